"""A face as a composite font (Type 0, Identity-H), cut down to the glyphs that a document uses."""

from __future__ import annotations

import hashlib
import re
import struct

import uharfbuzz as hb

from journeymapper.render.pdf_clusters import clusters, extracted, unicode_map, utf16
from journeymapper.render.pdf_objects import PdfFile, Value, array, dictionary
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
_NOTHING = "\u200b"  # a glyph without a text of its own must still map to something


class GlyphFont:
    """A Type 0 font. Codes are the glyph ids of the subset, so every reader agrees on them.

    It meets every piece first, is written, and then shows pieces.
    """

    def __init__(self, name: str, key: str) -> None:
        self.name = name
        self._face = face(key)
        self._glyphs: set[int] = {0}
        self._texts: dict[int, str] = {}
        self._codes: dict[int, str] = {}
        self._widths: dict[int, float] = {}
        self._fragments: dict[int, str | None] = {}

    def meet(self, piece: Piece) -> None:
        """Note the glyphs of a piece, and the text of those that stand for a text alone."""
        self._glyphs.update(piece.glyphs)
        for first, last, text in clusters(piece):
            if last - first == 1:
                self._texts.setdefault(piece.glyphs[first], extracted(text, piece.rtl))

    def write(self, file: PdfFile) -> dict[str, Value]:
        """Add the font to the file; returns its name in the resources and what that refers to."""
        subset_data, numbers = _subset(self._face.hb_face, self._glyphs)
        scale = 1000 / self._face.upem
        advance = self._face.hb_font.get_glyph_h_advance
        for glyph in sorted(self._glyphs):
            self._codes[glyph] = f"{numbers[glyph]:04X}"
            self._widths[glyph] = round(advance(glyph) * scale, 2)
        widths = {numbers[glyph]: self._widths[glyph] for glyph in self._glyphs}
        used = sorted(self._glyphs - {0} | self._texts.keys())
        entries = {numbers[glyph]: self._texts.get(glyph) or _NOTHING for glyph in used}
        return {self.name: file.add(_composite(file, self._face, subset_data, widths, entries))}

    def fragment(self, piece: Piece) -> str | None:
        """What stands inside `[...] TJ`; None when a piece needs operators of its own."""
        known = self._fragments.get(id(piece), "")
        if known == "":
            known = self._fragments[id(piece)] = None if self._special(piece) else self._plain(piece)
        return known

    def _special(self, piece: Piece) -> bool:
        """Whether a piece has raised glyphs, or glyphs whose text a reader cannot tell from the font."""
        return bool(piece.ys) or any(not self._tells(piece, *cluster) for cluster in clusters(piece))

    def _tells(self, piece: Piece, first: int, last: int, text: str) -> bool:
        return last - first == 1 and self._texts.get(piece.glyphs[first]) == extracted(text, piece.rtl)

    def _plain(self, piece: Piece) -> str:
        parts: list[str] = []
        run, at = "", 0.0
        for glyph, x in zip(piece.glyphs, piece.xs, strict=True):
            back = round(at - x * 1000)
            if back:
                parts.append(f"<{run}>{back}" if run else str(back))
                run = ""
                at -= back
            run += self._codes[glyph]
            at += self._widths[glyph]
        back = round(at - piece.advance * 1000)
        return "".join(parts) + (f"<{run}>" if run else "") + (str(back) if back else "")

    def operators(self, piece: Piece, size: float) -> str:
        """Operators that show a piece in the font that is set, and leave the position behind it.

        What a glyph cannot tell is said in words beside it (ActualText).
        """
        out: list[str] = []
        at, rise = 0.0, 0.0
        for first, last, text in clusters(piece):
            told = self._tells(piece, first, last, text)
            if not told:
                out.append(f"/Span<</ActualText<FEFF{utf16(extracted(text, piece.rtl))}>>>BDC")
            for index in range(first, last):
                wanted = piece.ys[index] * size if piece.ys else 0.0
                if abs(wanted - rise) >= 0.005:
                    out.append(f"{wanted:.2f} Ts")
                    rise = wanted
                back = round(at - piece.xs[index] * 1000)
                glyph = piece.glyphs[index]
                out.append(f"[{back or ''}<{self._codes[glyph]}>]TJ")
                at += self._widths[glyph] - back
            if not told:
                out.append("EMC")
        back = round(at - piece.advance * 1000)
        if back:
            out.append(f"[{back}]TJ")
        if rise:
            out.append("0 Ts")
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


def _composite(
    file: PdfFile, drawn: Face, data: bytes, widths: dict[int, float], entries: dict[int, str]
) -> dict[str, Value]:
    base = _base_name(drawn.key, data)
    compact = hb.Face(data)
    outlines = "CFF " in compact.table_tags
    head = bytes(drawn.hb_face.reference_table("head").data)
    scale = 1000 / drawn.upem
    if outlines:
        font_file = file.stream(bytes(compact.reference_table("CFF ").data), {"Subtype": "/CIDFontType0C"})
    else:
        font_file = file.stream(data, {"Length1": len(data)})
    descriptor = file.add(
        {
            "Type": "/FontDescriptor",
            "FontName": base,
            "Flags": 4,
            "FontBBox": array([round(value * scale) for value in struct.unpack_from(">4h", head, 36)]),
            "ItalicAngle": -9 if "Italic" in base else 0,
            "Ascent": round(drawn.ascender * 1000),
            "Descent": -round(drawn.descender * 1000),
            "CapHeight": 728,
            "StemV": 140 if "Bold" in base else 80,
            "FontFile3" if outlines else "FontFile2": font_file,
        }
    )
    descendant = {
        "Type": "/Font",
        "Subtype": "/CIDFontType0" if outlines else "/CIDFontType2",
        "BaseFont": base,
        "CIDSystemInfo": dictionary({"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0}),
        "FontDescriptor": descriptor,
        "DW": 0,
        "W": _width_list(widths),
    }
    if not outlines:
        descendant["CIDToGIDMap"] = "/Identity"
    return {
        "Type": "/Font",
        "Subtype": "/Type0",
        "BaseFont": base,
        "Encoding": "/Identity-H",
        "DescendantFonts": array([file.add(descendant)]),
        "ToUnicode": file.stream(unicode_map(entries, 4)),
    }


def _base_name(key: str, data: bytes) -> str:
    """The six letters that mark a subset, made from its content, and the name of the face."""
    letters = "".join(chr(ord("A") + value % 26) for value in hashlib.sha256(data).digest()[:6])
    return f"/{letters}+{re.sub('[^A-Za-z0-9]+', '-', key.removeprefix(SYSTEM))}"


def _width_list(widths: dict[int, float]) -> str:
    """`first [w w w ...]` for each stretch of neighbouring codes."""
    parts: list[str] = []
    last = None
    for code in sorted(widths):
        width = f"{widths[code]:.2f}".rstrip("0").rstrip(".")
        if last is None or code != last + 1:
            parts.append(f"{']' if parts else ''}{code}[{width}")
        else:
            parts.append(f" {width}")
        last = code
    return f"[{''.join(parts)}]]"
