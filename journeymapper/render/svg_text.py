"""Numbers, escaped words and lines of text in SVG."""

from __future__ import annotations

import re
from collections.abc import Iterator

from journeymapper.drawing.shapes import Text
from journeymapper.text.directions import base_level
from journeymapper.text.run import Line, Piece
from journeymapper.text.shaping import SOFT_HYPHEN

# What XML 1.0 cannot hold, not even escaped.
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_LEFT_TO_RIGHT = "\N{LEFT-TO-RIGHT MARK}"  # keeps a hyphen at its word where lines run from right to left


def number(value: float) -> str:
    """At most two decimals, no trailing zeros, no "-0"."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def content(text: str) -> str:
    text = FORBIDDEN.sub("", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    return (
        content(text)
        .replace('"', "&quot;")
        .replace("\n", "&#10;")
        .replace("\t", "&#9;")
        .replace("\r", "&#13;")
    )


def text_lines(text: Text) -> Iterator[tuple[str, str]]:
    """For each line that shows something: its place as attributes, and its words.

    The places are those of every other painter. A line of a paragraph that runs from right to left begins
    at its right end.
    """
    left, top = text.rect.x, text.rect.y
    for line, from_right in zip(text.lines, _directions(text), strict=True):
        words = line.text.strip(" ")
        if words:
            x = left + line.x + (line.width if from_right else 0)
            direction = ' direction="rtl"' if from_right else ""
            spaces = ' xml:space="preserve"' if "  " in words else ""
            place = f'x="{number(x)}" y="{number(top + line.baseline)}"'
            yield f"{place}{direction}{spaces}{_length(line)}", content(words + _hyphen(line, from_right))


def ends_with_hyphen(piece: Piece) -> bool:
    """Whether a hyphen is seen at the end of a piece that its text does not say: a word is broken there."""
    return piece.hyphen or piece.text == SOFT_HYPHEN


def _hyphen(line: Line, from_right: bool) -> str:
    if not any(map(ends_with_hyphen, line.pieces)):
        return ""
    return f"-{_LEFT_TO_RIGHT}" if from_right else "-"


def _length(line: Line) -> str:
    """Viewers that do not load the fonts inside a file set the line as wide as it is here, in their own.

    Not with words from right to left: Inkscape loses them then.
    """
    if line.text.startswith(" ") or any(piece.rtl for piece in line.pieces):
        return ""
    return f' textLength="{number(line.width)}" lengthAdjust="spacingAndGlyphs"'


def _directions(text: Text) -> list[bool]:
    """For each line, whether its paragraph reads from right to left (rules P2 and P3 of UAX 9)."""
    if text.text.isascii():
        return [False] * len(text.lines)
    answers: list[bool] = []
    at, paragraph, answer = 0, -1, False
    for line in text.lines:
        found = text.text.find(line.text, at)
        start = found if found >= 0 else at
        begins = text.text.rfind("\n", 0, start) + 1
        if begins != paragraph:
            paragraph, answer = begins, base_level(text.text[begins:].partition("\n")[0]) == 1
        answers.append(answer)
        at = start + len(line.text)
    return answers
