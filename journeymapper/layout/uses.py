"""What cells use of the things that the legend explains, as the bits of a number.

Numbers are united at once, however many cells there are, and kept for cells that did not change.
"""

from __future__ import annotations

from collections.abc import Iterable

from journeymapper.layout.icons import TREND_ICONS
from journeymapper.layout.symbols import BALL_LEVELS
from journeymapper.model.card import Card

SEVERITY, FREQUENCY, AS_IS, TO_BE, SPANS, TARGET, TREND = 1, 2, 4, 8, 16, 32, 64
EVIDENCE = {word: 128 << place for place, word in enumerate(BALL_LEVELS)}
_STATES = {"as-is": AS_IS, "to-be": TO_BE}


def uses_of(cards: Iterable[Card]) -> int:
    """The bits of the cards of one cell. SPANS says that a card may cover further steps."""
    bits = 0
    for card in cards:
        bits |= _STATES.get(card.state, 0) | EVIDENCE.get(card.evidence, 0)
        if card.until:
            bits |= SPANS
        if card.kind == "pain_point":
            bits |= (SEVERITY if card.severity else 0) | (FREQUENCY if card.frequency else 0)
        elif card.kind == "metric":
            bits |= 0 if card.target is None else TARGET
            bits |= TREND if card.value is not None and card.trend in TREND_ICONS else 0
    return bits
