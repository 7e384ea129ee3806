"""Choosing a file: the desktop's own dialogue, or Qt's, readable in the colours of the theme."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFileDialog, QHeaderView, QSplitter, QToolButton, QTreeView, QWidget

from journeymapper.ui.icons import icon
from journeymapper.ui.measures import with_text

_ICON, _PLACES, _SIZE = 16, 110, (720, 460)  # pixels at the usual size of texts
_SAY_LITTLE = (1, 2)  # columns: maps are small, and only files of the wanted kinds are listed

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
            button.setIconSize(QSize(with_text(_ICON), with_text(_ICON)))
    files = dialog.findChild(QTreeView, "treeView")
    if isinstance(files, QTreeView):
        _fit(dialog, files)
    return dialog


def _fit(dialog: QFileDialog, files: QTreeView) -> None:
    """As large as the texts want, names before all else: Qt takes the sizes that it had the last time."""
    room = dialog.screen().availableSize()
    wide, high = min(with_text(_SIZE[0]), room.width() - 40), min(with_text(_SIZE[1]), room.height() - 60)
    dialog.resize(wide, high)
    header = files.header()
    header.setMinimumSectionSize(1)
    for column in range(header.count()):
        whole = QHeaderView.ResizeMode.ResizeToContents
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch if column == 0 else whole)
    for column in _SAY_LITTLE:
        files.hideColumn(column)
    for splitter in dialog.findChildren(QSplitter):
        splitter.setSizes([with_text(_PLACES), wide])


def _chosen(dialog: QFileDialog) -> Path | None:
    is_chosen = dialog.exec() == QFileDialog.DialogCode.Accepted
    names = dialog.selectedFiles() if is_chosen else []
    dialog.deleteLater()
    return Path(names[0]) if names else None
