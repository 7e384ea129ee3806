"""Headings that are made smaller for long words; most are seen to fit without being measured."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.drawing.shapes import Text
from journeymapper.drawing.tree import groups
from journeymapper.layout.fit import fitted, unbroken_widths, widest_word
from journeymapper.layout.map import lay_out
from journeymapper.model.card import Card
from journeymapper.model.document import Document
from journeymapper.model.lane import Lane
from journeymapper.model.stage import Stage, Step
from journeymapper.model.style import Style
from journeymapper.text.run import BOLD, TextStyle

LETTERS = st.characters(min_codepoint=0x20, max_codepoint=0x52F, exclude_categories=("Cs", "Cc"))


@given(st.text(LETTERS, max_size=40), st.floats(1, 600))
def test_a_text_keeps_its_size_exactly_when_its_longest_word_fits(text: str, room: float) -> None:
    style = TextStyle(14.0, BOLD)
    assert (fitted(style, text, room) == style) == (max(unbroken_widths(text, style)) <= room)


def test_a_line_may_end_behind_a_hyphen_but_at_no_space_that_holds_together() -> None:
    style = TextStyle(14.0, BOLD)
    halves = [widest_word(half, style) for half in ("Schwarzenberger-", "Oberhollabrunn")]
    assert unbroken_widths("Schwarzenberger-Oberhollabrunn", style) == halves
    assert len(unbroken_widths("12\u00a0Minuten", style)) == 1


@pytest.mark.parametrize("text", ["ペアリングとレトロで型を体得する", "ทีมงานอธิบายขั้นตอนการสมัครให้ลูกค้าฟัง"])
def test_a_text_whose_lines_may_end_nearly_anywhere_keeps_its_size(text: str) -> None:
    style = TextStyle(14.0, BOLD)
    assert widest_word(text, style) > 150.0
    assert fitted(style, text, 150.0) == style


def test_a_word_inside_such_a_text_still_counts() -> None:
    style = TextStyle(14.0, BOLD)
    text = "型を Softwareentwicklungsprozess で体得する"
    assert fitted(style, text, 200.0).size < style.size


def test_sizes_that_leave_no_room_are_taken_as_the_least_that_do() -> None:
    size = 1e-300
    document = Document(
        stages=(Stage(id="s", steps=(Step(id="a", width=1.0), Step(id="b", name="Pays", width=size))),),
        lanes=(Lane(id="l", name="Actions"),),
        cards=(Card(id="c", lane="l", step="a", text="Looks for shoes"),),
        style=Style(step_width=size, lane_header_width=size, card_text=size, heading_text=size),
    )
    drawing = lay_out(document)
    assert {column.width for column in drawing.columns} == {48.0}
    texts = [shape for _at, group in groups(drawing) for shape in group.shapes if isinstance(shape, Text)]
    assert texts
    assert min(text.style.size for text in texts) > 3.0


def test_a_name_without_words_fits_where_there_is_no_room() -> None:
    style = TextStyle(13.0)
    assert fitted(style, "", -10.0) is style
