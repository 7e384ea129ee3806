"""A brand comes into the map from a file or from the examples, leaves it, and is saved as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QMenu, QWidget

from journeymapper.editor.editor import Editor
from journeymapper.i18n import _
from journeymapper.model.record import evolve
from journeymapper.model.style import Brand
from journeymapper.operations.style import apply_brand
from journeymapper.storage.brand import (
    ENDING,
    BrandError,
    brand_called,
    built_in_brands,
    logo_shape,
    save_brand,
)
from journeymapper.storage.errors import MapError, PictureError, SaveError
from journeymapper.storage.names import shown
from journeymapper.storage.pictures import import_picture
from journeymapper.ui.files import safe_name

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow


def adopt(editor: Editor, name: str) -> Brand:
    """Make a built-in brand, or that of a file, the map's own; one undo step. Raises MapError, and then
    nothing has changed.
    """
    found = brand_called(name)
    brand = found.brand
    if brand.logo:
        try:
            logo = import_picture(found.pictures[brand.logo]).data
        except PictureError as error:
            raise BrandError(
                _("{name}: the logo cannot be used: {reason}", name=shown(name), reason=error)
            ) from None
        brand = evolve(brand, logo=editor.add_picture(logo), logo_shape=logo_shape(logo))
    editor.commit(_("Brand"), apply_brand(editor.document, brand))
    return brand


def take_over(window: MainWindow, name: str) -> bool:
    """As `adopt`, saying how it went. True when the map has the brand."""
    if window.editor is None:
        return False
    window.finish_editing()
    try:
        brand = adopt(window.editor, name)
    except MapError as error:
        window.program.ask.tell(_asking(window), _("The brand cannot be used"), str(error))
        return False
    window.status.say(_("The brand “{name}” is on the map.", name=brand.name or shown(name)))
    return True


def open_brand(window: MainWindow) -> bool:
    """Ask for a brand file and copy its values into the map."""
    kinds = _("Brands") + f" (*{ENDING} *.json)"
    ask, folder = window.program.ask, window.program.folder()
    path = ask.file_path(_asking(window), _("Open a brand"), folder, kinds)
    return path is not None and take_over(window, str(path))


def save_brand_as(window: MainWindow) -> bool:
    """Ask where, and save the map's brand as a file that any map can take over."""
    editor, ask = window.editor, window.program.ask
    if editor is None:
        return False
    window.finish_editing()
    brand = editor.document.brand
    suggested = window.program.folder() / f"{safe_name(brand.name or _('Brand'))}{ENDING}"
    parent = _asking(window)
    chosen = ask.target_path(parent, _("Save the brand"), suggested, _("Brands") + f" (*{ENDING})")
    path = _with_ending(chosen) if chosen is not None else None
    if path is None or (path != chosen and path.exists() and not _may_replace(window, path)):
        return False
    try:
        save_brand(path, brand, editor.pictures)
    except SaveError as error:
        ask.tell(parent, _("The brand is not saved"), str(error))
        return False
    window.status.say(_("The brand is saved as “{name}”.", name=path.name))
    return True


def remove_brand(window: MainWindow) -> None:
    """The map without any brand; one undo step."""
    if window.editor is not None:
        window.finish_editing()
        window.editor.commit(_("Remove the brand"), apply_brand(window.editor.document, Brand()))


def add_examples(window: MainWindow, menu: QMenu) -> None:
    """The brands that come with the program, as entries of a menu."""
    for name in built_in_brands():
        action = menu.addAction(name.capitalize())
        action.triggered.connect(lambda _checked, name=name: take_over(window, name))


def _with_ending(path: Path) -> Path:
    return path if path.suffix.lower() == ".json" else path.with_name(path.name + ENDING)


def _may_replace(window: MainWindow, path: Path) -> bool:
    """The file dialogue has asked about another name."""
    heading, answers = _("“{name}” exists already", name=path.name), (("replace", _("Replace it")),)
    return window.program.ask.choose(_asking(window), heading, str(path.parent), answers) == "replace"


def _asking(window: MainWindow) -> QWidget:
    """Over which window questions are asked: the brand can be edited from the export dialogue too."""
    return QApplication.activeModalWidget() or window
