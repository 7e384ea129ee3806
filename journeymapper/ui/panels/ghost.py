"""What follows the pointer while something is dragged out of a panel: a little card."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from journeymapper.ui.theme import current_theme

_PAD, _ICON, _BESIDE = 10, 20, 9  # pixels


def ghost(widget: QWidget, words: str, icon: QIcon | None = None) -> QPixmap:
    """A card with these words in the widget's font, and an icon before them."""
    theme, ratio, metrics = current_theme(), widget.devicePixelRatioF(), widget.fontMetrics()
    left = _PAD + (_ICON + _BESIDE if icon is not None else 0)
    high = max(metrics.height(), _ICON if icon is not None else 0) + 12
    size = QSize(left + metrics.horizontalAdvance(words) + _PAD, high)
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(theme.accent))
        painter.setBrush(QColor(theme.raised))
        painter.drawRoundedRect(QRectF(0.5, 0.5, size.width() - 1, high - 1), 7, 7)
        if icon is not None:
            icon.paint(painter, QRect(_PAD, (high - _ICON) // 2, _ICON, _ICON))
        painter.setFont(widget.font())
        painter.setPen(QColor(theme.text))
        painter.drawText(QRect(left, 0, size.width(), high), Qt.AlignmentFlag.AlignVCenter, words)
    return picture
