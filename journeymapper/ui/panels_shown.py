"""Which panels a window shows: wide windows both; narrow ones icons, and the inspector when it is asked for.

A panel that opens with every selection would push the map aside in the middle of a drag.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymapper.editor.things import has_only_fields
from journeymapper.ui.measures import LEAST_MAP, NARROW_WINDOW, palette_width, with_text

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow


def fit(window: MainWindow) -> None:
    """Show what is wanted, as wide as the window allows."""
    narrow = _is_narrow(window)
    wanted = window.program.preferences
    inspector = window.inspector
    inspector.fit(window.width())
    asked = inspector.is_pinned or _needs_inspector(window)
    shown = asked or (wanted.inspector and not narrow)
    inspector.setVisible(shown)
    side, room = window.seeing.side, window.width() - (inspector.width() if shown else 0)
    side.fit(window.width(), room)
    left = room - palette_width(narrow) - (side.width() if side.isVisibleTo(window) else 0)
    window.palette_panel.setVisible(wanted.palette and left >= LEAST_MAP)
    window.palette_panel.set_narrow(narrow)


def toggle_palette(window: MainWindow) -> None:
    program = window.program
    if program.preferences.palette and not window.palette_panel.isVisibleTo(window):
        _close_what_it_gave_way_to(window)
        return
    program.change(program.preferences._replace(palette=not program.preferences.palette))
    fit(window)


def _close_what_it_gave_way_to(window: MainWindow) -> None:
    """The inspector, or without it the panel beside the palette."""
    if window.inspector.isVisibleTo(window):
        toggle_inspector(window)
    if not window.palette_panel.isVisibleTo(window):
        window.seeing.side.show_page("")


def toggle_inspector(window: MainWindow) -> None:
    inspector, program = window.inspector, window.program
    shown = not inspector.isVisibleTo(window)
    inspector.is_pinned = shown
    if not _is_narrow(window):
        inspector.is_pinned = False
        program.change(program.preferences._replace(inspector=shown))
    if not shown and window.editor is not None and _needs_inspector(window):
        window.editor.select(())
    fit(window)
    window.refresh()
    if not shown and window.canvas is not None:
        window.canvas.setFocus()


def show_inspector(window: MainWindow, field: str = "") -> None:
    """Open the inspector, whatever the window's width, with the keyboard in this field."""
    inspector = window.inspector
    inspector.is_pinned = True
    fit(window)
    inspector.refresh()
    window.refresh()
    if field:
        inspector.focus_field(field)


def _is_narrow(window: MainWindow) -> bool:
    return window.width() < with_text(NARROW_WINDOW)


def _needs_inspector(window: MainWindow) -> bool:
    """Whether there is nothing on the canvas with which the selected things could be edited."""
    return window.editor is not None and has_only_fields(window.editor.document, window.editor.selection)
