from __future__ import annotations

import pytest

from journeymapper.editor.gestures.drag_off_shelf import drag_off_shelf
from journeymapper.operations.cards import add_card
from tests.driver import Driver
from tests.operations.maps import small_map


@pytest.fixture
def driver():
    return Driver(add_card(small_map(), None, "Second", id="kept2"))


def test_a_card_of_the_shelf_lands_in_a_cell(driver):
    driver.begin(drag_off_shelf(driver.pane, ("kept",))).move_to(cell=("pains", "s3"))
    driver.expect_shown("pains", "s3", "p3", "kept")
    driver.release().expect_cell("kept", "pains", "s3").expect_selected("kept").expect_undo("Move card")
    assert next(card.kind for card in driver.document.cards if card.id == "kept") == "pain_point"
    assert driver.pane.cursor == ("pains", "s3")


def test_several_land_together(driver):
    driver.begin(drag_off_shelf(driver.pane, ("kept2", "kept"))).move_to(above="a2").release()
    driver.expect_order("acts", "s1", "a1", "kept", "kept2", "a2", "a3").expect_undo("Move 2 cards")


def test_a_gap_becomes_a_step(driver):
    driver.begin(drag_off_shelf(driver.pane, ("kept",))).move_to(step_gap=("acts", "s1"))
    assert driver.marks.hint == "Makes a new step in “Find” · Becomes: Action"
    driver.release()
    assert [len(stage.steps) for stage in driver.document.stages] == [3, 1, 2]


def test_escape_outside_and_curves_leave_it_on_the_shelf(driver):
    driver.begin(drag_off_shelf(driver.pane, ("kept",))).move_to(cell=("acts", "s3")).escape()
    driver.begin(drag_off_shelf(driver.pane, ("kept",))).move_outside().release()
    driver.begin(drag_off_shelf(driver.pane, ("kept",))).move_to(cell=("feel", "s3")).release()
    driver.expect_unchanged()


def test_cards_are_dragged_onto_the_shelf(driver):
    driver.select("a1", "a3").press("a1").move_to(cell=("acts", "s3")).move_onto_shelf()
    assert driver.marks.hint == "Let go to put it on the shelf"
    driver.release().expect_cell("a1", "", "").expect_cell("a3", "", "")
    driver.expect_undo("Move to the shelf").undo().expect_unchanged()


def test_a_copy_is_not_made_for_the_shelf(driver):
    driver.press("a1").hold("ctrl").move_onto_shelf().release()
    driver.expect_cell("a1", "", "").expect_undo("Move to the shelf")
    assert len(driver.document.cards) == len(driver.first.cards)
