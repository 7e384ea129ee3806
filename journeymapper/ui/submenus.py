"""Menus that are filled each time they open: recent maps, kinds of cards and lanes, the theme."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from journeymapper.i18n import _
from journeymapper.layout.icons import LANE_ICONS, OTHER_LANE
from journeymapper.ui import edits, see_menus, words
from journeymapper.ui.icons import icon
from journeymapper.ui.theme import THEMES

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow

Fill = Callable[[QMenu], None]


def for_window(window: MainWindow) -> dict[str, Fill]:
    """What fills each "@..." entry of the menu bar."""
    return {
        "@recent": lambda menu: _recent(window, menu),
        "@cards": lambda menu: _cards(window, menu),
        "@lanes": lambda menu: lanes(window, menu),
        "@brands": lambda menu: _brands(window, menu),
        "@theme": lambda menu: _theme(window, menu),
        **see_menus.for_window(window),
    }


def _recent(window: MainWindow, menu: QMenu) -> None:
    menu.clear()
    menu.setTitle(_("Open &recent"))
    menu.setIcon(icon("history"))
    maps = [Path(name) for name in window.program.preferences.recent]
    for path in maps:
        action = menu.addAction(f"{path.stem}  \N{EM DASH}  {path.parent}".replace("&", "&&"))
        action.setEnabled(os.path.isfile(path))
        action.triggered.connect(lambda _checked, path=path: window.program.open_path(path, window))
    menu.setEnabled(bool(maps))


def _cards(window: MainWindow, menu: QMenu) -> None:
    menu.clear()
    menu.setTitle(_("Card of a &kind"))
    for kind, name in words.card_kinds().items():
        picture = icon(LANE_ICONS.get(words.lane_kind_of_card(kind), OTHER_LANE))
        action = menu.addAction(picture, name)
        action.triggered.connect(lambda _checked, kind=kind: edits.add_card(window, kind))
    menu.setEnabled(window.editor is not None)


def pop_up_lanes(window: MainWindow, place: QPoint, index: int | None = None) -> None:
    """The kinds of lanes as a menu at a place on the screen; see `lanes`."""
    menu = QMenu(window)
    lanes(window, menu, index)
    menu.exec(place)
    menu.deleteLater()


def lanes(window: MainWindow, menu: QMenu, index: int | None = None) -> None:
    """Eight kinds of lanes, the others under "More", and the lines between them. What is chosen is
    added at `index` among the lanes (None: below the one at the cursor)."""
    menu.clear()
    menu.setTitle(_("&Lane"))
    menu.setIcon(icon("rows-3"))
    names = words.lane_kinds()

    def add(to: QMenu, kinds: tuple[str, ...]) -> None:
        for kind in kinds:
            action = to.addAction(icon(LANE_ICONS.get(kind, OTHER_LANE)), names[kind])
            action.triggered.connect(lambda _checked, kind=kind: edits.add_lane(window, kind, index))

    add(menu, words.FIRST_LANE_KINDS)
    menu.addSeparator()
    add(menu.addMenu(_("More kinds")), words.MORE_LANE_KINDS)
    lines = menu.addMenu(icon("minus"), _("Divider"))
    for line in words.LINE_KINDS:
        action = lines.addAction(names[line])
        action.triggered.connect(lambda _checked, line=line: edits.add_divider(window, line, index))
    menu.setEnabled(window.editor is not None)


def _brands(window: MainWindow, menu: QMenu) -> None:
    menu.clear()
    menu.setTitle(_("&Examples"))
    menu.setEnabled(window.editor is not None)
    if window.editor is not None:
        from journeymapper.ui.brand.files import add_examples

        add_examples(window, menu)


def _theme(window: MainWindow, menu: QMenu) -> None:
    menu.clear()
    menu.setTitle(_("&Theme"))
    preferences = window.program.preferences
    for name, text in THEMES:
        action = menu.addAction(_(text))
        action.setCheckable(True)
        action.setChecked(preferences.theme == name)
        action.triggered.connect(
            lambda _checked, name=name: window.program.change(window.program.preferences._replace(theme=name))
        )
