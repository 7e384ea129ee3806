"""Where cards stand: cells, spans, and the order of the flat list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from journeymapper.model.card import Card
from journeymapper.model.document import Document
from journeymapper.model.lane import Lane
from journeymapper.model.lookup import CellPlace, find_lane, holds_cards, step_order
from journeymapper.model.record import evolve
from journeymapper.model.words import CARD_KIND_OF_LANE

SHELF = CellPlace("", "")


def kind_in(lane: Lane | None, kind: str) -> str:
    """The kind that a card of this kind takes in a lane (None: the shelf, which leaves it alone)."""
    return CARD_KIND_OF_LANE.get(lane.kind, kind) if lane else kind


def lane_of_cell(document: Document, place: CellPlace) -> Lane | None:
    """The lane of a cell that can hold cards; None for the shelf.

    Raises LookupError when there is no such cell and ValueError when the lane holds no cards.
    """
    if place == SHELF:
        return None
    lane = find_lane(document, place.lane)
    if lane is None or place.step not in step_order(document):
        raise LookupError(f"no cell at lane {place.lane!r}, step {place.step!r}")
    if not holds_cards(lane):
        raise ValueError(f"lane {place.lane!r} holds no cards")
    return lane


def put(card: Card, place: CellPlace, lane: Lane | None, order: Mapping[str, int]) -> Card:
    """The card in another cell: its kind follows the lane, its span keeps its length as far as the
    map reaches. The same object when nothing changes."""
    until = ""
    if card.until and place.step:
        length = order[card.until] - order[card.step]
        ids = list(order)
        until = ids[min(order[place.step] + length, len(ids) - 1)]
    return _changed(
        card,
        lane=place.lane,
        step=place.step,
        until="" if until == place.step else until,
        kind=kind_in(lane, card.kind),
    )


def spanned(card: Card, first: str, last: str) -> Card:
    """The card over the steps from `first` to `last`. The same object when nothing changes."""
    return _changed(card, step=first, until="" if first == last else last)


def _changed(card: Card, **fields: str) -> Card:
    changes = {name: value for name, value in fields.items() if getattr(card, name) != value}
    return evolve(card, **changes) if changes else card


def arranged(cards: tuple[Card, ...], cards_in_order: Sequence[Card], index: int | None) -> tuple[Card, ...]:
    """`cards` with some of one cell (their new records, new ones too) at `index` among the others
    of that cell, None being the end.

    Records that already stand right in the list stay where they are: two people who move
    different cards then seldom touch the same lines of a file.
    """
    moving = {card.id: card for card in cards_in_order}
    lane, step = cards_in_order[0].lane, cards_in_order[0].step
    others = [
        n for n, card in enumerate(cards) if card.step == step and card.lane == lane and card.id not in moving
    ]
    index = len(others) if index is None else max(0, min(index, len(others)))
    after = others[index - 1] if index else -1
    before = others[index] if index < len(others) else len(cards)
    standing = [n for n, card in enumerate(cards) if card.id in moving]
    changed = list(cards)
    if [cards[n].id for n in standing] == list(moving) and after < standing[0] and standing[-1] < before:
        for n in standing:
            changed[n] = moving[cards[n].id]
        return tuple(changed)
    # Beside a neighbour where there is one, else at the end of the list.
    insert_at = after + 1 if index else (before if others else len(cards))
    insert_at -= sum(n < insert_at for n in standing)
    for n in reversed(standing):
        del changed[n]
    changed[insert_at:insert_at] = cards_in_order
    return tuple(changed)


def appended(cards: tuple[Card, ...], moved: Mapping[str, Card]) -> tuple[Card, ...]:
    """`cards` with new records for some that changed cell: each becomes the last of its new cell,
    and those that meet in one keep their order."""
    last_other: dict[tuple[str, str], int] = {}
    for n, card in enumerate(cards):
        if card.id not in moved:
            last_other[card.lane, card.step] = n
    standing: list[Card] = []
    to_the_end: list[Card] = []
    crowded: set[tuple[str, str]] = set()
    for n, old in enumerate(cards):
        card = moved.get(old.id, old)
        place = (card.lane, card.step)
        if old.id in moved and (place in crowded or n < last_other.get(place, -1)):
            crowded.add(place)
            to_the_end.append(card)
        else:
            standing.append(card)
    return (*standing, *to_the_end)


def joined(cards: tuple[Card, ...], added: Sequence[Card]) -> tuple[Card, ...]:
    """`cards` with new ones, each behind the last of its cell (where it has none: at the end)."""
    last = {(card.lane, card.step): n for n, card in enumerate(cards)}
    behind: dict[int, list[Card]] = {}
    for card in added:
        behind.setdefault(last.get((card.lane, card.step), len(cards)), []).append(card)
    changed: list[Card] = []
    for n, card in enumerate(cards):
        changed.append(card)
        changed.extend(behind.get(n, ()))
    return (*changed, *behind.get(len(cards), ()))


def in_reading_order(document: Document, ids: set[str]) -> list[Card]:
    """These cards step by step, lane by lane, as they stand in their cells; those on the shelf last."""
    order = step_order(document)
    lanes = {lane.id: n for n, lane in enumerate(document.lanes)}
    cards = [card for card in document.cards if card.id in ids]
    return sorted(cards, key=lambda c: (not c.lane, order.get(c.step, 0), lanes.get(c.lane, 0)))
