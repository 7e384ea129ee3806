"""Finding things in a document. Plain passes over its tuples: a map is small, a stale index is not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from journeymapper.model.card import Card
from journeymapper.model.curve import Curve, CurvePoint
from journeymapper.model.document import Document
from journeymapper.model.lane import Lane, Scale
from journeymapper.model.persona import Persona
from journeymapper.model.stage import Stage, Step
from journeymapper.model.words import CURVE_LANES, DIVIDER


class CellPlace(NamedTuple):
    """The address of a cell."""

    lane: str
    step: str


def steps(document: Document) -> Iterator[tuple[Stage, Step]]:
    """Every step with its stage, in the order of the journey."""
    for stage in document.stages:
        for step in stage.steps:
            yield stage, step


def step_order(document: Document) -> dict[str, int]:
    """Position of each step in the journey, by id."""
    return {step.id: place for place, (_, step) in enumerate(steps(document))}


def find_stage(document: Document, id: str) -> Stage | None:
    return next((one for one in document.stages if one.id == id), None)


def find_step(document: Document, id: str) -> tuple[Stage, Step] | None:
    return next(((stage, step) for stage, step in steps(document) if step.id == id), None)


def find_lane(document: Document, id: str) -> Lane | None:
    return next((one for one in document.lanes if one.id == id), None)


def find_card(document: Document, id: str) -> Card | None:
    return next((one for one in document.cards if one.id == id), None)


def find_persona(document: Document, id: str) -> Persona | None:
    return next((one for one in document.personas if one.id == id), None)


def find_point(document: Document, id: str) -> tuple[Curve, CurvePoint] | None:
    return next(((c, p) for c in document.curves for p in c.points if p.id == id), None)


def cards_in_cell(document: Document, place: CellPlace) -> tuple[Card, ...]:
    """The cards that start in this cell, in their order."""
    return tuple(one for one in document.cards if one.lane == place.lane and one.step == place.step)


def shelf_cards(document: Document) -> tuple[Card, ...]:
    return tuple(one for one in document.cards if not one.lane)


def holds_cards(lane: Lane) -> bool:
    """False for lanes of curves and for dividers."""
    return lane.kind not in CURVE_LANES and lane.kind != DIVIDER


def scale_ends(lane: Lane) -> tuple[float, float]:
    """The lowest and the highest value of a lane of curves, always apart. A dramatic arc that has
    no scale of its own runs from 1 to 5."""
    scale = lane.scale
    if lane.kind == "dramatic_arc" and (scale.lowest, scale.highest) == (Scale().lowest, Scale().highest):
        return 1.0, 5.0
    lowest, highest = sorted((scale.lowest, scale.highest))
    return lowest, highest if highest > lowest else lowest + 1.0
