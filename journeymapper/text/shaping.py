"""Shaping with HarfBuzz: a stretch of one face and direction becomes a piece; words are made of pieces."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate, chain, groupby, repeat
from operator import add, itemgetter
from typing import NamedTuple

import uharfbuzz as hb

from journeymapper.text.face import SYSTEM
from journeymapper.text.fonts import INTER, face
from journeymapper.text.run import Piece

# Beyond this a word is not worth remembering: it is a pasted blob, and would fill the cache.
LONGEST_CACHED = 64
_FACE_AND_DIRECTION = Piece._fields.index("font"), Piece._fields.index("rtl")
SOFT_HYPHEN = "\u00ad"
# Spaces that a line may end after; they hang over its end and do not count in its width.
SPACES = " \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u200b\u205f\u3000"
# Inter turns "->" into an arrow and "2x3" into a multiplication: people mean what they type.
_INTER_FEATURES = {"calt": False}


class Shaped(NamedTuple):
    """Glyphs in visual order: their ids, where their sources start in the text, and in em their advances and
    offsets. `dys` is empty when all are 0.
    """

    ids: tuple[int, ...]
    clusters: tuple[int, ...]
    advances: tuple[float, ...]
    dxs: tuple[float, ...]
    dys: tuple[float, ...]


class Word(NamedTuple):
    """What stands between two places where a line may end, trailing spaces included.

    `pieces` are in logical order, `levels` their bidi levels (empty: all left to right). `ink` is the
    advance without trailing spaces. Advances are in em.
    """

    text: str
    pieces: tuple[Piece, ...]
    levels: tuple[int, ...]
    advance: float
    ink: float


def simple_word(font: str, text: str, language: str = "") -> Word | None:
    """A word of one left-to-right face, or None when the face misses one of its characters."""
    made = _kept_word if len(text) <= LONGEST_CACHED else _simple_word
    return made(font, text, language)


def _simple_word(font: str, text: str, language: str) -> Word | None:
    piece = piece_for(font, text, False, language)
    return None if 0 in piece.glyphs else word_of((piece,), (), text)


_kept_word = lru_cache(maxsize=65536)(_simple_word)


@lru_cache(maxsize=2)  # a long word is cut next, and for that looked at glyph by glyph
def shape(font: str, text: str, rtl: bool, language: str = "") -> Shaped:
    """Shape a text in one face and direction.

    Clusters never split a grapheme. The language (a BCP 47 tag) picks local letter forms.
    """
    shaped_face = face(font)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    # Never the guess, which is the language of the machine: maps shall look the same everywhere.
    buffer.language = language or "und"
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
    hb.shape(shaped_face.hb_font, buffer, _INTER_FEATURES if font.startswith(INTER) else None)
    scale = 1 / shaped_face.upem
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    dys = tuple([one.y_offset * scale for one in positions])
    return Shaped(
        tuple([one.codepoint for one in infos]),
        tuple([one.cluster for one in infos]),
        tuple([one.x_advance * scale for one in positions]),
        tuple([one.x_offset * scale for one in positions]),
        dys if any(dys) else (),
    )


def make_piece(font: str, text: str, rtl: bool, language: str = "") -> Piece:
    """Shape a text in one face and direction, and place its glyphs."""
    ids, clusters, advances, dxs, dys = shape(font, text, rtl, language)
    *edges, end = accumulate(advances, initial=0.0)
    xs = map(add, edges, dxs) if any(dxs) else edges
    return Piece(font, text, ids, tuple(xs), dys, clusters, end, rtl)


shaped_piece = lru_cache(maxsize=65536)(make_piece)


def piece_for(font: str, text: str, rtl: bool, language: str = "") -> Piece:
    """The piece of a text; the same piece for the same text, unless it is very long."""
    made = shaped_piece if len(text) <= LONGEST_CACHED else make_piece
    return made(font, text, rtl, language)


def word_of(pieces: tuple[Piece, ...], levels: tuple[int, ...], text: str) -> Word:
    """Join pieces in logical order to a word, measuring what stands before its trailing spaces."""
    advance = ink = 0.0
    for piece in pieces:
        if piece.text[-1] not in SPACES:
            advance += piece.advance
            ink = advance
            continue
        bare = without_trailing_spaces(piece)
        if bare is not None:
            ink = advance + bare.advance
        advance += piece.advance
    if pieces and text.endswith(SOFT_HYPHEN):
        ink += hyphen(pieces[-1].font).advance  # room for it, should the line end here
    return Word(text, pieces, levels, advance, ink)


def without_trailing_spaces(piece: Piece) -> Piece | None:
    """The piece without the spaces at its end, or None when it is nothing but spaces.

    The remaining glyphs are kept as they are: shaping them anew could undo joins with what was cut off.
    """
    text = piece.text.rstrip(SPACES)
    if len(text) == len(piece.text):
        return piece
    kept = [i for i, cluster in enumerate(piece.clusters) if cluster < len(text)]
    if not kept:
        return None
    first, end = kept[0], kept[-1] + 1
    spaces = sum([_own_advance(piece.font, glyph) for glyph in (*piece.glyphs[:first], *piece.glyphs[end:])])
    left = spaces if piece.rtl else 0.0
    return Piece(
        piece.font,
        text,
        piece.glyphs[first:end],
        tuple([x - left for x in piece.xs[first:end]]),
        piece.ys[first:end],
        piece.clusters[first:end],
        piece.advance - spaces if piece.rtl else piece.xs[end],
        piece.rtl,
    )


def joined(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Make one piece of neighbours in the same East Asian face: there every sign is a word."""
    if len(pieces) < 2 or not any(piece.font.startswith(SYSTEM) for piece in pieces):
        return tuple(pieces)
    together: list[Piece] = []
    for (font, rtl), group in groupby(pieces, key=itemgetter(*_FACE_AND_DIRECTION)):
        row = list(group)
        together += [_one_of(row)] if len(row) > 1 and not rtl and font.startswith(SYSTEM) else row
    return tuple(together)


def _one_of(pieces: list[Piece]) -> Piece:
    """Pieces of one face, left to right, as one."""
    fonts, texts, glyphs, xs, ys, clusters, advances, *_ = zip(*pieces, strict=True)
    *lefts, end = accumulate(advances, initial=0.0)
    *starts, _ = accumulate(map(len, texts), initial=0)
    everything = tuple(chain.from_iterable(glyphs))
    if len(everything) != len(pieces):
        counts = list(map(len, glyphs))
        lefts = list(chain.from_iterable(map(repeat, lefts, counts)))
        starts = list(chain.from_iterable(map(repeat, starts, counts)))
    return Piece(
        fonts[0],
        "".join(texts),
        everything,
        tuple(map(add, lefts, chain.from_iterable(xs))),
        tuple([y for piece in pieces for y in piece.ys or (0.0,) * len(piece.glyphs)]) if any(ys) else (),
        tuple(map(add, starts, chain.from_iterable(clusters))),
        end,
    )


def _own_advance(font: str, glyph: int) -> float:
    shaped_face = face(font)
    return float(shaped_face.hb_font.get_glyph_h_advance(glyph)) / shaped_face.upem


@lru_cache(maxsize=64)
def hyphen(font: str) -> Piece:
    """The hyphen that a soft hyphen becomes at the end of a line."""
    return piece_for(font, "-", False)._replace(text=SOFT_HYPHEN)
