"""The field in the toolbar that looks as if one could type into it; it opens the command palette."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle

from journeymapper.i18n import _
from journeymapper.ui.icons import pixmap
from journeymapper.ui.measures import with_text
from journeymapper.ui.theme import current_theme

_ICON, _PAD = 16, 10  # the icon at the usual size of texts
_WIDE, _NARROW = 330, 190


class FindField(QAbstractButton):
    """A button; where there is little room it is shorter, then only its icon."""

    def __init__(self, action: QAction) -> None:
        super().__init__()
        self._action = action
        self._narrow = False
        self.setText(_("Find or do anything"))
        self.setAccessibleName(self.text())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setToolTip(self.text())
        self.clicked.connect(action.trigger)

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        wanted = _NARROW if self._narrow else _WIDE
        width = wanted if self._needed() <= wanted else self._around_icon()
        return QSize(width, self.fontMetrics().height() + 16)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._around_icon(), self.sizeHint().height())

    def _around_icon(self) -> int:
        return with_text(_ICON) + 2 * _PAD

    def _needed(self) -> int:
        """Pixels for icon and words: less of them would be no help."""
        return self._around_icon() + 8 + self.fontMetrics().horizontalAdvance(self.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        keys = self._action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        metrics = self.fontMetrics()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            focused = self.hasFocus()
            painter.setPen(QPen(QColor(theme.accent if focused else theme.field_border), 2 if focused else 1))
            painter.setBrush(QColor(theme.hover if self.underMouse() else theme.field))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)
            middle = self.height() / 2
            side = with_text(_ICON)
            mark = pixmap("search", side, theme.muted, self.devicePixelRatioF())
            painter.drawPixmap(self._mirrored(QRectF(_PAD, middle - side / 2, side, side)).topLeft(), mark)
            end = self.width() - 7.0
            high = metrics.height() + 2.0
            keys_width = metrics.horizontalAdvance(keys) + 12
            words_width = metrics.horizontalAdvance(self.text())
            left = _PAD + side + 8
            if keys and left + words_width + 12 + keys_width < end:
                cap = self._mirrored(QRectF(end - keys_width, middle - high / 2, keys_width, high))
                painter.setPen(QPen(QColor(theme.field_border), 1))
                painter.setBrush(QColor(theme.raised))
                painter.drawRoundedRect(cap, 4, 4)
                painter.setPen(QColor(theme.muted))
                painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, keys)
                end -= keys_width + 8
            if self.width() >= self._needed():
                room = QRectF(left, 0, end - left, self.height())
                painter.setPen(QColor(theme.muted))
                align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
                align = QStyle.visualAlignment(self.layoutDirection(), align)
                painter.drawText(self._mirrored(room), align, self.text())

    def _mirrored(self, place: QRectF) -> QRectF:
        if self.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            return place
        return QRectF(self.width() - place.right(), place.y(), place.width(), place.height())
