"""Setting text: breaking it into lines of shaped pieces. This is what layout calls.

Lengths are in map units. Results are cached, so the same text set again in the same way is the same block.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from itertools import cycle
from typing import Literal, NamedTuple, cast

from journeymapper.text.breaks import simple_words
from journeymapper.text.cleaning import clean
from journeymapper.text.clusters import starts
from journeymapper.text.directions import base_level, visual_order
from journeymapper.text.fonts import ASCENT, DESCENT, chain
from journeymapper.text.lines import fill
from journeymapper.text.run import Block, Line, Piece, TextStyle
from journeymapper.text.shaping import (
    SOFT_HYPHEN,
    SPACES,
    Word,
    hyphen,
    joined,
    simple_word,
    without_trailing_spaces,
)

Align = Literal["start", "left", "right", "centre"]

ELLIPSIS = "…"
ENOUGH = 2_000  # characters of a text that is measured only to see whether it fits into some room
_LINE = 400  # characters: more than most lines hold
LONG = 4_000  # characters; blocks of longer texts take megabytes, so that few of them are kept
# Latin, Greek, Cyrillic, punctuation and signs: left to right, one character after the other.
_SIMPLE = re.compile(
    "[ -~\u00a0-\u052f\u1d00-\u200b\u2010-\u2027\u202f-\u2060"
    "\u2070-\u20cf\u2100-\u2bff\u2c60-\u2c7f\ua720-\ua7ff]*"
)


def set_text(
    text: str,
    width: float,
    style: TextStyle,
    *,
    align: Align = "start",
    max_lines: int | None = None,
) -> Block:
    """Break a text into lines no wider than `width`, and place them.

    Paragraphs part at line breaks. A word that is wider than the line is broken inside, between graphemes;
    only a single grapheme can be wider than `width`. "start" is the left, or the right for a paragraph whose
    first letter is of a script that runs from right to left. With `max_lines` (at least 1) the last line
    ends with an ellipsis when more would follow.
    Every text, the empty one too, has at least one line.
    """
    kept = _set_text if len(text) <= LONG else _set_long_text
    return kept(text, width, style, align, max_lines)


def forget_texts() -> None:
    """Set every text anew: the fonts are other ones now."""
    for kept in (_set_text, _set_long_text, _long_paragraph):
        kept.cache_clear()


def _block(text: str, width: float, style: TextStyle, align: Align, max_lines: int | None) -> Block:
    limit = max(0.0, width / style.size) * (1 + 1e-9)  # forgives rounding
    lines: list[tuple[list[Word], Paragraph, bool]] = []
    paragraphs = clean(text).split("\n")
    for number, source in enumerate(paragraphs):
        room = None if max_lines is None else max(1, max_lines - len(lines))
        paragraph, broken = _broken(source, limit, style, room)
        if room and (len(broken) > room or (len(broken) == room and number + 1 < len(paragraphs))):
            broken[room - 1 :] = [_ended(broken[room - 1 :], limit, style, paragraph.base)]
            lines += [(words, paragraph, False) for words in broken]
            break
        lines += [(words, paragraph, words is not broken[-1]) for words in broken]
    height = style.line_height
    baseline = first_baseline(style)
    placed: list[Line] = []
    for words, paragraph, continues in lines:
        pieces, ink = _line_of(words, paragraph, continues)
        ink *= style.size
        x = _indent(align, paragraph.base, width - ink)
        placed.append(Line(x, baseline, ink, "".join([word.text for word in words]), pieces))
        baseline += height
    return Block(tuple(placed), max([line.width for line in placed]), height * len(placed))


def _broken(
    source: str, limit: float, style: TextStyle, room: int | None
) -> tuple[Paragraph, list[list[Word]]]:
    """A paragraph in lines; of a long one perhaps only `room` lines and those that show that it goes on."""
    if len(source) <= LONG:
        paragraph = shaped_paragraph(source, style)
        return paragraph, fill(paragraph.words, limit, style.language)
    base = base_level(source)
    shaped_as = style._replace(size=1.0, leading=1.0)
    if room:
        for length in (room * _LINE, room * LONG):
            paragraph = _long_paragraph(source[:length], shaped_as, base)
            broken = fill(paragraph.words, limit, style.language)
            if len(broken) > room + 2:  # what follows could make only the last two lines other ones
                return paragraph, broken
    paragraph = _long_paragraph(source, shaped_as, base)
    return paragraph, fill(paragraph.words, limit, style.language)


_set_text = lru_cache(maxsize=32768)(_block)
_set_long_text = lru_cache(maxsize=16)(_block)


def first_baseline(style: TextStyle) -> float:
    """How far below the top of a text its first line stands."""
    # Inter's ascent is its descent and its cap height: centred by them, capitals stand in the middle.
    return (style.line_height - (ASCENT + DESCENT) * style.size) / 2 + ASCENT * style.size


def text_width(text: str, style: TextStyle) -> float:
    """How wide a text is when no line is broken (the widest of its paragraphs), in map units."""
    return set_text(text, math.inf, style).width


class Paragraph(NamedTuple):
    """Shaped words; `base` is 1 where they run from right to left; `simple` when one face draws them all."""

    words: list[Word]
    base: int
    simple: bool


def shaped_paragraph(source: str, style: TextStyle, base: int | None = None) -> Paragraph:
    """Cut a text without line breaks into shaped words. Its first letter decides on an open `base`."""
    if not base and _SIMPLE.fullmatch(source):
        font = chain(style)[0]
        words = [simple_word(font, word, style.language) for word in simple_words(source)]
        if None not in words:
            return Paragraph(cast("list[Word]", words), 0, True)
    from journeymapper.text.itemise import complex_words

    return Paragraph(*complex_words(source, style, base), simple=False)


# A long one is usually set in several widths and sizes, one after the other, until it fits.
_long_paragraph = lru_cache(maxsize=8)(shaped_paragraph)


def _ended(rest: list[list[Word]], limit: float, style: TextStyle, base: int) -> list[Word]:
    """One line with as much of the rest of a paragraph as fits in front of an ellipsis."""
    text = "".join([word.text for line in rest[:2] for word in line])
    ends = [*starts(text), len(text)]

    def ended_at(end: int) -> list[Word]:
        return shaped_paragraph(text[:end].rstrip(SPACES) + ELLIPSIS, style, base).words

    low, high = 0, len(ends)  # the text up to ends[low] fits, or nothing does
    middle = high // 2
    guesses = cycle((True, False))
    while high - low > 1:
        wide = sum([word.advance for word in ended_at(ends[middle])])
        low, high = (middle, high) if wide <= limit else (low, middle)
        # Letters are about as wide as one another; where they are not, halves find it as well.
        middle = int(middle * limit / wide) if next(guesses) and wide else (low + high) // 2
        middle = min(max(middle, low + 1), high - 1)
    return ended_at(ends[low])


def _line_of(words: list[Word], paragraph: Paragraph, continues: bool) -> tuple[tuple[Piece, ...], float]:
    """The pieces of a line in visual order, and their advance in em without trailing spaces."""
    if not paragraph.simple and any(word.levels for word in words):
        pieces = visual_order(_without_trailing_spaces(words))
        return tuple(pieces), sum([piece.advance for piece in pieces])
    pieces = []
    advance = ink = 0.0
    for _, word_pieces, _, word_advance, word_ink in words:
        pieces += word_pieces
        if word_ink:
            ink = advance + word_ink
        advance += word_advance
    if continues and words[-1].text.endswith(SOFT_HYPHEN):
        pieces.append(hyphen(pieces[-1].font))
    return tuple(pieces) if paragraph.simple else joined(pieces), ink


def _indent(align: Align, base: int, free: float) -> float:
    if align == "left" or (align == "start" and not base) or math.isinf(free):
        return 0.0
    return free / 2 if align == "centre" else free


def _without_trailing_spaces(words: list[Word]) -> list[tuple[Piece, int]]:
    # In a line of mixed directions trailing spaces would stand before or amid the words (rule L1).
    items = [item for word in words for item in zip(word.pieces, word.levels, strict=True)]
    while items and items[-1][0].text[-1] in SPACES:
        piece, level = items.pop()
        bare = without_trailing_spaces(piece)
        if bare is not None:
            items.append((bare, level))
    return items
