"""Headings that are made smaller for long words; most are seen to fit without being measured."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.layout.fit import fitted, unbroken_widths, widest_word
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
