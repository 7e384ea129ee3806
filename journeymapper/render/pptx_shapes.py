"""Groups of shapes as DrawingML: rounded rectangles, freeforms, lines, text boxes, cropped pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from journeymapper.drawing.colour import MISSING_PICTURE
from journeymapper.drawing.icons import GRID, icon_path
from journeymapper.drawing.shapes import Box, Command, Icon, Path, Picture, Shape, Text
from journeymapper.drawing.tree import Group
from journeymapper.geometry import Point, Rect
from journeymapper.render.pptx_figures import apart
from journeymapper.render.pptx_text import fill_of, text_body, text_frame
from journeymapper.render.svg_text import attribute

Size = tuple[int, int]  # of a picture in pixels


class Pen:
    """Where shapes of one slide go: EMU per unit, the slide's place of (0, 0), and its numbers.

    `pictures` are relation and size by SHA-256 (None when there is no picture), `links` the relations of
    web addresses that may become links.
    """

    def __init__(
        self,
        scale: float,
        origin: Point,
        language: str,
        pictures: Mapping[str, tuple[str, Size] | None],
        links: Mapping[str, str],
        numbers: Iterator[int],
    ) -> None:
        self.scale, self.origin, self.language = scale, origin, language
        self.pictures, self.links = pictures, links
        self.numbers = numbers

    def emu(self, value: float) -> int:
        return round(value * self.scale)


class _Place(NamedTuple):
    """Left, top, width and height in EMU."""

    x: int
    y: int
    width: int
    height: int

    def transform(self, flip: str = "") -> str:
        return (
            f'<a:xfrm{flip}><a:off x="{self.x}" y="{self.y}"/>'
            f'<a:ext cx="{self.width}" cy="{self.height}"/></a:xfrm>'
        )


def group_xml(group: Group, at: Point, pen: Pen) -> str:
    """A group of the map as one group of the slide, so that a card moves as a whole."""
    shift = Point(pen.origin.x + at.x, pen.origin.y + at.y)
    link = pen.links.get(group.url, "")
    own = apart(group) if group.kind == "card" else group.shapes
    shapes = [xml for shape in own for xml in _shape(shape, shift, pen, link)]
    if not shapes:
        return ""
    if len(shapes) == 1:
        return shapes[0]
    place = _rect(group.rect._replace(x=0.0, y=0.0), shift, pen)
    # Children keep the slide's coordinates: the group's own are the same.
    inner = f'<a:chOff x="{place.x}" y="{place.y}"/><a:chExt cx="{place.width}" cy="{place.height}"/>'
    transform = place.transform().replace("</a:xfrm>", f"{inner}</a:xfrm>")
    said = f' descr="{attribute(group.label)}"' if group.label else ""
    return (
        f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{next(pen.numbers)}" name="{attribute(group.kind)}"{said}/>'
        f"<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>{transform}</p:grpSpPr>{''.join(shapes)}</p:grpSp>"
    )


def _shape(shape: Shape, shift: Point, pen: Pen, link: str) -> Iterator[str]:
    match shape:
        case Box():
            outline = _line(shape.stroke, shape.stroke_width, shape.dash, pen)
            yield _native(
                "box", _rect(shape.rect, shift, pen), _rounded(shape), shape.fill, outline, pen, link
            )
        case Path() if _is_line(shape):
            yield _straight(shape, shift, pen)
        case Path():
            yield from _freeform("shape", shape, shift, pen)
        case Text():
            if shape.text.strip():
                yield _text(shape, shift, pen, link)
        case Icon():
            yield from _icon(shape, shift, pen)
        case Picture():
            yield _picture(shape, shift, pen)


def _rect(rect: Rect, shift: Point, pen: Pen) -> _Place:
    left, top = pen.emu(shift.x + rect.x), pen.emu(shift.y + rect.y)
    right, bottom = pen.emu(shift.x + rect.right), pen.emu(shift.y + rect.bottom)
    return _Place(left, top, max(1, right - left), max(1, bottom - top))


def _head(name: str, pen: Pen, link: str = "", text: bool = False) -> str:
    click = f'><a:hlinkClick r:id="{link}"/></p:cNvPr>' if link else "/>"
    box = ' txBox="1"' if text else ""
    return (
        f'<p:nvSpPr><p:cNvPr id="{next(pen.numbers)}" name="{name}"{click}'
        f"<p:cNvSpPr{box}/><p:nvPr/></p:nvSpPr>"
    )


def _native(
    name: str, place: _Place, geometry: str, fill: str | None, outline: str, pen: Pen, link: str = ""
) -> str:
    paint = fill_of(fill) if fill else "<a:noFill/>"
    return (
        f"<p:sp>{_head(name, pen, link)}<p:spPr>{place.transform()}{geometry}{paint}{outline}</p:spPr></p:sp>"
    )


def _rounded(shape: Box | Picture) -> str:
    short = min(shape.rect.width, shape.rect.height)
    radius = min(shape.radius, short / 2)
    if radius <= 0:
        return '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    share = round(radius / short * 100_000)
    return (
        f'<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val {share}"/></a:avLst></a:prstGeom>'
    )


def _line(colour: str | None, width: float, dash: tuple[float, ...], pen: Pen) -> str:
    if not colour or width <= 0:
        return "<a:ln><a:noFill/></a:ln>"
    dashes = ""
    if dash:
        pairs = dash if len(dash) % 2 == 0 else dash + dash
        # In thousandths of a percent of the line's width; round caps lengthen a dash by that width.
        parts = "".join(
            f'<a:ds d="{max(1, round((on / width) * 100_000))}" sp="{max(1, round(off / width * 100_000))}"/>'
            for on, off in zip(pairs[::2], pairs[1::2], strict=True)
        )
        dashes = f"<a:custDash>{parts}</a:custDash>"
    cap = "flat" if dash else "rnd"
    return f'<a:ln w="{max(1, pen.emu(width))}" cap="{cap}">{fill_of(colour)}{dashes}<a:round/></a:ln>'


def _is_line(path: Path) -> bool:
    return len(path.commands) == 2 and bool(path.stroke) and [one[0] for one in path.commands] == ["M", "L"]


def _straight(path: Path, shift: Point, pen: Pen) -> str:
    """Two points are a line of the program, which people can drag by its ends."""
    (x0, y0), (x1, y1) = ((pen.emu(shift.x + one[1]), pen.emu(shift.y + one[2])) for one in path.commands)  # type: ignore[misc]
    flip = (' flipH="1"' if x1 < x0 else "") + (' flipV="1"' if y1 < y0 else "")
    place = _Place(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))
    outline = _line(path.stroke, path.stroke_width, path.dash, pen)
    return (
        f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{next(pen.numbers)}" name="line"/><p:cNvCxnSpPr/><p:nvPr/>'
        f"</p:nvCxnSpPr><p:spPr>{place.transform(flip)}"
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom>{outline}</p:spPr></p:cxnSp>'
    )


def _freeform(name: str, path: Path, shift: Point, pen: Pen) -> Iterator[str]:
    if not path.commands or not (path.fill or path.stroke):
        return
    xs = [pen.emu(shift.x + x) for one in path.commands for x in one[1::2]]
    ys = [pen.emu(shift.y + y) for one in path.commands for y in one[2::2]]
    if not xs:
        return
    left, top = min(xs), min(ys)
    place = _Place(left, top, max(1, max(xs) - left), max(1, max(ys) - top))
    points = [f'<a:pt x="{x - left}" y="{y - top}"/>' for x, y in zip(xs, ys, strict=True)]
    geometry = _custom(path.commands, iter(points), place, bool(path.fill))
    outline = _line(path.stroke, path.stroke_width, path.dash, pen)
    yield _native(name, place, geometry, path.fill, outline, pen)


_VERBS = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo"}


def _custom(commands: tuple[Command, ...], points: Iterator[str], place: _Place, filled: bool) -> str:
    """The commands with their points, which are taken one after the other."""
    parts = []
    for command in commands:
        if command[0] == "Z":
            parts.append("<a:close/>")
            continue
        verb = _VERBS[command[0]]
        parts.append(f"<a:{verb}>{''.join(islice(points, len(command) // 2))}</a:{verb}>")
    fill = "" if filled else ' fill="none"'
    return (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{place.width}" h="{place.height}"{fill}>{"".join(parts)}</a:path>'
        "</a:pathLst></a:custGeom>"
    )


def _icon(icon: Icon, shift: Point, pen: Pen) -> Iterator[str]:
    across, down = icon.rect.width / GRID, icon.rect.height / GRID
    commands = tuple(
        (one[0], *(part * (across, down)[at % 2] for at, part in enumerate(one[1:])))
        for one in icon_path(icon.name)
    )
    width = icon.stroke_width * across
    place = Point(shift.x + icon.rect.x, shift.y + icon.rect.y)
    yield from _freeform("icon", Path(commands, None, icon.colour, width), place, pen)  # type: ignore[arg-type]


def _text(text: Text, shift: Point, pen: Pen, link: str) -> str:
    place = _rect(Rect(*text_frame(text)), shift, pen)
    return (
        f"<p:sp>{_head('text', pen, link, text=True)}<p:spPr>{place.transform()}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
        f"{text_body(text, pen.scale, pen.language)}</p:sp>"
    )


def _picture(picture: Picture, shift: Point, pen: Pen) -> str:
    """Cropped to cover its frame, as on the map; the whole of it is still there."""
    place = _rect(picture.rect, shift, pen)
    found = pen.pictures.get(picture.sha256)
    if found is None:
        return _native("picture", place, _rounded(picture), MISSING_PICTURE, _line(None, 0, (), pen), pen)
    relation, (width, height) = found
    scale = max(picture.rect.width / width, picture.rect.height / height)
    aside = max(0, round((1 - picture.rect.width / (width * scale)) / 2 * 100_000))
    above = max(0, round((1 - picture.rect.height / (height * scale)) / 2 * 100_000))
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{next(pen.numbers)}" name="picture"/>'
        '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{relation}"/>'
        f'<a:srcRect l="{aside}" t="{above}" r="{aside}" b="{above}"/><a:stretch><a:fillRect/></a:stretch>'
        f"</p:blipFill><p:spPr>{place.transform()}{_rounded(picture)}</p:spPr></p:pic>"
    )
