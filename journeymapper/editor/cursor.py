"""The cell cursor, and what is selected with it: moving over the map with keys."""

from __future__ import annotations

from typing import NamedTuple

from journeymapper.drawing.tree import Drawing, Row
from journeymapper.editor.pane import Pane
from journeymapper.layout.filter import shown_cards, shown_curves
from journeymapper.model.lookup import CellPlace, find_card, find_point, step_order
from journeymapper.model.words import CURVE_LANES, DIVIDER


class Grid(NamedTuple):
    """Ids of the lanes and steps that a pane shows and that hold something."""

    lanes: tuple[str, ...]
    steps: tuple[str, ...]


def grid_of(drawing: Drawing) -> Grid:
    lanes = tuple(row.lane for row in drawing.rows if row.kind != DIVIDER)
    return Grid(lanes, tuple(column.step for column in drawing.columns))


def things_in_cell(pane: Pane, place: CellPlace) -> tuple[str, ...]:
    """Ids of the cards that start in a cell, or of the points of a lane of curves, as the pane
    shows them: cards from top to bottom, points from left to right."""
    document = pane.editor.shown
    cards = [card for card in document.cards if card.step == place.step and card.lane == place.lane]
    if cards:
        return tuple(card.id for card in shown_cards(tuple(cards), pane.view, pane.touched))
    curves = [curve for curve in document.curves if curve.lane == place.lane]
    points = [
        point
        for curve in shown_curves(tuple(curves), pane.view)
        for point in curve.points
        if point.step == place.step
    ]
    return tuple(point.id for point in sorted(points, key=lambda point: point.at))


def cell_of(pane: Pane, id: str) -> CellPlace | None:
    """The cell that a card or point is in; None for other things and for the shelf."""
    document = pane.editor.shown
    if card := find_card(document, id):
        return CellPlace(card.lane, card.step) if card.lane else None
    if found := find_point(document, id):
        return CellPlace(found[0].lane, found[1].step)
    return None


def ensure_cursor(pane: Pane) -> CellPlace | None:
    """The cell cursor, put where the selection is or on the first cell when there is none yet. None
    on a map without cells."""
    if pane.cursor is None:
        places = (cell_of(pane, id) for id in pane.editor.selection)
        grid = grid_of(pane.drawing)
        first = CellPlace(grid.lanes[0], grid.steps[0]) if grid.lanes and grid.steps else None
        pane.cursor = next((place for place in places if place), first)
    return pane.cursor


def place_cursor(pane: Pane, place: CellPlace, thing: str = "") -> None:
    """Put the cursor on a cell, with one thing in it selected ("": nothing)."""
    pane.cursor = place
    pane.editor.select((thing,) if thing else ())


def follow_selection(pane: Pane) -> None:
    """Put the cursor on the cell of what is selected, if it is in one."""
    place = next(filter(None, (cell_of(pane, id) for id in pane.editor.selection)), None)
    if place is not None:
        pane.cursor = place


def move_cursor(pane: Pane, dx: int, dy: int, cells_only: bool = False) -> CellPlace | None:
    """Move the cursor by one step (`dx`) or lane (`dy`); where it went, None on a map without cells.

    Up and down first walk through the things in the cell when one of them is selected, so that
    every card can be reached; `cells_only` goes straight to the next cell. Arriving in a cell
    selects the nearest thing in it.
    """
    fresh = pane.cursor is None
    place = ensure_cursor(pane)
    if place is None:
        return None
    things = things_in_cell(pane, place)
    at = _selected_at(pane, things)
    if fresh:
        place_cursor(pane, place, things[max(at, 0)] if things else "")
        return place
    if dy and at >= 0 and not cells_only and 0 <= at + dy < len(things):
        place_cursor(pane, place, things[at + dy])
        return place
    grid = grid_of(pane.drawing)
    goal = CellPlace(_beside(grid.lanes, place.lane, dy), _beside(grid.steps, place.step, dx))
    if goal == place:
        return place
    there = things_in_cell(pane, goal)
    wanted = max(at, 0) if dx else 0 if dy > 0 else len(there) - 1
    place_cursor(pane, goal, there[min(wanted, len(there) - 1)] if there else "")
    return goal


def extend(pane: Pane, dx: int, dy: int) -> None:
    """Move the cursor as `move_cursor` does, and keep what is selected beside what is reached."""
    before = pane.editor.selection
    move_cursor(pane, dx, dy)
    # What was reached comes first: the cursor goes on from there.
    pane.editor.select((*pane.editor.selection, *before))


def next_cell(pane: Pane, backwards: bool = False) -> CellPlace | None:
    """Tab: the cell at the next step, after the last one the first step of the next lane (backwards:
    the other way round). None at the end of the map, where the cursor stays."""
    place = ensure_cursor(pane)
    grid = grid_of(pane.drawing)
    if place is None or place.step not in grid.steps or place.lane not in grid.lanes:
        return None
    number = grid.lanes.index(place.lane) * len(grid.steps) + grid.steps.index(place.step)
    number += -1 if backwards else 1
    if not 0 <= number < len(grid.lanes) * len(grid.steps):
        return None
    lane, step = divmod(number, len(grid.steps))
    goal = CellPlace(grid.lanes[lane], grid.steps[step])
    there = things_in_cell(pane, goal)
    place_cursor(pane, goal, there[0] if there else "")
    return goal


def select_all(pane: Pane) -> None:
    """Select every card that the pane shows, in reading order: step by step, lane by lane."""
    drawing = pane.drawing
    rows: dict[str, int] = {row.lane: n for n, row in enumerate(drawing.rows) if _open(pane, row)}
    columns = {column.step: n for n, column in enumerate(drawing.columns)}
    cards = [
        card
        for card in shown_cards(pane.editor.shown.cards, pane.view, pane.touched)
        if card.lane in rows and card.step in columns
    ]
    cards.sort(key=lambda card: (columns[card.step], rows[card.lane]))
    pane.editor.select(card.id for card in cards)


def step_beside(pane: Pane, step: str, by: int) -> str | None:
    """The step that many places further in the journey; None beyond its ends."""
    ids = list(step_order(pane.editor.shown))
    place = ids.index(step) + by if step in ids else -1
    return ids[place] if 0 <= place < len(ids) else None


def _open(pane: Pane, row: Row) -> bool:
    return row.kind not in CURVE_LANES and row.lane not in pane.view.collapsed_lanes


def _selected_at(pane: Pane, things: tuple[str, ...]) -> int:
    """Position of the selected one among these things; -1 when it is none of them."""
    return next((things.index(id) for id in pane.editor.selection if id in things), -1)


def _beside(ids: tuple[str, ...], id: str, by: int) -> str:
    if id not in ids:
        return ids[0]
    return ids[max(0, min(ids.index(id) + by, len(ids) - 1))]
