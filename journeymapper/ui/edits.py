"""What menus, palette and toolbar do to the map, starting from the selection and the cell cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymapper.i18n import _, ngettext
from journeymapper.model.document import Document
from journeymapper.model.lookup import CellPlace, find_card, find_step, holds_cards, steps
from journeymapper.model.record import new_id
from journeymapper.model.words import CARD_KIND_OF_LANE, DIVIDER
from journeymapper.operations.cards import add_card as add_card_to
from journeymapper.operations.cards import duplicate_cards
from journeymapper.operations.deletion import delete as delete_from
from journeymapper.operations.lanes import add_lane as add_lane_to
from journeymapper.operations.pasting import paste as paste_into
from journeymapper.operations.stages import add_stage as add_stage_to
from journeymapper.operations.steps import add_step_beside
from journeymapper.ui import clipboard
from journeymapper.ui.panels.persona_extras import new_persona

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow


def add_card(window: MainWindow, kind: str) -> None:
    """A card of this kind at the cell cursor, in a lane of its kind; it opens for typing."""
    if window.editor is None or window.canvas is None:
        return
    window.finish_editing()
    document = window.editor.document
    place = place_for(document, kind, current_place(window))
    if place is None:
        window.status.show_hint(_("Add a stage and a lane first: a card needs a cell to lie in."))
        return
    id = new_id()
    fields = {"kind": kind} if kind else {}
    window.editor.commit(_("Add card"), add_card_to(document, place, id=id, **fields), selection=(id,))
    window.canvas.reveal(id)
    window.canvas.edit(id)


def current_place(window: MainWindow) -> CellPlace | None:
    """The cell cursor, or the cell of the last selected card."""
    if window.pane is None or window.editor is None:
        return None
    for id in reversed(window.editor.selection):
        card = find_card(window.editor.document, id)
        if card is not None and card.lane:
            return CellPlace(card.lane, card.step)
    return window.pane.cursor


def place_for(document: Document, kind: str, near: CellPlace | None) -> CellPlace | None:
    """The cell for a new card: in the lane at the cursor if that suits the kind, else in the first
    lane that makes such cards, else in the first that holds cards; at the cursor's step."""
    lanes = [lane for lane in document.lanes if holds_cards(lane)]
    first_step = next((step.id for _stage, step in steps(document)), "")
    step = near.step if near is not None else first_step
    if not lanes or not step:
        return None
    here = [lane for lane in lanes if near is not None and lane.id == near.lane]
    suiting = [lane for lane in lanes if CARD_KIND_OF_LANE.get(lane.kind) == kind]
    if here and (not kind or here[0] in suiting):
        return CellPlace(here[0].id, step)
    chosen = suiting or [lane for lane in lanes if lane.kind not in CARD_KIND_OF_LANE] or here or lanes
    return CellPlace(chosen[0].id, step)


def add_stage(window: MainWindow) -> None:
    """A stage after the one at the cursor, ready to be named."""
    if window.editor is None:
        return
    document = window.editor.document
    place = current_place(window)
    found = find_step(document, place.step) if place is not None else None
    index = document.stages.index(found[0]) + 1 if found is not None else None
    id = new_id()
    _commit_and_name(window, _("Add stage"), add_stage_to(document, _("New stage"), index, id=id), id)


def add_step(window: MainWindow) -> None:
    """A step after the one at the cursor (or after the last one), ready to be named."""
    if window.editor is None:
        return
    document = window.editor.document
    place = current_place(window)
    all_steps = [step.id for _stage, step in steps(document)]
    if not all_steps:
        add_stage(window)
        return
    beside = place.step if place is not None and place.step in all_steps else all_steps[-1]
    id = new_id()
    changed = add_step_beside(document, beside, name=_("New step"), id=id)
    _commit_and_name(window, _("Add step"), changed, id)


def add_lane(window: MainWindow, kind: str, index: int | None = None) -> None:
    """A lane at `index`, else below the one at the cursor, else below the last one."""
    if window.editor is not None:
        id = new_id()
        where = _index_below(window) if index is None else index
        document = add_lane_to(window.editor.document, kind, where, id=id)
        _commit_and_show(window, _("Add lane"), document, id)


def add_divider(window: MainWindow, line: str = "visibility", index: int | None = None) -> None:
    """A line between lanes, placed as `add_lane` places."""
    if window.editor is not None:
        id = new_id()
        where = _index_below(window) if index is None else index
        document = add_lane_to(window.editor.document, DIVIDER, where, id=id, line=line)
        _commit_and_show(window, _("Add divider"), document, id)


def _index_below(window: MainWindow) -> int | None:
    place = current_place(window)
    lanes = window.editor.document.lanes if window.editor is not None else ()
    chosen = window.editor.selection if window.editor is not None else ()
    below = [
        n + 1
        for n, lane in enumerate(lanes)
        if lane.id in chosen or (place is not None and lane.id == place.lane)
    ]
    return below[-1] if below else None


def add_persona(window: MainWindow) -> None:
    new_persona(window)


def delete(window: MainWindow) -> None:
    """Delete what is selected, with everything that hangs on it; the hint says how to get it back."""
    editor = window.editor
    if editor is None or not editor.selection:
        return
    before = editor.document
    after = delete_from(before, editor.selection)
    cards = len(before.cards) - len(after.cards)
    editor.commit(_("Delete"), after, selection=())
    if cards > 1:
        words = ngettext("{count} card deleted", "{count} cards deleted", cards).format(count=cards)
        window.status.show_hint(_("{what}. Ctrl+Z brings them back.", what=words))


def duplicate(window: MainWindow) -> None:
    """The selected cards twice."""
    if window.editor is not None:
        document, ids = duplicate_cards(window.editor.document, window.editor.selection)
        window.editor.commit(_("Duplicate"), document, selection=ids)


def select_all(window: MainWindow) -> None:
    """All cards that are shown."""
    if window.editor is not None:
        window.editor.select(card.id for card in window.editor.document.cards if card.lane)


def edit_text(window: MainWindow) -> None:
    """Open what was selected last for typing."""
    if window.editor is not None and window.canvas is not None and window.editor.selection:
        window.canvas.edit(window.editor.selection[-1])


def copy(window: MainWindow) -> None:
    if window.editor is not None:
        clipboard.put(window.editor)


def cut(window: MainWindow) -> None:
    if window.editor is not None and clipboard.put(window.editor):
        after = delete_from(window.editor.document, window.editor.selection)
        window.editor.commit(_("Cut"), after, selection=())


def paste(window: MainWindow) -> None:
    """What was copied here or in another map; plain text becomes cards, one a line."""
    editor = window.editor
    if editor is None:
        return
    place = current_place(window)
    fragment, pictures = clipboard.take()
    if fragment is not None:
        for data in pictures.values():
            editor.add_picture(data)
        document, ids = paste_into(editor.document, fragment, place)
        editor.commit(_("Paste"), document, selection=ids)
        return
    lines = clipboard.lines()
    target = place_for(editor.document, "", place)
    if not lines or target is None:
        return
    document, made = editor.document, []
    for line in lines:
        made.append(new_id())
        document = add_card_to(document, target, line, id=made[-1])
    editor.commit(_("Paste"), document, selection=made)


def _commit_and_show(window: MainWindow, label: str, document: Document, id: str) -> None:
    if window.editor is not None and window.canvas is not None:
        window.editor.commit(label, document, selection=(id,))
        window.canvas.reveal(id)
        window.canvas.setFocus()


def _commit_and_name(window: MainWindow, label: str, document: Document, id: str) -> None:
    _commit_and_show(window, label, document, id)
    if window.canvas is not None:
        window.canvas.edit(id)
