"""Fingers on what stands around the canvas: palette, shelf, overview map, outline, panels."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QScrollArea

from journeymapper.geometry import Rect
from journeymapper.layout.hit import cell_rect
from journeymapper.model.lookup import find_card, shelf_cards
from journeymapper.operations.cards import to_shelf
from journeymapper.ui.main_window import MainWindow
from journeymapper.ui.panels.palette import Entry
from journeymapper.ui.panels.side import OUTLINE
from tests.ui.conftest import SMALL, Desk
from tests.ui.fingers import Fingers
from tests.ui.outside import labels, place, texts


@pytest.fixture
def window(desk: Desk, sample: Path) -> MainWindow:
    return desk.window(sample)


def seen(window: MainWindow, lane: int, step: int) -> QPoint:
    """The middle of a cell, in pixels of the window."""
    canvas = window.canvas
    rect: Rect = canvas.sight.to_pixel(cell_rect(canvas.drawing, *place(window, lane, step)))
    return canvas.mapTo(window, QPointF(*rect.centre).toPoint())


def entry(window: MainWindow, kind: str) -> Entry:
    return next(one for one in window.palette_panel.findChildren(Entry) if one.kind == kind)


def middle(window: MainWindow, widget) -> QPoint:
    return widget.mapTo(window, widget.rect().center())


def test_a_kind_is_pulled_out_of_the_palette_and_written_on(desk: Desk, window: MainWindow) -> None:
    finger, before = Fingers(window), window.editor.document
    finger.down(middle(window, entry(window, "touchpoint"))).to(seen(window, 1, 5))
    finger.to(seen(window, 1, 5))  # lanes on the way have grown
    assert window.pane.marks.drop is not None
    assert window.editor.document is before
    finger.up()
    desk.settle(window)
    assert window.editor.document is before  # until something is written
    desk.type(window.canvas.writing.field, "Till")
    window.canvas.writing.close()
    (card,) = set(window.editor.document.cards) - set(before.cards)
    assert (card.lane, card.step, card.kind, card.text) == (*place(window, 1, 5), "touchpoint", "Till")
    assert labels(window) == ["Add card"]


def test_a_kind_is_pulled_from_the_palette_over_the_map_onto_the_shelf(
    desk: Desk, window: MainWindow
) -> None:
    window.seeing.shelf.toggle()
    shelf, before = window.seeing.shelf, window.editor.document
    desk.settle(window)
    finger = Fingers(window)
    finger.down(middle(window, entry(window, "metric"))).to(seen(window, 0, 1)).to(
        middle(window, shelf.strip)
    )
    assert shelf.property("welcoming")
    assert window.editor.shown is before
    finger.up()
    assert not shelf.property("welcoming")
    assert len(shelf.strip.ids) == 1
    desk.type(shelf.line, "NPS")
    window.canvas.setFocus()
    assert [(card.kind, card.text) for card in shelf_cards(window.editor.document)] == [("metric", "NPS")]
    finger.down(middle(window, entry(window, "stage"))).to(seen(window, 0, 1)).to(middle(window, shelf.strip))
    assert not shelf.property("welcoming")
    finger.up()
    assert labels(window) == ["Add card to the shelf"]


def test_a_tap_on_the_palette_adds_as_a_click_does(desk: Desk, window: MainWindow) -> None:
    count = len(window.editor.document.stages)
    Fingers(window).tap(middle(window, entry(window, "stage")))
    desk.settle(window)
    assert len(window.editor.document.stages) == count + 1


def test_taken_back_to_the_palette_or_with_a_second_finger_nothing_is_added(window: MainWindow) -> None:
    before, finger = window.editor.document, Fingers(window)
    start = middle(window, entry(window, "action"))
    finger.down(start).to(seen(window, 0, 2)).to(start).up()
    assert window.editor.shown is before
    finger.down(start).to(seen(window, 0, 2)).down(seen(window, 1, 2))
    assert not window.canvas.hands.is_busy
    finger.up()
    finger.down(start).to(seen(window, 0, 2)).cancel(entry(window, "action"))
    assert window.editor.shown is before


def test_the_palette_scrolls_under_a_finger(desk: Desk, sample: Path) -> None:
    window = desk.window(sample, (SMALL[0], 420))
    bar = window.palette_panel.verticalScrollBar()
    assert bar.maximum() > 40
    start = middle(window, entry(window, "metric"))
    Fingers(window).down(start).to(start - QPoint(4, 40)).up()
    assert bar.value() == 40
    assert labels(window) == []


def test_cards_go_onto_the_shelf_and_off_it(desk: Desk, window: MainWindow) -> None:
    card, canvas, finger = window.editor.document.cards[0].id, window.canvas, Fingers(window)
    found = canvas.places_now().find(card)
    start = canvas.mapTo(window, QPointF(*canvas.sight.to_pixel(found.rect, found.strip).centre).toPoint())
    finger.down(start).to(middle(window, window.status)).up()
    desk.settle(window)
    assert [one.id for one in shelf_cards(window.editor.document)] == [card]
    strip = window.seeing.shelf.strip
    desk.qtbot.waitUntil(lambda: strip.isVisible() and strip.ids == [card])
    there = strip.mapTo(window, QPointF(*strip.place_of(card).centre).toPoint())
    finger.tap(there)
    assert window.editor.selection == (card,)
    finger.down(there).to(seen(window, 0, 3)).up()
    assert (
        find_card(window.editor.document, card).lane,
        find_card(window.editor.document, card).step,
    ) == place(window, 0, 3)
    assert labels(window) == ["Move to the shelf", "Move card"]


def test_the_shelf_scrolls_under_a_finger(desk: Desk, window: MainWindow) -> None:
    editor = window.editor
    many = [card.id for card in editor.document.cards[:20]]
    editor.commit("Move to the shelf", to_shelf(editor.document, many), many)
    strip = window.seeing.shelf.strip
    desk.qtbot.waitUntil(lambda: strip.isVisible() and len(strip.ids) == 20)
    desk.settle(window)
    area = strip.parentWidget().parentWidget()
    assert isinstance(area, QScrollArea)
    bar = area.horizontalScrollBar()
    bar.setValue(100)
    start = area.viewport().mapTo(window, area.viewport().rect().center())
    Fingers(window).down(start).to(start - QPoint(120, 5)).up()
    assert bar.value() == 220
    assert labels(window) == ["Move to the shelf"]


def test_the_overview_map_leads_the_window(desk: Desk, window: MainWindow) -> None:
    window.canvas.set_zoom(1.5)
    minimap = window.seeing.minimap
    desk.qtbot.waitUntil(minimap.isVisible)
    view = window.canvas.view
    start = minimap.mapTo(window, QPoint(30, 30))
    Fingers(window).down(start).to(start + QPoint(90, 30)).up()
    assert window.canvas.view.x > view.x


def test_lines_of_the_outline_are_scrolled_tapped_and_pulled_onto_the_map(
    desk: Desk, window: MainWindow
) -> None:
    window.action_table["outline"].trigger()
    desk.settle(window)
    panel = window.seeing.side.panel(OUTLINE)
    tree, finger, before = panel.tree, Fingers(window), window.editor.document
    start = tree.viewport().mapTo(window, QPoint(100, 300))
    finger.down(start).to(start - QPoint(0, 150)).up()
    assert tree.verticalScrollBar().value() == 150
    assert window.editor.selection == ()
    card = next(card for card in before.cards if card.text.startswith("Filters by"))
    index = panel.model.find(card.id)
    tree.scrollTo(index)
    line = tree.viewport().mapTo(window, tree.visualRect(index).center())
    finger.tap(line)
    assert window.editor.selection == (card.id,)
    desk.settle(window)
    finger.down(line).to(seen(window, 0, 3)).up()
    moved = find_card(window.editor.document, card.id)
    assert (moved.lane, moved.step) == place(window, 0, 3)
    assert labels(window) == ["Move card"]


def test_texts_are_typed_where_they_were_pulled(desk: Desk, window: MainWindow) -> None:
    finger = Fingers(window)
    finger.down(middle(window, entry(window, "action"))).to(seen(window, 0, 2)).up()
    desk.settle(window)
    desk.type(window.canvas.writing.field, "Feels them")
    window.canvas.writing.close()
    assert "Feels them" in texts(window, 0, 2)
