"""A client's colours and fonts on a map, corrected so far that everything can still be read."""

from __future__ import annotations

from journeymapper.drawing.colour import INK, WHITE, contrast, is_colour, mix
from journeymapper.drawing.deepen import deepened
from journeymapper.layout.look import Look, make_look
from journeymapper.layout.measures import Measures
from journeymapper.layout.mirror import reads_right_to_left
from journeymapper.layout.palette import Palette, palette_of
from journeymapper.layout.words import Words
from journeymapper.model.document import Document
from journeymapper.model.style import Brand
from journeymapper.text.run import TextStyle

USUAL_FONT = TextStyle(1.0).family
_BAND_SHARES = (0.15, 0.3, 0.5, 0.75, 1.0)  # of the main colour: the pains must speak, not the band
_TOLD_APART = 1.09  # contrast of the band with the paper: of a pale colour it takes more
READABLE = 4.5  # contrast of text


def look_of(document: Document, measures: Measures, words: Words, hints: bool = False) -> Look:
    """The look of a document: its palette and personas, in the colours and fonts of its brand."""
    brand = document.brand
    palette = branded(palette_of(document.style), brand_colours(brand))
    look = make_look(
        measures, palette, words, document.personas, hints, heading_font(brand), body_font(brand)
    )
    return look._replace(mirrored=True) if reads_right_to_left(document.language) else look


def brand_colours(brand: Brand) -> tuple[str, ...]:
    """Those that are colours, without opacity."""
    return tuple([colour[:7].upper() for colour in brand.colours if is_colour(colour)])


def heading_font(brand: Brand) -> str:
    return _family(brand.heading_font)


def body_font(brand: Brand) -> str:
    return _family(brand.body_font)


def _family(name: str) -> str:
    return USUAL_FONT if name.strip().casefold() in ("", USUAL_FONT.casefold()) else name.strip()


def branded(palette: Palette, colours: tuple[str, ...]) -> Palette:
    """The palette with a brand's colours for the band, for what is to be, and for people.

    The first colour is the main one; all of them, in their order, are those of people. Each is deepened
    just as far as its place asks for: a contrast of 4.5 to 1. The kinds of cards keep their colours, by
    which they are told apart.
    """
    if not colours:
        return palette
    main = colours[0]
    accent = readable(main)
    band = _band(main, 2.0 if palette.name == "contrast" else 1.0)
    own = [readable(colour) for colour in colours]
    others = [colour for colour in palette.people if all(_apart(colour, one) for one in own)]
    return palette._replace(
        accent=accent,
        band=band,
        band_text=readable(main, band, READABLE + 1.0),
        people=tuple(dict.fromkeys([*own, *others])),
    )


def readable(colour: str, background: str = WHITE, wanted: float = READABLE) -> str:
    """A brand's colour as text or line: as it is where that can be read on the background, else deeper."""
    return deepened(colour, background, wanted)


def ground_and_ink(colour: str) -> tuple[str, str]:
    """A brand's colour as the ground of a cover, and the colour of text on it. Only a colour that neither
    white nor ink can be read on is made deeper; a pale one stays what it is."""
    for ink in (WHITE, INK):
        if contrast(ink, colour) >= READABLE:
            return colour[:7], ink
    return readable(colour), WHITE


def _band(main: str, strength: float) -> str:
    tints = [mix(WHITE, main, share * strength) for share in _BAND_SHARES]
    seen = (tint for tint in tints if contrast(WHITE, tint) >= _TOLD_APART)
    return next(seen, mix(WHITE, readable(main), _BAND_SHARES[0]))  # of white there is no tint


def _apart(one: str, other: str) -> bool:
    """Whether two colours are not mistaken for each other: far enough apart in one of their parts."""
    pairs = zip(bytes.fromhex(one[1:7]), bytes.fromhex(other[1:7]), strict=True)
    return max(abs(a - b) for a, b in pairs) > 48
