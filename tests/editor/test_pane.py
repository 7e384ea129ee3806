"""A pane under a filter, and going to any place of the history."""

from __future__ import annotations

from journeymapper.drawing.tree import groups
from journeymapper.model.lookup import CellPlace
from journeymapper.model.view import WHOLE, View
from journeymapper.operations.cards import add_card, edit_card, edit_cards
from tests.driver import Driver
from tests.operations.maps import small_map


def drawn(driver: Driver) -> set[str]:
    return {group.id for _place, group in groups(driver.pane.drawing) if group.kind == "card"}


def test_nothing_vanishes_under_a_hand():
    driver = Driver(small_map())
    driver.pane.look(View(text="types"))
    assert drawn(driver) == {"a1"}
    driver.editor.commit("Edit", edit_card(driver.document, "a1", text="Says"))
    driver.editor.preview(add_card(driver.document, CellPlace("free", "s1"), "New", id="new"))
    assert drawn(driver) == {"a1", "new"}
    driver.editor.preview(None)
    assert drawn(driver) == {"a1"}
    driver.undo()
    assert driver.pane.touched == frozenset()
    driver.redo()
    driver.pane.look(View(text="types", state="as-is"))
    assert drawn(driver) == set()
    driver.pane.look(WHOLE)
    assert len(drawn(driver)) == 6


def test_a_cleared_filter_brings_back_what_was_laid_out():
    driver = Driver(small_map())
    whole = driver.pane.drawing
    driver.pane.look(View(text="types"))
    assert drawn(driver) == {"a1"}
    driver.pane.look(View(text="p"))
    few = drawn(driver)
    driver.pane.look(WHOLE)
    assert len(few) < len(drawn(driver))
    for before, now in zip(whole.strips, driver.pane.drawing.strips, strict=True):
        assert now.strip is before.strip


def test_a_pinned_lane_changes_neither_the_drawing_nor_what_is_shown():
    driver = Driver(small_map())
    driver.pane.look(View(text="types"))
    driver.editor.commit("Edit", edit_card(driver.document, "a1", text="Says"))
    before = driver.pane.drawing
    driver.pane.pin(("pains",))
    assert driver.pane.view == View(text="types", pinned_lanes=("pains",))
    assert driver.pane.drawing is before
    assert drawn(driver) == {"a1"}


def test_the_cursor_finds_what_is_shown_although_filtered():
    driver = Driver(small_map())
    driver.pane.look(View(text="nothing says this"))
    driver.editor.commit("Add", add_card(driver.document, CellPlace("acts", "s1"), "New", id="new"))
    driver.click("new").expect_selected("new")
    assert driver.pane.cursor == CellPlace("acts", "s1")


def test_any_place_of_the_history_can_be_gone_to():
    driver = Driver(small_map())
    for text in ("one", "two", "three"):
        driver.editor.commit(text, edit_cards(driver.document, ("a1",), text=text), ("a1",))
    told: list[str] = []
    driver.editor.subscribe(told.append)
    assert driver.editor.go_to(0)
    assert driver.document is driver.first
    assert told.count("document") == 1
    assert driver.editor.go_to(2)
    assert driver.document.cards[0].text == "two"
    driver.expect_selected("a1")
    assert driver.editor.history.redo_label == "three"
    assert not driver.editor.go_to(2)
    assert not driver.editor.go_to(9)
    assert not driver.editor.go_to(-1)
    driver.editor.commit("four", edit_cards(driver.document, ("a1",), text="four"))
    assert [entry.label for entry in driver.editor.history.entries] == ["", "one", "two", "four"]
