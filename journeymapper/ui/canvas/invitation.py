"""What to do next, in place, on a map that is still empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPolygonF

from journeymapper.geometry import Rect
from journeymapper.i18n import _
from journeymapper.model.lookup import find_lane, holds_cards
from journeymapper.ui.canvas.overlay_marks import accent, cell_rect, q
from journeymapper.ui.measures import with_text

if TYPE_CHECKING:
    from journeymapper.ui.canvas.canvas import Canvas

_PAD, _GAP, _POINTER = 12.0, 14.0, 7.0
_SIZE, _WIDTH = 13, 300  # pixels of the letters and of the widest line, at the usual size of texts


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


def covers(canvas: Canvas, x: float, y: float) -> bool:
    """Whether a pixel lies under the invitation."""
    words = words_for(canvas)
    return bool(words) and _bubble(canvas, words)[0].contains(x, y)


def _bubble(canvas: Canvas, words: str) -> tuple[QRectF, QFont, QRectF]:
    """Where the bubble lies, and its letters with the room that they take."""
    cursor = canvas.pane.cursor
    cell = cell_rect(canvas.drawing, cursor) if cursor else None
    body = canvas.drawing.body
    anchor = canvas.sight.to_pixel(cell or Rect(body.x, body.y, 240.0, max(24.0, body.height)))
    below = canvas.height() - anchor.bottom - _GAP - 2 * _PAD
    font, text = _fitting(words, QFont(canvas.font()), canvas.width() - 40.0, below)
    bubble = QRectF(anchor.x + 6, anchor.bottom + _GAP, text.width() + 2 * _PAD, text.height() + 1.4 * _PAD)
    bubble.moveLeft(max(8.0, min(bubble.left(), canvas.width() - bubble.width() - 8.0)))
    return bubble, font, text


def paint_invitation(painter: QPainter, canvas: Canvas) -> None:
    """A small speech bubble below the cell of the cursor, or below the map."""
    words = words_for(canvas)
    if not words or canvas.hands.is_busy:
        return
    bubble, font, text = _bubble(canvas, words)
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


def _fitting(words: str, font: QFont, width: float, height: float) -> tuple[QFont, QRectF]:
    """As large as the user's texts, but smaller where that has no room; and how much the words take."""
    room, text = QRectF(0, 0, min(with_text(_WIDTH), width), 10_000.0), QRectF()
    for size in range(max(_SIZE, with_text(_SIZE)), _SIZE - 1, -1):
        font.setPixelSize(size)
        text = QFontMetricsF(font).boundingRect(room, Qt.TextFlag.TextWordWrap, words)
        if text.width() <= room.width() and text.height() <= height:
            break
    return font, text
