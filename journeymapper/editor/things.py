"""Whatever can be selected, by its id alone: what kind of thing it is, and its text."""

from __future__ import annotations

from collections.abc import Iterable

from journeymapper.i18n import _
from journeymapper.model.document import Document
from journeymapper.model.lookup import find_card, find_lane, find_persona, find_point, find_stage, find_step
from journeymapper.model.record import LONGEST
from journeymapper.operations.cards import edit_card
from journeymapper.operations.curves import label_point
from journeymapper.operations.facts import set_title
from journeymapper.operations.lanes import edit_lane
from journeymapper.operations.personas import edit_persona
from journeymapper.operations.stages import edit_stage
from journeymapper.operations.steps import edit_step

CARD, STAGE, STEP, LANE, POINT = "card", "stage", "step", "lane", "point"
PERSONA, CURVE, LINK, VIEW = "persona", "curve", "link", "view"
TITLE = "title"  # stands for the title of the map, which has no id


def kinds(document: Document, ids: Iterable[str]) -> dict[str, str]:
    """The kind of each of these things that is in the map, by id, in the order of the ids."""
    wanted = tuple(dict.fromkeys(ids))
    if not wanted:
        return {}
    looked_for = set(wanted)
    found: dict[str, str] = {}
    for kind, records in (
        (CARD, document.cards),
        (STAGE, document.stages),
        (STEP, [step for stage in document.stages for step in stage.steps]),
        (LANE, document.lanes),
        (POINT, [point for curve in document.curves for point in curve.points]),
        (PERSONA, document.personas),
        (CURVE, document.curves),
        (LINK, document.links),
        (VIEW, document.views),
    ):
        for record in records:
            if record.id in looked_for:
                found[record.id] = kind
    return {id: found[id] for id in wanted if id in found}


def kind_of(document: Document, id: str) -> str:
    """The kind of the thing with this id; "" when the map has none."""
    return kinds(document, (id,)).get(id, "")


def has_only_fields(document: Document, ids: tuple[str, ...]) -> bool:
    """Whether one thing is chosen that is not written on the map: the title with its facts, a persona or a
    link have their fields in the inspector alone."""
    return len(ids) == 1 and (ids[0] == TITLE or kind_of(document, ids[0]) in (PERSONA, LINK))


def present(document: Document, ids: Iterable[str]) -> tuple[str, ...]:
    """Those of these ids that the map has, each once."""
    return tuple(kinds(document, ids))


def text_of(document: Document, id: str) -> str | None:
    """The one text of a thing that is written in place: a card's text, a name, a point's label, the
    title of the map (TITLE). None when there is nothing to write on."""
    if id == TITLE:
        return document.title
    if card := find_card(document, id):
        return card.text
    if point := find_point(document, id):
        return point[1].label
    if step := find_step(document, id):
        return step[1].name
    named = find_stage(document, id) or find_lane(document, id) or find_persona(document, id)
    return named.name if named else None


def with_text(document: Document, id: str, text: str) -> tuple[str, Document]:
    """The label of the edit and the map with another text on this thing (see `text_of`).

    Names are one line, so breaks become spaces; what is too long is cut. Raises LookupError when
    there is nothing to write on.
    """
    name = " ".join(text.split("\n"))[:LONGEST]
    if id == TITLE:
        return _("Rename map"), set_title(document, name)
    match kind_of(document, id):
        case "card":
            return _("Edit text"), edit_card(document, id, text=text[:LONGEST])
        case "point":
            return _("Label emotion"), label_point(document, id, name)
        case "stage":
            return _("Rename stage"), edit_stage(document, id, name=name)
        case "step":
            return _("Rename step"), edit_step(document, id, name=name)
        case "lane":
            return _("Rename lane"), edit_lane(document, id, name=name)
        case "persona":
            return _("Rename persona"), edit_persona(document, id, name=name)
    raise LookupError(f"nothing to write on {id!r}")
