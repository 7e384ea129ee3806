"""Curves: smooth without overshooting, labels clear of them, shading, faces, values and heights."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.drawing.shapes import Path, Text
from journeymapper.geometry import Point
from journeymapper.layout.curve import share_of, value_of, y_of
from journeymapper.layout.faces import face, level_of
from journeymapper.layout.map import lay_out
from journeymapper.layout.palette import palette_of
from journeymapper.layout.spline import Span, clipped, extent, height_at, monotone_spans, sides
from journeymapper.model.lane import Lane, Scale
from journeymapper.model.record import evolve
from journeymapper.model.style import Style
from journeymapper.model.view import View
from tests.layout.checks import assert_sound
from tests.layout.curves import both, curve, feeling, of_kind
from tests.layout.maps import small

FEEL = Lane(id="feel", kind="emotions")
STROKE = 3.0

points_on_a_line = st.lists(st.tuples(st.floats(0, 2000), st.floats(0, 240)), min_size=2, max_size=12).map(
    lambda pairs: [Point(*pair) for pair in sorted(pairs)]
)

apart = st.lists(
    st.tuples(st.integers(0, 2000), st.floats(0, 240)),
    min_size=2,
    max_size=12,
    unique_by=lambda pair: pair[0],
).map(lambda pairs: [Point(*pair) for pair in sorted(pairs)])


# Splines


@given(points_on_a_line)
def test_a_curve_goes_through_its_points_and_never_beyond_its_neighbours(points: list[Point]) -> None:
    spans = monotone_spans(points)
    for (a, b), span in zip(pairwise(points), spans, strict=True):
        assert (span.x0, span.y0, span.x1, span.y1) == (a.x, a.y, b.x, b.y)
        heights = [height_at(span, a.x + (b.x - a.x) * part / 20) for part in range(1, 20)]
        low, high = min(a.y, b.y), max(a.y, b.y)
        assert all(low - 1e-6 <= y <= high + 1e-6 for y in heights)


@given(points_on_a_line)
def test_a_curve_has_no_corners(points: list[Point]) -> None:
    """At every point it arrives with the slope with which it goes on."""
    spans = monotone_spans(points)
    for before, after in pairwise(spans):
        widths = before.x1 - before.x0, after.x1 - after.x0
        if min(widths) > 1:
            arriving = (before.y1 - before.h1) / (widths[0] / 3)
            leaving = (after.h0 - after.y0) / (widths[1] / 3)
            assert arriving == pytest.approx(leaving, abs=1e-6)


@given(apart, st.floats(0, 1), st.floats(0, 1))
def test_a_part_of_a_curve_lies_on_the_curve(points: list[Point], a: float, b: float) -> None:
    spans = monotone_spans(points)
    width = points[-1].x - points[0].x
    left, right = points[0].x + width * min(a, b), points[0].x + width * max(a, b)
    for part in clipped(spans, left, right):
        whole = next(span for span in spans if span.x0 <= part.x0 + 1e-9 and part.x1 <= span.x1 + 1e-9)
        for share in (0.0, 0.3, 1.0):
            x = part.x0 + (part.x1 - part.x0) * share
            assert height_at(part, x) == pytest.approx(height_at(whole, x), abs=0.01)


@given(points_on_a_line, st.floats(0, 240))
def test_the_sides_of_a_level_cover_the_curve_once(points: list[Point], level: float) -> None:
    spans = monotone_spans(points)
    parts = [part for _, stretch in sides(spans, level) for part in stretch]
    assert parts[0].x0 == spans[0].x0
    assert parts[-1].x1 == spans[-1].x1
    assert all(before.x1 == pytest.approx(after.x0, abs=1e-6) for before, after in pairwise(parts))
    for above, stretch in sides(spans, level):
        for part in stretch:
            assert (
                (part.y0 + part.y1 <= 2 * level + 1e-6) if above else (part.y0 + part.y1 >= 2 * level - 1e-6)
            )


def test_the_extent_of_a_curve_between_two_places() -> None:
    spans = monotone_spans([Point(0, 10), Point(100, 50), Point(200, 30)])
    assert extent(spans, 0, 200) == (10, 50)
    assert extent(spans, 100, 100) == (50, 50)
    assert extent(spans, 201, 300) is None
    assert extent((), 0, 1) is None
    upright = (Span(5.0, 0.0, 1.0, 2.0, 5.0, 9.0),)
    assert extent(upright, 0, 10) == (0, 9)


# Values and heights


@given(st.floats(-2, 2), st.integers(120, 600))
def test_a_height_gives_back_the_value_that_it_stands_for(value: float, height: int) -> None:
    assert value_of(FEEL, height, y_of(FEEL, height, value)) == pytest.approx(value, abs=1e-9)


@given(st.floats(-100, 1000))
def test_values_never_leave_the_scale(y: float) -> None:
    lane = evolve(FEEL, scale=Scale(lowest=0.0, highest=10.0))
    assert 0.0 <= value_of(lane, 240.0, y) <= 10.0


def test_higher_values_stand_higher() -> None:
    heights = [y_of(FEEL, 240.0, value) for value in (-2, -1.5, 0, 2)]
    assert heights == sorted(heights, reverse=True)
    assert min(heights) > 0
    assert max(heights) < 240


def test_an_arc_runs_from_one_to_five_unless_told_otherwise() -> None:
    arc = Lane(id="a", kind="dramatic_arc")
    assert (share_of(arc, 1.0), share_of(arc, 3.0), share_of(arc, 5.0)) == (0.0, 0.5, 1.0)
    own = evolve(arc, scale=Scale(lowest=0.0, highest=10.0))
    assert share_of(own, 5.0) == 0.5


def test_a_scale_without_height_is_no_reason_to_fail() -> None:
    lane = evolve(FEEL, scale=Scale(lowest=1.0, highest=1.0))
    assert 0.0 <= share_of(lane, 1.0) <= 1.0
    assert_sound(lay_out(evolve(small(), lanes=(lane,), cards=())))


# Faces


def test_five_levels_have_five_different_mouths() -> None:
    faces = palette_of(Style()).faces
    mouths = {face(level, faces[level], 32.0)[2].commands for level in range(5)}
    assert len(mouths) == 5
    assert [level_of(share) for share in (0, 0.1, 0.25, 0.5, 0.75, 0.9, 1)] == [0, 0, 1, 2, 3, 4, 4]


def test_a_face_follows_its_value() -> None:
    def fills(value: float) -> str | None:
        drawing = lay_out(feeling(curve("k", "mara", "as-is", [value, 0.0, 0.0])))
        group = next(one.group for one in of_kind(drawing, "point") if one.group.id == "k0")
        return next(
            shape.fill for shape in group.shapes if isinstance(shape, Path) and shape.fill != "#FFFFFF"
        )

    assert len({fills(value) for value in (-2.0, -1.0, 0.0, 1.0, 2.0)}) == 5


# The lane


def test_points_stand_in_their_columns_at_their_heights() -> None:
    drawing = lay_out(both)
    row = next(row for row in drawing.rows if row.lane == "feel")
    for one in of_kind(drawing, "point"):
        _, point = next((k, p) for k in both.curves for p in k.points if p.id == one.group.id)
        column = next(column for column in drawing.columns if column.step == point.step)
        assert one.rect.centre.x == pytest.approx(column.x + column.width / 2)
        lane = both.lanes[1]
        assert one.rect.centre.y == pytest.approx(row.y + y_of(lane, row.height, point.value))


def test_to_be_is_dashed_and_as_is_is_not() -> None:
    dashes = {
        one.group.id: [shape.dash for shape in one.group.shapes if isinstance(shape, Path)]
        for one in of_kind(lay_out(both), "curve")
    }
    assert dashes["now"] == [()]
    assert dashes["then"][0]


def test_with_both_states_only_the_gap_is_shaded() -> None:
    (shading,) = of_kind(lay_out(both), "shade")
    (gap,) = shading.group.shapes
    assert isinstance(gap, Path)
    xs = [command[-2] for command in gap.commands if len(command) > 1]
    first, last = (
        next(p for p in of_kind(lay_out(both), "point") if p.group.id == id) for id in ("now0", "now2")
    )
    assert min(xs) + shading.rect.x == pytest.approx(first.rect.centre.x)
    assert max(xs) + shading.rect.x == pytest.approx(last.rect.centre.x)


def test_one_state_is_green_above_and_red_below_the_middle() -> None:
    drawing = lay_out(both, View(state="as-is"))
    (shading,) = of_kind(drawing, "shade")
    above, below = shading.group.shapes
    assert isinstance(above, Path)
    assert isinstance(below, Path)
    palette = palette_of(Style())
    assert (above.fill or "").startswith(palette.good)
    assert (below.fill or "").startswith(palette.bad)
    assert {fill[7:] for fill in (above.fill or "", below.fill or "")} == {f"{round(0.18 * 255):02X}"}
    middle = shading.rect.height / 2
    assert max(c[-1] for c in above.commands if len(c) > 1) <= middle + 0.01
    assert min(c[-1] for c in below.commands if len(c) > 1) >= middle - 0.01


def test_several_personas_have_their_own_colours_and_no_shading() -> None:
    drawing = lay_out(feeling(curve("x", "mara", "as-is", [0, 1, 2]), curve("y", "tom", "as-is", [1, 0, -1])))
    strokes = [
        shape.stroke
        for one in of_kind(drawing, "curve")
        for shape in one.group.shapes
        if isinstance(shape, Path)
    ]
    assert len(set(strokes)) == 2
    assert not of_kind(drawing, "shade")


def test_faces_of_two_personas_never_hide_each_other() -> None:
    people = (*small().personas, evolve(small().personas[0], id="tom", name="Tom"))
    same = [curve("x", "mara", "as-is", [0, 1, 2]), curve("y", "tom", "as-is", [0, 1, 2])]
    drawing = lay_out(evolve(feeling(*same), personas=people))
    for a, b in combinations(of_kind(drawing, "point"), 2):
        assert abs(a.rect.x - b.rect.x) >= 8 or abs(a.rect.y - b.rect.y) >= 8


def test_the_lowest_point_and_moments_of_truth_are_marked() -> None:
    drawing = lay_out(both)
    marked = [one.group.id for one in of_kind(drawing, "point") if "Lowest point" in one.group.label]
    assert marked == ["now2"]
    pills = [one for one in of_kind(drawing, "label") if not one.group.id]
    assert [shape.text for one in pills for shape in one.group.shapes if isinstance(shape, Text)] == [
        "Moment of truth"
    ]


def test_a_cheerful_curve_has_no_lowest_point() -> None:
    drawing = lay_out(feeling(curve("k", "mara", "as-is", [1.0, 0.5, 2.0])))
    assert not [one for one in of_kind(drawing, "point") if "Lowest point" in one.group.label]


def test_an_arc_has_no_faces() -> None:
    lane = Lane(id="feel", kind="dramatic_arc")
    document = evolve(
        small(), lanes=(lane,), cards=(), curves=(curve("k", "mara", "as-is", [1.0, 5.0, 2.0]),)
    )
    assert all(len(one.group.shapes) == 1 for one in of_kind(lay_out(document), "point"))
