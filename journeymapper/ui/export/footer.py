"""The end of the dialogue: what a plan comes to, what would help it, and how far a file is."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from journeymapper.i18n import _
from journeymapper.ui.export.contents import plain
from journeymapper.ui.theme import current_theme

CHOOSING, WRITING, WRITTEN = "choosing", "writing", "written"


class Footer(QWidget):
    """One of three: Cancel and Export; progress and Cancel; Open, Show in folder and Done."""

    remedy_chosen = Signal(str)

    def __init__(self, go: str) -> None:
        super().__init__()
        self.state = CHOOSING
        self.sheet, self.reading, self.trouble = plain("", strong=True), plain("", muted=True), plain("")
        for label, words in (
            (self.sheet, _("Pages")),
            (self.reading, _("Reading size")),
            (self.trouble, _("Problem")),
        ):
            label.setAccessibleName(words)
        self._help = QGridLayout()
        self._help.setSpacing(2)
        line = QFrame()
        line.setFixedHeight(1)
        line.setStyleSheet(f"background: {current_theme().line}")
        self.remedies: list[QPushButton] = []
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(_("Progress"))
        self.cancel, self.go = QPushButton(_("Cancel")), QPushButton(go)
        self.open, self.folder = QPushButton(_("Open")), QPushButton(_("Show in folder"))
        self.go.setProperty("primary", True)
        for button in (self.open, self.folder):
            button.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch(1)
        for button in (self.folder, self.open, self.cancel, self.go):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(line)
        column.addSpacing(4)
        for part in (self.sheet, self.reading, self.trouble):
            column.addWidget(part)
        column.addLayout(self._help)
        column.addWidget(self.bar)
        column.addSpacing(6)
        column.addLayout(buttons)

    def show_state(self, state: str) -> None:
        """To be called once the footer is in its dialogue: Qt remembers no default button before."""
        self.state = state
        self.bar.setVisible(state == WRITING)
        self.go.setVisible(state == CHOOSING)
        for button in (self.open, self.folder):
            button.setVisible(state == WRITTEN)
        self.cancel.setText(_("Done") if state == WRITTEN else _("Cancel"))
        (self.cancel if state == WRITTEN else self.go).setDefault(True)
        if state == WRITTEN:
            self.cancel.setFocus()

    def show_busy(self, is_busy: bool) -> None:
        """Pages are being made: how long that takes nobody knows."""
        if self.state != CHOOSING:
            return
        self.bar.setRange(0, 0 if is_busy else 100)
        self.bar.setVisible(is_busy)
        if is_busy:
            self.show_words(_("Making the pages …"), "")
            self.show_remedies(())

    def show_words(self, size: str, reading: str, trouble: str = "", is_small: bool = False) -> None:
        """`is_small`: the size of text is the trouble."""
        for label, words in ((self.sheet, size), (self.reading, reading), (self.trouble, trouble)):
            label.setText(words)
            label.setVisible(bool(words))
        danger = f"color: {current_theme().danger}"
        self.trouble.setStyleSheet(danger)
        self.reading.setStyleSheet(danger if is_small else "")

    def show_remedies(self, found: Iterable[tuple[str, str]]) -> None:
        """Buttons of what would help, each with the switch that it stands for."""
        for button in self.remedies:
            self._help.removeWidget(button)
            button.deleteLater()
        self.remedies = [self._remedy(switch, words) for switch, words in found]
        for number, button in enumerate(self.remedies):
            self._help.addWidget(button, number // 2, number % 2)

    def _remedy(self, switch: str, words: str) -> QPushButton:
        button = QPushButton(f"→  {words}")
        button.setProperty("link", True)
        button.setAutoDefault(False)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        tell: Callable[[], None] = lambda: self.remedy_chosen.emit(switch)  # noqa: E731
        button.clicked.connect(tell)
        return button
