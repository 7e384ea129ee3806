from __future__ import annotations

from journeymapper.editor.gestures.drag_in import drag_in
from tests.driver import Driver
from tests.operations.maps import small_map


def test_what_comes_in_is_told_where_it_lands_and_changes_nothing():
    driver, arrived = Driver(small_map()), []
    driver.begin(drag_in(driver.pane, arrived.append)).move_to(cell=("acts", "s3"))
    assert driver.marks.drop == driver.cell("acts", "s3")
    driver.release()
    assert [(drop.lane, drop.step, drop.gap) for drop in arrived] == [("acts", "s3", "")]
    driver.expect_unchanged()


def test_gaps_are_for_what_can_lie_in_them():
    for gaps, found in ((True, "step-before"), (False, "")):
        driver, arrived = Driver(small_map()), []
        driver.begin(drag_in(driver.pane, arrived.append, gaps)).move_to(step_gap=("acts", "s1")).release()
        assert [drop.gap for drop in arrived] == [found]


def test_escape_outside_and_curves_are_nowhere():
    driver, arrived = Driver(small_map()), []
    driver.begin(drag_in(driver.pane, arrived.append)).move_to(cell=("acts", "s3")).escape()
    driver.begin(drag_in(driver.pane, arrived.append)).move_outside().release()
    driver.begin(drag_in(driver.pane, arrived.append)).move_to(cell=("feel", "s3"))
    assert driver.marks.cursor == "forbidden"
    driver.release().expect_unchanged()
    assert arrived == []
