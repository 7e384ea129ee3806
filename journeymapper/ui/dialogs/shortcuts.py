"""The sheet of all keys, made from the table of actions and the keys of the canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from journeymapper.i18n import N_, _

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow

# Keys that belong to the canvas itself; Qt's names, translated for the reader's keyboard when shown.
ON_THE_MAP = (
    (N_("Arrows"), N_("Move the cell cursor")),
    (N_("Any letter"), N_("Start a new card in the cell")),
    (N_("Enter"), N_("Finish, and open the next card in the cell")),
    (N_("Tab"), N_("Finish, and go to the next step")),
    (N_("Ctrl+Enter"), N_("New line inside a card")),
    (N_("F2"), N_("Edit the selected text")),
    (N_("Esc"), N_("Finish typing; cancel a drag")),
    (N_("Alt+Arrows"), N_("Move the selected cards")),
    (N_("Alt+1 to Alt+5"), N_("Severity, or impact, of the selected cards")),
    (N_("Delete"), N_("Delete what is selected")),
    (N_("Space and drag"), N_("Move the map under the window")),
    (N_("Ctrl and wheel"), N_("Zoom about the pointer")),
)


def show_shortcuts(window: MainWindow) -> None:
    dialog = QDialog(window)
    dialog.setWindowTitle(_("Keyboard shortcuts"))
    dialog.resize(760, 620)
    outer = QVBoxLayout(dialog)
    area = QScrollArea()
    area.setWidgetResizable(True)
    content = QWidget()
    grid = QGridLayout(content)
    grid.setHorizontalSpacing(32)
    grid.setVerticalSpacing(6)
    rows = [(keys, words) for keys, words in ((_(keys), _(words)) for keys, words in ON_THE_MAP)]
    _fill(grid, 0, _("On the map"), rows)
    _fill(grid, 2, _("Everywhere"), list(_of_actions(window)))
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(3, 1)
    grid.setRowStretch(grid.rowCount(), 1)
    area.setWidget(content)
    outer.addWidget(area)
    dialog.exec()
    dialog.deleteLater()


def _of_actions(window: MainWindow) -> list[tuple[str, str]]:
    native = QKeySequence.SequenceFormat.NativeText
    return [
        (action.shortcut().toString(native), action.text().replace("&", "").rstrip(" …"))
        for action in window.action_table.values()
        if not action.shortcut().isEmpty()
    ]


def _fill(grid: QGridLayout, column: int, heading: str, rows: list[tuple[str, str]]) -> None:
    label = QLabel(heading)
    label.setProperty("heading", True)
    grid.addWidget(label, 0, column, 1, 2)
    for place, (keys, words) in enumerate(rows, start=1):
        key = QLabel(keys)
        key.setProperty("muted", True)
        for widget, where in ((key, column), (QLabel(words), column + 1)):
            widget.setTextFormat(Qt.TextFormat.PlainText)
            grid.addWidget(widget, place, where, Qt.AlignmentFlag.AlignTop)
