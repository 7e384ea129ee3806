"""Dragging lines of the outline, in the real window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from journeymapper.layout.hit import cell_rect
from journeymapper.model.lookup import CellPlace, cards_in_cell, find_card
from journeymapper.ui.main_window import MainWindow
from journeymapper.ui.panels.outline import OutlinePanel
from journeymapper.ui.panels.side import OUTLINE
from tests.ui.conftest import Desk
from tests.ui.outside import labels, place

MOVE, LEFT, NONE = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(desk: Desk, sample: Path) -> MainWindow:
    window = desk.window(sample)
    window.action_table["outline"].trigger()
    desk.settle(window)
    return window


def panel_of(window: MainWindow) -> OutlinePanel:
    return window.seeing.side.panel(OUTLINE)


def carried(panel: OutlinePanel, key: str, on: str, part: float) -> tuple[object, QPoint]:
    """Take hold of a line and hold it over another, at a part of its height."""
    tree, model = panel.tree, panel.model
    index = model.find_key(key)
    if not tree.selectionModel().isSelected(index):
        tree.setCurrentIndex(index)
    data = tree.take(model.node(index))
    assert data is not None
    goal = model.find_key(on)
    tree.scrollTo(goal)
    rect = tree.visualRect(goal)
    at = QPoint(rect.center().x(), rect.top() + round(rect.height() * part))
    QApplication.sendEvent(tree.viewport(), QDragEnterEvent(at, MOVE, data, LEFT, NONE))
    QApplication.sendEvent(tree.viewport(), QDragMoveEvent(at, MOVE, data, LEFT, NONE))
    return data, at


def drag(panel: OutlinePanel, key: str, on: str, part: float) -> bool:
    data, at = carried(panel, key, on, part)
    event = QDropEvent(QPointF(at), MOVE, data, LEFT, NONE)
    QApplication.sendEvent(panel.tree.viewport(), event)
    return event.isAccepted()


def test_stages_steps_lanes_and_cards_are_dragged_each_in_one_step(desk: Desk, window: MainWindow) -> None:
    panel, before = panel_of(window), window.editor.document
    first, second = before.stages[:2]
    assert drag(panel, f"stage:{first.id}", f"stage:{second.id}", 0.8)
    desk.settle(window)
    step = second.steps[0].id
    assert drag(panel, f"step:{step}", f"step:{first.steps[0].id}", 0.2)
    desk.settle(window)
    lanes = [lane.id for lane in before.lanes]
    panel.tree.expand(panel.model.find_key("heading:lanes"))
    assert drag(panel, f"lane:{lanes[0]}", f"lane:{lanes[2]}", 0.8)
    desk.settle(window)
    card = next(card for card in before.cards if card.text.startswith("Filters by"))
    beside = next(card for card in before.cards if card.text.startswith("Types"))
    assert drag(panel, f"card:{card.id}", f"card:{beside.id}", 0.8)
    desk.settle(window)
    after = window.editor.document
    assert [stage.id for stage in after.stages[:2]] == [second.id, first.id]
    assert after.stages[1].steps[0].id == step
    assert [lane.id for lane in after.lanes[:3]] == [lanes[1], lanes[2], lanes[0]]
    here = [one.id for one in cards_in_cell(after, CellPlace(beside.lane, beside.step))]
    assert here == [beside.id, card.id]
    assert window.editor.selection == (card.id,)
    assert labels(window) == ["Move stage", "Move step", "Move lane", "Move card"]
    for _edit in range(4):
        window.undo()
    assert window.editor.document == before


def test_a_mark_shows_where_it_goes_and_goes_with_the_drag(desk: Desk, window: MainWindow) -> None:
    panel, document = panel_of(window), window.editor.document
    bare = panel.tree.viewport().grab().toImage()
    data, at = carried(panel, f"stage:{document.stages[0].id}", f"stage:{document.stages[1].id}", 0.2)
    marked = panel.tree.viewport().grab().toImage()
    rect = panel.tree.visualRect(panel.model.find_key(f"stage:{document.stages[1].id}"))
    assert marked.pixelColor(rect.right() - 20, rect.top()).name() == "#2b59c3"
    QApplication.sendEvent(panel.tree.viewport(), QDropEvent(QPointF(at), MOVE, data, LEFT, NONE))
    desk.settle(window)
    after = panel.tree.viewport().grab().toImage()
    assert after.pixelColor(rect.right() - 20, rect.top()).name() != "#2b59c3"
    assert bare.size() == after.size()


def test_what_has_no_place_there_stays(desk: Desk, window: MainWindow) -> None:
    panel, before = panel_of(window), window.editor.document
    panel.tree.expand(panel.model.find_key("heading:lanes"))
    assert not drag(panel, f"stage:{before.stages[0].id}", f"lane:{before.lanes[0].id}", 0.2)
    assert window.editor.document is before
    assert labels(window) == []


def test_selected_cards_go_onto_the_map_from_the_outline(desk: Desk, window: MainWindow) -> None:
    """The canvas takes them as it takes cards from the shelf."""
    panel, canvas = panel_of(window), window.canvas
    card = next(card for card in window.editor.document.cards if card.text.startswith("Filters by"))
    goal = place(window, 1, 5)
    panel.tree.setCurrentIndex(panel.model.find(card.id))
    data = panel.tree.take(panel.model.node(panel.model.find(card.id)))
    canvas.reveal(cell_rect(canvas.drawing, *goal))
    at = QPointF(*canvas.sight.to_pixel(cell_rect(canvas.drawing, *goal)).centre).toPoint()
    QApplication.sendEvent(canvas, QDragEnterEvent(at, MOVE, data, LEFT, NONE))
    QApplication.sendEvent(canvas, QDragMoveEvent(at, MOVE, data, LEFT, NONE))
    QApplication.sendEvent(canvas, QDropEvent(QPointF(at), MOVE, data, LEFT, NONE))
    moved = find_card(window.editor.document, card.id)
    assert (moved.lane, moved.step) == tuple(goal)
    assert labels(window) == ["Move card"]
