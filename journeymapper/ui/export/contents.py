"""What leaves and what stays, item by item; and what people should read before they hand a map over."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from journeymapper.i18n import _

_BREAK = "\u200b"  # a line may end here
_LONG_WORD = re.compile(r"\S{20}(?=\w\S{3})")  # never before a combining mark


class Contents(QWidget):
    """Lists in plain words under headings; a heading without items is not there."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        self._parts: dict[str, tuple[QLabel, QLabel]] = {}
        for name, words in (
            ("notes", _("Before you hand it over")),
            ("leaves", _("Leaves with this export")),
            ("stays", _("Stays in the house")),
            ("hidden", _("Not shown in what is exported")),
        ):
            heading, lines = plain(words, heading=True), plain("", muted=name != "notes")
            heading.setContentsMargins(0, 10, 0, 0)
            lines.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            lines.setAccessibleName(words)
            column.addWidget(heading)
            column.addWidget(lines)
            self._parts[name] = heading, lines

    def show_items(self, **items: tuple[str, ...]) -> None:
        """Items by the name of their part: notes, leaves, stays, hidden."""
        for name, (heading, lines) in self._parts.items():
            found = items.get(name, ())
            heading.setVisible(bool(found))
            lines.setVisible(bool(found))
            lines.setText("\n\n".join(found) if name == "notes" else "\n".join(f"–  {one}" for one in found))

    def text_of(self, name: str) -> str:
        return self._parts[name][1].text().replace(_BREAK, "")


class Words(QLabel):
    """A label that never takes text for markup, and is never wider than its place: words without a space
    break inside, which labels of Qt do not do by themselves."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setText(words)

    def setText(self, words: str) -> None:
        super().setText(_LONG_WORD.sub(lambda found: found[0] + _BREAK, words))


def plain(words: str, **properties: bool) -> QLabel:
    """A label of plain words, with properties of the style sheet."""
    label = Words(words)
    for name, value in properties.items():
        label.setProperty(name, value)
    return label
