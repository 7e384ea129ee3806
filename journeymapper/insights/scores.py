"""What registers are ranked and summed by. Pure functions of cards, links and curves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from journeymapper.model.card import Card, Link
from journeymapper.model.curve import Curve, CurvePoint
from journeymapper.model.words import EVIDENCE

UNRATED = 3  # where a score is missing, a card is sorted as if it had the middle one
IDEAS = ("opportunity", "solution")  # what could be, so that there is nothing to know about it yet
KNOWN = ("observed", "measured")  # seen or counted, not just said


def pain_score(card: Card) -> int | None:
    """Severity times frequency, 1 to 25; nothing where one of them is not known."""
    return card.severity * card.frequency if card.severity and card.frequency else None


def ranked_pains(cards: Iterable[Card]) -> tuple[Card, ...]:
    """Pain points, the worst first: by severity times frequency, then severity, then as they come."""
    pains = [card for card in cards if card.kind == "pain_point"]
    return tuple(sorted(pains, key=_pain_key))


def _pain_key(card: Card) -> tuple[int, int]:
    severity, frequency = card.severity or UNRATED, card.frequency or UNRATED
    return -severity * frequency, -severity


def ranked_ideas(cards: Iterable[Card]) -> tuple[Card, ...]:
    """Opportunities and solutions, the most worthwhile first: by impact less effort, then by impact.

    Those without both scores come last, as they come.
    """
    ideas = [card for card in cards if card.kind in IDEAS]
    return tuple(sorted(ideas, key=_idea_key))


def is_rated(card: Card) -> bool:
    """Whether an idea has a place in a matrix of impact and effort."""
    return card.impact is not None and card.effort is not None


def _idea_key(card: Card) -> tuple[bool, int, int]:
    if card.impact is None or card.effort is None:
        return True, 0, 0
    return False, card.effort - card.impact, -card.impact


def neighbours(cards: Sequence[Card], links: Iterable[Link]) -> Mapping[str, tuple[Card, ...]]:
    """For each card's id the cards that it is linked to, whichever way the links point."""
    by_id = {card.id: card for card in cards}
    found: dict[str, dict[str, Card]] = {id: {} for id in by_id}
    for link in links:
        if link.source in by_id and link.target in by_id:
            found[link.source][link.target] = by_id[link.target]
            found[link.target][link.source] = by_id[link.source]
    order = {id: place for place, id in enumerate(by_id)}
    return {
        id: tuple(sorted(others.values(), key=lambda card: order[card.id])) for id, others in found.items()
    }


def metric_gap(card: Card) -> float | None:
    """What is missing to the target: negative where the value is to fall."""
    if card.value is None or card.target is None:
        return None
    return round(card.target - card.value, 6)


def moves_well(card: Card) -> bool | None:
    """Whether a metric's trend leads to its target; nothing where that cannot be said."""
    gap = metric_gap(card)
    direction = {"up": 1, "down": -1}.get(card.trend)
    if not gap or direction is None:
        return None
    return gap * direction > 0


class Coverage(NamedTuple):
    """How many cards are known in which way: in the order of EVIDENCE, then those that do not say."""

    counts: tuple[int, ...]
    unstated: int

    @property
    def total(self) -> int:
        return sum(self.counts) + self.unstated

    @property
    def known(self) -> int:
        """Cards that rest on observation or measurement."""
        return sum(count for word, count in zip(EVIDENCE, self.counts, strict=True) if word in KNOWN)


def needs_evidence(card: Card) -> bool:
    return card.kind not in IDEAS


def evidence_coverage(cards: Iterable[Card]) -> Coverage:
    """Counts over the cards that can be known at all; an unknown word counts as not stated."""
    found = Counter(card.evidence for card in cards if needs_evidence(card))
    counts = tuple(found[word] for word in EVIDENCE)
    return Coverage(counts, found.total() - sum(counts))


def low_points(curve: Curve, middle: float) -> tuple[CurvePoint, ...]:
    """The points below the middle of the scale, the lowest first, then in their order."""
    return tuple(sorted((p for p in curve.points if p.value < middle), key=lambda point: point.value))


class Gap(NamedTuple):
    """How far two curves lie apart at a step; `gap` is positive where the second one is higher."""

    step: str
    before: float
    after: float

    @property
    def gap(self) -> float:
        return round(self.after - self.before, 6)


def curve_gaps(before: Curve, after: Curve) -> tuple[Gap, ...]:
    """The steps at which both curves have points (their mean, where several), the widest gap first."""
    first, second = _means(before), _means(after)
    gaps = [Gap(step, value, second[step]) for step, value in first.items() if step in second]
    return tuple(sorted((one for one in gaps if one.gap), key=lambda one: -abs(one.gap)))


def _means(curve: Curve) -> dict[str, float]:
    values: dict[str, list[float]] = {}
    for point in curve.points:
        values.setdefault(point.step, []).append(point.value)
    return {step: sum(found) / len(found) for step, found in values.items()}
