"""The tinted areas of a lane of curves: the gap between two states, or above and below the middle."""

from __future__ import annotations

from collections.abc import Mapping

from journeymapper.drawing.colour import faded
from journeymapper.drawing.shapes import Path
from journeymapper.drawing.tree import Group
from journeymapper.geometry import Rect
from journeymapper.layout.curve import Drawn, is_arc, y_of
from journeymapper.layout.look import Look
from journeymapper.layout.spline import backwards, clipped, forwards, sides
from journeymapper.model.curve import Curve
from journeymapper.model.lane import Lane
from journeymapper.model.lookup import scale_ends
from journeymapper.model.words import TO_BE

GAP_SHADE, _SIDE_SHADE = 0.11, 0.18


def shade(
    drawn: list[Drawn], colours: Mapping[str, str], lane: Lane, width: float, height: float, look: Look
) -> list[Group]:
    """Groups of kind "shade": with both states of a persona only the gap; with one curve its two sides.

    Several curves of one state are left plain: laid over each other, areas say nothing.
    """
    paths = [gap._replace(fill=faded(colours[later.id], GAP_SHADE)) for later, gap in gaps(drawn)]
    if len(drawn) == 1:
        if is_arc(lane):
            paths += _under(drawn[0], height, faded(colours[drawn[0].curve.id], 0.08))
        else:
            low, high = scale_ends(lane)
            middle = y_of(lane, height, (low + high) / 2)
            paths += _sides(drawn[0], middle, look)
    if not paths:
        return []
    return [Group("", "shade", Rect(0.0, 0.0, width, height), tuple(paths))]


def gaps(drawn: list[Drawn]) -> list[tuple[Curve, Path]]:
    """What lies between the two states of each persona, with the curve of what shall be."""
    found = [
        (later.curve, _gap(now, later))
        for now in drawn
        for later in drawn
        if now.curve.persona == later.curve.persona
        and now.curve.state != TO_BE
        and later.curve.state == TO_BE
    ]
    return [(curve, gap) for curve, gap in found if gap]


def _gap(one: Drawn, other: Drawn) -> Path | None:
    if not one.spans or not other.spans:
        return None
    left = max(one.spans[0].x0, other.spans[0].x0)
    right = min(one.spans[-1].x1, other.spans[-1].x1)
    if right <= left:
        return None
    over, under = clipped(one.spans, left, right), clipped(other.spans, left, right)
    return Path((*forwards(over), *backwards(under), ("Z",)))


def _sides(one: Drawn, middle: float, look: Look) -> list[Path]:
    paths = []
    for above, spans in sides(one.spans, middle):
        colour = look.palette.good if above else look.palette.bad
        start, end = spans[0].x0, spans[-1].x1
        outline = (("M", start, middle), *forwards(spans, start=False), ("L", end, middle), ("Z",))
        paths.append(Path(outline, fill=faded(colour, _SIDE_SHADE)))
    return paths


def _under(one: Drawn, height: float, colour: str) -> list[Path]:
    if not one.spans:
        return []
    start, end = one.spans[0].x0, one.spans[-1].x1
    outline = (("M", start, height), *forwards(one.spans, start=False), ("L", end, height), ("Z",))
    return [Path(outline, fill=colour)]
