"""Choosing a file: the desktop's own dialogue, or Qt's, readable in the colours of the theme."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QToolButton, QWidget

from journeymapper.ui.icons import icon

# Qt's own pictures are black on every ground.
_ICONS = (
    ("backButton", "arrow-left"),
    ("forwardButton", "arrow-right"),
    ("toParentButton", "arrow-up"),
    ("newFolderButton", "plus"),
    ("listModeButton", "list"),
    ("detailModeButton", "rows-3"),
)


def path_to_open(parent: QWidget | None, heading: str, folder: Path | None, kinds: str) -> Path | None:
    """A file that exists; None when none was chosen. `kinds` are filters as Qt writes them."""
    dialog = file_dialog(parent, heading, folder, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _chosen(dialog)


def path_to_write(parent: QWidget | None, heading: str, suggested: Path, kinds: str) -> Path | None:
    """Where to write, `suggested` being proposed; people have agreed to replace what is there."""
    dialog = file_dialog(parent, heading, suggested.parent, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.selectFile(suggested.name)
    return _chosen(dialog)


def file_dialog(parent: QWidget | None, heading: str, folder: Path | None, kinds: str) -> QFileDialog:
    dialog = QFileDialog(parent, heading, str(folder or ""), kinds)
    for name, picture in _ICONS:
        button = dialog.findChild(QToolButton, name)  # none of them in the desktop's dialogue
        if isinstance(button, QToolButton):
            button.setIcon(icon(picture))
    return dialog


def _chosen(dialog: QFileDialog) -> Path | None:
    is_chosen = dialog.exec() == QFileDialog.DialogCode.Accepted
    names = dialog.selectedFiles() if is_chosen else []
    dialog.deleteLater()
    return Path(names[0]) if names else None
