"""Drawings as slides of native, editable shapes.

python-pptx keeps the package: masters, layouts, pictures, notes. The shapes of a drawing are written as text
and put into the finished package, because a large map has tens of thousands of them.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from datetime import datetime
from itertools import count, islice
from typing import Any, NamedTuple

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.parts.slide import SlidePart
from pptx.util import Emu, Pt

from journeymapper.drawing.colour import WHITE, parse
from journeymapper.drawing.shapes import Picture
from journeymapper.drawing.tree import Drawing, groups
from journeymapper.geometry import Point, Rect
from journeymapper.render.picture_facts import picture_facts
from journeymapper.render.pptx_shapes import Pen, Size, group_xml
from journeymapper.render.pptx_template import (
    EMU_PER_MM,
    bare_space,
    blank_layout,
    dress,
    opened,
    title_layout,
)
from journeymapper.render.svg_text import FORBIDDEN
from journeymapper.render.web_links import web_link

_NEVER = datetime(2000, 1, 1)  # noqa: DTZ001 (the package writes it as it is; the same map, the same bytes)
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_FIRST_SLIDE = 256  # the least number that a slide may have
_SHAPES_END = b"</p:spTree>"
_AT_ONCE = 200  # groups: a large map has tens of megabytes of them


class Placement(NamedTuple):
    """A drawing whose (0, 0) falls on (`x_mm`, `y_mm`); `scale` is millimetres per unit."""

    drawing: Drawing
    scale: float
    x_mm: float = 0.0
    y_mm: float = 0.0


class Slide(NamedTuple):
    """Drawings on a slide, the lowest first. Without a title of its own a slide is blank; `notes` is what
    the speaker sees.
    """

    placements: tuple[Placement, ...]
    title: str = ""
    notes: str = ""


class DeckInfo(NamedTuple):
    """What the file says about itself, and the look of what people add to it. Colours are "#RRGGBB"."""

    title: str
    author: str = ""
    subject: str = ""
    language: str = ""
    heading_font: str = "Inter"
    body_font: str = "Inter"
    colours: tuple[str, ...] = ()


def write_pptx(
    slides: Sequence[Slide],
    width_mm: float,
    height_mm: float,
    info: DeckInfo,
    pictures: Mapping[str, bytes],
    template: bytes | None = None,
    tell: Callable[[float], None] | None = None,
) -> bytes:
    """The file's bytes; the same for the same drawings. A template keeps its own slide size. `tell` hears
    how much is done (0 to 1) before each slide; what it raises ends the work.

    Raises pptx_template.TemplateError for a template that cannot be used.
    """
    deck = opened(template, width_mm, height_mm)
    if template is None:
        dress(deck, info.heading_font, info.body_font, info.colours)
    titled, blank = title_layout(deck), blank_layout(deck)
    place = bare_space(width_mm, height_mm).title if template is None else None
    title = _title(deck, titled, place) if any(slide.title for slide in slides) else None
    bodies: dict[str, Iterator[str]] = {}  # by the name of the slide in the package
    for number, slide in enumerate(slides):
        if tell is not None:
            tell(number / len(slides))
        added = _empty_slide(deck, titled if slide.title else blank, number)
        if slide.title and title is not None:
            title.find(".//" + qn("a:t")).text = printable(slide.title).replace("\n", " ")
            added.shapes._spTree.append(deepcopy(title))
        bodies[added.part.partname.membername] = _shapes(added, slide, info.language, pictures)
        paper = slide.placements[0].drawing.background if slide.placements else WHITE
        if paper.upper() != WHITE and template is None:
            _paper(added, paper)
        if slide.notes:
            added.notes_slide.notes_text_frame.text = printable(slide.notes)
    _describe(deck, info)
    saved = io.BytesIO()
    deck.save(saved)
    return _finished(saved.getvalue(), bodies)


def printable(text: str) -> str:
    """Without what XML cannot hold; it is escaped by whoever writes it."""
    return FORBIDDEN.sub("", text)


def _paper(added: Any, colour: str) -> None:
    added.background.fill.solid()
    added.background.fill.fore_color.rgb = RGBColor(*parse(colour)[:3])  # type: ignore[no-untyped-call]


def _empty_slide(deck: Any, layout: Any, number: int) -> Any:
    """The slide after `number` others: `deck.slides.add_slide` would look through all of them for a free
    number and for the slide itself, and copy every placeholder.
    """
    name = PackURI(f"/ppt/slides/slide{number + 1}.xml")
    part = SlidePart.new(name, deck.part.package, layout.part)  # type: ignore[no-untyped-call]
    relation = deck.part.rels._add_relationship(RELATION.SLIDE, part)
    deck.slides._sldIdLst._add_sldId(id=_FIRST_SLIDE + number, rId=relation)
    return part.slide


def _title(deck: Any, layout: Any, place: Rect | None) -> Any:
    """The title of slides, to be copied with its words, at a place in millimetres or where the template has
    it; None when the layout has none.
    """
    slide = SlidePart.new(PackURI("/ppt/slides/title.xml"), deck.part.package, layout.part).slide  # type: ignore[no-untyped-call]
    slide.shapes.clone_layout_placeholders(layout)
    title = slide.shapes.title
    if title is None:
        return None
    frame = title.text_frame
    frame.text = "-"
    if place is not None:
        values = [Emu(round(value * EMU_PER_MM)) for value in place]
        title.left, title.top, title.width, title.height = values
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.paragraphs[0].alignment = PP_ALIGN.LEFT
        run = frame.paragraphs[0].runs[0]
        run.font.size = Pt(round(place.height * 72 / 25.4 * 0.5))
        run.font.bold = True
    return title._element


def _shapes(added: Any, slide: Slide, language: str, pictures: Mapping[str, bytes]) -> Iterator[str]:
    """The shapes of a slide, written when they are asked for; its relations are made at once."""
    known: dict[str, tuple[str, Size] | None] = {}
    links: dict[str, str] = {}
    for drawing, *_place in slide.placements:
        for _at, group in groups(drawing):
            address = web_link(group.url) if group.url else ""
            if address and group.url not in links:
                links[group.url] = added.part.relate_to(address, RELATION.HYPERLINK, is_external=True)
            for shape in group.shapes:
                if isinstance(shape, Picture) and shape.sha256 not in known:
                    known[shape.sha256] = _embedded(added, pictures.get(shape.sha256, b""))
    return _written(slide, language, known, links)


def _embedded(added: Any, data: bytes) -> tuple[str, Size] | None:
    facts = picture_facts(data)
    if facts is None:
        return None
    _part, relation = added.part.get_or_add_image_part(io.BytesIO(data))
    return relation, (facts.width, facts.height)


def _written(
    slide: Slide, language: str, pictures: Mapping[str, tuple[str, Size] | None], links: Mapping[str, str]
) -> Iterator[str]:
    numbers = count(100)
    for drawing, scale, x_mm, y_mm in slide.placements:
        origin = Point(x_mm / scale, y_mm / scale)
        pen = Pen(scale * EMU_PER_MM, origin, language, pictures, links, numbers)
        for at, group in groups(drawing):
            yield group_xml(group, at, pen)


def _describe(deck: Any, info: DeckInfo) -> None:
    core = deck.core_properties
    core.title, core.author = _property(info.title), _property(info.author)
    core.subject, core.language = _property(info.subject), _property(info.language)
    core.last_modified_by = core.keywords = ""
    core.category = core.comments = core.content_status = core.identifier = core.version = ""
    core.created = core.modified = core.last_printed = _NEVER
    core.revision = 1


def _property(text: str) -> str:
    """A text as a property of the file: one line of at most 255 characters."""
    return printable(" ".join(text.split()))[:255]


def _finished(data: bytes, bodies: Mapping[str, Iterator[str]]) -> bytes:
    """The package with the shapes in their places, in a fixed order and without times."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(made, "w") as final:
        for name in package.namelist():
            part = package.read(name)
            about = zipfile.ZipInfo(name, _ZIP_TIME)
            about.external_attr = 0o600 << 16
            about.compress_type = zipfile.ZIP_DEFLATED
            before, end, after = part.rpartition(_SHAPES_END) if name in bodies else (part, b"", b"")
            with final.open(about, "w") as file:
                file.write(before)
                shapes = bodies.get(name, iter(()))
                while some := "".join(islice(shapes, _AT_ONCE)):
                    file.write(some.encode())
                file.write(end + after)
    return made.getvalue()
