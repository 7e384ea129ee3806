"""What is written beside curves: moments of truth, the names of curves, the labels of points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from journeymapper.drawing.colour import WHITE
from journeymapper.drawing.shapes import Box, Text
from journeymapper.drawing.tree import Group
from journeymapper.geometry import Point, Rect
from journeymapper.layout.curve import Drawn, curve_name, is_arc, lowest_points, point_radius, share_of
from journeymapper.layout.fit import widest_word
from journeymapper.layout.labels import Field, Taken, place
from journeymapper.layout.look import Look
from journeymapper.layout.palette import darkened
from journeymapper.model.lane import Lane
from journeymapper.text.run import SEMIBOLD, TextStyle
from journeymapper.text.wrap import set_text

LINE = 3.0  # how wide curves are
_HALO = 3.0
_INSIDE = 3.0  # from a label to the edge of the lane
# Widest line and most lines of what is said whole, and of a beginning where nothing else has a place.
_WHOLE = ((150.0, 2), (112.0, 3), (88.0, 4), (220.0, 2), (150.0, 4), (112.0, 5))
_CUT = ((150.0, 2), (150.0, 1), (88.0, 1))
_LONGEST = 400  # characters: more fit into none of them
_LESS = 8.0  # by how much a form must be nearer than one that is liked better
_LONGEST_WORD = 220.0  # that makes a line wider than that


class _Wish(NamedTuple):
    """A label that wants a place at a point, which is tried above first or below."""

    id: str
    text: str
    style: TextStyle
    colour: str
    at: Point
    radius: float
    above: bool
    pill: bool = False


def curve_labels(
    drawn: list[Drawn],
    colours: Mapping[str, str],
    lane: Lane,
    moments: tuple[str, ...],
    bounds: Rect,
    size: float,
    look: Look,
    near: bool = False,
) -> list[Group]:
    """Groups of kind "label" for all that find a place, whole ones first; see `curve_notes` for the others.

    `moments` are the steps that are moments of truth. `near` labels never stand beyond another curve: for
    charts that say elsewhere what finds no place.
    """
    field = Field(bounds.inset(_INSIDE), [one.spans for one in drawn], LINE, near)
    radii = {one.curve.id: point_radius(one, drawn, lane, size) for one in drawn}
    taken = Taken(_square(at, radii[one.curve.id]) for one in drawn for _, at in one.points)
    wishes = _moments(drawn, lane, moments, radii, look)
    named = drawn if names_curves(drawn) else []
    names = [_name(one, drawn, colours[one.curve.id], radii[one.curve.id], look) for one in named]
    names.sort(key=lambda wish: wish.at.y)  # the highest has first choice of what is above
    points = [
        wish for one in drawn for wish in _points(one, colours[one.curve.id], lane, radii[one.curve.id], look)
    ]
    groups = []
    for wish in (*wishes, *names, *points):
        group = _put(wish, field, taken)
        if group:
            groups.append(group)
            taken.add(group.rect.inset(-_HALO))
    return groups


def names_curves(drawn: Sequence[Drawn]) -> bool:
    """Whether curves are named: not the only one of a lane, when it is nobody's."""
    return len(drawn) > 1 or any(one.curve.persona for one in drawn)


def _square(at: Point, radius: float) -> Rect:
    return Rect(at.x - radius, at.y - radius, 2 * radius, 2 * radius)


def _put(wish: _Wish, field: Field, taken: Taken) -> Group | None:
    """The label in the form that comes nearest to its point; cut short only when no whole one has a place."""
    best: tuple[float, Group] | None = None
    long = wish.pill or len(wish.text) > _LONGEST
    for forms in (_CUT,) if long else (_WHOLE, _CUT):
        for less_liked, (width, lines) in enumerate(forms):
            found = _form(wish, width, lines, field, taken, cut=forms is _CUT)
            if found and (best is None or found[0] + _LESS * less_liked < best[0]):
                best = (found[0] + _LESS * less_liked, found[1])
            if best and best[0] <= _LESS * (less_liked + 1):
                break
        if best:
            break
    return best[1] if best else None


def _form(
    wish: _Wish, width: float, lines: int, field: Field, taken: Taken, *, cut: bool
) -> tuple[float, Group] | None:
    pad, rise = (9.0, 3.0) if wish.pill else (0.0, 0.0)
    if lines > 1:
        width = max(width, min(_LONGEST_WORD, widest_word(wish.text, wish.style) + 0.01))
    block = set_text(wish.text, width, wish.style, align="left", max_lines=lines if cut else None)
    if len(block.lines) > lines:
        return None
    block = set_text(wish.text, block.width + 0.01, wish.style, align="centre", max_lines=lines)
    size = (block.width + 2 * pad, block.height + 2 * rise)
    found = place(size, wish.at, wish.radius, wish.above, field, taken)
    if found is None:
        return None
    inner = Rect(pad, rise, block.width, block.height)
    text = Text(inner, wish.text, block.lines, wish.style, wish.colour, "centre")
    if wish.pill:
        back = Box(Rect(0.0, 0.0, *size), wish.colour, None, 1.0, size[1] / 2)
        return found[0], Group(wish.id, "label", found[1], (back, text._replace(colour=WHITE)))
    return found[0], Group(wish.id, "label", found[1], (text._replace(halo=WHITE, halo_width=_HALO),))


def _moments(
    drawn: list[Drawn],
    lane: Lane,
    moments: tuple[str, ...],
    radii: dict[str, float],
    look: Look,
) -> list[_Wish]:
    """A pill for every moment of truth, at the point of the first curve that has one there."""
    style = look.caption._replace(weight=SEMIBOLD, size=look.chip.size)
    text = look.words("Moment of truth")
    found = []
    for step in moments:
        spot = next(
            ((one, point, at) for one in drawn for point, at in one.points if point.step == step), None
        )
        if spot and not is_arc(lane):
            one, _, at = spot
            found.append(_Wish("", text, style, look.palette.ink, at, radii[one.curve.id], True, pill=True))
    return found


def _name(one: Drawn, drawn: list[Drawn], colour: str, radius: float, look: Look) -> _Wish:
    """The curve's name at its end: over it when it ends as the highest, else under it."""
    style = look.caption._replace(weight=SEMIBOLD)
    at = _end(one)
    above = all(at.y <= _end(other).y for other in drawn)
    readable = darkened(colour, WHITE, 4.5)
    return _Wish(one.curve.id, curve_name(one.curve, look), style, readable, at, radius, above)


def _end(one: Drawn) -> Point:
    """The last point, or where a curve leaves that only passes through."""
    return one.points[-1][1] if one.points else Point(one.spans[-1].x1, one.spans[-1].y1)


def _points(one: Drawn, colour: str, lane: Lane, radius: float, look: Look) -> list[_Wish]:
    ink = darkened(colour, WHITE, 4.5)
    # What is said at the lowest point is found first, in a grey print too.
    styles = dict.fromkeys(lowest_points(one.curve, lane), look.caption._replace(weight=SEMIBOLD))
    return [
        _Wish(
            point.id,
            point.label,
            styles.get(point.id, look.caption),
            ink,
            at,
            radius,
            share_of(lane, point.value) >= 0.5,
        )
        for point, at in one.points
        if point.label.strip()
    ]
