"""Shapes as the operators of a PDF page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from journeymapper.drawing.colour import MISSING_PICTURE, parse
from journeymapper.drawing.icons import GRID, icon_path
from journeymapper.drawing.shapes import Box, Command, Icon, Path, Picture, Shape, Text
from journeymapper.drawing.tree import Group
from journeymapper.geometry import Rect
from journeymapper.render.pdf_fonts import GlyphFont
from journeymapper.render.pdf_objects import PdfFile, Value, dictionary
from journeymapper.render.pdf_pictures import EmbeddedPicture, embed_picture
from journeymapper.render.pdf_type3 import OutlineFont, path_thousandths
from journeymapper.text.fonts import EMOJI, face, outline
from journeymapper.text.run import Line, Piece

# How far the handles of a quarter circle's cubic lie from its ends, as a share of the radius.
_KAPPA = 0.5522847498


class PdfInk:
    """The fonts, icons, pictures and transparencies of one file, shared by all its pages.

    Fonts are cut down to what is used, so every group is met before the first is written.
    """

    def __init__(self, file: PdfFile, pictures: Mapping[str, bytes]) -> None:
        self._file, self._bytes = file, pictures
        self._fonts: dict[str, GlyphFont | OutlineFont] = {}
        self._met: set[int] = set()
        self._font_objects: dict[str, Value] = {}
        self._forms: dict[str, Value] = {}
        self._pictures: dict[str, EmbeddedPicture | None] = {}
        self._states: dict[tuple[int, int], str] = {}
        self._bodies: dict[int, str] = {}

    def meet(self, group: Group) -> None:
        for shape in group.shapes:
            if isinstance(shape, Text) and id(shape.lines) not in self._met:
                self._met.add(id(shape.lines))
                for line in shape.lines:
                    for piece in line.pieces:
                        if id(piece) not in self._met:
                            self._met.add(id(piece))
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

    def resources(self) -> Value:
        """What all pages refer to by name; asked for when everything is drawn."""
        states = {
            name: dictionary({"ca": round(fill / 255, 3), "CA": round(stroke / 255, 3)})
            for (fill, stroke), name in self._states.items()
        }
        pictures = {name: picture.reference for name, picture in self._named_pictures()}
        return self._file.add(
            {
                "Font": dictionary(self._font_objects),
                "XObject": dictionary({**self._forms, **pictures}),
                "ExtGState": dictionary(states),
            }
        )

    def _named_pictures(self) -> Iterator[tuple[str, EmbeddedPicture]]:
        for number, picture in enumerate(self._pictures.values(), start=1):
            if picture is not None:
                yield f"P{number}", picture

    def body(self, group: Group) -> str:
        """Operators that draw a group whose top left is at (0, 0). They leave colours and widths changed."""
        known = self._bodies.get(id(group))
        if known is None:
            known = self._bodies[id(group)] = self.operators(group.shapes)
        return known

    def operators(self, shapes: Iterable[Shape]) -> str:
        strokes = _Strokes(self)
        for shape in shapes:
            strokes.draw(shape)
        return "\n".join(strokes.out)

    def font(self, key: str) -> GlyphFont | OutlineFont:
        return self._fonts[key]

    def state(self, fill: int, stroke: int) -> str:
        return self._states.setdefault((fill, stroke), f"A{fill}-{stroke}")

    def icon(self, name: str) -> str:
        """A form that strokes an icon on its grid, in the colour and width of whoever draws it."""
        if f"I-{name}" not in self._forms:
            entries = {
                "Type": "/XObject",
                "Subtype": "/Form",
                "BBox": "[-2 -2 26 26]",
                "Resources": dictionary({}),
            }
            content = f"{path_operators(icon_path(name))} S".encode("ascii")
            self._forms[f"I-{name}"] = self._file.stream(content, entries)
        return f"I-{name}"

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
            case Box():
                self._painted(_box(shape.rect, shape.radius), shape)
            case Path():
                self._painted(path_operators(shape.commands), shape)
            case Icon():
                self._icon(shape)
            case Picture():
                self._picture(shape)

    def _ink(self, fill: str | None, stroke: str | None) -> None:
        opacity = list(self._opacity)
        if fill:
            words, opacity[0] = _colour(fill)
            if words != self._fill:
                self._fill = words
                self.out.append(f"{words} rg")
        if stroke:
            words, opacity[1] = _colour(stroke)
            if words != self._stroke:
                self._stroke = words
                self.out.append(f"{words} RG")
        if (wanted := (opacity[0], opacity[1])) != self._opacity:
            self._opacity = wanted
            self.out.append(f"/{self.ink.state(*wanted)} gs")

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
            self.out.append(f"{_box(rect, picture.radius)} f")
            return
        name, facts = found
        scale = max(rect.width / facts.width, rect.height / facts.height)
        width, height = facts.width * scale, facts.height * scale
        left, bottom = rect.centre.x - width / 2, rect.centre.y + height / 2
        self._ink("#000000", None)  # opaque
        place = f"{number(width)} 0 0 {number(-height)} {number(left)} {number(bottom)} cm"
        self.out.append(f"q {_box(rect, picture.radius)} W n {place} /{name} Do Q")

    def _text(self, text: Text) -> None:
        if text.halo:
            self._ink(None, text.halo)
            self.out.append(_halo(text))
        self._ink(text.colour, None)
        out, size = self.out, text.style.size
        words = f"{size:g}"
        left, top = text.rect.x, text.rect.y
        font_set, from_x, from_y = "", 0.0, 0.0
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
        out.append("ET")

    def _line(self, line: Line, size: float, words: str, font_set: str) -> str:
        """Show a line; pieces of the same font go into one operator. Returns the font that is set."""
        out, shown = self.out, ""
        for piece in line.pieces:
            font = self.ink.font(piece.font)
            if isinstance(font, OutlineFont):
                if shown:
                    out.append(f"[{shown}]TJ")
                    shown = ""
                out.append(font.operators(piece, size))
                font_set = ""
                continue
            if font.name != font_set:
                if shown:
                    out.append(f"[{shown}]TJ")
                    shown = ""
                out.append(f"/{font.name} {words} Tf")
                font_set = font.name
            fragment = font.fragment(piece)
            if fragment is not None:
                shown += fragment
                continue
            if shown:
                out.append(f"[{shown}]TJ")
                shown = ""
            out.append(font.operators(piece, size))
        if shown:
            out.append(f"[{shown}]TJ")
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


def _drawn(piece: Piece) -> Iterator[tuple[int, int, str]]:
    ys = piece.ys or (0.0,) * len(piece.glyphs)
    for glyph, x, y in zip(piece.glyphs, piece.xs, ys, strict=True):
        contours = path_thousandths(outline(piece.font, glyph))
        if contours:
            yield round(x * 1000), round(y * 1000), contours


@lru_cache(maxsize=65536)
def number(value: float) -> str:
    """At most two decimals: a hundredth of a map unit is finer than any printer."""
    text = f"{value:.2f}"
    if text.endswith(".00"):
        return "0" if text == "-0.00" else text[:-3]
    return text.rstrip("0")


@lru_cache(maxsize=4096)
def _colour(colour: str) -> tuple[str, int]:
    red, green, blue, alpha = parse(colour)
    return " ".join(f"{value / 255:.3f}".rstrip("0").rstrip(".") for value in (red, green, blue)), alpha


_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


def path_operators(commands: tuple[Command, ...]) -> str:
    return " ".join(
        " ".join([*(number(float(value)) for value in command[1:]), _OPERATORS[command[0]]])
        for command in commands
    )


def _box(rect: Rect, radius: float) -> str:
    left, top, width, height = rect
    radius = min(radius, width / 2, height / 2)
    if radius <= 0:
        return f"{number(left)} {number(top)} {number(width)} {number(height)} re"
    right, bottom, handle = left + width, top + height, radius * (1 - _KAPPA)
    x0, x1, x2, x3 = number(left), number(left + radius), number(right - radius), number(right)
    y0, y1, y2, y3 = number(top), number(top + radius), number(bottom - radius), number(bottom)
    a0, a1 = number(left + handle), number(right - handle)
    b0, b1 = number(top + handle), number(bottom - handle)
    return (
        f"{x1} {y0} m {x2} {y0} l {a1} {y0} {x3} {b0} {x3} {y1} c"
        f" {x3} {y2} l {x3} {b1} {a1} {y3} {x2} {y3} c"
        f" {x1} {y3} l {a0} {y3} {x0} {b1} {x0} {y2} c"
        f" {x0} {y1} l {x0} {b0} {a0} {y0} {x1} {y0} c h"
    )
