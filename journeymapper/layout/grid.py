"""The hairlines of a lane: between steps, in the middle of the gap between stages, and below.

They are made in pieces of a fixed height, shared by all lanes, so that a lane that grows repaints only
what is new.
"""

from __future__ import annotations

from functools import lru_cache

from journeymapper.drawing.shapes import Command, Path, Shape
from journeymapper.drawing.tree import Cell, Column, Group
from journeymapper.geometry import Point, Rect
from journeymapper.layout.look import Look

PIECE = 128.0


def grid_cell(columns: tuple[Column, ...], width: float, height: float, look: Look) -> Cell:
    """The lines of a lane of this height, `width` long, in the coordinates of its strip."""
    left = columns[0].x if columns else 0.0
    steps = tuple([column.x - left for column in columns if not column.first])
    half = look.measures.stage_gap / 2
    stages = tuple([column.x - left - half for column in columns[1:] if column.first])
    groups: list[Group] = []
    y = 0.0
    while y < height:
        piece = min(PIECE, height - y)
        shapes = _uprights(steps, stages, piece, look.palette.hairline, look.palette.stage_line)
        if shapes:
            groups.append(Group("", "grid", Rect(0.0, y, width, piece), shapes))
        y += piece
    groups.append(Group("", "grid", Rect(0.0, height, width, 0.0), _below(width, look.palette.hairline)))
    return Cell("", Point(0.0, 0.0), height, tuple(groups))


@lru_cache(maxsize=256)
def _uprights(
    steps: tuple[float, ...], stages: tuple[float, ...], height: float, thin: str, strong: str
) -> tuple[Shape, ...]:
    paths = []
    for places, colour in ((steps, thin), (stages, strong)):
        lines: list[Command] = []
        for x in places:
            lines += [("M", x, 0.0), ("L", x, height)]
        if lines:
            paths.append(Path(tuple(lines), stroke=colour))
    return tuple(paths)


@lru_cache(maxsize=256)
def _below(width: float, colour: str) -> tuple[Shape, ...]:
    return (Path((("M", 0.0, 0.0), ("L", width, 0.0)), stroke=colour),)
