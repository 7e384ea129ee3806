"""What differs between two maps, by the ids of their records: what an undo gave back, changed or took."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from journeymapper.editor.things import TITLE
from journeymapper.model.document import Document
from journeymapper.model.lookup import CellPlace, steps

_Told = Mapping[str, object]  # what a map says of each thing of a kind, in the map's order


def changed_ids(before: Document, after: Document) -> tuple[str, ...]:
    """Ids of what is new in the second map, says something else there, or stands elsewhere in its list;
    each once, stages, steps and lanes first. What only makes room for it is not among them. TITLE stands
    for the title and the facts; cards stand for their links and votes."""
    found = [TITLE] if (before.title, before.facts) != (after.title, after.facts) else []
    for was, now in _kinds(before, after):
        moved = _moved(list(was), list(now))
        found += [id for id, told in now.items() if id in moved or _differ(was.get(id), told)]
    there = {card.id for card in after.cards}
    found += [id for id in _linked(before, after) if id in there]
    return tuple(dict.fromkeys(found))


def beside_gone(before: Document, after: Document) -> str | CellPlace | None:
    """Where the first thing was that only the first map has: the id of what stands next to it now, or
    the cell of a card or point; None when nothing of that is left either."""
    for was, now in _kinds(before, after):
        gone = next((id for id in was if id not in now), None)
        if gone is None:
            continue
        cell = _cell(before, gone)
        if cell is not None:
            lanes = {lane.id for lane in after.lanes}
            return cell if cell.lane in lanes and cell.step in {s.id for _, s in steps(after)} else None
        order = list(was)
        place = order.index(gone)
        return next((id for id in (*reversed(order[:place]), *order[place:]) if id in now), None)
    return None


def _kinds(before: Document, after: Document) -> Iterator[tuple[_Told, _Told]]:
    """The two maps kind by kind; kinds that are the same are left out."""
    if before.stages is not after.stages:
        yield _stages(before), _stages(after)
        yield _steps(before), _steps(after)
    if before.lanes is not after.lanes:
        yield {one.id: one for one in before.lanes}, {one.id: one for one in after.lanes}
    if before.cards is not after.cards:
        yield {one.id: one for one in before.cards}, {one.id: one for one in after.cards}
    if before.curves is not after.curves:
        yield _points(before), _points(after)
    if before.personas is not after.personas:
        yield {one.id: one for one in before.personas}, {one.id: one for one in after.personas}


def _stages(document: Document) -> _Told:
    """What is said of the stages themselves: their steps are told apart."""
    return {one.id: one.model_copy(update={"steps": ()}) for one in document.stages}


def _steps(document: Document) -> _Told:
    return {step.id: (stage.id, step) for stage, step in steps(document)}


def _points(document: Document) -> _Told:
    """The points, with what makes them another's."""
    return {
        point.id: (curve.lane, curve.persona, curve.state, point)
        for curve in document.curves
        for point in curve.points
    }


def _linked(before: Document, after: Document) -> Iterator[str]:
    """The cards whose links or votes differ."""
    was, now = _ties(before), _ties(after)
    for id in dict.fromkeys((*was, *now)):
        if was.get(id) != now.get(id):
            yield from now.get(id, was.get(id, ()))


def _ties(document: Document) -> dict[str, tuple[str, ...]]:
    """The cards that each link and vote is about."""
    links = {link.id: (link.source, link.target) for link in document.links}
    return links | {vote.id: (vote.card,) for vote in document.votes}


def _differ(was: object, now: object) -> bool:
    return was is not now and was != now


def _moved(was: Sequence[str], now: Sequence[str]) -> frozenset[str]:
    """The fewest ids that were taken out and put in elsewhere to make the one order from the other."""
    places = {id: place for place, id in enumerate(was)}
    kept = [id for id in now if id in places]
    if all(places[a] < places[b] for a, b in pairwise(kept)):
        return frozenset()
    # The longest series that is still in order stays; for each end of a series the one before it.
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, id in enumerate(kept):
        length = bisect_left(ends, places[id])
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [places[id]]
        last[length : length + 1] = [number]
    staying: set[str] = set()
    number = last[-1]
    while number >= 0:
        staying.add(kept[number])
        number = before[number]
    return frozenset(kept) - staying


def _cell(document: Document, id: str) -> CellPlace | None:
    for card in document.cards:
        if card.id == id:
            return CellPlace(card.lane, card.step)
    for curve in document.curves:
        for point in curve.points:
            if point.id == id:
                return CellPlace(curve.lane, point.step)
    return None
