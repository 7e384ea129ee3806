from __future__ import annotations

import pytest

from journeymapper.exchange.grid import TooMuch
from journeymapper.exchange.lines import read_lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("One\r\n\n  Two \nThree\u2028Four", ("One", "Two", "Three", "Four")),
        ("- a\n* b\n\u2022 c\n\u2013 d\n\u00b7 e\n[x] f\n- [ ] g\n\u2022\th", tuple("abcdefgh")),
        ("1. Find\n2. Choose\n3) Pay", ("Find", "Choose", "Pay")),
        ("1. Find", ("Find",)),
        ("Steps\n4. Find\n5. Choose", ("Steps", "Find", "Choose")),
        (
            "3 days late\n-5 degrees\n1.5 hours\n?why\n-",
            ("3 days late", "-5 degrees", "1.5 hours", "?why", "-"),
        ),
        ("7. Stage\nalone", ("7. Stage", "alone")),
        ("1984. A novel\n1985. Another", ("1984. A novel", "1985. Another")),
        ("o\tfirst\no\tsecond", ("first", "second")),
        ("o la la", ("o la la",)),
        ("", ()),
        (" \n\t\n", ()),
    ],
    ids=repr,
)
def test_lines_lose_their_bullets_and_nothing_else(text, lines):
    assert read_lines(text) == lines


def test_too_much_text_is_refused_in_a_sentence():
    with pytest.raises(TooMuch, match="50,000 lines; at most 2,000"):
        read_lines("a line\n" * 50_000)
    with pytest.raises(TooMuch, match="1,000,000 characters; a card holds at most 200,000"):
        read_lines("x" * 1_000_000)
