from __future__ import annotations

import pytest

from journeymapper.editor.handles import link_handle
from journeymapper.editor.linking import can_link, link_at, link_selection, shown_links, shown_routes
from journeymapper.editor.router import cursor_over
from journeymapper.model.record import evolve
from journeymapper.operations.cards import edit_card
from journeymapper.operations.links import edit_link, turn_link, usual_link
from tests.driver import Driver
from tests.operations.maps import small_map


@pytest.fixture
def driver():
    return Driver(small_map())


def on_handle(driver):
    handle = link_handle(driver.pane, driver.zoom)
    assert handle is not None
    return handle.at


def ends(driver):
    return [(link.source, link.target, link.kind) for link in driver.document.links[1:]]


def test_a_link_is_drawn_from_the_handle_to_another_card(driver):
    driver.select("a2")
    assert cursor_over(driver.pane, on_handle(driver), driver.zoom) == "cross"
    driver.press_at(on_handle(driver)).move_to("p3")
    assert driver.marks.thread is not None
    assert driver.marks.drop == driver.rect("p3")
    assert driver.marks.hint == "The first card causes the second."
    driver.release().expect_selected("a2").expect_undo("Link cards")
    assert ends(driver) == [("a2", "p3", "causes")]
    driver.undo().expect_unchanged()


@pytest.mark.parametrize("target", ["a2", "empty", "outside", "linked"])
def test_let_go_anywhere_else_nothing_happens(driver, target):
    driver.select("a1" if target == "linked" else "a2").press_at(on_handle(driver))
    match target:
        case "outside":
            driver.move_outside()
        case "empty":
            driver.move_to(cell=("free", "s1"))
        case "linked":
            driver.move_to("p3")
            assert driver.marks.hint == "These two are linked already."
        case card:
            driver.move_to(card)
    driver.release().expect_unchanged()


def test_escape_gives_it_up(driver):
    driver.select("a2").press_at(on_handle(driver)).move_to("p3").escape().expect_unchanged()


@pytest.mark.parametrize("chosen", [(), ("a1", "a2"), ("find",), ("kept",)], ids=" ".join)
def test_only_a_single_card_that_is_seen_has_a_handle(driver, chosen):
    assert link_handle(driver.select(*chosen).pane, 1.0) is None


def test_small_cards_have_no_handle(driver):
    assert link_handle(driver.select("a1").pane, 0.2) is None


@pytest.mark.parametrize(
    ("first", "second", "kind", "turned"),
    [
        ("opportunity", "pain_point", "addresses", False),
        ("solution", "pain_point", "addresses", False),
        ("pain_point", "opportunity", "addresses", True),
        ("pain_point", "pain_point", "causes", False),
        ("action", "pain_point", "causes", False),
        ("pain_point", "action", "leads to", False),
        ("action", "touchpoint", "leads to", False),
    ],
)
def test_the_kind_follows_from_the_cards(first, second, kind, turned):
    document = edit_card(edit_card(small_map(), "a2", kind=first), "n5", kind=second)
    expected = ("n5", "a2") if turned else ("a2", "n5")
    assert usual_link(document, "a2", "n5") == (*expected, kind)


def test_links_change_kind_and_direction():
    changed = turn_link(edit_link(small_map(), "why", "leads to"), "why")
    assert [(one.source, one.target, one.kind) for one in changed.links] == [("p3", "a1", "leads to")]
    with pytest.raises(LookupError):
        turn_link(changed, "gone")


def test_two_selected_cards_are_linked_without_a_mouse(driver):
    assert link_selection(driver.select("a2", "p3").editor)
    assert ends(driver) == [("a2", "p3", "causes")]
    assert not can_link(driver.editor)
    for chosen in (("a2",), ("a2", "find"), ("a1", "a2", "a3")):
        assert not link_selection(driver.select(*chosen).editor)


def test_links_of_the_selection_are_shown_or_all(driver):
    assert shown_links(driver.pane) == ()
    assert [one.id for one in shown_links(driver.select("p3").pane)] == ["why"]
    driver.select()
    driver.pane.shows_links = True
    assert [route.id for route in shown_routes(driver.pane)] == ["why"]


def test_a_shown_link_can_be_clicked_and_deleted(driver):
    driver.pane.shows_links = True
    route = shown_routes(driver.pane)[0]
    corner = route.points[1]
    place = corner.moved(0.0, 12.0 if route.points[2].y > corner.y else -12.0)
    assert link_at(driver.pane, place, 1.0) == "why"
    driver.press_at(place).release().expect_selected("why")
    driver.pane.shows_links = False
    assert [one.id for one in shown_links(driver.pane)] == ["why"]
    driver.pane.editor.select(())
    assert link_at(driver.pane, place, 1.0) == ""


def test_a_card_without_links_costs_nothing(driver):
    bare = Driver(evolve(small_map(), links=()))
    bare.pane.shows_links = True
    assert shown_routes(bare.pane) == ()
