"""The beginning of a text in one line."""

from __future__ import annotations

import pytest

from journeymapper.text.excerpt import excerpt


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        (" \n ", ""),
        ("Asks\n  him", "Asks him"),
        ("x" * 10, "x" * 10),
        ("x" * 11, "x" * 9 + "…"),
        ("12345678 90 1", "12345678…"),
    ],
)
def test_an_excerpt_is_one_line_and_no_longer_than_asked(text: str, expected: str) -> None:
    assert excerpt(text, 10) == expected
