"""Moving what is selected with keys (Alt and arrows)."""

from __future__ import annotations

from collections.abc import Callable

from journeymapper.editor.cursor import follow_selection, step_beside
from journeymapper.editor.labels import move_label
from journeymapper.editor.pane import Pane
from journeymapper.editor.scores import notch
from journeymapper.editor.things import CARD, LANE, PERSONA, POINT, STAGE, STEP, kinds
from journeymapper.i18n import _
from journeymapper.model.card import Card
from journeymapper.model.document import Document
from journeymapper.model.lookup import CellPlace, find_lane, find_point, find_step, holds_cards
from journeymapper.operations.cards import carry_cards, move_cards
from journeymapper.operations.curves import move_point
from journeymapper.operations.lanes import move_lane
from journeymapper.operations.personas import move_persona
from journeymapper.operations.placement import in_reading_order
from journeymapper.operations.stages import move_stage
from journeymapper.operations.steps import move_step

ALONG = 0.1  # of a step: how far a point goes to the side


def move_selection(pane: Pane, dx: int, dy: int) -> bool:
    """Move what is selected by one step (`dx`) or one lane (`dy`), -1 or 1; False when it cannot go.

    Cards go to the next step or, in their cell, past their neighbour and then to the next lane;
    stages, steps and personas go to the side, lanes up and down; a point goes up, down and along.
    Of a mixed selection the cards move. A quick series makes one undo step.
    """
    editor = pane.editor
    document = editor.document
    found = kinds(document, editor.selection)
    of = {kind: [id for id, one in found.items() if one == kind] for kind in found.values()}
    changed: Document | None = None
    label = ""
    if cards := of.get(CARD):
        label = move_label(len(cards))
        changed = _cards(pane, cards, dx, dy)
    elif len(found) == 1:
        (id, kind), *_rest = found.items()
        match kind:
            case _ if kind == STAGE and dx:
                label, changed = _("Move stage"), _stage(document, id, dx)
            case _ if kind == STEP and dx:
                label, changed = _("Move step"), _step(document, id, dx)
            case _ if kind == LANE and dy:
                label, changed = _("Move lane"), _lane(document, id, dy)
            case _ if kind == PERSONA and dx:
                label, changed = _("Move persona"), _persona(document, id, dx)
            case _ if kind == POINT:
                label, changed = _("Move emotion"), _point(document, id, dx, dy)
    if changed is None or changed == document:
        return False
    editor.commit(label, changed, merge="nudge:" + " ".join(found))
    follow_selection(pane)
    return True


def _cards(pane: Pane, ids: list[str], dx: int, dy: int) -> Document | None:
    document = pane.editor.document
    cards = in_reading_order(document, set(ids))
    if any(not card.lane for card in cards):
        return None
    return _sideways(pane, document, cards, dx) if dx else _up_or_down(pane, document, cards, dy)


def _sideways(pane: Pane, document: Document, cards: list[Card], dx: int) -> Document | None:
    """All of them one step on, or none: keys are precise, nothing is squeezed at the edge."""
    if any(step_beside(pane, card.step, dx) is None for card in cards):
        return None
    held = cards[0]
    goal = CellPlace(held.lane, step_beside(pane, held.step, dx) or held.step)
    ids = {card.id for card in cards}
    others = [card.id for card in document.cards if card.step == held.step and card.lane == held.lane]
    index = sum(1 for id in others[: others.index(held.id)] if id not in ids)
    return carry_cards(document, ids, held.id, goal, index)


def _up_or_down(pane: Pane, document: Document, cards: list[Card], dy: int) -> Document | None:
    cells = {(card.lane, card.step) for card in cards}
    ids = {card.id for card in cards}
    if len(cells) == 1:
        place = CellPlace(cards[0].lane, cards[0].step)
        here = [card.id for card in document.cards if card.step == place.step and card.lane == place.lane]
        places = [n for n, id in enumerate(here) if id in ids]
        edge = places[0] - 1 if dy < 0 else places[-1] + 1
        if 0 <= edge < len(here):
            index = edge if dy < 0 else edge + 1 - len(ids)
            return move_cards(document, ids, place, index)
    room = [row.lane for row in pane.drawing.rows if _holds(document, row.lane)]
    lanes = [lane for lane in room if any(card.lane == lane for card in cards)]
    if len(lanes) < len({card.lane for card in cards}):
        return None  # something is selected that is not shown
    goals = {lane: room.index(lane) + dy for lane in lanes}
    if not all(0 <= goal < len(room) for goal in goals.values()):
        return None
    # The lane in front first, so that no two lanes are thrown together.
    for lane in lanes if dy < 0 else reversed(lanes):
        own = [card for card in cards if card.lane == lane]
        goal = CellPlace(room[goals[lane]], own[0].step)
        document = carry_cards(document, [card.id for card in own], own[0].id, goal, 0 if dy > 0 else None)
    return document


def _stage(document: Document, id: str, dx: int) -> Document | None:
    ids = [stage.id for stage in document.stages]
    return _shifted(ids, id, dx, lambda place: move_stage(document, id, place))


def _lane(document: Document, id: str, dy: int) -> Document | None:
    ids = [lane.id for lane in document.lanes]
    return _shifted(ids, id, dy, lambda place: move_lane(document, id, place))


def _persona(document: Document, id: str, dx: int) -> Document | None:
    ids = [persona.id for persona in document.personas]
    return _shifted(ids, id, dx, lambda place: move_persona(document, id, place))


def _step(document: Document, id: str, dx: int) -> Document | None:
    """Past its neighbour in the stage, at the stage's edge into the next stage. A stage's only step
    moves with its stage: keys should not dissolve a stage in passing."""
    found = find_step(document, id)
    if found is None:
        return None
    stage = found[0]
    if len(stage.steps) == 1:
        return _stage(document, stage.id, dx)
    place = [step.id for step in stage.steps].index(id) + dx
    if 0 <= place < len(stage.steps):
        return move_step(document, id, stage.id, place)
    beside = document.stages.index(stage) + dx
    if not 0 <= beside < len(document.stages):
        return None
    other = document.stages[beside]
    return move_step(document, id, other.id, 0 if dx > 0 else len(other.steps))


def _point(document: Document, id: str, dx: int, dy: int) -> Document | None:
    found = find_point(document, id)
    lane = find_lane(document, found[0].lane) if found else None
    if found is None or lane is None:
        return None
    point = found[1]
    if dx:
        return move_point(document, id, at=round(point.at + dx * ALONG, 3))
    return move_point(document, id, value=point.value - dy * notch(lane))


def _shifted(ids: list[str], id: str, by: int, moved_to: Callable[[int], Document]) -> Document | None:
    place = ids.index(id) + by
    return moved_to(place) if 0 <= place < len(ids) else None


def _holds(document: Document, lane: str) -> bool:
    found = find_lane(document, lane)
    return found is not None and holds_cards(found)
