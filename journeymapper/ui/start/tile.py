"""A tile of the start page: a picture of a map, its name, and a line about it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from journeymapper.ui.theme import current_theme

PICTURE = QSize(248, 140)
_WORDS = 54


class Tile(QAbstractButton):
    """Clickable, focusable, with its words below its picture."""

    def __init__(self, name: str, about: str) -> None:
        super().__init__()
        self.setText(name)
        self._about = about
        self._picture = QPixmap()
        self.setAccessibleName(name)
        self.setAccessibleDescription(about)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumSize(180, PICTURE.height() + _WORDS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(PICTURE.width(), PICTURE.height() + _WORDS)

    def show_picture(self, picture: QPixmap) -> None:
        self._picture = picture
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        frame.setHeight(PICTURE.height())
        with QPainter(self) as painter:
            painter.setRenderHints(
                QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
            )
            shape = QPainterPath()
            shape.addRoundedRect(frame, 8, 8)
            painter.fillPath(shape, QColor(theme.desk))
            if not self._picture.isNull():
                painter.save()
                painter.setClipPath(shape)
                size = self._picture.deviceIndependentSize()
                scale = min(frame.width() / size.width(), frame.height() / size.height())
                width, height = size.width() * scale, size.height() * scale
                place = QRectF(0, 0, width, height)
                place.moveCenter(frame.center())
                painter.drawPixmap(place, self._picture, QRectF(self._picture.rect()))
                painter.restore()
            on = self.hasFocus() or self.underMouse()
            painter.setPen(QPen(QColor(theme.accent if on else theme.line), 2 if on else 1))
            painter.drawPath(shape)
            self._paint_words(painter, QRectF(4, frame.bottom() + 6, self.width() - 8, _WORDS - 8))

    def _paint_words(self, painter: QPainter, place: QRectF) -> None:
        theme = current_theme()
        font = self.font()
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(theme.text))
        line = painter.fontMetrics().lineSpacing()
        name = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(place.width()))
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, name)
        painter.setFont(self.font())
        painter.setPen(QColor(theme.muted))
        about = painter.fontMetrics().elidedText(
            self._about, Qt.TextElideMode.ElideMiddle, int(place.width())
        )
        painter.drawText(
            place.adjusted(0, line + 2, 0, 0), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, about
        )
