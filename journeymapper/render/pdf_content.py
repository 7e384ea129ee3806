"""Shapes as the operators of a PDF page."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

from journeymapper.drawing.colour import MISSING_PICTURE
from journeymapper.drawing.icons import GRID, icon_path
from journeymapper.drawing.shapes import Box, Icon, Path, Picture, Shape, Text
from journeymapper.drawing.tree import Group
from journeymapper.render.pdf_fonts import GlyphFont
from journeymapper.render.pdf_objects import PdfFile, Value, dictionary
from journeymapper.render.pdf_operators import (
    box_operators,
    colour_operands,
    number,
    path_operators,
    path_thousandths,
)
from journeymapper.render.pdf_pictures import EmbeddedPicture, embed_picture
from journeymapper.render.pdf_type3 import OutlineFont
from journeymapper.text.fonts import EMOJI, face, outline
from journeymapper.text.run import Line, Piece

_WORTH_A_FORM = 800  # letters of operators: an object of its own takes room too
_ANYWHERE = "[-30000 -30000 30000 30000]"
_font_key = attrgetter("font")


class PdfInk:
    """The fonts, icons, pictures and transparencies of one file, shared by all its pages.

    Fonts are cut down to what is used, so every group is met before the first is written.
    """

    def __init__(self, file: PdfFile, pictures: Mapping[str, bytes]) -> None:
        self._file, self._bytes = file, pictures
        self.has_marks = False
        self._fonts: dict[str, GlyphFont | OutlineFont] = {}
        self._met: set[int] = set()
        self._times: Counter[int] = Counter()  # how often each tuple of shapes is drawn
        self._all, self._entries = file.promise()
        self._font_objects: dict[str, Value] = {}
        self._forms: dict[str, Value] = {}
        self._pictures: dict[str, EmbeddedPicture | None] = {}
        self._states: dict[tuple[int, int], str] = {}
        self._drawn: dict[int, str] = {}
        self._paths: dict[tuple[object, ...], str] = {}
        self._seen: set[bytes] = set()
        self._common: dict[bytes, str] = {}

    def meet(self, group: Group) -> None:
        self._times[id(group.shapes)] += 1
        if self._times[id(group.shapes)] > 1:
            return
        met = self._met
        for shape in group.shapes:
            if isinstance(shape, Text) and id(shape.lines) not in met:
                met.add(id(shape.lines))
                for line in shape.lines:
                    for piece in line.pieces:
                        if id(piece) not in met:
                            met.add(id(piece))
                            self._font_of(piece.font).meet(piece)

    def _font_of(self, key: str) -> GlyphFont | OutlineFont:
        known = self._fonts.get(key)
        if known is None:
            name = f"F{len(self._fonts) + 1}"
            drawn = key == EMOJI or not face(key).embeddable
            known = self._fonts[key] = OutlineFont(f"{name}x", key) if drawn else GlyphFont(name, key)
        return known

    def write_fonts(self) -> None:
        for font in self._fonts.values():
            self._font_objects.update(font.write(self._file))
        self.has_marks = any(isinstance(font, GlyphFont) and font.has_marks for font in self._fonts.values())

    def resources(self) -> Value:
        """What all pages refer to by name; asked for when everything is drawn."""
        states = {
            name: dictionary({"ca": round(fill / 255, 3), "CA": round(stroke / 255, 3)})
            for (fill, stroke), name in self._states.items()
        }
        pictures = {name: picture.reference for name, picture in self._named_pictures()}
        self._entries.dict |= {
            "Font": dictionary(self._font_objects),
            "XObject": dictionary({**self._forms, **pictures}),
            "ExtGState": dictionary(states),
        }
        return self._all

    def _named_pictures(self) -> Iterator[tuple[str, EmbeddedPicture]]:
        for index, picture in enumerate(self._pictures.values(), start=1):
            if picture is not None:
                yield f"P{index}", picture

    def body(self, group: Group) -> str:
        """Operators that draw a group whose top left is at (0, 0). They leave colours and widths changed.

        What pages have in common (index map, headings, legend) is in the file once, as a form.
        """
        known = self._drawn.get(id(group.shapes))
        if known is None:
            known = self.operators(group.shapes)
            again = self._times[id(group.shapes)] > 1
            if len(known) >= _WORTH_A_FORM:
                known = self._shared(known, again)
            if again:
                self._drawn[id(group.shapes)] = known
        return known

    def _shared(self, operators: str, again: bool) -> str:
        """A form of operators that are drawn `again` or were drawn before, else these operators."""
        key = hashlib.sha256(operators.encode("ascii")).digest()
        if not again and key not in self._seen:
            self._seen.add(key)
            return operators
        if key not in self._common:
            self._common[key] = f"G{len(self._common) + 1}"
            self._form(self._common[key], operators, _ANYWHERE, self._all)
        return f"/{self._common[key]} Do"

    def operators(self, shapes: Iterable[Shape]) -> str:
        strokes = _Strokes(self)
        for shape in shapes:
            strokes.draw(shape)
        return "\n".join(strokes.out)

    def font(self, key: str) -> GlyphFont | OutlineFont:
        return self._fonts[key]

    def state(self, fill: int, stroke: int) -> str:
        return self._states.setdefault((fill, stroke), f"A{fill}-{stroke}")

    def path(self, shape: Box | Path) -> str:
        """The operators of a path. Most come again: cards of a height, chips, marks, faces."""
        key = shape[:1] if isinstance(shape, Path) else (shape.rect, shape.radius)
        known = self._paths.get(key)
        if known is None:
            known = path_operators(*key) if isinstance(shape, Path) else box_operators(*key)
            self._paths[key] = known
        return known

    def icon(self, name: str) -> str:
        """A form that strokes an icon on its grid, in the colour and width of whoever draws it."""
        if f"I-{name}" not in self._forms:
            self._form(f"I-{name}", f"{path_operators(icon_path(name))} S", "[-2 -2 26 26]")
        return f"I-{name}"

    def mark(self, key: str, glyph: int) -> str:
        """A form that fills a glyph, in thousandths of an em, in the colour of whoever draws it."""
        name = f"M{list(self._fonts).index(key) + 1}-{glyph}"
        if name not in self._forms:
            self._form(name, f"{path_thousandths(outline(key, glyph))} f", "[-4000 -4000 4000 4000]")
        return name

    def _form(self, name: str, operators: str, bounds: str, resources: Value = None) -> None:
        """A form that refers to nothing by name, unless it is given resources."""
        entries = {
            "Type": "/XObject",
            "Subtype": "/Form",
            "BBox": bounds,
            "Resources": resources or dictionary({}),
        }
        self._forms[name] = self._file.stream(operators.encode("ascii"), entries)

    def picture(self, sha256: str) -> tuple[str, EmbeddedPicture] | None:
        if sha256 not in self._pictures:
            self._pictures[sha256] = embed_picture(self._file, self._bytes.get(sha256, b""))
        picture = self._pictures[sha256]
        return (f"P{list(self._pictures).index(sha256) + 1}", picture) if picture else None


class _Strokes:
    """The operators of one group. Remembers colours and widths that are set, to say them once."""

    def __init__(self, ink: PdfInk) -> None:
        self.ink = ink
        self.out: list[str] = []
        self._fill = self._stroke = self._width = self._dash = ""
        self._opacity = (255, 255)

    def draw(self, shape: Shape) -> None:
        match shape:
            case Text():
                self._text(shape)
            case Box() | Path():
                self._painted(self.ink.path(shape), shape)
            case Icon():
                self._icon(shape)
            case Picture():
                self._picture(shape)

    def _ink(self, fill: str | None, stroke: str | None) -> None:
        filled, stroked = self._opacity
        if fill:
            words, filled = colour_operands(fill)
            if words != self._fill:
                self._fill = words
                self.out.append(f"{words} rg")
        if stroke:
            words, stroked = colour_operands(stroke)
            if words != self._stroke:
                self._stroke = words
                self.out.append(f"{words} RG")
        if (filled, stroked) != self._opacity:
            self._opacity = filled, stroked
            self.out.append(f"/{self.ink.state(filled, stroked)} gs")

    def _pen(self, width: float) -> None:
        words = number(width)
        if words != self._width:
            self._width = words
            self.out.append(f"{words} w")

    def _dashes(self, dash: tuple[float, ...]) -> None:
        pattern = " ".join(map(number, dash))
        if pattern != self._dash:
            self._dash = pattern
            self.out.append(f"[{pattern}] 0 d")

    def _painted(self, path: str, look: Box | Path) -> None:
        stroke = look.stroke if look.stroke_width > 0 else None
        if not look.fill and not stroke:
            return
        self._ink(look.fill, stroke)
        if stroke:
            self._pen(look.stroke_width)
            self._dashes(look.dash)
        self.out.append(f"{path} {'B' if look.fill and stroke else 'f' if look.fill else 'S'}")

    def _icon(self, icon: Icon) -> None:
        x, y, width, height = icon.rect
        self._ink(None, icon.colour)
        self._dashes(())
        place = f"{width / GRID:.4f} 0 0 {height / GRID:.4f} {number(x)} {number(y)} cm"
        self.out.append(f"q {place} {number(icon.stroke_width)} w /{self.ink.icon(icon.name)} Do Q")

    def _picture(self, picture: Picture) -> None:
        found = self.ink.picture(picture.sha256)
        rect = picture.rect
        if found is None:
            self._ink(MISSING_PICTURE, None)
            self.out.append(f"{box_operators(rect, picture.radius)} f")
            return
        name, facts = found
        scale = max(rect.width / facts.width, rect.height / facts.height)
        width, height = facts.width * scale, facts.height * scale
        left, bottom = rect.centre.x - width / 2, rect.centre.y + height / 2
        self._ink("#000000", None)  # opaque
        place = f"{number(width)} 0 0 {number(-height)} {number(left)} {number(bottom)} cm"
        self.out.append(f"q {box_operators(rect, picture.radius)} W n {place} /{name} Do Q")

    def _text(self, text: Text) -> None:
        if text.halo:
            self._ink(None, text.halo)
            self.out.append(_halo(text))
        self._ink(text.colour, None)
        out, size = self.out, text.style.size
        words = f"{size:g}"
        left, top = text.rect.x, text.rect.y
        font_set, from_x, from_y = "", 0.0, 0.0
        marks: list[str] = []
        out.append("BT")
        for index, line in enumerate(text.lines):
            x, y = left + line.x, top + line.baseline
            if index:
                out.append(f"{number(x - from_x)} {number(from_y - y)} Td")
            else:
                # Pages are drawn from the top; letters stand upright again.
                out.append(f"1 0 0 -1 {number(x)} {number(y)} Tm")
            from_x, from_y = x, y
            font_set = self._line(line, size, words, font_set)
            if self.ink.has_marks:
                marks += self._marks(line, size, x, y)
        out.append("ET")
        out += marks

    def _marks(self, line: Line, size: float, x: float, y: float) -> Iterator[str]:
        """What the letters of a line do not draw themselves; the colour is set."""
        scale = f"{size / 1000:.5f}".lstrip("0")
        for piece in line.pieces:
            font = self.ink.font(piece.font)
            if isinstance(font, GlyphFont):
                for start, (glyph, dx, dy) in font.marks(piece):
                    place = f"{number(x + (start + dx) * size)} {number(y - dy * size)} cm"
                    yield f"q {scale} 0 0 -{scale} {place} /{self.ink.mark(piece.font, glyph)} Do Q"
            x += piece.advance * size

    def _line(self, line: Line, size: float, words: str, font_set: str) -> str:
        """Show a line; pieces of the same font go into one operator. Returns the font that is set."""
        for key, pieces in groupby(line.pieces, _font_key):
            font = self.ink.font(key)
            if isinstance(font, OutlineFont):
                self.out += [font.operators(piece, size) for piece in pieces]
                font_set = ""
                continue
            if font.name != font_set:
                self.out.append(f"/{font.name} {words} Tf")
                font_set = font.name
            self.out += font.shown(pieces, size)
        return font_set


def _halo(text: Text) -> str:
    """The contours of the letters, stroked. Not as text: it would be found twice."""
    size = text.style.size
    scale = f"{size / 1000:.5f}".lstrip("0")
    out = [f"q {number(2 * text.halo_width * 1000 / size)} w []0 d"]
    for line in text.lines:
        x = text.rect.x + line.x
        y = text.rect.y + line.baseline
        for piece in line.pieces:
            drawn = list(_drawn(piece))
            if drawn:
                out.append(f"q {scale} 0 0 -{scale} {number(x)} {number(y)} cm")
                at = (0, 0)
                for dx, dy, contours in drawn:
                    out.append(f"1 0 0 1 {dx - at[0]} {dy - at[1]} cm {contours} S")
                    at = (dx, dy)
                out.append("Q")
            x += piece.advance * size
    out.append("Q")
    return "\n".join(out)


@lru_cache(maxsize=4096)
def _contours(font: str, glyph: int) -> str:
    return path_thousandths(outline(font, glyph))


def _drawn(piece: Piece) -> Iterator[tuple[int, int, str]]:
    ys = piece.ys or (0.0,) * len(piece.glyphs)
    for glyph, x, y in zip(piece.glyphs, piece.xs, ys, strict=True):
        contours = _contours(piece.font, glyph)
        if contours:
            yield round(x * 1000), round(y * 1000), contours
