"""Every control says its name to a screen reader, and shows when it has the keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from journeymapper.model.card import Note
from journeymapper.operations.cards import edit_card, to_shelf
from journeymapper.ui.export.dialog import ExportDialog
from journeymapper.ui.main_window import MainWindow
from tests.ui.conftest import SMALL, WIDE, Desk

CONTROLS = (QAbstractButton, QAbstractSlider, QComboBox, QLineEdit, QPlainTextEdit)
QT_OWN = ("qt_", "ScrollLeftButton", "ScrollRightButton")  # parts of Qt's own controls


def nameless(root: QWidget) -> list[str]:
    """What can be used and has no name."""
    found = []
    for widget in root.findChildren(QWidget):
        if not isinstance(widget, CONTROLS) and widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        inside = isinstance(widget.parentWidget(), QComboBox) or widget.objectName().startswith(QT_OWN)
        is_bar = type(widget).__name__ == "QScrollBar"
        if inside or is_bar or not widget.isVisibleTo(root):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        name = interface.text(QAccessible.Text.Name) if interface is not None else ""
        if not (name or widget.accessibleName()).strip():
            found.append(
                f"{type(widget).__name__} {widget.objectName()} in {type(widget.parentWidget()).__name__}"
            )
    return found


def test_start_page(desk: Desk) -> None:
    assert nameless(desk.window()) == []


@pytest.mark.parametrize("size", [WIDE, SMALL])
@pytest.mark.parametrize(
    "kind", ["map", "card", "stage", "step", "lane", "point", "curve", "persona", "link"]
)
def test_editing(desk: Desk, sample: Path, kind: str, size: tuple[int, int]) -> None:
    window = desk.window(sample, size)
    window.inspector._more_open = True
    window.show_inspector()
    document = window.editor.document
    ids = {
        "map": (),
        "card": (document.cards[0].id,),
        "stage": (document.stages[0].id,),
        "step": (document.stages[0].steps[0].id,),
        "lane": tuple(lane.id for lane in document.lanes if lane.kind == "emotions"),
        "point": (document.curves[0].points[0].id,),
        "curve": (document.curves[0].id,),
        "persona": (document.personas[0].id,),
        "link": (document.links[0].id,),
    }[kind]
    window.editor.select(ids)
    desk.settle(window)
    assert nameless(window) == []


def test_export(desk: Desk, sample: Path) -> None:
    dialog = ExportDialog(desk.window(sample))
    desk.qtbot.addWidget(dialog)
    dialog.show()
    assert nameless(dialog) == []


@pytest.mark.parametrize("panel", ["filter", "find", "replace", "outline", "notes", "history", "shelf"])
def test_what_lies_beside_the_map(desk: Desk, sample: Path, panel: str) -> None:
    window = desk.window(sample)
    document = window.editor.document
    card = document.cards[0].id
    notes = (Note(id="note", author="Ann", text="Really?"),)
    window.editor.commit("Note", to_shelf(edit_card(document, card, notes=notes), (document.cards[1].id,)))
    window.action_table[panel].trigger()
    desk.settle(window)
    assert nameless(window) == []


@pytest.mark.parametrize(
    "action",
    ["settings", "shortcuts", "about", "licences", "versions", "problem", "command_palette", "present"],
)
def test_what_opens_over_the_map(desk: Desk, sample: Path, action: str) -> None:
    """Each says what it is, and so do its controls; one of them has the keyboard."""
    window = desk.window(sample)
    window.save()
    seen: list[tuple[str, list[str]]] = []

    def look() -> None:
        over = QApplication.activeModalWidget() or window.seeing.presentation or window.seeing.palette
        assert over is not None
        if over.focusWidget() is None and QApplication.focusWidget() is not over:
            QTimer.singleShot(0, look)  # it has not come to the front yet
            return
        seen.append(((over.windowTitle() or over.accessibleName()).strip(), nameless(over)))
        over.close()

    QTimer.singleShot(0, look)  # while the dialogue waits for an answer
    window.action_table[action].trigger()
    desk.qtbot.waitUntil(lambda: bool(seen))
    title, without_name = seen[0]
    assert title
    assert without_name == []


def test_no_label_takes_text_for_markup(desk: Desk, sample: Path) -> None:
    window: MainWindow = desk.window(sample)
    for label in window.findChildren(QLabel):
        if label.textFormat() != Qt.TextFormat.PlainText:
            assert "<" not in label.text()


def test_focus_is_seen(desk: Desk, sample: Path) -> None:
    window = desk.window(sample)
    buttons = window.toolbar.findChildren(QAbstractButton)
    button = next(one for one in buttons if one.isVisible() and one.isEnabled() and not one.hasFocus())
    before = button.grab().toImage()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert button.grab().toImage() != before
