"""The beginnings of a map's long texts: enough to see that they do not fit, in trying ways to print it."""

from __future__ import annotations

from collections.abc import Callable
from operator import is_not

from journeymapper.model.document import Document, Facts
from journeymapper.model.record import R, evolve
from journeymapper.model.stage import Stage


def with_beginnings(document: Document, most: int) -> Document:
    """The map with at most so many characters of each text that the whole map prints in any number of lines.

    The same map when no text is longer.
    """

    def cut(record: R, *names: str) -> R:
        long = {name: text[:most] for name in names if len(text := getattr(record, name)) > most}
        return evolve(record, **long) if long else record

    def each(records: tuple[R, ...], change: Callable[[R], R]) -> tuple[R, ...]:
        changed = tuple(map(change, records))
        return changed if any(map(is_not, records, changed)) else records

    def stage(one: Stage) -> Stage:
        steps = each(one.steps, lambda step: cut(step, "name"))
        return cut(one if steps is one.steps else evolve(one, steps=steps), "name")

    parts = {
        "facts": cut(document.facts, *Facts.model_fields),
        "stages": each(document.stages, stage),
        "lanes": each(document.lanes, lambda lane: cut(lane, "name")),
        "cards": each(document.cards, lambda card: cut(card, "text")),
    }
    changed = {name: part for name, part in parts.items() if part is not getattr(document, name)}
    return cut(evolve(document, **changed) if changed else document, "title")
