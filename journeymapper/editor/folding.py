"""Folding and hiding: lanes and stages that a view makes thin or leaves out. The map stays as it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from journeymapper.editor.pane import Pane
from journeymapper.editor.things import CARD, LANE, POINT, STAGE, STEP, kinds
from journeymapper.model.document import Document
from journeymapper.model.lookup import CellPlace, find_step, steps
from journeymapper.model.record import evolve
from journeymapper.model.view import View


def fold_lanes(view: View, ids: Collection[str]) -> View:
    """Collapse these lanes; where all of them are collapsed, open them."""
    return evolve(view, collapsed_lanes=_toggled(view.collapsed_lanes, ids))


def fold_stages(view: View, ids: Collection[str]) -> View:
    """Collapse these stages; where all of them are collapsed, open them."""
    return evolve(view, collapsed_stages=_toggled(view.collapsed_stages, ids))


def hide_lanes(view: View, ids: Iterable[str]) -> View:
    return evolve(view, hidden_lanes=tuple(dict.fromkeys((*view.hidden_lanes, *ids))))


def show_lane(view: View, id: str) -> View:
    """Show one hidden lane again."""
    return evolve(view, hidden_lanes=tuple(one for one in view.hidden_lanes if one != id))


def unfolded(view: View) -> View:
    """Nothing hidden and nothing collapsed; filters stay."""
    return evolve(view, hidden_lanes=(), collapsed_lanes=(), collapsed_stages=())


def revealing(document: Document, view: View, id: str) -> View:
    """The view, opened as far as needed to see this thing. What a filter hides stays hidden."""
    lane, step = _cell_of(document, id)
    return opened_at(document, view, CellPlace(lane, step), collapsed=id != lane)


def opened_at(document: Document, view: View, place: CellPlace, collapsed: bool = True) -> View:
    """The view, opened as far as needed to see this cell; not `collapsed`: its lane may stay so."""
    lane, step = place
    stage = find_step(document, step) if step else None
    changes = {}
    if lane in view.hidden_lanes:
        changes["hidden_lanes"] = tuple(one for one in view.hidden_lanes if one != lane)
    if lane in view.collapsed_lanes and collapsed:
        changes["collapsed_lanes"] = tuple(one for one in view.collapsed_lanes if one != lane)
    if stage is not None and stage[0].id in view.collapsed_stages:
        changes["collapsed_stages"] = tuple(one for one in view.collapsed_stages if one != stage[0].id)
    return evolve(view, **changes) if changes else view


def chosen_lanes(pane: Pane) -> tuple[str, ...]:
    """The lanes that a command is about: the selected ones, else those of the selected cards and points,
    else that of the cell cursor."""
    document = pane.editor.document
    found = kinds(document, pane.editor.selection)
    lanes = tuple(id for id, kind in found.items() if kind == LANE)
    if not lanes:
        cells = _cells_of(document, [id for id, kind in found.items() if kind in (CARD, POINT)])
        lanes = tuple(dict.fromkeys(lane for lane, _step in cells if lane))
    if not lanes and pane.cursor is not None:
        lanes = (pane.cursor.lane,)
    return lanes


def chosen_stages(pane: Pane) -> tuple[str, ...]:
    """The stages that a command is about, found as `chosen_lanes` finds lanes."""
    document = pane.editor.document
    found = kinds(document, pane.editor.selection)
    stages = [id for id, kind in found.items() if kind == STAGE]
    if not stages:
        ids = [id for id, kind in found.items() if kind in (CARD, POINT, STEP)]
        places = list(dict.fromkeys(step for _lane, step in _cells_of(document, ids)))
        if not any(places) and pane.cursor is not None:
            places = [pane.cursor.step]
        stages = [one[0].id for step in places if step and (one := find_step(document, step))]
    return tuple(dict.fromkeys(stages))


def _cell_of(document: Document, id: str) -> tuple[str, str]:
    """The lane and the step of a thing; "" for what it has not."""
    return _cells_of(document, (id,))[0]


def _cells_of(document: Document, ids: Collection[str]) -> list[tuple[str, str]]:
    """As `_cell_of`, for many things in one pass: all cards of a large map may be selected."""
    wanted = set(ids)
    found = {id: ("", id) for _stage, step in steps(document) if (id := step.id) in wanted}
    found |= {lane.id: (lane.id, "") for lane in document.lanes if lane.id in wanted}
    for curve in document.curves:
        found |= {point.id: (curve.lane, point.step) for point in curve.points if point.id in wanted}
    found |= {card.id: (card.lane, card.step) for card in document.cards if card.id in wanted}
    return [found.get(id, ("", "")) for id in ids]


def _toggled(chosen: tuple[str, ...], ids: Collection[str]) -> tuple[str, ...]:
    if all(id in chosen for id in ids):
        return tuple(one for one in chosen if one not in ids)
    return tuple(dict.fromkeys((*chosen, *ids)))
