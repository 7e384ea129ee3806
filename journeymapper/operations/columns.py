"""What follows when columns come, go or change their order: spans, curves and views are put right."""

from __future__ import annotations

from collections.abc import Sequence, Set

from journeymapper.model.card import Card
from journeymapper.model.curve import Curve, CurvePoint
from journeymapper.model.document import Document
from journeymapper.model.lookup import step_order, steps
from journeymapper.model.record import evolve
from journeymapper.model.stage import Stage
from journeymapper.model.view import View
from journeymapper.operations.cards import delete_cards
from journeymapper.operations.placement import spanned


def with_stages(document: Document, stages: Sequence[Stage], moved: Set[str] = frozenset()) -> Document:
    """The document with other stages. Steps that are gone take along the cards that have only
    them, and their points; spans shrink. `moved` are the steps that were taken elsewhere."""
    before = [step.id for _, step in steps(document)]
    changed = evolve(document, stages=tuple(stages))
    order = step_order(changed)
    if before != list(order):
        changed = _with_cards(changed, before, order, moved)
        curves = tuple(curve for old in changed.curves if (curve := _in_order(old, order)) is not None)
        changed = changed if curves == changed.curves else evolve(changed, curves=curves)
    return _with_views(changed)


def _with_cards(document: Document, before: list[str], order: dict[str, int], moved: Set[str]) -> Document:
    places = {step: n for n, step in enumerate(before)}
    lost: set[str] = set()

    def standing(card: Card) -> Card:
        if not card.step or (not card.until and card.step in order):
            return card
        covered = before[places[card.step] : places[card.until or card.step] + 1]
        kept = _kept([step for step in covered if step in order], moved, order)
        if kept:
            return spanned(card, kept[0], kept[-1])
        if not card.lane:  # on the shelf a card may remember its step, and lives on without it
            return spanned(card, "", "")
        lost.add(card.id)
        return card

    changed = evolve(document, cards=tuple(map(standing, document.cards)))
    return delete_cards(changed, lost) if lost else changed


def _kept(covered: list[str], moved: Set[str], order: dict[str, int]) -> list[str]:
    """What a card still covers after steps have moved, in the new order.

    All of it where that is still one piece (or the rest closes round what came between), else the
    larger part: what moved or what stayed, a tie going to the part with the card's first step.
    """
    in_order = sorted(covered, key=order.__getitem__)
    if not in_order or order[in_order[-1]] - order[in_order[0]] == len(in_order) - 1:
        return in_order
    away = [step for step in covered if step in moved]
    stayed = [step for step in covered if step not in moved]
    if not away or not stayed:
        return in_order
    if len(away) == len(stayed):
        return away if covered[0] in moved else stayed
    return max(away, stayed, key=len)


def _in_order(curve: Curve, order: dict[str, int]) -> Curve | None:
    """The curve with its points in the order of the journey; None when it lost all of them."""
    points = in_journey_order([point for point in curve.points if point.step in order], order)
    if points == curve.points:
        return curve
    return evolve(curve, points=points) if points else None


def in_journey_order(points: Sequence[CurvePoint], order: dict[str, int]) -> tuple[CurvePoint, ...]:
    return tuple(sorted(points, key=lambda point: (order[point.step], point.at)))


def _with_views(document: Document) -> Document:
    """Views without the stages that are gone."""
    stages = {stage.id for stage in document.stages}

    def mended(view: View) -> View:
        kept = tuple(id for id in view.collapsed_stages if id in stages)
        return view if kept == view.collapsed_stages else evolve(view, collapsed_stages=kept)

    views = tuple(map(mended, document.views))
    return document if views == document.views else evolve(document, views=views)
