"""Which glyphs stand for which characters, so that text copies out of a PDF as it was typed.

Readers build text from glyphs one by one: each has its place, its width and its characters. So of glyphs
that show some characters together (a letter and its marks, an Indic syllable) one is the letter for the
reader, as wide as all, and the others are only drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import repeat
from operator import sub
from typing import NamedTuple

from journeymapper.text.run import Piece

# Signs that turn around in text from right to left. Readers expect the sign that is seen.
_MIRRORED = str.maketrans("()[]{}<>«»‹›≤≥", ")(][}{><»«›‹≥≤")


class Mark(NamedTuple):
    """A glyph that is only drawn; its place is in em, relative to the letter it belongs to."""

    glyph: int
    x: float
    y: float


_NO_MARKS: tuple[Mark, ...] = ()


class Letter(NamedTuple):
    """A glyph that stands for `text`. Its place in the piece and its width are in em."""

    glyph: int
    text: str
    x: float
    y: float
    width: float
    marks: tuple[Mark, ...]


def letters(piece: Piece, advance: Callable[[int], float]) -> list[Letter]:
    """The letters of a piece from left to right. `advance` is the width of a glyph, in any unit.

    Readers turn text that runs from right to left around letter by letter, so there it is backwards.
    """
    glyphs, xs = piece.glyphs, piece.xs
    ys = piece.ys or (0.0,) * len(glyphs)
    said = piece.text.translate(_MIRRORED) if piece.rtl else piece.text
    if len(glyphs) == len(said) == len(set(piece.clusters)):  # each glyph is a letter of one character
        widths = map(sub, (*xs[1:], piece.advance), xs)
        return list(map(Letter, glyphs, said[::-1] if piece.rtl else said, xs, ys, widths, repeat(())))

    def rank(index: int) -> tuple[bool, bool, float]:
        """The letter is best on the line, of some width, and leftmost."""
        return advance(glyphs[index]) <= 0, ys[index] != 0, xs[index]

    found: list[tuple[int, str, tuple[Mark, ...]]] = []
    for first, last, start, end in _clusters(piece):
        base, marks = first, _NO_MARKS
        if last - first > 1:
            base = min(range(first, last), key=rank)
            others = [index for index in range(first, last) if index != base]
            marks = tuple([Mark(glyphs[index], xs[index] - xs[base], ys[index]) for index in others])
        found.append((base, said[start:end][::-1] if piece.rtl else said[start:end], marks))
    ends = (*[xs[base] for base, _, _ in found[1:]], piece.advance)
    return [
        Letter(glyphs[base], text, xs[base], ys[base], end - xs[base], marks)
        for (base, text, marks), end in zip(found, ends, strict=True)
    ]


def _clusters(piece: Piece) -> Iterator[tuple[int, int, int, int]]:
    """First glyph and the glyph after the last, where its text starts and ends, of each cluster."""
    starts = sorted(set(piece.clusters))
    ends = dict(zip(starts, [*starts[1:], len(piece.text)], strict=True))
    first, count = 0, len(piece.glyphs)
    while first < count:
        start = piece.clusters[first]
        last = first + 1
        while last < count and piece.clusters[last] == start:
            last += 1
        yield first, last, start, ends[start]
        first = last


def utf16(text: str) -> str:
    """UTF-16BE in hexadecimal digits; half a surrogate pair becomes a question mark."""
    return text.encode("utf-16-be", "replace").hex().upper()


def unicode_map(entries: dict[int, str], digits: int) -> bytes:
    """A ToUnicode CMap: from codes of `digits` hexadecimal digits to text."""
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        f"1 begincodespacerange <{'0' * digits}> <{'F' * digits}> endcodespacerange",
    ]
    codes = sorted(entries)
    for start in range(0, len(codes), 100):  # a block may have no more
        block = codes[start : start + 100]
        lines.append(f"{len(block)} beginbfchar")
        lines += [f"<{code:0{digits}X}> <{utf16(entries[code])}>" for code in block]
        lines.append("endbfchar")
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode("ascii")
