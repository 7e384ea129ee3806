"""Where a card lands that is dropped at a point: in a cell, or in a gap that becomes a step or a lane."""

from __future__ import annotations

from typing import NamedTuple

from journeymapper.drawing.tree import Cell, Column, Drawing, Placed, Row
from journeymapper.geometry import Point, Rect
from journeymapper.layout.cells import LANE_PADDING, CellInputs
from journeymapper.layout.hit import lane_cell, row_at
from journeymapper.layout.lane import LaneMade
from journeymapper.model.words import CURVE_LANES, DIVIDER

MARK = 3.0  # how thick the drop mark is
BORDER, HELD = 6.0, 12.0  # pixels to either side within which a border is met, and held once it is offered
_MOST = 14.0  # map units of the same, however small the map is seen
_LANE_MOST = 8.0  # of a border between lanes, which are lower than steps are wide
_PAST = 64.0  # how far past the last step or lane a new one is meant
_INSET = 6.0


class DropPlace(NamedTuple):
    """A place for cards.

    `position` is the place among the cell's shown cards, `before` the card that will follow ("" at the end).
    `gap` is "" for a cell, else "step-before", "step-after", "lane-before" or "lane-after": a new step beside
    `step` (in its stage), or a new lane beside `lane`. `line` is where the drop mark goes.
    """

    lane: str
    step: str
    position: int
    gap: str
    line: Rect
    before: str = ""


def drop_place(
    drawing: Drawing,
    point: Point,
    zoom: float = 1.0,
    ignored: frozenset[str] = frozenset(),
    border: float = BORDER,
) -> DropPlace | None:
    """Where a card dropped here goes, or nothing: outside the map, or in a lane of curves.

    `ignored` are the cards that are being dragged: they do not count among the cards of a cell. A border
    between two steps or lanes is meant within `border` pixels; with 0 the only gaps are those past the last
    step and the last lane, and between two the nearer cell is meant.
    """
    body = drawing.body
    ground = Rect(body.x, body.y, body.width + _PAST, body.height + _PAST)
    if not drawing.columns or not drawing.rows or not ground.contains(point):
        return None
    row = row_at(drawing, point.y)
    column = _column(drawing, point.x)
    gap = _past_the_last(drawing, point, column, row)
    if gap is None and row is not None:
        if border:
            reach = min(_MOST, max(4.0, border / max(zoom, 1e-6)))
            gap = _step_gap(drawing, point, row, reach) or _lane_gap(
                drawing, point, column, row, min(_LANE_MOST, reach)
            )
        elif row.kind == DIVIDER:
            row = _lane_beside(drawing, point, row)
    if gap:
        return gap
    if row is None or row.kind in CURVE_LANES:
        return None
    return _in_cell(drawing, point, row, column, ignored)


def _column(drawing: Drawing, x: float) -> Column:
    """The column at x, or the nearest one."""
    return min(drawing.columns, key=lambda column: max(column.x - x, x - column.right, 0.0))


def _lane_beside(drawing: Drawing, point: Point, divider: Row) -> Row | None:
    """The lane next to a divider, on the side on which the point lies; the other one at an end of the map."""
    above = [row for row in drawing.rows if row.y < divider.y and row.kind != DIVIDER][-1:]
    below = [row for row in drawing.rows if row.y > divider.y and row.kind != DIVIDER][:1]
    is_lower = point.y >= divider.y + divider.height / 2
    return next(iter((*below, *above) if is_lower else (*above, *below)), None)


def _past_the_last(drawing: Drawing, point: Point, column: Column, row: Row | None) -> DropPlace | None:
    """The free ground below the last lane and beside the last step."""
    if row is None:
        last = drawing.rows[-1]
        return DropPlace(last.lane, column.step, 0, "lane-after", _level(drawing, last.bottom))
    end = drawing.columns[-1]
    if point.x <= end.right or row.kind in (*CURVE_LANES, DIVIDER):
        return None
    return DropPlace(row.lane, end.last, 0, "step-after", _upright(drawing, end.right))


def _step_gap(drawing: Drawing, point: Point, row: Row, reach: float) -> DropPlace | None:
    """The gaps between steps. The halves of a gap between stages belong to either."""
    columns = drawing.columns
    if row.kind in (*CURVE_LANES, DIVIDER):
        return None
    for at, column in enumerate(columns):
        after = columns[at + 1] if at + 1 < len(columns) else None
        if not column.right - reach <= point.x <= (after.x if after else column.right) + reach:
            continue
        apart = after is None or (after.first and point.x < (column.right + after.x) / 2)
        if after is None or apart:
            return DropPlace(row.lane, column.last, 0, "step-after", _upright(drawing, column.right))
        return DropPlace(row.lane, after.step, 0, "step-before", _upright(drawing, after.x))
    return None


def _lane_gap(drawing: Drawing, point: Point, column: Column, row: Row, reach: float) -> DropPlace | None:
    """The gaps between lanes; a divider belongs to the gap on its nearer side."""
    divider = row.kind == DIVIDER
    if divider and point.y >= row.y + row.height / 2:
        return DropPlace(row.lane, column.step, 0, "lane-after", _level(drawing, row.bottom))
    if divider or (point.y - row.y <= reach and row is not drawing.rows[0]):
        return DropPlace(row.lane, column.step, 0, "lane-before", _level(drawing, row.y))
    if row.bottom - point.y <= reach:
        return DropPlace(row.lane, column.step, 0, "lane-after", _level(drawing, row.bottom))
    return None


def _upright(drawing: Drawing, x: float) -> Rect:
    return Rect(x - MARK / 2, drawing.body.y, MARK, drawing.body.height)


def _level(drawing: Drawing, y: float) -> Rect:
    return Rect(drawing.body.x, y - MARK / 2, drawing.body.width, MARK)


def _in_cell(
    drawing: Drawing, point: Point, row: Row, column: Column, ignored: frozenset[str]
) -> DropPlace | None:
    placed = next(one for one in drawing.strips if one.strip.kind == "lane" and one.strip.id == row.lane)
    cell = lane_cell(drawing, placed, column.step)
    rects = _cards(placed, cell, ignored)
    index = sum(1 for _, rect in rects if rect.centre.y <= point.y)
    if not rects:
        y = row.y + LANE_PADDING
    elif index == 0:
        y = rects[0][1].y - LANE_PADDING / 2
    elif index == len(rects):
        y = rects[-1][1].bottom + LANE_PADDING / 2
    else:
        y = (rects[index - 1][1].bottom + rects[index][1].y) / 2
    inset = cell.inputs.inset if cell and isinstance(cell.inputs, CellInputs) else _INSET
    y = min(max(y, row.y + MARK), row.bottom - MARK)
    line = Rect(column.x + inset, y - MARK / 2, column.width - 2 * inset, MARK)
    before = rects[index][0] if index < len(rects) else ""
    made = placed.strip.inputs
    if (
        isinstance(made, LaneMade) and made.inputs.collapsed
    ):  # its cards are not drawn: to the end of the cell
        at = next(place for place, one in enumerate(drawing.columns) if one.step == column.step)
        index = sum(1 for card in made.inputs.contents[at] if card.id not in ignored)
    return DropPlace(row.lane, column.step, index, "", line, before)


def _cards(placed: Placed, cell: Cell | None, ignored: frozenset[str]) -> list[tuple[str, Rect]]:
    if cell is None:
        return []
    return [
        (group.id, group.rect.moved(placed.origin.x + cell.origin.x, placed.origin.y + cell.origin.y))
        for group in cell.groups
        if group.kind == "card" and group.id not in ignored
    ]
