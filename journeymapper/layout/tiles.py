"""What is printed beside the parts of a tiled poster: crop marks, labels, and the plan of how they go."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from journeymapper.drawing.colour import WHITE, faded
from journeymapper.drawing.shapes import Box, Command, Path, Shape, Text
from journeymapper.drawing.tree import Cell, Drawing, Group, Placed, Strip
from journeymapper.geometry import Point, Rect
from journeymapper.layout.look import Look
from journeymapper.layout.mirror import mirrored
from journeymapper.layout.pages.thumbnail import thumbnail
from journeymapper.text.run import BOLD, SEMIBOLD, TextStyle
from journeymapper.text.wrap import set_text

_MARK, _APART = 14.0, 3.0  # how long crop marks are, and how far from the corner
_HAIR = 0.5
_INK = "#1F2430"
_LABEL = TextStyle(11.0, SEMIBOLD)
_TEXT = TextStyle(13.0, leading=1.5)
_TITLE = TextStyle(24.0, BOLD, leading=1.25)
_SHEET_NAME = TextStyle(15.0, BOLD)
_RULER_MM = 100.0
_WIDEST = 620.0  # of the instructions


class PlanSheet(NamedTuple):
    """A sheet in the plan: its name, and its place on the poster as shares of the poster's size."""

    name: str
    place: Rect
    printed: bool


def tile_marks(
    width: float,
    height: float,
    inner: Rect,
    overlaps: tuple[float, ...],
    label: str,
    above: str = "",
    language: str = "",
) -> Drawing:
    """Crop marks at the corners of the printed part of a sheet, its label below, and how confidential it
    is above.

    `overlaps` are how far the neighbours reach in: from the left, above, the right, below; 0 for none. Where
    one does, a small mark in the margin shows how far.
    """
    lines: list[Command] = []
    for x, out in ((inner.x, -1), (inner.right, 1)):
        for y, up in ((inner.y, -1), (inner.bottom, 1)):
            lines += _line(x + out * _APART, y, x + out * (_APART + _MARK), y)
            lines += _line(x, y + up * _APART, x, y + up * (_APART + _MARK))
    dashes: list[Command] = []
    left, over, right, below = overlaps
    for x in ([inner.x + left] if left else []) + ([inner.right - right] if right else []):
        dashes += _line(x, inner.y - _APART, x, inner.y - _APART - _MARK / 2)
        dashes += _line(x, inner.bottom + _APART, x, inner.bottom + _APART + _MARK / 2)
    for y in ([inner.y + over] if over else []) + ([inner.bottom - below] if below else []):
        dashes += _line(inner.x - _APART, y, inner.x - _APART - _MARK / 2, y)
        dashes += _line(inner.right + _APART, y, inner.right + _APART + _MARK / 2, y)
    shapes: list[Shape] = [Path(tuple(lines), None, _INK, _HAIR)]
    if dashes:
        shapes.append(Path(tuple(dashes), None, "#7C8594", _HAIR))
    x, room = inner.x + left + 2 * _MARK, inner.width - left - right - 4 * _MARK
    style = _LABEL._replace(language=language)
    block = set_text(label, room, style, max_lines=1)
    where = Rect(x, inner.bottom + _APART + 1.0, room, block.height)
    shapes.append(Text(where, label, block.lines, style, _INK))
    if above:
        block = set_text(above, room, style, max_lines=max(1, int(inner.y / style.line_height)))
        where = Rect(where.x, max(1.0, inner.y - _APART - block.height), room, block.height)
        shapes.append(Text(where, above, block.lines, style, _INK))
    return _drawing(width, height, (Group("", "legend", Rect(0.0, 0.0, width, height), tuple(shapes)),))


def assembly_plan(
    width: float,
    height: float,
    margin: float,
    title: str,
    steps: tuple[str, ...],
    poster: tuple[Drawing, Rect, float],
    sheets: tuple[PlanSheet, ...],
    ruler: str,
    per_mm: float,
    look: Look,
    secret: str = "",
) -> Drawing:
    """The first sheet: what to do, a ruler to check the print with, and which sheet goes where. At its foot
    stands how confidential it is.

    `poster` is the map's drawing, its place on the poster (as shares of its size), and the poster's aspect.
    The words of a mirrored map stand at the right; what is shown of the poster is as it will hang.
    """
    room = width - 2 * margin
    shapes: list[Shape] = []
    y = margin
    put = partial(_put, shapes, look.words.language)
    y = put(title, _TITLE, margin, y, room) + 10.0
    for number, step in enumerate(steps, 1):
        put(f"{number}.", _TEXT, margin, y, 24.0)
        y = put(step, _TEXT, margin + 24.0, y, min(room - 24.0, _WIDEST)) + 2.0
    y += 14.0
    long = _RULER_MM * per_mm
    if long <= room:
        shapes.append(Path(_ruler(margin, y, long), None, _INK, 1.0))
        y = put(ruler, _LABEL, margin, y + 14.0, room) + 22.0
    if look.mirrored:
        shapes = [mirrored(shape, width) for shape in shapes]
    drawing, place, aspect = poster
    wide = min(room, (height - margin - y) * aspect)
    high = wide / aspect
    left = margin + (room - wide) / 2
    printed = Rect(left + place.x * wide, y + place.y * high, place.width * wide, place.height * high)
    shapes += _poster(drawing, printed, look)
    for sheet in sheets:
        shapes += _sheet(sheet, Rect(left, y, wide, high), look)
    if secret:
        block = set_text(secret, room, _LABEL, align="left", max_lines=1)
        foot = Rect(margin, height - (margin + block.height) / 2, room, block.height)
        shapes.append(Text(foot, secret, block.lines, _LABEL, _INK))
    return _drawing(width, height, (Group("", "legend", Rect(0.0, 0.0, width, height), tuple(shapes)),))


def _poster(drawing: Drawing, place: Rect, look: Look) -> list[Shape]:
    """The map as spots of colour; its title as a line."""
    scale = place.width / drawing.width
    top = next((one.origin.y for one in drawing.strips if one.strip.kind == "band"), 0.0) * scale
    shapes: list[Shape] = [_moved(shape, place.x, place.y + top) for shape in thumbnail(drawing, scale, look)]
    wide = place.width * 0.25
    left = place.right - 4 * scale - wide if look.mirrored else place.x + 4 * scale
    shapes.append(Box(Rect(left, place.y + top * 0.16, wide, top * 0.2), "#C9CDD5"))
    return shapes


def _sheet(sheet: PlanSheet, poster: Rect, look: Look) -> list[Shape]:
    rect = Rect(
        poster.x + sheet.place.x * poster.width,
        poster.y + sheet.place.y * poster.height,
        sheet.place.width * poster.width,
        sheet.place.height * poster.height,
    )
    accent = look.palette.accent if sheet.printed else "#C9CDD5"
    shapes: list[Shape] = [Box(rect, faded(accent, 0.04) if sheet.printed else None, accent, 1.0, 0.0)]
    if not sheet.printed:
        return shapes
    block = set_text(sheet.name, rect.width, _SHEET_NAME, align="centre", max_lines=1)
    wide = block.width + 16.0
    tab = Rect(rect.centre.x - wide / 2, rect.centre.y - block.height / 2 - 2.0, wide, block.height + 4.0)
    text = Rect(rect.x, tab.y + 2.0, rect.width, block.height)
    return [
        *shapes,
        Box(tab, accent, None, 1.0, tab.height / 2),
        Text(text, sheet.name, block.lines, _SHEET_NAME, WHITE, "centre"),
    ]


def _put(
    shapes: list[Shape], language: str, text: str, style: TextStyle, x: float, y: float, room: float
) -> float:
    """Add a text; returns its bottom."""
    style = style._replace(language=language)
    block = set_text(text, room, style, align="left")
    shapes.append(Text(Rect(x, y, room, block.height), text, block.lines, style, _INK))
    return y + block.height


def _ruler(x: float, y: float, long: float) -> tuple[Command, ...]:
    """A line with ten parts."""
    commands = _line(x, y + 5.0, x + long, y + 5.0)
    for at in range(11):
        high = 5.0 if at in (0, 10) else 2.5
        commands += _line(x + at * long / 10, y + 5.0 - high, x + at * long / 10, y + 5.0 + high)
    return commands


def _line(x: float, y: float, to_x: float, to_y: float) -> tuple[Command, ...]:
    return (("M", x, y), ("L", to_x, to_y))


def _moved(shape: Shape, dx: float, dy: float) -> Shape:
    if not isinstance(shape, Path):
        return shape._replace(rect=shape.rect.moved(dx, dy))
    commands = tuple(
        (one[0], *(part + (dy if place % 2 else dx) for place, part in enumerate(one[1:])))
        for one in shape.commands
    )
    return shape._replace(commands=commands)  # type: ignore[arg-type]


def _drawing(width: float, height: float, groups: tuple[Group, ...]) -> Drawing:
    here = Point(0.0, 0.0)
    strip = Strip("page", "page", width, height, (Cell("", here, height, groups),))
    return Drawing(width, height, (Placed(here, strip),), (), (), Rect(0.0, 0.0, width, height))
