"""Shaping with HarfBuzz: a stretch of one face and direction becomes a piece; words are made of pieces."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import uharfbuzz as hb

from journeymapper.text.face import SYSTEM
from journeymapper.text.fonts import INTER, face
from journeymapper.text.run import Piece

# Beyond this a word is not worth remembering: it is a pasted blob, and would fill the cache.
LONGEST_CACHED = 64
SOFT_HYPHEN = "\u00ad"
# Spaces that a line may end after; they hang over its end and do not count in its width.
SPACES = " \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u200b\u205f\u3000"
# Inter turns "->" into an arrow and "2x3" into a multiplication: people mean what they type.
_INTER_FEATURES = {"calt": False}


class Glyph(NamedTuple):
    """A shaped glyph: its id, where its source starts in the text, its advance and offset in em."""

    id: int
    cluster: int
    advance: float
    dx: float
    dy: float


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


def shape(font: str, text: str, rtl: bool, language: str = "") -> list[Glyph]:
    """Shape a text in one face and direction; the glyphs come in visual order.

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
    return [
        Glyph(
            info.codepoint,
            info.cluster,
            position.x_advance * scale,
            position.x_offset * scale,
            position.y_offset * scale,
        )
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]


def make_piece(font: str, text: str, glyphs: list[Glyph], rtl: bool) -> Piece:
    """The piece of glyphs in visual order, whose clusters count from the start of `text`."""
    xs: list[float] = []
    x = 0.0
    for glyph in glyphs:
        xs.append(x + glyph.dx)
        x += glyph.advance
    ys = tuple([glyph.dy for glyph in glyphs]) if any(glyph.dy for glyph in glyphs) else ()
    ids = tuple([glyph.id for glyph in glyphs])
    return Piece(font, text, ids, tuple(xs), ys, tuple([glyph.cluster for glyph in glyphs]), x, rtl)


@lru_cache(maxsize=65536)
def shaped_piece(font: str, text: str, rtl: bool, language: str = "") -> Piece:
    return make_piece(font, text, shape(font, text, rtl, language), rtl)


def piece_for(font: str, text: str, rtl: bool, language: str = "") -> Piece:
    """The piece of a text; the same piece for the same text, unless it is very long."""
    if len(text) > LONGEST_CACHED:
        return make_piece(font, text, shape(font, text, rtl, language), rtl)
    return shaped_piece(font, text, rtl, language)


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
    together: list[Piece] = []
    for piece in pieces:
        last = together[-1] if together else None
        if not last or last.font != piece.font or last.rtl or piece.rtl or not piece.font.startswith(SYSTEM):
            together.append(piece)
            continue
        ys = last.ys or piece.ys
        together[-1] = Piece(
            last.font,
            last.text + piece.text,
            last.glyphs + piece.glyphs,
            last.xs + tuple([last.advance + x for x in piece.xs]),
            (last.ys or (0.0,) * len(last.glyphs)) + (piece.ys or (0.0,) * len(piece.glyphs)) if ys else (),
            last.clusters + tuple([len(last.text) + cluster for cluster in piece.clusters]),
            last.advance + piece.advance,
        )
    return tuple(together)


def _own_advance(font: str, glyph: int) -> float:
    shaped_face = face(font)
    return float(shaped_face.hb_font.get_glyph_h_advance(glyph)) / shaped_face.upem


@lru_cache(maxsize=64)
def hyphen(font: str) -> Piece:
    """The hyphen that a soft hyphen becomes at the end of a line."""
    return piece_for(font, "-", False)._replace(text=SOFT_HYPHEN)
