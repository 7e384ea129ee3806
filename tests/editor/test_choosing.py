"""Clicks, the rubber band, and which gesture begins where."""

from __future__ import annotations

import pytest

from journeymapper.editor import router
from journeymapper.editor.things import TITLE
from journeymapper.geometry import Point
from tests.driver import Driver
from tests.operations.maps import small_map


@pytest.fixture
def driver():
    return Driver(small_map())


def test_a_click_selects_one_thing(driver):
    driver.click("a1").expect_selected("a1").click("p3").expect_selected("p3").expect_unchanged()
    assert driver.pane.cursor == ("pains", "s3")


@pytest.mark.parametrize("key", ["shift", "ctrl"])
def test_with_a_key_a_click_adds_and_takes_away(driver, key):
    driver.click("a1").click("p3", key).expect_selected("a1", "p3").click("a1", key).expect_selected("p3")


def test_a_click_on_one_of_several_leaves_it_alone_selected(driver):
    driver.select("a1", "a2", "p3").press("a2").expect_selected("a1", "a2", "p3").release()
    driver.expect_selected("a2")


def test_escape_before_the_release_leaves_the_selection(driver):
    driver.select("a1", "a2").press("a2").escape().expect_selected("a1", "a2")


@pytest.mark.parametrize("id", ["find", "s1", "acts", "line", "e3", "ann"])
def test_everything_can_be_selected(driver, id):
    driver.click(id).expect_selected(id).expect_unchanged()


def test_the_title_stands_for_the_map(driver):
    title = next(placed for placed in driver.pane.drawing.strips if placed.strip.kind == "title")
    group = next(one for cell in title.strip.cells for one in cell.groups if one.kind == "title")
    driver.press_at(
        Point(
            title.origin.x + title.strip.cells[0].origin.x + group.rect.x + 40.0,
            title.origin.y + group.rect.centre.y + title.strip.cells[0].origin.y,
        )
    ).release()
    driver.expect_selected(TITLE)


def test_a_click_on_an_empty_cell_puts_the_cursor_there(driver):
    driver.select("a1").click(cell=("free", "s2")).expect_selected()
    assert driver.pane.cursor == ("free", "s2")
    driver.select("a1").click("", "shift", cell=("free", "s3")).expect_selected("a1")


def test_the_rubber_band_selects_what_it_touches(driver):
    driver.press(cell=("acts", "s5")).move_to("p3", steps=10)
    assert driver.marks.band is not None
    driver.expect_selected("p3").move_to("a1").release()
    driver.expect_selected("wide", "a1", "a2", "a3").expect_unchanged()


def test_the_rubber_band_adds_with_a_key(driver):
    driver.select("n5").press("", "ctrl", cell=("pains", "s4")).move_to("p3").release().expect_selected(
        "n5", "p3"
    )


def test_escape_brings_the_selection_back(driver):
    driver.select("n5").press(cell=("pains", "s4")).move_to("p3").expect_selected("p3").escape()
    driver.expect_selected("n5")


def test_outside_the_sheet_the_rubber_band_begins_too(driver):
    driver.press_at(Point(-50.0, -50.0)).move_to("a3").release()
    assert {"a1", "a2", "a3"} <= set(driver.editor.selection)


def test_the_middle_of_a_stage_is_for_dragging_and_its_end_for_resizing(driver):
    inner = driver.rect("find").centre  # over the border between its two steps
    assert router.cursor_over(driver.pane, inner, 1.0) == "hand"
    end = driver.cell("acts", "s2").right
    assert router.cursor_over(driver.pane, Point(end - 1.0, inner.y), 1.0) == "resize-x"
    assert (
        router.cursor_over(driver.pane, Point(driver.rect("s1").right - 1.0, driver.rect("s1").centre.y), 1.0)
        == "resize-x"
    )


def test_what_the_pointer_says_over_things(driver):
    card = driver.rect("a1")
    over = {
        name: router.cursor_over(driver.pane, place, 1.0)
        for name, place in {
            "card": card.centre,
            "edge": Point(card.right - 1.0, card.centre.y),
            "cell": driver.at(cell=("free", "s1")),
            "lane": driver.rect("acts").centre,
            "border": Point(driver.rect("acts").centre.x, driver.cell("acts", "s1").bottom - 1.0),
            "point": driver.rect("e3").centre,
        }.items()
    }
    assert over == {
        "card": "hand",
        "edge": "resize-x",
        "cell": "",
        "lane": "hand",
        "border": "resize-y",
        "point": "hand",
    }
