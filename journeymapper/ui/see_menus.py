"""Menus about what is shown, filled each time they open: named views, hidden lanes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from journeymapper.editor import filters, folding
from journeymapper.i18n import _
from journeymapper.layout.wording import lane_names
from journeymapper.model.lane import Lane
from journeymapper.model.view import WHOLE, View
from journeymapper.model.words import DIVIDER
from journeymapper.ui.icons import icon
from journeymapper.ui.words import INTERFACE

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow


def for_window(window: MainWindow) -> dict[str, Callable[[QMenu], None]]:
    return {
        "@views": lambda menu: _views(window, menu),
        "@hidden": lambda menu: _hidden(window, menu),
    }


def _views(window: MainWindow, menu: QMenu) -> None:
    """The whole map, the named views, and the way to the panel that keeps them."""
    menu.clear()
    menu.setTitle(_("Named &views"))
    menu.setEnabled(window.pane is not None)
    if window.pane is None:
        return
    document, view = window.pane.editor.document, window.pane.view
    like = filters.view_like(document, view)
    _look(window, menu, _("Whole map"), WHOLE, filters.same_look(view, WHOLE))
    menu.addSeparator()
    for one in document.views:
        name = (one.name or _("View")).replace("&", "&&")
        _look(window, menu, name, filters.applied(one), one is like)
    menu.addSeparator()
    menu.addAction(_("Save or change views …")).triggered.connect(lambda: window.seeing.toggle_filter())


def _look(window: MainWindow, menu: QMenu, name: str, view: View, is_on: bool) -> None:
    action = menu.addAction(name)
    action.setCheckable(True)
    action.setChecked(is_on)
    action.triggered.connect(lambda: window.canvas.look(view) if window.canvas is not None else None)


def _hidden(window: MainWindow, menu: QMenu) -> None:
    """The hidden lanes: each one comes back by itself, or all of them."""
    menu.clear()
    menu.setTitle(_("Hi&dden lanes"))
    menu.setIcon(icon("eye-off"))
    pane = window.pane
    hidden = pane.view.hidden_lanes if pane is not None else ()
    menu.setEnabled(bool(hidden))
    if pane is None or not hidden:
        return
    everything = menu.addAction(_("Show all"))
    everything.triggered.connect(lambda: _show(window, hidden))
    menu.addSeparator()
    for lane in pane.editor.document.lanes:
        if lane.id in hidden:
            action = menu.addAction(icon("eye"), _name(lane).replace("&", "&&"))
            action.triggered.connect(lambda _checked, id=lane.id: _show(window, (id,)))


def _show(window: MainWindow, ids: tuple[str, ...]) -> None:
    if window.pane is not None and window.canvas is not None:
        view = window.pane.view
        for id in ids:
            view = folding.show_lane(view, id)
        window.canvas.look(view)


def _name(lane: Lane) -> str:
    known = lane_names(INTERFACE).get(lane.line if lane.kind == DIVIDER else lane.kind, "")
    return " ".join(lane.name.split()) or known or _("Lane")
