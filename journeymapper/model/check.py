"""What is wrong inside a map that its records alone cannot tell: references, doubles, typing errors."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import lru_cache
from itertools import islice
from operator import attrgetter
from typing import Literal, NamedTuple

from journeymapper.i18n import _
from journeymapper.model.card import Card
from journeymapper.model.curve import Curve
from journeymapper.model.document import Document
from journeymapper.model.known import Known
from journeymapper.model.lookup import holds_cards, scale_ends
from journeymapper.model.record import Record
from journeymapper.model.view import LANE_FIELDS
from journeymapper.model.words import CARD_KIND_OF_LANE, CARD_KINDS, CURVE_LANES, LANE_KINDS

LISTED = 20  # nobody reads more; the rest is a number
_NEARLY = 0.88  # "pain-point" is, "reactions" is no "actions"
_COLLECTED = 1_000  # of each severity: a hostile file may hold millions
# The file's own keys; a file of a newer version keeps its numbers in the document.
_ENVELOPE = frozenset({"version", "min_reader", "$schema"})

_Names = tuple[str, str, str, tuple[str, ...], str]
_NAMED: Callable[[Card], _Names] = attrgetter("lane", "step", "until", "personas", "author")
_ID: Callable[[object], str] = attrgetter("id")
_EXTRA: Callable[[Record], dict[str, object] | None] = attrgetter("__pydantic_extra__")


class Problem(NamedTuple):
    """Something wrong at a place such as ``cards[12].lane``; the message says what and often the remedy."""

    place: str
    message: str
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


def problems(document: Document, pictures: Collection[str] | None = None) -> tuple[Problem, ...]:
    """All that is wrong, errors first (at most a thousand of each severity).

    `pictures` are the SHA-256 of the pictures at hand; None leaves references to them unchecked.
    """
    errors = islice(_errors(document, pictures), _COLLECTED)
    warnings = islice(_warnings(document), _COLLECTED)
    return (*errors, *warnings)


def _errors(document: Document, pictures: Collection[str] | None) -> Iterator[Problem]:
    known = Known.of(document)
    yield from _double_ids(document)
    if pictures is not None:
        yield from _missing_pictures(document, frozenset(pictures))
    yield from _card_references(document.cards, known)
    for index, curve in enumerate(document.curves):
        yield from _curve_references(f"curves[{index}]", curve, known)
    for index, link in enumerate(document.links):
        for field, id in (("source", link.source), ("target", link.target)):
            if id not in known.cards:
                yield Problem(f"links[{index}].{field}", _("“{id}” is not a card of this map", id=id))
    for index, vote in enumerate(document.votes):
        if vote.card not in known.cards:
            yield Problem(f"votes[{index}].card", _("“{id}” is not a card of this map", id=vote.card))
        if vote.participant and vote.participant not in known.participants:
            yield _no_participant(f"votes[{index}].participant", vote.participant)


def _double_ids(document: Document) -> Iterator[Problem]:
    """An id is used once in a map: whatever is selected, linked or voted on is named by it alone."""
    seen: set[str] = set()
    total = 0
    for _place, records in _record_lists(document):
        seen.update(map(_ID, records))
        total += len(records)
    if len(seen) == total:
        return
    first: dict[str, str] = {}
    for place, records in _record_lists(document):
        for index, one in enumerate(records):
            here = f"{place}[{index}]"
            id = _ID(one)
            other = first.setdefault(id, here)
            if other is not here:
                yield Problem(f"{here}.id", _("“{id}” is already the id of {other}", id=id, other=other))


def _record_lists(document: Document) -> Iterator[tuple[str, tuple[Record, ...]]]:
    yield "personas", document.personas
    yield "stages", document.stages
    for index, stage in enumerate(document.stages):
        yield f"stages[{index}].steps", stage.steps
    yield "lanes", document.lanes
    yield "cards", document.cards
    yield "curves", document.curves
    for index, curve in enumerate(document.curves):
        yield f"curves[{index}].points", curve.points
    yield "links", document.links
    yield "participants", document.participants
    yield "votes", document.votes
    yield "views", document.views


def _missing_pictures(document: Document, pictures: frozenset[str]) -> Iterator[Problem]:
    for place, sha256 in picture_places(document):
        if sha256 not in pictures:
            yield Problem(place, _("this picture is not in the file"))


def picture_places(document: Document) -> Iterator[tuple[str, str]]:
    """Every place of the document that names a picture, with the picture's SHA-256."""
    for index, persona in enumerate(document.personas):
        if persona.picture:
            yield f"personas[{index}].picture", persona.picture
    with_pictures = any(map(attrgetter("picture"), document.cards))
    for index, card in enumerate(document.cards if with_pictures else ()):
        if card.picture:
            yield f"cards[{index}].picture", card.picture
    if document.brand.logo:
        yield "brand.logo", document.brand.logo


def _card_references(cards: tuple[Card, ...], known: Known) -> Iterator[Problem]:
    # Ten thousand cards name a few hundred different cells: judge those, look for cards only if one is wrong.
    wrong = {named for named in set(map(_NAMED, cards)) if any(_wrong_names(named, known))}
    if wrong:
        for index, card in enumerate(cards):
            named = _NAMED(card)
            if named in wrong:
                for field, message in _wrong_names(named, known):
                    yield Problem(f"cards[{index}].{field}", message)


def _wrong_names(named: _Names, known: Known) -> Iterator[tuple[str, str]]:
    lane, step, until, personas, author = named
    if lane and lane not in known.lanes:
        yield "lane", _("“{id}” is not a lane of this map", id=lane)
    if step not in known.steps and (step or lane):
        yield "step", _step_message(step)
    elif until and until not in known.steps:
        yield "until", _step_message(until)
    elif until and (not step or known.steps[until] < known.steps[step]):
        message = _("“{until}” comes before “{step}”, where the card begins", until=until, step=step)
        yield "until", message
    for place, id in enumerate(personas):
        if id not in known.personas:
            yield f"personas[{place}]", _("“{id}” is not a persona of this map", id=id)
    if author and author not in known.participants:
        yield "author", _("“{id}” is not a participant of this map", id=author)


def _curve_references(place: str, curve: Curve, known: Known) -> Iterator[Problem]:
    if curve.lane not in known.lanes:
        yield Problem(f"{place}.lane", _("“{id}” is not a lane of this map", id=curve.lane))
    if curve.persona and curve.persona not in known.personas:
        yield _no_persona(f"{place}.persona", curve.persona)
    for index, point in enumerate(curve.points):
        if point.step not in known.steps:
            yield Problem(f"{place}.points[{index}].step", _step_message(point.step))


def _step_message(id: str) -> str:
    if not id:
        return _("a card in a lane needs a step")
    return _("“{id}” is not a step of this map", id=id)


def _no_persona(place: str, id: str) -> Problem:
    return Problem(place, _("“{id}” is not a persona of this map", id=id))


def _no_participant(place: str, id: str) -> Problem:
    return Problem(place, _("“{id}” is not a participant of this map", id=id))


def _warnings(document: Document) -> Iterator[Problem]:
    yield from _misplaced(document)
    yield from _view_references(document)
    yield from _misspelled_kinds(document)
    yield from _unknown_keys(document)


def _misplaced(document: Document) -> Iterator[Problem]:
    """What is in the map but cannot be seen where it is."""
    lanes = {one.id: one for one in document.lanes}
    cardless = {one.id for one in document.lanes if not holds_cards(one)}
    used = set(map(attrgetter("lane"), document.cards))
    for index, card in enumerate(document.cards if cardless & used else ()):
        if card.lane in cardless:
            name = lanes[card.lane].name or card.lane
            message = _("lane “{lane}” shows no cards; move the card to another lane", lane=name)
            yield Problem(f"cards[{index}].lane", message, "warning")
    for index, curve in enumerate(document.curves):
        lane = lanes.get(curve.lane)
        if lane is None:
            continue
        place = f"curves[{index}]"
        if lane.kind not in CURVE_LANES:
            message = _("lane “{lane}” shows no curves", lane=lane.name or lane.id)
            yield Problem(f"{place}.lane", message, "warning")
        lowest, highest = scale_ends(lane)
        for number, point in enumerate(curve.points):
            if not lowest <= point.value <= highest:
                message = _(
                    "{value:g} is outside the lane's scale from {lowest:g} to {highest:g}",
                    value=point.value,
                    lowest=lowest,
                    highest=highest,
                )
                yield Problem(f"{place}.points[{number}].value", message, "warning")


def _view_references(document: Document) -> Iterator[Problem]:
    lanes = {one.id for one in document.lanes}
    stages = {one.id for one in document.stages}
    personas = {one.id for one in document.personas}
    fields = (
        ("personas", personas, _("“{id}” is not a persona of this map")),
        *[(field, lanes, _("“{id}” is not a lane of this map")) for field in LANE_FIELDS],
        ("collapsed_stages", stages, _("“{id}” is not a stage of this map")),
    )
    for index, view in enumerate(document.views):
        for field, exists, message in fields:
            for number, id in enumerate(getattr(view, field)):
                if id not in exists:
                    place = f"views[{index}].{field}[{number}]"
                    yield Problem(place, message.format(id=id), "warning")


def _misspelled_kinds(document: Document) -> Iterator[Problem]:
    """A kind of its own is nobody's mistake; one that is nearly a known one shows as something else."""
    for index, lane in enumerate(document.lanes):
        if guess := _lane_kind_meant(lane.kind):
            message = _("“{kind}” is not a known kind of lane; did you mean “{guess}”? It is kept")
            yield Problem(f"lanes[{index}].kind", message.format(kind=lane.kind, guess=guess), "warning")
    guesses = {kind: _card_kind_meant(kind) for kind in set(map(attrgetter("kind"), document.cards))}
    for index, card in enumerate(document.cards if any(guesses.values()) else ()):
        if guess := guesses[card.kind]:
            message = _("“{kind}” is not a known kind of card; did you mean “{guess}”? It is kept")
            yield Problem(f"cards[{index}].kind", message.format(kind=card.kind, guess=guess), "warning")


@lru_cache(maxsize=100)
def _lane_kind_meant(kind: str) -> str:
    """The known kind of lane that this one nearly is, or whose cards are called so; "" for all others."""
    if kind in LANE_KINDS:
        return ""
    lanes = {card: lane for lane, card in CARD_KIND_OF_LANE.items()}
    near = _near(kind, (*LANE_KINDS, *lanes))
    return near if near in LANE_KINDS else lanes.get(near, "")


@lru_cache(maxsize=100)
def _card_kind_meant(kind: str) -> str:
    if kind in CARD_KINDS:
        return ""
    near = _near(kind, (*CARD_KINDS, *CARD_KIND_OF_LANE))
    return near if near in CARD_KINDS else CARD_KIND_OF_LANE.get(near, "")


def _near(kind: str, known: tuple[str, ...]) -> str:
    import difflib

    return next(iter(difflib.get_close_matches(kind[:60].casefold(), known, n=1, cutoff=_NEARLY)), "")


def _unknown_keys(document: Document) -> Iterator[Problem]:
    for place, record in _records(document):
        for key in record.__pydantic_extra__ or ():
            if place or key not in _ENVELOPE:
                message = _("this key is not known; it is kept")
                guess = _similar(type(record), key)
                if guess:
                    message = _("this key is not known; did you mean “{guess}”? It is kept", guess=guess)
                yield Problem(f"{place}.{key}" if place else key, message, "warning")


@lru_cache(maxsize=500)
def _similar(kind: type[Record], key: str) -> str:
    import difflib

    return next(iter(difflib.get_close_matches(key[:60], kind.model_fields, n=1, cutoff=0.7)), "")


def _records(document: Document) -> Iterator[tuple[str, Record]]:
    """Every record that may hold unknown keys, and its place."""
    for name in ("facts", "style", "brand", "page", "shelf"):
        yield name, getattr(document, name)
    yield "", document
    for place, records in (
        *_record_lists(document),
        ("snapshots", document.snapshots),
        ("style.colours", document.style.colours),
    ):
        if any(map(_EXTRA, records)):
            for index, record in enumerate(records):
                yield f"{place}[{index}]", record
    for index, lane in enumerate(document.lanes):
        yield f"lanes[{index}].scale", lane.scale
    if any(map(attrgetter("notes"), document.cards)):
        for index, card in enumerate(document.cards):
            for number, note in enumerate(card.notes):
                yield f"cards[{index}].notes[{number}]", note
