"""Where lines of the outline land that are dragged onto another line: the same edits as on the canvas."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import NamedTuple

from journeymapper.editor.outline import CELL, Node
from journeymapper.editor.things import CARD, LANE, STAGE, STEP
from journeymapper.model.card import Card
from journeymapper.model.document import Document
from journeymapper.model.lookup import (
    CellPlace,
    cards_in_cell,
    find_card,
    find_lane,
    find_stage,
    find_step,
    holds_cards,
    shelf_cards,
)
from journeymapper.operations.cards import carry_cards, move_cards
from journeymapper.operations.lanes import move_lanes
from journeymapper.operations.placement import SHELF
from journeymapper.operations.stages import move_stages
from journeymapper.operations.steps import move_steps

ABOVE, BELOW, ON = "above", "below", "on"
CARRIED = (STAGE, STEP, LANE, CARD)


class Load(NamedTuple):
    """What is dragged: things of one kind, led by the one that was taken hold of."""

    kind: str
    ids: tuple[str, ...]
    grabbed: str


class Landing(NamedTuple):
    """What the map becomes, and where the mark stands: ABOVE or BELOW the line with this key (and all that
    is under it), or ON it."""

    moved: Callable[[Document], Document]
    key: str
    where: str
    on_shelf: bool = False


def load_of(nodes: Collection[Node], grabbed: Node) -> Load | None:
    """What is taken along when one of the chosen lines is dragged: all of its kind. The line of a cell
    stands for its cards. None for what cannot be dragged."""
    chosen = [grabbed, *[node for node in nodes if node.key != grabbed.key]]
    things = [child for node in chosen for child in (node.children if node.kind == CELL else (node,))]
    if not things or things[0].kind not in CARRIED:
        return None
    kind = things[0].kind
    ids = dict.fromkeys(node.id for node in things if node.kind == kind)
    return Load(kind, tuple(ids), things[0].id)


def landing(document: Document, load: Load, node: Node, lower: bool) -> Landing | None:
    """Where a load lands that is let go on the upper or lower half of a line; None for nowhere."""
    match load.kind:
        case _ if load.kind == STAGE:
            return _stages(document, load, node, lower)
        case _ if load.kind == STEP:
            return _steps(document, load, node, lower)
        case _ if load.kind == LANE:
            return _lanes(document, load, node, lower)
    return _cards(document, load, node, lower)


def _stages(document: Document, load: Load, node: Node, lower: bool) -> Landing | None:
    """Before or behind the stage of a line."""
    found = find_step(document, _step_of(document, node))
    stage = node.id if node.kind == STAGE else found[0].id if found else ""
    if not stage:
        return None
    after = lower or node.kind != STAGE
    index = _index([one.id for one in document.stages], stage, after, load.ids)
    return Landing(lambda now: move_stages(now, load.ids, index), f"stage:{stage}", BELOW if after else ABOVE)


def _steps(document: Document, load: Load, node: Node, lower: bool) -> Landing | None:
    """Before or behind the step of a line; on the line of a stage, as its last."""
    if node.kind == STAGE and (home := find_stage(document, node.id)) is not None:
        last = sum(step.id not in load.ids for step in home.steps)
        return Landing(lambda now: move_steps(now, load.ids, home.id, last), node.key, ON)
    step = _step_of(document, node)
    found = find_step(document, step)
    if found is None:
        return None
    stage = found[0]
    after = lower or node.kind != STEP
    index = _index([one.id for one in stage.steps], step, after, load.ids)
    named = len(stage.steps) > 1 or bool(found[1].name)  # else the stage's line stands for it
    return Landing(
        lambda now: move_steps(now, load.ids, stage.id, index),
        f"step:{step}" if named else f"stage:{stage.id}",
        BELOW if after else ABOVE,
    )


def _lanes(document: Document, load: Load, node: Node, lower: bool) -> Landing | None:
    if node.kind != LANE:
        return None
    index = _index([one.id for one in document.lanes], node.id, lower, load.ids)
    return Landing(lambda now: move_lanes(now, load.ids, index), node.key, BELOW if lower else ABOVE)


def _cards(document: Document, load: Load, node: Node, lower: bool) -> Landing | None:
    """Beside a card; at the end of a cell or the shelf; on a stage, step or lane into the same lane or
    step there."""
    beside = find_card(document, node.id) if node.kind == CARD else None
    if beside is not None:
        place = CellPlace(beside.lane, beside.step) if beside.lane else SHELF
        before = _before(document, place, beside, lower, load.ids)
        return _into(document, load, place, before, node.key, BELOW if lower else ABOVE)
    if node.key == "heading:shelf":
        return _into(document, load, SHELF, None, node.key, ON)
    held = find_card(document, load.grabbed)
    step, lane = _step_of(document, node), _lane_of(node)
    if held is None:
        return None
    if node.kind == STAGE and (stage := find_stage(document, node.id)) is not None:
        step = stage.steps[0].id
    place = CellPlace(lane or held.lane, step or held.step)
    return _into(document, load, place, None, node.key, ON)


def _into(
    document: Document, load: Load, place: CellPlace, index: int | None, key: str, where: str
) -> Landing | None:
    if place == SHELF:
        return Landing(lambda now: move_cards(now, load.ids, SHELF, index), key, where, on_shelf=True)
    lane = find_lane(document, place.lane)
    if lane is None or not holds_cards(lane) or find_step(document, place.step) is None:
        return None
    return Landing(lambda now: carry_cards(now, load.ids, load.grabbed, place, index), key, where)


def _before(
    document: Document, place: CellPlace, beside: Card, lower: bool, moving: Collection[str]
) -> int | None:
    """The place right before or behind a card among those of its cell that stay."""
    cards = shelf_cards(document) if place == SHELF else cards_in_cell(document, place)
    return _index([card.id for card in cards], beside.id, lower, moving)


def _index(ids: list[str], beside: str, after: bool, moving: Collection[str]) -> int:
    return sum(id not in moving for id in ids[: ids.index(beside) + after])


def _step_of(document: Document, node: Node) -> str:
    """The step to which a line of the journey belongs; "" for all others, and for stages."""
    kind, *ids = node.key.split(":")
    match kind:
        case "step" | "cell":
            return ids[0]
        case "card":
            card = find_card(document, node.id)
            return card.step if card and card.lane else ""
        case "point":
            points = (point for curve in document.curves for point in curve.points)
            return next((point.step for point in points if point.id == node.id), "")
    return ""


def _lane_of(node: Node) -> str:
    kind, *ids = node.key.split(":")
    return ids[1] if kind == "cell" else node.id if kind == "lane" else ""
