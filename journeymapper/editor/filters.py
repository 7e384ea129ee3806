"""What a map can be filtered by, and how much a filter hides. Nothing here changes the map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from journeymapper.layout.filter import card_filter
from journeymapper.model.document import Document
from journeymapper.model.record import evolve
from journeymapper.model.view import LANE_FIELDS, WHOLE, View
from journeymapper.model.words import BOTH, EVIDENCE

STATE, PERSONAS, TAGS, EVIDENCES, OWNERS = "state", "personas", "tags", "evidence", "owners"
NONE = ""  # among evidence and owners: cards that say nothing about it


class Choice(NamedTuple):
    """A value that cards can be filtered by: as the view holds it, as it is called, on how many cards."""

    value: str
    name: str
    cards: int


class Values(NamedTuple):
    """The values that occur in a map, in the order in which they are offered."""

    personas: tuple[Choice, ...] = ()
    states: tuple[str, ...] = ()
    tags: tuple[Choice, ...] = ()
    evidence: tuple[Choice, ...] = ()
    owners: tuple[Choice, ...] = ()


def values_of(document: Document) -> Values:
    """What occurs in the map. Personas in their own order, evidence from weak to strong, tags and owners
    by name. States are offered only where some card or curve belongs to one of them alone. Known evidence
    and owners come with a choice for cards without any (NONE), where both kinds of cards exist."""
    cards = [card for card in document.cards if card.lane]
    tags = Counter(tag for card in cards for tag in card.tags)
    evidence = Counter(card.evidence for card in cards)
    owners = Counter(card.owner for card in cards)
    people = Counter(id for card in cards for id in card.personas)
    states = {card.state for card in cards} | {curve.state for curve in document.curves}
    known = [word for word in EVIDENCE if evidence[word]]
    other = sorted(word for word in evidence if word and word not in EVIDENCE)
    return Values(
        tuple([Choice(one.id, one.name, people[one.id]) for one in document.personas]),
        ("as-is", "to-be") if "to-be" in states else (),
        tuple([Choice(tag, tag, tags[tag]) for tag in sorted(tags, key=str.casefold) if tag]),
        _with_none([Choice(word, word, evidence[word]) for word in known + other], evidence[NONE]),
        _with_none(
            [Choice(name, name, owners[name]) for name in sorted(owners, key=str.casefold) if name],
            owners[NONE],
        ),
    )


def _with_none(choices: list[Choice], without: int) -> tuple[Choice, ...]:
    return (*choices, Choice(NONE, "", without)) if choices and without else tuple(choices)


def toggled(view: View, field: str, value: str) -> View:
    """The view with one value of a filter put on or taken off again. Of states there is one at a time."""
    if field == STATE:
        return evolve(view, state="" if view.state == value else value)
    chosen: tuple[str, ...] = getattr(view, field)
    rest = tuple(one for one in chosen if one != value)
    return evolve(view, **{field: rest if value in chosen else (*chosen, value)})


def cleared(view: View) -> View:
    """The view without filters; what is folded or hidden stays so, and the state that is looked at."""
    return evolve(view, personas=(), tags=(), evidence=(), owners=(), text="")


def is_filtered(view: View) -> bool:
    """Whether cards are filtered by anything besides the state, which the toolbar shows."""
    return bool(view.personas or view.tags or view.evidence or view.owners or view.text)


class Count(NamedTuple):
    shown: int
    cards: int


def count(document: Document, view: View, always: Iterable[str] = ()) -> Count:
    """How many of the cards that lie on the map pass the filters. `always` are ids that are shown anyway."""
    test, kept = card_filter(view), set(always)
    on_map = [card for card in document.cards if card.lane]
    if test is None:
        return Count(len(on_map), len(on_map))
    return Count(sum(1 for card in on_map if card.id in kept or test(card)), len(on_map))


def pruned(view: View, document: Document) -> View:
    """The same view, without personas, lanes and stages that are gone: a filter that nobody can see in the
    list of filters would hide cards for ever."""
    people = {one.id for one in document.personas}
    lanes = {one.id for one in document.lanes}
    stages = {one.id for one in document.stages}
    kept = {
        name: tuple(id for id in getattr(view, name) if id in there)
        for name, there in (
            ("personas", people),
            *[(field, lanes) for field in LANE_FIELDS],
            ("collapsed_stages", stages),
        )
    }
    changes = {name: ids for name, ids in kept.items() if ids != getattr(view, name)}
    return evolve(view, **changes) if changes else view


def same_look(a: View, b: View) -> bool:
    """Whether two views show the same, whatever they are called."""
    return _look(a) == _look(b)


def _look(view: View) -> tuple[object, ...]:
    state = "" if view.state == BOTH else view.state
    sets = (
        view.personas,
        view.tags,
        view.evidence,
        view.owners,
        view.collapsed_stages,
        *[getattr(view, field) for field in LANE_FIELDS],
    )
    return (state, view.text.casefold(), *(frozenset(one) for one in sets))


def applied(view: View) -> View:
    """A named view as a way of looking of one's own, which has no name yet."""
    return evolve(view, id=WHOLE.id, name="")


def view_like(document: Document, view: View) -> View | None:
    """The named view of the map that shows just this, if there is one."""
    return next((one for one in document.views if same_look(one, view)), None)


def free_name(document: Document, wanted: str) -> str:
    """A name that no view has yet: what was wanted, else with a number behind."""
    taken = {one.name.casefold() for one in document.views}
    name, number = wanted, 1
    while name.casefold() in taken:
        number += 1
        name = f"{wanted} {number}"
    return name
