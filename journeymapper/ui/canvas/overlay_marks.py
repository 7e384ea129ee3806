"""Small things that everything painted over the map shares."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from journeymapper.drawing.tree import Drawing
from journeymapper.geometry import Rect
from journeymapper.model.lookup import CellPlace

ACCENT = "#2B59C3"


def accent(alpha: int = 255) -> QColor:
    colour = QColor(ACCENT)
    colour.setAlpha(alpha)
    return colour


def cell_rect(drawing: Drawing, place: CellPlace) -> Rect | None:
    """The rectangle of a cell on the sheet; None when it is not shown."""
    row = next((row for row in drawing.rows if row.lane == place.lane), None)
    column = next((column for column in drawing.columns if column.step == place.step), None)
    return Rect(column.x, row.y, column.width, row.height) if row and column else None


def q(rect: Rect) -> QRectF:
    return QRectF(*rect)
