"""Pages on a Qt painter: for the system's print dialogue, and as pictures for a preview."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import ceil

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from journeymapper.drawing.tree import Drawing, Group, groups
from journeymapper.geometry import Point, Rect
from journeymapper.render.qt import OVERHANG, paint_groups
from journeymapper.render.qt_ink import QtInk

WHITE = "#FFFFFF"
# A drawing on a page: millimetres per unit, where its (0, 0) falls in millimetres from the page's top left,
# and the part of it (in units) that is shown, or None for all of it. `publish.printed.Put` is one.
Put = tuple[Drawing, float, float, float, Rect | None]


def paint_page(painter: QPainter, puts: Iterable[Put], ink: QtInk, dots_per_mm: float) -> None:
    """Paint what is put on a page; the painter's (0, 0) is the page's top left corner.

    The same drawings as in a PDF, so the same lines break in the same places. A printer that cannot print
    to its edges cuts what lies there: give the painter a device of the full page.
    """
    for drawing, scale, x_mm, y_mm, clip in puts:
        painter.save()
        painter.translate(x_mm * dots_per_mm, y_mm * dots_per_mm)
        painter.scale(scale * dots_per_mm, scale * dots_per_mm)
        if clip is not None:
            painter.setClipRect(QRectF(*clip), Qt.ClipOperation.IntersectClip)
        paint_background(painter, drawing, ink)
        paint_groups(painter, _shown(drawing, clip), ink)
        painter.restore()


def paint_background(painter: QPainter, drawing: Drawing, ink: QtInk) -> None:
    """Paper is white already, and what lies below a white drawing shows through, as in a PDF."""
    if drawing.background.upper() != WHITE:
        painter.fillRect(QRectF(0.0, 0.0, drawing.width, drawing.height), ink.colour(drawing.background))


def _shown(drawing: Drawing, clip: Rect | None) -> Iterator[tuple[Point, Group]]:
    wanted = clip.inset(-OVERHANG) if clip is not None else None
    for place, group in groups(drawing):
        if wanted is None or wanted.intersects(Rect(*place, group.rect.width, group.rect.height)):
            yield place, group


def page_image(
    puts: Iterable[Put], width_mm: float, height_mm: float, pictures: Mapping[str, bytes], dots_per_mm: float
) -> QImage:
    """A page as a picture, marked with its true size. Raises MemoryError when there is no room for it."""
    image = QImage(
        max(1, ceil(width_mm * dots_per_mm - 1e-6)),
        max(1, ceil(height_mm * dots_per_mm - 1e-6)),
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    if image.isNull():
        raise MemoryError
    image.setDotsPerMeterX(round(dots_per_mm * 1000))
    image.setDotsPerMeterY(round(dots_per_mm * 1000))
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        paint_page(painter, puts, QtInk(pictures), dots_per_mm)
    return image
