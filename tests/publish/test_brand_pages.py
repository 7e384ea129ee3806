"""Every value of a brand is on every page of every kind, read back from the files."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Mapping
from functools import cache

import pypdfium2
import pytest
from PIL import Image, ImageDraw
from pypdf import PdfReader
from pypdfium2 import raw

from journeymapper.model.document import Document
from journeymapper.model.record import evolve
from journeymapper.model.view import WHOLE
from journeymapper.operations.style import edit_brand
from journeymapper.publish.options import Options
from journeymapper.publish.publish import plan, publish
from journeymapper.resources import resource
from journeymapper.storage.brand import logo_shape
from journeymapper.storage.file import read
from journeymapper.storage.pictures import import_picture
from journeymapper.text.system_fonts import chosen_family, writing_families

HEADER = "Nordlicht Kundenerlebnis"
FOOTER = (
    "Erstellt von Beispielberatung GmbH im Auftrag der Nordlicht Versorgung AG, Hauptstraße 12, 10115 Berlin"
)
SECRET = "Streng vertraulich: Weitergabe nur mit schriftlicher Zustimmung der Nordlicht Versorgung AG"
KINDS = ("poster", "pages", "tiles", "report")


def picture(width: int, height: int) -> bytes:
    image = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((0, 0, width - 1, height - 1), fill="#0B3D91")
    written = io.BytesIO()
    image.save(written, "PNG")
    return import_picture(written.getvalue()).data


@cache
def branded(wide: int = 800, high: int = 200) -> tuple[Document, Mapping[str, bytes]]:
    opened = read(resource("samples", "online-retailer.journey"))
    logo = picture(wide, high)
    sha256 = hashlib.sha256(logo).hexdigest()
    document = edit_brand(
        opened.document,
        name="Nordlicht",
        logo=sha256,
        logo_shape=logo_shape(logo),
        colours=("#FFF3B0", "#0B3D91"),
        header=HEADER,
        footer=FOOTER,
        confidentiality=SECRET,
    )
    return document, {**opened.pictures, sha256: logo}


def pdf(document: Document, pictures: Mapping[str, bytes], kind: str, **more: object) -> bytes:
    options = Options(suffix=".pdf", kind=kind, allow_small=True, **more)  # type: ignore[arg-type]
    return publish(document, WHOLE, pictures, options)


def reader(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def words(text: str) -> str:
    return re.sub(r"\s+", "", text)


def pages_of(kind: str, **more: object) -> list[str]:
    paper = {"pages": "A4", "tiles": "A1", "report": "A4"}.get(kind, "A3")
    return [words(page.extract_text()) for page in reader(pdf(*branded(), kind, paper=paper, **more)).pages]


@pytest.mark.parametrize("client_safe", [False, True])
@pytest.mark.parametrize("kind", KINDS)
def test_how_confidential_it_is_stands_on_every_page(kind: str, client_safe: bool) -> None:
    texts = pages_of(kind, client_safe=client_safe)
    assert [number for number, text in enumerate(texts, 1) if words(SECRET) not in text] == []


@pytest.mark.parametrize("kind", ["poster", "pages", "report"])
def test_header_and_footer_stand_on_every_page_with_contents(kind: str) -> None:
    texts = pages_of(kind)
    inner = texts[1:] if kind == "report" else texts  # a cover has neither
    assert all(words(HEADER) in text and words(FOOTER) in text for text in inner)


def test_long_lines_leave_the_page_number_its_place() -> None:
    texts = pages_of("report")
    assert all(f"{number}/{len(texts)}" in text for number, text in enumerate(texts[1:], 2))


@pytest.mark.parametrize("shape", [(1600, 120), (120, 900)])
@pytest.mark.parametrize("kind", ["poster", "pages", "report"])
def test_the_logo_stands_on_every_page_in_its_proportions(kind: str, shape: tuple[int, int]) -> None:
    data = pdf(*branded(*shape), kind, paper="A3" if kind == "poster" else "A4")
    wanted = shape[0] / shape[1]
    with pypdfium2.PdfDocument(data) as opened:
        for page in opened:
            found = [
                one.get_bounds() for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=6)
            ]
            shapes = [(right - left) / (top - bottom) for left, bottom, right, top in found]
            assert any(one == pytest.approx(wanted, rel=0.03) for one in shapes)


def test_a_plain_cover_has_no_ground_of_colour() -> None:
    document, pictures = branded()
    coloured = pixels(document, pictures)
    plain = pixels(edit_brand(document, cover="plain"), pictures)
    assert coloured == (255, 243, 176)  # the brand's own pale yellow, not what was made of it for texts
    assert plain == (255, 255, 255)


def pixels(document: Document, pictures: Mapping[str, bytes]) -> tuple[int, ...]:
    """The colour at a place of the cover where nothing but the ground is."""
    data = publish(document, WHOLE, pictures, Options(suffix=".pdf", kind="report", paper="A4"))
    with pypdfium2.PdfDocument(data) as opened:
        image = opened[0].render(scale=0.5).to_pil().convert("RGB")
    return image.getpixel((image.width - 12, image.height // 4))


@pytest.mark.parametrize("kind", ["poster", "report"])
def test_fonts_of_the_machine_are_embedded(kind: str) -> None:
    family = next((one for one in ("DejaVu Serif", "Times New Roman") if one in writing_families()), "")
    if not family:
        pytest.skip("this machine has neither DejaVu Serif nor Times New Roman")
    assert chosen_family(family, 400, False)
    document, pictures = branded()
    arabic = evolve(document, title="رحلة الزبون 顧客")
    chosen = edit_brand(arabic, heading_font=family, body_font=family)
    fonts = fonts_of(reader(pdf(chosen, pictures, kind, paper="A3")))
    wanted = family.replace(" ", "-")
    assert any(wanted in name for name in fonts)
    assert all(embedded for embedded in fonts.values())
    assert any("Arabic" in name for name in fonts)  # what the family lacks still comes from its own font


def fonts_of(pdf: PdfReader) -> dict[str, bool]:
    """Names of all fonts, and whether each is in the file."""
    found = {}
    for page in pdf.pages:
        for font in page["/Resources"].get("/Font", {}).values():  # type: ignore[attr-defined]
            if font["/Subtype"] == "/Type0":
                below = font["/DescendantFonts"][0]["/FontDescriptor"]
                found[str(font["/BaseFont"])] = "/FontFile2" in below or "/FontFile3" in below
    return found


def test_slides_carry_the_lines_below_the_map() -> None:
    from pptx import Presentation

    document, pictures = branded()
    data = publish(document, WHOLE, pictures, Options(suffix=".pptx", slides="stages", allow_small=True))
    opened = Presentation(io.BytesIO(data))
    for slide in opened.slides:
        (lines,) = [one for one in slide.shapes if one.name == "brand"]
        said = words("".join(text.text_frame.text for text in lines.shapes if text.has_text_frame))
        assert words(FOOTER) in said
        assert words(SECRET) in said
        assert lines.top + lines.height <= opened.slide_height


def test_a_picture_of_the_map_carries_them_too() -> None:
    document, pictures = branded()
    data = publish(document, WHOLE, pictures, Options(suffix=".svg")).decode()
    seen = words(re.sub(r"<[^>]+>", "", data))
    assert all(words(text) in seen for text in (HEADER, FOOTER, SECRET))


def test_two_thousand_characters_are_no_reason_to_fail() -> None:
    document, pictures = branded()
    long = edit_brand(document, header="Wort " * 400, footer="Fuß " * 400, confidentiality="Geheim " * 280)
    for kind in KINDS:
        assert reader(pdf(long, pictures, kind, paper="A1" if kind == "tiles" else "A3")).pages


def test_the_notes_name_a_font_that_is_not_here() -> None:
    document, _pictures = branded()
    notes = plan(edit_brand(document, body_font="No Such Font"), WHOLE, Options(suffix=".pdf")).notes
    assert any("No Such Font" in note for note in notes)
