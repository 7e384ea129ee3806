"""Pictures have room around the map, or are the sheet of a paper with true dots per inch."""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image

from journeymapper.drawing.tree import groups
from journeymapper.model.document import Document
from journeymapper.model.view import WHOLE
from journeymapper.publish.options import Options
from journeymapper.publish.publish import plan, publish
from journeymapper.resources import resource
from journeymapper.storage.file import read


@pytest.fixture(scope="module")
def sample() -> Document:
    return read(resource("samples", "online-retailer.journey")).document


def picture(document: Document, **options: object) -> Image.Image:
    data = publish(document, WHOLE, {}, Options(suffix=".png", **options))  # type: ignore[arg-type]
    return Image.open(io.BytesIO(data))


def test_nothing_comes_nearer_to_the_edge_than_sixteen_units(sample: Document) -> None:
    drawing = plan(sample, WHOLE, Options(suffix=".svg")).drawing
    for at, group in groups(drawing):
        assert at.x >= 16
        assert at.y >= 16
        assert at.x + group.rect.width <= drawing.width - 16
        assert at.y + group.rect.height <= drawing.height - 16


def test_dots_per_inch_are_those_of_the_map_or_of_the_paper(sample: Document) -> None:
    natural = picture(sample, pixels=1.0)
    double = picture(sample, dpi=192.0)
    assert double.width == pytest.approx(2 * natural.width, abs=1)
    assert double.info["dpi"][0] == pytest.approx(192, abs=0.1)
    paper = picture(sample, paper="A3", dpi=72.0)
    assert list(paper.size) == pytest.approx([420 / 25.4 * 72, 297 / 25.4 * 72], abs=1)
    assert paper.info["dpi"][0] == pytest.approx(72, abs=0.1)


def test_a_transparent_picture_has_no_paper(sample: Document) -> None:
    seen = picture(sample, pixels=0.5, transparent=True)
    assert seen.mode == "RGBA"
    assert seen.getpixel((1, 1))[3] == 0  # type: ignore[index]
    assert picture(sample, pixels=0.5).getpixel((1, 1)) == (255, 255, 255)


def test_an_svg_carries_the_letters_that_it_shows(sample: Document) -> None:
    text = publish(sample, WHOLE, {}, Options(suffix=".svg")).decode()
    assert len(re.findall("@font-face", text)) >= 3
    assert not re.search(r'(?:href|src)="(?!#|data:)', text)
