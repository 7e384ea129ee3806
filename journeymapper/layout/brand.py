"""A client's colours and fonts on a map, corrected so far that everything can still be read."""

from __future__ import annotations

from journeymapper.drawing.colour import WHITE, is_colour, mix
from journeymapper.layout.look import Look, make_look
from journeymapper.layout.measures import Measures
from journeymapper.layout.mirror import reads_right_to_left
from journeymapper.layout.palette import Palette, darkened, palette_of
from journeymapper.layout.words import Words
from journeymapper.model.document import Document
from journeymapper.model.style import Brand
from journeymapper.text.run import TextStyle

USUAL_FONT = TextStyle(1.0).family
_BAND_SHARE = 0.15  # of the main colour in the band: the pains must speak, not the band
_READABLE, _SEEN = 4.5, 3.0  # contrasts of text, and of lines


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

    The first colour is the main one; all of them, in their order, are those of people. Each is darkened
    just as far as its place asks for: text needs a contrast of 4.5 to 1, lines and bars of 3 to 1. The kinds
    of cards keep their colours, by which they are told apart.
    """
    if not colours:
        return palette
    main = colours[0]
    accent = darkened(main, WHITE, _READABLE)
    band = mix(WHITE, main, _BAND_SHARE * (2.0 if palette.name == "contrast" else 1.0))
    own = [darkened(colour, WHITE, _READABLE) for colour in colours]
    others = [colour for colour in palette.people if all(_apart(colour, one) for one in own)]
    return palette._replace(
        accent=accent,
        band=band,
        band_text=darkened(main, band, _READABLE + 1.0),
        people=tuple(dict.fromkeys([*own, *others])),
    )


def readable(colour: str, background: str = WHITE, line: bool = False) -> str:
    """A brand's colour as text, or as a line, on a background."""
    return darkened(colour, background, _SEEN if line else _READABLE)


def _apart(one: str, other: str) -> bool:
    """Whether two colours are not mistaken for each other: far enough apart in one of their parts."""
    pairs = zip(bytes.fromhex(one[1:7]), bytes.fromhex(other[1:7]), strict=True)
    return max(abs(a - b) for a, b in pairs) > 48
