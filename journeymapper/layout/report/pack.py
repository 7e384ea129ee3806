"""The cards of a lane in the columns of a stretch: each as high up as it goes, none cut, none left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from journeymapper.drawing.tree import Group
from journeymapper.layout.card import lay_out_card
from journeymapper.layout.look import Look
from journeymapper.layout.report.setting import Place
from journeymapper.layout.report.stretch import Stretch
from journeymapper.model.card import Card


class Packed(NamedTuple):
    """The groups of a lane's cards, how high they stand, and the cards that did not fit."""

    groups: tuple[Group, ...]
    height: float
    rest: tuple[Card, ...]


Made = tuple[str, float]  # the id of a card, and how wide it is


class Reach(NamedTuple):
    """The columns that a card covers here, and whether it begins before or goes on behind them."""

    start: int
    end: int
    before: bool
    behind: bool


def reach_of(card: Card, places: Mapping[str, Place], stretch: Stretch) -> Reach | None:
    """Which of the columns a card covers, if any."""
    start = places[card.step].order
    until = places.get(card.until)
    end = max(start, until.order) if until else start
    first, last = stretch.first, stretch.last
    if end < first or start > last:
        return None
    return Reach(max(start, first) - first, min(end, last) - first, start < first, end > last)


def cards_on(
    parts: Sequence[Sequence[Place]], cards: Iterable[Card], places: Mapping[str, Place]
) -> list[list[Card]]:
    """The cards that reach into each of these parts of the journey."""
    found: list[list[Card]] = [[] for _ in parts]
    part_of = {place.order: at for at, part in enumerate(parts) for place in part}
    for card in cards:
        start = places[card.step].order
        until = places.get(card.until)
        reached = range(start, until.order + 1 if until and until.order > start else start + 1)
        for at in sorted({part_of[order] for order in reached if order in part_of}):
            found[at].append(card)
    return found


def pack(
    cards: Sequence[Card],
    places: Mapping[str, Place],
    stretch: Stretch,
    capacity: float,
    votes: Callable[[str], int],
    made: dict[Made, Group],
) -> Packed:
    """As many cards as `capacity` holds, in their order in every cell; all of them reach into the stretch.

    `made` are cards of this stretch that are laid out already, and takes in those that are now.
    """
    measures, side, pad = stretch.look.measures, stretch.side, stretch.density.pad
    edges = [_slot(stretch, slot) for slot in range(len(stretch.columns) * side)]
    sky = [pad] * len(edges)
    full: set[int] = set()  # columns whose next card waits for the next page
    groups: list[Group] = []
    rest: list[Card] = []
    bottom = 0.0
    for at, card in enumerate(cards):
        if len(full) == len(stretch.columns):
            rest += cards[at:]
            break
        reach = reach_of(card, places, stretch)
        if reach is None:
            continue
        covered = range(reach.start, reach.end + 1)
        if not full.isdisjoint(covered):
            full.update(covered)
            rest.append(card)
            continue
        slots = range(reach.start * side, (reach.end + 1) * side)
        if reach.start == reach.end:
            slot = min(slots, key=sky.__getitem__)
            slots = range(slot, slot + 1)
        x = edges[slots[0]][0]
        width = edges[slots[-1]][1] - x
        y = max(sky[slot] for slot in slots)
        group = made.get((card.id, width))
        if group is None:
            group = lay_out_card(card, width, _look_for(card, reach, stretch), votes(card.id))
            made[(card.id, width)] = group
        if y + group.rect.height + pad > capacity + 0.01:
            full.update(covered)
            rest.append(card)
            continue
        groups.append(group.moved(x, y))
        for slot in slots:
            sky[slot] = y + group.rect.height + measures.card_gap
        bottom = max(bottom, y + group.rect.height + pad)
    return Packed(tuple(groups), bottom, tuple(rest))


def _look_for(card: Card, reach: Reach, stretch: Stretch) -> Look:
    """With what a card says when it comes from an earlier page or goes on to a later one."""
    look = stretch.look
    if reach.before:
        look = look._replace(continued=frozenset([card.id]))
    return look._replace(continues=frozenset([card.id])) if reach.behind else look


def card_width(card: Card, places: Mapping[str, Place], stretch: Stretch) -> float:
    """How wide a card is drawn."""
    reach = reach_of(card, places, stretch)
    if reach is None:
        return 0.0
    alone = reach.start == reach.end
    start = reach.start * stretch.side
    end = start if alone else (reach.end + 1) * stretch.side - 1
    return _slot(stretch, end)[1] - _slot(stretch, start)[0]


def _slot(stretch: Stretch, slot: int) -> tuple[float, float]:
    """Left and right edge of one of the places side by side in a column."""
    measures, side = stretch.look.measures, stretch.side
    column = stretch.columns[slot // side]
    inset = measures.gutter / 2
    width = (column.width - 2 * inset - (side - 1) * measures.card_gap) / side
    left = column.x + inset + (slot % side) * (width + measures.card_gap)
    return left, left + width
