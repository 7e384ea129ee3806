"""Drawings as a PDF: true millimetres, vector shapes, text that copies out as it was typed.

The same pages give the same bytes: no date is written, and every name is made from what the file holds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import ceil
from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import PDFDictionary

from journeymapper.drawing.colour import WHITE
from journeymapper.drawing.places import page_of
from journeymapper.drawing.shapes import Box
from journeymapper.drawing.tree import Drawing, Group, groups
from journeymapper.geometry import Point, Rect
from journeymapper.render.pdf_content import PdfInk
from journeymapper.render.pdf_objects import POINTS, PdfFile, Value, array, dictionary, short_string, string
from journeymapper.render.pdf_operators import number
from journeymapper.render.pdf_outline import Bookmark, Target, page_labels, write_outline
from journeymapper.render.web_links import web_link

_LONGEST = 14_400  # points; a longer side needs a larger unit (PDF 32000-1, annex C)
ATTACHED = "map.journey"


class Placement(NamedTuple):
    """A drawing on a page.

    `scale` is millimetres per map unit. (`x_mm`, `y_mm`) is where the drawing's (0, 0) falls, from the
    page's top left. `clip`, in map units of the drawing, is the part that is shown: what lies outside is
    not in the file at all, what crosses its edge is cut there.
    """

    drawing: Drawing
    scale: float
    x_mm: float = 0.0
    y_mm: float = 0.0
    clip: Rect | None = None


class PdfPage(NamedTuple):
    """A page: its size, the drawings on it from the lowest to the highest, and what readers call it.

    Without a label a page is called by its number.
    """

    width_mm: float
    height_mm: float
    placements: tuple[Placement, ...]
    label: str = ""


class PdfInfo(NamedTuple):
    """What the file says about itself. `language` is a BCP 47 tag, `creator` the program and its version."""

    title: str
    author: str = ""
    subject: str = ""
    language: str = ""
    creator: str = ""


class _Leading(NamedTuple):
    """A link to a page, counted from 0, that may be written later."""

    page: int
    entries: PDFDictionary


def write_pdf(
    pages: Sequence[PdfPage],
    info: PdfInfo,
    pictures: Mapping[str, bytes],
    attachment: bytes | None = None,
    bookmarks: Sequence[Bookmark] = (),
    tell: Callable[[float], None] | None = None,
) -> bytes:
    """A PDF 1.7 file of one or more pages.

    `pictures` maps SHA-256 to JPEG or PNG data; one that is missing is a grey field. `attachment` is kept
    in the file as "map.journey", the source of the document. Groups with a web or mail address become
    links. Fonts are embedded, cut down to the glyphs that are used. `tell` hears how much is done (0 to 1)
    before each page; what it raises ends the work.
    """
    file = PdfFile()
    ink = PdfInk(file, pictures)
    for page in pages:
        for placement in page.placements:
            for _, group in _shown(placement):
                ink.meet(group)
    ink.write_fonts()
    tree, tree_entries = file.promise()
    written: list[Target] = []
    leading: list[_Leading] = []
    for page in pages:
        if tell is not None:
            tell(len(written) / len(pages))
        written.append(_page(file, ink, tree, page, leading))
    for link in leading:
        link.entries["Dest"] = array([written[link.page].page, "/Fit"])
    resources = ink.resources()
    tree_entries.dict |= {
        "Type": "/Pages",
        "Kids": array([target.page for target in written]),
        "Count": len(written),
        "Resources": resources,
    }
    catalog: dict[str, Value] = {
        "Pages": tree,
        "ViewerPreferences": dictionary({"DisplayDocTitle": "true"}),
    }
    if info.language:
        catalog["Lang"] = string(info.language)
    if bookmarks:
        catalog["Outlines"] = write_outline(file, bookmarks, written)
    if any(page.label for page in pages):
        catalog["PageLabels"] = page_labels([page.label for page in pages])
    if attachment is not None:
        catalog |= _attached(file, attachment)
    return file.finish(catalog, _information(info))


def _shown(placement: Placement) -> Iterator[tuple[Point, Group]]:
    """The groups of a placement that are at least partly shown, with their places."""
    clip = placement.clip
    for place, group in groups(placement.drawing):
        if clip is None or clip.intersects(Rect(*place, group.rect.width, group.rect.height)):
            yield place, group


def _page(file: PdfFile, ink: PdfInk, tree: Value, page: PdfPage, leading: list[_Leading]) -> Target:
    """Write a page, its drawings and its links; those to other pages are added to `leading`."""
    width, height = page.width_mm * POINTS, page.height_mm * POINTS
    unit = max(1, ceil(max(width, height) / _LONGEST))
    content: list[str] = []
    links: list[Value] = []
    for placement in page.placements:
        factor = placement.scale * POINTS / unit
        left, top = placement.x_mm * POINTS / unit, (page.height_mm - placement.y_mm) * POINTS / unit
        # From here on lengths are map units and y grows downwards, as in the drawing.
        content.append(f"q {factor:.6f} 0 0 {-factor:.6f} {left:.4f} {top:.4f} cm 1 J 1 j")
        if placement.clip is not None:
            content.append(f"{' '.join(map(number, placement.clip))} re W n")
        content.append(_background(ink, placement.drawing))
        for (x, y), group in _shown(placement):
            content.append(f"q 1 0 0 1 {number(x)} {number(y)} cm\n{ink.body(group)}\nQ")
            address, page_number = web_link(group.url), page_of(group.kind, group.url)
            if address or page_number:
                area = _cut(Rect(x, y, group.rect.width, group.rect.height), placement.clip)
                corners = (
                    left + area.x * factor,
                    top - area.bottom * factor,
                    left + area.right * factor,
                    top - area.y * factor,
                )
                if page_number:
                    reference, promised = file.promise()
                    promised.dict |= _annotation(group.label, corners)
                    leading.append(_Leading(page_number - 1, promised))
                    links.append(reference)
                else:
                    links.append(_link(address, group.label, corners))
        content.append("Q")
    entries: dict[str, Value] = {
        "Type": "/Page",
        "Parent": tree,
        "MediaBox": f"[0 0 {width / unit:.4f} {height / unit:.4f}]",
        "Contents": file.stream("\n".join(filter(None, content)).encode("ascii")),
    }
    if unit > 1:
        entries["UserUnit"] = unit
    if links:
        entries["Annots"] = array(links)
    return Target(file.add(entries), height / unit, unit)


def _background(ink: PdfInk, drawing: Drawing) -> str:
    """Paper is white already."""
    if drawing.background == WHITE:
        return ""
    return f"q\n{ink.operators((Box(Rect(0, 0, drawing.width, drawing.height), drawing.background),))}\nQ"


def _cut(area: Rect, clip: Rect | None) -> Rect:
    if clip is None:
        return area
    left, top = max(area.x, clip.x), max(area.y, clip.y)
    return Rect(left, top, min(area.right, clip.right) - left, min(area.bottom, clip.bottom) - top)


def _link(address: str, label: str, corners: tuple[float, float, float, float]) -> Value:
    action = dictionary({"S": "/URI", "URI": string(address)})
    return dictionary({**_annotation(label or address, corners), "A": action})


def _annotation(label: str, corners: tuple[float, float, float, float]) -> dict[str, Value]:
    return {
        "Type": "/Annot",
        "Subtype": "/Link",
        "Rect": f"[{' '.join(f'{corner:.2f}' for corner in corners)}]",
        "Border": "[0 0 0]",
        "F": 4,  # part of the page when it is printed
        "Contents": short_string(label),
    }


def _attached(file: PdfFile, data: bytes) -> dict[str, Value]:
    """The map inside its picture: an associated file (PDF 2.0, 14.13; also understood by older readers)."""
    check = hashlib.md5(data, usedforsecurity=False).hexdigest()  # the format asks for MD5
    stored = file.stream(
        data,
        {
            "Type": "/EmbeddedFile",
            "Subtype": "/application#2Fjson",
            "Params": dictionary({"Size": len(data), "CheckSum": f"<{check}>"}),
        },
    )
    described = file.add(
        {
            "Type": "/Filespec",
            "F": string(ATTACHED),
            "UF": string(ATTACHED),
            "AFRelationship": "/Source",
            "EF": dictionary({"F": stored, "UF": stored}),
        }
    )
    names = dictionary({"EmbeddedFiles": dictionary({"Names": array([string(ATTACHED), described])})})
    return {"Names": names, "AF": array([described])}


def _information(info: PdfInfo) -> dict[str, Value]:
    entries = {
        "Title": info.title,
        "Author": info.author,
        "Subject": info.subject,
        "Creator": info.creator,
        "Producer": info.creator,
    }
    return {name: string(text) for name, text in entries.items() if text}
