"""Collapsing and hiding lanes and stages, and finding again what they hide."""

from __future__ import annotations

import pytest

from journeymapper.editor import folding
from journeymapper.layout.map import lay_out
from journeymapper.model.view import WHOLE, View
from tests.driver import Driver
from tests.operations.maps import small_map


def test_folding_twice_changes_nothing():
    once = folding.fold_lanes(WHOLE, ("acts", "pains"))
    assert once.collapsed_lanes == ("acts", "pains")
    assert folding.fold_lanes(once, ("acts", "pains")) == WHOLE
    assert folding.fold_lanes(View(collapsed_lanes=("acts",)), ("acts", "pains")) == once
    assert folding.fold_stages(folding.fold_stages(WHOLE, ("buy",)), ("buy",)) == WHOLE


def test_hidden_lanes_come_back_one_by_one_or_all():
    view = folding.hide_lanes(WHOLE, ("acts", "pains", "acts"))
    assert view.hidden_lanes == ("acts", "pains")
    assert folding.show_lane(view, "acts").hidden_lanes == ("pains",)
    view = View(hidden_lanes=("acts",), collapsed_lanes=("pains",), collapsed_stages=("buy",), text="a")
    assert folding.unfolded(view) == View(text="a")


@pytest.mark.parametrize(
    ("id", "left"),
    [
        ("a1", View(collapsed_lanes=("pains",), collapsed_stages=("buy",))),
        ("p3", View(hidden_lanes=("acts",), collapsed_stages=())),
        ("s3", View(hidden_lanes=("acts",), collapsed_lanes=("pains",))),
        ("pains", View(hidden_lanes=("acts",), collapsed_lanes=("pains",), collapsed_stages=("buy",))),
        ("ann", View(hidden_lanes=("acts",), collapsed_lanes=("pains",), collapsed_stages=("buy",))),
    ],
)
def test_only_what_hides_a_thing_is_opened(id, left):
    view = View(hidden_lanes=("acts",), collapsed_lanes=("pains",), collapsed_stages=("buy",))
    assert folding.revealing(small_map(), view, id) == left


def test_what_was_opened_is_drawn():
    document = small_map()
    view = View(hidden_lanes=("acts",), collapsed_stages=("buy",))
    for id in ("a1", "p3", "wide"):
        drawing = lay_out(document, folding.revealing(document, view, id))
        shown = {group.id for _, strip in drawing.strips for cell in strip.cells for group in cell.groups}
        assert id in shown


def test_commands_are_about_what_is_selected_else_about_the_cursor():
    driver = Driver(small_map())
    assert folding.chosen_lanes(driver.pane) == folding.chosen_stages(driver.pane) == ()
    driver.cursor("free", "s5")
    assert folding.chosen_lanes(driver.pane) == ("free",)
    assert folding.chosen_stages(driver.pane) == ("use",)
    driver.select("p3", "e1")
    assert folding.chosen_lanes(driver.pane) == ("pains", "feel")
    assert folding.chosen_stages(driver.pane) == ("buy", "find")
    driver.select("pains", "a1", "use")
    assert folding.chosen_lanes(driver.pane) == ("pains",)
    assert folding.chosen_stages(driver.pane) == ("use",)
