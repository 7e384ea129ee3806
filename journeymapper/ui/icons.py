"""The bundled line icons as Qt icons in a colour of the theme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from journeymapper.drawing.icons import GRID, icon_path
from journeymapper.ui.theme import current_theme

_SIZES = (16, 20, 24, 32, 40, 48, 64)


def icon(name: str, colour: str = "") -> QIcon:
    """The icon in a colour ("#RRGGBB", or the theme's text colour), greyed when disabled."""
    theme = current_theme()
    return _icon(name, colour or theme.text, theme.disabled)


def pixmap(name: str, size: int, colour: str, ratio: float = 1.0) -> QPixmap:
    """One picture of an icon, `size` logical pixels wide on a display of this device pixel ratio."""
    pixels = max(1, round(size * ratio))
    picture = QPixmap(pixels, pixels)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(pixels / GRID, pixels / GRID)
        pen = QPen(QColor(colour), 2.0)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPath(_path(name))
    picture.setDevicePixelRatio(ratio)
    return picture


@lru_cache(maxsize=512)
def _icon(name: str, colour: str, disabled: str) -> QIcon:
    result = QIcon()
    for size in _SIZES:
        result.addPixmap(pixmap(name, size, colour), QIcon.Mode.Normal)
        result.addPixmap(pixmap(name, size, disabled), QIcon.Mode.Disabled)
    return result


@lru_cache(maxsize=256)
def _path(name: str) -> QPainterPath:
    path = QPainterPath()
    for command in icon_path(name):
        match command:
            case ("M", x, y):
                path.moveTo(QPointF(x, y))
            case ("L", x, y):
                path.lineTo(QPointF(x, y))
            case ("C", x1, y1, x2, y2, x, y):
                path.cubicTo(QPointF(x1, y1), QPointF(x2, y2), QPointF(x, y))
            case ("Z",):
                path.closeSubpath()
    return path
