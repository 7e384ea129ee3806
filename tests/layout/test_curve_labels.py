"""Labels of curves: near their points, clear of everything else, and nothing left unsaid."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from journeymapper.drawing.shapes import Text
from journeymapper.drawing.tree import Drawing
from journeymapper.geometry import Point
from journeymapper.layout.map import lay_out
from journeymapper.model.document import Document
from journeymapper.model.persona import Persona
from journeymapper.model.record import evolve
from tests.layout.checks import assert_sound, shown
from tests.layout.curves import both, curve, distance, feeling, of_kind, traced, two_people
from tests.layout.maps import documents

STROKE = 3.0


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


@settings(max_examples=25)
@given(documents())
def test_labels_of_any_map_stay_in_their_lanes(document: Document) -> None:
    for one in shown(lay_out(document)):
        if one.group.kind == "label":
            assert one.placed.rect.y <= one.rect.y
            assert one.rect.bottom <= one.placed.rect.bottom
