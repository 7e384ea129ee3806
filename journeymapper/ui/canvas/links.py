"""Links over the map: those of what is selected or all of them, the handle to draw one, the thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from journeymapper.drawing.tree import Drawing, Group
from journeymapper.editor.handles import grips, link_handle
from journeymapper.editor.linking import shown_links
from journeymapper.geometry import Point, Rect
from journeymapper.layout.link_shapes import link_group
from journeymapper.layout.links import link_routes
from journeymapper.layout.mirror import group_across
from journeymapper.model.card import Link
from journeymapper.render.qt import paint_group
from journeymapper.ui.canvas.overlay_marks import ACCENT, accent, q

if TYPE_CHECKING:
    from journeymapper.ui.canvas.canvas import Canvas

_HANDLE = 5.5  # pixels


class LinkLayer:
    """Paints links. Their ways are kept until the drawing, the links or the selection are others."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._made_for: tuple[Drawing, tuple[Link, ...], tuple[str, ...]] | None = None
        self._groups: tuple[Group, ...] = ()

    def groups(self) -> tuple[Group, ...]:
        """The links that are shown, as they are seen from where the sheet begins."""
        canvas = self._canvas
        links, drawing, chosen = shown_links(canvas.pane), canvas.drawing, canvas.editor.selection
        made = self._made_for
        if made is None or made[0] is not drawing or made[1] != links or made[2] != chosen:
            self._made_for = (drawing, links, chosen)
            routes = link_routes(drawing, links) if links else ()
            drawn = (link_group(one, ACCENT if one.id in chosen else "") for one in routes)
            self._groups = tuple(group_across(one) if drawing.mirrored else one for one in drawn)
        return self._groups

    def paint(self, painter: QPainter) -> None:
        """The links; nothing while something is lifted, when all ways would change with every move."""
        canvas = self._canvas
        if canvas.pane.marks.lifted:
            return
        groups = self.groups()
        if not groups:
            return
        origin = canvas.sight.to_pixel(Rect(0.0, 0.0, 0.0, 0.0))
        painter.save()
        painter.setClipRect(q(canvas.sight.body_window()))
        painter.translate(origin.x, origin.y)
        painter.scale(canvas.zoom, canvas.zoom)
        for group in groups:
            paint_group(painter, group, canvas.tiles.ink)
        painter.restore()

    def paint_handle(self, painter: QPainter) -> None:
        """Where a link can be drawn from, and the thread that is being drawn."""
        canvas = self._canvas
        marks = canvas.pane.marks
        if marks.thread is not None:
            self._thread(painter, *marks.thread)
            return
        handle = link_handle(canvas.pane, canvas.zoom)
        if handle is None or marks.lifted or canvas.writing.id or canvas.hands.is_busy:
            return
        if canvas.fingers.used:
            self._grips(painter)
        middle = self._pixel(handle.at)
        body = q(canvas.sight.body_window())
        if not body.contains(middle):
            return
        painter.setPen(QPen(QColor("#FFFFFF"), 1.5))
        painter.setBrush(accent())
        painter.drawEllipse(middle, _HANDLE, _HANDLE)
        painter.setPen(_round_pen(QColor("#FFFFFF"), 1.5))
        for dx, dy in ((-1.8, 0.4), (1.8, 0.4)):
            painter.drawLine(middle + QPointF(dx, dy), middle + QPointF(0.0, 2.4))
        painter.drawLine(middle + QPointF(0.0, -2.6), middle + QPointF(0.0, 2.2))

    def _grips(self, painter: QPainter) -> None:
        """Where a finger takes the ends of a card."""
        canvas = self._canvas
        body = q(canvas.sight.body_window())
        painter.setPen(QPen(accent(), 1.5))
        painter.setBrush(QColor("#FFFFFF"))
        for grip in grips(canvas.pane, canvas.zoom):
            middle = self._pixel(grip.at)
            if body.contains(middle):
                painter.drawRoundedRect(QRectF(middle.x() - 3.0, middle.y() - 8.0, 6.0, 16.0), 3.0, 3.0)

    def _thread(self, painter: QPainter, start: Point, end: Point) -> None:
        painter.setPen(_round_pen(accent(), 2.0))
        painter.drawLine(self._pixel(start), self._pixel(end))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent())
        painter.drawEllipse(self._pixel(start), 4.0, 4.0)
        painter.drawEllipse(self._pixel(end), 3.0, 3.0)

    def _pixel(self, at: Point) -> QPointF:
        seen = self._canvas.sight.to_pixel(Rect(at.x, at.y, 0.0, 0.0))
        return QPointF(seen.x, seen.y)


def _round_pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen
