"""Cards without a cell, side by side: as the strip beside the canvas shows them, and as they are printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from journeymapper.drawing.tree import Group
from journeymapper.layout.card import lay_out_card
from journeymapper.layout.look import Look
from journeymapper.model.card import Card
from journeymapper.model.record import evolve

WIDTH = 160.0  # of a card on the shelf
GAP = 8.0
_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


class Shelved(NamedTuple):
    """A card as the strip shows it. `group.rect` is its place in the strip, from (0, 0) on."""

    card: Card
    look: Look
    group: Group


def lay_out_shelf(
    cards: Sequence[Card],
    look: Look,
    height: float,
    votes: Mapping[str, int],
    previous: Sequence[Shelved] = (),
) -> tuple[Shelved, ...]:
    """Cards in one row, none taller than `height`: long texts are cut short. Cards that are in `previous`
    unchanged keep their shapes."""
    known = {one.card.id: one for one in previous if one.look is look}
    found = []
    x = 0.0
    for card in cards:
        old = known.get(card.id)
        fits = old is not None and old.card is card
        group = (
            old.group if old is not None and fits else short_card(card, look, height, votes.get(card.id, 0))
        )
        rect = group.rect._replace(x=x, y=0.0)
        found.append(Shelved(card, look, group if group.rect == rect else group._replace(rect=rect)))
        x += WIDTH + GAP
    return tuple(found)


def short_card(card: Card, look: Look, height: float, votes: int = 0) -> Group:
    """A card with as much of its text as fits into a height. What a screen reader says is all of it."""
    whole = lay_out_card(card, WIDTH, look, votes)
    words = card.text.split()
    if whole.rect.height <= height or not words:
        return whole
    low, high, best = 1, len(words) - 1, lay_out_card(_shortened(card, words[:1]), WIDTH, look, votes)
    while low <= high:
        middle = (low + high) // 2
        tried = lay_out_card(_shortened(card, words[:middle]), WIDTH, look, votes)
        if tried.rect.height <= height:
            best, low = tried, middle + 1
        else:
            high = middle - 1
    return best._replace(label=whole.label)


def _shortened(card: Card, words: Sequence[str]) -> Card:
    return evolve(card, text=" ".join(words)[:200].rstrip(".,;:") + _ELLIPSIS)
