"""The table of everything that a user can do from menus, toolbar, keys and panels."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from journeymapper.i18n import N_, _
from journeymapper.ui import edits, pasting
from journeymapper.ui.action import Action
from journeymapper.ui.asides import ASIDES
from journeymapper.ui.brand.actions import BRAND
from journeymapper.ui.map_facts import show_map_facts, show_personas
from journeymapper.ui.panels_shown import toggle_inspector, toggle_palette
from journeymapper.ui.safety.actions import SAFETY
from journeymapper.ui.see_actions import FIND, SEE
from journeymapper.ui.window_actions import MAP_STYLE, SETTINGS, WINDOWS

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow


def has_map(window: MainWindow) -> bool:
    return window.editor is not None


def has_selection(window: MainWindow) -> bool:
    return window.editor is not None and bool(window.editor.selection)


def _on_canvas(method: str) -> Callable[[MainWindow], object]:
    """A method of the window's canvas, when there is one."""
    return lambda window: getattr(window.canvas, method)() if window.canvas is not None else None


def _undo_words(window: MainWindow) -> str:
    label = window.editor.history.undo_label if window.editor else ""
    return _("&Undo {step}", step=label) if label else _("&Undo")


def _redo_words(window: MainWindow) -> str:
    label = window.editor.history.redo_label if window.editor else ""
    return _("&Redo {step}", step=label) if label else _("&Redo")


def _can_undo(window: MainWindow) -> bool:
    return window.editor is not None and bool(window.editor.history.undo_label)


def _can_redo(window: MainWindow) -> bool:
    return window.editor is not None and bool(window.editor.history.redo_label)


def _shows(state: str) -> Callable[[MainWindow], bool]:
    return lambda window: window.pane is not None and window.pane.view.state == state


def _is_moment(window: MainWindow) -> bool:
    """Whether the selected step, else that of the cell cursor, is marked."""
    editor, pane = window.editor, window.pane
    if editor is None or pane is None:
        return False
    wanted = {*editor.selection, pane.cursor.step if pane.cursor is not None else ""}
    return any(
        step.moment_of_truth for stage in editor.document.stages for step in stage.steps if step.id in wanted
    )


def _export(window: MainWindow) -> None:
    from journeymapper.ui.export.dialog import export_map

    export_map(window)


def _print(window: MainWindow) -> None:
    from journeymapper.ui.export.dialog import print_map

    print_map(window)


def _lane_menu(window: MainWindow) -> None:
    from journeymapper.ui.submenus import pop_up_lanes

    if window.canvas is not None:
        pop_up_lanes(window, window.canvas.mapToGlobal(window.canvas.hover.menu_place().toPoint()))


def _about(window: MainWindow) -> None:
    from journeymapper.ui.dialogs.about import show_about

    show_about(window)


def _licences(window: MainWindow) -> None:
    from journeymapper.ui.dialogs.about import show_licences

    show_licences(window)


def _shortcuts(window: MainWindow) -> None:
    from journeymapper.ui.dialogs.shortcuts import show_shortcuts

    show_shortcuts(window)


def _full_screen(window: MainWindow) -> None:
    window.showNormal() if window.isFullScreen() else window.showFullScreen()


_FILE = (
    Action("new", N_("&New …"), lambda w: w.program.open_start(w), "Ctrl+N", "file-plus"),
    Action("open", N_("&Open …"), lambda w: w.program.ask_open(w), "Ctrl+O", "folder-open"),
    Action("open_sample", N_("Open the sa&mple"), lambda w: w.program.open_sample(w), icon="shopping-bag"),
    Action("save", N_("&Save"), lambda w: w.program.begin_save(w), "Ctrl+S", "save", has_map),
    Action(
        "save_as",
        N_("Save &as …"),
        lambda w: w.program.begin_save(w, again=True),
        "Ctrl+Shift+S",
        enabled=has_map,
    ),
    Action(
        "export",
        N_("&Export …"),
        _export,
        "Ctrl+E",
        "file-down",
        has_map,
        also=N_("PDF PowerPoint slides report poster picture PNG SVG client-safe"),
    ),
    Action("print", N_("&Print …"), _print, "Ctrl+P", "printer", has_map),
    Action("close", N_("&Close window"), lambda w: w.close(), "Ctrl+W"),
    Action("quit", N_("&Quit"), lambda w: w.program.quit(), "Ctrl+Q"),
)
_EDIT = (
    Action("undo", N_("&Undo"), lambda w: w.undo(), "Ctrl+Z", "undo-2", _can_undo, words=_undo_words),
    Action(
        "redo",
        N_("&Redo"),
        lambda w: w.redo(),
        "Ctrl+Y; Ctrl+Shift+Z",
        "redo-2",
        _can_redo,
        words=_redo_words,
    ),
    Action("cut", N_("Cu&t"), pasting.cut, "Ctrl+X", "scissors", has_selection),
    Action("copy", N_("&Copy"), pasting.copy, "Ctrl+C", "copy", has_selection),
    Action("paste", N_("&Paste"), pasting.paste, "Ctrl+V", "clipboard-paste", has_map),
    Action("copy_picture", N_("Copy as p&icture"), pasting.copy_picture, "Ctrl+Shift+C", "image", has_map),
    Action("copy_table", N_("Copy map as ta&ble"), pasting.copy_table, icon="table", enabled=has_map),
    Action("duplicate", N_("Duplicat&e"), edits.duplicate, "Ctrl+D", enabled=has_selection),
    Action("delete", N_("&Delete"), edits.delete, icon="trash-2", enabled=has_selection),
    Action("rename", N_("Edit te&xt"), edits.edit_text, "F2", "pencil", has_selection),
    Action("select_all", N_("Select &all"), edits.select_everything, "Ctrl+A", enabled=has_map),
)
_VIEW = (
    Action("zoom_in", N_("Zoom &in"), _on_canvas("zoom_in"), "Ctrl++; Ctrl+=", "zoom-in", has_map),
    Action("zoom_out", N_("Zoom &out"), _on_canvas("zoom_out"), "Ctrl+-", "zoom-out", has_map),
    Action("zoom_actual", N_("&Actual size"), _on_canvas("zoom_actual"), "Ctrl+0", enabled=has_map),
    Action("zoom_fit", N_("&Whole map"), _on_canvas("zoom_to_fit"), "Ctrl+1", "maximize", has_map),
    Action("zoom_width", N_("Fit wi&dth"), _on_canvas("zoom_to_width"), "Ctrl+2", enabled=has_map),
    Action(
        "zoom_selection", N_("&Selection"), _on_canvas("zoom_to_selection"), "Ctrl+3", enabled=has_selection
    ),
    Action(
        "show_as_is", N_("As-is"), lambda w: w.show_state("as-is"), enabled=has_map, checked=_shows("as-is")
    ),
    Action(
        "show_to_be", N_("To-be"), lambda w: w.show_state("to-be"), enabled=has_map, checked=_shows("to-be")
    ),
    Action("show_both", N_("Both"), lambda w: w.show_state(""), enabled=has_map, checked=_shows("")),
    Action(
        "palette",
        N_("&Palette"),
        toggle_palette,
        "F8",
        "panel-left",
        has_map,
        lambda w: w.palette_panel.isVisibleTo(w),
    ),
    Action(
        "inspector",
        N_("I&nspector"),
        toggle_inspector,
        "F9",
        "panel-right",
        has_map,
        lambda w: not w.inspector.isHidden(),  # whatever page the window shows: a map may be on its way
    ),
    Action("full_screen", N_("F&ull screen"), _full_screen, "F11", checked=lambda w: w.isFullScreen()),
)
_MAP = (
    Action("facts", N_("Map &facts"), show_map_facts, "Ctrl+I", "info", has_map),
    Action("personas", N_("&Personas"), show_personas, icon="users", enabled=has_map),
    Action(
        "moment_of_truth",
        N_("&Moment of truth"),
        edits.toggle_moment_of_truth,
        icon="flag",
        enabled=has_map,
        checked=_is_moment,
    ),
)
_INSERT = (
    Action("add_card", N_("&Card"), edits.add_card, "Ctrl+Return", "plus", has_map),
    Action("add_stage", N_("&Stage"), edits.add_stage, "Ctrl+Shift+G", "columns-3", has_map),
    Action("add_step", N_("S&tep"), edits.add_step, "Ctrl+Shift+T", "square-split-horizontal", has_map),
    Action("add_lane_menu", N_("&Lane …"), _lane_menu, "Ctrl+Shift+L", "rows-3", has_map),
    Action("add_divider", N_("&Divider"), edits.add_divider, icon="minus", enabled=has_map),
    Action("add_emotion", N_("&Emotion point"), edits.add_emotion, icon="heart", enabled=has_map),
    Action("add_persona", N_("&Persona"), edits.add_persona, "Ctrl+Shift+P", "user", has_map),
)
_HELP = (
    Action("shortcuts", N_("&Keyboard shortcuts"), _shortcuts, "F1", "keyboard"),
    Action("licences", N_("&Licences"), _licences),
    Action("about", N_("&About JourneyMapper"), _about, icon="info"),
)

_ALL = (
    _FILE,
    SETTINGS,
    _EDIT,
    FIND,
    _VIEW,
    SEE,
    ASIDES,
    WINDOWS,
    _MAP,
    MAP_STYLE,
    BRAND,
    _INSERT,
    SAFETY,
    _HELP,
)
ACTIONS: dict[str, Action] = {action.id: action for part in _ALL for action in part}


def plain_text(action: QAction) -> str:
    """What an action is called whatever it would do now: Undo, not Undo Move card."""
    row = ACTIONS.get(action.objectName())
    return _(row.text) if row is not None else action.text()


def other_words(action: QAction) -> str:
    """Words under which somebody may look for an action, beside its own; "" for most."""
    row = ACTIONS.get(action.objectName())
    return _(row.also) if row is not None and row.also else ""


def build_actions(window: MainWindow) -> dict[str, QAction]:
    """One QAction for each row of the table."""
    return {name: action.build(window) for name, action in ACTIONS.items()}


def refresh_actions(window: MainWindow, actions: dict[str, QAction]) -> None:
    """Ask every row what it may do now."""
    for name, action in actions.items():
        ACTIONS[name].refresh(window, action)
