"""What menus, palette and toolbar do to the map at the selection and the cell cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymapper.editor import adding, commands
from journeymapper.editor.cursor import ensure_cursor, select_all
from journeymapper.i18n import _
from journeymapper.model.lookup import CellPlace
from journeymapper.model.words import CURVE_LANES, DIVIDER
from journeymapper.ui.canvas import keys

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow


def add_card(window: MainWindow, kind: str = "") -> None:
    """A card of this kind ("": the lane's own) at the cell cursor, in a lane that takes it, open for
    typing. Nothing is kept of it while it is empty."""
    pane, canvas = window.pane, window.canvas
    if pane is None or canvas is None:
        return
    window.finish_editing()
    document = pane.editor.document
    if not document.stages:
        window.status.say(_("Add a stage first: a card needs a step to lie in."))
        return
    if not kind and canvas.start_typing():
        return
    card = adding.new_card_of_kind(pane, kind or "text")
    if card is not None:
        canvas.writing.open_card(card)


def add_emotion(window: MainWindow) -> None:
    """An emotion point at the cursor's step, in the lane of curves at the cursor or the first one."""
    pane, canvas = window.pane, window.canvas
    if pane is None or canvas is None:
        return
    window.finish_editing()
    document = pane.editor.document
    lanes = [lane.id for lane in document.lanes if lane.kind in CURVE_LANES]
    place = ensure_cursor(pane)
    if not document.stages or not lanes:
        window.status.say(_("Add a stage and a lane of emotions first."))
        return
    step = place.step if place else document.stages[0].steps[0].id
    lane = place.lane if place and place.lane in lanes else lanes[0]
    _show(window, adding.add_point(pane, place=CellPlace(lane, step)))


def add_stage(window: MainWindow) -> None:
    """A stage after the one at the cursor, ready to be named."""
    if window.pane is not None:
        _name(window, adding.add_stage(window.pane))


def add_step(window: MainWindow) -> None:
    """A step after the one at the cursor (or after the last one), ready to be named."""
    if window.pane is not None:
        _name(window, adding.add_step(window.pane))


def add_lane(window: MainWindow, kind: str, index: int | None = None) -> None:
    """A lane at `index`, else below the one at the cursor, else below the last one."""
    if window.pane is not None:
        _show(window, adding.add_lane(window.pane, kind, index))


def add_divider(window: MainWindow, line: str = "visibility", index: int | None = None) -> None:
    """A line between lanes, placed as `add_lane` places."""
    if window.pane is not None:
        _show(window, adding.add_lane(window.pane, DIVIDER, index, line=line))


def add_persona(window: MainWindow) -> None:
    """A persona, open in the inspector with the keyboard in its name."""
    if window.editor is not None:
        window.finish_editing()
        adding.add_persona(window.editor)
        window.show_inspector("name")


def delete(window: MainWindow) -> None:
    """Delete what is selected, with everything that hangs on it."""
    if window.canvas is not None:
        window.finish_editing()
        keys.delete(window.canvas)


def duplicate(window: MainWindow) -> None:
    """The selected things twice."""
    if window.pane is not None:
        window.finish_editing()
        commands.duplicate_selection(window.pane)


def select_everything(window: MainWindow) -> None:
    """All cards that are shown."""
    if window.pane is not None:
        window.finish_editing()
        select_all(window.pane)


def edit_text(window: MainWindow) -> None:
    """Open what is selected for typing; with nothing selected, a new card."""
    if window.canvas is not None:
        keys.edit_or_start(window.canvas, may_start=True)


def show_fields(window: MainWindow) -> None:
    """Open the inspector on what is selected, with the keyboard in its first field."""
    window.show_inspector()
    window.inspector.focus_first()


def toggle_moment_of_truth(window: MainWindow) -> None:
    if window.pane is not None:
        window.finish_editing()
        commands.toggle_moment_of_truth(window.pane)


def _show(window: MainWindow, id: str) -> None:
    if id and window.canvas is not None:
        window.canvas.reveal(id)
        window.canvas.setFocus()


def _name(window: MainWindow, id: str) -> None:
    _show(window, id)
    if id and window.canvas is not None:
        window.canvas.edit(id)
