"""Names of stages that stay in sight: the one at the edge, where it began, moves into the window."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter

from journeymapper.drawing.shapes import Path, Text
from journeymapper.drawing.tree import Group
from journeymapper.render.qt import paint_shapes
from journeymapper.render.qt_ink import QtInk
from journeymapper.ui.canvas.frame import Frame, Shown

_PAD = 16.0  # map units between the edge of the window and a name


def paint_sliding_names(painter: QPainter, band: Shown, frame: Frame, ink: QtInk) -> None:
    """Paint the name of a stage that begins below the pinned headers where it can be read."""
    scale = band.level.scale
    edge = frame.headers[0] if frame.mirrored else frame.left
    origin = band.x + band.level.left
    for cell in band.strip.cells:
        for group in cell.groups:
            if group.kind != "stage":
                continue
            x = origin + (cell.origin.x + group.rect.x) * scale
            if x < edge < x + group.rect.width * scale:
                y = band.y + (cell.origin.y + group.rect.y) * scale
                _slide(painter, group, x, y, edge, scale, ink, frame.mirrored)


def _slide(
    painter: QPainter,
    group: Group,
    x: float,
    y: float,
    edge: int,
    scale: float,
    ink: QtInk,
    mirrored: bool,
) -> None:
    text = next((shape for shape in group.shapes if isinstance(shape, Text)), None)
    back = next((shape for shape in group.shapes if isinstance(shape, Path) and shape.fill), None)
    if text is None or back is None or not text.lines:
        return
    width = max(line.width for line in text.lines)
    end = x + group.rect.width * scale
    # How far the name goes, from the end at which the stage begins.
    wanted = (end - edge if mirrored else edge - x) / scale + _PAD
    place = min(wanted, group.rect.width - width - _PAD)
    further = place - (group.rect.width - text.rect.right if mirrored else text.rect.x)
    if further <= 0:
        return
    start, stop = (round(x), edge) if mirrored else (edge, round(end))
    painter.save()
    painter.setClipRect(QRect(start, round(y), stop - start, 10_000))
    painter.translate(x, y)
    painter.scale(scale, scale)
    old = QRectF(text.rect.x - 1, text.rect.y, further + width + 4, text.rect.height)
    if mirrored:
        old.moveRight(text.rect.right + 1)
    painter.fillRect(old, QColor(back.fill))
    moved = text._replace(rect=text.rect.moved(-further if mirrored else further, 0.0))
    paint_shapes(painter, (moved,), ink)
    painter.restore()
