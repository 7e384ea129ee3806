from __future__ import annotations

import pytest

from journeymapper.model.lane import Scale
from journeymapper.model.lookup import find_card, find_lane
from journeymapper.operations.lanes import (
    add_lane,
    delete_lanes,
    edit_lane,
    move_lanes,
    resize_lane,
    set_lane_kind,
)
from tests.operations.maps import small_map, sound


def names(document):
    return [lane.id for lane in document.lanes]


def test_lanes_are_added_with_what_their_kind_needs():
    after = sound(add_lane(small_map(), "dramatic_arc", 1, "Arc", id="arc"))
    assert names(after)[:3] == ["acts", "arc", "pains"]
    assert after.lanes[1].scale == Scale(lowest=1.0, highest=5.0)
    assert add_lane(after, "divider").lanes[-1].line == "free"
    assert add_lane(after, "divider", line="interaction").lanes[-1].line == "interaction"
    assert add_lane(after, "weather").lanes[-1].kind == "weather"


def test_a_lane_is_edited_moved_and_resized():
    document = sound(edit_lane(small_map(), "pains", name="Hurts", internal=True))
    assert document.lanes[1].name == "Hurts"
    assert names(move_lanes(document, ("acts",), 4)) == ["pains", "feel", "line", "free", "acts"]
    assert names(move_lanes(document, ("free",), 0))[0] == "free"
    assert resize_lane(document, "acts", 300).lanes[0].height == 300.0
    assert resize_lane(document, "acts", -5).lanes[0].height == 0.0
    with pytest.raises(TypeError):
        edit_lane(document, "acts", kind="quotes")
    with pytest.raises(ValueError, match="scale"):
        edit_lane(document, "feel", scale=Scale(lowest=1.0, highest=1.0))
    with pytest.raises(LookupError):
        move_lanes(document, ("x",), 0)


def test_another_kind_makes_other_cards_of_its_cards():
    after = sound(set_lane_kind(small_map(), "acts", "opportunities"))
    assert {card.kind for card in after.cards if card.lane == "acts"} == {"opportunity"}
    same = set_lane_kind(small_map(), "acts", "text")
    assert same.cards == small_map().cards


def test_cards_without_a_place_go_to_the_shelf():
    after = sound(set_lane_kind(small_map(), "acts", "emotions"))
    card = find_card(after, "wide")
    assert card is not None
    assert (card.lane, card.step, card.until, card.kind) == ("", "", "", "action")


def test_curves_keep_their_shape_on_another_scale_and_leave_other_lanes():
    after = sound(set_lane_kind(small_map(), "feel", "dramatic_arc"))
    assert [point.value for point in after.curves[0].points] == [4.0, 1.0, 3.5]
    assert after.curves[0].kind == "arc"
    assert sound(set_lane_kind(small_map(), "feel", "text")).curves == ()


def test_a_deleted_lane_takes_everything_along():
    after = sound(delete_lanes(small_map(), ["pains", "feel", "free"]))
    assert names(after) == ["acts", "line"]
    assert find_card(after, "p3") is None
    assert (after.curves, after.links, after.votes) == ((), (), ())
    assert (after.views[0].hidden_lanes, after.views[0].collapsed_lanes) == ((), ())
    assert after.views[0].pinned_lanes == ("acts",)
    assert find_lane(after, "pains") is None
