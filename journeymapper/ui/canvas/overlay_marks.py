"""Small things that everything painted over the map shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter

from journeymapper.drawing.tree import Drawing
from journeymapper.geometry import Rect
from journeymapper.model.lookup import CellPlace

if TYPE_CHECKING:
    from journeymapper.ui.canvas.canvas import Canvas

ACCENT = "#2B59C3"
_TOLD = (31, 36, 48, 235)  # ink, whatever lies under it
_PAD = 8.0
_BELOW_POINTER = 34.0  # pixels


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
    """What letting go would do; nothing while the pointer is off the canvas."""
    if not canvas.rect().contains(canvas.hands.at.toPoint()):
        return
    label = told_place(canvas, QSizeF(painter.fontMetrics().size(0, words)))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(*_TOLD))
    painter.drawRoundedRect(label, 6, 6)
    painter.setPen(QColor("#FFFFFF"))
    painter.drawText(label, Qt.AlignmentFlag.AlignCenter, words)


def told_place(canvas: Canvas, words: QSizeF) -> QRectF:
    """Where words of this size are told: below the pointer and what it carries, or above where that is not on
    the canvas."""
    at, carried = canvas.hands.at, canvas.hands.carried
    label = QRectF(0, 0, words.width() + 2 * _PAD, words.height() + _PAD)
    x = min(max(_PAD, at.x() - _PAD), canvas.width() - label.width() - _PAD)
    below = at.y() + max(_BELOW_POINTER, carried.bottom() + _PAD)
    above = at.y() + min(-2 * _PAD, carried.top() - _PAD) - label.height()
    label.moveTo(x, below if below + label.height() < canvas.height() else above)
    return label


def q(rect: Rect) -> QRectF:
    return QRectF(*rect)
