"""What the export's form is made of: numbers with units, lists to choose from, and their names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QLabel, QWidget

from journeymapper.ui.measures import with_text
from journeymapper.ui.panels.choice import DropDown

_COLUMN = 140  # pixels that a field wants, at the usual size of texts


class NamedFields(QWidget):
    """Fields under their names, side by side; where that would squeeze them, one below the other."""

    def __init__(self, *fields: tuple[str, QWidget]) -> None:
        super().__init__()
        self._fields = [(_label(words, field) if words else None, field) for words, field in fields]
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(4)
        self._arrange(len(fields))

    def _arrange(self, across: int) -> None:
        """So many fields in a row."""
        if across == self._across:
            return
        self._across = across
        for place, (label, field) in enumerate(self._fields):
            row, column = 2 * (place // across), place % across
            if label is not None:
                self._grid.addWidget(label, row, column)
            self._grid.addWidget(field, row + 1, column)
        for column in range(len(self._fields)):
            self._grid.setColumnStretch(column, 1 if column < across else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        count = len(self._fields)
        self._arrange(count if self.width() >= count * with_text(_COLUMN) else 1)

    def minimumSizeHint(self) -> QSize:
        """As narrow as its widest part."""
        parts = [part for pair in self._fields for part in pair if part is not None]
        width = max(part.minimumSizeHint().width() for part in parts)
        return QSize(width, super().minimumSizeHint().height())


def _label(words: str, field: QWidget) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("muted", True)
    label.setBuddy(field)
    field.setAccessibleName(words)
    return label


class Number(QDoubleSpinBox):
    """A number with its unit. The wheel scrolls the page and never changes it."""

    def _give_room(self) -> None:
        # Style sheets leave no room to the text of a spin box without arrows.
        self.lineEdit().setGeometry(self.rect().adjusted(5, 2, -5, -2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_room()

    def event(self, event: QEvent) -> bool:
        taken = super().event(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.Polish):
            self._give_room()
        return taken

    def wheelEvent(self, event: Any) -> None:
        event.ignore()


def number(least: float, most: float, value: float, unit: str) -> Number:
    box = Number()
    box.setRange(least, most)
    box.setDecimals(1 if most <= 100 else 0)
    box.setValue(value)
    box.setSuffix(unit)
    box.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
    box.setKeyboardTracking(False)
    return box


def drop(entries: Iterable[tuple[str, str]]) -> DropDown:
    box = DropDown()
    box.setSizeAdjustPolicy(DropDown.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    for value, words in entries:
        box.addItem(words, value)
    return box
