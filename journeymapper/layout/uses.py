"""What a map uses of the things that its legend explains."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from journeymapper.model.card import Card


class Uses(NamedTuple):
    """Words that occur: kinds of evidence, states of cards; and whether severities do."""

    evidence: frozenset[str]
    states: frozenset[str]
    severity: bool

    def united(self, other: Uses) -> Uses:
        return Uses(
            self.evidence | other.evidence, self.states | other.states, self.severity or other.severity
        )


NOTHING = Uses(frozenset(), frozenset(), False)


def uses_of(contents: Iterable[tuple[Card, ...]]) -> Uses:
    evidence: set[str] = set()
    states: set[str] = set()
    severity = False
    for cards in contents:
        for card in cards:
            evidence.add(card.evidence)
            states.add(card.state)
            severity = severity or (card.severity is not None and card.kind == "pain_point")
    return Uses(frozenset(evidence), frozenset(states), severity)
