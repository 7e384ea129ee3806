"""What a map uses of the things that its legend explains."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from journeymapper.model.card import Card


class Uses(NamedTuple):
    """Words that occur: kinds of evidence, states of cards; and whether severities and frequencies do."""

    evidence: frozenset[str]
    states: frozenset[str]
    severity: bool
    frequency: bool

    def united(self, other: Uses) -> Uses:
        return Uses(
            self.evidence | other.evidence,
            self.states | other.states,
            self.severity or other.severity,
            self.frequency or other.frequency,
        )


NOTHING = Uses(frozenset(), frozenset(), False, False)


def uses_of(contents: Iterable[tuple[Card, ...]]) -> Uses:
    found = {(card.evidence, card.state, card.kind) for cards in contents for card in cards}
    pains = [card for cards in contents for card in cards if card.kind == "pain_point"]
    return Uses(
        frozenset([evidence for evidence, _, _ in found]),
        frozenset([state for _, state, _ in found]),
        any(card.severity for card in pains),
        any(card.frequency for card in pains),
    )
