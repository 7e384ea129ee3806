"""What stands beside the pages: the choices and what leaves with them, or the brand in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from journeymapper.i18n import _
from journeymapper.model.document import Document
from journeymapper.publish.options import Options
from journeymapper.ui.export import choices
from journeymapper.ui.export.contents import Contents
from journeymapper.ui.export.footer import CHOOSING, Footer
from journeymapper.ui.export.form import Form
from journeymapper.ui.export.map_edits import is_kept
from journeymapper.ui.export.scrolled import scrolled

if TYPE_CHECKING:
    from journeymapper.ui.export.brand_side import BrandSide
    from journeymapper.ui.main_window import MainWindow

_WIDTH, _LINE = 348, 17  # pixels: of the side, and of a line, at the usual size of texts


class Side(QWidget):
    """The form, links to what may be edited in the map, what leaves and what stays, and the footer."""

    def __init__(self, window: MainWindow, form: Form, footer: Footer) -> None:
        super().__init__()
        self._window = window
        self.form, self.contents, self.footer = form, Contents(), footer
        self.brand: BrandSide | None = None  # made when it is first asked for
        self.edit = _link(_("Edit the brand of the map …"))
        self.apply = _link(_("Apply this brand to the map"))
        self.keep = _link(_("Keep this page for the map"))
        self.edit.clicked.connect(lambda: self.edit_brand(True))
        choosing = QWidget()
        column = QVBoxLayout(choosing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (form, self.edit, self.apply, self.keep, self.contents):
            column.addWidget(part)
        self._parts = QStackedWidget()
        self._parts.addWidget(scrolled(choosing))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._parts, 1)
        column.addWidget(footer)

    def fit(self, most: int) -> None:
        """As wide as the texts want, within so many pixels."""
        wanted = round(_WIDTH * max(1.0, self.fontMetrics().height() / _LINE))
        self.setFixedWidth(min(wanted, most))

    def show_links(self, document: Document, options: Options) -> None:
        """What of the present choices the map does not say itself can be kept in it."""
        has_own = not self.form.wanted().brand
        self.apply.setVisible(not has_own)
        self.edit.setVisible(has_own)
        self.keep.setVisible(options.suffix == choices.PDF and not is_kept(document, options))

    def show_state(self, state: str) -> None:
        """Nothing is chosen while a file is written, nor afterwards."""
        self.footer.show_state(state)
        for part in (self.form, self.edit, self.apply, self.keep, self.brand):
            if part is not None:
                part.setEnabled(state == CHOOSING)

    def edit_brand(self, is_on: bool) -> None:
        """Show the brand's fields in the place of the choices, or these again."""
        if self.brand is None:
            # Knows every font of the machine, which most exports do without.
            from journeymapper.ui.export.brand_side import BrandSide

            self.brand = BrandSide(self._window)
            self.brand.left.connect(lambda: self.edit_brand(False))
            self._parts.addWidget(self.brand)
            if self._window.editor is not None:
                self.brand.form.show_brand(self._window.editor.document)
        self.brand.form.finish_editing()
        self._parts.setCurrentIndex(int(is_on))
        (self.brand.form.take_focus if is_on else self.edit.setFocus)()

    def show_brand(self, document: Document) -> None:
        """The map's brand is this now."""
        self.form.brand.setItemText(0, choices.brands(document.brand.name)[0][1])
        if self.brand is not None:
            self.brand.form.show_brand(document)


def _link(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("link", True)
    button.setAutoDefault(False)
    return button
