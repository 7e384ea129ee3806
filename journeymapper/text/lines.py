"""Filling lines with words, and cutting a word that is wider than a line."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from journeymapper.text.run import Piece
from journeymapper.text.shaping import SPACES, Glyph, Word, make_piece, shape, word_of


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
    parts: list[list[_Unit]] = []
    x = math.inf
    for unit in _units(word, language):
        if x + unit.advance > limit and unit.text not in SPACES:
            parts.append([])
            x = 0.0
        parts[-1].append(unit)
        x += unit.advance
    return [_word_of_units(word, part) for part in parts]


class _Unit(NamedTuple):
    """A grapheme of a word (or what a ligature makes one): which piece it is in, its source and glyphs."""

    piece: int
    text: str
    glyphs: list[Glyph]
    advance: float


def _units(word: Word, language: str) -> list[_Unit]:
    """The units of a word in logical order."""
    units: list[_Unit] = []
    for index, piece in enumerate(word.pieces):
        shaped = shape(piece.font, piece.text, piece.rtl, language)
        groups = [list(group) for _, group in groupby(shaped, key=lambda glyph: glyph.cluster)]
        if piece.rtl:
            groups.reverse()
        ends = [group[0].cluster for group in groups[1:]] + [len(piece.text)]
        for group, end in zip(groups, ends, strict=True):
            text = piece.text[group[0].cluster : end]
            units.append(_Unit(index, text, group, sum([glyph.advance for glyph in group])))
    return units


def _word_of_units(word: Word, units: list[_Unit]) -> Word:
    pieces: list[Piece] = []
    levels: list[int] = []
    for index, group in groupby(units, key=lambda unit: unit.piece):
        source = word.pieces[index]
        clusters: list[list[Glyph]] = []
        starts_at = 0
        taken = list(group)
        for unit in taken:
            clusters.append([glyph._replace(cluster=starts_at) for glyph in unit.glyphs])
            starts_at += len(unit.text)
        if source.rtl:
            clusters.reverse()
        text = "".join([unit.text for unit in taken])
        glyphs = [glyph for cluster in clusters for glyph in cluster]
        pieces.append(make_piece(source.font, text, glyphs, source.rtl))
        levels += word.levels[index : index + 1]
    return word_of(tuple(pieces), tuple(levels), "".join([unit.text for unit in units]))
