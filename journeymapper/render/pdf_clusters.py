"""Which glyphs stand for which characters, so that text copies out of a PDF as it was typed."""

from __future__ import annotations

from typing import NamedTuple

from journeymapper.text.run import Piece


class Cluster(NamedTuple):
    """Neighbouring glyphs (`first` to before `last` in the piece) and the text that they show together."""

    first: int
    last: int
    text: str


def clusters(piece: Piece) -> list[Cluster]:
    """The clusters of a piece in the order of its glyphs. `text` is in the order of writing."""
    starts = sorted(set(piece.clusters))
    ends = dict(zip(starts, [*starts[1:], len(piece.text)], strict=True))
    found: list[Cluster] = []
    first, count = 0, len(piece.glyphs)
    while first < count:
        start = piece.clusters[first]
        last = first + 1
        while last < count and piece.clusters[last] == start:
            last += 1
        found.append(Cluster(first, last, piece.text[start : ends[start]]))
        first = last
    return found


def extracted(text: str, rtl: bool) -> str:
    """What a glyph's entry says. Readers turn text that runs from right to left around, letter by letter."""
    return text[::-1] if rtl else text


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
