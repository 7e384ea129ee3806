"""Which glyphs stand for which characters, so that text copies out of a PDF as it was typed.

Readers build text from glyphs one by one: each has its place, its width and its characters. So of glyphs
that show some characters together (a letter and its marks, an Indic syllable) one is the letter for the
reader, as wide as all, and the others are only drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
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
    if piece.hyphen:
        return _with_hyphen(piece, advance)
    glyphs, clusters = piece.glyphs, piece.clusters
    xs: Sequence[float] = piece.xs
    ys: Sequence[float] = piece.ys or (0.0,) * len(glyphs)
    said = piece.text.translate(_MIRRORED) if piece.rtl else piece.text
    starts = sorted(set(clusters))
    if len(glyphs) == len(starts):  # each glyph is a letter
        alone = len(said) == len(starts)  # of one character
        texts = (said[::-1] if piece.rtl else said) if alone else _parts(piece, said, starts)
        return _in_a_row(piece, glyphs, texts, xs, ys)

    def rank(index: int) -> tuple[bool, bool, float]:
        """The letter is best on the line, of some width, and leftmost."""
        return advance(glyphs[index]) <= 0, ys[index] != 0, xs[index]

    bases: list[int] = []
    marks: list[tuple[Mark, ...]] = []
    first, count = 0, len(glyphs)
    while first < count:
        base, last = first, first + 1
        while last < count and clusters[last] == clusters[first]:
            last += 1
        beside = _NO_MARKS
        if last - first > 1:
            base = min(range(first, last), key=rank)
            others = [index for index in range(first, last) if index != base]
            beside = tuple([Mark(glyphs[index], xs[index] - xs[base], ys[index]) for index in others])
        bases.append(base)
        marks.append(beside)
        first = last
    texts = _parts(piece, said, starts)
    xs, ys = [xs[base] for base in bases], [ys[base] for base in bases]
    return _in_a_row(piece, [glyphs[base] for base in bases], texts, xs, ys, marks)


def _with_hyphen(piece: Piece, advance: Callable[[int], float]) -> list[Letter]:
    """The hyphen at the end is only drawn: who copies or searches the word does not meet it."""
    x = piece.xs[-1]
    bare = Piece(
        piece.font, piece.text, piece.glyphs[:-1], piece.xs[:-1], piece.ys[:-1], piece.clusters[:-1], x
    )
    *others, last = letters(bare, advance)
    return [*others, last._replace(marks=(*last.marks, Mark(piece.glyphs[-1], x - last.x, 0.0)))]


def _in_a_row(
    piece: Piece,
    glyphs: Sequence[int],
    texts: Sequence[str],
    xs: Sequence[float],
    ys: Sequence[float],
    marks: Iterable[tuple[Mark, ...]] = repeat(_NO_MARKS),
) -> list[Letter]:
    """Each letter is as wide as it is far to the next one."""
    return list(map(Letter, glyphs, texts, xs, ys, map(sub, (*xs[1:], piece.advance), xs), marks))


def _parts(piece: Piece, said: str, starts: list[int]) -> list[str]:
    """The characters of each cluster, from left to right."""
    parts = [said[start:end] for start, end in zip(starts, [*starts[1:], len(said)], strict=True)]
    return [part[::-1] for part in reversed(parts)] if piece.rtl else parts


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
