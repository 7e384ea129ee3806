"""A poster on tiles: every millimetre of it on some sheet, none wasted, and a plan that says how they go."""

from __future__ import annotations

import io
from itertools import pairwise
from typing import Any

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from journeymapper.geometry import Rect
from journeymapper.model.document import Document
from journeymapper.model.view import WHOLE
from journeymapper.publish.errors import PublishError
from journeymapper.publish.options import Options
from journeymapper.publish.poster import Poster
from journeymapper.publish.printed import Printed, PrintedPage, Put
from journeymapper.publish.publish import plan, publish
from journeymapper.publish.tile_grid import tile_grid
from tests.publish.papers import documents, grid, letter_sizes, sample, shown, texts

DOCUMENTS = documents()


def tiled(document: Document, **options: Any) -> tuple[Printed, Poster]:
    planned = plan(document, WHOLE, Options(kind="tiles", **options))
    assert planned.printed is not None
    assert planned.poster is not None
    return planned.printed, planned.poster


def part(page: PrintedPage) -> Put:
    return page.puts[0]


def shown_area(page: PrintedPage, poster: Poster) -> Rect:
    """What a tile shows of the poster, in millimetres of the poster."""
    put = part(page)
    assert put.clip is not None
    return Rect(
        put.clip.x * put.scale + poster.x_mm,
        put.clip.y * put.scale + poster.y_mm,
        put.clip.width * put.scale,
        put.clip.height * put.scale,
    )


@pytest.mark.parametrize("paper", ["A1", "A0", "700x500"])
@pytest.mark.parametrize("sheet", ["A4", "A3", "letter"])
def test_every_card_is_whole_somewhere_or_goes_on_next_door(paper: str, sheet: str) -> None:
    made, poster = tiled(sample(), paper=paper, sheet=sheet)
    areas = [part(page).clip for page in made.pages[1:]]
    assert None not in areas
    for rect, group in shown(poster.drawing, "card"):
        corners = (
            (rect.x, rect.y),
            (rect.right, rect.y),
            (rect.x, rect.bottom),
            (rect.right, rect.bottom),
        )
        for x, y in corners:
            seen = [area for area in areas if area and area.inset(-0.01).contains(_point(x, y))]
            assert seen, group.label


def _point(x: float, y: float) -> Any:
    return Rect(x, y, 0.0, 0.0).centre


def test_neighbours_overlap_by_what_is_asked_for() -> None:
    made, poster = tiled(sample(), paper="A1", overlap=15.0)
    areas = {page.label: shown_area(page, poster) for page in made.pages[1:]}
    assert areas["A1"].right - areas["A2"].x == pytest.approx(15.0)
    assert areas["A1"].bottom - areas["B1"].y == pytest.approx(15.0)


def test_tiles_are_as_large_as_their_poster() -> None:
    """Every tile shows the poster at its own scale, at the right place of the sheet."""
    made, poster = tiled(sample(), paper="A1")
    assert made.scale == poster.scale
    for page in made.pages[1:]:
        put = part(page)
        assert put.scale == poster.scale
        area = shown_area(page, poster)
        assert area.x >= -0.01
        assert area.y >= -0.01
        assert area.right <= poster.sheet.width_mm + 0.01
        assert area.bottom <= poster.sheet.height_mm + 0.01
        assert put.clip is not None
        left = put.x_mm + put.clip.x * put.scale
        right = put.x_mm + put.clip.right * put.scale
        assert left >= 10.0 - 0.01
        assert right <= page.sheet.width_mm - 10.0 + 0.01


@pytest.mark.parametrize("name", ["sample", "blank", "empty", "extreme", "arabic", "seventeen"])
def test_no_sheet_stays_white(name: str) -> None:
    made, poster = tiled(DOCUMENTS[name], paper="A0")
    for page in made.pages[1:]:
        clip = part(page).clip
        assert clip is not None
        content = [
            rect
            for kind in ("card", "stage", "step", "lane", "title", "facts", "persona", "legend", "point")
            for rect, _ in shown(poster.drawing, kind)
        ]
        assert any(clip.intersects(rect) for rect in content) or name == "empty"


def test_sheets_without_content_are_left_out() -> None:
    few = grid(2, 12)
    made, poster = tiled(few, paper="1189x841", orientation="landscape")
    sheets = len(made.pages) - 1
    inner = 277.0, 190.0
    whole = tile_grid((poster.sheet.width_mm, poster.sheet.height_mm), inner, 10.0)
    assert whole is not None
    assert sheets < len(whole.tiles)


def test_the_first_sheet_is_the_plan() -> None:
    made, _ = tiled(sample(), paper="A1")
    said = [text.text for _, text in texts(made.pages[0].puts[0].drawing)]
    assert made.pages[0].label == "Plan"
    for page in made.pages[1:]:
        assert page.label in said
    assert "This line is 100 mm long." in said


def test_each_sheet_says_which_it_is() -> None:
    made, _ = tiled(sample(), paper="A1")
    for page in made.pages[1:]:
        (label,) = [text.text for _, text in texts(page.puts[1].drawing)]
        assert label.startswith(f"{page.label} · row ")
    labels = [page.label for page in made.pages[1:]]
    assert labels[:2] == ["A1", "A2"]
    assert len(set(labels)) == len(labels)


def test_sheets_and_bookmarks_are_in_the_file() -> None:
    document = sample()
    data = publish(document, WHOLE, {}, Options(kind="tiles", paper="A1"))
    pdf = PdfReader(io.BytesIO(data))
    made, _ = tiled(document, paper="A1")
    assert pdf.page_labels == [page.label for page in made.pages]
    for page in pdf.pages:
        sides = sorted(float(side) * 25.4 / 72 for side in (page.mediabox.width, page.mediabox.height))
        assert sides == pytest.approx([210.0, 297.0], abs=0.1)
    titles = [entry.title for entry in pdf.outline]  # type: ignore[union-attr]
    assert titles == ["Assembly plan", *(stage.name for stage in document.stages)]
    for entry in pdf.outline[1:]:
        page = pdf.pages[pdf.get_destination_page_number(entry)]  # type: ignore[arg-type]
        assert entry.title in page.extract_text()  # type: ignore[union-attr]
    assert data == publish(document, WHOLE, {}, Options(kind="tiles", paper="A1"))


def test_sheets_that_are_too_small_are_refused() -> None:
    with pytest.raises(PublishError, match="50x50 is too small to tile A0 with 10 mm overlap"):
        tiled(sample(), paper="A0", sheet="50x50")
    with pytest.raises(PublishError, match="no paper “B9”"):
        tiled(sample(), paper="A0", sheet="B9")
    with pytest.raises(PublishError, match="overlap by 0 to 100"):
        tiled(sample(), paper="A0", overlap=-1.0)


@given(
    st.tuples(st.floats(60, 3_000), st.floats(60, 3_000)),
    st.tuples(st.floats(100, 500), st.floats(100, 500)),
    st.floats(0, 40),
)
def test_each_point_of_a_poster_belongs_to_one_tile(
    poster: tuple[float, float], inner: tuple[float, float], overlap: float
) -> None:
    made = tile_grid(poster, inner, overlap)
    if made is None:
        assert min(inner) - overlap < min(inner) * 0.2 or poster[1] > (inner[1] - overlap) * 26
        return
    slack = 1e-6
    for tile in made.tiles:
        assert tile.area.x - slack <= tile.own.x
        assert tile.own.right <= tile.area.right + slack
        assert tile.own.bottom <= tile.area.bottom + slack
    assert min(tile.own.x for tile in made.tiles) <= slack
    assert max(tile.own.right for tile in made.tiles) >= poster[0] - slack
    assert max(tile.own.bottom for tile in made.tiles) >= poster[1] - slack
    first_row = [tile for tile in made.tiles if tile.row == 0]
    for one, following in pairwise(first_row):
        assert one.own.right == pytest.approx(following.own.x)
        assert one.area.right - following.area.x == pytest.approx(overlap)


def test_the_words_of_plan_and_sheets_obey_the_law_as_the_map_does() -> None:
    """Read back from the file: what is said is the smallest of all letters, and never below the least."""
    options = Options(kind="tiles", paper="A0", min_text=10.0)
    said = plan(sample(), WHOLE, options).printed
    assert said is not None
    file = pypdfium2.PdfDocument(publish(sample(), WHOLE, {}, options))
    smallest = min(size for page in file for size in letter_sizes(page))
    assert smallest >= 9.99
    assert smallest == pytest.approx(said.smallest, abs=0.01)
