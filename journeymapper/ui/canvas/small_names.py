"""Names of stages and lanes on a map that is seen from so far that its own names cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

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
_WIDEST_LANE = 130
# Where there is too little room a name shrinks to half its size, at most to so many pixels, before it is cut.
_LEAST = 9.0
_LINE, _ROW = 1.25, 1.55  # the height of a name, and of the row that it likes, in sizes
_LEAST_STAGE = 40.0  # pixels: a narrower stage gets no name
_PAD = 6.0


class Sizes(NamedTuple):
    """Of letters, in pixels."""

    usual: float
    least: float

    def fitting(self, width: float, room: float) -> float:
        """The size of a text in this room (pixels) that is so wide at its usual size."""
        return max(self.least, min(self.usual, self.usual * room / max(1.0, width)))


def paint_small_names(painter: QPainter, sight: Sight, font: QFont, on_desk: str) -> None:
    """Paint them in logical pixels; `on_desk` is the colour of text on the desk."""
    font = QFont(font)
    font.setWeight(QFont.Weight.DemiBold)
    sizes = Sizes(with_text(_SIZE), max(_LEAST, with_text(_SIZE) / 2))
    lanes = [
        (shown, text)
        for shown in sight.frame.heads
        for _, text in _named(shown, "lane", sight)
        if shown.level.height / sight.view.dpr >= _LEAST * _LINE
    ]
    if lanes:
        _paint_lanes(painter, font, sizes, sight, lanes, on_desk)
    for shown in sight.frame.band:
        stages = [(_pill(shown, group, sight), group, text) for group, text in _named(shown, "stage", sight)]
        stages = [stage for stage in stages if stage[0].width() >= _LEAST_STAGE]
        if stages:
            _paint_stages(painter, font, sizes, sight, stages)


def _named(shown: Shown, kind: str, sight: Sight) -> Iterator[tuple[Group, Text]]:
    for cell in shown.strip.cells:
        for group in cell.groups:
            if group.kind == kind:
                text = next((shape for shape in group.shapes if isinstance(shape, Text)), None)
                if text is not None and text.text and text.style.size * sight.view.zoom < UNREADABLE:
                    moved = group.moved(*cell.origin)
                    yield moved, text


def _written(painter: QPainter, font: QFont, size: float) -> QFontMetricsF:
    """The painter writes in this size."""
    font.setPixelSize(int(size))
    painter.setFont(font)
    return QFontMetricsF(font)


# ---- stages


def _pill(shown: Shown, group: Group, sight: Sight) -> QRectF:
    """What is seen of a stage's name in the band."""
    dpr, zoom = sight.view.dpr, sight.view.zoom
    x = (shown.x + shown.level.left) / dpr + group.rect.x * zoom
    pill = QRectF(x, shown.y / dpr, group.rect.width * zoom, shown.level.height / dpr)
    if sight.view.mirrored:
        pill.setRight(min(pill.right(), (shown.clip.right() + 1) / dpr))
        pill.adjust(1.5, 0.0, 0.0, 0.0)
    else:
        pill.setLeft(max(x, shown.clip.left() / dpr))
        pill.adjust(0.0, 0.0, -1.5, 0.0)
    return pill


def _paint_stages(
    painter: QPainter, font: QFont, sizes: Sizes, sight: Sight, stages: list[tuple[QRectF, Group, Text]]
) -> None:
    """All in one size, scrolled or not. Higher than the band they cover what is above it, no lane."""
    metrics, zoom = _written(painter, font, sizes.usual), sight.view.zoom
    size = min(
        sizes.fitting(metrics.horizontalAdvance(text.text), group.rect.width * zoom - 10)
        for _, group, text in stages
    )
    metrics = _written(painter, font, size)
    for pill, group, text in stages:
        pill.setTop(min(pill.top(), max(0.0, pill.bottom() - size * _ROW)))
        pill.setBottom(max(pill.bottom(), pill.top() + size * _ROW))
        back = next((shape.fill for shape in group.shapes if isinstance(shape, Path) and shape.fill), WHITE)
        painter.fillRect(pill, QColor(back))
        painter.setPen(QColor(text.colour))
        words = metrics.elidedText(text.text, Qt.TextElideMode.ElideRight, pill.width() - 8)
        room = pill.adjusted(3, 0, -5, 0) if sight.view.mirrored else pill.adjusted(5, 0, -3, 0)
        painter.drawText(room, _beginning(sight), words)


# ---- lanes


def _paint_lanes(
    painter: QPainter,
    font: QFont,
    sizes: Sizes,
    sight: Sight,
    lanes: list[tuple[Shown, Text]],
    on_desk: str,
) -> None:
    """On the desk beside the sheet where there is room, else over their headers, but never over cells."""
    view = sight.view
    head = lanes[0][0]
    metrics = _written(painter, font, sizes.usual)
    widest = min(max(metrics.horizontalAdvance(text.text) for _, text in lanes), with_text(_WIDEST_LANE))
    begins = view.across((head.x + (head.level.width if view.mirrored else 0)) / view.dpr)
    ends = begins + head.level.width / view.dpr
    beside = begins - 2 * _PAD >= widest * sizes.least / sizes.usual
    size = sizes.fitting(widest, (begins if beside else ends) - 2 * _PAD)
    start = 0.0 if beside else max(0.0, min(begins, ends - widest * size / sizes.usual - 2 * _PAD))
    end = begins if beside else ends
    for shown, text in lanes:
        row = _seen(shown, sight)
        own = min(size, shown.level.height / view.dpr / _LINE)
        if row.height < own * _LINE:
            continue
        metrics = _written(painter, font, own)
        words = metrics.elidedText(text.text, Qt.TextElideMode.ElideRight, end - start - 2 * _PAD)
        width = metrics.horizontalAdvance(words) + 2 * _PAD
        place = Rect(end - width if beside else start, row.y, width, min(own * _ROW, row.height))
        room = QRectF(*view.rect_across(place))
        if not beside:
            painter.fillRect(room, QColor(255, 255, 255, 225))
        painter.setPen(QColor(on_desk if beside else text.colour))
        painter.drawText(room.adjusted(_PAD, 0, 1 - _PAD, 0), _beginning(sight), words)


def _seen(shown: Shown, sight: Sight) -> Rect:
    """What is seen of a lane's header, in logical pixels."""
    area = shown.clip.adjusted(0, max(0, sight.frame.top - shown.clip.top()), 0, 0)
    dpr = sight.view.dpr
    return Rect(area.x() / dpr, area.y() / dpr, area.width() / dpr, area.height() / dpr)


def _beginning(sight: Sight) -> Qt.AlignmentFlag:
    """Against the side from which the map runs."""
    side = Qt.AlignmentFlag.AlignRight if sight.view.mirrored else Qt.AlignmentFlag.AlignLeft
    return Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | side
