"""Lanes: add, edit, change the kind, move, resize, delete."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from journeymapper.model.card import Card
from journeymapper.model.curve import Curve, CurvePoint
from journeymapper.model.document import Document
from journeymapper.model.lane import Lane, Scale
from journeymapper.model.lookup import find_lane, holds_cards, scale_ends
from journeymapper.model.record import evolve, new_id, replaced
from journeymapper.model.view import LANE_FIELDS, View
from journeymapper.model.words import CURVE_LANES, DIVIDER
from journeymapper.operations.cards import delete_cards, to_shelf
from journeymapper.operations.placement import kind_in

TALLEST = 5_000.0  # map units, as in the record
_CURVE_KINDS = {"emotions": "emotion", "dramatic_arc": "arc"}
_SCALES = {"emotions": Scale(), "dramatic_arc": Scale(lowest=1.0, highest=5.0)}


def add_lane(
    document: Document,
    kind: str,
    index: int | None = None,
    name: str = "",
    *,
    id: str | None = None,
    line: str = "",
) -> Document:
    """A lane of a kind at `index` among the lanes (None: last). `line` is what a divider draws."""
    lane = evolve(Lane(id=id or new_id()), kind=kind, name=name, line=_line(kind, line), scale=_scale(kind))
    lanes = list(document.lanes)
    lanes.insert(len(lanes) if index is None else max(0, index), lane)
    return evolve(document, lanes=tuple(lanes))


def edit_lane(document: Document, id: str, **fields: Any) -> Document:
    """A lane with other values in some fields (its kind: see `set_lane_kind`)."""
    if fields.keys() & {"id", "kind"}:
        raise TypeError("the kind of a lane has an operation of its own")
    lane = _lane(document, id)
    changed = evolve(lane, **fields)
    if changed.scale.lowest >= changed.scale.highest:
        raise ValueError("the lowest value of a scale is below its highest")
    return evolve(document, lanes=replaced(document.lanes, changed))


def move_lanes(document: Document, ids: Collection[str], index: int) -> Document:
    """Lanes, one below the other in their order, at `index` among the others."""
    moving = [lane for lane in document.lanes if lane.id in ids]
    if len(moving) < len(set(ids)):
        raise LookupError(f"not all of {sorted(ids)} are lanes")
    lanes = [lane for lane in document.lanes if lane.id not in ids]
    lanes[max(0, index) : max(0, index)] = moving
    return evolve(document, lanes=tuple(lanes))


def resize_lane(document: Document, id: str, height: float) -> Document:
    """A lane at least as tall as this, in map units; 0 is as tall as it needs to be."""
    return edit_lane(document, id, height=float(max(0.0, min(height, TALLEST))))


def set_lane_kind(document: Document, id: str, kind: str) -> Document:
    """A lane of another kind; its cards become cards of that kind.

    Cards of a lane that becomes one of curves or a divider go to the shelf. Curves keep their
    shape on the new scale between emotions and dramatic arc; in other lanes they would have no
    place, so they go.
    """
    lane = _lane(document, id)
    if lane.kind == kind:
        return document
    changed = evolve(lane, kind=kind, line=_line(kind, lane.line))
    if kind in CURVE_LANES:
        ends = _scale(kind)
        scale = evolve(lane.scale, lowest=ends.lowest, highest=ends.highest, guides=())
        changed = evolve(changed, scale=scale)
    document = evolve(document, lanes=replaced(document.lanes, changed))
    here = [card.id for card in document.cards if card.lane == id]
    if here and not holds_cards(changed):
        document = to_shelf(document, here)
    curves = [one for old in document.curves if (one := _fitting(old, lane, changed)) is not None]
    return evolve(
        document,
        cards=tuple(_of_kind(card, changed) for card in document.cards),
        curves=tuple(curves),
    )


def delete_lanes(document: Document, ids: Collection[str]) -> Document:
    """Without these lanes, their cards and curves; views forget them."""
    gone = set(ids)
    document = delete_cards(document, [card.id for card in document.cards if card.lane in gone])
    return evolve(
        document,
        lanes=tuple(lane for lane in document.lanes if lane.id not in gone),
        curves=tuple(curve for curve in document.curves if curve.lane not in gone),
        views=tuple(_without(view, gone) for view in document.views),
    )


def _lane(document: Document, id: str) -> Lane:
    lane = find_lane(document, id)
    if lane is None:
        raise LookupError(f"no lane {id!r}")
    return lane


def _line(kind: str, line: str) -> str:
    return (line or "free") if kind == DIVIDER else line


def _scale(kind: str) -> Scale:
    return _SCALES.get(kind, Scale())


def _of_kind(card: Card, lane: Lane) -> Card:
    kind = kind_in(lane, card.kind)
    return card if card.lane != lane.id or card.kind == kind else evolve(card, kind=kind)


def _fitting(curve: Curve, old: Lane, new: Lane) -> Curve | None:
    """A curve of a lane that changed its kind, stretched from its old scale to the new one."""
    if curve.lane != new.id:
        return curve
    if new.kind not in CURVE_LANES:
        return None
    (low, high), (new_low, new_high) = scale_ends(old), scale_ends(new)

    def stretched(point: CurvePoint) -> CurvePoint:
        share = (point.value - low) / (high - low)
        return evolve(point, value=new_low + max(0.0, min(share, 1.0)) * (new_high - new_low))

    return evolve(curve, kind=_CURVE_KINDS[new.kind], points=tuple(map(stretched, curve.points)))


def _without(view: View, lanes: set[str]) -> View:
    left = {field: tuple(id for id in getattr(view, field) if id not in lanes) for field in LANE_FIELDS}
    return view if left == {field: getattr(view, field) for field in LANE_FIELDS} else evolve(view, **left)
