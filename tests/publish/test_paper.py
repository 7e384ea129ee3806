"""Sheets: real millimetres, either way round, and a sentence for what is none."""

from __future__ import annotations

from itertools import pairwise

import pytest

from journeymapper.publish.errors import PublishError
from journeymapper.publish.paper import LANDSCAPE, PORTRAIT, SERIES, Sheet, is_known, sheets


@pytest.mark.parametrize(
    ("paper", "orientation", "expected"),
    [
        ("A4", PORTRAIT, [(210, 297)]),
        ("a4", LANDSCAPE, [(297, 210)]),
        ("A3", "", [(420, 297), (297, 420)]),
        ("Letter", PORTRAIT, [(215.9, 279.4)]),
        ("tabloid", LANDSCAPE, [(431.8, 279.4)]),
        ("16:9", "", [(338.7, 190.5)]),
        ("16:9", PORTRAIT, [(190.5, 338.7)]),
        ("300x200", "", [(300, 200)]),
        ("200x300", "", [(200, 300)]),
        ("200 × 300 mm", LANDSCAPE, [(300, 200)]),
        ("100.5X200", "", [(100.5, 200)]),
    ],
)
def test_sizes(paper: str, orientation: str, expected: list[tuple[float, float]]) -> None:
    assert [(one.width_mm, one.height_mm) for one in sheets(paper, orientation)] == expected


@pytest.mark.parametrize(
    ("paper", "reason"),
    [
        ("B5", "no paper"),
        ("", "no paper"),
        ("10x10", "between 50 and 5000"),
        ("9000x100", "5000"),
        ("axb", "no paper"),
    ],
)
def test_what_is_no_paper(paper: str, reason: str) -> None:
    with pytest.raises(PublishError, match=reason):
        sheets(paper)
    assert not is_known(paper)


def test_each_of_the_series_is_half_the_next() -> None:
    for smaller, larger in pairwise(SERIES):
        small, large = sheets(smaller, PORTRAIT)[0], sheets(larger, PORTRAIT)[0]
        assert small.height_mm == large.width_mm
        assert abs(small.width_mm * 2 - large.height_mm) <= 1


def test_a_fitting_page_is_a_known_paper() -> None:
    assert is_known("Fit")
    assert Sheet("x", 2, 1).is_landscape
