"""Texts on a page: set, placed, and stacked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from operator import add
from typing import Literal, NamedTuple

from journeymapper.drawing.shapes import Box, Icon, Path, Picture, Shape, Text
from journeymapper.drawing.tree import Group
from journeymapper.geometry import Rect
from journeymapper.layout.fit import fitted, too_wide
from journeymapper.text.run import TextStyle
from journeymapper.text.wrap import set_text

_LEAST = 10.7  # units: 8 pt at the natural size
_LONG = 400  # characters of a text in which a broken word does not matter
# Scripts without spaces between words, whose lines may break nearly anywhere.
_BREAKS_ANYWHERE = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]"
)
Align = Literal["start", "left", "right", "centre"]


class Laid(NamedTuple):
    """Shapes from (0, 0) on, and how high they are."""

    shapes: tuple[Shape, ...]
    height: float


NOTHING = Laid((), 0.0)


def lettering(
    text: str,
    x: float,
    y: float,
    width: float,
    style: TextStyle,
    colour: str,
    align: Align = "start",
    max_lines: int | None = None,
    even: bool = False,
) -> Text:
    """A text whose top left is at (x, y); by default it begins where its script begins.

    Words wider than the room make it a little smaller before they are broken inside, unless it is to look
    `even` with its neighbours.
    """
    width = max(width, 8.0)
    if not even and has_words(text):
        small = fitted(style, text, width)
        if small is not style:
            style = style._replace(size=max(small.size, min(style.size, _LEAST)))
    block = set_text(text, width, style, align=align, max_lines=max_lines)
    side: Literal["left", "right", "centre"] = "left" if align == "start" else align
    return Text(Rect(x, y, width, block.height), text, block.lines, style, colour, side)


def has_words(text: str) -> bool:
    """Whether it is seen when a line ends inside a word."""
    return len(text) < _LONG and (text.isascii() or not _BREAKS_ANYWHERE.search(text))


def breaks_word(text: Text) -> bool:
    """Whether a line of a text ends inside a word for want of room."""
    return has_words(text.text) and too_wide(text.style, text.text, text.rect.width) > 0.0


def laid(
    text: str,
    width: float,
    style: TextStyle,
    colour: str,
    max_lines: int | None = None,
    even: bool = False,
) -> Laid:
    """A text as something to stack; nothing for an empty one."""
    if not text.strip():
        return NOTHING
    shape = lettering(text, 0.0, 0.0, width, style, colour, max_lines=max_lines, even=even)
    return Laid((shape,), shape.rect.height)


def stacked(parts: Iterable[Laid], gap: float = 0.0) -> Laid:
    """Parts below one another; empty ones take no room."""
    shapes: list[Shape] = []
    y = 0.0
    for part in parts:
        if not part.shapes:
            continue
        y += gap if y else 0.0
        shapes += moved_all(part.shapes, 0.0, y)
        y += part.height
    return Laid(tuple(shapes), y)


def moved(shape: Shape, dx: float, dy: float) -> Shape:
    if not dx and not dy:
        return shape
    if isinstance(shape, Path):
        by = (dx, dy) * 3
        commands = tuple([(one[0], *map(add, one[1:], by)) for one in shape.commands])
        return shape._replace(commands=commands)
    return shape._replace(rect=shape.rect.moved(dx, dy))


def moved_all(shapes: Iterable[Shape], dx: float, dy: float) -> tuple[Shape, ...]:
    return tuple([moved(shape, dx, dy) for shape in shapes])


def span_of(shape: Shape) -> tuple[float, float]:
    """Top and bottom of a shape."""
    match shape:
        case Path(commands=commands):
            heights = [part for one in commands for part in one[2::2]]
            return (min(heights), max(heights)) if heights else (0.0, 0.0)
        case Box(rect=rect) | Text(rect=rect) | Icon(rect=rect) | Picture(rect=rect):
            return rect.y, rect.bottom


def placed(part: Laid, rect: Rect, kind: str = "text", id: str = "", label: str = "", url: str = "") -> Group:
    """A part as a group whose top left is that of the rectangle; its height is the part's own."""
    said = label or " ".join(shape.text for shape in part.shapes if isinstance(shape, Text))
    return Group(id, kind, rect._replace(height=part.height), part.shapes, said, url)


def line(width: float, colour: str, thickness: float = 1.0) -> Path:
    """A line to the right from (0, 0)."""
    return Path((("M", 0.0, 0.0), ("L", width, 0.0)), None, colour, thickness)
