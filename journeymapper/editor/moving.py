"""Moving what is selected with keys (Alt and arrows)."""

from __future__ import annotations

from journeymapper.editor.cursor import follow_selection, step_beside
from journeymapper.editor.labels import move_label
from journeymapper.editor.pane import Pane
from journeymapper.editor.scores import notch
from journeymapper.editor.things import CARD, LANE, PERSONA, POINT, STAGE, STEP, kinds
from journeymapper.i18n import _
from journeymapper.model.card import Card
from journeymapper.model.document import Document
from journeymapper.model.lookup import CellPlace, find_lane, find_point, holds_cards
from journeymapper.operations.cards import carry_cards, move_cards
from journeymapper.operations.curves import move_point
from journeymapper.operations.lanes import move_lanes
from journeymapper.operations.personas import move_persona
from journeymapper.operations.placement import in_reading_order
from journeymapper.operations.stages import move_stages
from journeymapper.operations.steps import move_steps

ALONG = 0.1  # of a step: how far a point goes to the side


def move_selection(pane: Pane, dx: int, dy: int) -> bool:
    """Move what is selected by one step (`dx`) or one lane (`dy`), -1 or 1; False when it cannot go.

    Cards go to the next step or, in their cell, past their neighbour and then to the next lane;
    stages, steps and personas go to the side, lanes up and down; a point goes up, down and along.
    Several of them close up. Of a mixed selection the cards move. A quick series makes one undo step.
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
    elif len(of) == 1:
        ((kind, ids),) = of.items()
        match kind:
            case _ if kind == STAGE and dx:
                label, changed = move_label(len(ids), kind), _stages(document, ids, dx)
            case _ if kind == STEP and dx:
                label, changed = move_label(len(ids), kind), _steps(document, ids, dx)
            case _ if kind == LANE and dy:
                label, changed = move_label(len(ids), kind), _lanes(document, ids, dy)
            case _ if kind == PERSONA and dx and len(ids) == 1:
                label, changed = _("Move persona"), _persona(document, ids[0], dx)
            case _ if kind == POINT and len(ids) == 1:
                label, changed = _("Move emotion"), _point(document, ids[0], dx, dy)
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


def _stages(document: Document, ids: list[str], dx: int) -> Document | None:
    place = _shifted([stage.id for stage in document.stages], ids, dx)
    return None if place is None else move_stages(document, ids, place)


def _lanes(document: Document, ids: list[str], dy: int) -> Document | None:
    place = _shifted([lane.id for lane in document.lanes], ids, dy)
    return None if place is None else move_lanes(document, ids, place)


def _persona(document: Document, id: str, dx: int) -> Document | None:
    place = _shifted([persona.id for persona in document.personas], [id], dx)
    return None if place is None else move_persona(document, id, place)


def _steps(document: Document, ids: list[str], dx: int) -> Document | None:
    """Steps of one stage past their neighbour in it, at the stage's edge into the next stage. All the
    steps of a stage move with it: keys should not dissolve a stage in passing."""
    stages = [stage for stage in document.stages if any(step.id in ids for step in stage.steps)]
    if len(stages) != 1:
        return None
    (stage,) = stages
    if len(stage.steps) == len(ids):
        return _stages(document, [stage.id], dx)
    place = _shifted([step.id for step in stage.steps], ids, dx)
    if place is not None:
        return move_steps(document, ids, stage.id, place)
    beside = document.stages.index(stage) + dx
    if not 0 <= beside < len(document.stages):
        return None
    other = document.stages[beside]
    return move_steps(document, ids, other.id, 0 if dx > 0 else len(other.steps))


def _point(document: Document, id: str, dx: int, dy: int) -> Document | None:
    found = find_point(document, id)
    lane = find_lane(document, found[0].lane) if found else None
    if found is None or lane is None:
        return None
    point = found[1]
    if dx:
        return move_point(document, id, at=round(point.at + dx * ALONG, 3))
    return move_point(document, id, value=point.value - dy * notch(lane))


def _shifted(all_ids: list[str], ids: list[str], by: int) -> int | None:
    """The place among the others when some of them go on by one together; None beyond the ends."""
    places = [all_ids.index(id) for id in ids]
    edge = min(places) if by < 0 else max(places)
    place = sum(id not in ids for id in all_ids[:edge]) + by
    return place if 0 <= place <= len(all_ids) - len(ids) else None


def _holds(document: Document, lane: str) -> bool:
    found = find_lane(document, lane)
    return found is not None and holds_cards(found)
