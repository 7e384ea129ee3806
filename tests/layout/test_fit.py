"""Headings that are made smaller for long words; most are seen to fit without being measured."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journeymapper.layout.fit import fitted, widest_word
from journeymapper.text.run import BOLD, TextStyle

LETTERS = st.characters(min_codepoint=0x20, max_codepoint=0x52F, exclude_categories=("Cs", "Cc"))


@given(st.text(LETTERS, max_size=40), st.floats(1, 600))
def test_a_text_keeps_its_size_exactly_when_its_longest_word_fits(text: str, room: float) -> None:
    style = TextStyle(14.0, BOLD)
    assert (fitted(style, text, room) == style) == (widest_word(text, style) <= room)
