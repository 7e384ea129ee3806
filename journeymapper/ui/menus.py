"""The menu bar as a tree of action ids. "" is a separator; names beginning with "@" are filled when shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from journeymapper.i18n import N_, _

Names = tuple["str | tuple[str, Names]", ...]  # a pair is a menu inside: its title and its names

# Also behind the button of the inspector's part about the brand.
BRAND_FILES: Names = ("brand_open", "@brands", "", "brand_save", "", "brand_remove")

MENU_BAR: tuple[tuple[str, Names], ...] = (
    (
        N_("&File"),
        (
            "new",
            "open",
            "@recent",
            "open_sample",
            "",
            "save",
            "save_as",
            "versions",
            "recover",
            "",
            "export",
            "print",
            "",
            "settings",
            "",
            "close",
            "quit",
        ),
    ),
    (
        N_("&Edit"),
        (
            "undo",
            "redo",
            "",
            "cut",
            "copy",
            "paste",
            "copy_picture",
            "copy_table",
            "duplicate",
            "delete",
            "",
            "link_cards",
            "next_link",
            "turn_link",
            "to_shelf",
            "",
            "rename",
            "open_link",
            "select_all",
            "",
            "find",
            "find_next",
            "find_previous",
            "replace",
        ),
    ),
    (
        N_("&View"),
        (
            "zoom_in",
            "zoom_out",
            "zoom_actual",
            "",
            "zoom_fit",
            "zoom_width",
            "zoom_selection",
            "",
            (N_("As-is and to-&be"), ("show_as_is", "show_to_be", "show_both")),
            "filter",
            "clear_filter",
            "@views",
            "links",
            (
                N_("&Lanes and stages"),
                ("fold_lane", "pin_lane", "hide_lane", "@hidden", "", "fold_stage", "", "unfold"),
            ),
            "",
            (
                N_("&Panels"),
                (
                    "palette",
                    "inspector",
                    "next_part",
                    "",
                    "outline",
                    "notes",
                    "history",
                    "",
                    "overview_map",
                    "shelf",
                ),
            ),
            "",
            "command_palette",
            "present",
            "@theme",
            "full_screen",
            "new_window",
        ),
    ),
    (
        N_("&Map"),
        ("facts", "personas", "map_style", "brand", (N_("Brand &files"), BRAND_FILES), "", "moment_of_truth"),
    ),
    (
        N_("&Insert"),
        (
            "add_card",
            "@cards",
            "",
            "add_stage",
            "add_step",
            "@lanes",
            "add_divider",
            "",
            "add_emotion",
            "add_persona",
        ),
    ),
    (N_("&Help"), ("shortcuts", "problem", "", "about", "licences")),
)


def add_titles(bar: QMenuBar) -> None:
    """The menus without anything in them, for a window that has to be seen at once."""
    for title, _names in MENU_BAR:
        bar.addMenu(_(title))


def fill_menu_bar(
    bar: QMenuBar, actions: dict[str, QAction], submenus: dict[str, Callable[[QMenu], None]]
) -> None:
    """Fill the menus that `add_titles` made. `submenus` fill the "@..." entries each time they open."""
    for action, (_title, names) in zip(bar.actions(), MENU_BAR, strict=True):
        menu = action.menu()
        if isinstance(menu, QMenu):
            fill_menu(menu, names, actions, submenus)


def fill_menu(
    menu: QMenu,
    names: Names,
    actions: dict[str, QAction],
    submenus: dict[str, Callable[[QMenu], None]],
) -> None:
    for name in names:
        if not name:
            menu.addSeparator()
        elif isinstance(name, tuple):
            fill_menu(menu.addMenu(_(name[0])), name[1], actions, submenus)
        elif name.startswith("@"):
            fill = submenus[name]
            inner = menu.addMenu("")
            # When the menu around it opens: one that is disabled would never be asked again.
            menu.aboutToShow.connect(lambda inner=inner, fill=fill: fill(inner))
            fill(inner)
        else:
            menu.addAction(actions[name])
