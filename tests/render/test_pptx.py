"""Slides are native shapes that python-pptx reads back: places, texts, pictures, links, templates."""

from __future__ import annotations

import io
import re
import zipfile
from itertools import pairwise
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.util import Emu, Mm

from journeymapper.drawing.shapes import Icon, Text
from journeymapper.geometry import Rect
from journeymapper.layout.brand import look_of
from journeymapper.layout.card import lay_out_card
from journeymapper.layout.measures import Measures
from journeymapper.layout.words import ENGLISH
from journeymapper.model.card import Card
from journeymapper.model.document import Document
from journeymapper.render.pptx import DeckInfo, Placement, Slide, write_pptx
from journeymapper.render.pptx_figures import apart
from journeymapper.render.pptx_template import MOST_MM, TemplateError, space_of
from journeymapper.render.pptx_text import text_body, text_frame
from journeymapper.text.run import TextStyle
from journeymapper.text.wrap import set_text
from tests.render.sample import LATIN, everything, group, lettering, pictures, sheet, texts_sheet

UNIT = 25.4 / 96  # millimetres


def written(drawing: Any, title: str = "", template: bytes | None = None, **about: Any) -> bytes:
    slide = Slide((Placement(drawing, UNIT, 5.0, 7.0),), title, about.pop("notes", ""))
    info = DeckInfo("A & <B>", **about)
    return write_pptx([slide], drawing.width * UNIT, drawing.height * UNIT, info, pictures(), template)


def opened(data: bytes) -> Any:
    return Presentation(io.BytesIO(data))


def leaves(shapes: Any) -> list[Any]:
    """All shapes that are no groups."""
    found = []
    for shape in shapes:
        found += leaves(shape.shapes) if shape.shape_type == MSO_SHAPE_TYPE.GROUP else [shape]
    return found


def template(slides: int = 2, size: tuple[int, int] = (250, 150), potx: bool = False) -> bytes:
    """A client's own: sample slides, sections that list them, its own size."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Mm(size[0]), Mm(size[1])
    for number in range(slides):
        deck.slides.add_slide(deck.slide_layouts[1]).shapes.title.text = f"Sample {number}"
    made = io.BytesIO()
    deck.save(made)
    if not potx:
        return made.getvalue()
    changed = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part.replace(b"presentation.main+xml", b"template.main+xml"))
    return changed.getvalue()


def test_the_slide_is_as_large_as_asked_for() -> None:
    deck = opened(written(everything()))
    assert abs(deck.slide_width - Mm(everything().width * UNIT)) < 2
    assert abs(deck.slide_height - Mm(everything().height * UNIT)) < 2
    assert len(deck.slides) == 1


def test_no_slide_is_larger_than_programs_take() -> None:
    drawing = sheet(group(lettering("A", 0, 0, 20)), width=9000, height=300)
    assert opened(written(drawing)).slide_width == Mm(MOST_MM)


def test_shapes_are_native_and_stand_where_they_are_drawn() -> None:
    (slide,) = opened(written(everything())).slides
    found = leaves(slide.shapes)
    kinds = {shape.shape_type for shape in found}
    assert {
        MSO_SHAPE_TYPE.AUTO_SHAPE,
        MSO_SHAPE_TYPE.FREEFORM,
        MSO_SHAPE_TYPE.TEXT_BOX,
        MSO_SHAPE_TYPE.PICTURE,
        MSO_SHAPE_TYPE.LINE,
    } <= kinds
    card = next(one for one in found if one.name == "box")
    assert abs(card.left - Mm(16 * UNIT + 5)) <= 2
    assert abs(card.top - Mm(16 * UNIT + 7)) <= 2
    assert abs(card.width - Mm(160 * UNIT)) <= 2
    assert card.adjustments[0] == pytest.approx(7 / 92, abs=1e-4)
    assert len({shape.shape_id for shape in found}) == len(found)


def test_a_card_is_one_group_with_its_words_as_words() -> None:
    (slide,) = opened(written(everything())).slides
    groups = [one for one in slide.shapes if one.shape_type == MSO_SHAPE_TYPE.GROUP]
    card = next(one for one in groups if one.name == "card")
    assert 'Looks for "guest" & <checkout>' in card._element.nvGrpSpPr.cNvPr.get("descr")
    texts = [one.text_frame.text for one in leaves(card.shapes) if one.has_text_frame and one.text_frame.text]
    assert texts == ["Looks for guest checkout, then signs up", "Web"]


def test_every_script_and_sign_comes_back_as_typed() -> None:
    texts = [*LATIN, "مرحبا بالعالم", "客户体验 & co", "two\nlines", "bell\x07 and \ufffe"]
    (slide,) = opened(written(texts_sheet(*texts))).slides
    found = [
        one.text_frame.text for one in leaves(slide.shapes) if one.has_text_frame and one.text_frame.text
    ]
    assert found[:-1] == texts[:-1]
    assert found[-1] == "bell and "


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        (
            "Friederike-Charlotte Müller-Lüdenscheidt, Kundenberatungszentrum",
            2,
            "Friederike-Charlotte Müller-Lüdenschei…",
        ),
        ("Fahrzeugscheinfotoerkennungsgerätschaft", 2, "Fahrzeugscheinfotoerkennungsgeräts…"),
        ("one\ntwo\nthree", 2, "one\ntwo…"),
        ("wide", 1, "…"),
    ],
)
def test_a_text_that_is_cut_says_as_much_as_is_seen(text: str, most: int, shown: str) -> None:
    width = 1 if text == "wide" else 130
    block = set_text(text, width, TextStyle(13), max_lines=most)
    words = Text(Rect(0, 0, width, block.height), text, block.lines, TextStyle(13), "#000000")
    assert "\n".join(said(text_body(words, 12_700, ""))) == shown


def said(body: str) -> list[str]:
    return re.findall("<a:t>([^<]*)</a:t>", body)


def test_arabic_paragraphs_run_from_right_to_left() -> None:
    (slide,) = opened(written(texts_sheet("مرحبا", "Hello"))).slides
    boxes = [one for one in leaves(slide.shapes) if one.shape_type == MSO_SHAPE_TYPE.TEXT_BOX]
    assert [one.text_frame.paragraphs[0]._p.pPr.get("rtl") for one in boxes] == ["1", None]


def test_pictures_are_cropped_and_missing_ones_grey() -> None:
    (slide,) = opened(written(everything())).slides
    found = [one for one in leaves(slide.shapes) if one.shape_type == MSO_SHAPE_TYPE.PICTURE]
    assert len(found) == 3
    portrait = found[0]  # 120 x 60 pixels in a square
    assert portrait.crop_left == pytest.approx(0.25, abs=1e-4)
    assert portrait.crop_top == 0
    with Image.open(io.BytesIO(portrait.image.blob)) as picture:
        assert picture.size == (120, 60)
    assert any(one.name == "picture" for one in leaves(slide.shapes) if one not in found)


def test_only_web_addresses_become_links() -> None:
    (slide,) = opened(written(everything())).slides
    box = next(one for one in leaves(slide.shapes) if one.name == "box")
    assert box.click_action.hyperlink.address == "https://example.org/a%20b?x=%C3%BC"
    bad = sheet(group(lettering("A", 0, 0, 50), lettering("B", 0, 20, 50), url="file:///etc/passwd"))
    with zipfile.ZipFile(io.BytesIO(written(bad))) as package:
        assert "passwd" not in "".join(package.read(name).decode("latin-1") for name in package.namelist())


def test_titles_notes_and_properties() -> None:
    deck = opened(written(everything(), "A stage", notes="Say\nthis", author="Ada", language="de"))
    (slide,) = deck.slides
    assert slide.shapes.title.text == "A stage"
    assert slide.notes_slide.notes_text_frame.text == "Say\nthis"
    about = deck.core_properties
    assert (about.title, about.author, about.last_modified_by) == ("A & <B>", "Ada", "")
    assert not opened(written(everything())).slides[0].has_notes_slide


def test_every_slide_has_its_own_title_in_one_line() -> None:
    titles = ["First", "Second\nthing", "", "Last"]
    slides = [Slide((), title) for title in titles]
    deck = Presentation(io.BytesIO(write_pptx(slides, 254.0, 142.9, DeckInfo("Deck"), {})))
    shown = [slide.shapes.title.text if slide.shapes.title else "" for slide in deck.slides]
    assert shown == ["First", "Second thing", "", "Last"]
    assert len({slide.slide_id for slide in deck.slides}) == 4
    (run,) = deck.slides[1].shapes.title.text_frame.paragraphs[0].runs
    assert run.font.bold


@pytest.mark.parametrize("unwritable", ["\x0b", "\x01", "\ufffe", "\x85", "\x1f"])
def test_what_xml_cannot_hold_stops_no_export(unwritable: str) -> None:
    """A line break of Word's is such a character."""
    text = f"Two{unwritable} lines"
    info = DeckInfo(text, text, text, text, text, text)
    deck = Presentation(io.BytesIO(write_pptx([Slide((), text, text)], 254.0, 142.9, info, {})))
    core = deck.core_properties
    assert core.title == core.author == core.subject == core.language == "Two lines"


def test_the_same_drawing_gives_the_same_bytes() -> None:
    assert written(everything(), "A") == written(everything(), "A")


@pytest.mark.parametrize("potx", [False, True])
def test_a_template_keeps_its_size_and_layouts_but_not_its_samples(potx: bool) -> None:
    deck = opened(written(everything(), "Stage", template(potx=potx)))
    assert deck.slide_width == Mm(250)
    (slide,) = deck.slides
    assert slide.slide_layout.name == "Title Only"
    assert slide.shapes.title.text == "Stage"
    with zipfile.ZipFile(io.BytesIO(written(everything(), "Stage", template(potx=potx)))) as package:
        assert sum(name.startswith("ppt/slides/slide") for name in package.namelist()) == 1
        assert b"Sample" not in b"".join(package.read(name) for name in package.namelist())


def _with_a_past() -> bytes:
    """A template as somebody's finished presentation: properties, people, and what was open last."""
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    deck = opened(template())
    package, part = deck.part.package, deck.part
    (properties,) = (
        one.target_part for one in package._rels.values() if one.reltype.endswith("extended-properties")
    )
    properties._blob = b"<Properties><Company>Kirschbaum</Company></Properties>"
    for place, kind, name in (
        (package, "custom-properties", "/docProps/custom.xml"),
        (part, "commentAuthors", "/ppt/commentAuthors.xml"),
    ):
        made = Part(PackURI(name), "application/xml", package, b"<a>Kirschbaum</a>")
        place.relate_to(made, f"{relation}/{kind}")
    (looked,) = (one.target_part for one in part.rels.values() if one.reltype.endswith("viewProps"))
    looked.relate_to(deck.slides[0].part, f"{relation}/slide")  # it was folded in the outline
    saved = io.BytesIO()
    deck.save(saved)
    return saved.getvalue()


def test_a_template_tells_nothing_of_its_past() -> None:
    past = _with_a_past()
    for data, told in ((past, True), (written(everything(), "Stage", past), False)):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = b"".join(package.read(name) for name in package.namelist())
        assert (parts.count(b"Kirschbaum") == 3, b"Sample" in parts) == (told, told)


def test_the_room_of_a_template_lies_below_its_title() -> None:
    space = space_of(template(), 0, 0)
    assert [space.width_mm, space.height_mm] == pytest.approx([250, 150])
    assert space.body.y >= space.title.bottom
    assert Rect(0, 0, 250, 150).united(space.body) == Rect(0, 0, 250, 150)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7", template()[:3000]], ids=len)
def test_what_is_no_template_is_refused(data: bytes) -> None:
    with pytest.raises(TemplateError, match="not a PowerPoint file"):
        space_of(data, 0, 0)


def test_sizes_of_letters_are_those_of_the_drawing() -> None:
    (slide,) = opened(written(texts_sheet("Hello", size=16))).slides
    (box,) = [one for one in leaves(slide.shapes) if one.shape_type == MSO_SHAPE_TYPE.TEXT_BOX]
    assert box.text_frame.paragraphs[0].runs[0].font.size == Emu(12 * 12_700)  # 16 units of 1/96 inch


def test_a_line_that_has_a_card_to_itself_wraps_in_it_and_a_pill_never_does() -> None:
    style = TextStyle(size=13.0)
    card, pill = set_text("One line", 200.0, style), set_text("Moment of truth", 200.0, style, align="centre")
    width = pill.lines[0].width
    on_card = Text(Rect(8.0, 8.0, 200.0, card.height), "One line", card.lines, style, "#000000")
    in_pill = Text(
        Rect(8.0, 8.0, width, pill.height), "Moment of truth", pill.lines, style, "#000000", "centre"
    )
    assert 'wrap="square"' in text_body(on_card, 1.0, "")
    assert 'wrap="none"' in text_body(in_pill, 1.0, "")
    # In a wider typeface the words still stand in the middle of the pill.
    x, _y, wide, _height = text_frame(in_pill)
    assert wide > 1.15 * width
    assert x + wide / 2 == pytest.approx(8.0 + width / 2)


@pytest.mark.parametrize(("unit", "width"), [("%", 180.0), ("minutes", 180.0), ("minutes", 120.0)])
def test_a_unit_and_an_arrow_stay_clear_of_a_figure_in_a_wider_typeface(unit: str, width: float) -> None:
    card = Card(id="c", kind="metric", text="Time", value=61.5, unit=unit, trend="up")
    drawn = lay_out_card(card, width, look_of(Document(), Measures(), ENGLISH))
    before = [shape for shape in drawn.shapes if isinstance(shape, Icon | Text)][1:]
    after = [shape for shape in apart(drawn) if isinstance(shape, Icon | Text)][1:]  # below the card's text
    assert len(after) == len(before) == (2 if unit == "%" else 3)
    after.sort(key=lambda shape: shape.rect.x)
    if width == 180.0:
        for left, right in pairwise(after):
            assert isinstance(left, Text)
            x, _y, wide, _high = text_frame(left)
            assert x + wide < right.rect.x
    assert after[-1].rect.right <= width - 8.0
    assert after[0] == before[0]


def test_programs_are_told_of_which_kind_the_typeface_is() -> None:
    data = written(everything(), body_font="Inter")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in ("ppt/theme/theme1.xml", "ppt/slides/slide1.xml"):
            fonts = re.findall(r'<a:latin typeface="Inter"[^>]*>', package.read(name).decode())
            assert fonts
            assert all('panose="020B0604' in font and 'pitchFamily="34"' in font for font in fonts)
