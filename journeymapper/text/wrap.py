"""Setting text: breaking it into lines of shaped pieces. This is what layout calls.

Lengths are in map units. Results are cached, so the same text set again in the same way is the same block.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import Literal

from journeymapper.text.breaks import simple_words
from journeymapper.text.clusters import starts
from journeymapper.text.directions import visual_order
from journeymapper.text.fonts import ASCENT, DESCENT, chain
from journeymapper.text.lines import fill
from journeymapper.text.run import Block, Line, Piece, TextStyle
from journeymapper.text.shaping import SOFT_HYPHEN, SPACES, Word, hyphen, simple_word, without_trailing_spaces

Align = Literal["start", "left", "right", "centre"]

ELLIPSIS = "…"
_TAB = "    "
# Latin, Greek, Cyrillic, punctuation and signs: left to right, one character after the other.
_SIMPLE = re.compile(
    "[ -~\u00a0-\u052f\u1d00-\u200b\u2010-\u2027\u202f-\u2060"
    "\u2070-\u20cf\u2100-\u2bff\u2c60-\u2c7f\ua720-\ua7ff]*"
)
_NEW_LINE = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_UNWANTED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@lru_cache(maxsize=32768)
def set_text(
    text: str,
    width: float,
    style: TextStyle,
    *,
    align: Align = "start",
    max_lines: int | None = None,
    language: str = "",
) -> Block:
    """Break a text into lines no wider than `width`, and place them.

    Paragraphs part at line breaks. A word that is wider than the line is broken inside, between graphemes;
    only a single grapheme can be wider than `width`. "start" is the left, or the right for a paragraph whose
    first letter is of a script that runs from right to left. With `max_lines` (at least 1) the last line
    ends with an ellipsis when more would follow. `language` (a BCP 47 tag) picks local forms of letters.
    Every text, the empty one too, has at least one line.
    """
    limit = max(0.0, width / style.size) * (1 + 1e-9)  # forgives rounding
    lines: list[tuple[list[Word], int, bool]] = []
    paragraphs = clean(text).split("\n")
    for number, paragraph in enumerate(paragraphs):
        words, base = paragraph_words(paragraph, style, language)
        broken = fill(words, limit, language)
        room = len(broken) if max_lines is None else max(1, max_lines - len(lines))
        follows = number + 1 < len(paragraphs)
        if room < len(broken) or (room == len(broken) and follows):
            kept = [*broken[: room - 1], _ended(broken[room - 1 :], limit, style, language, base)]
            lines += [(line, base, False) for line in kept]
            break
        lines += [(line, base, line is not broken[-1]) for line in broken]
    height = style.line_height
    # Inter's ascent and descent differ by its cap height: what is centred by them looks centred.
    baseline = (height - (ASCENT + DESCENT) * style.size) / 2 + ASCENT * style.size
    placed = tuple(
        [
            _line(words, base, continues, baseline + height * index, width, style.size, align)
            for index, (words, base, continues) in enumerate(lines)
        ]
    )
    return Block(placed, max([line.width for line in placed]), height * len(placed))


def text_width(text: str, style: TextStyle, language: str = "") -> float:
    """How wide a text is when no line is broken (the widest of its paragraphs), in map units."""
    return set_text(text, math.inf, style, language=language).width


def clean(text: str) -> str:
    """Text as it is set: one kind of line break, spaces for tabs, no control characters."""
    if text.isprintable():
        return text
    text = _NEW_LINE.sub("\n", text).replace("\t", _TAB)
    return _LONE_SURROGATE.sub("\ufffd", _UNWANTED.sub("", text))


def paragraph_words(
    paragraph: str, style: TextStyle, language: str = "", base: int | None = None
) -> tuple[list[Word], int]:
    """The shaped words of a paragraph and its base level: 0 from left to right, 1 from right to left."""
    if not base and _SIMPLE.fullmatch(paragraph):
        font = chain(style)[0]
        words = [simple_word(font, word, language) for word in simple_words(paragraph)]
        found = [word for word in words if word is not None]
        if len(found) == len(words):
            return found, 0
    from journeymapper.text.itemise import complex_words

    return complex_words(paragraph, style, language, base)


def _ended(rest: list[list[Word]], limit: float, style: TextStyle, language: str, base: int) -> list[Word]:
    """One line with as much of the rest of a paragraph as fits in front of an ellipsis."""
    text = "".join([word.text for line in rest[:2] for word in line])
    ends = [*starts(text), len(text)]

    def ended_at(end: int) -> list[Word]:
        return paragraph_words(text[:end].rstrip(SPACES) + ELLIPSIS, style, language, base)[0]

    low, high = 0, len(ends)  # the text up to ends[low] fits, or nothing does
    while high - low > 1:
        middle = (low + high) // 2
        if sum([word.advance for word in ended_at(ends[middle])]) <= limit:
            low = middle
        else:
            high = middle
    return ended_at(ends[low])


def _line(
    words: list[Word], base: int, continues: bool, baseline: float, width: float, size: float, align: Align
) -> Line:
    text = "".join([word.text for word in words])
    advance = ink = 0.0
    mixed = base
    for word in words:
        if word.ink:
            ink = advance + word.ink
        advance += word.advance
        mixed = mixed or bool(word.levels)
    if mixed:
        pieces = tuple(visual_order(_without_trailing_spaces(words)))
        ink = sum([piece.advance for piece in pieces])
    else:
        pieces = tuple([piece for word in words for piece in word.pieces])
        if continues and text.endswith(SOFT_HYPHEN):
            pieces = (*pieces, hyphen(pieces[-1].font))
    ink *= size
    free = 0.0 if math.isinf(width) else width - ink
    if align == "start":
        align = "right" if base else "left"
    share = {"left": 0.0, "centre": 0.5, "right": 1.0}[align]
    return Line(free * share, baseline, ink, text, pieces)


def _without_trailing_spaces(words: list[Word]) -> list[tuple[Piece, int]]:
    # In a line of mixed directions trailing spaces would stand before or amid the words (rule L1).
    items = [item for word in words for item in zip(word.pieces, word.levels, strict=True)]
    while items and items[-1][0].text[-1] in SPACES:
        piece, level = items.pop()
        bare = without_trailing_spaces(piece)
        if bare is not None:
            items.append((bare, level))
    return items
