from __future__ import annotations

from journeymapper.editor.cursor import (
    ensure_cursor,
    extend,
    follow_selection,
    move_cursor,
    next_cell,
    select_all,
    things_in_cell,
)
from journeymapper.model.document import Document
from journeymapper.model.lookup import CellPlace
from journeymapper.model.view import View
from journeymapper.operations.lanes import delete_lanes
from journeymapper.operations.stages import delete_stages
from tests.driver import Driver
from tests.operations.maps import small_map


def walk(driver, keys):
    """What is selected (else the cell) after each key: l r u d, capitals for whole cells."""
    ways = {"l": (-1, 0), "r": (1, 0), "u": (0, -1), "d": (0, 1)}
    seen = []
    for key in keys:
        move_cursor(driver.pane, *ways[key.lower()], cells_only=key.isupper())
        seen.append(driver.editor.selection[0] if driver.editor.selection else "/".join(driver.pane.cursor))
    return seen


def test_without_a_cursor_the_first_key_shows_it():
    assert walk(Driver(small_map()), "r") == ["a1"]
    assert walk(Driver(small_map()).select("p3"), "d") == ["p3"]


def test_up_and_down_reach_every_card_and_point():
    driver = Driver(small_map()).cursor("acts", "s1").select("a1")
    assert walk(driver, "dddddd") == ["a2", "a3", "pains/s1", "e1", "free/s1", "free/s1"]
    assert walk(driver, "uuu") == ["e1", "pains/s1", "a3"]


def test_what_is_reached_is_selected_with_what_was():
    driver = Driver(small_map()).cursor("acts", "s1").select("a1")
    for _press in range(2):
        extend(driver.pane, 0, 1)
    assert set(driver.editor.selection) == {"a1", "a2", "a3"}
    extend(driver.pane, 0, 1)
    assert driver.pane.cursor == CellPlace("pains", "s1"), "an empty cell takes nothing away"
    assert set(driver.editor.selection) == {"a1", "a2", "a3"}


def test_whole_cells_at_once():
    driver = Driver(small_map()).cursor("acts", "s1").select("a1")
    assert walk(driver, "DDU") == ["pains/s1", "e1", "pains/s1"]


def test_sideways_the_cursor_stays_in_its_lane():
    driver = Driver(small_map()).cursor("acts", "s1").select("a3")
    assert walk(driver, "rrrrrl") == ["wide", "acts/s3", "acts/s4", "acts/s5", "acts/s5", "acts/s4"]


def test_hidden_lanes_and_filtered_cards_are_passed_over():
    driver = Driver(small_map(), View(hidden_lanes=("pains",), personas=("bob",))).cursor("acts", "s1")
    assert things_in_cell(driver.pane, CellPlace("acts", "s1")) == ("a1", "a3")
    driver.select("a1")
    assert walk(driver, "ddd") == ["a3", "feel/s1", "free/s1"]


def test_tab_goes_through_the_map_lane_by_lane():
    driver = Driver(small_map()).cursor("acts", "s4")
    assert next_cell(driver.pane) == ("acts", "s5")
    assert next_cell(driver.pane) == ("pains", "s1")
    assert next_cell(driver.pane, backwards=True) == ("acts", "s5")
    driver.cursor("free", "s5")
    assert next_cell(driver.pane) is None
    assert driver.pane.cursor == ("free", "s5")
    driver.cursor("acts", "s1")
    assert next_cell(driver.pane, backwards=True) is None


def test_a_map_without_cells_has_no_cursor():
    driver = Driver(Document())
    assert ensure_cursor(driver.pane) is None
    assert move_cursor(driver.pane, 1, 0) is None
    assert next_cell(driver.pane) is None


def test_the_cursor_follows_the_selection():
    driver = Driver(small_map()).select("line", "e3")
    follow_selection(driver.pane)
    assert driver.pane.cursor == ("feel", "s3")


def test_everything_shown_is_selected_in_reading_order():
    driver = Driver(small_map())
    select_all(driver.pane)
    assert driver.editor.selection == ("a1", "a2", "a3", "wide", "p3", "n5")
    driver = Driver(small_map(), View(collapsed_lanes=("acts",), hidden_lanes=("free",)))
    select_all(driver.pane)
    assert driver.editor.selection == ("p3",)


def test_when_its_lane_or_step_goes_the_cursor_moves_to_the_next():
    driver = Driver(small_map()).cursor("pains", "s3")
    driver.editor.commit("", delete_stages(delete_lanes(driver.document, ["pains"]), ["buy"]))
    assert driver.pane.cursor == ("feel", "s4")
    driver.editor.commit("", delete_stages(driver.document, ["use"]))
    assert driver.pane.cursor == ("feel", "s2")
    driver.editor.commit("", delete_stages(driver.document, ["find"]))
    assert driver.pane.cursor is None
