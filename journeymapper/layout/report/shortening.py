"""Texts cut short where there is no room for them, and the number under which the appendix has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from unicodedata import east_asian_width

from journeymapper.layout.report.page import PageSize
from journeymapper.model.card import Card
from journeymapper.model.document import Document
from journeymapper.model.record import evolve
from journeymapper.operations.beginnings import with_short_descriptions, with_short_names
from journeymapper.text.clusters import graphemes
from journeymapper.text.excerpt import excerpt

_MOST = 20_000  # characters
_MOST_IN_LIST = 2_000
_SPARED = 14  # cutting less than this saves nothing
_LONGEST_NAME = 80  # characters of a name, which is said again and again and in narrow columns
_DESCRIBED = 0.3  # of a page, for the descriptions above the lanes
_LETTER = 93.0  # square units of a page that a letter of them takes
_LINE = 30  # letters that would stand where a line ends early
_MOST_BESIDE = 5  # descriptions side by side; those of further steps get lines or pages of their own


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


def with_short_texts(document: Document, size: PageSize) -> Document:
    """The map as a report prints it: with the beginnings of what is said again and again, or stands above
    lanes that shall have room on the same page. The appendix prints all of it."""
    room = int(size.room * size.bottom * _DESCRIBED / _LETTER)

    def shorten(text: str, beside: int) -> str:
        most = room // min(beside, _MOST_BESIDE)
        length = length_of(text) + _LINE * text.count("\n")
        return text if length <= most else excerpt(text, most * len(text) // length_of(text))

    return with_short_descriptions(with_short_names(document, _LONGEST_NAME), shorten)


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
