"""How a link looks: a quiet line with round corners, a dot where it begins, an arrow where it ends."""

from __future__ import annotations

import math
from collections.abc import Sequence

from journeymapper.drawing.shapes import Box, Command, Path, Shape
from journeymapper.drawing.tree import Group
from journeymapper.geometry import Point, Rect
from journeymapper.layout.links import Route

COLOURS = {"causes": "#BE1E46", "addresses": "#2A6F2D"}
OTHER = "#4A5160"
# Kinds are told apart without colour too.
_DASHES = {"addresses": (6.0, 4.0), "leads to": (0.5, 4.0)}
_WIDTH, _MARKED = 1.75, 2.75
_HALO = 5.0
_RADIUS = 6.0
_ARROW, _HALF = 6.0, 3.6  # length, half its width
_DOT = 2.4
_ROUND = 0.5523  # of a quarter circle


def link_group(route: Route, colour: str = "") -> Group:
    """A link in the coordinates of the sheet. `colour` marks it and makes it a little wider."""
    width = _MARKED if colour else _WIDTH
    colour = colour or COLOURS.get(route.kind, OTHER)
    points = route.points
    tip, before = points[-1], points[-2]
    toward = math.copysign(1.0, tip.x - before.x)
    line = rounded((*points[:-1], Point(tip.x - toward * (_ARROW - 1.0), tip.y)))
    start = points[0]
    shapes: tuple[Shape, ...] = (
        Path(line, stroke="#FFFFFF", stroke_width=_HALO),
        Path(line, stroke=colour, stroke_width=width, dash=_DASHES.get(route.kind, ())),
        Path(_arrow(tip, toward), fill=colour),
        Box(Rect(start.x - _DOT, start.y - _DOT, 2 * _DOT, 2 * _DOT), colour, "#FFFFFF", 1.0, _DOT),
    )
    return Group(route.id, "link", Rect(0.0, 0.0, 0.0, 0.0), shapes)


def rounded(points: Sequence[Point]) -> tuple[Command, ...]:
    """A line through these corners, each rounded as far as its stretches are long."""
    commands: list[Command] = [("M", points[0].x, points[0].y)]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(_RADIUS, math.dist(before, corner) / 2, math.dist(corner, after) / 2)
        into, out = _toward(corner, before, radius), _toward(corner, after, radius)
        first, second = _toward(into, corner, radius * _ROUND), _toward(out, corner, radius * _ROUND)
        commands += [("L", *into), ("C", *first, *second, *out)]
    commands.append(("L", points[-1].x, points[-1].y))
    return tuple(commands)


def _toward(start: Point, end: Point, by: float) -> Point:
    length = math.dist(start, end)
    part = by / length if length else 0.0
    return Point(start.x + (end.x - start.x) * part, start.y + (end.y - start.y) * part)


def _arrow(tip: Point, toward: float) -> tuple[Command, ...]:
    x = tip.x - toward * _ARROW
    return (("M", *tip), ("L", x, tip.y - _HALF), ("L", x, tip.y + _HALF), ("Z",))
