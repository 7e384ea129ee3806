"""Painted tiles of strips, each in its strip's own coordinates, and what of them is out of date.

A strip that only moves keeps its tiles. When a strip is replaced, its groups are compared by
identity, and only the places of those that differ are painted again.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from journeymapper.drawing.tree import Cell, Drawing, Group, Strip
from journeymapper.geometry import Point, Rect
from journeymapper.render.qt import OVERHANG, paint_groups
from journeymapper.render.qt_ink import QtInk
from journeymapper.ui.canvas.far import FAR, paint_far

SIDE = 256  # device pixels
MOST_BYTES = 256 * 2**20

StripKey = tuple[str, str]
TileKey = tuple[StripKey, float, int, int]


def key_of(strip: Strip) -> StripKey:
    return strip.kind, strip.id


class Tile:
    """A picture of a piece of a strip. `stale` are the device pixels to be painted anew."""

    __slots__ = ("image", "stale")

    def __init__(self, image: QImage) -> None:
        self.image = image
        self.stale: list[QRect] | None = None


class Level(NamedTuple):
    """A strip at a scale (device pixels per map unit): how many pixels and tiles it has.

    `left` of its pixels lie left of its origin.
    """

    scale: float
    width: int
    height: int
    left: int = 0

    @property
    def across(self) -> int:
        return -(-self.width // SIDE)

    @property
    def down(self) -> int:
        return -(-self.height // SIDE)

    def tile_size(self, column: int, row: int) -> tuple[int, int]:
        return min(SIDE, self.width - column * SIDE), min(SIDE, self.height - row * SIDE)


def level_of(strip: Strip, scale: float) -> Level:
    """The stages of a band reach out to the left, and the line below a lane lies on its edge."""
    left = math.ceil(OVERHANG * scale) if strip.kind == "band" else 0
    width, height = math.ceil(strip.width * scale), math.ceil(strip.height * scale)
    return Level(scale, max(1, width + left), max(1, height + (strip.kind in ("band", "lane"))), left)


class Tiles:
    """All tiles, the oldest going first when they take more than `MOST_BYTES`."""

    def __init__(self, ink: QtInk, most_bytes: int = MOST_BYTES) -> None:
        self.ink = ink
        self.background = QColor("#FFFFFF")
        self.painted = 0  # tiles painted since the start, whole or in part
        self.bytes = 0
        self._most = most_bytes
        self._tiles: OrderedDict[TileKey, Tile] = OrderedDict()
        self._of_strip: dict[StripKey, set[TileKey]] = {}
        self._strips: dict[StripKey, Strip] = {}
        self._bounds: dict[int, tuple[Cell, Rect]] = {}

    def __len__(self) -> int:
        return len(self._tiles)

    def show(self, drawing: Drawing) -> None:
        """Make `drawing` the one that tiles are painted from."""
        if drawing.background != self.background.name(QColor.NameFormat.HexRgb).upper():
            self.background = QColor(drawing.background)
            self.clear()
        before, self._strips = self._strips, {key_of(strip): strip for _, strip in drawing.strips}
        for key in before.keys() - self._strips.keys():
            self._drop_strip(key)
        for key, strip in self._strips.items():
            old = before.get(key)
            if old is not None and old is not strip and key in self._of_strip:
                self._outdate(key, old, strip)
        if len(self._bounds) > 2 * sum(len(strip.cells) for strip in self._strips.values()) + 1000:
            self._bounds.clear()

    def clear(self) -> None:
        self._tiles.clear()
        self._of_strip.clear()
        self.bytes = 0

    def find(self, key: StripKey, scale: float, column: int, row: int) -> Tile | None:
        tile = self._tiles.get((key, scale, column, row))
        if tile is not None:
            self._tiles.move_to_end((key, scale, column, row))
        return tile

    def paint(self, key: StripKey, level: Level, column: int, row: int) -> Tile:
        """The tile of a strip, painted as far as it is missing or stale."""
        name = (key, level.scale, column, row)
        width, height = level.tile_size(column, row)
        tile = self._tiles.get(name)
        if tile is None:
            tile = Tile(QImage(width, height, QImage.Format.Format_RGB32))
            tile.stale = [tile.image.rect()]
            self._keep(name, tile)
        elif (tile.image.width(), tile.image.height()) != (width, height):
            self._resize(name, tile, width, height)
        stale, tile.stale = tile.stale, None  # first, so that a tile that cannot be painted is tried once
        if stale:
            self.painted += 1
            self._fill(self._strips[key], level, column, row, tile, stale)
        return tile

    def fits(self, tile: Tile, level: Level, column: int, row: int) -> bool:
        """True when the tile shows what is to be shown."""
        return not tile.stale and (tile.image.width(), tile.image.height()) == level.tile_size(column, row)

    def _fill(
        self, strip: Strip, level: Level, column: int, row: int, tile: Tile, stale: list[QRect]
    ) -> None:
        scale = level.scale
        x, y = column * SIDE - level.left, row * SIDE
        with QPainter(tile.image) as painter:
            for part in _merged(stale):
                painter.resetTransform()
                painter.setClipRect(part)
                painter.fillRect(part, self.background)
                painter.translate(-x, -y)
                painter.scale(scale, scale)
                left, top = x + part.x(), y + part.y()
                wanted = Rect(left / scale, top / scale, part.width() / scale, part.height() / scale)
                found = self._touching(strip, wanted.inset(-OVERHANG))
                if scale < FAR:
                    paint_far(painter, found, self.ink, scale)
                else:
                    paint_groups(painter, found, self.ink)

    def _touching(self, strip: Strip, wanted: Rect) -> Iterator[tuple[Point, Group]]:
        left, top, right, bottom = wanted.x, wanted.y, wanted.right, wanted.bottom
        for cell in strip.cells:
            if not self._reach(cell).intersects(wanted):
                continue
            x, y = cell.origin
            for group in cell.groups:
                gx, gy, width, height = group.rect
                gx += x
                gy += y
                if gx < right and gx + width > left and gy < bottom and gy + height > top:
                    yield Point(gx, gy), group

    def _reach(self, cell: Cell) -> Rect:
        """The rectangle of all groups of a cell, in the strip's coordinates (spans reach out of it)."""
        known = self._bounds.get(id(cell))
        if known is None or known[0] is not cell:
            rects = [group.rect for group in cell.groups] or [Rect(0, 0, 0, 0)]
            left, top = min(one.x for one in rects), min(one.y for one in rects)
            right, bottom = max(one.right for one in rects), max(one.bottom for one in rects)
            reach = Rect(left, top, right - left, bottom - top).moved(*cell.origin)
            known = self._bounds[id(cell)] = (cell, reach)
        return known[1]

    def _outdate(self, key: StripKey, old: Strip, new: Strip) -> None:
        places = list(changed_places(old, new))
        for name in list(self._of_strip[key]):
            _, scale, column, row = name
            level = level_of(new, scale)
            if column >= level.across or row >= level.down:
                self._drop(name)
                continue
            tile = self._tiles[name]
            area = QRect(0, 0, *level.tile_size(column, row))
            for place in places:
                x, y = place.x * scale + level.left - column * SIDE, place.y * scale - row * SIDE
                part = QRectF(x, y, place.width * scale, place.height * scale).toAlignedRect()
                part = part.adjusted(-1, -1, 1, 1).intersected(area)
                if not part.isEmpty():
                    tile.stale = [*(tile.stale or ()), part]

    def _resize(self, name: TileKey, tile: Tile, width: int, height: int) -> None:
        """Give a tile at the strip's edge its new size, keeping what is painted."""
        old = tile.image
        tile.image = old.copy(0, 0, width, height)
        new_parts = [
            QRect(old.width(), 0, width - old.width(), height),
            QRect(0, old.height(), width, height - old.height()),
        ]
        area = tile.image.rect()
        tile.stale = [
            part.intersected(area) for part in (*(tile.stale or ()), *new_parts) if part.intersects(area)
        ]
        self.bytes += tile.image.sizeInBytes() - old.sizeInBytes()

    def _keep(self, name: TileKey, tile: Tile) -> None:
        self._tiles[name] = tile
        self._of_strip.setdefault(name[0], set()).add(name)
        self.bytes += tile.image.sizeInBytes()
        while self.bytes > self._most and len(self._tiles) > 1:
            self._drop(next(iter(self._tiles)))

    def _drop(self, name: TileKey) -> None:
        self.bytes -= self._tiles.pop(name).image.sizeInBytes()
        self._of_strip[name[0]].discard(name)

    def _drop_strip(self, key: StripKey) -> None:
        for name in list(self._of_strip.get(key, ())):
            self._drop(name)
        self._of_strip.pop(key, None)


def changed_places(old: Strip, new: Strip) -> Iterator[Rect]:
    """Where two states of a strip differ, in the strip's coordinates, overhang included."""
    if old.width != new.width:
        yield Rect(0, 0, max(old.width, new.width), max(old.height, new.height))
        return
    olds = {(cell.key, number): cell for number, cell in _numbered(old)}
    news = {(cell.key, number): cell for number, cell in _numbered(new)}
    for name in olds.keys() | news.keys():
        one, other = olds.get(name), news.get(name)
        if one is other:
            continue
        kept: set[int] = set()
        if one is not None and other is not None and one.origin == other.origin:
            kept = {id(group) for group in one.groups} & {id(group) for group in other.groups}
        for cell in (one, other):
            if cell is not None:
                for group in cell.groups:
                    if id(group) not in kept:
                        yield group.rect.moved(*cell.origin).inset(-OVERHANG)


def _numbered(strip: Strip) -> Iterator[tuple[int, Cell]]:
    """Cells with a number that tells those of the same key apart."""
    seen: dict[str, int] = {}
    for cell in strip.cells:
        number = seen.get(cell.key, 0)
        seen[cell.key] = number + 1
        yield number, cell


def _merged(parts: list[QRect]) -> list[QRect]:
    """Fewer rectangles that cover the same: many small ones cost more than one larger."""
    if len(parts) <= 1:
        return parts
    whole = parts[0]
    for part in parts[1:]:
        whole = whole.united(part)
    area = sum(part.width() * part.height() for part in parts)
    if len(parts) > 6 or area * 2 > whole.width() * whole.height():
        return [whole]
    return parts
