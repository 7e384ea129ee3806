"""Finding and replacing words in everything that a map says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from journeymapper.editor.letter_case import in_case_of
from journeymapper.editor.things import TITLE, with_text
from journeymapper.model.card import Card, Note
from journeymapper.model.document import Document
from journeymapper.model.lookup import find_card
from journeymapper.model.record import LONGEST, evolve
from journeymapper.operations.cards import edit_card

_StandIn = Callable[[re.Match[str]], str]

MOST_MATCHES = 20_000  # more are not counted: nobody walks through them


class Wanted(NamedTuple):
    """What is looked for: plain words, never a pattern."""

    text: str
    case: bool = False
    whole: bool = False  # whole words only


class Match(NamedTuple):
    """A place in the text of a thing. `note` is the id of the review note that it is in ("": the thing's
    own text); `start` and `end` are positions in that text."""

    id: str
    start: int
    end: int
    note: str = ""


class Said(NamedTuple):
    """A text of the map that can be searched."""

    id: str
    text: str
    note: str = ""


class TooLong(ValueError):
    """A text, `said` as it is now, would become longer than a map holds."""

    def __init__(self, said: Said) -> None:
        super().__init__(f"the text of {said.id!r} would have more than {LONGEST} characters")
        self.said = said


def pattern_of(wanted: Wanted) -> re.Pattern[str] | None:
    """A pattern for plain words; None when nothing is looked for."""
    if not wanted.text:
        return None
    pattern = re.escape(wanted.text)
    if wanted.whole:
        pattern = rf"(?<!\w){pattern}(?!\w)"
    return re.compile(pattern, 0 if wanted.case else re.IGNORECASE)


def texts(document: Document) -> Iterator[Said]:
    """Everything that is searched, in reading order: title, personas, then stage by stage the names and
    what lies in them, the names of lanes, and the shelf."""
    yield Said(TITLE, document.title)
    for persona in document.personas:
        yield Said(persona.id, persona.name)
    in_steps = _in_steps(document)
    for stage in document.stages:
        yield Said(stage.id, stage.name)
        for step in stage.steps:
            yield Said(step.id, step.name)
            yield from in_steps.get(step.id, ())
    for lane in document.lanes:
        yield Said(lane.id, lane.name)
    for card in document.cards:
        if not card.lane:
            yield from _of_card(card)


def _in_steps(document: Document) -> dict[str, list[Said]]:
    """What the cards and points of each step say, from the first lane to the last."""
    rank = {lane.id: place for place, lane in enumerate(document.lanes)}
    found: dict[str, list[tuple[int, float, Said]]] = {}
    for card in document.cards:
        if card.lane:
            for said in _of_card(card):
                found.setdefault(card.step, []).append((rank.get(card.lane, 0), 0.0, said))
    for curve in document.curves:
        for point in curve.points:
            said = Said(point.id, point.label)
            found.setdefault(point.step, []).append((rank.get(curve.lane, 0), point.at, said))
    return {
        step: [said for _lane, _at, said in sorted(those, key=lambda one: one[:2])]
        for step, those in found.items()
    }


def _of_card(card: Card) -> Iterator[Said]:
    yield Said(card.id, card.text)
    for note in card.notes:
        yield Said(card.id, note.text, note.id)


def find_all(document: Document, wanted: Wanted) -> tuple[Match, ...]:
    """All matches in reading order, at most MOST_MATCHES."""
    pattern = pattern_of(wanted)
    if pattern is None:
        return ()
    found: list[Match] = []
    for said in texts(document):
        if not said.text:
            continue
        for match in pattern.finditer(said.text):
            found.append(Match(said.id, match.start(), match.end(), said.note))
            if len(found) == MOST_MATCHES:
                return tuple(found)
    return tuple(found)


def replace_one(document: Document, match: Match, wanted: Wanted, by: str) -> Document:
    """The map with the text of one match replaced; the same map when it is no longer there. Raises
    TooLong."""
    text = _text_of(document, match)
    pattern = pattern_of(wanted)
    if text is None or pattern is None:
        return document
    there = pattern.match(text, match.start)
    if there is None or there.end() != match.end:
        return document
    new = text[: match.start] + _stand_in(wanted, by, document)(there) + text[match.end :]
    if len(new) > LONGEST:
        raise TooLong(Said(match.id, text, match.note))
    return _with_text(document, match, new)


def replace_all(document: Document, wanted: Wanted, by: str) -> tuple[Document, int]:
    """The map with every match replaced, and how many there were. Raises TooLong when a single text has no
    room for it."""
    stand_in = _stand_in(wanted, by, document)
    pattern = pattern_of(wanted)
    if pattern is None:
        return document, 0
    count = 0
    cards: dict[str, Card] = {}
    for card in document.cards:
        text, own = _replaced(Said(card.id, card.text), pattern, stand_in)
        notes, in_notes = _in_notes(card, pattern, stand_in)
        if own or in_notes:
            cards[card.id] = evolve(card, text=text, notes=notes)
            count += own + in_notes
    if cards:
        document = evolve(document, cards=tuple([cards.get(one.id, one) for one in document.cards]))
    on_cards = {card.id for card in document.cards}
    for said in tuple(texts(document)):
        if said.id not in on_cards:
            text, own = _replaced(said, pattern, stand_in)
            if own:
                document = with_text(document, said.id, text)[1]
                count += own
    return document, count


def _stand_in(wanted: Wanted, by: str, document: Document) -> _StandIn:
    """What stands in for a match: as typed where case matters, else in the case of what it replaces."""
    return lambda match: by if wanted.case else in_case_of(match[0], by, document.language)


def _replaced(said: Said, pattern: re.Pattern[str], stand_in: _StandIn) -> tuple[str, int]:
    """A text with every match replaced, and how many there were. Given up as soon as it is too long: a letter
    that stands there often, replaced by a page, would fill the memory."""
    length = len(said.text)

    def counted(match: re.Match[str]) -> str:
        nonlocal length
        new = stand_in(match)
        length += len(new) - len(match[0])
        if length > LONGEST:
            raise TooLong(said)
        return new

    return pattern.subn(counted, said.text)


def _in_notes(card: Card, pattern: re.Pattern[str], stand_in: _StandIn) -> tuple[tuple[Note, ...], int]:
    changed: list[Note] = []
    count = 0
    for note in card.notes:
        text, own = _replaced(Said(card.id, note.text, note.id), pattern, stand_in)
        changed.append(evolve(note, text=text) if own else note)
        count += own
    return tuple(changed), count


def _text_of(document: Document, match: Match) -> str | None:
    return next((one.text for one in texts(document) if (one.id, one.note) == (match.id, match.note)), None)


def _with_text(document: Document, match: Match, text: str) -> Document:
    if not match.note:
        return with_text(document, match.id, text)[1]
    card = find_card(document, match.id)
    if card is None:
        return document
    notes = tuple(evolve(one, text=text) if one.id == match.note else one for one in card.notes)
    return edit_card(document, card.id, notes=notes)


def first_from(document: Document, matches: tuple[Match, ...], id: str) -> int:
    """Position of the first match in this thing or behind it in reading order; 0 when there is none."""
    order = {said.id: place for place, said in enumerate(texts(document))}
    at = order.get(id, 0)
    return next((n for n, match in enumerate(matches) if order[match.id] >= at), 0)
