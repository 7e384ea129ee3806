"""The ids of a map that references may name."""

from __future__ import annotations

from operator import attrgetter
from typing import NamedTuple

from journeymapper.model.document import Document
from journeymapper.model.lookup import step_order

_ID = attrgetter("id")


class Known(NamedTuple):
    """Ids by what they are of; steps with their place in the map."""

    lanes: frozenset[str]
    stages: frozenset[str]
    steps: dict[str, int]
    personas: frozenset[str]
    cards: frozenset[str]
    participants: frozenset[str]

    @classmethod
    def of(cls, document: Document) -> Known:
        return cls(
            frozenset(map(_ID, document.lanes)),
            frozenset(map(_ID, document.stages)),
            step_order(document),
            frozenset(map(_ID, document.personas)),
            frozenset(map(_ID, document.cards)),
            frozenset(map(_ID, document.participants)),
        )
