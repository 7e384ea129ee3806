"""A face as a composite font (Type 0, Identity-H), cut down to the glyphs that a document uses."""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Callable, Iterable, Iterator

import uharfbuzz as hb

from journeymapper.render.pdf_clusters import Letter, Mark, letters, unicode_map, utf16
from journeymapper.render.pdf_objects import PdfFile, Value, array
from journeymapper.text.face import SYSTEM, Face
from journeymapper.text.fonts import face
from journeymapper.text.run import Piece

# What only shaping needs, or what would name the whole font again.
_UNUSED_TABLES = ("GSUB", "GPOS", "GDEF", "BASE", "kern", "name", "post", "DSIG", "cmap", "OS/2", "VORG")
_FLAGS = (
    hb.SubsetFlags.NO_HINTING
    | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    | hb.SubsetFlags.NO_BIDI_CLOSURE
    | hb.SubsetFlags.CFF_IDENTITY_CHARSET
    | hb.SubsetFlags.DOWNGRADE_CFF2
)


class GlyphFont:
    """A Type 0 font. It meets every piece first, is written, and then shows pieces.

    A glyph of TrueType outlines has one code for every text that it stands for: text copies out of any
    reader. In fonts of CFF outlines codes are glyphs, and what a glyph cannot tell is said beside it.
    """

    def __init__(self, name: str, key: str) -> None:
        self.name = name
        self._face = face(key)
        self._advance: Callable[[int], int] = self._face.hb_font.get_glyph_h_advance
        self._letters: dict[int, list[Letter]] = {}
        self._marks: dict[int, list[tuple[float, Mark]]] = {}  # of the pieces that have any
        self._codes: dict[tuple[int, str], int] = {}
        self._widths: list[float] = [0.0]  # by code; in thousandths, as the file has them
        self._texts: dict[int, str] = {}
        self._fragments: dict[int, str | None] = {}

    def meet(self, piece: Piece) -> None:
        """Note a piece (which must live as long as this font)."""
        found = self._letters[id(piece)] = letters(piece, self._advance)
        marks: list[tuple[float, Mark]] = []
        for letter in found:
            if letter.marks:
                marks += [(letter.x, mark) for mark in letter.marks]
            if letter[:2] not in self._codes:  # glyph and text
                self._codes[(letter.glyph, letter.text)] = len(self._codes) + 1
                self._widths.append(round(letter.width * 1000, 2))
        if marks:
            self._marks[id(piece)] = marks

    def write(self, file: PdfFile) -> dict[str, Value]:
        """Add the font to the file; returns its name in the resources and what that refers to."""
        data, numbers = _subset(self._face.hb_face, {0, *(glyph for glyph, _ in self._codes)})
        compact = hb.Face(data)
        if "CFF " in compact.table_tags:
            outlines = bytes(compact.reference_table("CFF ").data)
            embedded = {"FontFile3": file.stream(outlines, {"Subtype": "/CIDFontType0C"})}
            kind: dict[str, Value] = {"Subtype": "/CIDFontType0"}
            self._number_by_glyph(numbers)
        else:
            embedded = {"FontFile2": file.stream(data, {"Length1": len(data)})}
            places = b"".join(numbers[glyph].to_bytes(2, "big") for glyph, _ in self._codes)
            kind = {"Subtype": "/CIDFontType2", "CIDToGIDMap": file.stream(b"\0\0" + places)}
        for (_, text), code in self._codes.items():
            self._texts.setdefault(code, text)
        base = _base_name(self._face.key, data)
        descendant = file.add(
            {
                "Type": "/Font",
                "BaseFont": base,
                "CIDSystemInfo": "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
                "FontDescriptor": file.add({**_description(self._face, base), **embedded}),
                "DW": 0,
                "W": f"[0[{' '.join(f'{width:.2f}'.rstrip('0').rstrip('.') for width in self._widths)}]]",
                **kind,
            }
        )
        font = {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": base,
            "Encoding": "/Identity-H",
            "DescendantFonts": array([descendant]),
            "ToUnicode": file.stream(unicode_map(self._texts, 4)),
        }
        return {self.name: file.add(font)}

    def _number_by_glyph(self, numbers: dict[int, int]) -> None:
        scale = 1000 / self._face.upem
        self._widths = [0.0] * (max(numbers.values()) + 1)
        for glyph, text in self._codes:
            self._codes[(glyph, text)] = numbers[glyph]
            self._widths[numbers[glyph]] = round(self._advance(glyph) * scale, 2)

    @property
    def has_marks(self) -> bool:
        """Whether any piece has glyphs that are only drawn."""
        return bool(self._marks)

    def marks(self, piece: Piece) -> list[tuple[float, Mark]]:
        """What is to be drawn beside the letters of a piece, each with its letter's place in em."""
        return self._marks.get(id(piece), [])

    def shown(self, pieces: Iterable[Piece], size: float) -> Iterator[str]:
        """Operators that show pieces side by side in the font that is set, in as few as can be."""
        together, known = "", self._fragments
        for piece in pieces:
            if id(piece) not in known:
                known[id(piece)] = self._fragment(piece)
            fragment = known[id(piece)]
            if fragment is not None:
                together += fragment
                continue
            if together:
                yield f"[{together}]TJ"
                together = ""
            yield self._operators(piece, size)
        if together:
            yield f"[{together}]TJ"

    def _fragment(self, piece: Piece) -> str | None:
        """What stands inside `[...] TJ`; None when a piece needs operators of its own."""
        parts: list[str] = []
        run, at = "", 0.0
        codes, texts, widths = self._codes, self._texts, self._widths
        for glyph, text, x, y, _width, _marks in self._letters[id(piece)]:
            code = codes[glyph, text]
            if y or texts[code] != text:
                return None
            back = round(at - x * 1000)
            if back:
                parts.append(f"<{run}>{back}" if run else str(back))
                run = ""
                at -= back
            run += f"{code:04X}"
            at += widths[code]
        back = round(at - piece.advance * 1000)
        return "".join(parts) + (f"<{run}>" if run else "") + (str(back) if back else "")

    def _operators(self, piece: Piece, size: float) -> str:
        """Operators that show a piece in the font that is set, and leave the position behind it.

        Letters off the line are raised; what a glyph cannot tell is said in words (ActualText).
        """
        out: list[str] = []
        at = 0.0
        for letter in self._letters[id(piece)]:
            code = self._codes[(letter.glyph, letter.text)]
            back = round(at - letter.x * 1000)
            at += self._widths[code] - back
            shown = f"[{back or ''}<{code:04X}>]TJ"
            if letter.y:
                shown = f"{letter.y * size:.2f} Ts {shown} 0 Ts"
            if self._texts[code] != letter.text:
                shown = f"/Span<</ActualText<FEFF{utf16(letter.text)}>>>BDC {shown} EMC"
            out.append(shown)
        back = round(at - piece.advance * 1000)
        if back:
            out.append(f"[{back}]TJ")
        return " ".join(out)


def _subset(hb_face: hb.Face, glyphs: set[int]) -> tuple[bytes, dict[int, int]]:
    """The font file of some glyphs, and the new id of each."""
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.flags = _FLAGS
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode("ascii"), "big") for tag in _UNUSED_TABLES)
    plan = hb.SubsetPlan(hb_face, wanted)
    numbers = dict(plan.old_to_new_glyph_mapping)
    return bytes(plan.execute().blob.data), numbers


def _description(drawn: Face, base: str) -> dict[str, Value]:
    head = bytes(drawn.hb_face.reference_table("head").data)
    scale = 1000 / drawn.upem
    return {
        "Type": "/FontDescriptor",
        "FontName": base,
        "Flags": 4,
        "FontBBox": array([round(value * scale) for value in struct.unpack_from(">4h", head, 36)]),
        "ItalicAngle": -9 if "Italic" in base else 0,
        "Ascent": round(drawn.ascender * 1000),
        "Descent": -round(drawn.descender * 1000),
        "CapHeight": 728,
        "StemV": 140 if "Bold" in base else 80,
    }


def _base_name(key: str, data: bytes) -> str:
    """The six letters that mark a subset, made from its content, and the name of the face."""
    letters = "".join(chr(ord("A") + value % 26) for value in hashlib.sha256(data).digest()[:6])
    return f"/{letters}+{re.sub('[^A-Za-z0-9]+', '-', key.removeprefix(SYSTEM))}"
