"""Small things that everything painted over the map shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from journeymapper.drawing.tree import Drawing
from journeymapper.geometry import Rect
from journeymapper.model.lookup import CellPlace

if TYPE_CHECKING:
    from journeymapper.ui.canvas.canvas import Canvas

ACCENT = "#2B59C3"
_TOLD = (31, 36, 48, 235)  # ink, whatever lies under it
_PAD = 8.0
_BELOW_POINTER = 34.0  # pixels: below what is carried from the palette


def accent(alpha: int = 255) -> QColor:
    colour = QColor(ACCENT)
    colour.setAlpha(alpha)
    return colour


def cell_rect(drawing: Drawing, place: CellPlace) -> Rect | None:
    """The rectangle of a cell on the sheet; None when it is not shown."""
    row = next((row for row in drawing.rows if row.lane == place.lane), None)
    column = next((column for column in drawing.columns if column.step == place.step), None)
    return Rect(column.x, row.y, column.width, row.height) if row and column else None


def paint_told(painter: QPainter, canvas: Canvas, words: str) -> None:
    """What letting go would do, below what the pointer carries; nothing while that is off the canvas."""
    at = canvas.hands.at
    if not canvas.rect().contains(at.toPoint()):
        return
    size = painter.fontMetrics().size(0, words)
    label = QRectF(0, 0, size.width() + 2 * _PAD, size.height() + _PAD)
    x = min(max(_PAD, at.x() - _PAD), canvas.width() - label.width() - _PAD)
    below = at.y() + _BELOW_POINTER
    label.moveTo(x, below if below + label.height() < canvas.height() else at.y() - label.height() - 2 * _PAD)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(*_TOLD))
    painter.drawRoundedRect(label, 6, 6)
    painter.setPen(QColor("#FFFFFF"))
    painter.drawText(label, Qt.AlignmentFlag.AlignCenter, words)


def q(rect: Rect) -> QRectF:
    return QRectF(*rect)
