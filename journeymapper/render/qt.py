"""A drawing on a Qt painter: the canvas paints its tiles with it, and PNG files come from it.

The caller owns the `QtInk` and sets the painter's transform (scale and shift only); a `QGuiApplication`
must exist before the first text is painted. Edges are snapped to device pixels, so boxes and hairlines are
crisp at every zoom; letters are never hinted. What is too small to read is painted as bars.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import floor, inf
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPaintEngine, QPainter, QTransform

from journeymapper.drawing.colour import MISSING_PICTURE, faded
from journeymapper.drawing.shapes import Box, Icon, Path, Picture, Shape, Text
from journeymapper.drawing.tree import Drawing, Group, groups
from journeymapper.geometry import Point, Rect
from journeymapper.render.qt_ink import QtInk
from journeymapper.text.run import Line

__all__ = ["LEAST_TEXT", "OVERHANG", "QtInk", "paint_drawing", "paint_group", "paint_groups", "paint_shapes"]

LEAST_TEXT = 4.0  # device pixels: smaller text is bars, smaller than a quarter of it is not shown at all
LEAST_DASH = 0.35  # device pixels per map unit: seen from farther away nobody tells where a dash begins
_LEAST_BOX = 2.5  # device pixels: in a lower box neither corners nor an outline can be seen
# Device pixels: Qt (6.11) shows nothing of glyphs of a raw font that are too large for its cache (64).
_MOST_GLYPH = 60.0
_HALF = 0.5 + 1e-6  # what lies in the middle goes up, whatever the shift: tiles must agree about it
OVERHANG = 8.0  # how far strokes and halos may reach out of their group, in map units


class _Sheet:
    """Where one call paints: painter, ink, the painter's scale and shift, what of the height it is clipped
    to, and the bars it gathers.
    """

    __slots__ = ("bars", "bottom", "ink", "most_glyph", "painter", "scale", "shift_x", "shift_y", "top")

    def __init__(self, painter: QPainter, ink: QtInk) -> None:
        device = painter.deviceTransform()
        self.painter, self.ink = painter, ink
        self.scale, self.shift_x, self.shift_y = device.m11(), device.dx(), device.dy()
        self.bars: dict[str, list[QRectF]] = {}
        clip = painter.clipBoundingRect() if painter.hasClipping() else None
        self.top, self.bottom = (clip.top(), clip.bottom()) if clip is not None else (-inf, inf)
        engine = painter.paintEngine()
        on_pixels = engine is not None and engine.type() == QPaintEngine.Type.Raster
        self.most_glyph = _MOST_GLYPH if on_pixels else inf
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)

    def across(self, x: float, half: float = 0.0) -> float:
        """The nearest place that lies `half` a pixel past a device pixel's edge."""
        return (floor(x * self.scale + self.shift_x - half + _HALF) + half - self.shift_x) / self.scale

    def down(self, y: float, half: float = 0.0) -> float:
        return (floor(y * self.scale + self.shift_y - half + _HALF) + half - self.shift_y) / self.scale

    def pixels(self, width: float) -> int:
        """A line's width in whole device pixels, at least one."""
        return max(1, round(width * self.scale))

    def finish(self) -> None:
        """Paint the bars that stand for what is too small, one call per colour."""
        if not self.bars:
            return
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self.painter.setPen(Qt.PenStyle.NoPen)
        for colour, rects in self.bars.items():
            self.painter.setBrush(self.ink.brush(faded(colour, 0.4)))
            self.painter.drawRects(rects)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def paint_drawing(painter: QPainter, drawing: Drawing, ink: QtInk, region: Rect | None = None) -> None:
    """Paint the sheet, or only what touches `region` (map units; the caller clips)."""
    sheet = Rect(0, 0, drawing.width, drawing.height)
    painter.fillRect(QRectF(*sheet), ink.colour(drawing.background))
    wanted = (region or sheet).inset(-OVERHANG)
    paint_groups(painter, (found for found in groups(drawing) if _touches(*found, wanted)), ink)


def _touches(place: Point, group: Group, wanted: Rect) -> bool:
    return Rect(*place, group.rect.width, group.rect.height).intersects(wanted)


def paint_groups(painter: QPainter, placed: Iterable[tuple[Point, Group]], ink: QtInk) -> None:
    """Paint groups, each with the place of its top left, in the painter's coordinates."""
    sheet = _Sheet(painter, ink)
    for (x, y), group in placed:
        for shape in group.shapes:
            _PAINTERS[type(shape)](sheet, shape, x, y)
    sheet.finish()


def paint_group(painter: QPainter, group: Group, ink: QtInk, x: float = 0, y: float = 0) -> None:
    """Paint one group with its top left at (x, y), wherever its own rectangle says it is."""
    paint_shapes(painter, group.shapes, ink, x, y)


def paint_shapes(painter: QPainter, shapes: Iterable[Shape], ink: QtInk, x: float = 0, y: float = 0) -> None:
    """Paint shapes whose coordinates are relative to (x, y)."""
    sheet = _Sheet(painter, ink)
    for shape in shapes:
        _PAINTERS[type(shape)](sheet, shape, x, y)
    sheet.finish()


def _box(sheet: _Sheet, box: Box, x: float, y: float) -> None:
    painter, ink = sheet.painter, sheet.ink
    pixels = sheet.pixels(box.stroke_width) if box.stroke and box.stroke_width > 0 else 0
    half = (pixels % 2) / 2  # a stroke of odd width lies crisp between two edges
    left, top, width, height = box.rect
    x0, y0 = sheet.across(x + left, half), sheet.down(y + top, half)
    x1, y1 = sheet.across(x + left + width, half), sheet.down(y + top + height, half)
    rect = QRectF(x0, y0, x1 - x0 or 1 / sheet.scale, y1 - y0 or 1 / sheet.scale)
    plain = not pixels and box.radius * sheet.scale < 0.75
    if plain or height * sheet.scale < _LEAST_BOX:
        if box.fill or pixels:
            painter.fillRect(rect, ink.colour(box.fill or box.stroke or ""))
        return
    if pixels:
        painter.setPen(ink.pen(box.stroke or "", pixels / sheet.scale, box.dash))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.brush(box.fill))
    radius = min(box.radius, width / 2, height / 2)
    if radius > 0:
        painter.drawRoundedRect(rect, radius, radius)
    else:
        painter.drawRect(rect)


def _path(sheet: _Sheet, path: Path, x: float, y: float) -> None:
    if len(path.commands) == 2 and path.stroke and _line(sheet, path, x, y):
        return
    painter, ink = sheet.painter, sheet.ink
    has_stroke = bool(path.stroke and path.stroke_width > 0)
    dashed = has_stroke and bool(path.dash) and sheet.scale >= LEAST_DASH
    if has_stroke and not dashed:
        painter.setPen(ink.pen(path.stroke or "", path.stroke_width, path.dash))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.brush(path.fill))
    painter.translate(x, y)
    if path.fill or not dashed:
        painter.drawPath(ink.path(path.commands))
    if dashed:
        seen = painter.clipBoundingRect() if painter.hasClipping() else None
        for bounds, dashes in ink.dashes(path):
            if seen is None or seen.intersects(bounds):
                painter.fillPath(dashes, ink.brush(path.stroke))
    painter.translate(-x, -y)


def _line(sheet: _Sheet, path: Path, x: float, y: float) -> bool:
    """Paint an upright or level line on whole device pixels; False when it is neither."""
    first, last = path.commands
    if len(first) != 3 or len(last) != 3:
        return False
    (_, x0, y0), (_, x1, y1) = first, last
    pixels = sheet.pixels(path.stroke_width)
    half = (pixels % 2) / 2
    if x0 == x1:
        at = sheet.across(x + x0, half)
        ends = QPointF(at, y + y0), QPointF(at, y + y1)
    elif y0 == y1:
        at = sheet.down(y + y0, half)
        ends = QPointF(x + x0, at), QPointF(x + x1, at)
    else:
        return False
    sheet.painter.setPen(sheet.ink.pen(path.stroke or "", pixels / sheet.scale, path.dash))
    sheet.painter.drawLine(*ends)
    return True


def _text(sheet: _Sheet, text: Text, x: float, y: float) -> None:
    left, top = x + text.rect.x, y + text.rect.y
    high = text.style.line_height + text.halo_width
    for lines in sheet.ink.stretches(text.lines):
        if top + lines[0].baseline - high < sheet.bottom and top + lines[-1].baseline + high > sheet.top:
            _lines(sheet, text, lines, left, top)


def _lines(sheet: _Sheet, text: Text, lines: tuple[Line, ...], left: float, top: float) -> None:
    painter, ink = sheet.painter, sheet.ink
    size = text.style.size
    if size * sheet.scale < LEAST_TEXT:
        _text_bars(sheet, text, lines, left, top)
        return
    if text.halo:
        painter.translate(left, top)
        painter.strokePath(ink.letters(lines, size), ink.pen(text.halo, 2 * text.halo_width))
        painter.translate(-left, -top)
    painter.setPen(ink.colour(text.colour))
    for run, shape, colour in ink.layers(lines, size):
        if run is not None and size * sheet.scale <= sheet.most_glyph:
            painter.drawGlyphRun(QPointF(left, top), run)
        elif run is not None:
            painter.translate(left, top)
            painter.fillPath(ink.contours(run), ink.brush(text.colour))
            painter.translate(-left, -top)
        elif shape is not None:
            painter.translate(left, top)
            painter.fillPath(shape, ink.brush(colour or text.colour))
            painter.translate(-left, -top)


def _text_bars(sheet: _Sheet, text: Text, lines: tuple[Line, ...], left: float, top: float) -> None:
    size = text.style.size
    if size * sheet.scale < LEAST_TEXT / 4:
        return
    height = max(0.5 * size, 1 / sheet.scale)
    bars = sheet.bars.setdefault(text.colour, [])
    for line in lines:
        if line.width > 0:
            bars.append(QRectF(left + line.x, top + line.baseline - height, line.width, height))


def _icon(sheet: _Sheet, icon: Icon, x: float, y: float) -> None:
    painter, ink = sheet.painter, sheet.ink
    left, top, width, height = x + icon.rect.x, y + icon.rect.y, icon.rect.width, icon.rect.height
    if height * sheet.scale < LEAST_TEXT:
        middle = QRectF(left + width / 4, top + height / 4, width / 2, height / 2)
        sheet.bars.setdefault(icon.colour, []).append(middle)
        return
    painter.translate(left, top)
    pen = ink.pen(icon.colour, icon.stroke_width * width / 24)
    painter.strokePath(ink.icon(icon.name, width, height), pen)
    painter.translate(-left, -top)


def _picture(sheet: _Sheet, picture: Picture, x: float, y: float) -> None:
    painter, ink = sheet.painter, sheet.ink
    rect = QRectF(x + picture.rect.x, y + picture.rect.y, picture.rect.width, picture.rect.height)
    image = ink.cover(picture.sha256, rect.size() * sheet.scale)
    if image.isNull():
        brush = ink.brush(MISSING_PICTURE)
    else:
        brush = QBrush(image)
        place = QTransform.fromTranslate(rect.x(), rect.y())
        brush.setTransform(place.scale(rect.width() / image.width(), rect.height() / image.height()))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush)
    radius = min(picture.radius, rect.width() / 2, rect.height() / 2)
    painter.drawRoundedRect(rect, radius, radius)


_Painter = Callable[[_Sheet, object, float, float], None]
_PAINTERS: dict[type, _Painter] = {
    kind: cast("_Painter", paint)
    for kind, paint in ((Box, _box), (Path, _path), (Text, _text), (Icon, _icon), (Picture, _picture))
}
