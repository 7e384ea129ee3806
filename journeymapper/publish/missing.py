"""Characters that no font has: named before anything is written, never a silent box."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple
from unicodedata import name

from journeymapper.drawing.shapes import Text
from journeymapper.drawing.tree import Drawing
from journeymapper.i18n import _, ngettext
from journeymapper.text.excerpt import excerpt
from journeymapper.text.run import Piece

_PLACES = 3  # that are named
_LISTED = 5  # characters in one sentence


class Missing(NamedTuple):
    """A character, what Unicode calls it, and the beginnings of the texts in which it stands."""

    character: str
    name: str
    places: tuple[str, ...]

    def __str__(self) -> str:
        where = ", ".join(f"“{place}”" for place in self.places[:_PLACES])
        return _("“{character}” ({name}) in {where}", character=self.character, name=self.name, where=where)


def missing_in(drawings: Iterable[Drawing]) -> tuple[Missing, ...]:
    """What would be printed as an empty box, in the order of the drawings.

    Painters draw the glyphs that the text engine found, so a glyph 0 is exactly a box on the page.
    """
    texts = list(_texts(drawings))
    # Pieces are shared by many lines, and few of them miss anything.
    pieces = {id(piece): piece for text in texts for line in text.lines for piece in line.pieces}
    boxes = {key: found for key, piece in pieces.items() if (found := _boxes(piece))}
    places: dict[str, dict[str, None]] = {}
    for text in texts if boxes else ():
        for line in text.lines:
            for piece in line.pieces:
                for character in boxes.get(id(piece), ""):
                    places.setdefault(character, {})[excerpt(text.text)] = None
    return tuple(Missing(one, _name(one), tuple(where)) for one, where in places.items())


def said_missing(missing: tuple[Missing, ...]) -> str:
    """One sentence, or nothing."""
    if not missing:
        return ""
    listed = "; ".join(str(one) for one in missing[:_LISTED])
    more = len(missing) - _LISTED
    if more > 0:
        listed += ngettext("; and {count} more", "; and {count} more", more)
    return _("No font here has these characters, which print as empty boxes: {listed}.", listed=listed)


def _texts(drawings: Iterable[Drawing]) -> Iterator[Text]:
    for drawing in drawings:
        for _place, strip in drawing.strips:
            for cell in strip.cells:
                for group in cell.groups:
                    for shape in group.shapes:
                        if isinstance(shape, Text):
                            yield shape


def _boxes(piece: Piece) -> str:
    if 0 not in piece.glyphs:
        return ""
    starts = sorted({*piece.clusters, len(piece.text)})
    ends = dict(pairwise(starts))
    missing = [
        piece.text[cluster : ends[cluster]]
        for glyph, cluster in zip(piece.glyphs, piece.clusters, strict=True)
        if glyph == 0
    ]
    return "".join(dict.fromkeys("".join(missing)))


def _name(character: str) -> str:
    code = f"U+{ord(character):04X}"
    known = name(character, "")
    return f"{known}, {code}" if known else code
