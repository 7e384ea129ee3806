"""The bundled fonts inside an SVG file, cut down to its letters: it looks the same where Inter is unknown."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator

import uharfbuzz as hb

from journeymapper.drawing.shapes import Text
from journeymapper.drawing.tree import Drawing, groups
from journeymapper.render.svg_text import ends_with_hyphen
from journeymapper.text.fonts import face

_WEIGHTS = {"Regular": 400, "SemiBold": 600, "Bold": 700, "Italic": 400}


def font_rules(drawing: Drawing) -> Iterator[str]:
    """One `@font-face` rule for each bundled face in the drawing. Fonts of the system stay outside."""
    letters: dict[str, set[str]] = {}
    for _, group in groups(drawing):
        for shape in group.shapes:
            if isinstance(shape, Text):
                for line in shape.lines:
                    for piece in line.pieces:
                        shown = f"{piece.text}-" if ends_with_hyphen(piece) else piece.text
                        letters.setdefault(piece.font, set()).update(shown)
    for key in sorted(letters):
        if face(key).path is not None:
            family, _, style = key.partition("-")
            data = b64encode(_subset(key, letters[key])).decode("ascii")
            slant = ";font-style:italic" if style == "Italic" else ""
            yield (
                f"@font-face{{font-family:'{_spaced(family)}';font-weight:{_WEIGHTS.get(style, 400)}{slant};"
                f"src:url(data:font/ttf;base64,{data})}}"
            )


def _spaced(family: str) -> str:
    """NotoSansArabic is known as "Noto Sans Arabic"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", family)


def _subset(key: str, letters: set[str]) -> bytes:
    """The font file of some characters, with what shapes them."""
    wanted = hb.SubsetInput()
    wanted.unicode_set.update({ord(letter) for letter in letters})
    wanted.flags = hb.SubsetFlags.NO_HINTING
    return bytes(hb.subset(face(key).hb_face, wanted).blob.data)
