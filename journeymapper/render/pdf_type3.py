"""A face as a font of drawn outlines (Type 3): for emoji, and for faces that no document can embed."""

from __future__ import annotations

from journeymapper.drawing.shapes import Command
from journeymapper.render.pdf_clusters import clusters, extracted, unicode_map
from journeymapper.render.pdf_objects import PdfFile, Value, array, dictionary
from journeymapper.text.fonts import face, outline
from journeymapper.text.run import Piece

_SIZE = 255  # glyphs in one Type 3 font
_NOTHING = "\u200b"


class OutlineFont:
    """Type 3 fonts of 255 drawn glyphs each.

    A glyph has one code for every text that it stands for, so text copies out of any reader.
    """

    def __init__(self, name: str, key: str) -> None:
        self._name, self._key = name, key
        self._font = face(key).hb_font
        self._scale = 1000 / face(key).upem
        self._codes: dict[tuple[int, str], int] = {}

    def meet(self, piece: Piece) -> None:
        for drawn in self._drawn(piece):
            self._codes.setdefault(drawn, len(self._codes))

    def _drawn(self, piece: Piece) -> list[tuple[int, str]]:
        """Each glyph of a piece with its text; in a cluster of several the first one has it all."""
        found: list[tuple[int, str]] = []
        for first, last, text in clusters(piece):
            found.append((piece.glyphs[first], extracted(text, piece.rtl)))
            found += [(glyph, _NOTHING) for glyph in piece.glyphs[first + 1 : last]]
        return found

    def write(self, file: PdfFile) -> dict[str, Value]:
        """Add the fonts to the file; returns their names in the resources and what they refer to."""
        everything = list(self._codes)
        parts = [everything[start : start + _SIZE] for start in range(0, len(everything), _SIZE)]
        return {f"{self._name}{number}": self._write(file, part) for number, part in enumerate(parts)}

    def _write(self, file: PdfFile, glyphs: list[tuple[int, str]]) -> Value:
        names = [f"/g{code}" for code in range(len(glyphs))]
        shapes: dict[int, Value] = {}
        for glyph, _ in glyphs:
            if glyph not in shapes:
                shapes[glyph] = file.stream(self._procedure(glyph).encode("ascii"))
        return file.add(
            {
                "Type": "/Font",
                "Subtype": "/Type3",
                "FontBBox": "[0 0 0 0]",
                "FontMatrix": "[.001 0 0 .001 0 0]",
                "CharProcs": dictionary(
                    {f"g{code}": shapes[glyph] for code, (glyph, _) in enumerate(glyphs)}
                ),
                "Encoding": dictionary({"Type": "/Encoding", "Differences": f"[0 {' '.join(names)}]"}),
                "FirstChar": 0,
                "LastChar": len(glyphs) - 1,
                "Widths": array([self._width(glyph) for glyph, _ in glyphs]),
                "Resources": dictionary({}),
                "ToUnicode": file.stream(
                    unicode_map({code: text or _NOTHING for code, (_, text) in enumerate(glyphs)}, 2)
                ),
            }
        )

    def _width(self, glyph: int) -> int:
        return int(self._font.get_glyph_h_advance(glyph) * self._scale + 0.5)

    def _procedure(self, glyph: int) -> str:
        """The drawing of a glyph: in the colour of the text, or in its own."""
        drawn = outline(self._key, glyph)
        return f"{self._width(glyph)} 0 {_bounds(drawn)} d1 {path_thousandths(drawn)} f"

    def operators(self, piece: Piece, size: float) -> str:
        """Operators that show a piece and leave the position behind it. They set the font as they need."""
        out: list[str] = []
        current, at = -1, 0.0
        for index, drawn in enumerate(self._drawn(piece)):
            part, code = divmod(self._codes[drawn], _SIZE)
            if part != current:
                out.append(f"/{self._name}{part} {size:g} Tf")
                current = part
            back = round(at - piece.xs[index] * 1000)
            raised = piece.ys[index] * size if piece.ys else 0
            shown = f"[{back or ''}<{code:02X}>]TJ"
            out.append(f"{raised:.2f} Ts {shown} 0 Ts" if raised else shown)
            at += self._width(drawn[0]) - back
        back = round(at - piece.advance * 1000)
        if back:
            out.append(f"[{back}]TJ")
        return " ".join(out)


def _bounds(commands: tuple[Command, ...]) -> str:
    xs = [value for command in commands for value in command[1::2]]
    ys = [value for command in commands for value in command[2::2]]
    if not xs:
        return "0 0 0 0"
    edges = (min(xs), min(ys), max(xs), max(ys))
    return " ".join(str(round(float(value) * 1000)) for value in edges)


def path_thousandths(commands: tuple[Command, ...]) -> str:
    """Path operators in thousandths of an em."""
    return " ".join(
        " ".join([*(str(round(float(value) * 1000)) for value in command[1:]), _OPERATORS[command[0]]])
        for command in commands
    )


_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}
