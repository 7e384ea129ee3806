"""What a drop does to the map: cards into a cell, or into a gap that becomes a step or a lane."""

from __future__ import annotations

from collections.abc import Collection

from journeymapper.editor.adding import LANE_KIND_OF_CARD
from journeymapper.layout.drop import DropPlace
from journeymapper.model.document import Document
from journeymapper.model.lookup import CellPlace, find_card
from journeymapper.model.record import new_id
from journeymapper.operations.cards import carry_cards
from journeymapper.operations.lanes import add_lane
from journeymapper.operations.steps import add_step_beside


def landed(document: Document, ids: Collection[str], grabbed: str, drop: DropPlace) -> Document:
    """The map with these cards, led by the grabbed one, dropped at a place."""
    card = find_card(document, grabbed)
    document, place = opened(document, drop, card.kind if card else "text")
    return carry_cards(document, ids, grabbed, place, index_among(document, place, drop.before, ids))


def opened(document: Document, drop: DropPlace, kind: str, id: str = "") -> tuple[Document, CellPlace]:
    """The map and the cell in it that a drop means: a gap becomes a step in the stage beside it, or a
    lane for this kind of card, with this id."""
    id = id or new_id()
    match drop.gap:
        case "step-before" | "step-after":
            document = add_step_beside(document, drop.step, drop.gap == "step-after", id=id)
            return document, CellPlace(drop.lane, id)
        case "lane-before" | "lane-after":
            index = [lane.id for lane in document.lanes].index(drop.lane) + (drop.gap == "lane-after")
            document = add_lane(document, LANE_KIND_OF_CARD.get(kind, "text"), index, id=id)
            return document, CellPlace(id, drop.step)
    return document, CellPlace(drop.lane, drop.step)


def index_among(document: Document, place: CellPlace, before: str, moving: Collection[str]) -> int | None:
    """Place in a cell right before a card, not counting those that move; None is the end.

    Counted in the document, because a view may hide some of the cell's cards.
    """
    if not before:
        return None
    others = (
        card.id
        for card in document.cards
        if card.step == place.step and card.lane == place.lane and card.id not in moving
    )
    return next((n for n, id in enumerate(others) if id == before), None)
