"""Everything that a brand is, as fields: for the inspector, and beside the pages of the export dialogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from journeymapper.editor.history import OPEN
from journeymapper.i18n import N_, _
from journeymapper.model.document import Document
from journeymapper.operations.style import edit_brand
from journeymapper.ui import menus, submenus
from journeymapper.ui.brand.colours import ColourList
from journeymapper.ui.brand.fonts import FontField
from journeymapper.ui.brand.logo import LogoField
from journeymapper.ui.flat_button import FlatButton
from journeymapper.ui.icons import icon
from journeymapper.ui.panels.extra import add_labelled
from journeymapper.ui.panels.field import LineField, NameField
from journeymapper.ui.panels.segments import SegmentField

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow

COVERS = (("", N_("In colour")), ("plain", N_("White")))


class BrandForm(QWidget):
    """Shows the brand of the window's map; every change is an edit of the map, a word typed into a field
    one undo step."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        self._session = 0  # counts how often the keyboard came into a field
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self._files())
        self.logo, self.colours = LogoField(window), ColourList(window)
        self.cover = SegmentField([(value, _(words)) for value, words in COVERS], optional=False)
        self.fields: dict[str, Any] = {"name": self._add(_("Name of the brand"), LineField())}
        self._add(_("Logo"), self.logo)
        self.fields |= {
            "colours": self._add(_("Colours"), self.colours),
            "heading_font": self._add(_("Font of headings"), FontField()),
            "body_font": self._add(_("Font of texts"), FontField()),
            "header": self._add(_("Header"), NameField(_("Above the title, on every page"))),
            "footer": self._add(_("Footer"), NameField(_("At the foot of every page"))),
            "confidentiality": self._add(_("Confidentiality"), NameField(_("Such as: Confidential"))),
            "cover": self._add(_("Cover of reports"), self.cover),
        }
        for name, field in self.fields.items():
            field.edited.connect(lambda value, name=name: self._edit(name, value))
        self.logo.chosen.connect(self._take_logo)

    def take_focus(self) -> None:
        self.file_button.setFocus()

    def show_brand(self, document: Document) -> None:
        """Show the values of this map's brand."""
        brand = document.brand
        editor = self._window.editor
        self.logo.show_logo(brand, editor.pictures if editor is not None else {})
        for name, field in self.fields.items():
            if name == "cover":
                field.show_value("plain" if brand.cover.casefold() == "plain" else "")
            else:
                field.show_value(getattr(brand, name))

    def finish_editing(self) -> None:
        """Take over what is typed and not yet entered."""
        for field in (self.fields["heading_font"], self.fields["body_font"]):
            field.choice.finish()
        for row in self.colours.rows:
            row.field.finish()

    # ---- making

    def _files(self) -> QWidget:
        self.file_button = button = FlatButton(16)
        button.setText(_("Open, examples, save …"))
        button.setIcon(icon("folder-open"))
        button.setAccessibleName(_("Brand files: open, examples, save, remove"))
        button.at_start, button.side = True, 6
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setProperty("fold", True)
        menu = QMenu(button)
        menus.fill_menu(menu, menus.BRAND_FILES, self._window.action_table, submenus.for_window(self._window))
        button.setMenu(menu)
        return button

    def _add(self, words: str, field: QWidget) -> QWidget:
        add_labelled(self._column, words, field)
        field.installEventFilter(self)
        return field

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._session += 1
        return super().eventFilter(watched, event)

    # ---- editing

    def _edit(self, name: str, value: object) -> None:
        typed = isinstance(self.fields[name], (LineField, NameField))
        self._commit(f"{OPEN}brand:{self._session}:{name}" if typed else "", **{name: value})

    def _take_logo(self, data: bytes, shape: float) -> None:
        """A picture that was taken in already; no bytes: without a logo."""
        editor = self._window.editor
        if editor is not None:
            self._commit("", logo=editor.add_picture(data) if data else "", logo_shape=shape)

    def _commit(self, merge: str, **fields: object) -> None:
        editor = self._window.editor
        if editor is not None:
            editor.commit(_("Change the brand"), edit_brand(editor.document, **fields), merge=merge)
