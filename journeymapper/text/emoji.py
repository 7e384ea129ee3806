"""Emoji as coloured outlines: the layers of a glyph of the emoji face."""

from __future__ import annotations

import struct
from functools import cache, lru_cache

from journeymapper.text.face import Command
from journeymapper.text.fonts import EMOJI, face, outline

_TEXT_COLOUR = 0xFFFF  # the palette index that means: the colour of the text


@lru_cache(maxsize=4096)
def emoji_layers(glyph: int) -> tuple[tuple[str | None, tuple[Command, ...]], ...]:
    """The layers of a glyph of the face `fonts.EMOJI`, from back to front: colour and contours (em, y up).

    A colour is "#RRGGBB", or "#RRGGBBAA" where it is translucent; None stands for the colour of the text.
    Contours are filled by the non-zero rule. A glyph without layers is its own outline in the text's colour.
    """
    layers = face(EMOJI).hb_face.get_glyph_color_layers(glyph)
    if not layers:
        return ((None, outline(EMOJI, glyph)),)
    colours = _palette()
    return tuple(
        (
            None if layer.color_index == _TEXT_COLOUR else colours[layer.color_index],
            outline(EMOJI, layer.glyph),
        )
        for layer in layers
    )


@cache
def _palette() -> tuple[str, ...]:
    """The first palette of the emoji face, read from its CPAL table (HarfBuzz's own reader of it hangs)."""
    table = face(EMOJI).hb_face.reference_table("CPAL").data
    _, entries, _, _, records = struct.unpack_from(">HHHHL", table)
    first = struct.unpack_from(">H", table, 12)[0]
    colours = []
    for index in range(first, first + entries):
        blue, green, red, alpha = struct.unpack_from("4B", table, records + 4 * index)
        colours.append(f"#{red:02X}{green:02X}{blue:02X}" + ("" if alpha == 255 else f"{alpha:02X}"))
    return tuple(colours)
