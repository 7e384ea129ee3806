"""Curves have one colour, on the map, in its legend and on every page."""

from __future__ import annotations

from itertools import pairwise

from journeymapper.drawing.shapes import Box, Path
from journeymapper.drawing.tree import groups
from journeymapper.layout.map import lay_out
from journeymapper.layout.palette import palette_of
from journeymapper.model.record import evolve
from journeymapper.model.style import Style
from tests.layout.checks import shown
from tests.layout.curves import feeling, two_people
from tests.layout.report.reports import report


def test_the_legend_shows_states_and_gaps_in_the_colours_in_which_they_are_drawn() -> None:
    for document in (two_people(), feeling(*two_people().curves[:2])):
        drawing = lay_out(document)
        shades = [one.group.shapes for one in shown(drawing) if one.group.kind == "shade"]
        drawn = [shape.fill for shapes in shades for shape in shapes if isinstance(shape, Path)]
        pages = report(document)
        legends = [
            [shape for one in shown(drawing) if one.group.kind == "legend" for shape in one.group.shapes],
            [shape for _, group in groups(pages[-1].drawing) for shape in group.shapes],
        ]
        for legend in legends:
            areas = [shape for shape in legend if isinstance(shape, Box) and shape.fill in drawn]
            assert [area.fill for area in areas] == drawn
            assert all(one.rect.right == other.rect.x for one, other in pairwise(areas))
            (dashed,) = [shape for shape in legend if isinstance(shape, Path) and shape.dash]
            later = {
                shape.stroke
                for one in shown(drawing)
                if one.group.kind == "curve"
                for shape in one.group.shapes
                if isinstance(shape, Path) and shape.dash
            }
            # Where both people have their own, a line stands for both.
            assert dashed.stroke == (later.pop() if len(later) == 1 else palette_of(Style()).ink)


def test_a_curve_has_its_colour_on_every_page_of_a_report() -> None:
    alone = evolve(two_people().curves[2], points=two_people().curves[2].points[:2])  # Tom leaves early
    document = evolve(two_people(), curves=(two_people().curves[0], alone))
    strokes: dict[str, set[str | None]] = {"m1": set(), "t1": set()}
    for page in report(document):
        for _, group in groups(page.drawing):
            if group.kind == "curve":
                strokes[group.id] |= {shape.stroke for shape in group.shapes if isinstance(shape, Path)}
    assert [len(colours) for colours in strokes.values()] == [1, 1]  # also where it stands alone
