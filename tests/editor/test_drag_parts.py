"""Edges, points, borders, stages, steps and lanes."""

from __future__ import annotations

import pytest

from journeymapper.model.lookup import find_lane, find_point, find_step
from journeymapper.model.view import View
from journeymapper.operations.curves import label_point
from tests.driver import Driver
from tests.operations.maps import small_map


@pytest.fixture
def driver():
    return Driver(small_map())


def point_of(driver, id):
    found = find_point(driver.document, id)
    assert found is not None
    return found[1]


@pytest.mark.parametrize(
    ("edge", "target", "span"),
    [
        ("right", ("acts", "s5"), ("s2", "s5")),
        ("right", ("acts", "s2"), ("s2", "")),
        ("right", ("acts", "s1"), ("s2", "")),
        ("left", ("acts", "s1"), ("s1", "s4")),
        ("left", ("acts", "s3"), ("s3", "s4")),
        ("left", ("acts", "s5"), ("s4", "")),
    ],
)
def test_an_edge_is_drawn_over_steps(driver, edge, target, span):
    lane, step = target
    column = driver.cell(lane, step)
    driver.press_edge("wide", edge)
    way = (column.x + column.width * (0.6 if edge == "right" else 0.4)) - driver.place.x
    driver.move_to(by=(way, 0.0)).release().expect_span("wide", *span).expect_undo("Span card")
    driver.undo().expect_unchanged()


def test_an_edge_that_comes_back_makes_no_step(driver):
    driver.press_edge("wide", "right").move_to(by=(150.0, 0.0)).move_to(by=(-150.0, 0.0)).release()
    driver.expect_unchanged()


def test_escape_lets_an_edge_go(driver):
    driver.press_edge("wide", "right").move_to(by=(150.0, 0.0))
    assert driver.editor.shown is not driver.document
    driver.escape().expect_unchanged()


def test_a_click_on_an_edge_selects(driver):
    driver.press_edge("wide", "left").release().expect_unchanged().expect_selected("wide")


def test_a_point_goes_up_in_half_steps(driver):
    driver.press("e3").move_to("e1", steps=7)
    assert driver.marks.hint.startswith("Emotion: +1")
    driver.move_to(by=(0.0, 3.0), steps=1)
    driver.release().expect_undo("Move emotion")
    assert point_of(driver, "e3").value == 1.0
    driver.undo().expect_unchanged()


def test_a_point_goes_as_far_beside_a_label_that_is_said_below(driver):
    label = "Stands in the hall with both boxes open and compares the soles. " * 6
    driver.editor.commit("Label", label_point(driver.document, "e1", label))
    row = next(row for row in driver.pane.drawing.rows if row.lane == "feel")
    assert row.height > row.room
    driver.press("e3").move_to("e1", steps=7).release().expect_undo("Label", "Move emotion")
    assert point_of(driver, "e3").value == 1.0


def test_a_point_moves_along_inside_its_step(driver):
    driver.press("e3").move_to(by=(50.0, 0.0)).release().expect_undo("Move emotion")
    assert 0.6 <= point_of(driver, "e3").at <= 0.8
    assert point_of(driver, "e3").value == -2.0
    driver.press("e3").move_to(by=(2_000.0, 0.0)).release()
    assert point_of(driver, "e3").at == 1.0


def test_a_trembling_hand_moves_a_point_up_alone(driver):
    driver.press("e3").move_to(by=(9.0, -60.0)).release()
    assert point_of(driver, "e3").at == 0.5
    assert point_of(driver, "e3").value > -2.0


def test_with_shift_a_point_goes_finer(driver):
    driver.press("e1").move_to(by=(0.0, 5.0)).hold("shift").release()
    assert point_of(driver, "e1").value not in (1.0, 0.5)


def test_a_point_stays_on_its_scale_and_back_where_it_was_is_no_step(driver):
    driver.press("e3").move_to(by=(0.0, 500.0)).release().expect_unchanged()
    driver.press("e1").move_to(by=(0.0, -500.0)).move_to(by=(0.0, 500.0)).release().expect_unchanged()
    driver.press("e1").move_to(by=(0.0, -60.0)).escape().expect_unchanged().expect_selected("e1")


def test_a_stage_goes_between_others_with_all_its_steps(driver):
    driver.press("use").move_to(left_of="find")
    assert driver.marks.drop is not None
    assert driver.editor.shown is driver.document
    driver.release().expect_steps("s4 s5", "s1 s2", "s3").expect_undo("Move stage").expect_selected("use")


@pytest.mark.parametrize("target", [{"left_of": "buy"}, {"right_of": "find"}, {"right_of": "buy"}])
def test_a_stage_dropped_beside_itself_stays(driver, target):
    driver.drag("buy", **target).expect_unchanged()


def test_a_stage_goes_to_the_end(driver):
    driver.drag("find", right_of="use").expect_steps("s3", "s4 s5", "s1 s2")


def test_a_stage_is_copied_with_a_key(driver):
    driver.drag("find", "ctrl", right_of="use").expect_undo("Duplicate stage")
    assert [stage.name for stage in driver.document.stages] == ["Find", "Buy", "Use", "Find"]


def test_headers_dropped_outside_or_given_up_stay(driver):
    for id in ("use", "s4", "pains"):
        driver.press(id).move_to(by=(-200.0, 0.0)).move_outside().release().expect_unchanged()
        driver.press(id).move_to(by=(-200.0, 100.0)).escape().expect_unchanged()
        driver.click(id).expect_unchanged().expect_selected(id)


def test_a_step_moves_within_its_stage(driver):
    driver.drag("s2", left_of="s1").expect_steps("s2 s1", "s3", "s4 s5").expect_undo("Move step")
    driver.undo().drag("s1", right_of="s2").expect_steps("s2 s1", "s3", "s4 s5")


def test_a_step_moves_to_another_stage(driver):
    driver.drag("s2", right_of="s4").expect_steps("s1", "s3", "s4 s2 s5")


@pytest.mark.parametrize("target", [{"left_of": "s2"}, {"right_of": "s2"}, {"right_of": "s1"}])
def test_a_step_dropped_beside_itself_stays(driver, target):
    driver.drag("s2", **target).expect_unchanged()


def test_a_stages_only_step_takes_its_stage_along(driver):
    driver.drag("s3", left_of="s1").expect_steps("s3 s1 s2", "s4 s5")
    found = find_step(driver.document, "s3")
    assert found is not None
    assert found[1].name == "Buy"
    driver.undo().expect_unchanged()


def test_a_step_is_copied_with_a_key(driver):
    driver.drag("s1", "alt", left_of="s5").expect_undo("Duplicate step")
    (copy,) = driver.new_ids(step for stage in driver.document.stages for step in stage.steps)
    driver.expect_steps("s1 s2", "s3", f"s4 {copy} s5")
    assert [card.text for card in driver.document.cards if card.step == copy] == [
        "Types a word",
        "Clicks",
        "Reads",
    ]


def test_a_lane_moves_with_all_that_is_in_it(driver):
    driver.drag("free", left_of="acts").expect_lanes("free", "acts", "pains", "feel", "line")
    driver.expect_undo("Move lane").undo()
    driver.drag("acts", right_of="free").expect_lanes("pains", "feel", "line", "free", "acts")


@pytest.mark.parametrize("target", [{"left_of": "pains"}, {"right_of": "pains"}, {"right_of": "acts"}])
def test_a_lane_dropped_beside_itself_stays(driver, target):
    driver.drag("pains", **target).expect_unchanged()


def test_a_lane_finds_its_place_though_others_are_hidden():
    driver = Driver(small_map(), View(hidden_lanes=("pains", "line")))
    driver.drag("free", left_of="feel").expect_lanes("acts", "pains", "free", "feel", "line")


def test_a_lane_is_copied_with_a_key(driver):
    driver.drag("pains", "ctrl", right_of="feel").expect_undo("Duplicate lane")
    assert [lane.kind for lane in driver.document.lanes][3] == "pain_points"
    assert [card.text for card in driver.document.cards].count("Must register") == 2


def test_a_column_is_resized(driver):
    before = driver.cell("acts", "s2").width
    driver.press_column_border("s2").move_to(by=(80.0, 0.0)).release().expect_undo("Resize step")
    assert driver.cell("acts", "s2").width == pytest.approx(before + 80.0, abs=4.0)
    driver.press_column_border("s2").move_to(by=(-900.0, 0.0)).release()
    assert driver.cell("acts", "s2").width == 160.0


def test_a_lane_is_resized(driver):
    before = driver.cell("pains", "s1").height
    driver.press_lane_border("pains").move_to(by=(0.0, 64.0)).release().expect_undo("Resize lane")
    assert driver.cell("pains", "s1").height == before + 64.0
    lane = find_lane(driver.document, "pains")
    assert lane is not None
    assert lane.height == before + 64.0


def test_a_border_back_where_it_was_stays_automatic(driver):
    driver.press_lane_border("pains").move_to(by=(0.0, 64.0)).move_to(
        by=(0.0, -64.0)
    ).release().expect_unchanged()
    driver.press_column_border("s2").move_to(by=(64.0, 0.0)).escape().expect_unchanged()
    driver.press_column_border("s2").move_to(by=(2.0, 0.0)).release().expect_unchanged()


def test_one_card_three_cards_a_step_and_a_stage_are_taken_back_to_the_letter(driver):
    before = driver.document.model_dump_json()
    driver.drag("n5", cell=("acts", "s2"))
    driver.select("a1", "a3", "p3").drag("a1", cell=("acts", "s3"))
    driver.drag("s4", left_of="s1").drag("buy", right_of="use")
    driver.expect_undo("Move card", "Move 3 cards", "Move step", "Move stage")
    assert driver.document.model_dump_json() != before
    after = driver.document.model_dump_json()
    assert driver.undo(4).document.model_dump_json() == before
    assert driver.redo(4).document.model_dump_json() == after


def test_it_is_said_into_which_stage_a_step_goes(driver):
    driver.press("s1").move_to(right_of="s2")
    assert driver.marks.hint == ""
    driver.move_to(left_of="s4")
    assert driver.marks.hint == "Goes into “Use”"
    driver.escape().expect_unchanged()


# -- several headers at once ---------------------------------------------------------------------


def test_selected_stages_go_together_and_close_up(driver):
    driver.select("find", "use").drag("use", left_of="buy")
    driver.expect_steps("s1 s2", "s4 s5", "s3").expect_undo("Move 2 stages").expect_selected("find", "use")
    driver.undo().expect_unchanged()


def test_selected_lanes_go_together(driver):
    driver.select("acts", "feel").press("acts")
    below = driver.cell("line", "s1")
    driver.move_to(by=(0.0, below.bottom + 1.0 - driver.place.y)).release()
    driver.expect_lanes("pains", "line", "acts", "feel", "free").expect_undo("Move 2 lanes")
    driver.undo().expect_unchanged()


def test_selected_lanes_dropped_on_one_of_them_close_up_there(driver):
    row = driver.cell("feel", "s1")
    driver.select("acts", "feel").press("acts").move_to(by=(0.0, row.y + 4.0 - driver.place.y)).release()
    driver.expect_lanes("pains", "acts", "feel", "line", "free")


def test_selected_steps_go_into_another_stage_together(driver):
    driver.select("s1", "s4").drag("s4", right_of="s2")
    driver.expect_steps("s2 s1 s4", "s3", "s5").expect_undo("Move 2 steps")
    driver.expect_cell("a1", "acts", "s1").undo().expect_unchanged()


def test_a_card_over_all_the_steps_that_move_keeps_its_span(driver):
    driver.press_edge("wide", "right")
    driver.move_to(by=(driver.cell("acts", "s3").centre.x + 20.0 - driver.place.x, 0.0)).release()
    driver.expect_span("wide", "s2", "s3")
    driver.select("s2", "s3").drag("s2", right_of="s5")
    driver.expect_steps("s1", "s4 s5 s2 s3").expect_span("wide", "s2", "s3")


def test_all_steps_of_a_stage_take_it_along_with_its_words(driver):
    driver.select("s3", "s4", "s5").drag("s4", right_of="s1")
    driver.expect_steps("s1 s3 s4 s5 s2")
    steps = driver.document.stages[0].steps
    assert [step.name for step in steps] == ["Search", "Buy", "Unpack", "Review", "Compare"]
    assert steps[1].description == "The till"


def test_selected_stages_are_copied_with_a_key(driver):
    driver.select("find", "buy").drag("find", "ctrl", right_of="use")
    assert [stage.name for stage in driver.document.stages] == ["Find", "Buy", "Use", "Find", "Buy"]
    driver.expect_undo("Duplicate 2 stages")


def test_only_those_of_the_pressed_kind_go(driver):
    driver.select("find", "acts", "a1").drag("find", right_of="use")
    driver.expect_steps("s3", "s4 s5", "s1 s2").expect_undo("Move stage")
    driver.expect_lanes("acts", "pains", "feel", "line", "free")


def test_a_pressed_header_that_is_not_selected_goes_alone(driver):
    driver.select("find", "buy").drag("use", left_of="find")
    driver.expect_steps("s4 s5", "s1 s2", "s3").expect_undo("Move stage").expect_selected("use")


@pytest.mark.parametrize("held", ["", "ctrl"])
def test_behind_a_collapsed_stage_is_behind_all_of_its_steps(held):
    driver = Driver(small_map(), View(collapsed_stages=("find",)))
    driver.drag("s4", held, right_of="find")
    steps = [step.id for step in driver.document.stages[0].steps]
    assert steps[:2] == ["s1", "s2"]
    assert len(steps) == 3
    assert (steps[2] == "s4") == (not held)
