"""The plain text field that lies over a card or a name while it is written."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QInputMethodEvent, QKeyEvent, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from journeymapper.i18n import _
from journeymapper.text.run import TextStyle
from journeymapper.ui.long_texts import refusal_of_paste

NEXT_CARD, NEXT_STEP, STEP_BEFORE, DONE = "next card", "next step", "step before", "done"
LEAST_PIXELS = 11.0  # text that is written is never smaller than this, whatever the zoom
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ENDS = {
    Qt.Key.Key_Tab: NEXT_STEP,
    Qt.Key.Key_Backtab: STEP_BEFORE,
    Qt.Key.Key_Escape: DONE,
}


class TextEdit(QPlainTextEdit):
    """Says how the writing ended; what becomes of the text is not its business."""

    ended = Signal(str)
    refused = Signal(str)  # a sentence about what was not pasted

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setAccessibleName(_("Text of the card"))
        self.setTabChangesFocus(False)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(0, 0, 0, 0)

    def dress(
        self,
        style: TextStyle,
        zoom: float,
        colour: str,
        paper: str,
        centred: bool = False,
        mirrored: bool = False,
    ) -> None:
        """Look like the text below: its face, size and colours, and the side it stands on."""
        pixels = max(LEAST_PIXELS, style.size * zoom)
        font = QFont(style.family)
        font.setPointSizeF(pixels * 72 / self.logicalDpiY())
        font.setWeight(QFont.Weight(style.weight))
        font.setItalic(style.italic)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if font != self.font():
            self.setFont(font)
        plain = "border: none; padding: 0; margin: 0; border-radius: 0"
        wanted = f"QPlainTextEdit {{ {plain}; color: {colour}; background: {paper}; }}"
        if wanted != self.styleSheet():
            self.setStyleSheet(wanted)
        option = self.document().defaultTextOption()
        side = Qt.AlignmentFlag.AlignLeading
        if mirrored:
            side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
        wanted_side = Qt.AlignmentFlag.AlignHCenter if centred else side
        if option.alignment() != wanted_side:  # else all of the text would be laid out anew
            option.setAlignment(wanted_side)
            self.document().setDefaultTextOption(option)

    def insertFromMimeData(self, source: QMimeData) -> None:
        words = refusal_of_paste(self, source.text())
        if words:
            self.refused.emit(words)
        else:
            self.insertPlainText(source.text())

    def needed_height(self) -> int:
        """The height in pixels that shows all of the text at the present width."""
        lines = 0
        block = self.document().firstBlock()
        while block.isValid():
            lines += max(1, block.layout().lineCount())
            block = block.next()
        return lines * self.fontMetrics().lineSpacing() + 2

    def compose(self, event: QInputMethodEvent) -> None:
        """Take a composition that began before the field had the focus."""
        self.inputMethodEvent(event)

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and self._is_ours(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def _is_ours(self, event: QKeyEvent) -> bool:
        """Also Ctrl+Enter, which breaks the line here, although the window has a shortcut on it."""
        return bool(self._ends(event)) or event.key() in _ENTER

    def _ends(self, event: QKeyEvent) -> str:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in _ENTER and not control and not shift:
            return NEXT_CARD
        return "" if control else _ENDS.get(Qt.Key(event.key()), "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        end = self._ends(event)
        if end:
            event.accept()
            self.ended.emit(end)
        elif event.key() in _ENTER:
            self.insertPlainText("\n")
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # A menu, an input method's window or another program does not end the writing.
        if event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.MenuBarFocusReason,
        ):
            self.ended.emit("left")

    def wheelEvent(self, event: QEvent) -> None:
        event.ignore()  # the canvas scrolls
