"""Printed pages painted in slices, so that a preview never holds the interface up. All of it happens in the
thread of the windows: Qt's fonts belong to one thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from time import perf_counter

from PySide6.QtCore import QObject, QRectF, QTimer
from PySide6.QtGui import QImage, QPainter

from journeymapper.drawing.tree import groups
from journeymapper.geometry import Point, Rect
from journeymapper.publish.printed import PrintedPage, Put
from journeymapper.render.qt import OVERHANG, paint_groups
from journeymapper.render.qt_ink import QtInk
from journeymapper.render.qt_pages import paint_background

_CORNER = Point(0.0, 0.0)
_AT_ONCE = 60  # groups
_SLICE = 0.008  # seconds in which nobody feels that something is painted


def painted(
    page: PrintedPage, ink: QtInk, image: QImage, scale: float, at: Point = _CORNER
) -> Iterator[None]:
    """Paint what of a page falls on an image, a little with each step."""
    for put in page.puts:
        seen = _seen(put, image, scale, at)
        with QPainter(image) as painter, _placed(painter, put, scale, at):
            paint_background(painter, put.drawing, ink)
        shown = (
            (place, group)
            for place, group in groups(put.drawing)
            if seen.intersects(Rect(*place, group.rect.width, group.rect.height))
        )
        while some := list(islice(shown, _AT_ONCE)):
            with QPainter(image) as painter, _placed(painter, put, scale, at):
                paint_groups(painter, some, ink)
            yield


@contextmanager
def _placed(painter: QPainter, put: Put, scale: float, at: Point) -> Iterator[None]:
    """The painter in the units of a drawing, cut to the part that is shown; afterwards as before."""
    painter.save()
    painter.translate(at.x + put.x_mm * scale, at.y + put.y_mm * scale)
    painter.scale(put.scale * scale, put.scale * scale)
    if put.clip is not None:
        painter.setClipRect(QRectF(*put.clip))
    try:
        yield
    finally:
        painter.restore()


def _seen(put: Put, image: QImage, scale: float, at: Point) -> Rect:
    """What of a drawing the image can show, in map units."""
    unit = put.scale * scale
    x, y = at.x + put.x_mm * scale, at.y + put.y_mm * scale
    seen = QRectF(-x / unit, -y / unit, image.width() / unit, image.height() / unit)
    seen.adjust(-OVERHANG, -OVERHANG, OVERHANG, OVERHANG)
    if put.clip is not None:
        seen = seen.intersected(QRectF(*put.clip))
    return Rect(seen.x(), seen.y(), seen.width(), seen.height())


def white(width: int, height: int) -> QImage:
    image = QImage(max(1, width), max(1, height), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0xFFFFFFFF)
    return image


class Slices(QObject):
    """Takes the steps of one work whenever nothing else is to be done. New work replaces the old."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[None] = iter(())
        self._done: Callable[[], None] = lambda: None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_busy(self) -> bool:
        return self._timer.isActive()

    def begin(self, steps: Iterator[None], done: Callable[[], None] = lambda: None) -> None:
        self._steps, self._done = steps, done
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        self._steps = iter(())

    def _go_on(self) -> None:
        end = perf_counter() + _SLICE
        steps = self._steps
        while perf_counter() < end:
            if next(steps, self) is self:
                self._timer.stop()
                self._done()
                return
