"""The presentation that slides go into: a bare one of a wanted size, or a client's own template."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any, NamedTuple

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION
from pptx.oxml.ns import qn

from journeymapper.geometry import Rect
from journeymapper.render.pptx_text import SANS_SERIF
from journeymapper.render.svg_text import attribute

EMU_PER_MM = 36_000
MOST_MM = 1_422.4  # 56 inches: presentation programs refuse larger slides
_LEAST_MM = 25.4
_TEMPLATE_TYPE = b"presentationml.template.main+xml"
_PLAIN_TYPE = b"presentationml.presentation.main+xml"
_MOST_BYTES = 64 * 2**20  # unpacked: a template is not a bomb
# Parts of a presentation that its own XML does not name.
_LOOKS = (RELATION.NOTES_MASTER, RELATION.PRES_PROPS, RELATION.TABLE_STYLES, RELATION.THEME)
_EDGE = 0.045  # of a bare slide's width around the title


class TemplateError(ValueError):
    """The template cannot be used; the message is a sentence for the user."""


class Space(NamedTuple):
    """A slide's size, and the places of its title and of the contents below it, in millimetres."""

    width_mm: float
    height_mm: float
    title: Rect
    body: Rect


def opened(template: bytes | None, width_mm: float, height_mm: float) -> Any:
    """A presentation without slides. A bare one has this size, a template keeps its own.

    Raises TemplateError for a template that is none.
    """
    if template is None:
        deck = Presentation()
        _resize(deck, width_mm, height_mm)
        _forget_what_it_was(deck)
        return deck
    try:
        deck = Presentation(io.BytesIO(_as_presentation(template)))
        _drop_slides(deck)
        if not list(deck.slide_layouts):
            raise TemplateError("The template has no slide layouts.")
    except TemplateError:
        raise
    except Exception as error:  # a damaged package fails in many ways, deep inside two libraries
        raise TemplateError(
            "The template is not a PowerPoint file that can be read (.pptx or .potx)."
        ) from error
    _forget_what_it_was(deck)
    return deck


def space_of(template: bytes | None, width_mm: float, height_mm: float) -> Space:
    """The room on slides. Raises TemplateError."""
    if template is None:
        return bare_space(width_mm, height_mm)
    deck = opened(template, width_mm, height_mm)
    width, height = deck.slide_width / EMU_PER_MM, deck.slide_height / EMU_PER_MM
    bare = bare_space(width, height)
    layout = title_layout(deck)
    title, floor = bare.title, height - bare.title.x * 0.6
    for holder in layout.placeholders:
        kind = _kind(holder)
        if None in (holder.left, holder.top, holder.width, holder.height):
            continue
        rect = Rect(*(value / EMU_PER_MM for value in (holder.left, holder.top, holder.width, holder.height)))
        if kind == "title":
            title = rect
        elif kind in ("ftr", "dt", "sldNum") and rect.y > height * 0.7:
            floor = min(floor, rect.y)
    top = title.bottom + height * 0.015 if title.y < height * 0.5 else bare.body.y
    body = Rect(title.x, top, title.width, floor - top)
    if (
        body.height < height * 0.3 or body.width < width * 0.3
    ):  # an unusual layout: below nothing, beside nothing
        body = bare.body
    return Space(width, height, title, body)


def bare_space(width: float, height: float) -> Space:
    """Of a bare slide of this size in millimetres."""
    edge = min(width, height * 1.8) * _EDGE
    title = Rect(edge, edge * 0.75, width - 2 * edge, height * 0.085)
    top = title.bottom + height * 0.015
    return Space(width, height, title, Rect(edge, top, width - 2 * edge, height - top - edge * 0.6))


def title_layout(deck: Any) -> Any:
    """The layout with nothing but a title, in any language; else the first one that has a title."""
    layouts = list(deck.slide_layouts)
    for layout in layouts:
        if layout._element.get("type") == "titleOnly":
            return layout
    with_title = [one for one in layouts if any(_kind(holder) == "title" for holder in one.placeholders)]
    return min(with_title, key=lambda one: len(list(one.placeholders))) if with_title else layouts[0]


def blank_layout(deck: Any) -> Any:
    """The empty layout, else the one with the fewest placeholders."""
    layouts = list(deck.slide_layouts)
    for layout in layouts:
        if layout._element.get("type") == "blank":
            return layout
    return min(layouts, key=lambda one: len(list(one.placeholders)))


def _kind(holder: Any) -> str:
    kind = holder._element.ph.get("type", "obj")
    return "title" if kind == "ctrTitle" else str(kind)


def dress(deck: Any, heading_font: str, body_font: str, colours: tuple[str, ...]) -> None:
    """Fonts and accents of a bare presentation's theme, so that what people add looks like the rest."""
    for part in _themes(deck):
        text = part.blob.decode("utf-8")
        for name, font in (("majorFont", heading_font), ("minorFont", body_font)):
            before = re.search(rf'<a:{name}>\s*<a:latin typeface="', text)
            if before:
                end = text.index('"', before.end())
                text = f'{text[: before.end()]}{attribute(font)}" {SANS_SERIF}{text[end + 1 :]}'
        for number, colour in enumerate(colours[:6], 1):
            pattern = rf"<a:accent{number}>.*?</a:accent{number}>"
            new = f'<a:accent{number}><a:srgbClr val="{colour[1:7]}"/></a:accent{number}>'
            text = re.sub(pattern, new, text, flags=re.DOTALL)
        part._blob = text.encode("utf-8")


def _themes(deck: Any) -> Iterator[Any]:
    for master in deck.slide_masters:
        for relation in master.part.rels.values():
            if relation.reltype == RELATION.THEME:
                yield relation.target_part


def _resize(deck: Any, width_mm: float, height_mm: float) -> None:
    """The bare presentation comes in 4:3: all that stands in its masters and layouts is stretched along."""
    width = round(min(MOST_MM, max(_LEAST_MM, width_mm)) * EMU_PER_MM)
    height = round(min(MOST_MM, max(_LEAST_MM, height_mm)) * EMU_PER_MM)
    across, down = width / deck.slide_width, height / deck.slide_height
    deck.slide_width, deck.slide_height = width, height
    for master in deck.slide_masters:
        for element in (master._element, *(layout._element for layout in master.slide_layouts)):
            for one in element.iter(qn("a:off"), qn("a:ext")):
                for name, factor in (("x", across), ("y", down), ("cx", across), ("cy", down)):
                    if one.get(name) is not None:
                        one.set(name, str(round(int(one.get(name)) * factor)))


def _drop_slides(deck: Any) -> None:
    """A template's own slides are samples. What lists them (sections, custom shows) goes along."""
    slides = deck.slides._sldIdLst
    for one in list(slides):
        deck.part.drop_rel(one.rId)
        slides.remove(one)
    root = deck.part._element
    for tag in (qn("p:custShowLst"), qn("p:extLst")):
        for found in root.findall(tag):
            root.remove(found)


def _forget_what_it_was(deck: Any) -> None:
    """A template lends its look. What its file says of itself stays behind: preview, properties with the
    titles of its slides, who wrote and commented them, how it was last looked at and printed."""
    package, part = deck.part.package, deck.part
    for key, relation in list(package._rels.items()):
        if relation.reltype not in (RELATION.OFFICE_DOCUMENT, RELATION.CORE_PROPERTIES):
            package._rels.pop(key)
    named = {value for element in part._element.iter() for value in element.attrib.values()}
    for key, relation in list(part.rels.items()):
        if key not in named and relation.reltype not in _LOOKS:
            part.rels.pop(key)


def _as_presentation(data: bytes) -> bytes:
    """A .potx differs from a .pptx in one word."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if sum(one.file_size for one in package.infolist()) > _MOST_BYTES:
            raise TemplateError("The template is too large.")
        types = package.read("[Content_Types].xml")
        if _TEMPLATE_TYPE not in types:
            return data
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as copy:
            for one in package.infolist():
                part = package.read(one)
                if one.filename == "[Content_Types].xml":
                    part = part.replace(_TEMPLATE_TYPE, _PLAIN_TYPE)
                copy.writestr(one.filename, part)
    return made.getvalue()
