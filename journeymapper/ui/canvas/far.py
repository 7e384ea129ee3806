"""Cards seen from far away: tinted rectangles and bars for their lines, painted colour by colour.

Below this scale chips, icons and corners cannot be seen, and painting them one by one is what
would make zooming out slow.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from journeymapper.drawing.colour import faded, mix
from journeymapper.drawing.shapes import Box, Text
from journeymapper.drawing.tree import Group
from journeymapper.geometry import Point
from journeymapper.render.qt import paint_groups
from journeymapper.render.qt_ink import QtInk

FAR = 0.2  # device pixels per map unit
_LEAST_LINE = 1.0  # device pixels of text size: smaller text is not shown


def paint_far(painter: QPainter, placed: Iterable[tuple[Point, Group]], ink: QtInk, scale: float) -> None:
    """Paint groups, cards only roughly; the rest as ever, over the cards."""
    fills: dict[str, list[QRectF]] = {}
    bars: dict[str, list[QRectF]] = {}
    others: list[tuple[Point, Group]] = []
    for place, group in placed:
        if group.kind != "card":
            others.append((place, group))
            continue
        x, y = place
        filled = False
        for shape in group.shapes:
            if type(shape) is Box:
                if not filled and shape.fill:
                    filled = True
                    rect = QRectF(x, y, group.rect.width, group.rect.height)
                    # An outline would be too thin to see; it tints the card instead.
                    fill = mix(shape.fill, shape.stroke, 0.2) if shape.stroke else shape.fill
                    fills.setdefault(fill, []).append(rect)
            elif type(shape) is Text:
                size = shape.style.size
                if size * scale >= _LEAST_LINE:
                    left, top = x + shape.rect.x, y + shape.rect.y - 0.5 * size
                    rects = bars.setdefault(shape.colour, [])
                    for line in shape.lines:
                        if line.width > 0:
                            rects.append(QRectF(left + line.x, top + line.baseline, line.width, 0.5 * size))
                break  # chips come after the text
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    for colour, rects in fills.items():
        painter.setBrush(ink.brush(colour))
        painter.drawRects(rects)
    for colour, rects in bars.items():
        painter.setBrush(ink.brush(faded(colour, 0.4)))
        painter.drawRects(rects)
    paint_groups(painter, others, ink)
