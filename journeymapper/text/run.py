"""What the text engine hands out: broken lines made of shaped pieces.

Everything is computed once, in map units, and then only drawn. A piece is usually a word
and is shared by all lines that hold the same word in the same face, so painters may cache
what they make of it by identity.
"""

from __future__ import annotations

from typing import NamedTuple

REGULAR, SEMIBOLD, BOLD = 400, 600, 700


class TextStyle(NamedTuple):
    """How a text is set. `size` and the line height are in map units.

    `language` (a BCP 47 tag) picks local forms of letters; without it the script alone decides.
    """

    size: float
    weight: int = REGULAR
    italic: bool = False
    family: str = "Inter"
    leading: float = 1.35  # line height as a multiple of size
    language: str = ""

    @property
    def line_height(self) -> float:
        return self.size * self.leading


class Piece(NamedTuple):
    """Shaped glyphs of one face, in visual order, measured in em (multiply by the size).

    `font` is the key under which `text.fonts` knows the face. `xs`, `ys` are the places of
    the glyphs relative to the piece's origin on the baseline (y up; `ys` empty when all are 0).
    `clusters[i]` is the index in `text` where the source of glyph i starts.
    With `hyphen` the last glyph is one that the text does not have: a word is broken here.
    """

    font: str
    text: str
    glyphs: tuple[int, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    clusters: tuple[int, ...]
    advance: float
    rtl: bool = False
    hyphen: bool = False


class Line(NamedTuple):
    """One broken line. `x` and `baseline` are relative to the top left of the block's rectangle.

    The pieces stand side by side from x on, in visual order; `width` leaves trailing spaces out.
    `text` is the source of the line in logical order, without the line break.
    """

    x: float
    baseline: float
    width: float
    text: str
    pieces: tuple[Piece, ...]


class Block(NamedTuple):
    """A broken text: its lines from top to bottom, the widest line, and the height of all lines."""

    lines: tuple[Line, ...]
    width: float
    height: float
