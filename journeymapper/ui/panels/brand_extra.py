"""The brand of the map, in the panel that shows the map's facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent

from journeymapper.i18n import _
from journeymapper.model.document import Document
from journeymapper.ui.panels.extra import Extra
from journeymapper.ui.panels.subject import Subject

if TYPE_CHECKING:
    from journeymapper.ui.brand.form import BrandForm
    from journeymapper.ui.main_window import MainWindow


class MapBrand(Extra):
    """The form is made once somebody unfolds it: every map is opened, few are branded."""

    folded = True
    name = "brand"

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, _("Brand of the map"))
        self.form: BrandForm | None = None
        self._document: Document | None = None

    def show_subject(self, document: Document, subject: Subject) -> None:
        self._document = document
        if self.form is not None:
            self.form.show_brand(document)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._build()

    def take_focus(self) -> None:
        self._build().take_focus()

    def finish_editing(self) -> None:
        if self.form is not None:
            self.form.finish_editing()

    def _build(self) -> BrandForm:
        if self.form is None:
            # Knows fonts and pictures, which a window does without until then.
            from journeymapper.ui.brand.form import BrandForm

            self.form = BrandForm(self.main)
            self.column.addWidget(self.form)
            if self._document is not None:
                self.form.show_brand(self._document)
        return self.form
