"""PDF files, read back by three other programs' libraries."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys

import pypdf
import pypdfium2
import pytest

from journeymapper.drawing.shapes import Box, Path
from journeymapper.drawing.tree import Drawing
from journeymapper.geometry import Rect
from journeymapper.render.pdf import PdfInfo, PdfPage, Placement, write_pdf
from journeymapper.render.pdf_outline import Bookmark
from tests.render.sample import everything, group, lettering, pictures, sheet, texts_sheet

INFO = PdfInfo("Buying shoes – 客户", "Ana Ruiz", "Scenario", "en-GB", "JourneyMapper 9.9")
MM = 72 / 25.4


def page(drawing: Drawing, scale: float = 0.3) -> PdfPage:
    return PdfPage(drawing.width * scale, drawing.height * scale, (Placement(drawing, scale),))


def made(drawing: Drawing, scale: float = 0.3) -> bytes:
    return write_pdf((page(drawing, scale),), INFO, pictures())


def read(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data), strict=True)


def spoken(data: bytes, number: int = 0) -> str:
    document = pypdfium2.PdfDocument(data)
    try:
        return document[number].get_textpage().get_text_range()
    finally:
        document.close()


def test_pages_have_their_size_to_a_tenth_of_a_millimetre() -> None:
    drawing = everything()
    sizes = [(420.0, 297.0), (841.0, 1189.0), (338.7, 190.5), (123.4, 56.7)]
    data = write_pdf([PdfPage(w, h, (Placement(drawing, 0.2),)) for w, h in sizes], INFO, pictures())
    boxes = [found.mediabox for found in read(data).pages]
    assert [(float(box.width) / MM, float(box.height) / MM) for box in boxes] == [
        (pytest.approx(w, abs=0.05), pytest.approx(h, abs=0.05)) for w, h in sizes
    ]


def test_a_page_longer_than_five_metres_counts_in_larger_units() -> None:
    """The format ends at 14,400 units; the unit grows instead."""
    drawing = sheet(group(Box(Rect(0, 0, 100, 100), "#FF0000"), url="https://a.b"), width=40_000, height=200)
    data = write_pdf(
        (PdfPage(12_000, 60, (Placement(drawing, 0.3),)),), INFO, {}, None, (Bookmark("x", 0, 30),)
    )
    (found,) = read(data).pages
    unit = float(found["/UserUnit"])
    assert float(found.mediabox.width) <= 14_400
    assert float(found.mediabox.width) * unit / MM == pytest.approx(12_000, abs=0.1)
    link = [float(value) for value in found["/Annots"][0].get_object()["/Rect"]]
    assert link[2] * unit / MM == pytest.approx(480 * 0.3, abs=0.2)


def test_the_file_says_what_it_is() -> None:
    reader = read(made(everything()))
    assert reader.metadata is not None
    assert reader.metadata.title == INFO.title
    assert (reader.metadata.author, reader.metadata.subject) == ("Ana Ruiz", "Scenario")
    assert reader.metadata.creator == "JourneyMapper 9.9"
    assert reader.metadata.creation_date is None
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True


def test_what_is_not_known_is_not_claimed() -> None:
    reader = read(write_pdf((page(everything()),), PdfInfo("T"), {}))
    assert set(reader.trailer["/Info"]) == {"/Title"}
    assert "/Lang" not in reader.trailer["/Root"]
    assert "/Outlines" not in reader.trailer["/Root"]
    assert reader.attachments == {}


def test_the_same_pages_give_the_same_bytes_and_others_another_identity() -> None:
    first, second = made(everything()), made(everything())
    assert first == second
    identity = read(first).trailer["/ID"]
    assert identity != read(made(texts_sheet("Other"))).trailer["/ID"]


def test_the_map_travels_unchanged() -> None:
    carried = bytes(range(256)) * 40
    reader = read(write_pdf((page(everything()),), INFO, pictures(), carried))
    assert reader.attachments == {"map.journey": [carried]}
    (associated,) = reader.trailer["/Root"]["/AF"]
    assert associated.get_object()["/AFRelationship"] == "/Source"


def test_bookmarks_lead_to_their_places() -> None:
    drawing = everything()
    marks = (
        Bookmark("Awareness", 0, 10),
        Bookmark("First search", 0, 20, 1),
        Bookmark("Deep", 0, 25, 5),
        Bookmark("Später – 后", 1, 0, 1),
        Bookmark("Purchase", 1, 5),
    )
    data = write_pdf((page(drawing), page(drawing)), INFO, pictures(), None, marks)
    reader = read(data)

    def told(entries: list[object]) -> list[object]:
        return [
            told(entry)
            if isinstance(entry, list)
            else (entry.title, reader.get_destination_page_number(entry), entry.top)  # type: ignore[attr-defined]
            for entry in entries
        ]

    height = drawing.height * 0.3

    def top(y: float) -> object:
        return pytest.approx((height - y) * MM, abs=0.02)

    assert told(list(reader.outline)) == [
        ("Awareness", 0, top(10)),
        [("First search", 0, top(20)), [("Deep", 0, top(25))], ("Später – 后", 1, top(0))],
        ("Purchase", 1, top(5)),
    ]


def test_links_lie_over_their_cards_and_only_lead_to_the_web() -> None:
    shapes = (Box(Rect(0, 0, 50, 20), "#CFEDEA"),)
    drawing = sheet(
        *(
            group(*shapes, rect=Rect(10, 10 + 30 * row, 50, 20), url=url, label="Open (it)")
            for row, url in enumerate(
                ["https://example.org/a(b)?ü=1", "javascript:alert(1)", "file:///etc/passwd", "mailto:a@b.c"]
            )
        )
    )
    (found,) = read(made(drawing)).pages
    links = [annotation.get_object() for annotation in found["/Annots"]]
    assert [link["/A"]["/URI"] for link in links] == ["https://example.org/a(b)?%C3%BC=1", "mailto:a@b.c"]
    height = drawing.height * 0.3
    expected = [10 * 0.3 * MM, (height - 30 * 0.3) * MM, 60 * 0.3 * MM, (height - 10 * 0.3) * MM]
    assert [float(value) for value in links[0]["/Rect"]] == pytest.approx(expected, abs=0.02)


def test_what_lies_outside_the_clip_is_not_in_the_file() -> None:
    drawing = sheet(
        group(lettering("Seen words", 0, 0, 100), rect=Rect(10, 10, 100, 20), url="https://a.b"),
        group(lettering("Secret words", 0, 0, 100), rect=Rect(300, 10, 100, 20), url="https://c.d"),
    )
    clipped = Placement(drawing, 0.3, 5, 5, Rect(60, 0, 200, 320))
    data = write_pdf((PdfPage(200, 100, (clipped,)),), INFO, {})
    (found,) = read(data).pages
    assert "Seen words" in found.extract_text()
    assert "Secret" not in spoken(data)
    (link,) = found["/Annots"]
    assert float(link.get_object()["/Rect"][0]) == pytest.approx((5 + 60 * 0.3) * MM, abs=0.02)
    bitmap = pypdfium2.PdfDocument(data)[0].render(scale=2).to_pil().convert("L")
    left_of_clip = bitmap.crop((0, 0, int((5 + 60 * 0.3) * MM * 2) - 1, bitmap.height))
    assert left_of_clip.getextrema() == (255, 255)


def test_several_drawings_stand_on_a_page_where_they_are_put() -> None:
    red = sheet(group(Box(Rect(0, 0, 100, 100), "#FF0000"), rect=Rect(0, 0, 100, 100)), width=100, height=100)
    blue = sheet(width=100, height=100, background="#0000FF")
    placed = (Placement(red, 0.1, 10, 20), Placement(blue, 0.2, 40, 5))
    data = write_pdf((PdfPage(100, 50, placed),), INFO, {})
    picture = pypdfium2.PdfDocument(data)[0].render(scale=10 / MM).to_pil().convert("RGB")  # 10 pixels a mm
    assert picture.getpixel((150, 250)) == (255, 0, 0)
    assert picture.getpixel((95, 250)) == (255, 255, 255)
    assert picture.getpixel((405, 55)) == (0, 0, 255)
    assert picture.getpixel((595, 245)) == (0, 0, 255)
    assert picture.getpixel((605, 245)) == (255, 255, 255)


def test_opacity_is_written_once_a_kind() -> None:
    shapes = [Box(Rect(10 * i, 0, 10, 10), f"#FF0000{0x40 + i % 2:02X}") for i in range(20)]
    data = made(sheet(group(*shapes)), 1)
    resources = read(data).pages[0]["/Resources"]
    assert len(resources["/ExtGState"]) == 2
    picture = pypdfium2.PdfDocument(data)[0].render().to_pil().convert("RGB")
    red, green, _ = picture.getpixel((14, 14))
    assert (red, abs(green - 191) <= 2) == (255, True)


def test_dashes_end_where_the_next_line_is_whole() -> None:
    dashed = Path((("M", 0, 10), ("L", 400, 10)), None, "#000000", 2, (10, 10))
    whole = Path((("M", 0, 30), ("L", 400, 30)), None, "#000000", 2)
    picture = (
        pypdfium2.PdfDocument(made(sheet(group(dashed, whole)), 25.4 / 72)).get_page(0).render().to_pil()
    )
    line = picture.convert("L").crop((0, 9, 400, 10)).tobytes()
    assert {0, 255} <= set(line)
    assert set(picture.convert("L").crop((5, 29, 395, 30)).tobytes()) == {0}


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
@pytest.mark.parametrize("scripts", [(), ("مرحبا لا", "नमस्ते", "👍🏽 ok", "Đặng")])
def test_qpdf_finds_nothing_wrong(scripts: tuple[str, ...], tmp_path: object) -> None:
    drawing = texts_sheet(*scripts) if scripts else everything()
    data = write_pdf((page(drawing),), INFO, pictures(), b"{}", (Bookmark("a", 0),))
    path = f"{tmp_path}/a.pdf"
    with open(path, "wb") as file:
        file.write(data)
    checked = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert "WARNING" not in checked.stderr


def test_plain_maps_need_neither_qt_nor_fonttools() -> None:
    script = (
        "import sys\n"
        "from journeymapper.render.pdf import PdfInfo, PdfPage, Placement, write_pdf\n"
        "from journeymapper.render.svg import write_svg\n"
        "from tests.render.sample import everything, pictures\n"
        "write_pdf((PdfPage(100, 100, (Placement(everything(), .2),)),), PdfInfo('x'), pictures())\n"
        "write_svg(everything(), pictures(), 'x')\n"
        "print(sorted(m for m in sys.modules if m.partition('.')[0] in ('PySide6', 'fontTools')))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout.strip()) == (0, "[]"), run.stderr


def test_what_pages_have_in_common_is_in_the_file_once() -> None:
    """The same shapes on every page, as one object or as equal ones, cost hardly more than on one page."""
    common = tuple(Box(Rect(at * 7.3, at * 3.1, 5.0 + at % 13, 4.0), f"#{at:06X}") for at in range(400))
    sizes = {}
    for count in (1, 2, 12):
        drawings = [
            sheet(
                group(*common),
                group(*(box._replace(stroke_width=2.0, stroke="#000000") for box in common)),
                group(lettering(f"Page {number}", 10, 10, 100)),
            )
            for number in range(count)
        ]
        data = write_pdf([page(drawing) for drawing in drawings], INFO, {})
        assert [spoken(data, number) for number in range(count)] == [f"Page {n}" for n in range(count)]
        sizes[count] = len(data)
    assert sizes[12] - sizes[2] < 10 * (sizes[1] * 0.15)


def test_a_form_looks_like_what_it_stands_for() -> None:
    """Pages that share their shapes as a form look like the page alone."""
    drawing = everything()
    alone, shared = made(drawing), write_pdf((page(drawing),) * 3, INFO, pictures())
    assert [seen(shared, number) for number in range(3)] == [seen(alone)] * 3


def seen(data: bytes, number: int = 0) -> bytes:
    document = pypdfium2.PdfDocument(data)
    try:
        return bytes(document[number].render(scale=1).buffer)
    finally:
        document.close()
