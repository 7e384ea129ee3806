"""Headings that would rather be a little smaller than have a word broken inside."""

from __future__ import annotations

from journeymapper.text.run import TextStyle
from journeymapper.text.wrap import text_width

_SMALLEST = 0.8  # of the wanted size


def fitted(style: TextStyle, text: str, room: float) -> TextStyle:
    """The style, made smaller (to four fifths at most) when the longest word is wider than the room."""
    widest = widest_word(text, style)
    if widest <= room:
        return style
    return style._replace(size=round(style.size * max(_SMALLEST, room / widest) - 0.005, 2))


def widest_word(text: str, style: TextStyle) -> float:
    return max([text_width(word, style) for word in text.split()], default=0.0)
