"""Rows of the action table about windows and settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymapper.i18n import N_
from journeymapper.ui.action import Action
from journeymapper.ui.map_facts import show_style

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow


def _has_map(window: MainWindow) -> bool:
    return window.editor is not None


def _settings(window: MainWindow) -> None:
    from journeymapper.ui.dialogs.settings import show_settings

    window.finish_editing()
    show_settings(window)


def _second(window: MainWindow) -> None:
    """Another window on this map, looking at what this one looks at."""
    from journeymapper.ui import session

    if window.editor is None or window.pane is None or window.canvas is None:
        return
    window.finish_editing()
    place = session.place_of(window.canvas)
    second = window.program.open_window(window.editor)
    if second.canvas is not None:
        second.canvas.look(window.pane.view)
    session.go_to(second, place)


def _next_part(window: MainWindow) -> None:
    """The keyboard goes from the map to the inspector, to the panel at the side if one is open, and back."""
    if window.canvas is None:
        return
    focused, side = window.focusWidget(), window.seeing.side
    if window.canvas.hasFocus() or window.canvas.writing.id:
        window.finish_editing()
        window.show_inspector()
        window.inspector.focus_first()
    elif side.isVisible() and focused is not None and window.inspector.isAncestorOf(focused):
        side.take_focus()
    else:
        window.canvas.setFocus()


SETTINGS = (Action("settings", N_("Settin&gs …"), _settings, "Ctrl+,", "settings"),)
WINDOWS = (
    Action("new_window", N_("&New window on this map"), _second, "Ctrl+Alt+N", "monitor", _has_map),
    Action("next_part", N_("&Next part of the window"), _next_part, "F6", enabled=_has_map),
)
MAP_STYLE = (
    Action(
        "map_style",
        N_("St&yle of the map"),
        show_style,
        icon="palette",
        enabled=_has_map,
        also=N_("colours colors fonts sizes density"),
    ),
)
