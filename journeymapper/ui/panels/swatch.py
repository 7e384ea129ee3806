"""A small card in the colours of its kind, to be pressed to change them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from journeymapper.i18n import _
from journeymapper.layout.palette import Tint
from journeymapper.ui.theme import current_theme

_BAR, _RADIUS = 4.0, 6.0


class Swatch(QAbstractButton):
    """Looks like the cards of a kind; says how well their text can be read, as a ratio of 1 to 21."""

    def __init__(self, name: str, tint: Tint, ratio: float) -> None:
        super().__init__()
        self._tint = tint
        self.ratio = ratio
        self.setText(name)
        spoken = _("{kind}: contrast {ratio} to 1", kind=name, ratio=f"{ratio:.1f}")
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(120, self.fontMetrics().height() + 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        tint, theme = self._tint, current_theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            room = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
            focused = self.hasFocus()
            edge = theme.accent if focused else tint.outline or theme.line
            painter.setPen(QPen(QColor(edge), 2 if focused else 1))
            painter.setBrush(QColor(tint.fill))
            painter.drawRoundedRect(room, _RADIUS, _RADIUS)
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            x = room.right() - _BAR - 3 if rtl else room.left() + 3
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tint.bar))
            painter.drawRoundedRect(QRectF(x, room.top() + 4, _BAR, room.height() - 8), 2, 2)
            painter.setPen(QColor(tint.text))
            inner = room.adjusted(14, 0, -12, 0)
            ratio = f"{self.ratio:.1f} : 1"
            used = self.fontMetrics().horizontalAdvance(ratio) + 12
            name = self.fontMetrics().elidedText(
                self.text(), Qt.TextElideMode.ElideRight, int(inner.width() - used)
            )
            middle = Qt.AlignmentFlag.AlignVCenter
            start, end = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
            painter.drawText(inner, middle | (end if rtl else start), name)
            painter.drawText(inner, middle | (start if rtl else end), ratio)
