from __future__ import annotations

import pytest

from journeymapper.model.lookup import find_point
from journeymapper.operations.curves import (
    add_point,
    delete_curves,
    delete_points,
    edit_curve,
    label_point,
    move_point,
)
from tests.operations.maps import small_map, sound


def test_a_point_joins_the_curve_of_its_persona_in_journey_order():
    after = sound(add_point(small_map(), "feel", "s2", 0.5, persona="ann", id="x", label="Hm"))
    assert [point.id for point in after.curves[0].points] == ["e1", "x", "e3", "e5"]
    assert after.curves[0].points[1].at == 0.5


def test_where_there_is_no_curve_a_point_begins_one():
    after = sound(add_point(small_map(), "feel", "s2", 9.0, persona="bob", state="to-be", id="x"))
    assert [(one.persona, one.state) for one in after.curves] == [("ann", "as-is"), ("bob", "to-be")]
    assert after.curves[1].points[0].value == 2.0  # no higher than the scale


def test_several_points_in_a_step_find_free_places():
    document = add_point(small_map(), "feel", "s1", 1.0, persona="ann", id="x")
    document = sound(add_point(document, "feel", "s1", 1.0, persona="ann", id="y"))
    assert [point.id for point in document.curves[0].points][:3] == ["x", "e1", "y"]
    assert len({point.at for point in document.curves[0].points if point.step == "s1"}) == 3


def test_a_point_stays_inside_its_scale_and_step():
    after = sound(move_point(small_map(), "e3", value=-7.0, at=1.5))
    found = find_point(after, "e3")
    assert found is not None
    assert (found[1].value, found[1].at, found[1].label) == (-2.0, 1.0, "Oh no")
    far = sound(move_point(after, "e3", step="s5", at=0.9))
    assert [point.id for point in far.curves[0].points] == ["e1", "e5", "e3"]


def test_labels_and_deletions():
    document = label_point(small_map(), "e1", "Curious")
    assert document.curves[0].points[0].label == "Curious"
    document = sound(delete_points(document, ["e1", "e3"]))
    assert [point.id for point in document.curves[0].points] == ["e5"]
    assert sound(delete_points(document, ["e5"])).curves == ()
    assert delete_curves(document, ["mood"]).curves == ()


def test_a_curve_changes_hands_but_two_never_share_them():
    document = add_point(small_map(), "feel", "s2", 1.0, persona="bob")
    assert sound(edit_curve(document, "mood", persona="", state="to-be")).curves[0].persona == ""
    with pytest.raises(ValueError, match="already"):
        edit_curve(document, "mood", persona="bob")


@pytest.mark.parametrize(
    "call",
    [
        lambda d: add_point(d, "x", "s1", 0.0),
        lambda d: add_point(d, "feel", "x", 0.0),
        lambda d: add_point(d, "feel", "s1", 0.0, persona="x"),
        lambda d: move_point(d, "x"),
        lambda d: move_point(d, "e1", step="x"),
        lambda d: label_point(d, "x", ""),
        lambda d: edit_curve(d, "x"),
    ],
)
def test_what_is_not_there_is_said(call):
    with pytest.raises(LookupError):
        call(small_map())


def test_a_lane_of_cards_holds_no_points():
    with pytest.raises(ValueError, match="no curves"):
        add_point(small_map(), "acts", "s1", 0.0)
