"""Folding and hiding: lanes and stages that a view makes thin or leaves out. The map stays as it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from journeymapper.editor.pane import Pane
from journeymapper.editor.things import CARD, LANE, POINT, STAGE, STEP, kinds
from journeymapper.model.document import Document
from journeymapper.model.lookup import find_card, find_point, find_step
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
    stage = find_step(document, step) if step else None
    changes = {}
    if lane in view.hidden_lanes:
        changes["hidden_lanes"] = tuple(one for one in view.hidden_lanes if one != lane)
    if lane in view.collapsed_lanes and id != lane:
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
        cells = (_cell_of(document, id)[0] for id, kind in found.items() if kind in (CARD, POINT))
        lanes = tuple(dict.fromkeys(lane for lane in cells if lane))
    if not lanes and pane.cursor is not None:
        lanes = (pane.cursor.lane,)
    return lanes


def chosen_stages(pane: Pane) -> tuple[str, ...]:
    """The stages that a command is about, found as `chosen_lanes` finds lanes."""
    document = pane.editor.document
    found = kinds(document, pane.editor.selection)
    stages = [id for id, kind in found.items() if kind == STAGE]
    if not stages:
        steps = [_cell_of(document, id)[1] for id, kind in found.items() if kind in (CARD, POINT, STEP)]
        if not any(steps) and pane.cursor is not None:
            steps = [pane.cursor.step]
        stages = [one[0].id for step in steps if step and (one := find_step(document, step))]
    return tuple(dict.fromkeys(stages))


def _cell_of(document: Document, id: str) -> tuple[str, str]:
    """The lane and the step of a thing; "" for what it has not."""
    if card := find_card(document, id):
        return card.lane, card.step
    if point := find_point(document, id):
        return point[0].lane, point[1].step
    if find_step(document, id):
        return "", id
    return (id, "") if any(lane.id == id for lane in document.lanes) else ("", "")


def _toggled(chosen: tuple[str, ...], ids: Collection[str]) -> tuple[str, ...]:
    if all(id in chosen for id in ids):
        return tuple(one for one in chosen if one not in ids)
    return tuple(dict.fromkeys((*chosen, *ids)))
