"""The field in the toolbar that looks as if one could type into it; it opens the command palette."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle

from journeymapper.i18n import _
from journeymapper.ui.icons import pixmap
from journeymapper.ui.measures import ICON, with_text
from journeymapper.ui.theme import current_theme

_ICON, _PAD, _GAP = 16, 10, 8  # the icon at the usual size of texts
_WIDEST = 480  # at the usual size of texts


class FindField(QAbstractButton):
    """A button; where its words have no room it looks like the buttons beside it."""

    def __init__(self, action: QAction) -> None:
        super().__init__()
        self._action = action
        self.setText(_("Find or do anything"))
        self.setAccessibleName(self.text())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setToolTip(self.text())
        self.clicked.connect(action.trigger)
        self.show_words(True)

    def show_words(self, shown: bool) -> None:
        """Look like a field with words, or be an icon."""
        self._has_words = shown
        self.setCursor(Qt.CursorShape.IBeamCursor if shown else Qt.CursorShape.ArrowCursor)
        self.setMaximumWidth(with_text(_WIDEST) if shown else self.width_for(words=False))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.width_for(self._has_words), self.fontMetrics().height() + 16)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def width_for(self, words: bool) -> int:
        """Pixels that are needed for the words, or for the icon alone."""
        self.ensurePolished()
        if not words:
            return with_text(ICON) + 16
        return with_text(_ICON) + 2 * _PAD + _GAP + self.fontMetrics().horizontalAdvance(self.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ground(painter)
            if self._has_words:
                self._paint_sign(painter, _PAD, with_text(_ICON), current_theme().muted)
                self._paint_words(painter)
            else:
                side = with_text(ICON)
                self._paint_sign(painter, (self.width() - side) / 2, side, current_theme().text)

    def _paint_ground(self, painter: QPainter) -> None:
        theme = current_theme()
        ground = theme.field if self._has_words else theme.chrome
        edge = theme.field_border if self._has_words else ground
        painter.setBrush(QColor(theme.hover if self.underMouse() else ground))
        focused = self.hasFocus()
        painter.setPen(QPen(QColor(theme.accent if focused else edge), 2 if focused else 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)

    def _paint_sign(self, painter: QPainter, start: float, side: int, colour: str) -> None:
        place = self._mirrored(QRectF(start, (self.height() - side) / 2, side, side))
        painter.drawPixmap(place.topLeft(), pixmap("search", side, colour, self.devicePixelRatioF()))

    def _paint_words(self, painter: QPainter) -> None:
        theme = current_theme()
        start, end = float(_PAD + with_text(_ICON) + _GAP), self.width() - 7.0
        words = QRectF(start, 0, end - start, self.height())
        painter.setPen(QColor(theme.muted))
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        align = QStyle.visualAlignment(self.layoutDirection(), align)
        painter.drawText(self._mirrored(words), align, self.text())
        keys = self._action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        wide, high = self.fontMetrics().horizontalAdvance(keys) + 12, self.fontMetrics().height() + 2.0
        if not keys or self.width() < self.sizeHint().width() + wide:
            return
        cap = QRectF(end - wide, (self.height() - high) / 2, wide, high)
        painter.setPen(QPen(QColor(theme.field_border), 1))
        painter.setBrush(QColor(theme.raised))
        painter.drawRoundedRect(self._mirrored(cap), 4, 4)
        painter.setPen(QColor(theme.muted))
        painter.drawText(self._mirrored(cap), Qt.AlignmentFlag.AlignCenter, keys)

    def _mirrored(self, place: QRectF) -> QRectF:
        if self.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            return place
        return QRectF(self.width() - place.right(), place.y(), place.width(), place.height())
