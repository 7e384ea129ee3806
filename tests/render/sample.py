"""A hand-made sheet with every kind of shape, for the painters to draw."""

from __future__ import annotations

import hashlib
import io
from functools import cache

from PIL import Image, ImageDraw

from journeymapper.drawing.shapes import Box, Icon, Path, Picture, Shape, Text
from journeymapper.drawing.tree import Cell, Drawing, Group, Placed, Strip
from journeymapper.geometry import Point, Rect
from journeymapper.text.run import TextStyle
from journeymapper.text.wrap import set_text

INK = "#1F2430"
LATIN = (
    "Old shoes hurt on the third run this week: “Tell me the truth” – naïve café, AVATAR",
    "Kaufbestätigung & <Ärger> \"quoted\" 'single' office affluent fi",
    "Zażółć gęślą jaźń, Đặng Văn Thủy",
    "Ελληνικά κείμενο, съешь ещё этих булок",
)


def lettering(text: str, x: float, y: float, width: float, size: float = 13, **look: object) -> Text:
    """A text at a place, broken at a width. `look`: weight, italic, colour, halo, halo_width."""
    weight, italic = int(look.pop("weight", 400)), bool(look.pop("italic", False))  # type: ignore[call-overload]
    style = TextStyle(size, weight, italic)
    block = set_text(text, width, style)
    colour = str(look.pop("colour", INK))
    rect = Rect(x, y, width, block.height)
    return Text(rect, text, block.lines, style, colour, **look)  # type: ignore[arg-type]


def sheet(*groups: Group, width: float = 480, height: float = 320, background: str = "#FFFFFF") -> Drawing:
    strip = Strip("l1", "lane", width, height, (Cell("s1", Point(0, 0), height, groups),))
    return Drawing(
        width, height, (Placed(Point(0, 0), strip),), (), (), Rect(0, 0, width, height), background
    )


def group(*shapes: Shape, rect: Rect = Rect(0, 0, 480, 320), **names: str) -> Group:  # noqa: B008 (frozen)
    return Group(
        names.get("id", ""),
        names.get("kind", "card"),
        rect,
        shapes,
        names.get("label", ""),
        names.get("url", ""),
    )


def texts_sheet(*texts: str, size: float = 13, width: float = 400) -> Drawing:
    """One card per text, each in one block."""
    groups, y = [], 8.0
    for number, text in enumerate(texts):
        words = lettering(text, 8, 4, width - 16, size)
        height = words.rect.height + 8
        groups.append(
            Group(
                f"c{number}",
                "card",
                Rect(8, y, width, height),
                (Box(Rect(0, 0, width, height), "#FFF0C2"), words),
            )
        )
        y += height + 8
    return sheet(*groups, width=width + 16, height=y)


@cache
def picture_bytes() -> dict[str, bytes]:
    """Pictures by a name that says what they are: left half blue, right half yellow, the middle red."""
    picture = Image.new("RGB", (120, 60), "#2B59C3")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((60, 0, 119, 59), fill="#F5C542")
    draw.rectangle((54, 24, 65, 35), fill="#BE1E46")
    seen = picture.convert("RGBA")
    seen.putalpha(Image.linear_gradient("L").resize((120, 60)))
    made = {
        "jpeg": (picture, "JPEG"),
        "grey jpeg": (picture.convert("L"), "JPEG"),
        "cmyk jpeg": (picture.convert("CMYK"), "JPEG"),
        "png": (picture, "PNG"),
        "grey png": (picture.convert("L"), "PNG"),
        "palette png": (picture.quantize(5), "PNG"),
        "alpha png": (seen, "PNG"),
    }
    return {name: _saved(image, form) for name, (image, form) in made.items()}


def _saved(image: Image.Image, form: str) -> bytes:
    saved = io.BytesIO()
    image.save(saved, form)
    return saved.getvalue()


def key(name: str) -> str:
    return hashlib.sha256(picture_bytes()[name]).hexdigest()


def pictures() -> dict[str, bytes]:
    return {key(name): data for name, data in picture_bytes().items()}


def everything() -> Drawing:
    """Boxes, paths, dashes, opacity, texts with and without halo, icons, pictures, links."""
    card = group(
        Box(Rect(0, 0, 160, 92), "#CFEDEA", None, 0, 7),
        Path((("M", 0, 7), ("L", 0, 85), ("L", 4, 92), ("L", 4, 0), ("Z",)), "#0F766E"),
        lettering("Looks for guest checkout, then signs up", 12, 8, 140),
        Box(Rect(12, 66, 64, 18), "#FFFFFF", "#0F766E", 1, 9),
        Icon(Rect(16, 69, 12, 12), "globe", "#0F766E"),
        lettering("Web", 32, 67, 60, 11, colour="#0F766E"),
        rect=Rect(16, 16, 160, 92),
        id="c1",
        label='Looks for "guest" & <checkout>',
        url="https://example.org/a b?x=ü",
    )
    curve = group(
        Path((("M", 0, 40), ("C", 60, 40, 90, 0, 150, 10), ("L", 150, 40), ("Z",)), "#2B59C32E"),
        Path((("M", 0, 40), ("C", 60, 40, 90, 0, 150, 10)), None, INK, 3),
        Path((("M", 0, 20), ("L", 260, 20)), None, "#2B59C380", 2, (6, 6)),
        lettering("Reassured", 40, 8, 200, 13, weight=600, halo="#FFFFFF", halo_width=3.0),
        rect=Rect(200, 16, 260, 60),
        id="e1",
        kind="curve",
    )
    people = group(
        Picture(Rect(0, 0, 64, 64), key("jpeg"), 32),
        Picture(Rect(72, 0, 90, 60), key("alpha png"), 8),
        Picture(Rect(170, 0, 40, 60), key("png")),
        Picture(Rect(220, 0, 60, 60), "0" * 64, 7),
        lettering("“I know how it fits.”", 290, 0, 150, 12.5, italic=True, colour="#4A5160"),
        rect=Rect(16, 130, 448, 70),
        id="p1",
        kind="persona",
    )
    return sheet(card, curve, people)
