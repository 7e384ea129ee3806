"""No picture is printed coarse without a word: which one, and how many dots per inch it has."""

from __future__ import annotations

import hashlib
import io

import pypdfium2
import pytest
from PIL import Image
from pypdfium2 import raw as pdfium

from journeymapper.model.document import Document
from journeymapper.model.record import evolve
from journeymapper.model.view import WHOLE
from journeymapper.publish.options import Options
from journeymapper.publish.publish import plan, publish
from tests.publish.papers import one_cell


def picture(width: int, height: int) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (width, height), "#2B59C3").save(made, "PNG")
    return made.getvalue()


SMALL, LARGE = picture(40, 30), picture(2_000, 1_500)
PICTURES = {hashlib.sha256(data).hexdigest(): data for data in (SMALL, LARGE)}


def pictured(data: bytes) -> Document:
    document = one_cell("A stand at the fair")
    (card,) = document.cards
    return evolve(document, cards=(evolve(card, picture=hashlib.sha256(data).hexdigest()),))


def coarse(document: Document, options: Options) -> list[str]:
    notes = plan(document, WHOLE, options, PICTURES).notes
    return [note for note in notes if "dpi" in note]


@pytest.mark.parametrize(
    "options",
    [Options(paper="A3"), Options(kind="pages"), Options(kind="report"), Options(suffix=".pptx")],
    ids=lambda options: options.kind + options.suffix,
)
def test_a_coarse_picture_is_named(options: Options) -> None:
    (said,) = coarse(pictured(SMALL), options)
    assert "A stand at the fair" in said
    assert coarse(pictured(LARGE), options) == []


def test_the_dots_per_inch_are_those_of_the_file() -> None:
    options = Options(paper="A2")
    (said,) = coarse(pictured(SMALL), options)
    (page,) = pypdfium2.PdfDocument(publish(pictured(SMALL), WHOLE, PICTURES, options))
    (image,) = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])
    left, bottom, right, top = image.get_bounds()
    assert f" {min(40 / (right - left), 30 / (top - bottom)) * 72:.0f} dpi" in said


def test_a_picture_at_its_natural_size_has_no_inches() -> None:
    assert coarse(pictured(SMALL), Options(suffix=".svg")) == []
    assert len(coarse(pictured(SMALL), Options(suffix=".png", paper="A3"))) == 1
