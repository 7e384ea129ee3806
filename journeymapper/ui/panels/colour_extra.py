"""The colour of their own that cards, stages and personas may have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QIcon, QPixmap

from journeymapper.drawing.colour import is_colour
from journeymapper.i18n import _
from journeymapper.model.document import Document
from journeymapper.ui.measures import with_text
from journeymapper.ui.panels.extra import Extra, link_button, row_of
from journeymapper.ui.panels.field import MIXED
from journeymapper.ui.panels.subject import Subject, value_of, with_value

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow


class ColourOf(Extra):
    """Shows the colour of all that is selected; another can be chosen, or the usual one again."""

    def __init__(self, window: MainWindow, folded: bool) -> None:
        super().__init__(window, _("Colour"))
        self.folded = folded
        self._subject: Subject | None = None
        self._colour = ""
        self._choose = link_button(_("Choose a colour …"))
        self._usual = link_button(_("The usual one"))
        self._choose.clicked.connect(self._ask)
        self._usual.clicked.connect(lambda: self._put(""))
        self.rows.addWidget(row_of(self._choose, self._usual))

    def show_subject(self, document: Document, subject: Subject) -> None:
        self._subject = subject
        value = value_of(document, subject, "colour")
        self._colour = value[:7] if value is not MIXED and is_colour(value) else ""
        self._choose.setIcon(_square(self._colour) if self._colour else QIcon())
        self._choose.setAccessibleDescription(self._colour)
        self._usual.setVisible(value != "")

    def _ask(self) -> None:
        chosen = self.main.program.ask.colour(self.main, _("Choose a colour"), self._colour or "#FFFFFF")
        if chosen:
            self._put(chosen)

    def _put(self, colour: str) -> None:
        if self.main.editor is not None and self._subject is not None:
            document = with_value(self.main.editor.document, self._subject, "colour", colour)
            self.commit(_("Change colour"), document)


def _square(colour: str) -> QIcon:
    picture = QPixmap(with_text(14), with_text(14))
    picture.fill(QColor(colour))
    return QIcon(picture)
