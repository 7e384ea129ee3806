"""Pages for a printer and for a preview show what the PDF shows, at the same places."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops
from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from journeymapper.geometry import Rect
from journeymapper.model.view import WHOLE
from journeymapper.publish.options import Options
from journeymapper.publish.publish import plan, write
from journeymapper.render.qt_ink import QtInk
from journeymapper.render.qt_pages import page_image, paint_page
from journeymapper.resources import resource
from journeymapper.storage.file import read
from tests.render.sample import everything, pictures

pytestmark = pytest.mark.usefixtures("qapp")
DOTS = 72 / 25.4 * 2  # a millimetre: 144 to the inch


def as_pillow(image: QImage) -> Image.Image:
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    bits = bytes(plain.constBits())
    return Image.frombytes("RGBA", (plain.width(), plain.height()), bits).convert("RGB")


def share_that_differs(one: Image.Image, other: Image.Image) -> float:
    """Of the pixels, by more than half of what they can."""
    size = min(one.width, other.width), min(one.height, other.height)
    grey = ImageChops.difference(one.crop((0, 0, *size)), other.crop((0, 0, *size))).convert("L")
    return sum(grey.histogram()[129:]) / (size[0] * size[1])


def test_pages_look_like_those_of_the_pdf() -> None:
    document = read(resource("samples", "online-retailer.journey")).document
    options = Options(kind="pages", paper="A4")
    planned = plan(document, WHOLE, options)
    assert planned.printed is not None
    pdf = pypdfium2.PdfDocument(write(planned, document, {}, options))
    assert len(pdf) == len(planned.printed.pages) > 1
    for at, page in enumerate(planned.printed.pages):
        ours = page_image(page.puts, page.sheet.width_mm, page.sheet.height_mm, {}, DOTS)
        theirs = pdf[at].render(scale=2).to_pil().convert("RGB")
        assert abs(ours.width() - theirs.width) <= 1
        assert share_that_differs(as_pillow(ours), theirs) < 0.005


def test_only_the_shown_part_is_painted() -> None:
    drawing = everything()._replace(background="#808080")
    image = page_image([(drawing, 0.1, 10.0, 10.0, Rect(0, 0, 100, 100))], 60, 40, pictures(), 10.0)
    assert image.size().toTuple() == (600, 400)
    assert image.pixelColor(102, 102).name() == "#808080"
    assert image.pixelColor(210, 150).name() == "#ffffff"
    assert image.pixelColor(95, 95).name() == "#ffffff"
    assert image.dotsPerMeterX() == 10_000


def test_a_printer_gets_letters_at_its_own_resolution(tmp_path: Path) -> None:
    path = tmp_path / "printed.pdf"
    device = QPdfWriter(str(path))
    device.setPageSize(QPageSize(QSizeF(127, 84), QPageSize.Unit.Millimeter))
    device.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    device.setResolution(1200)
    drawing = everything()
    put = (drawing, 25.4 / 96, 0.0, 0.0, None)
    with QPainter(device) as painter:
        paint_page(painter, [put], QtInk(pictures()), 1200 / 25.4)
    printed = pypdfium2.PdfDocument(io.BytesIO(path.read_bytes()))[0].render(scale=2).to_pil().convert("RGB")
    seen = as_pillow(page_image([put], 127, 84, pictures(), DOTS))
    assert share_that_differs(printed, seen) < 0.02
