"""What is seen in the preview, and on the canvas, is what a PDF reader shows."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops
from PySide6.QtGui import QImage, QPainter

from journeymapper.layout.mirror import as_seen
from journeymapper.model.view import WHOLE
from journeymapper.publish import publish as publishing
from journeymapper.publish.options import Options
from journeymapper.publish.paper import Sheet
from journeymapper.publish.poster import NATURAL
from journeymapper.publish.printed import PrintedPage, Put
from journeymapper.render.qt import paint_drawing
from journeymapper.render.qt_ink import QtInk
from journeymapper.storage.file import read, save
from journeymapper.ui.export.painting import painted, white
from tests.script_maps import script_map
from tests.ui.conftest import Desk

DOTS = 144
MAPS = Path(__file__).parents[2] / "data" / "maps"


def as_pillow(image: QImage) -> Image.Image:
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    return Image.frombytes("RGBA", (plain.width(), plain.height()), bytes(plain.constBits())).convert("RGB")


def share_that_differs(one: Image.Image, other: Image.Image) -> float:
    """Of the pixels, by more than 128 of 255."""
    size = min(one.width, other.width), min(one.height, other.height)
    grey = ImageChops.difference(one.crop((0, 0, *size)), other.crop((0, 0, *size))).convert("L")
    return sum(grey.histogram()[129:]) / (size[0] * size[1])


@pytest.mark.parametrize(
    "name",
    ["sample", "extreme", "in vietnamese", "in arabic", "in hindi", "in thai", "in japanese", "in emoji"],
)
def test_the_canvas_shows_what_the_pdf_shows(desk: Desk, sample: Path, tmp_path: Path, name: str) -> None:
    """The drawing of the canvas itself, at 144 dots to the inch, on paper as large as it is."""
    path = sample if name == "sample" else MAPS / f"{name}.journey"
    if name.startswith("in "):
        path = tmp_path / "map.journey"
        save(path, script_map(name.removeprefix("in ")), {})
    window = desk.window(path)
    drawing = as_seen(window.pane.drawing)
    from journeymapper.render.pdf import PdfInfo, PdfPage, Placement, write_pdf

    size = drawing.width * NATURAL, drawing.height * NATURAL
    pictures = window.editor.pictures
    data = write_pdf([PdfPage(*size, (Placement(drawing, NATURAL),))], PdfInfo(name), pictures)
    page = pypdfium2.PdfDocument(data)[0].render(scale=DOTS / 72).to_pil().convert("RGB")
    scale = DOTS * NATURAL / 25.4
    image = white(page.width, page.height)
    with QPainter(image) as painter:
        painter.scale(scale, scale)
        paint_drawing(painter, drawing, QtInk(pictures))
    assert share_that_differs(as_pillow(image), page) < 0.005


@pytest.mark.parametrize("options", [Options(paper="A3"), Options(kind="tiles"), Options(kind="report")])
def test_the_preview_shows_what_the_pdf_shows(sample: Path, options: Options) -> None:
    opened = read(sample)
    planned = publishing.plan(opened.document, WHOLE, options)
    pdf = pypdfium2.PdfDocument(publishing.write(planned, opened.document, opened.pictures, options))
    for at, page in islice(enumerate(planned.printed.pages), 5):
        theirs = pdf[at].render(scale=DOTS / 72).to_pil().convert("RGB")
        image = white(theirs.width, theirs.height)
        for _step in painted(page, QtInk(opened.pictures), image, DOTS / 25.4):
            pass
        assert share_that_differs(as_pillow(image), theirs) < 0.005


def test_a_part_of_a_page_is_the_part_of_the_whole(sample: Path) -> None:
    """Zoomed in, only what is seen is painted, and nothing at its edges is missing."""
    from journeymapper.geometry import Point

    opened = read(sample)
    planned = publishing.plan(opened.document, WHOLE, Options(paper="A3"))
    (page,) = planned.printed.pages
    ink, scale = QtInk(opened.pictures), 6.0
    whole = white(round(page.sheet.width_mm * scale), round(page.sheet.height_mm * scale))
    part = white(500, 400)
    for image, at in ((whole, Point(0.0, 0.0)), (part, Point(-700.0, -500.0))):
        for _step in painted(page, ink, image, scale, at):
            pass
    assert (
        share_that_differs(as_pillow(part), as_pillow(whole.copy(700, 500, 500, 400))) < 0.005
    )  # dashes begin elsewhere


def test_a_picture_is_a_page_of_its_own_size(sample: Path) -> None:
    from journeymapper.publish.shown import printed_points, printed_scale, shown_pages

    opened = read(sample)
    planned = publishing.plan(opened.document, WHOLE, Options(suffix=".svg"))
    drawing = planned.drawing
    sheet = Sheet("", drawing.width * NATURAL, drawing.height * NATURAL)
    assert shown_pages(planned) == (PrintedPage(sheet, (Put(drawing, NATURAL),)),)
    assert printed_scale(planned) == 1
    assert printed_points(planned) > 6
    on_paper = publishing.plan(opened.document, WHOLE, Options(suffix=".png", paper="A3"))
    (page,) = shown_pages(on_paper)
    assert (page.sheet.width_mm, page.sheet.height_mm) == pytest.approx((420, 297))
