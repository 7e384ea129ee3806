"""A map on pages: split between stages, nothing cut, nothing lost, nothing too small, no page for nothing."""

from __future__ import annotations

import io
from collections import Counter
from itertools import pairwise
from typing import Any

import pypdfium2
import pytest
from pypdf import PdfReader
from pypdfium2 import raw

from journeymapper.drawing.shapes import Box, Path, Text
from journeymapper.drawing.tree import Drawing
from journeymapper.geometry import Rect
from journeymapper.layout.words import words_in
from journeymapper.model.curve import Curve
from journeymapper.model.document import Document
from journeymapper.model.lane import Lane
from journeymapper.model.record import evolve
from journeymapper.model.view import WHOLE, View
from journeymapper.publish.errors import PublishError
from journeymapper.publish.options import Options
from journeymapper.publish.pages import COMFORTABLE, _choices, _journey, _Sizes, _thinned, _ways
from journeymapper.publish.paper import sheets
from journeymapper.publish.poster import Subject
from journeymapper.publish.printed import Printed
from journeymapper.publish.publish import plan, publish
from tests.generator import generated
from tests.publish.papers import (
    assert_printable,
    card_text,
    documents,
    grid,
    one_cell,
    printed,
    sample,
    shown,
    spanning,
)

DOCUMENTS = documents()
each_document = pytest.mark.parametrize("name", DOCUMENTS)
each_paper = pytest.mark.parametrize("paper", ["A4", "A3", "letter", "16:9"])


def drawings(made: Printed) -> list[Drawing]:
    return [page.puts[0].drawing for page in made.pages]


def occurrences(made: Printed) -> Counter[str]:
    return Counter(group.id for drawing in drawings(made) for _, group in shown(drawing, "card"))


@each_document
@each_paper
def test_every_map_is_printed_right(name: str, paper: str) -> None:
    document = DOCUMENTS[name]
    made = printed(document, kind="pages", paper=paper)
    assert_printable(made, 6.0, document.page.margin)
    assert_same_scale(made)
    assert_nothing_lost(document, made)
    assert_heads_have_cells(made)
    assert_no_empty_page(made)
    assert_numbered(made, document.language)


def assert_same_scale(made: Printed) -> None:
    assert {put.scale for page in made.pages for put in page.puts} == {made.scale}


def assert_nothing_lost(document: Document, made: Printed) -> None:
    """Each card's words once; a card that spans a split once on each of its pages."""
    found = occurrences(made)
    wanted = {card.id: card for card in document.cards if card.lane}
    assert set(found) == set(wanted)
    for drawing in drawings(made):
        on_page = [group.id for _, group in shown(drawing, "card")]
        assert len(on_page) == len(set(on_page))
        for _, group in shown(drawing, "card"):
            card = wanted[group.id]
            if card.text:
                assert card_text(group) == card.text
                lines = next(shape for shape in group.shapes if isinstance(shape, Text)).lines
                assert "".join("".join(line.text for line in lines).split()).rstrip("\u00ad") == "".join(
                    card.text.split()
                ).rstrip("\u00ad")
    for id, count in found.items():
        if count > 1:
            assert wanted[id].until


def assert_heads_have_cells(made: Printed) -> None:
    """Stage band and lane headers on every page with lanes; each header beside its own cells."""
    for drawing in drawings(made):
        strips = {kind: [] for kind in ("lane", "head", "band", "title", "footer")}  # type: dict[str, Any]
        for placed in drawing.strips:
            strips.setdefault(placed.strip.kind, []).append(placed)
        assert len(strips["title"]) == len(strips["footer"]) == 1
        assert len(strips["band"]) == (1 if strips["lane"] or drawing.columns else 0) or not drawing.rows
        heads = {(one.strip.id, one.origin.y, one.strip.height) for one in strips["head"]}
        assert heads == {(one.strip.id, one.origin.y, one.strip.height) for one in strips["lane"]}
        bottom = drawing.rows[-1].bottom if drawing.rows else 0.0
        assert bottom <= strips["footer"][0].origin.y + 0.05
        for rect, group in shown(drawing, "card"):
            assert any(row.y <= rect.y and rect.bottom <= row.bottom + 0.05 for row in drawing.rows), group.id


def assert_no_empty_page(made: Printed) -> None:
    if len(made.pages) == 1:
        return
    first, *rest = drawings(made)
    for drawing in [first] if first.columns else []:
        assert drawing.rows
    for drawing in rest:
        assert any(True for kind in ("card", "curve") for _ in shown(drawing, kind))


def test_a_curve_becomes_lower_before_its_page_is_parted() -> None:
    """The sample in landscape: every page has all lanes of its stages."""
    for orientation in ("landscape", "portrait"):
        made = printed(sample(), kind="pages", paper="A4", orientation=orientation)
        lanes = [lane.id for lane in sample().lanes]
        assert [[row.lane for row in drawing.rows] for drawing in drawings(made)] == [lanes] * len(made.pages)


def test_a_large_map_is_judged_by_a_part_of_it_and_takes_no_more_pages() -> None:
    document = generated(480)
    subject = Subject(document, WHOLE, words_in(document.language))
    few = _thinned(subject).document
    assert 0 < len(few.cards) < len(document.cards)
    assert few.lanes == document.lanes
    made = printed(document, kind="pages", paper="A3")
    sizes = _Sizes(sheets("A3", ""), document.page.margin, (COMFORTABLE,))
    tried = ((way, _journey(subject, way.measures)) for way in _ways(subject))
    best = min((one for each in tried for one in _choices(*each, sizes)), key=lambda one: one.cost)
    assert len(made.pages) <= best.cost * 1.25


def assert_numbered(made: Printed, language: str) -> None:
    words, count = words_in(language), len(made.pages)
    for number, drawing in enumerate(drawings(made), 1):
        said = [group.label for _, group in shown(drawing, "legend")]
        assert words("Page {number} of {count}", number=number, count=count) in said


@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
@pytest.mark.parametrize("paper", ["A4", "A3", "letter"])
def test_pages_have_true_millimetres(paper: str, orientation: str) -> None:
    data = publish(sample(), WHOLE, {}, Options(kind="pages", paper=paper, orientation=orientation))
    sides = {"A4": (210.0, 297.0), "A3": (297.0, 420.0), "letter": (215.9, 279.4)}[paper]
    width, height = sides if orientation == "portrait" else sides[::-1]
    for page in PdfReader(io.BytesIO(data)).pages:
        assert float(page.mediabox.width) * 25.4 / 72 == pytest.approx(width, abs=0.1)
        assert float(page.mediabox.height) * 25.4 / 72 == pytest.approx(height, abs=0.1)


def test_what_is_planned_is_what_is_written() -> None:
    document = sample()
    planned = plan(document, WHOLE, Options(kind="pages", paper="A4"))
    assert planned.printed is not None
    pdf = PdfReader(io.BytesIO(publish(document, WHOLE, {}, Options(kind="pages", paper="A4"))))
    assert len(pdf.pages) == len(planned.printed.pages)
    text = "".join("".join(page.extract_text().split()) for page in pdf.pages)
    for card in document.cards:
        assert "".join(card.text.split()) in text
    assert pdf.page_labels == [page.label for page in planned.printed.pages]


def test_every_stage_has_a_bookmark_that_leads_to_its_page() -> None:
    document = sample()
    data = publish(document, WHOLE, {}, Options(kind="pages", paper="A4"))
    pdf = PdfReader(io.BytesIO(data))
    assert [entry.title for entry in pdf.outline] == [stage.name for stage in document.stages]  # type: ignore[union-attr]
    for entry in pdf.outline:
        page = pdf.pages[pdf.get_destination_page_number(entry)]  # type: ignore[arg-type]
        assert entry.title in page.extract_text()  # type: ignore[union-attr]


def test_links_are_on_every_page_that_shows_their_card() -> None:
    document = spanning()
    first, *rest = document.cards
    document = evolve(document, cards=(evolve(first, url="https://example.org/"), *rest))
    pdf = PdfReader(io.BytesIO(publish(document, WHOLE, {}, Options(kind="pages", paper="A4", min_text=9.0))))
    assert len(pdf.pages) > 1
    for page in pdf.pages:
        targets = [one.get_object()["/A"]["/URI"] for one in page["/Annots"]]  # type: ignore[attr-defined]
        assert targets == ["https://example.org/"]


def test_a_card_over_a_split_stands_on_each_page_and_says_that_it_goes_on() -> None:
    made = printed(spanning(), kind="pages", paper="A4", min_text=9.0)
    assert len(made.pages) > 2
    for number, drawing in enumerate(drawings(made), 1):
        (card,) = [group for _, group in shown(drawing, "card") if group.id == "long"]
        said = [shape.text for shape in card.shapes if isinstance(shape, Text)]
        assert ("continued" in said) == (number > 1)
        assert ("continues" in said) == (number < len(made.pages))
    assert occurrences(made)["long"] == len(made.pages)
    assert all(count == 1 for id, count in occurrences(made).items() if id.startswith("c"))


def ends_of_curve(drawing: Drawing) -> tuple[float, float, float, float]:
    """Where the curve enters and leaves a page: x and height above the lane's top."""
    ((rect, group),) = shown(drawing, "curve")
    (path,) = [shape for shape in group.shapes if isinstance(shape, Path)]
    (_, x0, y0), (*_, x1, y1) = path.commands[0], path.commands[-1]  # type: ignore[misc]
    return rect.x + x0, y0, rect.x + x1, y1


@pytest.mark.parametrize("paper", ["A4", "A3"])
def test_a_curve_goes_on_at_the_height_where_it_left(paper: str) -> None:
    made = printed(spanning(24), kind="pages", paper=paper, min_text=9.0)
    pages = drawings(made)
    assert len(pages) > 1
    for before, after in pairwise(pages):
        *_, x, y = ends_of_curve(before)
        enters_x, enters_y, *_ = ends_of_curve(after)
        assert y == pytest.approx(enters_y, abs=0.01)
        assert x == pytest.approx(before.body.right, abs=0.01)
        assert enters_x == pytest.approx(after.body.x, abs=0.01)


def test_stages_are_not_split_where_they_fit() -> None:
    document = sample()
    made = printed(document, kind="pages", paper="A4")
    pages_of: dict[str, set[int]] = {}
    for number, drawing in enumerate(drawings(made)):
        for column in drawing.columns:
            pages_of.setdefault(column.stage, set()).add(number)
    assert all(len(pages) == 1 for pages in pages_of.values())


def test_a_stage_that_is_wider_than_a_page_is_split_between_its_steps() -> None:
    raw = {
        "stages": [
            {
                "id": "s",
                "name": "Everything",
                "steps": [{"id": f"p{n}", "name": f"Step {n}"} for n in range(20)],
            }
        ],
        "lanes": [{"id": "l", "kind": "actions"}],
        "cards": [{"id": f"c{n}", "lane": "l", "step": f"p{n}", "text": f"Card {n}"} for n in range(20)],
    }
    made = printed(Document.model_validate(raw), kind="pages", paper="A4")
    assert len(made.pages) > 1
    assert sum(len(drawing.columns) for drawing in drawings(made)) == 20
    names = [
        next(shape.text for shape in group.shapes if isinstance(shape, Text))
        for drawing in drawings(made)
        for _, group in shown(drawing, "stage")
    ]
    assert names == ["Everything", *["Everything (continued)"] * (len(made.pages) - 1)]
    assert [mark.title for mark in made.marks] == ["Everything"]


def test_a_lane_higher_than_a_page_is_split_between_its_cards() -> None:
    document = one_cell(*(f"Card {n}: " + "some words more " * 12 for n in range(40)))
    made = printed(document, kind="pages", paper="A4", orientation="landscape")
    assert len(made.pages) > 1
    order = [group.id for drawing in drawings(made) for _, group in shown(drawing, "card")]
    assert order == [card.id for card in document.cards]
    heads = [
        next(shape.text for shape in group.shapes if isinstance(shape, Text))
        for drawing in drawings(made)
        for _, group in shown(drawing, "lane")
    ]
    assert heads == ["Actions", *["Actions (continued)"] * (len(made.pages) - 1)]


def test_a_dividing_line_is_never_the_last_on_a_page() -> None:
    for name in ("sample", "generated", "extreme"):
        made = printed(DOCUMENTS[name], kind="pages", paper="A4", orientation="landscape")
        for page, following in pairwise(drawings(made)):
            same_stages = page.columns == following.columns
            assert not (same_stages and page.rows and page.rows[-1].kind == "divider")


def test_the_index_map_marks_another_part_on_every_page() -> None:
    made = printed(grid(15, 9), kind="pages", paper="A4")
    marks = []
    for drawing in drawings(made):
        *_, (_, index_map) = shown(drawing, "legend")
        marks.append(index_map.shapes[-1])
    assert len(marks) > 1
    assert all(isinstance(mark, Box) for mark in marks)
    assert len(set(marks)) == len(marks)


def test_pages_that_share_their_lanes_can_be_hung_side_by_side() -> None:
    made = printed(grid(15, 3), kind="pages", paper="A4")
    rows = [tuple((row.lane, row.height) for row in drawing.rows) for drawing in drawings(made)]
    assert len(rows) > 1
    assert len(set(rows[1:])) == 1


def test_columns_fill_the_page() -> None:
    made = printed(grid(15, 9), kind="pages", paper="A4")
    for drawing in drawings(made):
        assert drawing.columns[-1].right == pytest.approx(drawing.width - 12.0, abs=0.5)


def test_a_view_is_printed_on_pages() -> None:
    document = sample()
    hidden = document.lanes[0].id
    view = View(id="v", hidden_lanes=(hidden,), collapsed_stages=(document.stages[0].id,))
    made = plan(document, view, Options(kind="pages", paper="A4")).printed
    assert made is not None
    assert_printable(made, 6.0, document.page.margin)
    assert all(row.lane != hidden for drawing in drawings(made) for row in drawing.rows)


def test_the_same_map_gives_the_same_pages() -> None:
    options = Options(kind="pages", paper="A4")
    assert publish(sample(), WHOLE, {}, options) == publish(sample(), WHOLE, {}, options)


def test_text_gets_smaller_only_when_it_is_allowed() -> None:
    document = one_cell("Words " * 400)
    with pytest.raises(PublishError, match="too small for one card with text of 6 pt"):
        printed(document, kind="pages", paper="100x100")
    made = printed(document, kind="pages", paper="100x100", allow_small=True)
    assert made.smallest < 6
    assert occurrences(made) == {"c0": 1}


@pytest.mark.parametrize("kind", ["poster", "pages", "tiles"])
def test_a_margin_larger_than_the_page_is_refused(kind: str) -> None:
    with pytest.raises(PublishError, match=r"A margin of 150 mm leaves nothing of A4 .*; take 95 mm at most"):
        printed(sample(), kind=kind, paper="A4", margin=150.0)


def test_pages_cannot_be_made_to_fit() -> None:
    with pytest.raises(PublishError, match="Pages need a paper"):
        printed(sample(), kind="pages", paper="fit")


def test_a_page_without_margins_keeps_its_words() -> None:
    made = printed(sample(), kind="pages", paper="A4", margin=0.0)
    assert_printable(made, 6.0, 0.0)


def test_a_map_from_right_to_left_is_mirrored_page_by_page() -> None:
    made = printed(DOCUMENTS["arabic"], kind="pages", paper="A4")
    for drawing in drawings(made):
        head = next(one for one in drawing.strips if one.strip.kind == "head")
        assert head.rect.right == pytest.approx(drawing.width)
        for a, b in pairwise(drawing.columns):
            assert b.right <= a.x + 0.05
        for rect, _ in shown(drawing, "card"):
            assert (
                Rect(drawing.body.x, 0.0, drawing.body.width, drawing.height)
                .inset(-0.05)
                .contains(rect.centre)
            )


@pytest.mark.parametrize("name", ["sample", "arabic", "japanese", "german-long"])
@pytest.mark.parametrize("options", [{"kind": "pages", "paper": "A4"}, {"kind": "tiles", "paper": "A1"}])
def test_the_file_holds_no_text_that_is_smaller_or_outside(name: str, options: dict[str, Any]) -> None:
    """Read back from the bytes: every letter's size in points, and its place on the page."""
    document = DOCUMENTS[name]
    file = pypdfium2.PdfDocument(publish(document, WHOLE, {}, Options(attach_map=False, **options)))
    for page in file:
        text = page.get_textpage()
        width, height = page.get_size()
        for at in range(text.count_chars()):
            matrix = raw.FS_MATRIX()
            letter = text.get_text_range(at, 1)
            if not letter.strip() or not raw.FPDFText_GetMatrix(text, at, matrix):
                continue  # a space, or made up by the reader between words
            size = raw.FPDFText_GetFontSize(text, at) * abs(matrix.d or matrix.b)
            assert size >= 5.99, letter
            left, bottom, right, top = text.get_charbox(at)
            if options["kind"] == "pages":
                assert left >= -0.1, letter
                assert bottom >= -0.1, letter
                assert right <= width + 0.1, letter
                assert top <= height + 0.1, letter


def test_one_high_card_does_not_leave_a_third_of_each_page_blank() -> None:
    document = grid(4, 3, "Some words")
    long = "lorem ipsum dolor sit amet " * 60
    cards = tuple(evolve(card, text=long) if card.id == "c0-2" else card for card in document.cards)
    points = [{"id": f"k{n}", "step": f"p{n}", "value": value} for n, value in enumerate((1, 1, -2, 0))]
    curve = Curve.model_validate({"id": "k", "lane": "e", "points": points})
    emotions = Lane(id="e", kind="emotions")
    document = evolve(document, cards=cards, lanes=(*document.lanes, emotions), curves=(curve,))
    made = printed(document, kind="pages", paper="A4", orientation="landscape")
    assert len(made.pages) <= 2
    for drawing in drawings(made):
        assert drawing.columns[-1].right > drawing.width * 0.9
