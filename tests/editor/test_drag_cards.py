from __future__ import annotations

import pytest

from journeymapper.model.lookup import find_card, find_lane
from journeymapper.model.view import View
from tests.driver import Driver
from tests.operations.maps import small_map


@pytest.fixture
def driver():
    return Driver(small_map())


def test_a_card_is_dragged_to_another_cell(driver):
    driver.press("a2").move_to(cell=("acts", "s5")).expect_shown("acts", "s5", "a2")
    assert driver.marks.lifted == ("a2",)
    assert driver.marks.landing == ("a2",)
    assert driver.marks.drop == driver.rect("a2")
    driver.release().expect_cell("a2", "acts", "s5").expect_undo("Move card").expect_selected("a2")
    driver.undo().expect_unchanged().expect_selected("a2")


def test_another_lane_sets_the_kind(driver):
    driver.drag("a2", below="p3", steps=12).expect_order("pains", "s3", "p3", "a2")
    card = find_card(driver.document, "a2")
    assert card is not None
    assert card.kind == "pain_point"


@pytest.mark.parametrize(
    ("card", "target", "order"),
    [
        ("a3", {"above": "a1"}, "a3 a1 a2"),
        ("a3", {"above": "a2"}, "a1 a3 a2"),
        ("a1", {"below": "a2"}, "a2 a1 a3"),
        ("a1", {"below": "a3"}, "a2 a3 a1"),
    ],
)
def test_the_order_in_a_cell(driver, card, target, order):
    driver.drag(card, **target).expect_order("acts", "s1", *order.split()).expect_undo("Move card")


def test_a_small_move_is_a_click(driver):
    driver.press("a2").move_to(by=(3.0, 2.0)).release().expect_unchanged().expect_selected("a2")
    assert driver.pane.cursor == ("acts", "s1")


def test_the_threshold_is_in_pixels():
    Driver(small_map(), zoom=0.1).press("a2").move_to(by=(30.0, 0.0)).release().expect_unchanged()
    driver = Driver(small_map(), zoom=4.0).press("a2").move_to(by=(2.0, 0.0))
    assert driver.marks.lifted == ("a2",)


def test_dropped_where_it_began_nothing_happens(driver):
    driver.press("a2").move_to(cell=("pains", "s4")).move_to("a2").move_to(below="a1").release()
    driver.expect_unchanged().expect_selected("a2")


def test_escape_gives_everything_back(driver):
    driver.press("a2").move_to(cell=("pains", "s4")).expect_shown("pains", "s4", "a2")
    driver.escape().expect_unchanged()
    driver.release().expect_unchanged()


def test_a_gesture_that_is_closed_gives_everything_back(driver):
    driver.press("a2").move_to(cell=("pains", "s4"))
    driver.gesture.close()
    driver.expect_unchanged()


@pytest.mark.parametrize("target", [{"cell": ("feel", "s2")}, {"id": "use"}, {"id": "pains"}])
def test_dropped_where_no_card_can_be_nothing_happens(driver, target):
    driver.press("a2").move_to(cell=("pains", "s4")).move_to(**target)
    assert driver.marks.cursor == "forbidden"
    driver.expect_shown("acts", "s1", "a1", "a2", "a3").release().expect_unchanged()


def test_dropped_outside_nothing_happens(driver):
    driver.press("a2").move_to(cell=("pains", "s4")).move_outside().release().expect_unchanged()


def test_several_cards_are_dragged_together(driver):
    driver.select("a1", "p3", "wide").press("a1").move_to(cell=("acts", "s2"))
    assert set(driver.marks.lifted) == {"a1", "p3", "wide"}
    driver.release().expect_cell("a1", "acts", "s2").expect_cell("p3", "pains", "s4").expect_span(
        "wide", "s3", "s5"
    )
    driver.expect_undo("Move 3 cards").expect_selected("a1", "p3", "wide")


def test_a_card_outside_the_selection_is_dragged_alone(driver):
    driver.select("a1", "p3").drag("a2", cell=("acts", "s5")).expect_undo("Move card").expect_selected("a2")


@pytest.mark.parametrize("key", ["ctrl", "alt"])
def test_copies_are_dragged_with_a_key(driver, key):
    driver.press("a2", key).move_to(cell=("acts", "s5"))
    assert driver.marks.cursor == "copy"
    assert driver.marks.lifted == ("a2",)
    driver.expect_shown("acts", "s1", "a1", "a2", "a3").release().expect_undo("Duplicate card")
    (copy,) = driver.new_ids(driver.document.cards)
    driver.expect_cell(copy, "acts", "s5").expect_cell("a2", "acts", "s1").expect_selected(copy)


def test_the_key_may_come_and_go_while_dragging(driver):
    driver.press("a2").move_to(cell=("acts", "s5")).hold("ctrl").expect_shown("acts", "s1", "a1", "a2", "a3")
    driver.hold("").expect_shown("acts", "s1", "a1", "a3").release().expect_cell("a2", "acts", "s5")
    driver.expect_undo("Move card")


def test_a_copy_may_be_dropped_right_beside_its_original(driver):
    driver.drag("a2", "ctrl", below="a3").expect_undo("Duplicate card")
    (copy,) = driver.new_ids(driver.document.cards)
    driver.expect_order("acts", "s1", "a1", "a2", "a3", copy)


def test_a_gap_between_steps_becomes_a_step(driver):
    driver.press("a2").move_to(step_gap=("acts", "s4"))
    assert driver.marks.hint == "Makes a new step in “Use”"
    driver.expect_shown("acts", "s1", "a1", "a2", "a3").release().expect_undo("Move card")
    (step,) = driver.new_ids(step for stage in driver.document.stages for step in stage.steps)
    driver.expect_steps("s1 s2", "s3", f"s4 {step} s5").expect_order("acts", step, "a2")
    driver.undo().expect_unchanged()


def test_past_the_last_step_a_step_is_made(driver):
    driver.drag("a2", past="acts")
    (step,) = driver.new_ids(step for stage in driver.document.stages for step in stage.steps)
    driver.expect_steps("s1 s2", "s3", f"s4 s5 {step}").expect_order("acts", step, "a2")


def test_a_gap_between_lanes_becomes_a_lane_of_the_cards_kind(driver):
    driver.press("p3").move_to(lane_gap=("acts", "s4"))
    assert driver.marks.hint == "Makes a new lane: Pain points"
    driver.release().expect_undo("Move card")
    (lane,) = driver.new_ids(driver.document.lanes)
    driver.expect_lanes("acts", lane, "pains", "feel", "line", "free").expect_cell("p3", lane, "s4")
    made = find_lane(driver.document, lane)
    assert made is not None
    assert made.kind == "pain_points"


def crawl(driver, dx, dy):
    """Pixel by pixel; what is said on the way."""
    said = set()
    for _ in range(round(abs(dx + dy))):
        driver.move_to(by=(dx and dx / abs(dx), dy and dy / abs(dy)), steps=1)
        said.add(driver.marks.hint)
    return said


def test_borders_are_crossed_without_an_offer(driver):
    driver.press("p3")
    low, high = driver.cell("free", "s1").bottom - 4.0, driver.cell("acts", "s1").y + 4.0
    left, right = driver.cell("acts", "s1").x + 4.0, driver.cell("acts", "s5").right - 4.0
    said = crawl(driver, 0.0, low - driver.place.y) | crawl(driver, 0.0, high - driver.place.y)
    said |= crawl(driver, left - driver.place.x, 0.0) | crawl(driver, right - driver.place.x, 0.0)
    assert said == {"", "Becomes: Action", "This lane holds a curve, no cards"}
    driver.escape().expect_unchanged()


def test_what_is_dropped_on_a_border_without_a_rest_lies_in_a_cell(driver):
    driver.press("p3").move_to(cell=("acts", "s4"))
    border = driver.ground.rows[0].bottom - 0.5
    driver.move_to(by=(0.0, border - driver.place.y)).release().expect_cell("p3", "acts", "s4")
    driver.expect_lanes("acts", "pains", "feel", "line", "free").expect_undo("Move card")


def test_a_border_that_was_rested_on_is_offered_until_the_hand_leaves_it(driver):
    driver.press("p3").move_to(lane_gap=("acts", "s4"))
    driver.move_to(by=(40.0, 2.0))
    assert driver.marks.hint == "Makes a new lane: Pain points"
    driver.move_to(by=(0.0, 20.0)).move_to(by=(0.0, -20.0))
    assert driver.marks.hint == ""
    driver.rest()
    assert driver.marks.hint == "Makes a new lane: Pain points"


def test_past_the_last_lane_a_lane_is_offered_at_once(driver):
    driver.press("p3").move_to(cell=("free", "s2"))
    driver.move_to(by=(0.0, driver.ground.body.bottom + 10.0 - driver.place.y))
    assert driver.marks.hint == "Makes a new lane: Pain points"
    driver.release()
    (lane,) = driver.new_ids(driver.document.lanes)
    driver.expect_lanes("acts", "pains", "feel", "line", "free", lane).expect_cell("p3", lane, "s2")


def heights(driver):
    return {row.lane: row.height for row in driver.pane.drawing.rows}


def test_lanes_are_met_where_they_were_when_the_drag_began(driver):
    """On the way every lane makes room; none of them may push the goal away from the hand."""
    places = {lane: driver.cell(lane, "s1").y for lane in ("acts", "pains", "free")}
    driver.press("p3")
    for lane in ("acts", "pains", "free", "pains", "acts", "free"):
        driver.move_to(cell=(lane, "s1"), steps=60)
        assert driver.cell(lane, "s1").y == places[lane]
        assert driver.rect("p3").y >= places[lane]
    driver.release().expect_cell("p3", "free", "s1").expect_undo("Move card").undo().expect_unchanged()


def test_a_lane_gives_its_room_back_when_the_pointer_leaves_it_but_not_before(driver):
    before = heights(driver)
    driver.press("p3").move_to(cell=("acts", "s1"))
    grown = heights(driver)["acts"]
    assert grown > before["acts"]
    driver.move_to(cell=("acts", "s5"), steps=30)
    assert heights(driver)["acts"] == grown
    driver.move_to(lane_gap=("acts", "s5"))
    assert heights(driver) == before
    driver.escape().expect_unchanged()


def test_lanes_are_never_lower_than_before_the_drag(driver):
    driver.press("a1")
    before = heights(driver)
    for lane in ("pains", "free", "acts", "pains"):
        driver.move_to(cell=(lane, "s3"))
        assert all(height >= before[id] for id, height in heights(driver).items())


def test_a_hand_that_trembles_on_the_border_of_a_lane_changes_nothing(driver):
    driver.press("p3").move_to(cell=("acts", "s1"))
    bottom = driver.cell("acts", "s1").bottom
    end = driver.ground.rows[0].bottom
    while driver.cell("acts", "s1").bottom == bottom:
        driver.move_to(by=(0.0, 1.0), steps=1)
        assert driver.place.y <= end + 3.0
    for by in (-2.0, 1.0, -1.0, 2.0, -3.0, 3.0):
        driver.move_to(by=(0.0, by), steps=1)
        assert driver.cell("acts", "s1").bottom == end


def test_lanes_that_are_folded_in_mid_drag_are_met_where_they_are_then(driver):
    driver.press("p3").move_to(cell=("acts", "s1"))
    driver.pane.look(View(hidden_lanes=("pains",)))
    driver.move_to(by=(200.0, 0.0))
    driver.pane.look(View(collapsed_lanes=("acts",)))
    driver.move_to(by=(-200.0, 0.0))
    row = next(row for row in driver.pane.drawing.rows if row.lane == "pains")
    driver.move_to(by=(0.0, row.y + row.height / 2 - driver.place.y))
    driver.release().expect_cell("p3", "pains", "s1")


def test_behind_the_last_card_that_a_view_shows_means_the_end_of_the_cell():
    driver = Driver(small_map(), View(personas=("bob",)))
    driver.drag("a3", above="a1").expect_order("acts", "s1", "a3", "a1", "a2")


def test_what_others_committed_meanwhile_is_not_undone_by_a_drop(driver):
    driver.press("a2").move_to(cell=("acts", "s5"))
    driver.editor.commit("Other", driver.document.model_copy(update={"title": "Other"}))
    driver.move_to(cell=("acts", "s4")).release().expect_undo("Other").expect_cell("a2", "acts", "s1")


@pytest.mark.parametrize(("dx", "stage"), [(-3.0, "Find"), (3.0, "Buy")])
def test_at_the_border_of_a_stage_it_is_said_which_one_gets_the_step(driver, dx, stage):
    before = driver.cell("acts", "s2").right
    after = driver.cell("acts", "s3").x
    driver.press("a2")
    driver.move_to(by=((before + after) / 2 + dx - driver.place.x, 0.0)).rest()
    assert driver.marks.hint == f"Makes a new step in “{stage}”"
    driver.release()
    made = driver.new_ids(step for stage in driver.document.stages for step in stage.steps)
    found = [one.name for one in driver.document.stages for step in one.steps if step.id in made]
    assert found == [stage]


def test_over_a_lane_of_curves_it_is_said_why_the_card_falls_back(driver):
    driver.press("a2").move_to(cell=("feel", "s2"))
    assert (driver.marks.cursor, driver.marks.hint) == ("forbidden", "This lane holds a curve, no cards")
    driver.move_outside()
    assert driver.marks.hint == ""
    driver.release().expect_unchanged()


def test_it_is_said_what_a_card_becomes_in_a_lane_of_another_kind(driver):
    driver.press("p3").move_to(cell=("acts", "s5"))
    assert driver.marks.hint == "Becomes: Action"
    driver.move_to(cell=("free", "s3"))
    assert driver.marks.hint == ""


@pytest.mark.parametrize(("gap", "held"), [("step_gap", (-10.0, 0.0)), ("lane_gap", (0.0, -6.0))])
def test_a_border_that_is_offered_is_held_wider_than_it_was_met(driver, gap, held):
    driver.press("p3").move_to(**{gap: ("acts", "s4")})
    offered = driver.marks.hint
    assert offered.startswith("Makes a new")
    driver.move_to(by=held)
    assert driver.marks.hint == offered
    driver.move_to(by=(4 * held[0], 4 * held[1])).move_to(by=(-4 * held[0], -4 * held[1])).rest()
    assert driver.marks.hint != offered
