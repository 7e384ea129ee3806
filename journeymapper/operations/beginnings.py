"""The beginnings of long texts: to see that they do not fit, and for names that are said again and again."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter, is_not
from typing import TypeVar

from journeymapper.model.card import Card
from journeymapper.model.curve import Curve
from journeymapper.model.document import Document, Facts
from journeymapper.model.lane import Lane
from journeymapper.model.record import Record, evolve
from journeymapper.model.stage import Stage
from journeymapper.text.excerpt import excerpt

R = TypeVar("R", bound=Record)
_Shorten = Callable[[str], str]


def with_beginnings(document: Document, most: int) -> Document:
    """The map with at most so many characters of each text that a map prints in any number of lines.

    The same map when no text is longer.
    """

    def cut(text: str) -> str:
        return text if len(text) <= most else text[:most]

    found = _changed(
        document,
        facts=_short(document.facts, cut, *Facts.model_fields),
        stages=_named(document.stages, cut),
        lanes=_each(document.lanes, lambda lane: _short(lane, cut, "name")),
        cards=_each(document.cards, lambda card: _short(card, cut, "text")),
        brand=_short(document.brand, cut, "header", "footer", "confidentiality"),
    )
    return _short(found, cut, "title")


# What is said in a few words, again and again, beside other things.
_FACTS = ("author", "date", "revision", "review")
FACTS_OF_CARDS = ("channel", "owner", "status", "due", "unit", "trend", "date", "evidence", "source")
_facts_of = attrgetter(*FACTS_OF_CARDS)
_SENTENCES = 3  # times as long as names: sources say where and when, and lanes what they are for


def with_short_names(document: Document, longest: int) -> Document:
    """The map with an excerpt of each longer name of a persona, stage, step or lane, and of all else that is
    said in a few words: roles, labels, what lanes are for, facts of cards and of the map."""

    def cut(name: str) -> str:
        return name if len(name) <= longest else excerpt(name, longest)

    def cut_later(text: str) -> str:
        return text if len(text) <= _SENTENCES * longest else excerpt(text, _SENTENCES * longest)

    def labelled(curve: Curve) -> Curve:
        points = _each(curve.points, lambda point: _short(point, cut, "label"))
        return _changed(_short(curve, cut, "state"), points=points)

    def lined(lane: Lane) -> Lane:
        guides = tuple(map(cut, lane.scale.guides))
        scale = _changed(lane.scale, guides=guides) if guides != lane.scale.guides else lane.scale
        return _changed(_short(_short(lane, cut, "name"), cut_later, "description"), scale=scale)

    def told(card: Card) -> Card:
        if max(map(len, _facts_of(card))) <= longest:  # as most are
            return card
        return _short(_short(card, cut, *FACTS_OF_CARDS[:-1]), cut_later, "source")

    return _changed(
        document,
        facts=_short(document.facts, cut, *_FACTS),
        personas=_each(document.personas, lambda persona: _short(persona, cut, "name", "role")),
        stages=_named(document.stages, cut),
        lanes=_each(document.lanes, lined),
        cards=_each(document.cards, told),
        curves=_each(document.curves, labelled),
    )


def with_short_descriptions(document: Document, shorten: Callable[[str, int], str]) -> Document:
    """The map with the descriptions of stages and steps made shorter.

    `shorten` is also told how many texts as long would stand side by side: the steps of a stage do, and its
    own description gets as much room as one of two.
    """

    def described(stage: Stage) -> Stage:
        def cut(text: str) -> str:
            return shorten(text, len(stage.steps))

        steps = _each(stage.steps, lambda step: _short(step, cut, "description"))
        return _short(_changed(stage, steps=steps), lambda text: shorten(text, 2), "description")

    return _changed(document, stages=_each(document.stages, described))


def _named(stages: tuple[Stage, ...], shorten: _Shorten) -> tuple[Stage, ...]:
    def named(stage: Stage) -> Stage:
        steps = _each(stage.steps, lambda step: _short(step, shorten, "name"))
        return _short(_changed(stage, steps=steps), shorten, "name")

    return _each(stages, named)


def _short(record: R, shorten: _Shorten, *names: str) -> R:
    return _changed(record, **{name: shorten(getattr(record, name)) for name in names})


def _changed(record: R, **parts: object) -> R:
    """The same record where all parts are what they were."""
    changes = {name: part for name, part in parts.items() if part is not getattr(record, name)}
    return evolve(record, **changes) if changes else record


def _each(records: tuple[R, ...], change: Callable[[R], R]) -> tuple[R, ...]:
    changed = tuple(map(change, records))
    return changed if any(map(is_not, records, changed)) else records
