"""What to do next, in place, on a map that is still empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPolygonF

from journeymapper.geometry import Rect
from journeymapper.i18n import _
from journeymapper.model.lookup import find_lane, holds_cards
from journeymapper.ui.canvas.overlay_marks import accent, cell_rect, q

if TYPE_CHECKING:
    from journeymapper.ui.canvas.canvas import Canvas

_PAD, _GAP, _POINTER = 12.0, 14.0, 7.0


def words_for(canvas: Canvas) -> str:
    """The invitation that fits the map; "" once it has a card."""
    document = canvas.editor.shown
    if document.cards or canvas.writing.id:
        return ""
    if not canvas.drawing.columns:
        return _("This map has no stages yet. Add one with Insert, Stage, or drag it here from the left.")
    if not canvas.drawing.rows:
        return _("This map has no lanes yet. Add one with Insert, Lane, or drag it here from the left.")
    cursor = canvas.pane.cursor
    lane = find_lane(document, cursor.lane) if cursor else None
    if lane is not None and not holds_cards(lane):
        if canvas.editor.selection:
            return _("1 to 5 say how it feels here, Enter names it. The arrows go everywhere.")
        return _("Enter sets a point of the curve here. Tab goes to the next step, the arrows go everywhere.")
    return _("Just type: a card appears here. Tab goes to the next step, the arrows go everywhere.")


def paint_invitation(painter: QPainter, canvas: Canvas) -> None:
    """A small speech bubble below the cell of the cursor, or below the map."""
    words = words_for(canvas)
    if not words or canvas.hands.is_busy:
        return
    cursor = canvas.pane.cursor
    cell = cell_rect(canvas.drawing, cursor) if cursor else None
    font = QFont(canvas.font())
    font.setPixelSize(13)
    metrics = QFontMetricsF(font)
    body = canvas.drawing.body
    anchor = canvas.sight.to_pixel(cell or Rect(body.x, body.y, 240.0, max(24.0, body.height)))
    room = QRectF(0, 0, min(300.0, canvas.width() - 40.0), 400.0)
    text = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words)
    bubble = QRectF(anchor.x + 6, anchor.bottom + _GAP, text.width() + 2 * _PAD, text.height() + 1.4 * _PAD)
    bubble.moveLeft(max(8.0, min(bubble.left(), canvas.width() - bubble.width() - 8.0)))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(31, 36, 48, 40))
    painter.drawRoundedRect(bubble.translated(0, 2).adjusted(-1, 0, 1, 1), 8, 8)
    painter.setBrush(accent())
    painter.drawRoundedRect(bubble, 8, 8)
    tip = bubble.left() + 26
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(tip - _POINTER, bubble.top() + 0.5),
                QPointF(tip, bubble.top() - _POINTER),
                QPointF(tip + _POINTER, bubble.top() + 0.5),
            ]
        )
    )
    painter.setFont(font)
    painter.setPen(QColor("#FFFFFF"))
    inner = q(Rect(bubble.x() + _PAD, bubble.y() + 0.7 * _PAD, text.width() + 2, text.height() + 2))
    painter.drawText(inner, Qt.TextFlag.TextWordWrap, words)
