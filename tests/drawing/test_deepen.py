"""Colours that are too pale are made deeper without becoming other colours."""

from __future__ import annotations

import colorsys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.drawing.colour import WHITE, contrast, parse
from journeymapper.drawing.deepen import deepened

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


def hue(colour: str) -> float:
    """Degrees."""
    red, green, blue, _ = parse(colour)
    return colorsys.rgb_to_hsv(red / 255, green / 255, blue / 255)[0] * 360


@given(colours, st.sampled_from((3.0, 4.5, 7.0)))
def test_it_can_be_read_and_is_no_darker_than_that_takes(colour: str, wanted: float) -> None:
    found = deepened(colour, WHITE, wanted)
    assert contrast(found) >= wanted
    if found != colour:
        assert contrast(found) < wanted * 1.06


@pytest.mark.parametrize("colour", ["#FFF3B0", "#B8F2E6", "#FF6B57", "#F2B705", "#7FDBFF", "#FFD6E0"])
def test_its_hue_stays(colour: str) -> None:
    away = abs(hue(deepened(colour)) - hue(colour)) % 360
    assert min(away, 360 - away) < 16


@pytest.mark.parametrize("colour", ["#0B3D91", "#000000", "#8A1C3B"])
def test_what_can_be_read_already_stays_as_it_is(colour: str) -> None:
    assert deepened(colour) == colour


def test_opacity_is_dropped_and_where_nothing_is_deep_enough_it_is_black() -> None:
    assert deepened("#0B3D9180") == "#0B3D91"
    assert deepened("#336699", "#777777", 21.0) == "#000000"
