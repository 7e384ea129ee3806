"""The one text of a thing that is written in place: a card's text, a name, a label, the title."""

from __future__ import annotations

from journeymapper.i18n import _
from journeymapper.model.document import Document
from journeymapper.model.lookup import find_card, find_lane, find_persona, find_point, find_stage, find_step
from journeymapper.model.stage import Stage, Step
from journeymapper.operations.cards import edit_card
from journeymapper.operations.curves import label_point
from journeymapper.operations.facts import set_title
from journeymapper.operations.lanes import edit_lane
from journeymapper.operations.personas import edit_persona
from journeymapper.operations.stages import edit_stage
from journeymapper.operations.steps import edit_step

TITLE = "title"  # stands for the title of the map, which has no id
MOST_NAME, MOST_TEXT = 2_000, 20_000  # characters, as in the records


def text_of(document: Document, id: str) -> str | None:
    """The text of a thing; None when there is nothing that can be written in place."""
    if id == TITLE:
        return document.title
    if card := find_card(document, id):
        return card.text
    if point := find_point(document, id):
        return point[1].label
    named = _named(document, id)
    return named.name if named else None


def _named(document: Document, id: str):
    found = find_step(document, id)
    return (
        find_stage(document, id)
        or (found[1] if found else None)
        or find_lane(document, id)
        or find_persona(document, id)
    )


def with_text(document: Document, id: str, text: str) -> tuple[str, Document]:
    """The label of the edit and the document with another text.

    Names are one line: breaks become spaces. Raises LookupError for what is not there.
    """
    if find_card(document, id):
        return _("Edit text"), edit_card(document, id, text=text[:MOST_TEXT])
    name = " ".join(text.split("\n"))[:MOST_NAME]
    if id == TITLE:
        return _("Rename map"), set_title(document, name)
    if find_point(document, id):
        return _("Label emotion"), label_point(document, id, name)
    match _named(document, id):
        case Stage():
            return _("Rename stage"), edit_stage(document, id, name=name)
        case Step():
            return _("Rename step"), edit_step(document, id, name=name)
        case None:
            raise LookupError(f"nothing to write on {id!r}")
    if find_lane(document, id):
        return _("Rename lane"), edit_lane(document, id, name=name)
    return _("Rename persona"), edit_persona(document, id, name=name)
