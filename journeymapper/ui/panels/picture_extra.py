"""The picture of a card or persona: choose one, remove it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel

from journeymapper.i18n import _
from journeymapper.model.document import Document
from journeymapper.storage.errors import PictureError
from journeymapper.storage.pictures import import_picture
from journeymapper.ui.dialogs.file_dialog import path_to_open
from journeymapper.ui.panels.extra import Extra, link_button, row_of
from journeymapper.ui.panels.subject import Subject, with_value

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow

_HEIGHT = 96


class PictureOf(Extra):
    """Shows the picture of the one selected thing."""

    def __init__(self, window: MainWindow, folded: bool) -> None:
        super().__init__(window, _("Picture"))
        self.folded = folded
        self._subject: Subject | None = None
        self._shown = QLabel()
        self._choose = link_button(_("Choose a picture …"))
        self._remove = link_button(_("Remove"))
        self._choose.clicked.connect(self._ask)
        self._remove.clicked.connect(lambda: self._put(""))
        self.rows.addWidget(self._shown)
        self.rows.addWidget(row_of(self._choose, self._remove))

    def show_subject(self, document: Document, subject: Subject) -> None:
        self._subject = subject
        one = subject.records[0] if len(subject.records) == 1 else None
        self.setVisible(one is not None)
        sha256 = getattr(one, "picture", "")
        editor = self.main.editor
        data = editor.pictures.get(sha256) if editor is not None else None
        picture = QPixmap()
        if data is not None and picture.loadFromData(data):
            self._shown.setPixmap(picture.scaledToHeight(_HEIGHT, Qt.TransformationMode.SmoothTransformation))
        self._shown.setVisible(data is not None)
        self._remove.setVisible(bool(sha256))

    def _ask(self) -> None:
        kinds = _("Pictures") + " (*.png *.jpg *.jpeg *.webp *.gif *.bmp)"
        path = path_to_open(self, _("Choose a picture"), None, kinds)
        if path is not None:
            self.take(path)

    def take(self, path: Path) -> None:
        """Import this picture file and show it on the selected thing."""
        editor = self.main.editor
        if editor is None:
            return
        try:
            imported = import_picture(path.read_bytes())
        except (PictureError, OSError) as error:
            self.main.program.ask.tell(self.main, _("This picture cannot be used"), str(error))
            return
        self._put(editor.add_picture(imported.data))

    def _put(self, sha256: str) -> None:
        if self.main.editor is not None and self._subject is not None:
            document = with_value(self.main.editor.document, self._subject, "picture", sha256)
            self.commit(_("Change picture"), document)
