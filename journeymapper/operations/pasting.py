"""Pasting fragments into a map: as copies with ids of their own, or back where they were cut out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from journeymapper.model.card import Card, Link, Vote
from journeymapper.model.curve import Curve, CurvePoint
from journeymapper.model.document import Document
from journeymapper.model.lane import Lane
from journeymapper.model.lookup import CellPlace, find_lane, holds_cards, step_order
from journeymapper.model.record import evolve, new_id
from journeymapper.model.stage import Stage
from journeymapper.model.words import CURVE_LANES
from journeymapper.operations.columns import in_journey_order, with_stages
from journeymapper.operations.curves import within
from journeymapper.operations.fragments import Fragment
from journeymapper.operations.placement import SHELF, joined, kind_in, lane_of_cell

Pasted = tuple[Document, tuple[str, ...]]  # the document, and the ids of what was pasted into it
NewId = Callable[[str], str]  # the id of what is pasted, from the one that it had


def fresh(_id: str) -> str:
    return new_id()


class Target(NamedTuple):
    """Where the records of a fragment land: lanes and steps of the map by those of the fragment."""

    lanes: Mapping[str, str]
    steps: Mapping[str, str]


def paste(document: Document, fragment: Fragment, place: CellPlace | None, new: NewId = fresh) -> Pasted:
    """A fragment at the cell cursor: cards in the cell and beside it, stages after the stage, steps
    after the step, lanes below the lane of the cell; at the end (cards: on the shelf) where there
    is no cursor.

    What was cut out of this map, and is not in it any more, is moved: it keeps its ids, links and votes.
    """
    if fragment.cut:
        taken = set(_ids(document))
        if taken.isdisjoint(_own_ids(fragment)):
            new = _kept(taken)
            links = tuple(link for link in fragment.links if link.id not in taken)
            votes = tuple(vote for vote in fragment.votes if vote.id not in taken)
            fragment = evolve(fragment, links=links, votes=votes)
        else:
            fragment = _copied(fragment)
    if fragment.stages:
        stages = [n for n, stage in enumerate(document.stages) if place and _has(stage, place.step)]
        return paste_stages(document, fragment, stages[0] + 1 if stages else len(document.stages), new)
    if fragment.new_steps:
        return paste_steps(document, fragment, place.step if place else "", new)
    if fragment.new_lanes:
        lanes = [n for n, lane in enumerate(document.lanes) if place and lane.id == place.lane]
        return paste_lanes(document, fragment, lanes[0] + 1 if lanes else len(document.lanes), new)
    return paste_cards(document, fragment, place, new)


def _own_ids(fragment: Fragment) -> tuple[str, ...]:
    """Of what was cut out: of cards that span further a part stays, when a stage or a step goes."""
    columns = (*(stage.id for stage in fragment.stages), *(step.id for step in fragment.new_steps))
    lanes = tuple(lane.id for lane in fragment.new_lanes)
    return columns or lanes or tuple(card.id for card in fragment.cards)


def _kept(taken: set[str]) -> NewId:
    return lambda id: new_id() if id in taken else id


def _copied(fragment: Fragment) -> Fragment:
    cards = {card.id for card in fragment.cards}
    inner = tuple(link for link in fragment.links if {link.source, link.target} <= cards)
    return evolve(fragment, links=inner, votes=(), cut=False)


def _ids(document: Document) -> Iterator[str]:
    """Every id of the map."""
    parts = (document.stages, document.lanes, document.cards, document.curves, document.links)
    yield from (one.id for part in (*parts, document.personas, document.votes) for one in part)
    yield from step_order(document)
    yield from (point.id for curve in document.curves for point in curve.points)
    yield from (note.id for card in document.cards for note in card.notes)


def paste_cards(
    document: Document, fragment: Fragment, place: CellPlace | None, new: NewId = fresh
) -> Pasted:
    """The cards of a fragment, their first step and topmost lane at `place`, all others as far from
    it as they were, as far as the map reaches. `place` None is the shelf.

    What was in another lane goes to a lane of its kind, else to the one at the same distance.
    """
    place = place or SHELF
    lane_of_cell(document, place)
    order = list(step_order(document))
    used = [step for step in fragment.steps if any(card.step == step for card in fragment.cards if card.lane)]
    first = fragment.steps.index(used[0]) if used else 0
    start = order.index(place.step) if place.step else 0
    steps = {
        step: order[max(0, min(start + n - first, len(order) - 1))] if place.step else ""
        for n, step in enumerate(fragment.steps)
    }
    target = Target(_lanes_below(document, fragment, place.lane), steps)
    return _with_records(document, fragment, target, place, new)


def paste_stages(document: Document, fragment: Fragment, index: int, new: NewId = fresh) -> Pasted:
    """The stages of a fragment at `index`, with all that is in them. What stood in a lane goes to
    that lane, else to one of its kind (and name, where there are several), else to a new lane."""
    renamed = {step: new(step) for step in fragment.steps}
    made = []
    for stage in fragment.stages:
        own = tuple(evolve(step, id=renamed[step.id]) for step in stage.steps)
        made.append(evolve(stage, id=new(stage.id), steps=own))
    stages = list(document.stages)
    stages[index:index] = made
    document = _filled(with_stages(document, stages), fragment, renamed, new)
    return document, tuple(stage.id for stage in made)


def paste_steps(document: Document, fragment: Fragment, after: str, new: NewId = fresh) -> Pasted:
    """The steps of a fragment behind a step ("": behind the last one), with all that is in them, as
    `paste_stages` does. In a map without stages they get one."""
    renamed = {step: new(step) for step in fragment.steps}
    made = tuple(evolve(step, id=renamed[step.id]) for step in fragment.new_steps)
    stages = list(document.stages)
    found = [(n, k) for n, one in enumerate(stages) for k, step in enumerate(one.steps) if step.id == after]
    if found or stages:
        n, k = found[0] if found else (len(stages) - 1, len(stages[-1].steps) - 1)
        steps = stages[n].steps
        stages[n] = evolve(stages[n], steps=(*steps[: k + 1], *made, *steps[k + 1 :]))
    else:
        stages.append(Stage(id=new_id(), steps=made))
    document = _filled(with_stages(document, stages), fragment, renamed, new)
    return document, tuple(step.id for step in made)


def paste_lanes(document: Document, fragment: Fragment, index: int, new: NewId = fresh) -> Pasted:
    """The lanes of a fragment at `index`. Their cards go to the steps where they stood, in another
    map to the steps in the same places; those for which it has no step go to the shelf."""
    order = list(step_order(document))
    same_map = set(fragment.steps) <= set(order)
    steps = {
        step: step if same_map else order[n] if n < len(order) else ""
        for n, step in enumerate(fragment.steps)
    }
    renamed = {lane.id: new(lane.id) for lane in fragment.new_lanes}
    made = [evolve(lane, id=renamed[lane.id]) for lane in fragment.new_lanes]
    lanes = list(document.lanes)
    lanes[index:index] = made
    document = evolve(document, lanes=tuple(lanes))
    document, _ = _with_records(document, fragment, Target(renamed, steps), SHELF, new)
    return document, tuple(lane.id for lane in made)


def _filled(document: Document, fragment: Fragment, steps: Mapping[str, str], new: NewId) -> Document:
    """New columns filled with what a fragment has in them."""
    lanes: dict[str, str] = {}
    for lane in fragment.lanes:
        home = _lane_like(document, lane)
        if home is None:
            home = evolve(lane, id=new(lane.id))
            document = evolve(document, lanes=(*document.lanes, home))
        lanes[lane.id] = home.id
    return _with_records(document, fragment, Target(lanes, steps), SHELF, new)[0]


def _with_records(
    document: Document, fragment: Fragment, target: Target, fallback: CellPlace, new: NewId
) -> Pasted:
    """The fragment's cards, links, curves and personas added; cards without a cell go to `fallback`."""
    document, personas = _with_personas(document, fragment, new)
    ids = {card.id: new(card.id) for card in fragment.cards}
    lanes = {lane.id: lane for lane in document.lanes}
    participants = {one.id for one in document.participants}
    added: list[Card] = []
    for card in fragment.cards:
        place = CellPlace(target.lanes.get(card.lane, ""), target.steps.get(card.step, ""))
        until = target.steps.get(card.until, "") if card.until else ""
        if not card.lane or not place.lane or not place.step:
            place, until = fallback, ""
        pasted = evolve(
            card,
            id=ids[card.id],
            lane=place.lane,
            step=place.step,
            until="" if until == place.step else until,
            kind=kind_in(lanes.get(place.lane), card.kind),
            personas=tuple(dict.fromkeys(personas[id] for id in card.personas)),
            author=card.author if card.author in participants else "",
            notes=tuple(evolve(note, id=new(note.id)) for note in card.notes),
        )
        added.append(pasted)
    document = evolve(document, cards=joined(document.cards, added))
    document = evolve(
        document,
        links=(*document.links, *_links(document, fragment, ids, new)),
        votes=(*document.votes, *_votes(document, fragment, ids, new)),
    )
    return _with_curves(document, fragment, target, personas, new), tuple(ids.values())


def _links(document: Document, fragment: Fragment, ids: Mapping[str, str], new: NewId) -> list[Link]:
    """The fragment's links, as far as both of their ends are in the map."""
    cards = {card.id for card in document.cards}
    ends = [
        (link, ids.get(link.source, link.source), ids.get(link.target, link.target))
        for link in fragment.links
    ]
    return [
        evolve(link, id=new(link.id), source=source, target=target)
        for link, source, target in ends
        if source in cards and target in cards
    ]


def _votes(document: Document, fragment: Fragment, ids: Mapping[str, str], new: NewId) -> list[Vote]:
    """The fragment's votes of participants that the map has."""
    known = {one.id for one in document.participants}
    return [
        evolve(vote, id=new(vote.id), card=ids[vote.card])
        for vote in fragment.votes
        if vote.participant in known
    ]


def _with_personas(document: Document, fragment: Fragment, new: NewId) -> tuple[Document, dict[str, str]]:
    """The personas that the fragment speaks of: the same, else of the same name, else new ones."""
    found: dict[str, str] = {"": ""}
    known = {one.id for one in document.personas}
    names = {one.name.casefold(): one.id for one in reversed(document.personas) if one.name}
    for persona in fragment.personas:
        home = persona.id if persona.id in known else names.get(persona.name.casefold(), "")
        if not home:
            home = new(persona.id)
            document = evolve(document, personas=(*document.personas, evolve(persona, id=home)))
        found[persona.id] = home
    return document, found


def _with_curves(
    document: Document, fragment: Fragment, target: Target, personas: Mapping[str, str], new: NewId
) -> Document:
    """The fragment's points, joined to the curves of the same lane, persona and state."""
    order = step_order(document)
    curves = {(one.lane, one.persona, one.state): one for one in document.curves}
    for curve in fragment.curves:
        lane = find_lane(document, target.lanes.get(curve.lane, ""))
        if lane is None or lane.kind not in CURVE_LANES:
            continue
        points = [
            evolve(point, id=new(point.id), step=target.steps[point.step], value=within(lane, point.value))
            for point in curve.points
            if target.steps.get(point.step)
        ]
        if points:
            key = (lane.id, personas[curve.persona], curve.state)
            home = curves.get(key) or evolve(curve, id=new(curve.id), lane=lane.id, persona=key[1], points=())
            curves[key] = _joined(home, points, order)
    changed = tuple(curves.values())
    return document if changed == document.curves else evolve(document, curves=changed)


def _joined(curve: Curve, points: list[CurvePoint], order: dict[str, int]) -> Curve:
    return evolve(curve, points=in_journey_order((*curve.points, *points), order))


def _lanes_below(document: Document, fragment: Fragment, first: str) -> dict[str, str]:
    """Lanes of the map for those of a fragment of cards, the topmost at `first`."""
    room = [lane for lane in document.lanes if holds_cards(lane)]
    ids = [lane.id for lane in room]
    if first not in ids or not fragment.lanes:
        return {}
    found = {fragment.lanes[0].id: first}
    start = ids.index(first)
    for n, lane in enumerate(fragment.lanes[1:], start=1):
        alike = [one.id for one in room if one.kind == lane.kind and one.id not in found.values()]
        if lane.id in ids and fragment.lanes[0].id == first:
            found[lane.id] = lane.id  # the same lanes of the same map
        elif alike:
            found[lane.id] = alike[0]
        else:
            found[lane.id] = ids[min(start + n, len(ids) - 1)]
    return found


def _lane_like(document: Document, lane: Lane) -> Lane | None:
    alike = [one for one in document.lanes if one.kind == lane.kind]
    for test in (lambda one: one.id == lane.id, lambda one: one.name == lane.name, lambda one: True):
        home = next(filter(test, alike), None)
        if home is not None:
            return home
    return None


def _has(stage: Stage, step: str) -> bool:
    return any(one.id == step for one in stage.steps)
