from __future__ import annotations

import pytest

from journeymapper.editor.gestures.drag_new import drag_new
from journeymapper.model.document import Document
from journeymapper.model.lookup import find_card, find_lane, find_point
from journeymapper.model.view import View
from tests.driver import Driver
from tests.operations.maps import small_map


@pytest.fixture
def driver():
    return Driver(small_map())


def new(driver, kind, text="", **target):
    return driver.begin(drag_new(driver.pane, kind, text)).move_to(**target)


def test_a_kind_dragged_onto_a_cell_becomes_a_card(driver):
    new(driver, "pain_point", below="p3")
    assert driver.editor.shown is not driver.document
    assert driver.marks.drop is not None
    driver.release().expect_undo("Add card")
    (id,) = driver.new_ids(driver.document.cards)
    driver.expect_order("pains", "s3", "p3", id).expect_selected(id)
    assert driver.pane.cursor == ("pains", "s3")
    driver.undo().expect_unchanged()


def test_a_text_from_elsewhere_becomes_a_card(driver):
    new(driver, "text", "Said on the phone", cell=("free", "s2")).release()
    (id,) = driver.new_ids(driver.document.cards)
    card = find_card(driver.document, id)
    assert card is not None
    assert (card.text, card.kind) == ("Said on the phone", "text")


def test_dropped_on_a_gap_it_gets_a_lane_of_its_kind(driver):
    new(driver, "opportunity", lane_gap=("pains", "s2")).release().expect_undo("Add card")
    (lane,) = driver.new_ids(driver.document.lanes)
    driver.expect_lanes("acts", "pains", lane, "feel", "line", "free")
    made = find_lane(driver.document, lane)
    assert made is not None
    assert made.kind == "opportunities"


def test_an_emotion_is_dropped_at_its_value(driver):
    new(driver, "emotion", id="e1").move_to(by=(184.0, 0.0)).release().expect_undo("Add emotion")
    found = find_point(driver.document, driver.editor.selection[0])
    assert found is not None
    assert (found[1].step, found[1].value) == ("s2", 1.0)
    assert found[0].id == "mood"


@pytest.mark.parametrize("kind", ["opportunity", "emotion", "stage", "step", "lane", "divider"])
def test_let_go_outside_or_given_up_nothing_happens(driver, kind):
    new(driver, kind, cell=("acts", "s2")).move_outside()
    assert driver.marks.cursor == "forbidden"
    driver.release().expect_unchanged()
    new(driver, kind, cell=("feel" if kind == "emotion" else "acts", "s2")).escape().expect_unchanged()
    driver.begin(drag_new(driver.pane, kind)).move_outside().release().expect_unchanged()


@pytest.mark.parametrize(("kind", "target"), [("action", ("feel", "s2")), ("emotion", ("acts", "s2"))])
def test_where_it_cannot_be_nothing_happens(driver, kind, target):
    new(driver, kind, cell=target)
    assert driver.marks.cursor == "forbidden"
    driver.release().expect_unchanged()


def test_stages_and_steps_are_made_beside_the_pointer(driver):
    new(driver, "stage", right_of="s1").release().expect_undo("Add stage")
    assert [stage.id for stage in driver.document.stages].index("find") == 0
    assert [stage.id for stage in driver.document.stages].index("buy") == 2
    driver.undo()
    new(driver, "step", right_of="s1").release().expect_undo("Add step")
    (id,) = driver.new_ids(step for stage in driver.document.stages for step in stage.steps)
    driver.expect_steps(f"s1 {id} s2", "s3", "s4 s5").undo()
    new(driver, "step", left_of="s1").release()
    assert driver.document.stages[0].steps[1].id == "s1"


def test_lanes_and_dividers_are_made_beside_the_pointer(driver):
    new(driver, "lane", right_of="pains").release().expect_undo("Add lane")
    assert [lane.id for lane in driver.document.lanes].index("feel") == 3
    driver.undo()
    new(driver, "divider", left_of="acts").release().expect_undo("Add divider")
    assert driver.document.lanes[0].kind == "divider"


def test_an_empty_map_begins_with_a_stage_and_a_lane():
    driver = Driver(Document())
    for kind in ("stage", "lane"):
        driver.place = driver.pane.drawing.body.centre
        driver.begin(drag_new(driver.pane, kind)).move_to(by=(1.0, 1.0)).release()
    assert (len(driver.document.stages), len(driver.document.lanes)) == (1, 1)
    driver.begin(drag_new(driver.pane, "action")).release()


def test_what_is_dropped_belongs_to_the_state_that_is_shown_alone():
    driver = Driver(small_map(), View(state="to-be"))
    new(driver, "action", below="wide").release()
    (id,) = driver.new_ids(driver.document.cards)
    assert find_card(driver.document, id).state == "to-be"


def test_a_card_without_a_text_is_given_to_who_writes_it(driver):
    begun = []
    driver.begin(drag_new(driver.pane, "action", "", begun.append)).move_to(below="wide").release()
    driver.expect_unchanged()
    (card,) = begun
    made = find_card(card.put(driver.document, "Pays"), card.id)
    assert (made.lane, made.step, made.kind, made.text) == ("acts", "s3", "action", "Pays")


def test_it_is_said_what_a_kind_becomes_where_it_is_dropped(driver):
    new(driver, "thought", cell=("acts", "s2"))
    assert driver.marks.hint == "Becomes: Action"
    driver.release()
    (id,) = driver.new_ids(driver.document.cards)
    assert find_card(driver.document, id).kind == "action"


def test_it_is_said_which_stage_gets_a_new_step(driver):
    new(driver, "step", right_of="s2")
    assert driver.marks.hint == "Makes a new step in “Find”"
    driver.move_to(left_of="s1")
    assert driver.marks.hint == "Makes a new step in “Find”"
    driver.move_to(right_of="s3")
    assert driver.marks.hint == "Makes a new step in “Buy”"
    driver.escape()


@pytest.mark.parametrize("kind", ["step", "opportunity"])
def test_what_is_dropped_behind_a_collapsed_stage_comes_behind_all_of_its_steps(kind):
    driver = Driver(small_map(), View(collapsed_stages=("find",)))
    new(driver, kind, "Said", step_gap=("acts", "s1")).release()
    steps = [step.id for step in driver.document.stages[0].steps]
    assert steps[:2] == ["s1", "s2"]
    assert len(steps) == 3
