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
_BELOW = 24.0  # how far below the last lane a new lane is meant
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
    drawing: Drawing, point: Point, zoom: float = 1.0, ignored: frozenset[str] = frozenset()
) -> DropPlace | None:
    """Where a card dropped here goes, or nothing: outside the map, or in a lane of curves.

    `ignored` are the cards that are being dragged: they do not count among the cards of a cell.
    """
    reach = min(14.0, max(4.0, 6.0 / max(zoom, 1e-6)))
    body = drawing.body
    if not drawing.columns or not drawing.rows or point.x < body.x or not 0 <= point.x <= drawing.width:
        return None
    if not body.y <= point.y <= body.bottom + _BELOW:
        return None
    row = row_at(drawing, point.y)
    column = _column(drawing, point.x)
    gap = _step_gap(drawing, point, row, reach) or _lane_gap(drawing, point, column, row, reach * 0.6)
    if gap:
        return gap
    if row is None or row.kind in CURVE_LANES:
        return None
    return _in_cell(drawing, point, row, column, ignored)


def _column(drawing: Drawing, x: float) -> Column:
    """The column at x, or the nearest one."""
    return min(drawing.columns, key=lambda column: max(column.x - x, x - column.right, 0.0))


def _step_gap(drawing: Drawing, point: Point, row: Row | None, reach: float) -> DropPlace | None:
    """The gaps between steps and past the last one. The halves of a gap between stages belong to either."""
    columns, body = drawing.columns, drawing.body
    lane = row.lane if row else ""
    if row is None or row.kind in (*CURVE_LANES, DIVIDER):
        return None
    for at, column in enumerate(columns):
        after = columns[at + 1] if at + 1 < len(columns) else None
        if after is None or not after.first:
            middle = column.right
            if abs(point.x - middle) > reach and not (after is None and point.x > middle):
                continue
            line = Rect(middle - MARK / 2, body.y, MARK, body.height)
            if after is None:
                return DropPlace(lane, column.last, 0, "step-after", line)
            return DropPlace(lane, after.step, 0, "step-before", line)
        if column.right - reach <= point.x <= after.x + reach:
            if point.x < (column.right + after.x) / 2:
                line = Rect(column.right - MARK / 2, body.y, MARK, body.height)
                return DropPlace(lane, column.last, 0, "step-after", line)
            line = Rect(after.x - MARK / 2, body.y, MARK, body.height)
            return DropPlace(lane, after.step, 0, "step-before", line)
    return None


def _lane_gap(
    drawing: Drawing, point: Point, column: Column, row: Row | None, reach: float
) -> DropPlace | None:
    """The gaps between lanes and below the last one; a divider belongs to the gap on its nearer side."""
    body = drawing.body
    rows = drawing.rows

    def mark(y: float) -> Rect:
        return Rect(body.x, y - MARK / 2, body.width, MARK)

    if row is None:
        return DropPlace(rows[-1].lane, column.step, 0, "lane-after", mark(rows[-1].bottom))
    divider = row.kind == DIVIDER
    if divider and point.y >= row.y + row.height / 2:
        return DropPlace(row.lane, column.step, 0, "lane-after", mark(row.bottom))
    if divider or (point.y - row.y <= reach and row is not rows[0]):
        return DropPlace(row.lane, column.step, 0, "lane-before", mark(row.y))
    if row.bottom - point.y <= reach:
        return DropPlace(row.lane, column.step, 0, "lane-after", mark(row.bottom))
    return None


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
