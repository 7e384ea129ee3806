"""A family of fonts: bundled, of this machine, or by a name that is typed; and what to know about it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeymapper.i18n import _
from journeymapper.text.fonts import INTER, bundled_families, has_family, is_embedded
from journeymapper.text.system_fonts import writing_families
from journeymapper.ui.panels.choice import ChoiceField
from journeymapper.ui.panels.extra import words_label


class FontField(QWidget):
    """The value is the family's name, "" for the usual one."""

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        bundled = bundled_families()
        others = [family for family in writing_families() if family not in bundled]
        named = [(family, family) for family in (*bundled[1:], *others)]
        self.choice = ChoiceField([("", _("{font}, the usual one", font=INTER)), *named])
        self.choice.insertSeparator(len(bundled))
        self.note = words_label("", muted=True)
        self.note.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.choice)
        column.addWidget(self.note)
        self.setFocusProxy(self.choice)
        self.choice.edited.connect(self.edited)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.choice.setAccessibleName(name)

    def show_value(self, value: Any) -> None:
        family = "" if str(value).strip().casefold() == INTER.casefold() else str(value).strip()
        self.choice.show_value(family)
        said = about_font(family)
        self.note.setText(said)
        self.note.setVisible(bool(said))
        self.choice.setAccessibleDescription(said)


def about_font(family: str) -> str:
    """What people should know before they hand out a map in this family; "" when there is nothing."""
    if not has_family(family):
        return _("This machine has no font “{font}”: {usual} stands in for it.", font=family, usual=INTER)
    if not is_embedded(family or INTER):
        return _("This font cannot be embedded: PDFs carry its letters as outlines.")
    if family and family not in bundled_families():
        return _("A font of this machine: PDFs carry it, other machines need it to show the map alike.")
    return ""
