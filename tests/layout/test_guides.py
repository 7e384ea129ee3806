"""The names of guide lines beside a lane of curves."""

from __future__ import annotations

from itertools import pairwise

import pytest

from journeymapper.drawing.shapes import Text
from journeymapper.layout.curve import y_of
from journeymapper.layout.curve_lane import guide_names
from journeymapper.layout.look import make_look
from journeymapper.layout.map import lay_out
from journeymapper.layout.measures import Measures
from journeymapper.layout.palette import palette_of
from journeymapper.layout.words import ENGLISH
from journeymapper.model.lane import Lane
from journeymapper.model.style import Style
from tests.layout.maps import small

FEEL = Lane(id="feel", kind="emotions")


def test_guide_lines_are_named_beside_the_lane() -> None:
    drawing = lay_out(small())
    heads = [placed for placed in drawing.strips if placed.strip.kind == "head" and placed.strip.id == "feel"]
    texts = [
        (shape.text, shape.rect.centre.y)
        for cell in heads[0].strip.cells
        for group in cell.groups
        if group.kind == "guide"
        for shape in group.shapes
        if isinstance(shape, Text)
    ]
    height = heads[0].strip.height
    names = ("Frustrated", "Unhappy", "Neutral", "Happy", "Delighted")
    expected = list(zip(names, (-2, -1, 0, 1, 2), strict=True))
    heights = [y_of(FEEL, height, value) for _, value in expected]
    assert [y for _, y in texts] == pytest.approx(heights)
    assert [name for name, _ in texts] == [name for name, _ in expected]


@pytest.mark.parametrize("height", range(72, 260, 8))
def test_names_of_guide_lines_keep_their_distance(height: int) -> None:
    """Where there is no room for all of them the ends stay, in the order of the lines."""
    group = guide_names(FEEL, float(height), make_look(Measures(), palette_of(Style()), ENGLISH, (), False))
    texts = [shape for shape in group.shapes if isinstance(shape, Text)] if group else []
    for one, other in pairwise(texts):
        assert one.rect.y - other.rect.y >= one.rect.height * 0.9
    if texts:
        assert texts[0].text == "Frustrated"
