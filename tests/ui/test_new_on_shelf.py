"""Kinds from the palette that are let go on the shelf: written there at once, and never lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeymapper.model.lookup import shelf_cards
from journeymapper.storage.file import read
from journeymapper.ui.canvas.drops import KIND_MIME
from journeymapper.ui.main_window import MainWindow
from tests.ui.conftest import Desk
from tests.ui.outside import COPY, LEFT, NONE, labels


@pytest.fixture
def window(desk: Desk, sample: Path) -> MainWindow:
    """With its shelf open and empty."""
    window = desk.window(sample)
    window.action_table["shelf"].trigger()
    return window


def dropped_on_shelf(window: MainWindow, kind: bytes) -> bool:
    """Carry a kind out of the palette onto the cards of the shelf; whether it was taken."""
    shelf, data = window.seeing.shelf, QMimeData()
    data.setData(KIND_MIME, kind)
    at = shelf.rect().center()
    enter = QDragEnterEvent(at, COPY, data, LEFT, NONE)
    enter.ignore()
    QApplication.sendEvent(shelf, enter)
    if enter.isAccepted():
        QApplication.sendEvent(shelf, QDropEvent(QPointF(at), COPY, data, LEFT, NONE))
    return enter.isAccepted()


def test_a_kind_that_is_dropped_on_the_shelf_is_written_there_at_once(window: MainWindow, desk: Desk) -> None:
    shelf, before = window.seeing.shelf, window.editor.document
    assert dropped_on_shelf(window, b"pain_point")
    desk.qtbot.waitUntil(shelf.line.hasFocus)
    assert len(shelf.strip.ids) == 1
    assert window.editor.document is before
    QTest.keyClicks(shelf.line, "Parcel lost")
    assert "Parcel lost" in shelf.strip.accessibleDescription()
    QTest.keyClick(shelf.line, Qt.Key.Key_Return)
    (card,) = shelf_cards(window.editor.document)
    assert (card.kind, card.text) == ("pain_point", "Parcel lost")
    assert window.editor.selection == (card.id,)
    assert shelf.strip.ids == [card.id]
    assert labels(window) == ["Add card to the shelf"]
    QTest.keyClicks(shelf.line, "Plain")
    QTest.keyClick(shelf.line, Qt.Key.Key_Return)
    assert [card.kind for card in shelf_cards(window.editor.document)] == ["pain_point", "text"]
    window.undo()
    window.undo()
    assert window.editor.document is before


def test_a_kind_on_the_shelf_that_says_nothing_leaves_no_trace(window: MainWindow, desk: Desk) -> None:
    shelf, before = window.seeing.shelf, window.editor.document
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        assert dropped_on_shelf(window, b"touchpoint")
        desk.qtbot.waitUntil(shelf.line.hasFocus)
        QTest.keyClicks(shelf.line, "oops" if key == Qt.Key.Key_Escape else " ")
        QTest.keyClick(shelf.line, key)
        assert (shelf.strip.ids, shelf.line.text()) == ([], "")
        assert window.canvas.hasFocus() == (key == Qt.Key.Key_Escape)
    assert window.editor.document is before
    assert labels(window) == []


def test_what_is_written_on_the_shelf_is_kept_when_the_hand_goes_on(window: MainWindow, desk: Desk) -> None:
    shelf = window.seeing.shelf
    assert dropped_on_shelf(window, b"metric")
    desk.qtbot.waitUntil(shelf.line.hasFocus)
    QTest.keyClicks(shelf.line, "NPS")
    window.canvas.setFocus()
    assert [(card.kind, card.text) for card in shelf_cards(window.editor.document)] == [("metric", "NPS")]


def test_a_card_that_is_written_on_the_shelf_is_saved_and_makes_way_for_the_next(
    window: MainWindow, desk: Desk
) -> None:
    shelf = window.seeing.shelf
    for kind, words in ((b"metric", "NPS"), (b"touchpoint", "Call")):
        assert dropped_on_shelf(window, kind)
        desk.qtbot.waitUntil(shelf.line.hasFocus)
        QTest.keyClicks(shelf.line, words)
    window.action_table["save"].trigger()
    desk.qtbot.waitUntil(lambda: window.editor.is_clean)
    cards = shelf_cards(read(window.editor.path).document)
    assert [(card.kind, card.text) for card in cards] == [("metric", "NPS"), ("touchpoint", "Call")]


@pytest.mark.parametrize("kind", [b"emotion", b"stage", b"divider"])
def test_what_is_no_card_does_not_lie_on_the_shelf(window: MainWindow, kind: bytes) -> None:
    assert not dropped_on_shelf(window, kind)
