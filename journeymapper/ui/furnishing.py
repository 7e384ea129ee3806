"""What a window gets after its first frame: menus, bars and panels, around the map if it shows one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from journeymapper.ui import menus, submenus
from journeymapper.ui.actions import build_actions
from journeymapper.ui.line_keys import LineKeys
from journeymapper.ui.panels.inspector import Inspector
from journeymapper.ui.panels.palette import Palette
from journeymapper.ui.seeing import Seeing
from journeymapper.ui.status import StatusLine
from journeymapper.ui.take_back import TakeBack
from journeymapper.ui.toolbar import Toolbar

if TYPE_CHECKING:
    from journeymapper.ui.canvas.canvas import Canvas
    from journeymapper.ui.main_window import MainWindow


def furnish(window: MainWindow) -> None:
    """Make everything around the map, once."""
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    actions = window.action_table = build_actions(window)
    menus.fill_menu_bar(window.menuBar(), actions, submenus.for_window(window))
    window.toolbar = Toolbar(actions)
    window.palette_panel = Palette(window)
    window.inspector = Inspector(window)
    status = window.status_line = StatusLine()
    window.take_back = TakeBack(window)
    window.seeing = Seeing(window)
    LineKeys(window, window.program.application)
    left = (window.palette_panel, window.seeing.side)
    window.ground.arrange(window.toolbar, left, window.seeing.shelf, window.inspector, status)
    status.zoom_chosen.connect(
        lambda zoom: window.canvas and window.canvas.set_zoom(zoom)  # type: ignore[func-returns-value]
    )
    status.fit_chosen.connect(actions["zoom_fit"].trigger)
    if window.canvas is not None:
        join(window, window.canvas)


def join(window: MainWindow, canvas: Canvas) -> None:
    """Bars and panels stand around this canvas, and each hears of the other."""
    from journeymapper.ui import context_menu, edits, pasting

    status = window.status_line
    canvas.zoomChanged.connect(status.show_zoom)
    canvas.hintChanged.connect(status.show_hint)
    canvas.undoOffered.connect(window.take_back.offer)
    canvas.menuRequested.connect(lambda place, id: context_menu.show(window, place, id))
    canvas.laneRequested.connect(lambda place, at: submenus.pop_up_lanes(window, place, at))
    canvas.fieldsRequested.connect(lambda: edits.show_fields(window))
    canvas.brandRequested.connect(window.action_table["brand"].trigger)
    canvas.broughtIn.connect(lambda place, offer: pasting.bring_in(window, place, offer))
    canvas.installEventFilter(window)
    status.show_zoom(canvas.zoom)
    window.seeing.enter()
    window.inspector.is_pinned = False
    window.inspector.show_editor(window.editor, window.pane)
    window.fit_panels()
    window.refresh()
