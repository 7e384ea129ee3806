"""What lies over the map and is never part of it: selection, cell cursor, drop marks, ghosts, flashes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from journeymapper.drawing.tree import Group
from journeymapper.editor.things import POINT, kind_of
from journeymapper.geometry import Rect
from journeymapper.layout.mirror import group_across
from journeymapper.render.qt import paint_group
from journeymapper.render.qt_ink import QtInk
from journeymapper.ui.canvas.invitation import paint_invitation
from journeymapper.ui.canvas.overlay_marks import accent, cell_rect, paint_told, q
from journeymapper.ui.canvas.writing import text_place

if TYPE_CHECKING:
    from journeymapper.ui.canvas.canvas import Canvas

THIN = 6.0  # a drop mark thinner than this many map units is a line between things
_MOST_ROUNDED = 400  # frames; more are drawn as plain rectangles in one call
_MOST_GHOSTS = 12


def paint_overlay(painter: QPainter, canvas: Canvas) -> None:
    """Everything over the map, in logical pixels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    marks = canvas.pane.marks
    canvas.links.paint(painter)
    if not marks.lifted:
        _cursor(painter, canvas)
        _selection(painter, canvas)
        _field(painter, canvas)
    if marks.landing:
        _landing(painter, canvas, marks.landing)
    if marks.drop is not None:
        _drop(painter, canvas.sight.to_pixel(marks.drop))
    _flashes(painter, canvas)
    if marks.lifted:
        _ghosts(painter, canvas)
    canvas.links.paint_handle(painter)
    canvas.hover.paint(painter)
    paint_invitation(painter, canvas)
    if marks.hint and canvas.hands.is_gesturing:
        paint_told(painter, canvas, marks.hint)
    if marks.band is not None:
        _band(painter, canvas.sight.to_pixel(marks.band))


def _cursor(painter: QPainter, canvas: Canvas) -> None:
    place = canvas.pane.cursor
    rect = cell_rect(canvas.drawing, place) if place is not None else None
    if rect is None:
        return
    seen = q(canvas.sight.to_pixel(rect)).adjusted(2.5, 2.5, -2.5, -2.5)
    painter.save()
    painter.setClipRect(q(canvas.sight.window_at(rect)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    strong = canvas.hasFocus() and not _is_on_heading(canvas)
    painter.setPen(QPen(accent(190 if strong else 80), 1.5))
    painter.drawRoundedRect(seen, 5, 5)
    painter.restore()


def _is_on_heading(canvas: Canvas) -> bool:
    """Whether the keyboard is on a stage, step, lane, persona or the title, not in the cells."""
    chosen = canvas.editor.selection
    found = canvas.places.find(chosen[0]) if len(chosen) == 1 else None
    return found is not None and found.strip.kind in ("title", "band", "head")


def _selection(painter: QPainter, canvas: Canvas) -> None:
    selection, writing = canvas.editor.selection, canvas.writing.id
    if writing and writing not in selection:
        selection = (*selection, writing)
    if not selection:
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(accent(), 2.0))
    if len(selection) > _MOST_ROUNDED:
        rects = [q(canvas.sight.to_pixel(rect)) for rect in canvas.places.rects(selection)]
        painter.save()
        painter.setClipRect(q(canvas.sight.body_window()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(accent(), 1.0))
        painter.drawRects(rects)
        painter.restore()
        return
    for id in selection:
        found = canvas.places.find(id)
        if found is None or found.rect.width <= 0:
            continue
        seen = q(canvas.sight.to_pixel(found.rect, found.strip)).adjusted(-1.5, -1.5, 1.5, 1.5)
        painter.save()
        painter.setClipRect(q(canvas.sight.window_of(found.strip)))
        painter.setPen(QPen(accent(), 2.5 if id == writing else 2.0))
        if found.group.kind == "point":
            side = max(seen.width(), seen.height())
            painter.drawEllipse(seen.center(), side / 2, side / 2)
            note = canvas.places.label(id)
            if note is not None and not text_place(note)[4]:  # it may be far below, alone in the window
                painter.drawRoundedRect(q(canvas.sight.to_pixel(note.rect, note.strip).inset(-3.0)), 5.0, 5.0)
        else:
            radius = min(8.5 * canvas.zoom, seen.height() / 3, 10.0)
            painter.drawRoundedRect(seen, radius, radius)
        painter.restore()


def _field(painter: QPainter, canvas: Canvas) -> None:
    """Around what is written beside a point or below its curve: the ring of the point does not show where."""
    field = canvas.writing.field
    if field.isVisible() and kind_of(canvas.editor.shown, canvas.writing.id) == POINT:
        painter.setPen(QPen(accent(), 1.5))
        painter.setBrush(QColor("#FFFFFF"))
        painter.drawRoundedRect(QRectF(field.geometry()).adjusted(-5.0, -4.0, 5.0, 4.0), 5.0, 5.0)


def _landing(painter: QPainter, canvas: Canvas, ids: Sequence[str]) -> None:
    """Where lifted things will lie: the things themselves, faded."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(255, 255, 255, 150))
    for rect in canvas.places.rects(ids):
        painter.drawRoundedRect(q(canvas.sight.to_pixel(rect)).adjusted(-1, -1, 1, 1), 6, 6)


def _drop(painter: QPainter, seen: Rect) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    rect = q(seen)
    if seen.height <= THIN or seen.width <= THIN:
        painter.setBrush(accent())
        if rect.width() >= rect.height():
            line = QRectF(rect.x(), rect.center().y() - 1.5, rect.width(), 3)
        else:
            line = QRectF(rect.center().x() - 1.5, rect.y(), 3, rect.height())
        painter.drawRoundedRect(line, 1.5, 1.5)
        return
    painter.setBrush(accent(26))
    pen = QPen(accent(200), 1.5)
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)


def _flashes(painter: QPainter, canvas: Canvas) -> None:
    """What glows, each in the part of the window in which it is seen."""
    for id, strength in canvas.flashes.now():
        found = canvas.places.find(id)
        if found is not None:
            painter.save()
            painter.setClipRect(q(canvas.sight.window_of(found.strip)))
            _flash(painter, canvas.sight.to_pixel(found.rect, found.strip), strength)
            painter.restore()


def _flash(painter: QPainter, seen: Rect, strength: float) -> None:
    """A ring that fades; the colours inside stay as they are."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for spread, width, alpha in ((2.0, 2.5, 230), (5.5, 5.0, 70)):
        painter.setPen(QPen(accent(round(alpha * strength)), width))
        rect = q(seen).adjusted(-spread, -spread, spread, spread)
        painter.drawRoundedRect(rect, 7 + spread, 7 + spread)


def _band(painter: QPainter, seen: Rect) -> None:
    painter.setPen(QPen(accent(200), 1.0))
    painter.setBrush(accent(28))
    painter.drawRect(q(seen))


def _ghosts(painter: QPainter, canvas: Canvas) -> None:
    """What the pointer carries, lifted off the paper."""
    dx, dy = canvas.pane.marks.offset
    for rect, group in canvas.hands.lifted()[:_MOST_GHOSTS]:
        seen = canvas.sight.to_pixel(rect.moved(dx, dy))
        for spread, alpha in ((6, 14), (3, 22), (1, 30)):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(31, 36, 48, alpha))
            painter.drawRoundedRect(q(seen).adjusted(-spread, -spread + 3, spread, spread + 3), 8, 8)
        painter.setBrush(
            QColor(canvas.drawing.background)
        )  # a step has no fill: its name would be unreadable
        painter.drawRoundedRect(q(seen), 7, 7)
        painter.save()
        painter.translate(QPointF(seen.x, seen.y))
        painter.scale(canvas.zoom, canvas.zoom)
        painter.setOpacity(0.94)
        _paint_ghost(painter, group_across(group) if canvas.view.mirrored else group, canvas.tiles.ink)
        painter.restore()


def _paint_ghost(painter: QPainter, group: Group, ink: QtInk) -> None:
    paint_group(painter, group, ink)
