"""Texts cut short where there is no room for them, and the number under which the appendix has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from unicodedata import east_asian_width

from journeymapper.model.card import Card
from journeymapper.model.record import evolve
from journeymapper.text.clusters import graphemes
from journeymapper.text.excerpt import excerpt

_MOST = 20_000  # characters
_MOST_IN_LIST = 2_000
_SPARED = 14  # cutting less than this saves nothing


def length_of(text: str) -> int:
    """Characters as wide as a Latin letter: those of East Asia count twice."""
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def is_long(card: Card, limit: int | None) -> bool:
    """Whether a card's text is cut where only `limit` characters are printed."""
    # A text of few characters is short however wide they are, and one of many is long.
    if limit is None or 2 * len(card.text) <= limit:
        return False
    return len(card.text) > limit + _SPARED or length_of(card.text) > limit + _SPARED


def in_a_list(text: str) -> str:
    """What a list says of a text that the pages of its stage, or the appendix, print whole."""
    return text if len(text) <= _MOST_IN_LIST else excerpt(text, _MOST_IN_LIST)


def beginning(card: Card) -> Card:
    """The card with as much of its text as is more than any page holds: all of most cards."""
    return card if len(card.text) <= _MOST else evolve(card, text=card.text[:_MOST])


def numbering(cards: Iterable[Card], limit: int | None, also: frozenset[str]) -> dict[str, int]:
    """The numbers in the appendix of the cards that are cut, and of those in `also`."""
    cut = [card.id for card in cards if card.id in also or is_long(card, limit)]
    return {id: number for number, id in enumerate(cut, 1)}


def shortened(card: Card, limit: int, numbers: Mapping[str, int]) -> Card:
    """The card with the beginning of its text and a reference to the appendix."""
    start, wide = "", 0
    for part in graphemes(card.text[: 16 * limit]):
        wide += length_of(part)
        if wide > limit:
            break
        start += part
    words, space, _ = start.rpartition(" ")
    if space and len(words) > len(start) * 0.6:
        start = words
    return evolve(card, text=f"{start.rstrip(' ,.;:')}… [{numbers[card.id]}]")
