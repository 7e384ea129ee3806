"""The quiet plus under the pointer: between steps, stages and lanes, and on an empty cell."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from journeymapper.drawing.tree import Column, Drawing
from journeymapper.geometry import Point, Rect
from journeymapper.layout.hit import cards_in, column_at, row_at
from journeymapper.model.lookup import CellPlace
from journeymapper.model.words import CURVE_LANES, DIVIDER
from journeymapper.ui.canvas.sight import Sight
from journeymapper.ui.measures import radius_on_map

STAGE, STEP, LANE, CARD = "stage", "step", "lane", "card"
NEAR = 7.0  # pixels from a border, for the mouse
_AROUND = 4.0  # pixels around the plus that belong to it


class Spot(NamedTuple):
    """A place where a plus stands: what it adds, where (pixels), and beside what.

    `place` is the cell of a card, the step that a step comes after ("": before the first), the
    place of a stage or lane among the others.
    """

    kind: str
    at: Point
    place: CellPlace | str | int


def spot_at(sight: Sight, x: float, y: float, near: float = NEAR) -> Spot | None:
    """The plus for a pointer at a pixel, if any; `near` is how many pixels from a border still mean it."""
    drawing = sight.drawing
    in_heads, in_band = sight.in_header(x, y)
    band = next(iter(sight.frame.band), None)
    if band and not in_heads:
        top = band.y / sight.view.dpr
        height = band.strip.height * sight.view.zoom
        if top <= y <= top + height + radius_on_map():
            found = _between_columns(sight, x, y, Rect(0.0, top, 0.0, height), near)
            if found or y < top + height:
                return found
    place = sight.to_map(x, y)
    if place.x < drawing.body.x and drawing.rows and not in_band:
        return _between_rows(drawing, place, near, sight)
    if in_heads or in_band:
        return None
    return _in_cell(drawing, place, sight)


def _between_columns(sight: Sight, x: float, y: float, band: Rect, near: float) -> Spot | None:
    """Stages are added beside their names, steps on the line below theirs, where no name is covered."""
    columns, view = sight.drawing.columns, sight.view
    if not columns:
        return None
    steps_shown = any(a.stage == b.stage for a, b in pairwise(columns))
    lower = steps_shown and y > band.y + band.height * 0.55
    stages = list(dict.fromkeys(column.stage for column in columns))
    for before, after in _neighbours(columns):
        start = before.right if before else after.x if after else 0.0
        gap = view.rect_to_pixel(Rect(start, 0.0, (after.x if after else start) - start, 0.0))
        narrow = min(one.width for one in (before, after) if one) * view.zoom / 4
        reach = max(NEAR, min(near, narrow))
        if not gap.x - reach <= x <= gap.right + reach:
            continue
        middle = gap.centre.x
        same = before is not None and after is not None and before.stage == after.stage
        if same or (lower and before is not None):
            return Spot(STEP, Point(middle, band.bottom), before.step if before else "")
        index = stages.index(after.stage) if after else len(stages)
        return Spot(STAGE, Point(middle, band.y + band.height * (0.3 if steps_shown else 0.5)), index)
    return None


def _neighbours(columns: tuple[Column, ...]) -> list[tuple[Column | None, Column | None]]:
    return [(None, columns[0]), *pairwise(columns), (columns[-1], None)]


def _between_rows(drawing: Drawing, place: Point, near: float, sight: Sight) -> Spot | None:
    heads = next((one for one in drawing.strips if one.strip.kind == "head"), None)
    if heads is None or place.x < 0:
        return None
    edges = [(n, row.y) for n, row in enumerate(drawing.rows)] + [
        (len(drawing.rows), drawing.rows[-1].bottom)
    ]
    zoom = sight.view.zoom
    for index, y in edges:
        low = drawing.rows[min(index, len(drawing.rows) - 1)].height * zoom / 4
        if abs(place.y - y) * zoom <= max(NEAR, min(near, low)):
            seen = sight.to_pixel(heads.rect, heads.strip)
            return Spot(LANE, Point(seen.centre.x, y * zoom - sight.view.y), index)
    return None


def _in_cell(drawing: Drawing, place: Point, sight: Sight) -> Spot | None:
    row, column = row_at(drawing, place.y), column_at(drawing, place.x)
    if row is None or column is None or row.kind in CURVE_LANES or row.kind == DIVIDER:
        return None
    cell = Rect(column.x, row.y, column.width, row.height)
    if cards_in(drawing, cell.inset(1.0)) or cell.height * sight.view.zoom < 2 * radius_on_map() + 4:
        return None
    seen = sight.to_pixel(cell)
    return Spot(
        CARD, Point(seen.centre.x, seen.y + min(seen.height / 2, 28.0)), CellPlace(row.lane, column.step)
    )


def is_on(spot: Spot, x: float, y: float, reach: float = 0.0) -> bool:
    """Whether a pixel lies on the plus, or within so many pixels of its middle."""
    reach = max(reach, radius_on_map() + _AROUND)
    return (spot.at.x - x) ** 2 + (spot.at.y - y) ** 2 <= reach**2


def paint_plus(painter: QPainter, spot: Spot, hot: bool, accent: QColor) -> None:
    """The plus; `hot` under the pointer, else quiet."""
    x, y = spot.at
    radius = radius_on_map()
    arm = 0.45 * radius
    painter.setPen(QPen(accent if hot else QColor(154, 163, 178, 200), 1.5))
    painter.setBrush(accent if hot else QColor(255, 255, 255, 235))
    painter.drawEllipse(QPointF(x, y), radius, radius)
    pen = QPen(QColor("#FFFFFF") if hot else QColor("#5B6472"), 1.75)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLine(QPointF(x - arm, y), QPointF(x + arm, y))
    painter.drawLine(QPointF(x, y - arm), QPointF(x, y + arm))
