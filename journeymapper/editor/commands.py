"""What menus and keys do to the selection: delete, duplicate, rename, mark, shelve."""

from __future__ import annotations

from journeymapper.editor.cursor import follow_selection
from journeymapper.editor.editor import Editor
from journeymapper.editor.labels import copy_label, delete_label
from journeymapper.editor.pane import Pane
from journeymapper.editor.things import CARD, LANE, PERSONA, STAGE, STEP, kinds, with_text
from journeymapper.i18n import _
from journeymapper.model.document import Document
from journeymapper.model.lookup import find_card, find_persona, find_step
from journeymapper.model.record import evolve, new_id
from journeymapper.operations.cards import duplicate_cards, to_shelf
from journeymapper.operations.deletion import delete
from journeymapper.operations.fragments import take_lanes, take_stages, take_steps
from journeymapper.operations.pasting import paste_lanes, paste_stages, paste_steps
from journeymapper.operations.steps import set_moment_of_truth


def commit_text(editor: Editor, id: str, text: str, merge: str = "") -> None:
    """Put a text on a thing (see `things.text_of`) as one undo step, that of the same `merge` key
    before it included. Raises LookupError when there is nothing to write on."""
    label, document = with_text(editor.document, id, text)
    editor.commit(label, document, merge=merge)


def delete_selection(editor: Editor) -> int:
    """Delete whatever is selected, of any kinds, with all that hangs on it; how many cards went.

    After a card its neighbour in the cell is selected, so that a series of deletions needs one key.
    """
    document = editor.document
    found = kinds(document, editor.selection)
    if not found:
        return 0
    after = delete(document, found)
    editor.commit(delete_label(found.values()), after, _neighbour(document, tuple(found)))
    return len(document.cards) - len(after.cards)


def _neighbour(document: Document, ids: tuple[str, ...]) -> tuple[str, ...]:
    """The card that takes the place of the only one that is deleted."""
    card = find_card(document, ids[0]) if len(ids) == 1 else None
    if card is None:
        return ()
    cell = [one.id for one in document.cards if one.lane == card.lane and one.step == card.step]
    place = cell.index(card.id)
    return (*cell[place + 1 : place + 2], *reversed(cell[:place]))[:1]


def duplicate_selection(pane: Pane) -> tuple[str, ...]:
    """Copies of what is selected, beside it, selected in its place; their ids. Stages, steps and
    lanes are copied with all that is in them; of a mixed selection the largest kind is."""
    editor = pane.editor
    document = editor.document
    found = kinds(document, editor.selection)
    of = {kind: [id for id, one in found.items() if one == kind] for kind in found.values()}
    ids: tuple[str, ...] = ()
    if stages := of.get(STAGE):
        label = _("Duplicate stage")
        places = [n for n, stage in enumerate(document.stages) if stage.id in stages]
        document, ids = paste_stages(document, take_stages(document, stages), places[-1] + 1)
    elif steps := of.get(STEP):
        label = _("Duplicate step")
        order = [step.id for stage in document.stages for step in stage.steps if step.id in steps]
        document, ids = paste_steps(document, take_steps(document, steps), order[-1])
    elif lanes := of.get(LANE):
        label = _("Duplicate lane")
        places = [n for n, lane in enumerate(document.lanes) if lane.id in lanes]
        document, ids = paste_lanes(document, take_lanes(document, lanes), places[-1] + 1)
    elif cards := of.get(CARD):
        label = copy_label(len(cards))
        document, ids = duplicate_cards(document, cards)
    elif personas := of.get(PERSONA):
        label = _("Duplicate persona")
        copies = [evolve(one, id=new_id()) for id in personas if (one := find_persona(document, id))]
        document = evolve(document, personas=(*document.personas, *copies))
        ids = tuple(one.id for one in copies)
    else:
        return ()
    editor.commit(label, document, ids)
    follow_selection(pane)
    return ids


def shelve_selection(editor: Editor) -> bool:
    """The selected cards onto the shelf; False when none is selected."""
    cards = [id for id, kind in kinds(editor.document, editor.selection).items() if kind == CARD]
    if cards:
        editor.commit(_("Move to the shelf"), to_shelf(editor.document, cards))
    return bool(cards)


def toggle_moment_of_truth(pane: Pane) -> bool:
    """Mark the selected steps, else the step of the cursor, as moments of truth; when all of them
    are, take the marks off. False without a step."""
    editor = pane.editor
    document = editor.document
    steps = [id for id, kind in kinds(document, editor.selection).items() if kind == STEP]
    if not steps and pane.cursor is not None:
        steps = [pane.cursor.step]
    found = [one for id in steps if (one := find_step(document, id))]
    is_one = not all(step.moment_of_truth for _stage, step in found)
    for _stage, step in found:
        document = set_moment_of_truth(document, step.id, is_one)
    if found:
        editor.commit(_("Mark moment of truth") if is_one else _("Unmark moment of truth"), document)
    return bool(found)
