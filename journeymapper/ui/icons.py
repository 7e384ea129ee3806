"""The bundled line icons as Qt icons in a colour of the theme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPainterPath, QPen, QPixmap

from journeymapper.drawing.icons import GRID, icon_path
from journeymapper.ui.theme import current_theme


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
        _stroke(painter, name, colour)
    picture.setDevicePixelRatio(ratio)
    return picture


@lru_cache(maxsize=512)
def _icon(name: str, colour: str, disabled: str) -> QIcon:
    return QIcon(_Engine(name, colour, disabled))


class _Engine(QIconEngine):
    """Paints an icon in the size that is asked for, when it is asked for: a window starts sooner
    when nobody has painted every icon in every size, and every display gets its own pixels."""

    def __init__(self, name: str, colour: str, disabled: str) -> None:
        super().__init__()
        self._name, self._colour, self._disabled = name, colour, disabled

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = min(rect.width(), rect.height())
        painter.translate(rect.x() + (rect.width() - size) / 2, rect.y() + (rect.height() - size) / 2)
        painter.scale(size / GRID, size / GRID)
        _stroke(painter, self._name, self._disabled if mode == QIcon.Mode.Disabled else self._colour)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        if size.isEmpty():  # a button that has no room
            return QPixmap()
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        return picture

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._colour, self._disabled)


def _stroke(painter: QPainter, name: str, colour: str) -> None:
    pen = QPen(QColor(colour), 2.0)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPath(_path(name))


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
