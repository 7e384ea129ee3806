"""Words of any script: cut where lines may end, then where the face or the direction changes."""

from __future__ import annotations

from itertools import accumulate

from journeymapper.text.breaks import needs_library, simple_words
from journeymapper.text.clusters import graphemes
from journeymapper.text.directions import base_level, levels, runs_right_to_left
from journeymapper.text.fallback import EITHER_WIDTH, east_asian_language, font_for, plain, wide_font
from journeymapper.text.fonts import chain, covers
from journeymapper.text.isolates import RUNS_LEFT, SIGNS
from journeymapper.text.run import Piece, TextStyle
from journeymapper.text.shaping import LONGEST_CACHED, SPACES, Word, piece_for, word_of


def complex_words(paragraph: str, style: TextStyle, base: int | None) -> tuple[list[Word], int]:
    """The words of a paragraph, and its base level (found from its first letter when `base` is None)."""
    if needs_library(paragraph):
        from journeymapper.text.breaks_complex import library_words

        parts = library_words(paragraph)
    else:
        parts = simple_words(paragraph)
    if base is None:
        base = base_level(paragraph)
    each_level = levels(paragraph, base) if base or runs_right_to_left(paragraph) else b""
    east_asian = east_asian_language(paragraph, style.language)
    shaped_as = east_asian or style.language
    chooses = plain(style)
    ends = list(accumulate(map(len, parts)))
    here = [each_level[end - len(part) : end] for part, end in zip(parts, ends, strict=True)]
    known: dict[tuple[str, bytes], Word] = {}
    for part, own in dict.fromkeys(zip(parts, here, strict=True)):
        wide = wide_font(part, paragraph, chooses, east_asian)
        known[part, own] = _word(part, own, chooses, east_asian, wide, shaped_as)
    return [known[each] for each in zip(parts, here, strict=True)], base


def _word(text: str, here: bytes, style: TextStyle, east_asian: str, wide: str | None, language: str) -> Word:
    pieces: list[Piece] = []
    piece_levels: list[int] = []
    for font, start, end, level in _items(text, here, style, east_asian, wide):
        pieces.append(piece_for(font, text[start:end], level % 2 == 1, language))
        piece_levels.append(level)
    return word_of(tuple(pieces), tuple(piece_levels) if here else (), text)


def _items(
    text: str, here: bytes, style: TextStyle, east_asian: str, wide: str | None
) -> list[tuple[str, int, int, int]]:
    """Stretches of one face and one level: (face, start, end, level). `wide` is the face of shared marks."""
    found: list[tuple[str, int, int, int]] = []
    known: dict[str, str] = {}
    at = 0
    parts = graphemes(text)
    if len(parts) > LONGEST_CACHED and len(set(here)) < 2 and not wide and text[-1] not in SPACES:
        # Most long words are of one face, which a few signs tell.
        known = {part: font_for(part, style, east_asian) or chain(style)[0] for part in set(parts)}
        if len(set(known.values())) == 1:
            return [(known[parts[0]], 0, len(text), here[0] if here else 0)]
    for grapheme in parts:
        # They have done their work, and nobody has typed them.
        if grapheme in SIGNS or (grapheme == RUNS_LEFT and not found):
            at += 1
            continue
        level = here[at] if here else 0
        last = found[-1] if found else None
        if last and grapheme in SPACES and covers(last[0], grapheme):
            font = last[0]
        elif wide and grapheme in EITHER_WIDTH and covers(wide, grapheme):
            font = wide
        else:
            font = known.get(grapheme) or font_for(grapheme, style, east_asian) or chain(style)[0]
            known[grapheme] = font
        end = at + len(grapheme)
        if last and last[0] == font and last[2] == at and last[3] == level:
            found[-1] = (font, last[1], end, level)
        else:
            found.append((font, at, end, level))
        at = end
    return found
