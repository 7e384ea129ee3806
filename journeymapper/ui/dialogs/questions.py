"""The questions that the program asks: which file, what to do with changes, whether to repair."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QDialogButtonBox, QMessageBox, QWidget

from journeymapper.i18n import _
from journeymapper.ui.dialogs.file_dialog import path_to_open, path_to_write

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

MAPS = "*.journey *.json"
_WIDEST_ROW = 920  # pixels of answers: Qt lets no such box grow beyond 1,000


class Ask:
    """Asks a person. Tests hand the program another object with the same methods."""

    def open_path(self, parent: QWidget | None, folder: Path) -> Path | None:
        filters = ";;".join(
            (
                _("Journey maps (JSON), PDF with a map") + f" ({MAPS} *.pdf)",
                _("All files") + " (*)",
            )
        )
        return path_to_open(parent, _("Open a map"), folder, filters)

    def save_path(self, parent: QWidget | None, suggested: Path) -> Path | None:
        filters = _("Journey map (JSON)") + f" ({MAPS})"
        return path_to_write(parent, _("Save the map"), suggested, filters)

    def export_path(self, parent: QWidget | None, suggested: Path, kinds: str) -> Path | None:
        return path_to_write(parent, _("Export"), suggested, kinds)

    def file_path(self, parent: QWidget | None, heading: str, folder: Path, kinds: str) -> Path | None:
        """Any file that is only read, such as a brand."""
        return path_to_open(parent, heading, folder, kinds)

    def target_path(self, parent: QWidget | None, heading: str, suggested: Path, kinds: str) -> Path | None:
        """Where something other than a map is to be written, such as a brand."""
        return path_to_write(parent, heading, suggested, kinds)

    def printer(self, parent: QWidget | None, printer: QPrinter, pages: int) -> bool:
        """Choose printer, copies and range; False for none."""
        from journeymapper.ui.dialogs.printer import ask_printer

        return ask_printer(parent, printer, pages)

    def keep_changes(self, parent: QWidget | None, name: str) -> str:
        """The answer: "save", "discard" or "cancel"."""
        box = _box(parent, _("Keep the changes to “{name}”?").format(name=name))
        box.setInformativeText(_("What you changed since the last save is lost otherwise."))
        box.setIcon(QMessageBox.Icon.Question)
        save = box.addButton(_("Save"), QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton(_("Discard"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save)
        box.setEscapeButton(cancel)
        box.exec()
        clicked = box.clickedButton()
        return "save" if clicked is save else "discard" if clicked is discard else "cancel"

    def repair(self, parent: QWidget | None, path: Path, error: Exception) -> bool:
        """True to open a repaired copy of a map whose parts refer to things that are not there."""
        box = _box(parent, _("“{name}” has broken references").format(name=path.name))
        box.setInformativeText(f"{error}\n\n" + _("A repaired copy can be opened; the file stays as it is."))
        box.setIcon(QMessageBox.Icon.Warning)
        copy = box.addButton(_("Open a repaired copy"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        return box.clickedButton() is copy

    def colour(self, parent: QWidget | None, heading: str, colour: str) -> str:
        """A colour as "#RRGGBB"; "" for none."""
        chosen = QColorDialog.getColor(QColor(colour), parent, heading)
        return chosen.name().upper() if chosen.isValid() else ""

    def choose(
        self, parent: QWidget | None, heading: str, sentence: str, answers: Sequence[tuple[str, str]]
    ) -> str:
        """One of several answers, each (what it stands for, its words); "" for none of them."""
        box = _box(parent, heading)
        box.setInformativeText(sentence)
        box.setIcon(QMessageBox.Icon.Question)
        buttons = [(box.addButton(words, QMessageBox.ButtonRole.AcceptRole), id) for id, words in answers]
        cancel = box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setEscapeButton(cancel)
        box.setDefaultButton(buttons[0][0] if buttons else cancel)
        _stack_if_wide(box)
        box.exec()
        return next((id for button, id in buttons if button is box.clickedButton()), "")

    def tell(self, parent: QWidget | None, heading: str, sentence: str) -> None:
        box = _box(parent, heading)
        box.setInformativeText(sentence)
        box.setIcon(QMessageBox.Icon.Warning)
        box.addButton(_("OK"), QMessageBox.ButtonRole.AcceptRole)
        box.exec()


def _box(parent: QWidget | None, heading: str) -> QMessageBox:
    """A message box that shows every text as plain text (a title may hold anything)."""
    box = QMessageBox(parent)
    box.setWindowTitle("JourneyMapper")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(heading)
    return box


def _stack_if_wide(box: QMessageBox) -> None:
    """Answers below one another where a row of them would be cut, as large texts make it."""
    row = box.findChild(QDialogButtonBox)
    if row is not None and row.sizeHint().width() > _WIDEST_ROW:
        row.setOrientation(Qt.Orientation.Vertical)
