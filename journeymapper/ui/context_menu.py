"""The menu under the right mouse button: what can be done with the thing that was hit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from journeymapper.ui import menus, submenus
from journeymapper.ui.panels.subject import subject_of

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow

_CARD = (
    "rename",
    "",
    "cut",
    "copy",
    "paste",
    "duplicate",
    "",
    "link_cards",
    "to_shelf",
    "",
    "delete",
)
_COLUMN = (
    "rename",
    "",
    "add_stage",
    "add_step",
    "",
    "fold_stage",
    "unfold",
    "",
    "cut",
    "copy",
    "copy_picture",
    "paste",
    "",
    "delete",
)
_LANE = (
    "rename",
    "",
    "@lanes",
    "",
    "fold_lane",
    "pin_lane",
    "hide_lane",
    "@hidden",
    "unfold",
    "",
    "cut",
    "copy",
    "copy_picture",
    "paste",
    "",
    "delete",
)
_CELL = ("add_card", "@cards", "", "paste", "", "add_stage", "add_step", "@lanes")
_MENUS = {
    "card": _CARD,
    "point": ("rename", "", "delete"),
    "stage": _COLUMN,
    "step": ("moment_of_truth", *_COLUMN),
    "lane": _LANE,
    "link": ("turn_link", "", "delete"),
    "persona": ("facts", "add_persona", "", "delete"),
    "map": ("facts", "personas", "add_persona", "", "map_style", "brand"),
}
_SHEET = ("paste", "", "add_stage", "@lanes", "", "facts", "", "zoom_fit", "zoom_width")


def show(window: MainWindow, place: QPoint, id: str) -> None:
    """Pop the menu up at `place` on the screen, for the thing of this id ("": the cell or the sheet)."""
    if window.editor is None or window.pane is None:
        return
    window.refresh()
    menu = QMenu(window)
    kind = subject_of(window.editor.document, (id,)).kind if id else ""
    names = _MENUS.get(kind, _CELL if window.pane.cursor is not None else _SHEET)
    menus.fill_menu(menu, names, window.action_table, submenus.for_window(window))
    menu.exec(place)
    menu.deleteLater()
