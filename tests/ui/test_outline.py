"""The outline in the real window: it mirrors the map, and edits it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from journeymapper.editor.outline import flat, outline
from journeymapper.editor.things import text_of
from journeymapper.model.document import Document
from journeymapper.storage.file import save
from journeymapper.ui.main_window import MainWindow
from journeymapper.ui.panels.outline import OutlinePanel
from journeymapper.ui.panels.side import OUTLINE
from tests.generator import generated
from tests.ui.conftest import Desk

Key, Alt = Qt.Key, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(desk: Desk, sample: Path) -> MainWindow:
    window = desk.window(sample)
    window.action_table["outline"].trigger()
    desk.settle(window)
    return window


def panel_of(window: MainWindow) -> OutlinePanel:
    return window.seeing.side.panel(OUTLINE)


def lines(panel: OutlinePanel) -> list[str]:
    return [node.key for node in panel.model.nodes]


def go_to(panel: OutlinePanel, id: str) -> None:
    panel.tree.setCurrentIndex(panel.model.find(id))


def card_ids(document: Document) -> list[str]:
    return [node.id for node in flat(outline(document)) if node.kind == "card"]


def test_it_says_what_the_map_says_after_every_edit(desk: Desk, window: MainWindow) -> None:
    panel, editor = panel_of(window), window.editor
    first = lines(panel)
    assert first == [node.key for node in flat(outline(editor.document))]
    editor.select((editor.document.stages[1].id,))
    desk.settle(window)
    window.action_table["delete"].trigger()
    desk.qtbot.waitUntil(lambda: lines(panel) == [node.key for node in flat(outline(editor.document))])
    assert len(lines(panel)) < len(first)
    window.undo()
    desk.qtbot.waitUntil(lambda: lines(panel) == first)


def test_the_selection_goes_both_ways(desk: Desk, window: MainWindow) -> None:
    panel = panel_of(window)
    last = card_ids(window.editor.document)[-1]
    go_to(panel, last)
    assert window.editor.selection == (last,)
    desk.settle(window)
    found = window.canvas.places_now().find(last)
    seen = window.canvas.sight.to_pixel(found.rect, found.strip)
    assert seen.intersects(window.canvas.sight.body_window())
    first = card_ids(window.editor.document)[0]
    window.editor.select((first,))
    desk.qtbot.waitUntil(lambda: panel.model.node(panel.tree.currentIndex()).id == first)


def test_a_name_is_changed_in_place_and_what_is_open_stays_open(desk: Desk, window: MainWindow) -> None:
    panel, stage = panel_of(window), window.editor.document.stages[0].id
    panel.tree.collapse(panel.model.find(window.editor.document.stages[1].id))
    go_to(panel, stage)
    QTest.keyClick(panel.tree, Key.Key_F2)
    field = next(one for one in panel.tree.findChildren(QLineEdit) if one.isVisible())
    field.selectAll()
    QTest.keyClicks(field, "Noticing")
    QTest.keyClick(field, Key.Key_Return)
    desk.qtbot.waitUntil(lambda: text_of(window.editor.document, stage) == "Noticing")
    assert [entry.label for entry in window.editor.history.entries[1:]] == ["Rename stage"]
    desk.settle(window)
    assert panel.tree.isExpanded(panel.model.find(stage))
    assert not panel.tree.isExpanded(panel.model.find(window.editor.document.stages[1].id))


def test_stages_move_down_the_list_and_keep_the_keyboard(desk: Desk, window: MainWindow) -> None:
    panel, stage = panel_of(window), window.editor.document.stages[0].id
    go_to(panel, stage)
    panel.take_focus()
    QTest.keyClick(panel.tree, Key.Key_Down, Alt)
    assert [one.id for one in window.editor.document.stages].index(stage) == 1
    desk.qtbot.waitUntil(lambda: panel.model.find(stage).row() == 1)
    assert panel.model.node(panel.tree.currentIndex()).id == stage
    QTest.keyClick(panel.tree, Key.Key_Up, Alt)
    assert window.editor.document.stages[0].id == stage


def test_a_card_and_a_lane_move(desk: Desk, window: MainWindow) -> None:
    panel = panel_of(window)
    card = next(card for card in window.editor.document.cards if card.text.startswith("Filters by"))
    go_to(panel, card.id)
    QTest.keyClick(panel.tree, Key.Key_Right, Alt)
    moved = next(one for one in window.editor.document.cards if one.id == card.id)
    assert (moved.lane, moved.step) != (card.lane, card.step)
    lane = window.editor.document.lanes[0].id
    desk.settle(window)
    go_to(panel, lane)
    QTest.keyClick(panel.tree, Key.Key_Down, Alt)
    assert window.editor.document.lanes[1].id == lane


def test_delete_deletes_what_the_line_stands_for(desk: Desk, window: MainWindow) -> None:
    panel = panel_of(window)
    card = card_ids(window.editor.document)[0]
    go_to(panel, card)
    QTest.keyClick(panel.tree, Key.Key_Delete)
    assert card not in card_ids(window.editor.document)
    desk.settle(window)
    cell = next(n for n, node in enumerate(panel.model.nodes) if node.kind == "cell")
    inside = [node.id for node in panel.model.nodes[cell].children]
    panel.tree.setCurrentIndex(panel.model.at(cell))
    assert window.editor.selection == tuple(inside)


def test_lines_are_plain_text_and_say_what_they_are(desk: Desk, window: MainWindow) -> None:
    panel = panel_of(window)
    index = panel.model.find(window.editor.document.stages[0].id)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Stage: Awareness"
    assert panel.tree.accessibleName()
    card = panel.model.find(card_ids(window.editor.document)[0])
    assert card.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Action: ")


def test_a_large_map_begins_with_its_stages(desk: Desk, tmp_path: Path) -> None:
    save(tmp_path / "large.journey", generated(2_000), {})
    window = desk.window(tmp_path / "large.journey")
    window.action_table["outline"].trigger()
    panel = panel_of(window)
    assert len(panel.model) > 2_000
    shown = 0
    index = panel.tree.indexAt(panel.tree.rect().topLeft())
    while index.isValid():
        shown += 1
        index = panel.tree.indexBelow(index)
    assert shown < 400
    last = card_ids(window.editor.document)[-1]
    window.editor.select((last,))
    desk.qtbot.waitUntil(lambda: panel.model.node(panel.tree.currentIndex()).id == last)
    assert panel.tree.isExpanded(panel.tree.currentIndex().parent())


def test_nothing_is_done_while_it_is_closed(desk: Desk, window: MainWindow) -> None:
    panel = panel_of(window)
    window.action_table["outline"].trigger()
    assert not panel.isVisible()
    before = panel.model.nodes
    window.editor.select((window.editor.document.stages[0].id,))
    desk.settle(window)
    window.action_table["delete"].trigger()
    desk.settle(window)
    assert panel.model.nodes is before
    window.action_table["outline"].trigger()
    assert lines(panel) == [node.key for node in flat(outline(window.editor.document))]
