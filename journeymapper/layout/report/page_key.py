"""What the marks on a page of a stage mean: a quiet row beside the number of the page, where there is room.

The legend at the end tells of all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from journeymapper.drawing.shapes import Shape
from journeymapper.drawing.tree import Group
from journeymapper.layout.curve import lowest_points
from journeymapper.layout.curve_lane import sample_colours
from journeymapper.layout.icons import TREND_ICONS
from journeymapper.layout.legend import LegendInputs, legend_row
from journeymapper.layout.report.emotion_lists import pairs
from journeymapper.layout.report.setting import Setting
from journeymapper.layout.symbols import BALL_LEVELS
from journeymapper.model.card import Card

PageKey = tuple[tuple[Shape, ...], float]  # the shapes of a row, `legend.ROW` high, and how wide it is
Keys = Callable[[Sequence[Group], float], PageKey]

# What is left out first where the row is too narrow: what can be guessed, or is said on the page as well.
_LESS: tuple[dict[str, Any], ...] = (
    {"target": False, "trend": False},
    {"moments": False},
    {"gap": ()},
    {"lowest": False},
    {"frequency": False},
)


def page_keys(setting: Setting) -> Keys:
    """A function that makes the row for groups of a page in some room; an empty one where even the most
    important marks do not fit into it."""
    cards = {card.id: card for card in setting.cards}
    made: dict[tuple[object, ...], PageKey] = {}  # most pages show the same marks

    def row(inputs: LegendInputs) -> PageKey:
        known = made.get(inputs[:-2])
        if known is None:
            known = made[inputs[:-2]] = legend_row(inputs)
        return known

    def key(groups: Sequence[Group], room: float) -> PageKey:
        ids = {group.id for group in groups if group.id}
        inputs = _inputs(setting, ids, [cards[id] for id in ids if id in cards])
        for less in ({}, *_LESS):
            inputs = inputs._replace(**less)
            shapes, width = row(inputs)
            if width <= room:
                return shapes, width
        return (), 0.0

    return key


def _inputs(setting: Setting, ids: set[str], cards: Sequence[Card]) -> LegendInputs:
    """What is shown on a page with things of these ids, these cards among them."""
    curves = tuple(curve for curve in setting.curves if curve.id in ids)
    lanes = {lane.id: lane for lane in setting.lanes}
    gaps = (setting.colours[later.id] for now, later in pairs(curves) if now.lane == later.lane)
    states = sample_colours([(curve.state, setting.colours[curve.id]) for curve in curves], setting.look)
    pains = [card for card in cards if card.kind == "pain_point"]
    figures = [card for card in cards if card.kind == "metric"]
    known = {card.evidence for card in cards}
    places = [setting.places[id] for id in ids if id in setting.places]
    return LegendInputs(
        evidence=tuple(word for word in BALL_LEVELS if word in known),
        severity=any(card.severity for card in pains),
        frequency=any(card.frequency for card in pains),
        target=any(card.target is not None for card in figures),
        trend=any(card.value is not None and card.trend in TREND_ICONS for card in figures),
        curves=tuple(states.items()) if len(states) > 1 else (),
        gap=tuple(dict.fromkeys(gaps)),
        lowest=any(not ids.isdisjoint(lowest_points(curve, lanes[curve.lane])) for curve in curves),
        moments=any(place.step.moment_of_truth for place in places),
        imprint="",
        width=0.0,
        look=setting.look._replace(caption=setting.type.footer),
    )
