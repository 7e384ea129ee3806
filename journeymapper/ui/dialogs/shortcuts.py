"""The sheet of all keys, made from the table of actions and the keys of the canvas."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journeymapper.i18n import N_, _
from journeymapper.ui.actions import plain_text
from journeymapper.ui.dialogs.palette_entries import without_marks
from journeymapper.ui.measures import with_text
from journeymapper.ui.menus import MENU_BAR, Names

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow

Rows = list[tuple[str, str]]
_AT_START = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading

# Keys that belong to the canvas itself.
ON_THE_MAP = (
    (N_("Arrows"), N_("Move the cell cursor; beyond the cells to lanes, stages, personas, title")),
    (N_("Shift+Arrows"), N_("Select more cards; Ctrl+L links two, or begins a link on one")),
    (N_("Home, End"), N_("First and last step; with Ctrl first and last cell")),
    (N_("Any letter"), N_("Start a new card in the cell; on an emotion point, its label")),
    (N_("Enter"), N_("Edit what is selected; finish, and open the next card")),
    (N_("Tab"), N_("Finish, and go to the next step; with Shift back")),
    (N_("Ctrl+Enter"), N_("New line inside a card that is being written")),
    (N_("Esc"), N_("Finish typing, cancel a drag, select nothing")),
    (N_("Alt+Arrows"), N_("Move what is selected")),
    (N_("Alt+1 to Alt+5"), N_("Severity, or impact, of the selected cards")),
    (N_("1 to 5, + and −"), N_("Value of the selected emotion point")),
    (N_("Delete"), N_("Delete what is selected")),
    (N_("Page Up, Page Down"), N_("Scroll the map")),
)
WITH_THE_MOUSE = (
    (N_("Drag"), N_("Move a card, a stage, a step, a lane, an emotion point")),
    (N_("Ctrl or Alt and drag"), N_("Copy what is dragged")),
    (N_("Drag an end of a card"), N_("Span several steps")),
    (N_("Shift or Ctrl and click"), N_("Select several things")),
    (N_("Double click"), N_("Edit a text; write in an empty cell")),
    (N_("Space and drag"), N_("Move the map under the window; so does the middle button")),
    (N_("Ctrl and wheel"), N_("Zoom about the pointer")),
)
WHEN_PRESENTING = (
    (N_("Right, Left"), N_("Next stage, stage before")),
    (N_("Up, Down"), N_("Scroll the stage")),
    (N_("Home, End"), N_("First stage, last stage")),
    (N_("Esc"), N_("End")),
)

_WIDE = 1080  # two columns, at the usual size of texts


def show_shortcuts(window: MainWindow) -> None:
    dialog = QDialog(window)
    dialog.setWindowTitle(_("Keyboard shortcuts"))
    room = window.screen().availableGeometry() if window.screen() else window.geometry()
    dialog.resize(min(with_text(_WIDE), room.width() - 40), min(with_text(760), room.height() - 60))
    outer = QVBoxLayout(dialog)
    outer.setContentsMargins(0, 0, 0, 12)
    area = QScrollArea()
    area.setAccessibleName(_("Keyboard shortcuts"))
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    content = QWidget()
    is_wide = dialog.width() >= with_text(_WIDE)
    columns = QHBoxLayout(content) if is_wide else QVBoxLayout(content)  # words are never squeezed
    columns.setContentsMargins(28, 20, 28, 12)
    columns.setSpacing(48 if is_wide else 20)
    menus = [(_(title).replace("&", ""), _of_menu(names, window)) for title, names in MENU_BAR]
    others = [(_("On the map"), _told(ON_THE_MAP)), (_("With the mouse"), _told(WITH_THE_MOUSE))]
    others.append((_("When presenting"), _told(WHEN_PRESENTING)))
    rest = _rest(window)
    for sections in (others, [*menus, (_("More"), rest)]):
        columns.addLayout(_column([one for one in sections if one[1]]), 1)
    area.setWidget(content)
    outer.addWidget(area)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    buttons.setContentsMargins(20, 0, 20, 0)
    outer.addWidget(buttons)
    dialog.exec()
    dialog.deleteLater()


def _told(keys: tuple[tuple[str, str], ...]) -> Rows:
    return [(_(key), _(words)) for key, words in keys]


def _of_menu(names: Names, window: MainWindow) -> Rows:
    return [row for name in _flat(names) if (row := _row(window.action_table[name]))]


def _rest(window: MainWindow) -> Rows:
    """Actions with keys that stand in no menu."""
    named = {name for _title, names in MENU_BAR for name in _flat(names)}
    return [row for id, one in window.action_table.items() if id not in named and (row := _row(one))]


def _flat(names: Names) -> Iterator[str]:
    """The actions of a menu and of the menus inside it."""
    for name in names:
        if isinstance(name, tuple):
            yield from _flat(name[1])
        elif name and not name.startswith("@"):
            yield name


def _row(action: QAction) -> tuple[str, str] | None:
    native = QKeySequence.SequenceFormat.NativeText
    keys = ", ".join(key.toString(native) for key in action.shortcuts())
    return (keys, without_marks(plain_text(action))) if keys else None


def _column(sections: list[tuple[str, Rows]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(7)
    grid.setColumnStretch(1, 1)
    place = 0
    for heading, rows in sections:
        label = QLabel(heading)
        label.setProperty("strong", True)
        label.setContentsMargins(0, 14 if place else 0, 0, 2)
        grid.addWidget(label, place, 0, 1, 2)
        for keys, words in rows:
            place += 1
            grid.addWidget(_label(keys, "keys"), place, 0, _AT_START)
            said = _label(words, "muted")
            said.setWordWrap(True)
            grid.addWidget(said, place, 1, Qt.AlignmentFlag.AlignVCenter)
        place += 1
    grid.setRowStretch(place, 1)
    return grid


def _label(words: str, role: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty(role, True)
    return label
