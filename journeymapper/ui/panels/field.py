"""The controls of the inspector: each shows a value, or that several differ, and tells of edits."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QLocale, QMimeData, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QTextOption
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from journeymapper.i18n import _
from journeymapper.ui.check_box import CheckBox
from journeymapper.ui.long_texts import make_room, refusal_of_paste, suit_wrapping


def is_undo(event: QEvent) -> bool:
    """Undo and redo are the map's also while a field has the keyboard: every letter is in its history."""
    return isinstance(event, QKeyEvent) and (
        event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
    )


_SURELY_SCROLLED = 10_000  # characters


class _Mixed:
    """Several selected things have different values here."""


MIXED = _Mixed()


class LineField(QLineEdit):
    """One line of text."""

    edited = Signal(object)

    def __init__(self, placeholder: str = "") -> None:
        super().__init__(placeholderText=placeholder)
        self._placeholder = placeholder
        make_room(self)
        self.textEdited.connect(lambda text: self.edited.emit(self.value_of(text)))

    def event(self, event: QEvent) -> bool:
        if is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def show_value(self, value: Any) -> None:
        self.setPlaceholderText(_("Different values") if value is MIXED else self._placeholder)
        text = "" if value is MIXED else self.text_of(value)
        shown, place = self.text(), self.cursorPosition()
        # What the person is writing stays as it is: a comma at the end of the tags, "4," of "4,5".
        if text == shown or (self.hasFocus() and self.value_of(shown) == value):
            return
        self.setText(text)
        self.setCursorPosition(place_after(shown, text, place) if self.hasFocus() else 0)

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
    """A number in the user's notation; empty is None. What is no number is not taken over, and does not stay
    when the field is left."""

    def __init__(self, whole: bool = False, placeholder: str = "") -> None:
        super().__init__(placeholder)
        self._whole = whole
        self._held: Any = None  # what was shown last
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
        if not understood:  # with a point or a comma, as others write it
            number, understood = QLocale.c().toDouble(text.strip().replace(",", "."))
        if not understood or not abs(number) <= 1e15 or (self._whole and not 0 <= number <= 1e12):
            return None  # also for "nan", which Qt understands
        return int(number) if self._whole else number

    def show_value(self, value: Any) -> None:
        self._held = value
        super().show_value(value)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.text().strip() and self.value_of(self.text()) is None:
            super().show_value(self._held)


class TextField(QPlainTextEdit):
    """Plain text, as tall as its words up to a limit. Tab leaves it."""

    edited = Signal(object)
    refused = Signal(str)  # a sentence about what was not pasted
    most = 12  # lines

    def __init__(self, placeholder: str = "", least: int = 1) -> None:
        super().__init__()
        self.least = least
        self._placeholder = placeholder
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        self.textChanged.connect(self._on_edit)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())

    def suggest(self, placeholder: str) -> None:
        """What is shown where nothing is written."""
        self._placeholder = placeholder

    def event(self, event: QEvent) -> bool:
        if is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def _on_edit(self) -> None:
        self.edited.emit(self.value_of(self.toPlainText()))

    def insertFromMimeData(self, source: QMimeData) -> None:
        words = refusal_of_paste(self, source.text())
        if words:
            self.refused.emit(words)
        elif source.hasText():
            self.textCursor().insertText(self.pasted(source.text()))

    def pasted(self, text: str) -> str:
        """What becomes of a text that is pasted."""
        return text

    def show_value(self, value: Any) -> None:
        self.setPlaceholderText(_("Different values") if value is MIXED else self._placeholder)
        text = "" if value is MIXED else self.text_of(value)
        shown = self.toPlainText()
        # What the person is writing stays as it is, down to a blank at the end.
        if text == shown or (self.hasFocus() and self.value_of(shown) == value):
            return
        place = self.textCursor().position()
        if len(text) > _SURELY_SCROLLED:
            # Before the text: laying it out once more for the bar's sake takes as long as the first time.
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        with QSignalBlocker(self):
            suit_wrapping(self, text)
            self.setPlainText(text)
        if self.hasFocus():
            cursor = self.textCursor()
            cursor.setPosition(place_after(shown, text, place))
            self.setTextCursor(cursor)
        self._fit()

    def text_of(self, value: Any) -> str:
        return str(value or "")

    def value_of(self, text: str) -> Any:
        return text

    def lines(self) -> int:
        """How many lines the words take at the present width."""
        count = 0
        block = self.document().firstBlock()
        while block.isValid():
            count += max(1, block.layout().lineCount())
            block = block.next()
        return count

    def _fit(self) -> None:
        wanted = self.lines()
        lines = max(self.least, min(self.most, wanted))
        policy = Qt.ScrollBarPolicy
        # Never "as needed": a bar that comes while the field grows would stay and take its room.
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if wanted > self.most else policy.ScrollBarAlwaysOff
        )
        frame = self.height() - self.viewport().height()
        if frame < 0:
            return  # not laid out since its size changed: that comes with the next resizing
        height = lines * self.fontMetrics().lineSpacing() + 2 * self.document().documentMargin() + frame + 2
        if round(height) != self.height():
            self.setFixedHeight(round(height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def sizeHint(self) -> QSize:
        return QSize(120, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()  # the window gives the canvas the focus back
            return
        super().keyPressEvent(event)


class NameField(TextField):
    """A name: one line of text, which is shown whole however long it is. Enter goes on."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    def pasted(self, text: str) -> str:
        return " ".join(text.split())


def place_after(before: str, after: str, place: int) -> int:
    """Where a text cursor belongs once a text has been replaced: behind the same words, as far as
    both texts end or begin alike (undo takes letters away just there)."""
    behind = before[place:]
    if behind and after.endswith(behind):
        return len(after) - len(behind)
    return len(after) if place == len(before) else min(place, len(after))


class LinesField(TextField):
    """One entry a line; the value is a tuple."""

    def text_of(self, value: Any) -> str:
        return "\n".join(value or ())

    def value_of(self, text: str) -> Any:
        return tuple(line.strip() for line in text.splitlines() if line.strip())


class CheckField(CheckBox):
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
