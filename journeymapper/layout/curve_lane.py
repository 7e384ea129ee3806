"""The strip of a lane of curves: guide lines, shading, curves, faces and labels."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from journeymapper.drawing.shapes import Command, Path, Shape, Text
from journeymapper.drawing.tree import Cell, Column, Group, Strip
from journeymapper.geometry import Point, Rect
from journeymapper.layout.curve import (
    DOT,
    RING,
    Drawn,
    curve_name,
    drawn_curves,
    guides,
    has_faces,
    is_arc,
    lowest_points,
    share_of,
    y_of,
)
from journeymapper.layout.curve_labels import LINE, curve_labels
from journeymapper.layout.curve_notes import NO_NOTES, Notes, curve_notes
from journeymapper.layout.curve_shade import gaps, shade
from journeymapper.layout.faces import face, level_of
from journeymapper.layout.grid import grid_cell
from journeymapper.layout.head import GAP, header_floor
from journeymapper.layout.lane import STEP, LaneInputs, LaneMade, lane_strip, line_length, rounded
from journeymapper.layout.look import Look, persona_colour
from journeymapper.layout.spline import forwards
from journeymapper.layout.symbols import disc
from journeymapper.layout.wording import printed_number
from journeymapper.model.curve import Curve, CurvePoint
from journeymapper.model.lane import Lane
from journeymapper.model.lookup import scale_ends
from journeymapper.model.words import AS_IS, TO_BE
from journeymapper.text.wrap import set_text

_DASH = (8.0, 7.0)
_EMPTY_HEIGHT = 160.0  # enough for the name of the highest guide line below the name of the lane
_ARC_HEIGHT = 168.0


class CurveInputs(NamedTuple):
    """What a lane of curves shows besides: its curves, and the steps that are moments of truth.

    `pages` are the columns of all pages, where the map is cut in pages; `near` is that of `curve_labels`;
    what finds no place is `noted` below the curves, where it has a space at least as high as `deep`, and at
    most one that makes the strip as high as `most` (see `unsaid`);
    `colours`, if given, are those of curves that other pages show among others (see `curve_colours`).
    """

    curves: tuple[Curve, ...]
    moments: tuple[str, ...]
    pages: tuple[tuple[Column, ...], ...] = ()
    near: bool = False
    noted: bool = True
    deep: float = 0.0
    most: float = math.inf
    colours: Mapping[str, str] | None = None


def curve_lane(inputs: LaneInputs, width: float, previous: Strip | None) -> Strip:
    """The strip of a lane of curves; the one before, when nothing has changed."""
    made = previous.inputs if previous else None
    if previous and isinstance(made, LaneMade) and made.inputs == inputs and previous.width == width:
        return previous
    look, columns = inputs.look, inputs.columns
    long = line_length(columns, width)
    height = lane_height(inputs)
    grid = grid_cell(columns, long, height, look)
    if inputs.collapsed:
        return lane_strip(inputs, width, height, (grid,))
    extra = inputs.extra if isinstance(inputs.extra, CurveInputs) else CurveInputs((), ())
    drawn = _drawn(inputs, extra)
    colours = extra.colours or curve_colours(extra.curves, look)
    groups = _kept(previous, inputs, width) or _groups(inputs, extra, drawn, colours, long, height)
    notes = NO_NOTES
    if extra.noted:
        most = extra.most if math.isinf(extra.most) else extra.most // STEP * STEP
        labels = [group for group in groups if group.kind == "label"]
        notes = curve_notes(drawn, labels, colours, columns, height, look, most - height)
    if notes.groups or extra.deep:
        height = rounded(height + max(notes.height, extra.deep))
        grid = grid_cell(columns, long, height, look)
    cell = Cell("", Point(0.0, 0.0), height, (*groups, *notes.groups), notes)
    return lane_strip(inputs, width, height, (grid, cell))


def _groups(
    inputs: LaneInputs,
    extra: CurveInputs,
    drawn: list[Drawn],
    colours: Mapping[str, str],
    long: float,
    height: float,
) -> tuple[Group, ...]:
    """All but the notes."""
    lane, look = inputs.lane, inputs.look
    size = face_size(extra.curves, look)
    groups: list[Group] = [_guide_lines(lane, long, height, look)]
    groups += shade(drawn, colours, lane, long, height, look)
    groups += [_curve(one, colours[one.curve.id], long, height, look) for one in drawn]
    for one in reversed(drawn):  # the first curve's faces lie on top
        groups += _points(one, drawn, colours[one.curve.id], lane, size, look, several=_several(extra.curves))
    bounds = Rect(0.0, 0.0, long, height)
    groups += curve_labels(drawn, colours, lane, extra.moments, bounds, size, look, extra.near)
    return tuple(groups)


def _kept(previous: Strip | None, inputs: LaneInputs, width: float) -> tuple[Group, ...]:
    """All but the notes of a strip from which this one differs only in the room for them, or nothing."""
    made = previous.inputs if previous else None
    if previous is None or previous.width != width or not isinstance(made, LaneMade):
        return ()
    old, new = made.inputs.extra, inputs.extra
    if not (isinstance(old, CurveInputs) and isinstance(new, CurveInputs)):
        return ()
    if made.inputs._replace(extra=old._replace(most=new.most, deep=new.deep)) != inputs:
        return ()
    groups = previous.cells[-1].groups
    return groups[: len(groups) - len(noted(previous).groups)]


def noted(strip: Strip) -> Notes:
    """What stands below the curves of a lane's strip; nothing in a strip without curves."""
    notes = strip.cells[-1].inputs if strip.cells else None
    return notes if isinstance(notes, Notes) else NO_NOTES


def unsaid(strip: Strip) -> tuple[str, ...]:
    """What a lane's strip has only the beginnings of, or nothing: the ids of points, for their labels, and of
    curves, for their names."""
    return noted(strip).unsaid


def curve_room(strip: Strip) -> float:
    """How high the part of a lane's strip is in which its curves run; below it stand notes."""
    if isinstance(strip.inputs, LaneMade) and isinstance(strip.inputs.inputs.extra, CurveInputs):
        return lane_height(strip.inputs.inputs)
    return strip.height


def lane_height(inputs: LaneInputs) -> float:
    lane, look = inputs.lane, inputs.look
    if inputs.collapsed:
        return rounded(inputs.least)
    filled = isinstance(inputs.extra, CurveInputs) and any(curve.points for curve in inputs.extra.curves)
    usual = _ARC_HEIGHT if is_arc(lane) else look.measures.emotion_height
    return rounded(
        max(lane.height or (usual if filled else _EMPTY_HEIGHT), 3 * look.measures.face, inputs.least)
    )


def face_size(curves: tuple[Curve, ...], look: Look) -> float:
    """Faces are smaller where several personas share the lane."""
    people = {curve.persona for curve in curves}
    return look.measures.face if len(people) < 2 else round(look.measures.face * 0.8)


def _several(curves: Sequence[Curve]) -> bool:
    """Whether curves of several personas share the lane."""
    return len({curve.persona for curve in curves if curve.points}) > 1


def curve_colours(curves: Sequence[Curve], look: Look) -> dict[str, str]:
    """The colours of all curves of a lane, by id: ink and accent for one persona's two states, the personas'
    own colours where there are several."""
    several = _several(curves)
    return {
        curve.id: persona_colour(look, curve.persona)
        if several
        else look.palette.accent
        if curve.state == TO_BE
        else look.palette.ink
        for curve in curves
    }


def state_colours(inputs: LaneInputs) -> set[tuple[str, str]]:
    """The states of the shown curves, each with the colours in which it is drawn."""
    if not isinstance(inputs.extra, CurveInputs):
        return set()
    curves = inputs.extra.curves
    colours = curve_colours(curves, inputs.look)
    return {(curve.state, colours[curve.id]) for curve in curves if curve.points}


def sample_colours(drawn: Iterable[tuple[str, str]], look: Look) -> dict[str, str]:
    """The colour in which a legend shows each state: that of its curves, ink where they have several."""
    found: dict[str, set[str]] = {}
    for state, colour in drawn:
        found.setdefault(state, set()).add(colour)
    return {state: min(each) if len(each) == 1 else look.palette.ink for state, each in found.items()}


def curve_states(inputs: LaneInputs) -> tuple[str, ...]:
    """The states that the shown curves of a lane are in. One plain as-is curve says nothing about states."""
    if not isinstance(inputs.extra, CurveInputs):
        return ()
    curves = [curve for curve in inputs.extra.curves if curve.points]
    states = {curve.state for curve in curves}
    if states == {AS_IS} and not any(curve.persona for curve in curves):
        return ()
    return tuple(sorted(states))


def gap_colours(inputs: LaneInputs) -> tuple[str, ...]:
    """In which colours the lane shades how far as-is is from to-be; none where it does not."""
    if not isinstance(inputs.extra, CurveInputs) or inputs.collapsed:
        return ()
    colours = curve_colours(inputs.extra.curves, inputs.look)
    return tuple(dict.fromkeys(colours[later.id] for later, _ in gaps(_drawn(inputs, inputs.extra))))


def _drawn(inputs: LaneInputs, extra: CurveInputs) -> list[Drawn]:
    size = face_size(extra.curves, inputs.look)
    return drawn_curves(extra.curves, inputs.lane, inputs.columns, lane_height(inputs), size, extra.pages)


def has_lowest(inputs: LaneInputs) -> bool:
    if not isinstance(inputs.extra, CurveInputs) or inputs.collapsed:
        return False
    return any(lowest_points(curve, inputs.lane) for curve in inputs.extra.curves)


def guide_names(lane: Lane, height: float, look: Look) -> Group | None:
    """The names of the guide lines, for the header at the left; None when there is no room for them."""
    measures = look.measures
    width = measures.lane_header_width - GAP
    floor = header_floor(lane, look)
    named = guides(lane, look)
    found: dict[float, Text] = {}
    # Where there is no room for all of them the ends come first, then the middle.
    for name, value in (*named[:1], *named[-1:], *named[len(named) // 2 :][:1], *named):
        block = set_text(name, width - 20.0, look.caption, align="right", max_lines=2)
        y = y_of(lane, height, value) - block.height / 2
        slack = 0.05 * look.caption.line_height
        free = all(
            y >= other.rect.bottom - slack or y + block.height <= other.rect.y + slack
            for other in found.values()
        )
        if name and y >= floor and free:
            rect = Rect(10.0, y, width - 20.0, block.height)
            found[value] = Text(rect, name, block.lines, look.caption, look.palette.second, "right")
    if not found:
        return None
    shapes = tuple(found[value] for _, value in named if value in found)
    return Group("", "guide", Rect(measures.margin, 0.0, width, height), shapes)


def _guide_lines(lane: Lane, width: float, height: float, look: Look) -> Group:
    low, high = scale_ends(lane)
    thin: list[Command] = []
    strong: list[Command] = []
    for _, value in guides(lane, look):
        y = y_of(lane, height, value)
        lines = strong if not is_arc(lane) and abs(value - (low + high) / 2) < 1e-9 else thin
        lines += [("M", 0.0, y), ("L", width, y)]
    shapes = [
        Path(tuple(lines), stroke=colour)
        for lines, colour in ((thin, look.palette.hairline), (strong, look.palette.stage_line))
        if lines
    ]
    return Group("", "guide", Rect(0.0, 0.0, width, height), tuple(shapes))


def _curve(one: Drawn, colour: str, width: float, height: float, look: Look) -> Group:
    dash = _DASH if one.curve.state == "to-be" else ()
    shapes = (Path(forwards(one.spans), None, colour, LINE, dash),) if one.spans else ()
    label = look.words("Curve: {name}", name=curve_name(one.curve, look))
    return Group(one.curve.id, "curve", Rect(0.0, 0.0, width, height), shapes, label)


def _points(
    one: Drawn, drawn: list[Drawn], colour: str, lane: Lane, size: float, look: Look, *, several: bool
) -> list[Group]:
    faces = has_faces(one, drawn, lane)
    lowest = lowest_points(one.curve, lane)
    found = []
    for point, at in one.points:
        label = _point_label(one.curve, point, look)
        if not faces:
            radius = DOT + LINE
            dot = Path(disc(radius, radius, DOT), "#FFFFFF", colour, 2.25)
            rect = Rect(at.x - radius, at.y - radius, 2 * radius, 2 * radius)
            found.append(Group(point.id, "point", rect, (dot,), label))
            continue
        level = level_of(share_of(lane, point.value))
        shapes: tuple[Shape, ...] = face(level, look.palette.faces[level], size)
        if point.id in lowest:
            ring = Path(disc(size / 2, size / 2, size / 2 + RING), "#FFFFFF", look.palette.bad, 1.5)
            shapes = (ring, *shapes)
            label += ", " + look.words("Lowest point")
        elif several:  # keeps faces apart that lie on each other
            shapes = (Path(disc(size / 2, size / 2, size / 2 + 1.5), "#FFFFFF"), *shapes)
        rect = Rect(at.x - size / 2, at.y - size / 2, size, size)
        found.append(Group(point.id, "point", rect, shapes, label))
    return found


def _point_label(curve: Curve, point: CurvePoint, look: Look) -> str:
    value = printed_number(point.value, look.words.language)
    return ", ".join(part for part in (curve_name(curve, look), value, point.label) if part)
