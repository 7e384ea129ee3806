"""Painting one frame: tiles that are ready, as many missing ones as fit into the time, and for the
rest what another zoom level has."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

from journeymapper.drawing.tree import Drawing
from journeymapper.ui.canvas.frame import Frame, Shown, tiles_in
from journeymapper.ui.canvas.headings import paint_sliding_names
from journeymapper.ui.canvas.tiles import SIDE, Tiles, level_of

BUDGET = 0.008  # seconds of painting tiles in one frame
SHADOW = 10  # logical pixels under pinned headers
_SOFT = 8  # logical pixels of shadow around the sheet


def paint_missing(frame: Frame, tiles: Tiles, deadline: float) -> bool:
    """Paint tiles until the time is over (at least one); False when some are still missing."""
    middle = frame.sheet.center() if not frame.scrolling else frame.scrolling[0].clip.center()
    wanted: list[tuple[int, int, Shown, int, int]] = []
    for rank, shown in enumerate(frame.strips):
        layer = 0 if rank < len(frame.band) + len(frame.heads) else 1
        for column, row in shown.tiles():
            tile = tiles.find(shown.key, shown.level.scale, column, row)
            if tile is None or not tiles.fits(tile, shown.level, column, row):
                x, y = shown.x + column * SIDE + SIDE // 2, shown.y + row * SIDE + SIDE // 2
                far = abs(x - middle.x()) + abs(y - middle.y())
                # What is there and out of date comes first: it is what somebody just changed.
                wanted.append((layer if tile is None or not tile.ready else -1, far, shown, column, row))
    wanted.sort(key=lambda one: one[:2])
    for _, _, shown, column, row in wanted:
        if perf_counter() >= deadline:
            return False
        if tiles.paint(shown.key, shown.level, column, row, deadline).stale:
            return False
    return True


def paint_frame(
    painter: QPainter, frame: Frame, tiles: Tiles, spare: list[float], dpr: float, drawing: Drawing
) -> None:
    """Show a frame in device pixels. `spare` are other scales to borrow from, best first."""
    paper = QColor(drawing.background)
    _lift(painter, frame.sheet, dpr)
    painter.fillRect(frame.sheet, paper)
    for shown in frame.scrolling:
        _paint_strip(painter, shown, tiles, spare)
    if frame.left:
        start, end = frame.headers
        column = QRect(start, 0, end - start, 0)
        column.setTop(min((one.area.top() for one in frame.heads), default=0))
        column.setBottom(max((one.area.bottom() for one in frame.heads), default=-1))
        painter.fillRect(column, paper)
    for shown in frame.heads:
        _paint_strip(painter, shown, tiles, spare)
    if frame.left:
        wide = round(SHADOW * dpr)
        edge = QRect(start - wide if frame.mirrored else end, column.top(), wide, column.height())
        _shadow(painter, edge, True, frame.mirrored)
    if frame.held:
        rows = QRect(max(0, frame.sheet.left()), frame.top, 0, frame.below - frame.top)
        rows.setRight(frame.sheet.right())
        painter.fillRect(rows, paper)
        for shown in frame.held:
            _paint_strip(painter, shown, tiles, spare)
        _shadow(painter, QRect(rows.left(), frame.below, rows.width(), round(SHADOW * dpr)), False)
    if frame.top:
        row = QRect(max(0, frame.sheet.left()), 0, 0, frame.top)
        row.setRight(frame.sheet.right())
        painter.fillRect(row, paper)
    for shown in frame.band:
        _paint_strip(painter, shown, tiles, spare)
        paint_sliding_names(painter, shown, frame, tiles.ink)
    if frame.top and not frame.held:
        _shadow(painter, QRect(row.left(), frame.top, row.width(), round(SHADOW * dpr)), False)


def _paint_strip(painter: QPainter, shown: Shown, tiles: Tiles, spare: list[float]) -> None:
    area = shown.area
    ready, lacking = [], False
    for column, row in shown.tiles():
        tile = tiles.find(shown.key, shown.level.scale, column, row)
        if tile is None or not tile.ready:
            lacking = True
        else:
            ready.append((column, row, tile))
            width, height = shown.level.tile_size(column, row)
            lacking = lacking or tile.image.width() < width or tile.image.height() < height
    if lacking:
        _borrow(painter, shown, tiles, spare)
    for column, row, tile in ready:
        x, y = shown.x + column * SIDE, shown.y + row * SIDE
        part = QRect(x, y, tile.image.width(), tile.image.height()).intersected(area)
        painter.drawImage(part.topLeft(), tile.image, part.translated(-x, -y))


def _borrow(painter: QPainter, shown: Shown, tiles: Tiles, spare: list[float]) -> None:
    """Show what another zoom level has of a strip, scaled."""
    best: list[tuple[QRectF, QRect, QImage]] = []
    most = 0.0
    seen = shown.area.translated(-shown.x, -shown.y)
    for scale in spare:
        share = scale / shown.level.scale
        level = level_of(shown.strip, scale)
        part = QRectF(seen.x() * share, seen.y() * share, seen.width() * share, seen.height() * share)
        needed = part.toAlignedRect().intersected(QRect(0, 0, level.width, level.height))
        found: list[tuple[QRectF, QRect, QImage]] = []
        count = 0
        for column, row in tiles_in(needed):
            count += 1
            tile = tiles.find(shown.key, scale, column, row)
            if tile is not None and tile.ready:
                place = QRectF(
                    shown.x + column * SIDE / share,
                    shown.y + row * SIDE / share,
                    tile.image.width() / share,
                    tile.image.height() / share,
                )
                found.append((place, tile.image.rect(), tile.image))
        if count and len(found) / count > most:
            most, best = len(found) / count, found
        if most >= 1.0:
            break
    if best:
        painter.save()
        painter.setClipRect(shown.area)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        for place, source, image in best:
            painter.drawImage(place, image, QRectF(source))
        painter.restore()


def _lift(painter: QPainter, sheet: QRect, dpr: float) -> None:
    """The soft shadow of the sheet on the desk, in strips along its edges."""
    for spread in range(1, _SOFT + 1):
        by, down = round(spread * dpr), round(2 * dpr)
        colour = QColor(20, 26, 40, 2 if spread > 1 else 16)
        left, top = sheet.left() - by, sheet.top() - by + down
        height = sheet.height() + 2 * by
        painter.fillRect(left, top, by, height, colour)
        painter.fillRect(sheet.right() + 1, top, by, height, colour)
        painter.fillRect(sheet.left(), top, sheet.width(), max(0, by - down), colour)
        painter.fillRect(sheet.left(), sheet.bottom() + 1, sheet.width(), by + down, colour)


def _shadow(painter: QPainter, rect: QRect, sideways: bool, to_left: bool = False) -> None:
    """A hairline and a soft shadow: what is pinned lies on the map."""
    if rect.isEmpty():
        return
    gradient = QLinearGradient(rect.left(), rect.top(), rect.left(), rect.bottom())
    if sideways:
        near, far = (rect.right(), rect.left()) if to_left else (rect.left(), rect.right())
        gradient.setStart(near, rect.top())
        gradient.setFinalStop(far, rect.top())
    gradient.setColorAt(0.0, QColor(31, 36, 48, 34))
    gradient.setColorAt(0.15, QColor(31, 36, 48, 20))
    gradient.setColorAt(1.0, QColor(31, 36, 48, 0))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(rect, gradient)
