"""Headings that would rather be a little smaller than have a word broken inside; and what did not fit."""

from __future__ import annotations

import re

from journeymapper.drawing.shapes import Text
from journeymapper.text.breaks import needs_library
from journeymapper.text.isolates import without_signs
from journeymapper.text.run import TextStyle
from journeymapper.text.wrap import ENOUGH, text_width

_SMALLEST = 0.8  # of the wanted size
_WIDEST_LETTER = 1.25  # em
_SIMPLE_END = "\u0530"  # behind Latin, Greek and Cyrillic
# Where lines may end: at spaces, but for those that do not break, and behind hyphens and slashes.
_BREAKS = re.compile(r"[^\S\u00a0\u202f]+|(?<=[^\W\d][-/\u2010\u2013])(?=[^\W\d])")
_ASKED = 2_000  # characters of a text whose words a library finds: a longer one is no heading


def fitted(style: TextStyle, text: str, room: float) -> TextStyle:
    """The style, made smaller (to four fifths at most) when the longest word is wider than the room.

    Texts of scripts that put no spaces between words keep their size: their lines may end nearly anywhere.
    """
    widest = too_wide(style, text, room)
    if not widest:
        return style
    return style._replace(size=round(style.size * max(_SMALLEST, room / widest) - 0.005, 2))


def too_wide(style: TextStyle, text: str, room: float) -> float:
    """How wide the longest word is that the room cannot hold; 0 where it holds all of them."""
    # Most texts are seen to fit without being measured: no letter of the simple scripts is wider than that.
    longest = max(map(len, text.split(" ")))
    if longest * _WIDEST_LETTER * style.size <= room and (text.isascii() or max(text) < _SIMPLE_END):
        return 0.0
    widest = max(_widths(_unbroken(text), style), default=0.0)
    return widest if widest > max(0.0, room) else 0.0


def widest_word(text: str, style: TextStyle) -> float:
    """How wide the widest word is with its hyphens; of an endless one, as much as shows that."""
    return max(_widths(text.split(), style), default=0.0)


def unbroken_widths(text: str, style: TextStyle) -> list[float]:
    """How wide the parts are inside which no line ends, unless the room is too narrow."""
    return _widths(_BREAKS.split(text), style)


def _widths(words: list[str], style: TextStyle) -> list[float]:
    return [text_width(word[:ENOUGH], style) for word in words]


def _unbroken(text: str) -> list[str]:
    """The parts inside which no line ends."""
    if not needs_library(text):
        return _BREAKS.split(text)
    from journeymapper.text.breaks_complex import library_words

    return [word.strip() for word in library_words(text[:_ASKED])]


def is_whole(text: Text) -> bool:
    """Whether the lines of a text say all of it."""
    shown = "".join([line.text for line in text.lines])
    if len(text.text) > 2 * len(shown) + ENOUGH:  # seen at once, however long it is
        return False
    return _bare(shown) == _bare(text.text)


def _bare(text: str) -> str:
    return "".join(without_signs(text).split())
