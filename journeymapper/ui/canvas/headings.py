"""Names of stages that stay in sight: the one at the left edge moves into the window."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter

from journeymapper.drawing.shapes import Path, Text
from journeymapper.drawing.tree import Group
from journeymapper.render.qt import paint_shapes
from journeymapper.render.qt_ink import QtInk
from journeymapper.ui.canvas.frame import Shown

_PAD = 16.0  # map units between the edge of the window and a name


def paint_sliding_names(painter: QPainter, band: Shown, left: int, ink: QtInk) -> None:
    """Paint the name of a stage that begins left of `left` (device pixels) where it can be read."""
    scale = band.level.scale
    origin = band.x + band.level.left
    for cell in band.strip.cells:
        for group in cell.groups:
            if group.kind != "stage":
                continue
            x = origin + (cell.origin.x + group.rect.x) * scale
            if x < left < x + group.rect.width * scale:
                y = band.y + (cell.origin.y + group.rect.y) * scale
                _slide(painter, group, x, y, left, scale, ink)


def _slide(painter: QPainter, group: Group, x: float, y: float, left: int, scale: float, ink: QtInk) -> None:
    text = next((shape for shape in group.shapes if isinstance(shape, Text)), None)
    back = next((shape for shape in group.shapes if isinstance(shape, Path) and shape.fill), None)
    if text is None or back is None or not text.lines:
        return
    width = max(line.width for line in text.lines)
    wanted = (left - x) / scale + _PAD  # of the name, in the group's coordinates
    most = group.rect.width - width - _PAD
    place = min(wanted, most)
    if place <= text.rect.x:
        return
    painter.save()
    painter.setClipRect(QRect(left, round(y), round(x + group.rect.width * scale) - left, 10_000))
    painter.translate(x, y)
    painter.scale(scale, scale)
    old = QRectF(text.rect.x - 1, text.rect.y, place - text.rect.x + width + 4, text.rect.height)
    painter.fillRect(old, QColor(back.fill))
    moved = text._replace(rect=text.rect._replace(x=place))
    paint_shapes(painter, (moved,), ink)
    painter.restore()
