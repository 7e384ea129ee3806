"""Curves: smooth without overshooting, labels clear of them, shading, faces, values and heights."""

from __future__ import annotations

import math
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymapper.drawing.shapes import Box, Path, Text
from journeymapper.drawing.tree import Drawing, groups
from journeymapper.geometry import Point, Rect
from journeymapper.layout.curve import share_of, value_of, y_of
from journeymapper.layout.faces import face, level_of
from journeymapper.layout.map import lay_out
from journeymapper.layout.palette import palette_of
from journeymapper.layout.spline import Span, clipped, extent, height_at, monotone_spans, sides
from journeymapper.model.curve import Curve, CurvePoint
from journeymapper.model.document import Document
from journeymapper.model.lane import Lane, Scale
from journeymapper.model.persona import Persona
from journeymapper.model.record import evolve
from journeymapper.model.style import Style
from journeymapper.model.view import View
from tests.layout.checks import Shown, assert_sound, shown
from tests.layout.maps import documents, small
from tests.layout.report.reports import report

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


def curve(id: str, persona: str, state: str, values: list[float], labels: list[str] | None = None) -> Curve:
    return Curve(
        id=id,
        lane="feel",
        persona=persona,
        state=state,
        points=tuple(
            CurvePoint(id=f"{id}{at}", step=step, value=value, label=(labels or ["", "", ""])[at])
            for at, (step, value) in enumerate(zip("abc", values, strict=True))
        ),
    )


def feeling(*curves: Curve) -> Document:
    return evolve(small(), curves=curves)


def of_kind(drawing: Drawing, kind: str) -> list[Shown]:
    return [one for one in shown(drawing) if one.group.kind == kind and one.placed.strip.id == "feel"]


def traced(drawing: Drawing) -> list[list[Point]]:
    """The curves of a drawing as dense chains of points on the sheet."""
    chains = []
    for one in of_kind(drawing, "curve"):
        for shape in one.group.shapes:
            assert isinstance(shape, Path)
            chain: list[Point] = []
            for command in shape.commands:
                if command[0] == "C" and len(command) == 7:
                    _, x1, y1, x2, y2, x3, y3 = command
                    x0, y0 = chain[-1]
                    for step in range(1, 81):
                        t = step / 80
                        a, b, c, d = (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3
                        chain.append(
                            Point(a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3)
                        )
                elif len(command) == 3:
                    chain.append(Point(command[1], command[2]))
            chains.append([at.moved(one.rect.x, one.rect.y) for at in chain])
    return chains


def distance(rect: Rect, at: Point) -> float:
    dx = max(rect.x - at.x, 0.0, at.x - rect.right)
    dy = max(rect.y - at.y, 0.0, at.y - rect.bottom)
    return math.hypot(dx, dy)


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


both = feeling(
    curve(
        "now", "mara", "as-is", [0.5, 1.0, -2.0], ["Curious", "Finds it quickly", "Afraid of paying twice"]
    ),
    curve("then", "mara", "to-be", [0.5, 1.5, 1.0], ["", "", "Pays as a guest"]),
)


def test_points_stand_in_their_columns_at_their_heights() -> None:
    drawing = lay_out(both)
    row = next(row for row in drawing.rows if row.lane == "feel")
    for one in of_kind(drawing, "point"):
        _, point = next((k, p) for k in both.curves for p in k.points if p.id == one.group.id)
        column = next(column for column in drawing.columns if column.step == point.step)
        assert one.rect.centre.x == pytest.approx(column.x + column.width / 2)
        lane = both.lanes[1]
        assert one.rect.centre.y == pytest.approx(row.y + y_of(lane, row.height, point.value))


def assert_labels_are_clear(drawing: Drawing) -> None:
    labels = of_kind(drawing, "label")
    for one in labels:
        assert one.placed.rect.contains(Point(one.rect.x, one.rect.y))
        assert one.rect.bottom <= one.placed.rect.bottom
        assert one.rect.right <= drawing.body.right
        for chain in traced(drawing):
            assert all(distance(one.rect, at) - STROKE / 2 >= 6.0 for at in chain), one.group.id
        for point in of_kind(drawing, "point"):
            assert not one.rect.intersects(point.rect)
    for a, b in combinations(labels, 2):
        assert not a.rect.intersects(b.rect)


def test_labels_are_clear_of_curves_faces_each_other_and_the_edge() -> None:
    drawing = lay_out(both)
    assert {one.group.id for one in of_kind(drawing, "label")} >= {
        "now",
        "then",
        "now0",
        "now1",
        "now2",
        "then2",
    }
    assert_labels_are_clear(drawing)


@settings(max_examples=60)
@given(
    st.lists(st.lists(st.floats(-2, 2), min_size=3, max_size=3), min_size=1, max_size=4),
    st.sampled_from(["Short", "A rather long label that must wrap somewhere", "متأكد"]),
)
def test_labels_are_clear_however_curves_run(runs: list[list[float]], label: str) -> None:
    curves = [
        curve(f"k{at}-", ["mara", ""][at // 2], ["as-is", "to-be"][at % 2], values, [label] * 3)
        for at, values in enumerate(runs)
    ]
    assert_labels_are_clear(lay_out(feeling(*curves)))


def test_each_curve_is_named_with_persona_and_state() -> None:
    texts = {
        one.group.id: shape.text
        for one in of_kind(lay_out(both), "label")
        for shape in one.group.shapes
        if isinstance(shape, Text)
    }
    assert texts["now"] == "Mara, 34, As-is"
    assert texts["then"] == "Mara, 34, To-be"


LONG_LABEL = "Stands in the hall with both boxes open and compares the soles of each pair. " * 5


def said(drawing: Drawing) -> str:
    return " ".join(
        line.text
        for one in of_kind(drawing, "label")
        for shape in one.group.shapes
        if isinstance(shape, Text)
        for line in shape.lines
    )


def test_a_label_at_the_end_takes_more_lines_before_it_is_cut() -> None:
    label = "Twenty-three done, none forgotten, and a cup of tea for everybody who has called"
    drawing = lay_out(feeling(curve("now", "mara", "as-is", [0.0, 1.0, -1.0], ["", "", label])))
    (shape,) = [
        shape
        for one in of_kind(drawing, "label")
        if one.group.id == "now2"
        for shape in one.group.shapes
        if isinstance(shape, Text)
    ]
    assert "".join(line.text for line in shape.lines) == label


def test_what_has_no_room_at_its_point_is_said_below_the_curves() -> None:
    plain = lay_out(feeling(curve("now", "mara", "as-is", [0.0, 1.0, -1.0])))
    document = feeling(curve("now", "mara", "as-is", [0.0, 1.0, -1.0], ["", "", LONG_LABEL]))
    drawing = lay_out(document)
    assert_sound(drawing)
    assert_labels_are_clear(drawing)
    assert "".join(LONG_LABEL.split()) in "".join(said(drawing).split())
    (row,) = [one for one in drawing.rows if one.lane == "feel"]
    (before,) = [one for one in plain.rows if one.lane == "feel"]
    assert row.room == before.height < row.height  # the curves run as they did
    at = {one.group.id: one.rect.centre.y - row.y for one in of_kind(drawing, "point")}
    assert at == {one.group.id: one.rect.centre.y - before.y for one in of_kind(plain, "point")}


def test_the_name_of_a_curve_is_said_below_where_it_has_no_room() -> None:
    name = "Bartholomew Featherstonehaugh-Cholmondeley the Younger of Upper Slaughter, 58, branch manager"
    document = evolve(
        two_people(), personas=(Persona(id="mara", name=name), Persona(id="tom", name=f"Not {name}"))
    )
    drawing = lay_out(document)
    assert_labels_are_clear(drawing)
    everything = "".join(said(drawing).split())
    for who in (name, f"Not {name}"):
        for state in ("As-is", "To-be"):
            assert "".join(f"{who}, {state}".split()) in everything


def test_labels_stand_on_a_white_halo() -> None:
    for one in of_kind(lay_out(both), "label"):
        if one.group.id:
            assert all(shape.halo == "#FFFFFF" for shape in one.group.shapes if isinstance(shape, Text))


def test_to_be_is_dashed_and_as_is_is_not() -> None:
    dashes = {
        one.group.id: [shape.dash for shape in one.group.shapes if isinstance(shape, Path)]
        for one in of_kind(lay_out(both), "curve")
    }
    assert dashes["now"] == [()]
    assert dashes["then"][0]


def two_people() -> Document:
    """Both with both states, in colours of their own."""
    people = (Persona(id="mara", name="Mara"), Persona(id="tom", name="Tom"))
    curves = (
        curve("m1", "mara", "as-is", [0.0, -1.0, -2.0]),
        curve("m2", "mara", "to-be", [1.0, 1.0, 1.0]),
        curve("t1", "tom", "as-is", [-1.0, 0.0, -1.5]),
        curve("t2", "tom", "to-be", [0.5, 2.0, 0.5]),
    )
    return evolve(feeling(*curves), personas=people)


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


@settings(max_examples=25)
@given(documents())
def test_labels_of_any_map_stay_in_their_lanes(document: Document) -> None:
    for one in shown(lay_out(document)):
        if one.group.kind == "label":
            assert one.placed.rect.y <= one.rect.y
            assert one.rect.bottom <= one.placed.rect.bottom
