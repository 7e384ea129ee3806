"""Rows of the action table that help to see: find, filter, fold, panels, presenting."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from journeymapper.editor import filters, folding
from journeymapper.i18n import N_, _
from journeymapper.ui.action import Action
from journeymapper.ui.panels.side import HISTORY, NOTES, OUTLINE

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow


def _has_map(window: MainWindow) -> bool:
    return window.editor is not None


def _on_lane(window: MainWindow) -> bool:
    return window.pane is not None and bool(folding.chosen_lanes(window.pane))


def _on_stage(window: MainWindow) -> bool:
    return window.pane is not None and bool(folding.chosen_stages(window.pane))


def _is_folded(window: MainWindow) -> bool:
    view = window.pane.view if window.pane is not None else None
    return view is not None and bool(view.hidden_lanes or view.collapsed_lanes or view.collapsed_stages)


def _is_filtered(window: MainWindow) -> bool:
    return window.pane is not None and filters.is_filtered(window.pane.view)


def _is_pinned(window: MainWindow) -> bool:
    lanes = folding.chosen_lanes(window.pane) if window.pane is not None else ()
    return window.pane is not None and bool(lanes) and set(lanes) <= set(window.pane.view.pinned_lanes)


def _lane_words(window: MainWindow) -> str:
    pane = window.pane
    lanes = folding.chosen_lanes(pane) if pane is not None else ()
    if pane is not None and lanes and all(id in pane.view.collapsed_lanes for id in lanes):
        return _("Open the &lane")
    return _("Collapse the &lane")


def _stage_words(window: MainWindow) -> str:
    pane = window.pane
    stages = folding.chosen_stages(pane) if pane is not None else ()
    if pane is not None and stages and all(id in pane.view.collapsed_stages for id in stages):
        return _("Open the sta&ge")
    return _("Collapse the sta&ge")


def _page(page: str) -> tuple[Callable[[MainWindow], object], Callable[[MainWindow], bool]]:
    return lambda w: w.seeing.toggle_page(page), lambda w: w.is_furnished and w.seeing.shows_page(page)


_OUTLINE, _NOTES, _HISTORY = _page(OUTLINE), _page(NOTES), _page(HISTORY)

FIND = (
    Action("find", N_("&Find …"), lambda w: w.seeing.find(), "Ctrl+F", "search", _has_map),
    Action("find_next", N_("Find &next"), lambda w: w.seeing.find_next(1), "F3", enabled=_has_map),
    Action(
        "find_previous", N_("Find pre&vious"), lambda w: w.seeing.find_next(-1), "Shift+F3", enabled=_has_map
    ),
    Action("replace", N_("Rep&lace …"), lambda w: w.seeing.find(True), "Ctrl+H", enabled=_has_map),
)
SEE = (
    Action("filter", N_("&Filter"), lambda w: w.seeing.toggle_filter(), "Ctrl+Shift+F", "filter", _has_map),
    Action(
        "clear_filter", N_("&Clear filter"), lambda w: w.seeing.clear_filter(), "", "filter-x", _is_filtered
    ),
    Action(
        "fold_lane",
        N_("Collapse the &lane"),
        lambda w: w.seeing.fold_lanes(),
        "Ctrl+Shift+J",
        "fold-vertical",
        _on_lane,
        words=_lane_words,
    ),
    Action(
        "pin_lane",
        N_("&Keep the lane at the top"),
        lambda w: w.seeing.pin_lanes(),
        "",
        "pin",
        _on_lane,
        _is_pinned,
    ),
    Action("hide_lane", N_("&Hide the lane"), lambda w: w.seeing.hide_lanes(), "", "eye-off", _on_lane),
    Action(
        "fold_stage",
        N_("Collapse the sta&ge"),
        lambda w: w.seeing.fold_stages(),
        "Ctrl+Shift+K",
        "chevron-left",
        _on_stage,
        words=_stage_words,
    ),
    Action("unfold", N_("&Show all lanes and stages"), lambda w: w.seeing.unfold(), "", "eye", _is_folded),
    Action("outline", N_("&Outline"), _OUTLINE[0], "Ctrl+Shift+O", "list-tree", _has_map, _OUTLINE[1]),
    Action("notes", N_("&Review notes"), _NOTES[0], "Ctrl+Shift+N", "message-square", _has_map, _NOTES[1]),
    Action("history", N_("Hi&story"), _HISTORY[0], "Ctrl+Shift+H", "history", _has_map, _HISTORY[1]),
    Action(
        "overview_map",
        N_("O&verview map"),
        lambda w: w.seeing.toggle_minimap(),
        "F7",
        "map",
        _has_map,
        lambda w: w.program.preferences.overview_map,
    ),
    Action("present", N_("P&resent"), lambda w: w.seeing.present(), "F5", "presentation", _has_map),
    Action(
        "command_palette",
        N_("Find or do an&ything …"),
        lambda w: w.seeing.open_palette(),
        "Ctrl+K",
        "command",
    ),
)
