"""What a view shows: lanes, cards, curves."""

from __future__ import annotations

from collections.abc import Callable, Collection

from journeymapper.model.card import Card
from journeymapper.model.curve import Curve
from journeymapper.model.lane import Lane
from journeymapper.model.persona import Persona
from journeymapper.model.view import View
from journeymapper.model.words import BOTH


def shown_lanes(lanes: tuple[Lane, ...], view: View) -> tuple[Lane, ...]:
    if not view.hidden_lanes:
        return lanes
    return tuple(lane for lane in lanes if lane.id not in view.hidden_lanes)


def card_filter(view: View) -> Callable[[Card], bool] | None:
    """A test for cards, or nothing when the view shows all of them."""
    tests: list[Callable[[Card], bool]] = []
    if view.state and view.state != BOTH:
        # A state of a newer version is shown rather than lost.
        hidden = {"as-is": "to-be", "to-be": "as-is"}.get(view.state, "")
        tests.append(lambda card: card.state != hidden)
    if view.personas:
        wanted = frozenset(view.personas)
        tests.append(lambda card: not card.personas or not wanted.isdisjoint(card.personas))
    if view.tags:
        tags = frozenset(view.tags)
        tests.append(lambda card: not tags.isdisjoint(card.tags))
    if view.evidence:
        tests.append(lambda card: card.evidence in view.evidence)
    if view.owners:
        tests.append(lambda card: card.owner in view.owners)
    if view.text:
        needle = view.text.casefold()
        tests.append(lambda card: needle in _searched(card))
    if not tests:
        return None
    return lambda card: all(test(card) for test in tests)


def shown_cards(
    cards: tuple[Card, ...], view: View, always: Collection[str] = frozenset()
) -> tuple[Card, ...]:
    """The cards that pass the filters, and those of the ids that are `always` shown; the same tuple when
    there are no filters."""
    test = card_filter(view)
    if test is None:
        return cards
    return tuple([card for card in cards if card.id in always or test(card)])


def shown_curves(curves: tuple[Curve, ...], view: View) -> tuple[Curve, ...]:
    """Curves of the view's state and personas; a curve without a persona speaks for everybody."""
    return tuple(
        curve
        for curve in curves
        if (not view.state or BOTH in (view.state, curve.state) or curve.state == view.state)
        and (not view.personas or not curve.persona or curve.persona in view.personas)
    )


def shown_personas(personas: tuple[Persona, ...], view: View) -> tuple[Persona, ...]:
    """Those that the view asks for; all where it asks for none."""
    if not view.personas:
        return personas
    return tuple(persona for persona in personas if persona.id in view.personas)


def _searched(card: Card) -> str:
    return "\n".join((card.text, card.channel, card.owner, card.source, *card.tags)).casefold()
