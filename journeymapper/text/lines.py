"""Filling lines with words, and cutting a word that is wider than a line."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from journeymapper.text.run import Piece
from journeymapper.text.shaping import SPACES, Word, shape, word_of


def fill(words: Iterable[Word], limit: float, language: str = "") -> list[list[Word]]:
    """Put words into lines no wider than `limit` em (trailing spaces not counted); at least one line.

    A word wider than `limit` starts a line of its own and is cut between graphemes.
    """
    lines: list[list[Word]] = []
    line: list[Word] = []
    x = 0.0
    for word in words:
        ink = word.ink
        if ink and x + ink > limit:
            if line:
                lines.append(line)
                line = []
                x = 0.0
            if ink > limit:
                *whole_lines, word = cut(word, limit, language)
                lines += [[part] for part in whole_lines]
        line.append(word)
        x += word.advance
    if line or not lines:
        lines.append(line)
    return lines


def cut(word: Word, limit: float, language: str = "") -> list[Word]:
    """Cut a word into parts no wider than `limit` em, each of one grapheme at least.

    The glyphs stay as they were shaped in the whole word, so that cut Arabic letters keep their joins.
    """
    parts: list[list[_Stretch]] = []
    x = math.inf
    for index, piece in enumerate(word.pieces):
        edges, _glyphs, starts = ruler = _ruler(piece.font, piece.text, piece.rtl, language)
        first, count = 0, len(edges) - 1
        while first < count:
            end = bisect_right(edges, edges[first] + limit - x, first) - 1
            if end <= first and piece.text[starts[first] : starts[first + 1]] not in SPACES:
                parts.append([])
                x = 0.0
                end = max(first + 1, bisect_right(edges, edges[first] + limit, first) - 1)
            end = max(end, first)
            while end < count and piece.text[starts[end] : starts[end + 1]] in SPACES:
                end += 1  # spaces hang over the end
            parts[-1].append(_Stretch(index, ruler, first, end))
            x += edges[end] - edges[first]
            first = end
    return [_word_of(word, part) for part in parts]


class _Ruler(NamedTuple):
    """Where the graphemes of a piece (or what a ligature makes one) begin, in logical order, and where the
    last one ends: the advance before each in em, and its places in the glyphs and in the text. The glyphs
    run from right to left with the piece.
    """

    edges: tuple[float, ...]
    glyphs: tuple[int, ...]
    starts: tuple[int, ...]


class _Stretch(NamedTuple):
    """The graphemes from `first` up to `end` of a word's piece."""

    piece: int
    ruler: _Ruler
    first: int
    end: int


@lru_cache(maxsize=8)
def _ruler(font: str, text: str, rtl: bool, language: str) -> _Ruler:
    """Kept for a few, because a long word is usually cut for several widths one after the other."""
    shaped = shape(font, text, rtl, language)
    turn = -1 if rtl else 1
    starts = (*shaped.clusters[::turn], len(text))
    edges = tuple(accumulate(shaped.advances[::turn], initial=0.0))
    glyphs = tuple(range(len(starts)))[::turn]
    if len(set(starts)) == len(starts):
        return _Ruler(edges, glyphs, starts)
    # Some glyphs show a grapheme together.
    first = [place for place, start in enumerate(starts) if not place or start != starts[place - 1]]
    return _Ruler(
        tuple([edges[place] for place in first]),
        tuple([glyphs[place] for place in first]),
        tuple([starts[place] for place in first]),
    )


def _word_of(word: Word, part: list[_Stretch]) -> Word:
    pieces = tuple([_piece_of(word.pieces[stretch.piece], stretch) for stretch in part])
    levels = tuple([level for stretch in part for level in word.levels[stretch.piece : stretch.piece + 1]])
    return word_of(pieces, levels, "".join([piece.text for piece in pieces]))


def _piece_of(piece: Piece, stretch: _Stretch) -> Piece:
    edges, glyphs, starts = stretch.ruler
    first, end = stretch.first, stretch.end
    left, right = sorted((glyphs[first], glyphs[end]))
    begin = edges[-1] - edges[end] if piece.rtl else edges[first]
    return Piece(
        piece.font,
        piece.text[starts[first] : starts[end]],
        piece.glyphs[left:right],
        tuple([x - begin for x in piece.xs[left:right]]),
        piece.ys[left:right],
        tuple([cluster - starts[first] for cluster in piece.clusters[left:right]]),
        edges[end] - edges[first],
        piece.rtl,
    )
