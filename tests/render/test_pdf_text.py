"""Text in PDF files: embedded, found, copied out as it was typed, and drawn as on the canvas."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from journeymapper.drawing.tree import Drawing
from journeymapper.render import pdf_content
from journeymapper.render.pdf import PdfInfo, PdfPage, Placement, write_pdf
from journeymapper.render.png import write_png
from journeymapper.text.fonts import EMOJI, face
from tests.render.sample import LATIN, everything, group, lettering, pictures, sheet, texts_sheet

SCRIPTS = {
    "Hindi": "नमस्ते क्षत्रिय ग्राहक यात्रा",
    "Thai": "ภาษาไทยสวัสดี ตะกร้าสินค้า",
    "Hebrew": "שלום עולם סל קניות (123) abc",
    "Arabic": "مرحبا لا بالعالم سلة المشتريات، الدفع 123 تم",
    "emoji": "Hi 👍🏽 ok ❤️ 👨‍👩‍👧 🏳️‍🌈 1️⃣ 🇪🇸 ☎ 😀🎉",
    "decomposed": "Z\u0323\u0307 q\u0301 tail",
}


def made(drawing: Drawing, scale: float = 0.3) -> bytes:
    place = PdfPage(drawing.width * scale, drawing.height * scale, (Placement(drawing, scale),))
    return write_pdf((place,), PdfInfo("Text"), pictures())


def by_pdfium(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    try:
        return document[0].get_textpage().get_text_range()
    finally:
        document.close()


def by_pypdf(data: bytes) -> str:
    return pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text()


def words(text: str) -> list[str]:
    return text.split()


@pytest.mark.parametrize("reader", [by_pdfium, by_pypdf])
def test_words_come_back_in_order_with_their_spaces(reader: object) -> None:
    text = reader(made(texts_sheet(*LATIN, width=220)))  # type: ignore[operator]
    assert words(text) == words(" ".join(LATIN))


@pytest.mark.parametrize("reader", [by_pdfium, by_pypdf])
def test_the_hyphen_of_a_broken_word_is_seen_and_not_copied(reader: object) -> None:
    drawing = texts_sheet("Fahrzeugscheinfotoerkennung kennt Wagen", width=150)
    assert words(reader(made(drawing))) == ["Fahrzeugscheinfoto", "erkennung", "kennt", "Wagen"]  # type: ignore[operator]


def test_the_hyphen_of_a_broken_word_is_drawn() -> None:
    words = lettering("Fahrzeugscheinfotoerkennung", 0, 0, 134)
    line = words.lines[0]
    hyphen = line.pieces[-1].xs[-1] * words.style.size
    scale = 4  # pixels a unit
    page = pypdfium2.PdfDocument(made(sheet(group(words)), 25.4 / 72))[0].render(scale=scale).to_pil()
    box = (hyphen, line.baseline - words.style.size / 2, line.width, line.baseline)
    darkest, _lightest = page.convert("L").crop(tuple(round(edge * scale) for edge in box)).getextrema()
    assert darkest < 100


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) is not installed")
def test_poppler_finds_the_words_too(tmp_path: Path) -> None:
    shown = [*LATIN, SCRIPTS["Hindi"], SCRIPTS["Thai"], SCRIPTS["emoji"], SCRIPTS["decomposed"]]
    path = tmp_path / "a.pdf"
    path.write_bytes(made(texts_sheet(*shown)))
    told = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout.decode()
    assert words(told) == words(" ".join(shown))


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_script_copies_out_as_it_was_typed(script: str) -> None:
    typed = SCRIPTS[script]
    assert words(by_pdfium(made(texts_sheet(typed)))) == words(typed)


@pytest.mark.parametrize("script", ["Hindi", "Thai", "emoji", "decomposed"])
def test_readers_that_know_no_replacement_texts_find_the_same(script: str) -> None:
    assert words(by_pypdf(made(texts_sheet(SCRIPTS[script])))) == words(SCRIPTS[script])


@pytest.mark.usefixtures("qapp")
def test_east_asian_text_copies_out() -> None:
    typed = "客户旅程地图 結帳 東京都の買い物かご 장바구니"
    drawing = texts_sheet(typed)
    fonts = {piece.font for _, text in _texts(drawing) for line in text for piece in line.pieces}
    if not any(font.startswith("system:") for font in fonts):
        pytest.skip("this machine has no font with Chinese, Japanese and Korean characters")
    data = made(drawing)
    assert words(by_pdfium(data)) == words(typed)
    assert words(by_pypdf(data)) == words(typed)


def _texts(drawing: Drawing) -> list[tuple[str, tuple]]:  # type: ignore[type-arg]
    return [
        (shape.text, shape.lines)
        for placed in drawing.strips
        for cell in placed.strip.cells
        for found in cell.groups
        for shape in found.shapes
        if hasattr(shape, "lines")
    ]


def test_signs_that_share_a_glyph_keep_their_own_text() -> None:
    """The space and the space that does not break are one glyph; so are the hyphens."""
    typed = "A B\u00a0C D-E F\u2011G"
    assert typed in by_pypdf(made(texts_sheet(typed)))


def test_a_halo_does_not_double_the_words() -> None:
    data = made(everything())
    assert by_pdfium(data).count("Reassured") == 1
    assert by_pypdf(data).count("Reassured") == 1


def _fonts(data: bytes) -> list[pypdf.generic.DictionaryObject]:
    resources = pypdf.PdfReader(io.BytesIO(data)).pages[0]["/Resources"]
    return [font.get_object() for font in resources["/Font"].values()]  # type: ignore[index]


def test_all_fonts_are_embedded_and_cut_down() -> None:
    data = made(texts_sheet(*LATIN, *(SCRIPTS[name] for name in ("Hindi", "Arabic", "Hebrew", "Thai"))))
    assert b"Helvetica" not in data
    for font in _fonts(data):
        assert font["/Subtype"] == "/Type0"
        descendant = font["/DescendantFonts"][0].get_object()
        assert "/FontFile2" in descendant["/FontDescriptor"]
        name = str(font["/BaseFont"])
        assert name[7] == "+"
        assert name[1:7].isalpha()
        assert len(descendant["/FontDescriptor"]["/FontFile2"].get_data()) < 60_000
    # Four Inter faces are 1.3 MB.
    assert len(made(everything())) < 60_000


def test_emoji_are_drawn_in_a_font_of_their_own() -> None:
    kinds = [str(font["/Subtype"]) for font in _fonts(made(texts_sheet("Thanks 👍")))]
    assert sorted(kinds) == ["/Type0", "/Type3"]
    drawing = texts_sheet("❤️", size=40)
    assert {p.font for _, lines in _texts(drawing) for line in lines for p in line.pieces} == {EMOJI}
    picture = pypdfium2.PdfDocument(made(drawing))[0].render(scale=4).to_pil().convert("RGB")
    colours = picture.getcolors(100_000) or []
    assert sum(count for count, (red, green, _) in colours if red > 180 and green < 80) > 500


def test_more_emoji_than_one_drawn_font_can_hold() -> None:
    many = " ".join(
        chr(code) for code in range(0x1F400, 0x1F400 + 300) if code not in range(0x1F3FB, 0x1F400)
    )
    data = made(texts_sheet(many))
    assert sum(font["/Subtype"] == "/Type3" for font in _fonts(data)) == 2
    assert words(by_pdfium(data)) == words(many)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("sample", "limit"),
    [(LATIN, 0.005), ((SCRIPTS["Arabic"], SCRIPTS["Hindi"], SCRIPTS["Thai"], SCRIPTS["emoji"]), 0.005)],
)
def test_pdf_and_png_draw_the_same_letters(sample: tuple[str, ...], limit: float) -> None:
    drawing = texts_sheet(*sample, width=300)
    shown = made(drawing, 25.4 / 96)  # a map unit is a CSS pixel
    page = pypdfium2.PdfDocument(shown)[0].render(scale=2).to_pil().convert("L")  # 144 dpi
    painted = Image.open(io.BytesIO(write_png(drawing, {}, 1.5))).convert("L")
    size = (min(page.width, painted.width), min(page.height, painted.height))
    difference = ImageChops.difference(page.crop((0, 0, *size)), painted.crop((0, 0, *size)))
    far = sum(difference.histogram()[129:])
    assert far / (size[0] * size[1]) < limit


def test_letters_stand_where_the_lines_say() -> None:
    """Every line's first letter is at its baseline, in millimetres from the top of the page."""
    drawing = sheet(group(lettering(" ".join(LATIN), 20, 30, 150)))
    (_, lines), *_ = _texts(drawing)
    found: list[tuple[float, float]] = []

    def visit(text: str, ctm: list[float], tm: list[float], *_: object) -> None:
        if text.strip():
            found.append((tm[4] * ctm[0] + ctm[4], tm[5] * ctm[3] + ctm[5]))

    pypdf.PdfReader(io.BytesIO(made(drawing))).pages[0].extract_text(visitor_text=visit)
    height = drawing.height * 0.3
    wanted = {round((height - (30 + line.baseline) * 0.3) * 72 / 25.4, 1) for line in lines}
    assert {round(y, 1) for _, y in found} <= wanted
    assert found


def test_faces_that_may_not_be_embedded_are_drawn_and_still_copy_out(monkeypatch: pytest.MonkeyPatch) -> None:
    drawing = texts_sheet(LATIN[0], SCRIPTS["Arabic"], SCRIPTS["Hindi"], SCRIPTS["Thai"])
    embedded = made(drawing, 1)
    monkeypatch.setattr(pdf_content, "face", lambda key: face(key)._replace(embeddable=False))
    drawn = made(drawing, 1)
    assert {str(font["/Subtype"]) for font in _fonts(drawn)} == {"/Type3"}
    assert words(by_pdfium(drawn)) == words(by_pdfium(embedded))
    pictures_of = [
        pypdfium2.PdfDocument(data)[0].render(scale=1).to_pil().convert("L") for data in (drawn, embedded)
    ]
    difference = ImageChops.difference(*pictures_of)
    assert sum(difference.histogram()[129:]) / (difference.width * difference.height) < 0.005
