"""Lists to choose from, closed or with room for a word of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyle

from journeymapper.i18n import _
from journeymapper.ui.icons import pixmap
from journeymapper.ui.measures import with_text
from journeymapper.ui.panels.field import MIXED
from journeymapper.ui.theme import current_theme


class DropDown(QComboBox):
    """A list to choose from, with an arrow in the colours of the theme."""

    ARROW = 16  # pixels, at the usual size of texts
    MOST = 16  # entries that are seen without scrolling

    def __init__(self) -> None:
        super().__init__()
        self.setMaxVisibleItems(self.MOST)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # nor does the wheel take the keyboard there

    def wheelEvent(self, event: Any) -> None:
        event.ignore()  # scrolling the panel must never change a value

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = current_theme()
        size = with_text(self.ARROW)
        colour = theme.muted if self.isEnabled() else theme.disabled
        picture = pixmap("chevron-down", size, colour, self.devicePixelRatioF())
        place = QRect(self.width() - size - 8, (self.height() - size) // 2, size, size)
        place = QStyle.visualRect(self.layoutDirection(), self.rect(), place)
        with QPainter(self) as painter:
            painter.drawPixmap(place.topLeft(), picture)


class ChoiceField(DropDown):
    """One of known words, or any other: lists of the field are never closed."""

    edited = Signal(object)

    def __init__(self, choices: Sequence[tuple[str, str]], free: bool = True) -> None:
        """`choices` are pairs of value and (translated) words."""
        super().__init__()
        self.setEditable(free)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for value, words in choices:
            self.addItem(words, value)
        self.activated.connect(lambda place: self.edited.emit(self.itemData(place)))
        line = self.lineEdit()
        if line is not None:
            line.editingFinished.connect(self.finish)
            line.setTextMargins(-2, 0, 0, 0)
        self._value: Any = ""
        # What stands here without anybody's doing. Qt's own mark is lost when it completes a word.
        self._shown = self.currentText()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        if (line := self.lineEdit()) is not None:
            line.setAccessibleName(name)

    def _on_typed(self) -> None:
        text = self.currentText().strip()
        place = self.findText(text)
        value = self.itemData(place) if place >= 0 else text
        if value != self._value and not (self._value is MIXED and not text):
            self._value = value
            self.edited.emit(value)

    def finish(self) -> None:
        """Take over what was typed, as leaving the field would."""
        line = self.lineEdit()
        if line is not None and line.text() != self._shown:
            self._shown = line.text()
            self._on_typed()

    def show_value(self, value: Any) -> None:
        line = self.lineEdit()
        if line is not None and line.text() != self._shown and line.hasFocus() and value == self._value:
            return  # somebody is writing here
        self._value = value
        with QSignalBlocker(self):
            self._show(value, line)
        self._shown = self.currentText()

    def _show(self, value: Any, line: QLineEdit | None) -> None:
        if value is MIXED:
            self.setCurrentIndex(-1)
            if line is not None:
                line.setPlaceholderText(_("Different values"))
            return
        place = self.findData(value or "")
        if place < 0 and line is None and value:
            self.addItem(str(value), value)
            place = self.count() - 1
        self.setCurrentIndex(place)
        if place < 0:
            self.setEditText(str(value or ""))
