"""Texts that are longer than what a map holds: never taken in part, and refused in one sentence."""

from __future__ import annotations

from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from journeymapper.i18n import _
from journeymapper.model.record import LONGEST

_LONG_WORD = 2_000  # characters


def make_room(field: QLineEdit) -> None:
    """Let a field show whatever a map holds: by itself it would cut, and give back what it cut."""
    field.setMaxLength(2 * LONGEST)  # Qt counts letters beyond the first plane twice


def refusal(length: int) -> str:
    """What to say about a text of so many characters; "" for one that a map holds."""
    if length <= LONGEST:
        return ""
    return _(
        "A text holds {limit:,} characters: one of {count:,} is not taken in; nothing was changed.",
        limit=LONGEST,
        count=length,
    )


def suit_wrapping(field: QPlainTextEdit, text: str) -> None:
    """Break lines in front of words, or, in a text that holds a word longer than any field, anywhere: to look
    for better places in such a word takes thirty times as long."""
    longest = max(map(len, text.split()), default=0) if len(text) > _LONG_WORD else 0
    modes = QTextOption.WrapMode
    mode = modes.WrapAnywhere if longest > _LONG_WORD else modes.WrapAtWordBoundaryOrAnywhere
    if field.wordWrapMode() != mode:
        field.setWordWrapMode(mode)


def refusal_of_paste(field: QPlainTextEdit, pasted: str) -> str:
    """What to say about pasting this into a field; "" where it fits."""
    rest = len(field.toPlainText()) - len(field.textCursor().selectedText())
    return refusal(rest + len(pasted))
