"""A loaded face, and the outlines of its glyphs."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

import uharfbuzz as hb

# ("M", x, y) · ("L", x, y) · ("C", x1, y1, x2, y2, x, y) · ("Z",), absolute, in em, y up
Command = tuple[str] | tuple[str, float, float] | tuple[str, float, float, float, float, float, float]

SYSTEM = "system:"  # how the keys of faces begin that the machine provides


class Face(NamedTuple):
    """A loaded face.

    `path` is the file of a bundled face (its only face); a face of the system has none, see `font_data`.
    `ascender` and `descender` (positive) are in em. `embeddable` is false when the outlines have a format
    that no document can carry, or when the maker forbids it: such glyphs are drawn as outlines.
    """

    key: str
    hb_face: Any
    hb_font: Any
    upem: int
    ascender: float
    descender: float
    path: Path | None
    embeddable: bool = True


def face_of(key: str, hb_face: Any, path: Path | None, embeddable: bool = True) -> Face:
    """The face that works on a font file which HarfBuzz has opened."""
    font = hb.Font(hb_face)
    upem = hb_face.upem
    extents = font.get_font_extents("ltr")
    return Face(
        key, hb_face, font, upem, extents.ascender / upem, -extents.descender / upem, path, embeddable
    )


def draw(face: Face, glyph: int) -> tuple[Command, ...]:
    """The contours of a glyph in em, y up."""
    pen = _Pen(1 / face.upem)
    face.hb_font.draw_glyph(glyph, _draw_funcs(), pen)
    return tuple(pen.commands)


class _Pen:
    """Collects what HarfBuzz draws."""

    def __init__(self, scale: float) -> None:
        self.commands: list[Command] = []
        self.scale = scale
        self.x = self.y = 0.0

    def line(self, op: Literal["M", "L"], x: float, y: float) -> None:
        self.x, self.y = x * self.scale, y * self.scale
        self.commands.append((op, self.x, self.y))

    def cubic(self, x1: float, y1: float, x2: float, y2: float, x: float, y: float) -> None:
        s = self.scale
        self.x, self.y = x * s, y * s
        self.commands.append(("C", x1 * s, y1 * s, x2 * s, y2 * s, self.x, self.y))

    def quadratic(self, qx: float, qy: float, x: float, y: float) -> None:
        s = self.scale
        x0, y0 = self.x / s, self.y / s
        # The cubic that is the same curve has its handles at two thirds of the way to the quadratic's.
        self.cubic(
            x0 + (qx - x0) * 2 / 3, y0 + (qy - y0) * 2 / 3, x + (qx - x) * 2 / 3, y + (qy - y) * 2 / 3, x, y
        )

    def close(self) -> None:
        self.commands.append(("Z",))


@cache
def _draw_funcs() -> Any:
    funcs = hb.DrawFuncs()
    funcs.set_move_to_func(lambda x, y, pen: pen.line("M", x, y))
    funcs.set_line_to_func(lambda x, y, pen: pen.line("L", x, y))
    funcs.set_quadratic_to_func(lambda qx, qy, x, y, pen: pen.quadratic(qx, qy, x, y))
    funcs.set_cubic_to_func(lambda x1, y1, x2, y2, x, y, pen: pen.cubic(x1, y1, x2, y2, x, y))
    funcs.set_close_path_func(lambda pen: pen.close())
    return funcs
