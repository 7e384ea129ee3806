"""Curves and their points: emotion, and how intense the journey is."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise
from typing import Any

from journeymapper.model.curve import Curve, CurvePoint
from journeymapper.model.document import Document
from journeymapper.model.lane import Lane
from journeymapper.model.lookup import find_lane, find_persona, find_point, scale_ends, step_order
from journeymapper.model.record import evolve, new_id, replaced
from journeymapper.model.words import AS_IS, CURVE_LANES
from journeymapper.operations.columns import in_journey_order


def add_point(
    document: Document,
    lane: str,
    step: str,
    value: float,
    at: float | None = None,
    *,
    persona: str = "",
    state: str = AS_IS,
    label: str = "",
    id: str | None = None,
) -> Document:
    """A point at a step, on the curve of this persona and state; where there is none, it begins one.

    The value is kept inside the lane's scale. `at` None is the middle of the widest free place in
    the step. Raises ValueError for a lane without curves, LookupError for what is not there.
    """
    home = _curve_lane(document, lane)
    order = step_order(document)
    if step not in order or (persona and find_persona(document, persona) is None):
        raise LookupError(f"no step {step!r} or no persona {persona!r}")
    curve = next(
        (one for one in document.curves if (one.lane, one.persona, one.state) == (lane, persona, state)), None
    )
    taken = [point.at for point in curve.points if point.step == step] if curve else []
    place = _free_place(taken) if at is None else max(0.0, min(at, 1.0))
    point = evolve(
        CurvePoint(id=id or new_id(), step=step),
        value=within(home, value),
        at=float(place),
        label=label,
    )
    if curve is None:
        kind = "arc" if home.kind == "dramatic_arc" else "emotion"
        begun = evolve(
            Curve(id=new_id(), lane=lane), kind=kind, persona=persona, state=state, points=(point,)
        )
        return evolve(document, curves=(*document.curves, begun))
    points = in_journey_order((*curve.points, point), order)
    return evolve(document, curves=replaced(document.curves, evolve(curve, points=points)))


def move_point(
    document: Document,
    id: str,
    value: float | None = None,
    at: float | None = None,
    step: str | None = None,
) -> Document:
    """A point up and down, along inside its step, or to another step. What is None stays; the value
    is kept inside the lane's scale and the place inside the step."""
    curve, point = _point(document, id)
    order = step_order(document)
    if step is not None and step not in order:
        raise LookupError(f"no step {step!r}")
    changes: dict[str, Any] = {}
    if value is not None:
        changes["value"] = within(_curve_lane(document, curve.lane), value)
    if at is not None:
        changes["at"] = float(max(0.0, min(at, 1.0)))
    if step is not None:
        changes["step"] = step
    moved = evolve(point, **changes)
    points = in_journey_order(replaced(curve.points, moved), order)
    return evolve(document, curves=replaced(document.curves, evolve(curve, points=points)))


def label_point(document: Document, id: str, label: str) -> Document:
    """What a point says."""
    curve, point = _point(document, id)
    points = replaced(curve.points, evolve(point, label=label))
    return evolve(document, curves=replaced(document.curves, evolve(curve, points=points)))


def delete_points(document: Document, ids: Collection[str]) -> Document:
    """Without these points. A curve that loses all of them goes."""
    curves = []
    for curve in document.curves:
        kept = tuple(point for point in curve.points if point.id not in ids)
        if len(kept) == len(curve.points):
            curves.append(curve)
        elif kept:
            curves.append(evolve(curve, points=kept))
    return evolve(document, curves=tuple(curves))


def edit_curve(
    document: Document, id: str, *, persona: str | None = None, state: str | None = None
) -> Document:
    """A curve for another persona ("": everybody) or of another state.

    Raises ValueError when its lane has a curve for these already.
    """
    curve = next((one for one in document.curves if one.id == id), None)
    if curve is None or (persona and find_persona(document, persona) is None):
        raise LookupError(f"no curve {id!r} or no persona {persona!r}")
    changed = evolve(
        curve,
        persona=curve.persona if persona is None else persona,
        state=curve.state if state is None else state,
    )
    wanted = (changed.lane, changed.persona, changed.state)
    if any((one.lane, one.persona, one.state) == wanted for one in document.curves if one is not curve):
        raise ValueError("the lane has a curve of this persona and state already")
    return evolve(document, curves=replaced(document.curves, changed))


def delete_curves(document: Document, ids: Collection[str]) -> Document:
    return evolve(document, curves=tuple(curve for curve in document.curves if curve.id not in ids))


def within(lane: Lane, value: float) -> float:
    """The value, no lower and no higher than the lane's scale."""
    lowest, highest = scale_ends(lane)
    return float(max(lowest, min(value, highest)))


def _curve_lane(document: Document, id: str) -> Lane:
    lane = find_lane(document, id)
    if lane is None:
        raise LookupError(f"no lane {id!r}")
    if lane.kind not in CURVE_LANES:
        raise ValueError(f"lane {id!r} holds no curves")
    return lane


def _point(document: Document, id: str) -> tuple[Curve, CurvePoint]:
    found = find_point(document, id)
    if found is None:
        raise LookupError(f"no point {id!r}")
    return found


def _free_place(taken: list[float]) -> float:
    """The middle of the step, or of the widest gap that the other points leave."""
    if not taken:
        return 0.5
    edges = [0.0, *sorted(taken), 1.0]
    left, right = max(pairwise(edges), key=lambda gap: round(gap[1] - gap[0], 9))
    return round((left + right) / 2, 3)
