"""Rows of two lines: what it says, and more quietly what it is about. With a box to tick, if wanted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journeymapper.ui.measures import with_text
from journeymapper.ui.theme import current_theme

ABOUT = Qt.ItemDataRole.UserRole + 1  # the second line
QUIET = Qt.ItemDataRole.UserRole + 2  # true: painted as something that is over
_PAD, _MOST_LINES = 8, 4
_BOX = 16  # at the usual size of texts

Index = QModelIndex | QPersistentModelIndex


class TwoLines(QStyledItemDelegate):
    """Plain text only. The first line wraps, up to four lines; the second is cut."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = option.rect.width() if option.rect.width() > 0 else 260
        metrics = option.fontMetrics
        height = self._text_height(metrics, width - self._left(index) - _PAD, str(index.data() or ""))
        if index.data(ABOUT):
            height += metrics.height() + 2
        return QSize(width, max(height, with_text(_BOX)) + 2 * _PAD - 4)

    @staticmethod
    def _left(index: Index) -> int:
        return _PAD + (with_text(_BOX) + 9 if index.data(Qt.ItemDataRole.CheckStateRole) is not None else 0)

    @staticmethod
    def _text_height(metrics: QFontMetrics, width: int, text: str) -> int:
        flags = int(Qt.TextFlag.TextWordWrap)
        found = metrics.boundingRect(QRect(0, 0, max(40, width), 10_000), flags, text[:500]).height()
        return max(metrics.height(), min(found, _MOST_LINES * metrics.lineSpacing()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = current_theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = option.rect.adjusted(2, 1, -2, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.selection if chosen else theme.hover))
            painter.drawRoundedRect(row, 6, 6)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(theme.accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(row, 6, 6)
        box = self.box_of(option, index)
        if box is not None:
            self._paint_box(painter, box, index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked)
        quiet = bool(index.data(QUIET))
        text = str(index.data() or "")
        place = option.rect.adjusted(self._left(index), _PAD - 2, -_PAD, 0)
        place = QStyle.visualRect(option.direction, option.rect, place)
        metrics = option.fontMetrics
        height = self._text_height(metrics, place.width(), text)
        painter.setFont(option.font)
        painter.setPen(QColor(theme.on_selection if chosen else theme.muted if quiet else theme.text))
        align = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop
        flags = int(Qt.TextFlag.TextWordWrap) | int(QStyle.visualAlignment(option.direction, align))
        painter.setClipRect(QRect(place.x(), place.y(), place.width(), height + 1))
        painter.drawText(place, flags, text[:500])
        painter.setClipping(False)
        if about := str(index.data(ABOUT) or ""):
            painter.setPen(QColor(theme.on_selection if chosen else theme.muted))
            below = QRect(place.x(), place.y() + height + 2, place.width(), metrics.height())
            cut = metrics.elidedText(about, Qt.TextElideMode.ElideRight, below.width())
            painter.drawText(below, QStyle.visualAlignment(option.direction, align), cut)
        painter.restore()

    def box_of(self, option: QStyleOptionViewItem, index: Index) -> QRect | None:
        if index.data(Qt.ItemDataRole.CheckStateRole) is None:
            return None
        side = with_text(_BOX)
        box = QRect(option.rect.x() + _PAD, option.rect.y() + _PAD, side, side)
        return QStyle.visualRect(option.direction, option.rect, box)

    @staticmethod
    def _paint_box(painter: QPainter, box: QRect, is_on: bool) -> None:
        theme = current_theme()
        painter.setPen(QPen(QColor(theme.accent if is_on else theme.muted), 1.5))
        painter.setBrush(QColor(theme.accent) if is_on else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
        if is_on:
            painter.save()
            pen = QPen(QColor(theme.on_accent), 2.0)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.translate(box.topLeft())
            painter.scale(box.width() / _BOX, box.height() / _BOX)
            painter.drawPolyline([QPoint(*at) for at in ((4, 8), (7, 11), (12, 5))])
            painter.restore()

    def editorEvent(self, event: QEvent, model, option: QStyleOptionViewItem, index: Index) -> bool:
        box = self.box_of(option, index)
        if box is not None and event.type() in (
            QEvent.Type.MouseButtonPress,
            QEvent.Type.MouseButtonRelease,
            QEvent.Type.MouseButtonDblClick,
        ):
            if box.adjusted(-4, -4, 4, 4).contains(event.position().toPoint()):  # type: ignore[attr-defined]
                if event.type() == QEvent.Type.MouseButtonRelease:
                    _toggle(model, index)
                return True
            return False
        if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space and box is not None:  # type: ignore[attr-defined]
            _toggle(model, index)
            return True
        return False


def _toggle(model, index: Index) -> None:
    is_on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    wanted = Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked
    model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)
