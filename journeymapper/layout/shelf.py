"""Cards without a cell, side by side: as the strip beside the canvas shows them, and as they are printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from journeymapper.drawing.shapes import Text
from journeymapper.drawing.tree import Cell, Group, Strip
from journeymapper.geometry import Point, Rect
from journeymapper.layout.card import lay_out_card
from journeymapper.layout.look import Look
from journeymapper.model.card import Card
from journeymapper.model.document import Document
from journeymapper.model.lookup import shelf_cards
from journeymapper.model.record import evolve
from journeymapper.text.wrap import set_text

WIDTH = 160.0  # of a card on the shelf
GAP = 8.0
_ABOVE, _BELOW = 20.0, 4.0  # around the printed shelf
_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


class Shelved(NamedTuple):
    """A card as the strip shows it. `group.rect` is its place in the strip, from (0, 0) on."""

    card: Card
    look: Look
    group: Group


def shelf_strip(document: Document, width: float, left: float, look: Look, votes: Mapping[str, int]) -> Strip:
    """The shelf as it is printed below the map: its name, and its cards in rows from `left` on. It has no
    height where nothing lies on it."""
    cards = shelf_cards(document)
    if not cards:
        return Strip("shelf", "shelf", width, 0.0, ())
    name = document.shelf.name or look.words("Shelf")
    margin = look.measures.margin
    block = set_text(name, left - margin - GAP, look.name)
    rect = Rect(margin, _ABOVE, left - margin - GAP, block.height)
    words = Text(Rect(0.0, 0.0, rect.width, rect.height), name, block.lines, look.name, look.palette.ink)
    groups = [Group("", "shelf", rect, (words,), name)]
    gap = look.measures.card_gap
    count = max(1, int((width - margin - left + gap) // (WIDTH + gap)))
    y = _ABOVE
    for start in range(0, len(cards), count):
        row = [
            lay_out_card(card, WIDTH, look, votes.get(card.id, 0)) for card in cards[start : start + count]
        ]
        groups += [
            group._replace(rect=group.rect._replace(x=left + n * (WIDTH + gap), y=y))
            for n, group in enumerate(row)
        ]
        y += max(group.rect.height for group in row) + gap
    height = max(y - gap, rect.bottom) + _BELOW
    return Strip("shelf", "shelf", width, height, (Cell("", Point(0.0, 0.0), height, tuple(groups)),))


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
