"""Rows of the action table about the brand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymapper.i18n import N_
from journeymapper.ui.action import Action
from journeymapper.ui.map_facts import show_map_facts

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow


def _has_map(window: MainWindow) -> bool:
    return window.editor is not None


def _has_brand(window: MainWindow) -> bool:
    if window.editor is None:
        return False
    brand = window.editor.document.brand
    return brand != type(brand)()


def _edit(window: MainWindow) -> None:
    show_map_facts(window, "")
    window.inspector.show_part("brand")


def _open(window: MainWindow) -> None:
    from journeymapper.ui.brand.files import open_brand

    open_brand(window)


def _save(window: MainWindow) -> None:
    from journeymapper.ui.brand.files import save_brand_as

    save_brand_as(window)


def _remove(window: MainWindow) -> None:
    from journeymapper.ui.brand.files import remove_brand

    remove_brand(window)


BRAND = (
    Action(
        "brand",
        N_("&Brand of the map"),
        _edit,
        icon="briefcase",
        enabled=_has_map,
        also=N_("logo colours colors fonts header footer confidentiality client"),
    ),
    Action("brand_open", N_("&Open a brand file …"), _open, icon="folder-open", enabled=_has_map),
    Action("brand_save", N_("&Save as a brand file …"), _save, icon="save", enabled=_has_brand),
    Action("brand_remove", N_("&Remove the brand"), _remove, icon="trash-2", enabled=_has_brand),
)
