"""Filtering in the real window: nothing is lost, everything comes back, views are kept in the map."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton

from journeymapper.drawing.tree import groups
from journeymapper.editor import filters
from journeymapper.model.record import evolve
from journeymapper.model.view import WHOLE
from journeymapper.operations.lanes import edit_lane
from journeymapper.storage.file import read
from journeymapper.ui.flat_button import FlatButton
from journeymapper.ui.main_window import MainWindow
from journeymapper.ui.panels.chips import Chip
from journeymapper.ui.panels.views import NameField, ViewsList
from tests.ui.conftest import Desk, Make

Key = Qt.Key


@pytest.fixture
def window(desk: Desk, sample: Path) -> MainWindow:
    return desk.window(sample)


def drawn(window: MainWindow) -> set[str]:
    return {group.id for _place, group in groups(window.canvas.drawing) if group.kind == "card"}


def chip(window: MainWindow, words: str) -> Chip:
    chips = window.seeing.filter_panel.findChildren(Chip)
    return next(one for one in chips if one.isVisible() and words in one.text())


def link(window: MainWindow, words: str) -> QPushButton:
    found = [
        one
        for part in (window.seeing.filter_panel, window.seeing.filter_bar)
        if part is not None
        for one in part.findChildren(QPushButton)
        if one.isVisible() and words in one.text()
    ]
    return found[0]


def test_a_chip_hides_and_the_bar_says_so_and_brings_back(desk: Desk, window: MainWindow) -> None:
    before = drawn(window)
    assert window.seeing.filter_bar is None, "nothing says anything while everything is shown"
    window.action_table["filter"].trigger()
    panel = window.seeing.filter_panel
    assert panel.isVisible()
    desk.click(chip(window, "Measured"))
    desk.settle(window)
    cards = {card.id: card for card in window.editor.document.cards}
    assert drawn(window) == {id for id in before if cards[id].evidence == "measured"}
    QTest.keyClick(panel.field, Key.Key_Escape)
    assert not panel.isVisible()
    assert window.canvas.hasFocus()
    bar = window.seeing.filter_bar
    desk.qtbot.waitUntil(bar.isVisible)
    assert f"{len(drawn(window))} of {len(before)} cards" in bar._words.text()
    desk.click(link(window, "Clear"))
    desk.qtbot.waitUntil(bar.isHidden)
    assert drawn(window) == before
    assert window.editor.is_clean, "looking is no edit"


def test_words_filter_while_they_are_typed_and_go_with_the_field(desk: Desk, window: MainWindow) -> None:
    before = drawn(window)
    window.action_table["filter"].trigger()
    field = window.seeing.filter_panel.field
    desk.type(field, "shoes")
    desk.qtbot.waitUntil(lambda: window.pane.view.text == "shoes")
    assert 0 < len(drawn(window)) < len(before)
    field.selectAll()
    QTest.keyClick(field, Key.Key_Delete)
    assert drawn(window) == before


def test_a_card_written_under_a_filter_stays_in_sight(desk: Desk, window: MainWindow) -> None:
    window.canvas.look(evolve(WHOLE, text="nobody says this"))
    assert drawn(window) == set()
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Key.Key_Down)
    QTest.keyClicks(window.canvas, "N")
    assert window.canvas.writing.field.isVisible()
    QTest.keyClicks(window.canvas.writing.field, "ew")
    QTest.keyClick(window.canvas.writing.field, Key.Key_Escape)
    new = next(card.id for card in window.editor.document.cards if card.text == "New")
    assert drawn(window) == {new}
    desk.settle(window)
    assert "1 of" in window.seeing.filter_bar._words.text()


def test_a_view_is_saved_chosen_renamed_and_deleted(desk: Desk, window: MainWindow, sample: Path) -> None:
    window.action_table["filter"].trigger()
    views = window.seeing.filter_panel.views
    desk.click(chip(window, "Observed"))
    desk.settle(window)
    shown = drawn(window)
    desk.click(link(window, "Save as"))
    QTest.keyClicks(_name_field(views), "For the shop")
    QTest.keyClick(_name_field(views), Key.Key_Return)
    desk.settle(window)
    assert window.save()
    assert [view.name for view in read(sample).document.views][-1] == "For the shop"
    window.canvas.look(WHOLE)
    desk.settle(window)
    desk.click(_row(views, "For the shop"))
    assert drawn(window) == shown
    desk.settle(window)
    assert _row(views, "For the shop").isChecked()
    desk.click(_beside(views, "Rename For the shop"))
    field = _name_field(views)
    field.clear()
    QTest.keyClicks(field, "Shop")
    QTest.keyClick(field, Key.Key_Return)
    desk.settle(window)
    assert window.editor.document.views[-1].name == "Shop"
    desk.click(_beside(views, "Delete Shop"))
    desk.settle(window)
    assert "Shop" not in [view.name for view in window.editor.document.views]
    window.undo()
    assert window.editor.document.views[-1].name == "Shop"


def test_a_view_keeps_its_pinned_lanes(desk: Desk, window: MainWindow, sample: Path) -> None:
    lane = next(lane.id for lane in window.editor.document.lanes if lane.kind == "emotions")
    window.editor.select((lane,))
    desk.settle(window)
    window.action_table["pin_lane"].trigger()
    window.action_table["filter"].trigger()
    views = window.seeing.filter_panel.views
    desk.settle(window)
    desk.click(link(window, "Save as"))
    QTest.keyClicks(_name_field(views), "With feelings")
    QTest.keyClick(_name_field(views), Key.Key_Return)
    desk.settle(window)
    assert window.save()
    assert read(sample).document.views[-1].pinned_lanes == (lane,)
    window.canvas.look(WHOLE)
    desk.settle(window)
    assert not window.canvas.sight.pinned
    desk.click(_row(views, "With feelings"))
    assert window.canvas.sight.pinned == (lane,)


def _name_field(views: ViewsList) -> NameField:
    return next(one for one in views.findChildren(NameField) if one.isVisible())


def _row(views: ViewsList, name: str) -> FlatButton:
    return next(one for one in views.findChildren(FlatButton) if one.isVisible() and one.toolTip() == name)


def _beside(views: ViewsList, name: str) -> QToolButton:
    found = views.findChildren(QToolButton)
    return next(one for one in found if one.isVisible() and one.accessibleName() == name)


def test_what_a_view_hides_of_another_lane_is_offered_back(desk: Desk, window: MainWindow) -> None:
    lanes = [row.lane for row in window.canvas.drawing.rows]
    for lane in lanes[1:3]:
        window.editor.select((lane,))
        desk.settle(window)
        window.action_table["hide_lane"].trigger()
    desk.settle(window)
    assert [row.lane for row in window.canvas.drawing.rows] == [lanes[0], *lanes[3:]]
    bar = window.seeing.filter_bar
    desk.qtbot.waitUntil(bar.isVisible)
    assert "2 lanes hidden" in bar._words.text()
    desk.click(link(window, "Show all lanes"))
    assert [row.lane for row in window.canvas.drawing.rows] == lanes


def test_a_long_and_strange_tag_is_only_text(desk: Desk, small_map: Make) -> None:
    tag = "<b>&x</b> " + "long " * 60
    card = {"id": "c1", "lane": "l1", "step": "p1", "text": "A", "tags": [tag]}
    window = desk.window(small_map(cards=[card]))
    window.action_table["filter"].trigger()
    shown = chip(window, "<b>&&x")
    assert shown.width() < 320
    desk.click(shown)
    assert window.pane.view.tags == (tag,)


def test_the_filter_follows_the_map(desk: Desk, window: MainWindow) -> None:
    person = window.editor.document.personas[0].id
    window.canvas.look(filters.toggled(window.pane.view, filters.PERSONAS, person))
    window.editor.select((person,))
    desk.settle(window)
    window.action_table["delete"].trigger()
    desk.qtbot.waitUntil(lambda: window.pane.view.personas == ())
    lane = window.editor.document.lanes[0]
    window.editor.commit("x", edit_lane(window.editor.document, lane.id, name="Renamed"))
    window.canvas.look(evolve(WHOLE, hidden_lanes=(lane.id,)))
    window.action_table["filter"].trigger()
    desk.click(chip(window, "Renamed"))
    assert window.pane.view == WHOLE


def test_the_panel_has_room_for_all_of_it_when_nothing_in_it_wraps(desk: Desk, small_map: Make) -> None:
    window = desk.window(small_map())
    window.action_table["filter"].trigger()
    panel = window.seeing.filter_panel
    panel.dismiss()
    pane = window.canvas.pane
    pane.look(evolve(pane.view, collapsed_stages=(window.editor.document.stages[0].id,)))
    window.action_table["filter"].trigger()
    desk.settle(window)
    assert link(window, "Save as a new view").visibleRegion().boundingRect().height() > 10
    assert panel.field.height() >= panel.field.sizeHint().height()
