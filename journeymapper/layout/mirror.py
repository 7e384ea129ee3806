"""Maps in languages that run from right to left: the same map, seen in a mirror that leaves the words alone.

Everything is laid out from left to right, and asked about (hits, drop places) in those coordinates. `as_seen`
is the last step before painting: stages run from right to left, lane headers stand at the right, stages point
to the left, curves run the other way. Cards have been laid out for it (`Look.mirrored`) and only move.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from journeymapper.drawing.shapes import Box, Icon, Path, Picture, Shape, Text
from journeymapper.drawing.tree import Cell, Drawing, Group, Placed, Strip
from journeymapper.drawing.turning import turned
from journeymapper.geometry import Point, Rect
from journeymapper.layout.icons import MIRRORED

# Languages written in Arabic, Hebrew and Thaana script.
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"})
_MOVED_ONLY = ("card", "count")
_OTHER_SIDE: Mapping[str, Literal["left", "right", "centre"]] = MappingProxyType(
    {"left": "right", "right": "left", "centre": "centre"}
)


def reads_right_to_left(language: str) -> bool:
    """Whether a map in this language (a BCP 47 tag) runs from right to left."""
    parts = language.replace("_", "-").lower().split("-")
    if any(script in parts for script in ("arab", "hebr", "thaa")):
        return True
    return parts[0] in _RIGHT_TO_LEFT and "latn" not in parts


def as_seen(drawing: Drawing, before: tuple[Drawing, Drawing] | None = None) -> Drawing:
    """The drawing as people see it: itself, or its mirror image when it is of a mirrored map.

    With `before` (an earlier drawing and what was seen of it) unchanged strips and cells are taken over as
    the same objects.
    """
    if not drawing.mirrored:
        return drawing
    width = drawing.width
    known: dict[tuple[str, str], tuple[Strip, Strip]] = {}
    if before:
        pairs = zip(before[0].strips, before[1].strips, strict=True)
        known = {(old.strip.kind, old.strip.id): (old.strip, seen.strip) for old, seen in pairs}
    return drawing._replace(
        strips=tuple(
            Placed(
                Point(width - origin.x - strip.width, origin.y),
                _strip(strip, known.get((strip.kind, strip.id))),
            )
            for origin, strip in drawing.strips
        ),
        columns=tuple(one._replace(x=width - one.right) for one in drawing.columns),
        body=across(drawing.body, width),
        mirrored=False,
    )


def point_across(drawing: Drawing, point: Point) -> Point:
    """The place in a drawing that is seen at a point, and the other way round."""
    return Point(drawing.width - point.x, point.y) if drawing.mirrored else point


def part_across(group: Group, part: Rect) -> Rect:
    """The part of a group, in its coordinates, that is seen where `part` of the mirrored group is drawn."""
    return across(part, group.rect.width) if group.kind in _MOVED_ONLY else part


def across(rect: Rect, width: float) -> Rect:
    """Where a rectangle is in the mirror, on something of this width."""
    return rect._replace(x=width - rect.right)


def _strip(strip: Strip, before: tuple[Strip, Strip] | None) -> Strip:
    if before and before[0] is strip:
        return before[1]
    known: dict[int, Cell] = {}
    if before and before[0].width == strip.width:
        known = {id(old): seen for old, seen in zip(before[0].cells, before[1].cells, strict=True)}
    cells = tuple(known.get(id(cell)) or _cell(cell, strip.width) for cell in strip.cells)
    return strip._replace(cells=cells, mirrored=True)


def _cell(cell: Cell, width: float) -> Cell:
    shift = width - 2 * cell.origin.x
    groups = tuple(group_across(group)._replace(rect=across(group.rect, shift)) for group in cell.groups)
    return cell._replace(groups=groups)


def group_across(group: Group) -> Group:
    """What a group looks like in the mirror, at the same place."""
    if group.kind in _MOVED_ONLY:
        return group
    width = group.rect.width
    return group._replace(shapes=tuple(mirrored(shape, width) for shape in group.shapes))


def mirrored(shape: Shape, width: float) -> Shape:
    """A shape on something of this width, seen in the mirror; words stay readable."""
    match shape:
        case Path():
            return shape._replace(commands=turned(shape.commands, width))
        case Text():
            # Also a paragraph that was set against the right by its own direction goes to the right.
            room = shape.rect.width
            lines = tuple(
                line._replace(x=room - line.width - (0.0 if shape.align == "left" else line.x))
                for line in shape.lines
            )
            align = _OTHER_SIDE[shape.align]
            return shape._replace(rect=across(shape.rect, width), lines=lines, align=align)
        case Icon():
            name = MIRRORED.get(shape.name, shape.name)
            return shape._replace(rect=across(shape.rect, width), name=name)
        case Box() | Picture():
            return shape._replace(rect=across(shape.rect, width))
