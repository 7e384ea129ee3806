from __future__ import annotations

from journeymapper.editor.pictures import add_pictures, drop_pictures
from journeymapper.geometry import Rect
from journeymapper.layout.drop import DropPlace
from journeymapper.model.lookup import CellPlace, cards_in_cell
from tests.driver import Driver
from tests.operations.maps import small_map

LINE = Rect(0, 0, 1, 1)


def test_pictures_become_cards_at_the_cursor():
    driver = Driver(small_map()).cursor("free", "s1")
    ids = add_pictures(driver.pane, [b"one", b"two"])
    driver.expect_order("free", "s1", *ids).expect_selected(*ids).expect_undo("Add 2 pictures")
    cards = cards_in_cell(driver.document, CellPlace("free", "s1"))
    assert [driver.editor.pictures[card.picture] for card in cards] == [b"one", b"two"]
    assert {card.kind for card in cards} == {"picture"}


def test_where_no_card_can_be_they_go_to_the_shelf():
    driver = Driver(small_map()).cursor("feel", "s1")
    (id,) = add_pictures(driver.pane, [b"one"])
    driver.expect_cell(id, "", "")


def test_dropped_pictures_stand_before_the_card_below():
    driver = Driver(small_map())
    ids = drop_pictures(driver.pane, [b"one", b"two"], DropPlace("acts", "s1", 1, "", LINE, "a2"))
    driver.expect_order("acts", "s1", "a1", *ids, "a2", "a3")


def test_a_gap_becomes_a_lane_of_pictures():
    driver = Driver(small_map())
    (id,) = drop_pictures(driver.pane, [b"one"], DropPlace("acts", "s3", 0, "lane-after", LINE))
    assert [lane.kind for lane in driver.document.lanes][1] == "pictures"
    driver.expect_cell(id, driver.document.lanes[1].id, "s3").expect_undo("Add picture")


def test_a_place_that_has_gone_is_the_cursor():
    driver = Driver(small_map()).cursor("free", "s1")
    (id,) = drop_pictures(driver.pane, [b"one"], DropPlace("gone", "s3", 0, "", LINE))
    driver.expect_cell(id, "free", "s1")
