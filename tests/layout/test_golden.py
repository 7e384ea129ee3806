"""Drawings as SVG text, compared with the ones kept here: every change of the look is seen in review.

JOURNEYMAPPER_GOLDEN=write python -m pytest tests/layout/test_golden.py writes them anew.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from journeymapper.layout.map import lay_out
from journeymapper.model.document import Document, Facts
from journeymapper.model.record import evolve
from journeymapper.render.svg import write_svg
from tests.layout.maps import small

FOLDER = Path(__file__).parent / "golden"

MAPS = {
    "small": small(),
    "two-states": evolve(
        small(),
        cards=(),
        facts=Facts(),
        personas=(),
        curves=(
            *small().curves,
            evolve(
                small().curves[0],
                id="then",
                state="to-be",
                points=tuple(
                    evolve(point, id=f"t{point.id}", value=1.0, label="")
                    for point in small().curves[0].points
                ),
            ),
        ),
    ),
    "empty": Document(title="Empty"),
}


@pytest.mark.parametrize("name", MAPS)
def test_a_drawing_is_the_one_kept(name: str) -> None:
    text = write_svg(lay_out(MAPS[name]), {}, MAPS[name].title)
    path = FOLDER / f"{name}.svg"
    if os.environ.get("JOURNEYMAPPER_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")
