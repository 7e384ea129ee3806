"""Rows down a page and over to the next."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.drawing.shapes import Box, Text
from journeymapper.geometry import Rect
from journeymapper.layout.report.flow import Frame, Row, cut, evened, flow
from journeymapper.layout.report.lettering import Laid, laid
from journeymapper.text.run import TextStyle

STYLE = TextStyle(10.0, leading=1.5)
FRAME = Frame(20.0, 200.0, 50.0, 250.0)


def box(height: float, id: str = "", keep: bool = False, head: Laid | None = None) -> Row:
    return Row(Laid((Box(Rect(0, 0, 10, height)),), height), id, keep=keep, head=head)


@given(st.lists(st.floats(1, 190), max_size=30))
def test_rows_are_whole_in_their_order_and_inside_the_frame(heights: list[float]) -> None:
    pages = flow([box(height, str(at)) for at, height in enumerate(heights)], lambda _: FRAME)
    assert [group.id for page in pages for group in page] == [str(at) for at in range(len(heights))]
    for page in pages:
        y = FRAME.top
        for group in page:
            assert group.rect.y == y
            y += group.rect.height
        assert y <= FRAME.bottom + 0.1
    assert all(pages) or not heights


def test_a_head_stands_on_every_page_of_its_table_and_above_its_first_row() -> None:
    head, other = (laid(name, 100.0, STYLE, "#000000") for name in ("First", "Second"))
    rows = [box(90, head=head), box(90, head=head), box(90, head=head), box(20, head=other)]
    pages = flow(rows, lambda _: FRAME)
    said = [[group.label for group in page if group.kind == "head"] for page in pages]
    assert said == [["First"], ["First", "Second"]]


def test_a_heading_is_not_left_alone() -> None:
    rows = [box(150), box(20, "heading", keep=True), box(60, "first")]
    pages = flow(rows, lambda _: FRAME)
    assert [[group.id for group in page] for page in pages] == [[""], ["heading", "first"]]


def test_a_heading_turns_the_page_with_a_long_text_that_is_not_cut() -> None:
    rows = [box(30), box(10, "heading", keep=True), box(190, "long")]
    pages = flow(rows, lambda _: FRAME)
    assert [[group.id for group in page] for page in pages] == [[""], ["heading", "long"]]


@pytest.mark.parametrize(
    ("heights", "pages"),
    [
        ([40.0] * 6, [3, 3]),  # five and one
        ([40.0] * 12, [5, 4, 3]),  # five, five and two
        ([40.0] * 9, [5, 4]),  # no few
        ([10.0, 180.0, 40.0], [2, 1]),  # no better otherwise
    ],
)
def test_few_rows_are_not_left_alone_on_the_last_page(heights: list[float], pages: list[int]) -> None:
    rows = [box(height, str(at)) for at, height in enumerate(heights)]
    found = evened(flow(rows, lambda _: FRAME), rows, lambda _: FRAME)
    assert list(map(len, found)) == pages
    assert [group.id for page in found for group in page] == [row.id for row in rows]


def test_a_row_taller_than_a_page_is_cut_between_lines() -> None:
    part = laid("word " * 400, 200.0, STYLE, "#000000")
    assert part.height > 3 * (FRAME.bottom - FRAME.top)
    pages = flow([Row(part, "long")], lambda _: FRAME)
    texts = [shape for page in pages for group in page for shape in group.shapes if isinstance(shape, Text)]
    assert "".join("".join(line.text for line in text.lines) for text in texts).split() == ["word"] * 400
    for page in pages:
        for group in page:
            for shape in group.shapes:
                assert isinstance(shape, Text)
                bottom = group.rect.y + shape.rect.y + shape.lines[-1].baseline
                assert bottom <= FRAME.bottom


@given(st.floats(15, 400), st.integers(1, 200))
def test_a_cut_loses_no_line(height: float, words: int) -> None:
    part = laid("word " * words, 150.0, STYLE, "#000000")
    first, rest = cut(part, height)
    shown = [line.text for one in (first, rest) for shape in one.shapes for line in shape.lines]  # type: ignore[union-attr]
    assert shown == [line.text for shape in part.shapes for line in shape.lines]  # type: ignore[union-attr]
    assert first.height <= max(height, part.height)


def test_what_a_long_text_stands_on_is_cut_with_it() -> None:
    text = laid("word " * 400, 200.0, STYLE, "#000000")
    ground = Box(Rect(-5.0, 2.0, 4.0, text.height - 4.0))
    pages = flow([Row(Laid((ground, *text.shapes), text.height))], lambda _: FRAME)
    assert len(pages) > 3
    for (group,) in pages:
        beside, (words,) = group.shapes[0], [one for one in group.shapes if isinstance(one, Text)]
        assert isinstance(beside, Box)
        assert abs(beside.rect.y - words.rect.y) <= 4.0
        assert abs(beside.rect.bottom - words.rect.bottom) <= 4.0
        assert group.rect.y + max(beside.rect.bottom, words.rect.bottom) <= FRAME.bottom + 0.01
