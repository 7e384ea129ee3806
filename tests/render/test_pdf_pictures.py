"""Pictures in PDF files: as they are where possible, never larger, never wrong."""

from __future__ import annotations

import io

import pypdf
import pypdfium2
import pytest
from PIL import Image

from journeymapper.drawing.shapes import Picture
from journeymapper.geometry import Rect
from journeymapper.render.pdf import PdfInfo, PdfPage, Placement, write_pdf
from journeymapper.render.picture_facts import picture_facts
from tests.render.sample import group, key, picture_bytes, pictures, sheet


def made(*names: str, given: dict[str, bytes] | None = None) -> bytes:
    shapes = [Picture(Rect(130 * index, 0, 120, 60), key(name)) for index, name in enumerate(names)]
    drawing = sheet(group(*shapes), width=130 * len(names), height=60)
    scale = 25.4 / 72  # a map unit is a point
    page = PdfPage(drawing.width * scale, drawing.height * scale, (Placement(drawing, scale),))
    return write_pdf((page,), PdfInfo("x"), pictures() if given is None else given)


def stored(data: bytes) -> list[pypdf.generic.StreamObject]:
    resources = pypdf.PdfReader(io.BytesIO(data)).pages[0]["/Resources"]
    return [found.get_object() for found in resources["/XObject"].values()]  # type: ignore[index]


@pytest.mark.parametrize("name", ["jpeg", "grey jpeg", "cmyk jpeg"])
def test_jpeg_data_is_passed_through(name: str) -> None:
    (found,) = stored(made(name))
    assert found["/Filter"] == "/DCTDecode"
    assert found._data == picture_bytes()[name]


@pytest.mark.parametrize("name", ["png", "grey png", "palette png"])
def test_png_data_does_not_grow(name: str) -> None:
    data = picture_bytes()[name]
    (found,) = stored(made(name))
    assert len(found._data) < len(data)


@pytest.mark.parametrize("name", list(picture_bytes()))
def test_pictures_look_as_they_are(name: str) -> None:
    shown = pypdfium2.PdfDocument(made(name))[0].render().to_pil().convert("RGB")
    own = Image.open(io.BytesIO(picture_bytes()[name]))
    paper = Image.new("RGBA", own.size, "white")
    paper.alpha_composite(own.convert("RGBA"))
    for place in ((20, 50), (100, 50), (60, 30), (20, 8)):
        seen, wanted = shown.getpixel(place), paper.convert("RGB").getpixel(place)
        # Colours for print are turned into those of the screen by different rules.
        margin = 60 if name == "cmyk jpeg" else 12
        assert max(abs(a - b) for a, b in zip(seen, wanted, strict=True)) <= margin, (place, seen, wanted)


def test_a_picture_shown_twice_is_stored_once() -> None:
    assert len(stored(made("jpeg", "jpeg", "png"))) == 2


def test_missing_and_broken_pictures_are_grey_fields() -> None:
    png = picture_bytes()["alpha png"]
    given = {key("png"): b"no picture", key("alpha png"): png[:60], key("jpeg"): b""}
    data = made("png", "alpha png", "jpeg", given=given)
    assert stored(data) == []
    shown = pypdfium2.PdfDocument(data)[0].render().to_pil().convert("RGB")
    assert {shown.getpixel((60 + 130 * index, 30)) for index in range(3)} == {(0xE3, 0xE6, 0xEB)}


@pytest.mark.parametrize("name", list(picture_bytes()))
def test_facts_agree_with_a_full_decoder(name: str) -> None:
    data = picture_bytes()[name]
    facts = picture_facts(data)
    assert facts is not None
    with Image.open(io.BytesIO(data)) as own:
        assert (facts.width, facts.height) == own.size
        assert facts.channels == (1 if own.mode == "P" else len(own.getbands()))


@pytest.mark.parametrize("name", ["jpeg", "png"])
def test_a_picture_that_ends_early_has_no_facts_or_the_right_ones(name: str) -> None:
    data = picture_bytes()[name]
    whole = picture_facts(data)
    answers = {picture_facts(data[:end]) for end in range(0, len(data), 7)}
    assert answers <= {None, whole}
    assert None in answers
