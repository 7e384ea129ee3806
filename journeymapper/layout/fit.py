"""Headings that would rather be a little smaller than have a word broken inside."""

from __future__ import annotations

from journeymapper.text.run import TextStyle
from journeymapper.text.wrap import ENOUGH, text_width

_SMALLEST = 0.8  # of the wanted size
_WIDEST_LETTER = 1.25  # em
_SIMPLE_END = "\u0530"  # behind Latin, Greek and Cyrillic


def fitted(style: TextStyle, text: str, room: float) -> TextStyle:
    """The style, made smaller (to four fifths at most) when the longest word is wider than the room."""
    # Most texts are seen to fit without being measured: no letter of the simple scripts is wider than that.
    longest = max(map(len, text.split()), default=0)
    if longest * _WIDEST_LETTER * style.size <= room and (text.isascii() or max(text) < _SIMPLE_END):
        return style
    widest = widest_word(text, style)
    if widest <= room:
        return style
    return style._replace(size=round(style.size * max(_SMALLEST, room / widest) - 0.005, 2))


def widest_word(text: str, style: TextStyle) -> float:
    """How wide the widest word is; of one that is wider than anything, as much as shows that."""
    return max([text_width(word[:ENOUGH], style) for word in text.split()], default=0.0)
