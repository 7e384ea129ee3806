"""Names of stages and lanes on a map that is seen from so far that its own names cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from journeymapper.drawing.colour import WHITE
from journeymapper.drawing.shapes import Path, Text
from journeymapper.drawing.tree import Group
from journeymapper.geometry import Rect
from journeymapper.ui.canvas.frame import Shown
from journeymapper.ui.canvas.sight import Sight
from journeymapper.ui.measures import with_text

UNREADABLE = 7.0  # pixels of a name's own size
# Pixels at the usual size of texts:
_SIZE = 11
_HEIGHT = 17
_WIDEST_LANE = 130
_LEAST_STAGE = 40.0  # pixels: a narrower stage gets no name


def paint_small_names(painter: QPainter, sight: Sight, font: QFont, on_desk: str) -> None:
    """Paint them in logical pixels; `on_desk` is the colour of text on the desk."""
    font = QFont(font)
    font.setPixelSize(with_text(_SIZE))
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    for shown in sight.frame.heads:
        for _group, text in _named(shown, "lane", sight):
            _lane(painter, shown, sight, text, metrics, on_desk)
    for shown in sight.frame.band:
        for group, text in _named(shown, "stage", sight):
            _stage(painter, shown, group, text, metrics, sight)


def _named(shown: Shown, kind: str, sight: Sight) -> Iterator[tuple[Group, Text]]:
    for cell in shown.strip.cells:
        for group in cell.groups:
            if group.kind == kind:
                text = next((shape for shape in group.shapes if isinstance(shape, Text)), None)
                if text is not None and text.text and text.style.size * sight.view.zoom < UNREADABLE:
                    moved = group.moved(*cell.origin)
                    yield moved, text


def _stage(
    painter: QPainter, shown: Shown, group: Group, text: Text, metrics: QFontMetricsF, sight: Sight
) -> None:
    dpr, zoom = sight.view.dpr, sight.view.zoom
    x = (shown.x + shown.level.left) / dpr + group.rect.x * zoom
    height = max(float(with_text(_HEIGHT)), shown.level.height / dpr)
    pill = QRectF(x, shown.y / dpr, group.rect.width * zoom, height)
    if sight.view.mirrored:
        pill.setRight(min(pill.right(), (shown.clip.right() + 1) / dpr))
        pill.adjust(1.5, 0.0, 0.0, 0.0)
    else:
        pill.setLeft(max(x, shown.clip.left() / dpr))
        pill.adjust(0.0, 0.0, -1.5, 0.0)
    if pill.width() < _LEAST_STAGE - 1.5:
        return
    back = next((shape.fill for shape in group.shapes if isinstance(shape, Path) and shape.fill), WHITE)
    painter.fillRect(pill, QColor(back))
    painter.setPen(QColor(text.colour))
    words = metrics.elidedText(text.text, Qt.TextElideMode.ElideRight, pill.width() - 8)
    room = pill.adjusted(3, 0, -5, 0) if sight.view.mirrored else pill.adjusted(5, 0, -3, 0)
    painter.drawText(room, _beginning(sight), words)


def _beginning(sight: Sight) -> Qt.AlignmentFlag:
    """Against the side from which the map runs."""
    side = Qt.AlignmentFlag.AlignRight if sight.view.mirrored else Qt.AlignmentFlag.AlignLeft
    return Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | side


def _ending(sight: Sight) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if sight.view.mirrored else Qt.AlignmentFlag.AlignRight
    return Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | side


def _lane(
    painter: QPainter, shown: Shown, sight: Sight, text: Text, metrics: QFontMetricsF, on_desk: str
) -> None:
    """On the desk beside the sheet where there is room, else over the first cells."""
    view = sight.view
    dpr = view.dpr
    area = shown.clip.adjusted(0, max(0, sight.frame.top - shown.clip.top()), 0, 0)
    if area.height() / dpr < metrics.height():
        return
    words = metrics.elidedText(text.text, Qt.TextElideMode.ElideRight, with_text(_WIDEST_LANE))
    width = metrics.horizontalAdvance(words) + 12
    y, height = area.top() / dpr, min(float(with_text(_HEIGHT)), area.height() / dpr)
    start = view.across((shown.x + (shown.level.width if view.mirrored else 0)) / dpr)
    if start >= width + 4:
        painter.setPen(QColor(on_desk))
        place = QRectF(*view.rect_across(Rect(start - width, y, width - 8, height)))
        painter.drawText(place, _ending(sight), words)
        return
    place = QRectF(*view.rect_across(Rect(max(0.0, start), y, width, height)))
    painter.fillRect(place, QColor(255, 255, 255, 225))
    painter.setPen(QColor(text.colour))
    painter.drawText(place.adjusted(5, 0, -5, 0), _beginning(sight), words)
