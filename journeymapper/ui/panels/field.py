"""The controls of the inspector: each shows a value, or that several differ, and tells of edits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QLocale, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextOption
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from journeymapper.i18n import _


class _Mixed:
    """Several selected things have different values here."""


MIXED = _Mixed()


class LineField(QLineEdit):
    """One line of text."""

    edited = Signal(object)

    def __init__(self, placeholder: str = "") -> None:
        super().__init__()
        self._placeholder = placeholder
        self.textEdited.connect(lambda text: self.edited.emit(self.value_of(text)))

    def show_value(self, value: Any) -> None:
        self.setPlaceholderText(_("Different values") if value is MIXED else self._placeholder)
        text = "" if value is MIXED else self.text_of(value)
        if self.value_of(self.text()) != value or value is MIXED or not self.hasFocus():
            place = self.cursorPosition()
            if text != self.text():
                self.setText(text)
                self.setCursorPosition(min(place, len(text)) if self.hasFocus() else 0)

    def text_of(self, value: Any) -> str:
        return str(value or "")

    def value_of(self, text: str) -> Any:
        return text


class WordsField(LineField):
    """Several words with commas between them, such as tags; the value is a tuple."""

    def text_of(self, value: Any) -> str:
        return ", ".join(value or ())

    def value_of(self, text: str) -> Any:
        return tuple(dict.fromkeys(word.strip() for word in text.split(",") if word.strip()))


class NumberField(LineField):
    """A number in the user's notation; empty is None. What is no number is not taken over."""

    def __init__(self, whole: bool = False, placeholder: str = "") -> None:
        super().__init__(placeholder)
        self._whole = whole
        self.textEdited.disconnect()
        self.textEdited.connect(self._on_edit)

    def _on_edit(self, text: str) -> None:
        value = self.value_of(text)
        if value is not None or not text.strip():
            self.edited.emit(value)

    def text_of(self, value: Any) -> str:
        if value is None:
            return ""
        locale = QLocale()
        locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
        return locale.toString(int(value)) if float(value).is_integer() else locale.toString(value, "g", 12)

    def value_of(self, text: str) -> Any:
        if not text.strip():
            return None
        number, understood = QLocale().toDouble(text.strip())
        if not understood:
            number, understood = QLocale.c().toDouble(text.strip())
        if not understood or abs(number) > 1e15 or (self._whole and (number < 0 or number > 1e12)):
            return None
        return int(number) if self._whole else number


class TextField(QPlainTextEdit):
    """Several lines of plain text, as tall as its words up to a limit. Tab leaves it."""

    edited = Signal(object)
    least, most = 1, 12  # lines

    def __init__(self, placeholder: str = "", least: int = 1) -> None:
        super().__init__()
        self.least = least
        self._placeholder = placeholder
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.textChanged.connect(self._on_edit)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self._fit()

    def _on_edit(self) -> None:
        self.edited.emit(self.value_of(self.toPlainText()))

    def show_value(self, value: Any) -> None:
        self.setPlaceholderText(_("Different values") if value is MIXED else self._placeholder)
        text = "" if value is MIXED else self.text_of(value)
        if self.value_of(self.toPlainText()) == value and self.hasFocus():
            return
        if text != self.toPlainText():
            with QSignalBlocker(self):
                self.setPlainText(text)
            self._fit()

    def text_of(self, value: Any) -> str:
        return str(value or "")

    def value_of(self, text: str) -> Any:
        return text

    def _fit(self) -> None:
        lines = max(self.least, min(self.most, int(self.document().size().height())))
        frame = 2 * self.frameWidth() + 16
        self.setFixedHeight(round(lines * self.fontMetrics().lineSpacing()) + frame)

    def sizeHint(self) -> QSize:
        return QSize(120, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()  # the window gives the canvas the focus back
            return
        super().keyPressEvent(event)


class LinesField(TextField):
    """One entry a line; the value is a tuple."""

    def text_of(self, value: Any) -> str:
        return "\n".join(value or ())

    def value_of(self, text: str) -> Any:
        return tuple(line.strip() for line in text.splitlines() if line.strip())


class ChoiceField(QComboBox):
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
            line.editingFinished.connect(self._on_typed)
        self._value: Any = ""

    def _on_typed(self) -> None:
        text = self.currentText().strip()
        place = self.findText(text)
        value = self.itemData(place) if place >= 0 else text
        if value != self._value and not (self._value is MIXED and not text):
            self._value = value
            self.edited.emit(value)

    def show_value(self, value: Any) -> None:
        self._value = value
        with QSignalBlocker(self):
            line = self.lineEdit()
            if value is MIXED:
                self.setCurrentIndex(-1)
                if line is not None:
                    line.setPlaceholderText(_("Different values"))
                return
            place = self.findData(value or "")
            if place < 0 and line is None:
                self.addItem(str(value), value)
                place = self.count() - 1
            self.setCurrentIndex(place)
            if place < 0:
                self.setEditText(str(value or ""))

    def wheelEvent(self, event: Any) -> None:
        event.ignore()  # scrolling the panel must never change a value


class CheckField(QCheckBox):
    """Yes, no, or partly when several differ."""

    edited = Signal(object)

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.clicked.connect(lambda checked: self.edited.emit(bool(checked)))

    def show_value(self, value: Any) -> None:
        with QSignalBlocker(self):
            self.setTristate(value is MIXED)
            if value is MIXED:
                self.setCheckState(Qt.CheckState.PartiallyChecked)
            else:
                self.setChecked(bool(value))
