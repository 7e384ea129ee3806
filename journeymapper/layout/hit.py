"""What lies at a point of a drawing, and where things of the map are. All places are on the sheet."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Collection, Iterator
from typing import NamedTuple

from journeymapper.drawing.shapes import Path
from journeymapper.drawing.tree import Cell, Column, Drawing, Group, Placed, Row
from journeymapper.geometry import Point, Rect
from journeymapper.layout.lane import LaneMade
from journeymapper.layout.spline import Span, height_at
from journeymapper.model.words import DIVIDER

EDGE = 5.0  # pixels within which an edge or a border is meant
_NOWHERE = Rect(0.0, 0.0, 0.0, 0.0)


class Hit(NamedTuple):
    """What was hit.

    `kind`: card, point, stage, step, lane (its header), persona, title, facts, brand, cell, divider, curve,
    legend, sheet or outside. `lane` and `step` are known wherever the point lies in a row or a column.
    `edge` is "left" or "right" close to a card's end; `border` is "column" close to the right border of
    `step` in the band, "lane" close to the lower border of `lane` in the headers.
    """

    kind: str
    id: str = ""
    lane: str = ""
    step: str = ""
    rect: Rect = _NOWHERE
    edge: str = ""
    border: str = ""


def hit(drawing: Drawing, point: Point, zoom: float = 1.0, reach: float = EDGE) -> Hit:
    """The topmost thing at a point; `zoom` is pixels per map unit. `reach` is how many pixels around a
    border or an emotion point still mean it; a wide reach leaves the inner half of what a border ends."""
    if not Rect(0.0, 0.0, drawing.width, drawing.height).contains(point):
        return Hit("outside")
    row, column = row_at(drawing, point.y), column_at(drawing, point.x)
    lane, step = row.lane if row else "", column.step if column else ""
    edge, reach = EDGE / max(zoom, 1e-6), reach / max(zoom, 1e-6)
    for placed in reversed(drawing.strips):
        if not placed.rect.contains(point):
            continue
        match placed.strip.kind:
            case "lane":
                found = _in_lane(drawing, placed, point, edge, reach)
                return (found or _empty(drawing, point, row, column))._replace(lane=lane, step=step)
            case "head":
                found = _in_strip(placed, point) or Hit("lane", lane, rect=placed.rect)
                border = _lane_border(drawing, point, edge, reach)
                return found._replace(lane=border or lane, border="lane" if border else "")
            case "band":
                found = _in_strip(placed, point) or Hit("sheet")
                border = _column_border(drawing, point, edge, reach)
                return found._replace(step=border or step, border="column" if border else "")
            case _:
                found = _in_strip(placed, point)
                if found:
                    return found
    return Hit("sheet", lane=lane, step=step)


def column_at(drawing: Drawing, x: float) -> Column | None:
    """The column over this x; None in the gap between stages and beside the map."""
    at = bisect_right(drawing.columns, x, key=lambda column: column.x) - 1
    return drawing.columns[at] if at >= 0 and x < drawing.columns[at].right else None


def row_at(drawing: Drawing, y: float) -> Row | None:
    at = bisect_right(drawing.rows, y, key=lambda row: row.y) - 1
    return drawing.rows[at] if at >= 0 and y < drawing.rows[at].bottom else None


def cell_rect(drawing: Drawing, lane: str, step: str) -> Rect:
    """The whole cell. Raises KeyError when the drawing does not show this lane or step."""
    row = next((row for row in drawing.rows if row.lane == lane), None)
    column = next((column for column in drawing.columns if column.step == step), None)
    if row is None or column is None:
        raise KeyError((lane, step))
    return Rect(column.x, row.y, column.width, row.height)


def extents(drawing: Drawing, ids: Collection[str]) -> list[Rect]:
    """The whole columns of these steps and stages, with their heads, and the whole rows of these lanes."""
    band = next((placed.rect for placed in drawing.strips if placed.strip.kind == "band"), drawing.body)
    columns = [one for one in drawing.columns if one.step in ids or one.stage in ids]
    rows = [row for row in drawing.rows if row.lane in ids]
    return [
        *[Rect(one.x, band.y, one.width, drawing.body.bottom - band.y) for one in columns],
        *[Rect(0.0, row.y, drawing.body.right, row.height) for row in rows],
    ]


def group_rect(drawing: Drawing, id: str) -> Rect | None:
    """Where the thing with this id is drawn, or nothing when it is not shown. A lane's is its header."""
    found = find_group(drawing, id)
    return found[0] if found else None


def find_group(drawing: Drawing, id: str) -> tuple[Rect, Group] | None:
    """The group of a record with its rectangle on the sheet."""
    for placed in drawing.strips:
        strip = placed.strip
        if isinstance(strip.inputs, LaneMade):
            at = strip.inputs.places.get(id)
            if at is not None:
                cell = strip.cells[at[0]]
                return _on_sheet(placed, cell, cell.groups[at[1]]), cell.groups[at[1]]
            continue
        for cell in strip.cells:
            for group in cell.groups:
                if group.id == id and group.kind != "label":
                    return _on_sheet(placed, cell, group), group
    return None


def cards_in(drawing: Drawing, rect: Rect) -> tuple[str, ...]:
    """The ids of all cards that a rectangle touches, lane by lane."""
    found = []
    for placed in drawing.strips:
        if placed.strip.kind == "lane" and placed.rect.intersects(rect):
            for cell in _cells_between(drawing, placed, rect.x, rect.right):
                found += [
                    group.id
                    for group in cell.groups
                    if group.kind == "card" and _on_sheet(placed, cell, group).intersects(rect)
                ]
    return tuple(found)


def lane_cell(drawing: Drawing, placed: Placed, step: str) -> Cell | None:
    """The cell of a step in a lane's strip."""
    return next((cell for cell in placed.strip.cells if cell.key == step), None)


def _on_sheet(placed: Placed, cell: Cell, group: Group) -> Rect:
    return group.rect.moved(placed.origin.x + cell.origin.x, placed.origin.y + cell.origin.y)


def _in_lane(drawing: Drawing, placed: Placed, point: Point, edge: float, reach: float) -> Hit | None:
    best: Hit | None = None
    nearest = math.inf
    for cell in _cells_between(drawing, placed, point.x, point.x):
        for group in reversed(cell.groups):
            rect = _on_sheet(placed, cell, group)
            match group.kind:
                case "card" if rect.contains(point):
                    return Hit("card", group.id, rect=rect, edge=_edge(rect, point, edge))
                case "point" if (away := math.dist(rect.centre, point)) < nearest and _is_on_point(
                    rect, point, reach
                ):
                    nearest, best = away, Hit("point", group.id, rect=rect)
                case "label" if rect.contains(point) and group.id and best is None:
                    best = _labelled(drawing, group.id)
                case "curve" if best is None and _meets(group, rect, point, edge + 2.0):
                    best = Hit("curve", group.id, rect=rect)
                case "divider" if rect.contains(point):
                    return Hit("divider", group.id, rect=rect)
    return best


def _labelled(drawing: Drawing, id: str) -> Hit | None:
    """A label stands for the point or the curve that it names."""
    found = find_group(drawing, id)
    return Hit(found[1].kind, id, rect=found[0]) if found else None


def _cells_between(drawing: Drawing, placed: Placed, left: float, right: float) -> Iterator[Cell]:
    """The cells of a lane that may reach between two x: of these columns, of the whole lane, and spans."""
    made = placed.strip.inputs
    spans = made.spans if isinstance(made, LaneMade) else range(len(placed.strip.cells))
    wanted = {column.step for column in drawing.columns if column.x <= right and column.right >= left}
    for at, cell in enumerate(placed.strip.cells):
        if cell.key in wanted or not cell.key or at in spans:
            yield cell


def _in_strip(placed: Placed, point: Point) -> Hit | None:
    for cell in placed.strip.cells:
        for group in reversed(cell.groups):
            if group.kind in ("grid", "guide", "hint"):
                continue
            rect = _on_sheet(placed, cell, group)
            if rect.contains(point):
                return Hit(group.kind, group.id, rect=rect)
    return None


def _empty(drawing: Drawing, point: Point, row: Row | None, column: Column | None) -> Hit:
    if row is not None and row.kind == DIVIDER:
        return Hit("divider", row.lane, rect=Rect(drawing.body.x, row.y, drawing.body.width, row.height))
    if row is None or column is None:
        return Hit("sheet")
    return Hit("cell", rect=Rect(column.x, row.y, column.width, row.height))


def _is_on_point(rect: Rect, point: Point, reach: float) -> bool:
    return rect.inset(min(-3.0, rect.width / 2 - reach)).contains(point)


def _edge(rect: Rect, point: Point, reach: float) -> str:
    reach = min(reach, rect.width / 4)
    if point.x - rect.x <= reach:
        return "left"
    return "right" if rect.right - point.x <= reach else ""


def _column_border(drawing: Drawing, point: Point, edge: float, reach: float) -> str:
    near = [
        column
        for column in drawing.columns
        if abs(column.right - point.x) <= max(min(reach, column.width / 4), edge)
    ]
    return min(near, key=lambda column: abs(column.right - point.x)).step if near else ""


def _lane_border(drawing: Drawing, point: Point, edge: float, reach: float) -> str:
    near = [row for row in drawing.rows if abs(row.bottom - point.y) <= max(min(reach, row.height / 4), edge)]
    return min(near, key=lambda row: abs(row.bottom - point.y)).lane if near else ""


def _meets(group: Group, rect: Rect, point: Point, reach: float) -> bool:
    """Whether a curve passes close to a point, above or below it."""
    x, y = point.x - rect.x, point.y - rect.y
    for shape in group.shapes:
        if not isinstance(shape, Path):
            continue
        here = (0.0, 0.0)
        for command in shape.commands:
            if command[0] == "C":
                _, _, h0, _, h1, x1, y1 = command  # type: ignore[misc]
                span = Span(here[0], here[1], h0, h1, x1, y1)
                if span.x0 <= x <= span.x1 and abs(height_at(span, x) - y) <= reach:
                    return True
            if len(command) > 1:
                here = (command[-2], command[-1])
    return False
