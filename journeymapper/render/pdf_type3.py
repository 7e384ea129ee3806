"""A face as a font of drawn outlines (Type 3): for emoji, and for faces that no document can embed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from journeymapper.drawing.shapes import Command
from journeymapper.render.pdf_clusters import Letter, Mark, letters, unicode_map
from journeymapper.render.pdf_objects import PdfFile, Value, array, dictionary
from journeymapper.render.pdf_operators import colour_operands, moved, path_thousandths
from journeymapper.text.emoji import emoji_layers
from journeymapper.text.fonts import EMOJI, face, outline
from journeymapper.text.run import Piece

_SIZE = 255  # letters in one Type 3 font: codes have one byte, and the last one is for _M
# Some readers (poppler) tell the size of such a font, and so where lines and words end, by its "m".
_M = ("m", 600)


class _Shape(NamedTuple):
    """One drawn letter: its glyph with the marks beside it, and its width in thousandths of an em."""

    glyph: int
    marks: tuple[Mark, ...]
    width: int


class OutlineFont:
    """Type 3 fonts of drawn letters, 255 in each.

    It meets every piece first, is written, and then shows pieces. A drawing has one code for every text
    that it stands for, so text copies out of any reader.
    """

    def __init__(self, name: str, key: str) -> None:
        self._name, self._key = name, key
        self._advance: Callable[[int], int] = face(key).hb_font.get_glyph_h_advance
        self._letters: dict[int, list[tuple[Letter, _Shape]]] = {}
        self._codes: dict[tuple[_Shape, str], int] = {}

    def meet(self, piece: Piece) -> None:
        """Note a piece (which must live as long as this font)."""
        found = self._letters[id(piece)] = [
            (letter, _Shape(letter.glyph, letter.marks, round(letter.width * 1000)))
            for letter in letters(piece, self._advance)
        ]
        for letter, shape in found:
            self._codes.setdefault((shape, letter.text), len(self._codes))

    def write(self, file: PdfFile) -> dict[str, Value]:
        """Add the fonts to the file; returns their names in the resources and what they refer to."""
        everything = list(self._codes)
        parts = [everything[start : start + _SIZE] for start in range(0, len(everything), _SIZE)]
        return {f"{self._name}{number}": self._write(file, part) for number, part in enumerate(parts)}

    def _write(self, file: PdfFile, drawn: list[tuple[_Shape, str]]) -> Value:
        states: dict[str, Value] = {}
        procedures: dict[_Shape, Value] = {}
        for shape, _ in drawn:
            if shape not in procedures:
                procedures[shape] = file.stream(self._procedure(shape, states).encode("ascii"))
        names = {f"g{code}": procedures[shape] for code, (shape, _) in enumerate(drawn)}
        names[_M[0]] = file.stream(f"{_M[1]} 0 d0".encode("ascii"))
        return file.add(
            {
                "Type": "/Font",
                "Subtype": "/Type3",
                "FontBBox": f"[{self._font_box(procedures)}]",
                "FontMatrix": "[.001 0 0 .001 0 0]",
                "CharProcs": dictionary(names),
                "Encoding": f"<</Type/Encoding/Differences[0{''.join(f'/{name}' for name in names)}]>>",
                "FirstChar": 0,
                "LastChar": len(drawn),
                "Widths": array([*(shape.width for shape, _ in drawn), _M[1]]),
                "Resources": dictionary({"ExtGState": dictionary(states)} if states else {}),
                "ToUnicode": file.stream(
                    unicode_map({code: text for code, (_, text) in enumerate(drawn)}, 2)
                ),
            }
        )

    def _procedure(self, shape: _Shape, states: dict[str, Value]) -> str:
        """The drawing of a letter, in the colour of the text or in its own. Notes what `states` it names."""
        layers = list(self._layers(shape))
        if all(colour is None for colour, _ in layers):
            everything = tuple(command for _, contours in layers for command in contours)
            return f"{shape.width} 0 {_bounds(everything)} d1 {path_thousandths(everything)} f"
        out = [f"{shape.width} 0 d0"]
        for colour, contours in layers:
            if colour is None:
                out.append(f"{path_thousandths(contours)} f")
                continue
            words, alpha = colour_operands(colour)
            state = ""
            if alpha < 255:
                states[f"A{alpha}"] = dictionary({"ca": round(alpha / 255, 3)})
                state = f"/A{alpha} gs "
            out.append(f"q {state}{words} rg {path_thousandths(contours)} f Q")
        return "\n".join(out)

    def _font_box(self, shapes: Iterable[_Shape]) -> str:
        """What holds all drawings: readers tell lines of text apart by it."""
        return _bounds(
            tuple(command for shape in shapes for _, contours in self._layers(shape) for command in contours)
        )

    def _layers(self, shape: _Shape) -> Iterator[tuple[str | None, tuple[Command, ...]]]:
        for glyph, x, y in (Mark(shape.glyph, 0, 0), *shape.marks):
            own = emoji_layers(glyph) if self._key == EMOJI else ((None, outline(self._key, glyph)),)
            for colour, contours in own:
                if contours:
                    yield colour, moved(contours, x, y)

    def operators(self, piece: Piece, size: float) -> str:
        """Operators that show a piece and leave the position behind it. They set the font as they need."""
        out: list[str] = []
        current, at = -1, 0.0
        for letter, shape in self._letters[id(piece)]:
            part, code = divmod(self._codes[(shape, letter.text)], _SIZE)
            if part != current:
                out.append(f"/{self._name}{part} {size:g} Tf")
                current = part
            back = round(at - letter.x * 1000)
            at += shape.width - back
            shown = f"[{back or ''}<{code:02X}>]TJ"
            out.append(f"{letter.y * size:.2f} Ts {shown} 0 Ts" if letter.y else shown)
        return " ".join(out)


def _bounds(commands: tuple[Command, ...]) -> str:
    xs = [value for command in commands for value in command[1::2]]
    ys = [value for command in commands for value in command[2::2]]
    if not xs:
        return "0 0 0 0"
    edges = (min(xs), min(ys), max(xs), max(ys))
    return " ".join(str(round(float(value) * 1000)) for value in edges)
