"""Curves of a lane: the scale, values and heights, and the places of their points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from journeymapper.drawing.tree import Column
from journeymapper.geometry import Point
from journeymapper.layout.look import Look
from journeymapper.layout.spline import Span, clipped, monotone_spans
from journeymapper.layout.wording import feelings, intensities, listed, state_names
from journeymapper.layout.words import Words
from journeymapper.model.curve import Curve, CurvePoint
from journeymapper.model.lane import Lane
from journeymapper.model.lookup import scale_ends

_PAD = 44.0  # above the highest and below the lowest value: half a face and a label
DOT = 5.0  # radius of a point without a face
RING = 4.0  # how much larger than the face the ring of a lowest point is


def is_arc(lane: Lane) -> bool:
    return lane.kind == "dramatic_arc"


def share_of(lane: Lane, value: float) -> float:
    """Where a value lies on the scale: 0 at the lowest, 1 at the highest, never outside."""
    low, high = scale_ends(lane)
    return min(1.0, max(0.0, (value - low) / (high - low)))


def y_of(lane: Lane, height: float, value: float) -> float:
    """The y of a value in a lane of this height, from its top."""
    pad = min(_PAD, height * 0.25)
    return height - pad - share_of(lane, value) * (height - 2 * pad)


def value_of(lane: Lane, height: float, y: float) -> float:
    """The value at a y in a lane of this height; above and below the scale its nearest end."""
    pad = min(_PAD, height * 0.25)
    low, high = scale_ends(lane)
    share = (height - pad - y) / max(1.0, height - 2 * pad)
    return low + min(1.0, max(0.0, share)) * (high - low)


def usual_guides(lane: Lane, words: Words) -> tuple[str, ...]:
    """Names of the guide lines of a lane that has none of its own, lowest first; "" is a line without."""
    return intensities(words) if is_arc(lane) else feelings(words)


def guides(lane: Lane, look: Look) -> list[tuple[str, float]]:
    """Names of the guide lines with their values, lowest first."""
    names = lane.scale.guides or usual_guides(lane, look.words)
    low, high = scale_ends(lane)
    parts = max(1, len(names) - 1)
    return [(name, low + (high - low) * at / parts) for at, name in enumerate(names)]


class Drawn(NamedTuple):
    """A curve with the places of its shown points, from left to right, and the spans between them."""

    curve: Curve
    points: tuple[tuple[CurvePoint, Point], ...]
    spans: tuple[Span, ...]


def drawn_curves(
    curves: Sequence[Curve],
    lane: Lane,
    columns: Sequence[Column],
    height: float,
    face: float,
    pages: Sequence[Sequence[Column]] = (),
) -> list[Drawn]:
    """The curves that have points in shown steps; no face (of this size) reaches out of the lane.

    Where points of several personas would cover each other, curves move apart sideways by half a face.
    `pages` are the columns of all pages, side by side in the coordinates of this one: then the curves are
    those of the whole map, cut at the edges of this page, where they have the same height on both pages.
    """
    left = columns[0].x if columns else 0.0
    parts = pages or ([columns] if columns else [])
    edge = face / 2 + 4.0
    limits = {
        column.step: (part[0].x - left + edge, part[-1].right - left - edge)
        for part in parts
        for column in part
    }
    by_step = {column.step: column for part in parts for column in part}
    found: list[tuple[Curve, list[tuple[CurvePoint, Point]]]] = []
    for curve in curves:
        places = [
            (point, Point(column.x - left + point.at * column.width, y_of(lane, height, point.value)))
            for point in curve.points
            if (column := by_step.get(point.step)) is not None
        ]
        if places:
            found.append((curve, sorted(places, key=lambda place: place[1].x)))
    shifts = _shifts(found, face / 2)
    drawn = []
    for (curve, places), shift in zip(found, shifts, strict=True):
        moved = []
        for point, at in places:
            low, high = limits[point.step]
            moved.append((point, Point(min(high, max(low, at.x + shift)), at.y)))
        drawn.append(Drawn(curve, tuple(moved), monotone_spans([at for _, at in moved])))
    return _cut_to_page(drawn, columns) if pages else drawn


def _cut_to_page(drawn: list[Drawn], columns: Sequence[Column]) -> list[Drawn]:
    """What passes through these columns. A curve runs on to the edge of the page where it goes on."""
    left, right = 0.0, columns[-1].right - columns[0].x
    steps = {column.step for column in columns}
    cut = []
    for one in drawn:
        points = tuple((point, at) for point, at in one.points if point.step in steps)
        spans = clipped(one.spans, left, right)
        if points or spans:
            cut.append(Drawn(one.curve, points, spans))
    return cut


def _shifts(found: list[tuple[Curve, list[tuple[CurvePoint, Point]]]], dodge: float) -> list[float]:
    people = list(dict.fromkeys(curve.persona for curve, _ in found))
    if len(people) < 2:
        return [0.0] * len(found)
    seen: set[tuple[str, int, int]] = set()
    for curve, places in found:
        seen |= {(curve.persona, round(at.x / dodge), round(at.y / dodge)) for _, at in places}
    spots = [(x, y) for _, x, y in seen]
    if len(spots) == len(set(spots)):
        return [0.0] * len(found)
    middle = (len(people) - 1) / 2
    return [(people.index(curve.persona) - middle) * dodge for curve, _ in found]


def curve_name(curve: Curve, look: Look) -> str:
    """Persona and state, such as "Mara, 34, As-is"."""
    name = next((persona.name for persona in look.personas if persona.id == curve.persona), "")
    state = state_names(look.words).get(curve.state, curve.state)
    return listed((name, state), look.words.language)


def lowest_points(curve: Curve, lane: Lane) -> frozenset[str]:
    """The points of an as-is curve that are lowest, when they are in the lower half of the scale."""
    if is_arc(lane) or curve.state == "to-be" or len(curve.points) < 2:
        return frozenset()
    low, high = scale_ends(lane)
    least = min(point.value for point in curve.points)
    if least >= (low + high) / 2:
        return frozenset()
    return frozenset(point.id for point in curve.points if point.value == least)


def has_faces(one: Drawn, drawn: list[Drawn], lane: Lane) -> bool:
    """As-is curves have faces; a to-be curve has them when it stands alone for its persona."""
    if is_arc(lane):
        return False
    return one.curve.state != "to-be" or all(
        other.curve.state == "to-be" or other.curve.persona != one.curve.persona for other in drawn
    )


def point_radius(one: Drawn, drawn: list[Drawn], lane: Lane, face: float) -> float:
    """How far labels stay away from the middle of a curve's points."""
    return face / 2 + RING if has_faces(one, drawn, lane) else DOT + 3.0
