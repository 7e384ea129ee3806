"""Filling lines with words, and cutting a word that is wider than a line."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from journeymapper.text.run import Piece
from journeymapper.text.shaping import SOFT_HYPHEN, SPACES, Word, hyphen, shape, word_of

_LEAST = 3  # letters of a broken word that go to its last line
_LONGEST = 100  # letters of a word in any language; what is longer is a pasted blob
_NEAR = 6  # signs at the end of a word; three letters that are further from it are not its end
_SIMPLE = re.compile("[ -~\u00a0-\u052f\u1d00-\u200b\u2010-\u2027]*")  # with signs that stand at words
# A number in front of the word that it counts is none of these.
_OF_MACHINES = re.compile(r"[_/\\@#&=+%]|\d(?![\d.,]*\u00a0)|\w[.:]\w")


def fill(words: Iterable[Word], limit: float, language: str = "") -> list[list[Word]]:
    """Put words into lines no wider than `limit` em (trailing spaces not counted); at least one line.

    A word wider than `limit` starts a line of its own and is cut (see `cut`).
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
                # What follows a slash without a space is a part of an address.
                hyphens = not (lines and lines[-1][-1].text.endswith("/"))
                *whole_lines, word = cut(word, limit, language, hyphens)
                lines += [[part] for part in whole_lines]
        line.append(word)
        x += word.advance
    if line or not lines:
        lines.append(line)
    return lines


def cut(word: Word, limit: float, language: str = "", hyphens: bool = True) -> list[Word]:
    """Cut a word into parts no wider than `limit` em, each of one grapheme at least.

    The last part has three letters where they have room. With `hyphens` one is drawn between two letters,
    if the word may have any (`_takes_hyphens`); it is then cut at its syllables, where one of them has room.
    The glyphs stay as they were shaped in the whole word, so that cut Arabic letters keep their joins.
    """
    rulers = [_ruler(piece.font, piece.text, piece.rtl, language) for piece in word.pieces]
    whole = rulers[0] if len(rulers) == 1 else _in_a_row(rulers)
    seen = "".join([piece.text for piece in word.pieces])  # what the rulers measure: no isolates
    if seen.endswith(SOFT_HYPHEN):  # which becomes one, should the line end with it
        *edges, end = whole.edges
        whole = whole._replace(edges=(*edges, end + hyphen(word.pieces[-1].font).advance))
    dash = hyphen(word.pieces[0].font) if hyphens and _takes_hyphens(word, seen) else None
    begins = _syllables(seen, whole, language) if dash else []
    ends = _ends(seen, whole, limit, dash.advance if dash else 0.0, begins)
    parts: list[Word] = []
    start = index = before = 0  # `before`: the graphemes in the pieces before the one at `index`
    for end in ends:
        pieces: list[Piece] = []
        levels: list[int] = []
        broken = dash and end - start > 1 and _between_letters(seen, whole.starts, end)
        while start < end:
            count = len(rulers[index].edges) - 1
            upto = min(end - before, count)
            pieces.append(_piece_of(word.pieces[index], rulers[index], start - before, upto))
            levels += word.levels[index : index + 1]
            start = before + upto
            if upto == count:
                index, before = index + 1, before + count
        if dash and broken and pieces[0].advance + dash.advance <= limit:
            pieces = [_hyphenated(pieces[0], dash)]
        parts.append(word_of(tuple(pieces), tuple(levels), "".join([piece.text for piece in pieces])))
    return parts


def _ends(text: str, ruler: _Ruler, limit: float, dash: float, syllables: list[int]) -> list[int]:
    """Where the parts of a word end, as places of its ruler. `dash` is the room for a hyphen, or 0."""
    edges, starts = ruler.edges, ruler.starts
    ends: list[int] = []
    first, count = 0, len(edges) - 1
    while first < count:
        end = max(first + 1, bisect_right(edges, edges[first] + limit, first) - 1)
        if dash and _between_letters(text, starts, end):
            shorter = bisect_right(edges, edges[first] + limit - dash, first) - 1
            shorter = _last_in(syllables, first + 2, shorter) or shorter
            end = shorter if shorter > first + 1 else end  # one letter and a hyphen are no help
        while end < count and text[starts[end] : starts[end + 1]] in SPACES:
            end += 1  # spaces hang over the end
        ends.append(end)
        first = end
    if len(ends) > 1:
        ends[-2] = _before_last(text, ruler, limit, ends, syllables)
    return ends


def _syllables(text: str, ruler: _Ruler, language: str) -> list[int]:
    """Where the syllables of a word begin, as places of its ruler; none in a language that we do not know."""
    from journeymapper.text.syllables import syllables  # few maps have a word that is wider than its room

    begins = syllables(text, language)
    return [place for place, at in enumerate(ruler.starts) if at in begins]


def _last_in(places: list[int], low: int, high: int) -> int:
    """The last of these places that is neither below `low` nor above `high`; 0 without one."""
    found = bisect_right(places, high)
    return places[found - 1] if found and places[found - 1] >= low else 0


def _before_last(text: str, ruler: _Ruler, limit: float, ends: list[int], syllables: list[int]) -> int:
    """Where the last part of a word begins best: with three letters in it, if there are any near its end."""
    edges, starts = ruler.edges, ruler.starts
    begin, before = ends[-2], ends[-3] if len(ends) > 2 else 0
    ink = len(text.rstrip(SPACES))
    end = bisect_left(starts, ink)
    letters = 0
    for place in range(end - 1, max(end - 1 - _NEAR, before), -1):
        if edges[end] - edges[place] > limit:
            break
        letters += text[starts[place]].isalnum()
        if letters == _LEAST and place < begin:
            syllable = _last_in(syllables, before + 2, place)
            return syllable if syllable and edges[end] - edges[syllable] <= limit else place
    return begin


def _takes_hyphens(word: Word, text: str) -> bool:
    """Whether a word is one of Latin, Greek or Cyrillic letters, and no address, file name or number: in
    these a hyphen would be taken for a part of them.
    """
    if len(text) > _LONGEST or len(word.pieces) > 1 or word.pieces[0].rtl:
        return False
    if not _SIMPLE.fullmatch(text) or _OF_MACHINES.search(text):
        return False
    return 0 not in hyphen(word.pieces[0].font).glyphs


def _between_letters(text: str, starts: tuple[int, ...], place: int) -> bool:
    """Whether a place of a ruler is one inside a word, after a letter and before one."""
    at = starts[place]
    return at < len(text) and text[at].isalpha() and text[starts[place - 1]].isalpha()


def _hyphenated(piece: Piece, dash: Piece) -> Piece:
    return piece._replace(
        glyphs=(*piece.glyphs, *dash.glyphs),
        xs=(*piece.xs, piece.advance + dash.xs[0]),
        ys=(*piece.ys, 0.0) if piece.ys else (),
        clusters=(*piece.clusters, piece.clusters[-1]),
        advance=piece.advance + dash.advance,
        hyphen=True,
    )


class _Ruler(NamedTuple):
    """Where the graphemes of a piece (or what a ligature makes one) begin, in logical order, and where the
    last one ends: the advance before each in em, and its places in the glyphs and in the text. The glyphs
    run from right to left with the piece.
    """

    edges: tuple[float, ...]
    glyphs: tuple[int, ...]
    starts: tuple[int, ...]


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


def _in_a_row(rulers: list[_Ruler]) -> _Ruler:
    """The edges and the places in the text of a word of several pieces. Its glyphs stay with the pieces."""
    edges, starts = [0.0], [0]
    for ruler in rulers:
        x, at = edges.pop(), starts.pop()
        edges += [x + edge for edge in ruler.edges]
        starts += [at + start for start in ruler.starts]
    return _Ruler(tuple(edges), (), tuple(starts))


def _piece_of(piece: Piece, ruler: _Ruler, first: int, end: int) -> Piece:
    """The graphemes of a piece from `first` up to `end`."""
    edges, glyphs, starts = ruler
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
