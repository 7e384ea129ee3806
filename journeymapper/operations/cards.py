"""Cards: add, edit, move, span, duplicate, delete, and onto the shelf."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from journeymapper.model.card import Card
from journeymapper.model.document import Document
from journeymapper.model.lookup import CellPlace, find_card, step_order
from journeymapper.model.record import evolve, new_id
from journeymapper.operations.placement import (
    SHELF,
    appended,
    arranged,
    in_reading_order,
    joined,
    kind_in,
    lane_of_cell,
    put,
    spanned,
)

_PLACE_FIELDS = frozenset({"id", "lane", "step", "until"})
START, END = "start", "end"


def add_card(
    document: Document,
    place: CellPlace | None,
    text: str = "",
    index: int | None = None,
    *,
    id: str | None = None,
    **fields: Any,
) -> Document:
    """A new card in a cell, at `index` among the cards that start there (None: last).

    `place` None is the shelf. The lane decides the kind where it has one; `fields` are any other
    fields of a card. Raises LookupError for a cell that is not there, ValueError for a lane
    without cards.
    """
    place = place or SHELF
    lane = lane_of_cell(document, place)
    _check_fields(document, fields)
    kind = kind_in(lane, fields.pop("kind", "text"))
    # Through validation, because fields and text come from hands and clipboards.
    bare = Card(id=id or new_id(), lane=place.lane, step=place.step)
    card = evolve(bare, kind=kind, text=text, **fields)
    return evolve(document, cards=arranged(document.cards, [card], index))


def add_cards(
    document: Document, place: CellPlace | None, texts: Collection[str], new: Callable[[], str] = new_id
) -> tuple[Document, tuple[str, ...]]:
    """New cards with these texts, as the last of a cell (None: of the shelf), in one go; their ids.
    Raises as `add_card` does."""
    place = place or SHELF
    kind = kind_in(lane_of_cell(document, place), "text")
    made = [evolve(Card(id=new(), lane=place.lane, step=place.step), kind=kind, text=text) for text in texts]
    changed = evolve(document, cards=joined(document.cards, made)) if made else document
    return changed, tuple(card.id for card in made)


def edit_card(document: Document, id: str, **fields: Any) -> Document:
    """A card with other values in some of its fields (not its place: see move and span)."""
    if find_card(document, id) is None:
        raise LookupError(f"no card {id!r}")
    return edit_cards(document, (id,), **fields)


def edit_cards(document: Document, ids: Collection[str], **fields: Any) -> Document:
    """The same change on several cards; ids of other things are passed over."""
    _check_fields(document, fields)
    wanted = set(ids)

    def edited(card: Card) -> Card:
        if card.id not in wanted:
            return card
        changed = evolve(card, **fields)
        return card if changed == card else changed

    return evolve(document, cards=tuple(map(edited, document.cards)))


def delete_cards(document: Document, ids: Collection[str]) -> Document:
    """Without these cards, the links that touch them and the votes that they got."""
    gone = set(ids)
    return evolve(
        document,
        cards=tuple(card for card in document.cards if card.id not in gone),
        links=tuple(one for one in document.links if one.source not in gone and one.target not in gone),
        votes=tuple(vote for vote in document.votes if vote.card not in gone),
    )


def move_cards(
    document: Document, ids: Collection[str], place: CellPlace, index: int | None = None
) -> Document:
    """All these cards into one cell, in reading order, at `index` among the cards that start there
    and are not moved themselves (None: last). Kinds follow the lane, spans keep their length as
    far as the map reaches."""
    lane = lane_of_cell(document, place)
    order = step_order(document)
    moving = [put(card, place, lane, order) for card in in_reading_order(document, set(ids))]
    return evolve(document, cards=arranged(document.cards, moving, index)) if moving else document


def carry_cards(
    document: Document, ids: Collection[str], grabbed: str, place: CellPlace, index: int | None = None
) -> Document:
    """Several cards follow the one that is held: it lands in `place` at `index`, the others keep
    their distance to it in steps, as far as the map reaches.

    Held in its lane, everything stays in its lane; taken to another lane, everything goes there.
    Cards from the shelf land beside the held one.
    """
    held = find_card(document, grabbed)
    if held is None:
        raise LookupError(f"no card {grabbed!r}")
    if place == SHELF or not held.lane:
        return move_cards(document, {*ids, grabbed}, place, index)
    lane_of_cell(document, place)
    order = step_order(document)
    step_ids = list(order)
    shift = order[place.step] - order[held.step]
    lanes = {lane.id: lane for lane in document.lanes}
    beside: list[Card] = []
    elsewhere: dict[str, Card] = {}
    for card in in_reading_order(document, {*ids, grabbed}):
        target = place
        if card.lane:
            step = step_ids[max(0, min(order[card.step] + shift, len(step_ids) - 1))]
            target = CellPlace(card.lane if place.lane == held.lane else place.lane, step)
        moved = put(card, target, lanes[target.lane], order)
        if target == place:
            beside.append(moved)
        elif moved is not card:
            elsewhere[card.id] = moved
    cards = appended(document.cards, elsewhere) if elsewhere else document.cards
    return evolve(document, cards=arranged(cards, beside, index))


def to_shelf(document: Document, ids: Collection[str]) -> Document:
    """These cards off the map, onto the shelf. They keep their kind."""
    return move_cards(document, ids, SHELF)


def span_card(document: Document, id: str, edge: str, step: str) -> Document:
    """A card whose START or END edge is drawn to a step. The other edge stays: an edge that is
    drawn past it leaves one step."""
    card = find_card(document, id)
    order = step_order(document)
    if card is None or not card.lane or step not in order:
        raise LookupError(f"no card {id!r} in a cell, or no step {step!r}")
    first, last = card.step, card.until or card.step
    if edge == START:
        first = min(step, last, key=order.__getitem__)
    else:
        last = max(step, first, key=order.__getitem__)
    changed = spanned(card, first, last)
    return evolve(document, cards=tuple(changed if one is card else one for one in document.cards))


def duplicate_cards(
    document: Document, ids: Collection[str], new: Callable[[], str] = new_id
) -> tuple[Document, tuple[str, ...]]:
    """Each card twice, the copy right below; the ids of the copies in the order of the list.

    Links among the copied are copied too. Review notes and votes belong to the original.
    """
    wanted = set(ids)
    copies: dict[str, str] = {}
    cards: list[Card] = []
    for card in document.cards:
        cards.append(card)
        if card.id in wanted:
            copies[card.id] = new()
            cards.append(evolve(card, id=copies[card.id], notes=()))
    links = [
        evolve(one, id=new(), source=copies[one.source], target=copies[one.target])
        for one in document.links
        if one.source in copies and one.target in copies
    ]
    changed = evolve(document, cards=tuple(cards), links=(*document.links, *links))
    return changed, tuple(copies.values())


def _check_fields(document: Document, fields: dict[str, Any]) -> None:
    """References must lead somewhere, and places have operations of their own."""
    if _PLACE_FIELDS & fields.keys():
        raise TypeError(f"not edited here: {', '.join(sorted(_PLACE_FIELDS & fields.keys()))}")
    personas = {persona.id for persona in document.personas}
    if not personas.issuperset(fields.get("personas", ())):
        raise LookupError("a persona that the map does not have")
    author = fields.get("author", "")
    if author and all(one.id != author for one in document.participants):
        raise LookupError(f"no participant {author!r}")
