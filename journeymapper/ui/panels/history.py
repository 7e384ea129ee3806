"""The history panel: every step that can be undone or redone; a click goes there."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from journeymapper.editor.editor import SELECTION
from journeymapper.i18n import _
from journeymapper.ui.canvas.canvas import Canvas
from journeymapper.ui.icons import icon
from journeymapper.ui.theme import current_theme

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class HistoryModel(QAbstractListModel):
    """The steps from the first to the last; those behind the present one are pale."""

    def __init__(self) -> None:
        super().__init__()
        self._steps: tuple[tuple[int, str], ...] = ()  # an identity for each, and its words
        self.place = 0
        self.saved = -1

    def show(self, steps: tuple[tuple[int, str], ...], place: int, saved: int) -> None:
        if (steps, place, saved) == (self._steps, self.place, self.saved):
            return
        self.beginResetModel()
        self._steps, self.place, self.saved = steps, place, saved
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._steps)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = index.row()
        words = self._steps[row][1]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{words}  ·  {_('saved')}" if row == self.saved else words
            case Qt.ItemDataRole.FontRole if row == self.place:
                font = QFont()
                font.setWeight(QFont.Weight.DemiBold)
                return font
            case Qt.ItemDataRole.ForegroundRole if row > self.place:
                return QColor(current_theme().disabled)
            case Qt.ItemDataRole.DecorationRole:
                name = "circle-dot" if row == self.place else "circle"
                theme = current_theme()
                return icon(name, theme.accent if row == self.place else theme.muted)
            case Qt.ItemDataRole.AccessibleTextRole:
                if row == self.place:
                    return _("{step}, shown now", step=words)
                return _("{step}, undone", step=words) if row > self.place else words
        return None


class HistoryPanel(QWidget):
    def __init__(self, canvas: Canvas) -> None:
        super().__init__()
        self.canvas = canvas
        self.editor = canvas.editor
        self.model = HistoryModel()
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("History"))
        self.list.clicked.connect(self._go)
        self.list.activated.connect(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        self._leave = self.editor.subscribe(self._on_change)

    def close_panel(self) -> None:
        self._leave()

    def take_focus(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_change(self, what: str) -> None:
        if what != SELECTION and self.isVisible() and self.editor.shown is self.editor.document:
            self._soon.start()

    def showEvent(self, event) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        history = self.editor.history
        first = _("As it was opened") if len(history.entries) <= 500 else _("The oldest step kept")
        steps = tuple([(id(one.document), one.label or first) for one in history.entries])
        saved = next((n for n, one in enumerate(history.entries) if one.document is self.editor.saved), -1)
        self.model.show(steps, history.place, saved)
        current = self.model.index(history.place)
        self.list.setCurrentIndex(current)
        self.list.scrollTo(current)

    def _go(self, index: QModelIndex) -> None:
        self.canvas.finish_editing()
        before = self.editor.document
        if self.editor.go_to(index.row()):
            self.canvas.show_difference(before)
