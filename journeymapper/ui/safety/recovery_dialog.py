"""What earlier sessions left behind when they ended badly, to be decided about in peace."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journeymapper.i18n import _, ngettext
from journeymapper.storage.names import shown
from journeymapper.storage.rescue import Found
from journeymapper.ui.safety.pictured import PicturedList, Row
from journeymapper.ui.safety.plain import plain_label, time_words

INTO_FILE, AS_NEW, SALVAGE, KEEP, DISCARD = "into file", "as new", "salvage", "keep", "discard"


class Decision(NamedTuple):
    found: Found
    what: str


class RecoveryDialog(QDialog):
    """One row for each copy. Nothing happens before "Continue"; closing keeps everything for later."""

    def __init__(self, copies: Sequence[Found], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Recover unsaved maps"))
        self.resize(760, min(640, 230 + 140 * len(copies)))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        words = ngettext(
            "A map was not saved when the program ended",
            "{count} maps were not saved when the program ended",
            len(copies),
        )
        heading = plain_label(words, role="title")
        heading.setStyleSheet("font-size: 14pt;")
        column.addWidget(heading)
        words = _("Choose what shall become of each. What you recover stays kept until you have saved it.")
        column.addWidget(plain_label(words, role="muted"))
        column.addSpacing(4)
        self.list = PicturedList(_("Unsaved maps"))
        self._groups: list[tuple[Found, QButtonGroup]] = []
        for copy in copies:
            self._add(copy)
        column.addWidget(self.list, 1)
        buttons = QHBoxLayout()
        later = QPushButton(_("Decide later"))
        later.clicked.connect(self.reject)
        go_on = QPushButton(_("Continue"))
        go_on.setProperty("primary", True)
        go_on.setDefault(True)
        go_on.clicked.connect(self.accept)
        buttons.addStretch(1)
        buttons.addWidget(later)
        buttons.addWidget(go_on)
        column.addLayout(buttons)
        self.later_button, self.continue_button = later, go_on
        go_on.setFocus()

    def decisions(self) -> tuple[Decision, ...]:
        """What was chosen for each copy, in the order of the list."""
        return tuple(
            Decision(copy, str(button.property("choice")))
            for copy, group in self._groups
            for button in group.buttons()
            if button.isChecked()
        )

    def choose(self, place: int, what: str) -> None:
        """Press this choice of a row."""
        _copy, group = self._groups[place]
        next(button for button in group.buttons() if button.property("choice") == what).click()

    def _add(self, copy: Found) -> None:
        row = Row(copy.name or _("Untitled map"), about(copy), None if copy.damaged else copy.load)
        frame = QFrame()
        frame.setProperty("segments", True)
        frame.setSizePolicy(frame.sizePolicy().horizontalPolicy(), frame.sizePolicy().verticalPolicy())
        inner = QHBoxLayout(frame)
        inner.setContentsMargins(3, 3, 3, 3)
        inner.setSpacing(2)
        group = QButtonGroup(self)
        for number, (what, name) in enumerate(choices(copy)):
            button = QToolButton()
            button.setText(name)
            button.setProperty("choice", what)
            button.setProperty("segment", True)
            button.setCheckable(True)
            button.setChecked(number == 0)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            group.addButton(button)
            inner.addWidget(button)
        row.buttons.addWidget(frame)
        row.buttons.addStretch(1)
        self._groups.append((copy, group))
        self.list.add(row)


def choices(copy: Found) -> tuple[tuple[str, str], ...]:
    """What can be done with a copy, the sensible first."""
    later = ((KEEP, _("Keep for later")), (DISCARD, _("Discard")))
    if copy.damaged:
        return (later[0], (SALVAGE, _("Recover what is readable")), later[1])
    new = (AS_NEW, _("Recover as a new map"))
    if copy.path is None:
        return ((AS_NEW, _("Recover")), *later)
    if copy.file_changed:
        return (new, *later)
    return ((INTO_FILE, _("Recover")), new, *later)


def about(copy: Found) -> tuple[str, ...]:
    """When it was, how much of it there is, and where it belongs."""
    if copy.damaged:
        return (copy.damaged,)
    cards = ngettext("{count} card", "{count} cards", copy.cards)
    when = _("{time} · {cards}", time=time_words(copy.time).capitalize(), cards=cards)
    if copy.path is None:
        return (when, _("It was never saved."))
    where = {"name": shown(copy.path), "folder": shown(copy.path.parent)}
    if copy.file_changed:
        return (when, _("From “{name}” in {folder}, which is another version now.", **where))
    return (when, _("Changes to “{name}” in {folder}", **where))
