"""A tile of the start page: a picture of a map, its name, and a line about it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton

from journeymapper.ui.theme import current_theme

NARROWEST = 220
SHAPE = 0.62  # height of the picture for its width
FLATTEST = 2.0  # how much flatter than its frame a picture may be before it is cut
_GAP, _LINE_GAP, _BELOW = 10, 3, 6


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
        self.setMinimumWidth(NARROWEST - 40)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def heightForWidth(self, width: int) -> int:
        words = 2 * self.fontMetrics().lineSpacing() + _LINE_GAP
        return round(width * SHAPE) + _GAP + words + _BELOW

    def sizeHint(self) -> QSize:
        return QSize(NARROWEST, self.heightForWidth(NARROWEST))

    def show_picture(self, picture: QPixmap) -> None:
        self._picture = picture
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        frame = QRectF(1, 1, self.width() - 2, round(self.width() * SHAPE) - 2)
        with QPainter(self) as painter:
            painter.setRenderHints(
                QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
            )
            shape = QPainterPath()
            shape.addRoundedRect(frame, 9, 9)
            painter.fillPath(shape, QColor(theme.desk if self._picture.isNull() else "#FFFFFF"))
            if not self._picture.isNull():
                painter.save()
                painter.setClipPath(shape)
                painter.drawPixmap(frame, self._picture, self._cut(frame))
                painter.restore()
            # The keyboard's place is one thing, the pointer's another: only one tile looks chosen.
            if self.hasFocus():
                pen = QPen(QColor(theme.focus), 2)
            else:
                pen = QPen(QColor(theme.muted if self.underMouse() else theme.field_border), 1)
            painter.setPen(pen)
            painter.drawPath(shape)
            self._paint_words(painter, frame.bottom() + _GAP)

    def _cut(self, frame: QRectF) -> QRectF:
        """The part of the picture that fills the frame: its top in all its width; of a very wide map
        only the left. Below a flat one the frame stays white, as its sheet is."""
        picture = QRectF(self._picture.rect())
        form = frame.width() / frame.height()
        width = min(picture.width(), picture.height() * form * FLATTEST)
        return QRectF(0, 0, width, width / form)

    def _paint_words(self, painter: QPainter, top: float) -> None:
        theme = current_theme()
        font = self.font()
        font.setWeight(font.Weight.DemiBold)
        line = self.fontMetrics().lineSpacing()
        room = QRectF(2, top, self.width() - 4, line)
        side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        for words, used, colour, where in (
            (self.text(), font, theme.text, Qt.TextElideMode.ElideRight),
            (self._about, self.font(), theme.muted, Qt.TextElideMode.ElideMiddle),
        ):
            painter.setFont(used)
            painter.setPen(QColor(colour))
            painter.drawText(room, side, painter.fontMetrics().elidedText(words, where, int(room.width())))
            room = room.translated(0, line + _LINE_GAP)
