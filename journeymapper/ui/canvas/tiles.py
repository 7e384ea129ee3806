"""Painted tiles of strips, each in its strip's own coordinates, and what of them is out of date.

A strip that only moves keeps its tiles. When a strip is replaced, its groups are compared by
identity, and only the places of those that differ are painted again.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from math import ceil, floor, inf
from time import perf_counter
from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from journeymapper.drawing.tree import Cell, Drawing, Group, Strip
from journeymapper.geometry import Point, Rect
from journeymapper.render.qt import OVERHANG, paint_groups
from journeymapper.render.qt_ink import QtInk
from journeymapper.ui.canvas.far import FAR, paint_far

SIDE = 256  # device pixels
_CROWDED = 0.6  # device pixels per map unit
_MANY = 32  # changed cells of a strip: all of it is painted again, as after a filter
MOST_BYTES = 256 * 2**20

StripKey = tuple[str, str]
TileKey = tuple[StripKey, float, int, int]
Reach = tuple[float, float, float, float, Cell]  # left, top, right, bottom


def key_of(strip: Strip) -> StripKey:
    return strip.kind, strip.id


class Tile:
    """A picture of a piece of a strip. `stale` are the device pixels to be painted anew; `ready` is
    false until all of it has been painted once."""

    __slots__ = ("image", "ready", "stale")

    def __init__(self, image: QImage) -> None:
        self.image = image
        self.ready = False
        self.stale: list[QRect] = []


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
    """The stages of a band reach out to where the map begins, and the line below a lane lies on its edge."""
    out = ceil(OVERHANG * scale) if strip.kind == "band" else 0
    width, height = ceil(strip.width * scale) + out, ceil(strip.height * scale)
    left = 0 if strip.mirrored else out
    return Level(scale, max(1, width), max(1, height + (strip.kind in ("band", "lane"))), left)


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
        self._reach: dict[StripKey, tuple[Strip, list[Reach]]] = {}

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
            self._reach.pop(key, None)
        for key, strip in self._strips.items():
            old = before.get(key)
            if old is not None and old is not strip and key in self._of_strip:
                self._outdate(key, old, strip)

    def clear(self) -> None:
        self._tiles.clear()
        self._of_strip.clear()
        self.bytes = 0

    def find(self, key: StripKey, scale: float, column: int, row: int) -> Tile | None:
        tile = self._tiles.get((key, scale, column, row))
        if tile is not None:
            self._tiles.move_to_end((key, scale, column, row))
        return tile

    def paint(self, key: StripKey, level: Level, column: int, row: int, deadline: float = inf) -> Tile:
        """The tile of a strip, painted as far as it is missing or stale; at least a part of that,
        more until the deadline (see `time.perf_counter`)."""
        name = (key, level.scale, column, row)
        width, height = level.tile_size(column, row)
        tile = self._tiles.get(name)
        if tile is None:
            tile = Tile(QImage(width, height, QImage.Format.Format_RGB32))
            tile.stale = _parts(tile.image.rect(), level.scale)
            self._keep(name, tile)
        elif (tile.image.width(), tile.image.height()) != (width, height):
            self._resize(name, tile, width, height)
        if tile.stale:
            self.painted += 1
            strip = self._strips[key]
            parts, tile.stale = (_merged(tile.stale) if tile.ready else tile.stale), []
            # Whatever goes wrong with a part, it is not tried again.
            while parts:
                self._fill(strip, level, column, row, tile, parts.pop(0))
                if parts and perf_counter() >= deadline:
                    tile.stale = parts
                    break
            tile.ready = tile.ready or not tile.stale
        return tile

    def fits(self, tile: Tile, level: Level, column: int, row: int) -> bool:
        """True when the tile shows what is to be shown."""
        return not tile.stale and (tile.image.width(), tile.image.height()) == level.tile_size(column, row)

    def _fill(self, strip: Strip, level: Level, column: int, row: int, tile: Tile, part: QRect) -> None:
        scale = level.scale
        x, y = column * SIDE - level.left, row * SIDE
        left, top = x + part.x(), y + part.y()
        wanted = Rect(left / scale, top / scale, part.width() / scale, part.height() / scale)
        found = self._touching(strip, wanted.inset(-OVERHANG))
        with QPainter(tile.image) as painter:
            painter.setClipRect(part)
            painter.fillRect(part, self.background)
            painter.translate(-x, -y)
            painter.scale(scale, scale)
            if scale < FAR:
                paint_far(painter, found, self.ink, scale)
            else:
                paint_groups(painter, found, self.ink)

    def _touching(self, strip: Strip, wanted: Rect) -> Iterator[tuple[Point, Group]]:
        left, top, right, bottom = wanted.x, wanted.y, wanted.right, wanted.bottom
        for x0, y0, x1, y1, cell in self._reaches(strip):
            if x0 >= right or x1 <= left or y0 >= bottom or y1 <= top:
                continue
            x, y = cell.origin
            for group in cell.groups:
                gx, gy, width, height = group.rect
                gx += x
                gy += y
                if gx < right and gx + width > left and gy < bottom and gy + height > top:
                    yield Point(gx, gy), group

    def _reaches(self, strip: Strip) -> list[Reach]:
        """How far the groups of each cell reach (spans reach out of it), in the strip's coordinates."""
        key = key_of(strip)
        known = self._reach.get(key)
        if known is not None and known[0] is strip:
            return known[1]
        before = {id(reach[4]): reach for reach in known[1]} if known else {}
        reaches = [before.get(id(cell)) or _reach_of(cell) for cell in strip.cells if cell.groups]
        self._reach[key] = (strip, reaches)
        return reaches

    def _outdate(self, key: StripKey, old: Strip, new: Strip) -> None:
        by_scale: dict[Level, dict[tuple[int, int], Tile]] = {}
        for name in list(self._of_strip[key]):
            _, scale, column, row = name
            level = level_of(new, scale)
            if column >= level.across or row >= level.down:
                self._drop(name)
            else:
                by_scale.setdefault(level, {})[column, row] = self._tiles[name]
        for place in changed_places(old, new) if by_scale else ():
            for level, tiles in by_scale.items():
                scale = level.scale
                # Whole pixels, and one around them.
                left, top = floor(place.x * scale) + level.left - 1, floor(place.y * scale) - 1
                right, bottom = ceil(place.right * scale) + level.left + 1, ceil(place.bottom * scale) + 1
                for column in range(left // SIDE, (right - 1) // SIDE + 1):
                    for row in range(top // SIDE, (bottom - 1) // SIDE + 1):
                        if (tile := tiles.get((column, row))) is not None:
                            x, y = column * SIDE, row * SIDE
                            area = QRect(0, 0, *level.tile_size(column, row))
                            part = QRect(left - x, top - y, right - left, bottom - top).intersected(area)
                            if not part.isEmpty():
                                tile.stale.append(part)

    def _resize(self, name: TileKey, tile: Tile, width: int, height: int) -> None:
        """Give a tile at the strip's edge its new size, keeping what is painted."""
        old = tile.image
        tile.image = old.copy(0, 0, width, height)
        new_parts = [
            QRect(old.width(), 0, width - old.width(), height),
            QRect(0, old.height(), width, height - old.height()),
        ]
        area = tile.image.rect()
        tile.stale = [part.intersected(area) for part in (*tile.stale, *new_parts) if part.intersects(area)]
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


def _reach_of(cell: Cell) -> Reach:
    x, y = cell.origin
    rects = [group.rect for group in cell.groups]
    return (
        x + min([rect[0] for rect in rects]),
        y + min([rect[1] for rect in rects]),
        x + max([rect[0] + rect[2] for rect in rects]),
        y + max([rect[1] + rect[3] for rect in rects]),
        cell,
    )


def changed_places(old: Strip, new: Strip) -> Iterator[Rect]:
    """Where two states of a strip differ, in the strip's coordinates, overhang included."""
    olds = {(cell.key, number): cell for number, cell in _numbered(old)}
    news = {(cell.key, number): cell for number, cell in _numbered(new)}
    pairs = [(olds.get(name), news.get(name)) for name in olds.keys() | news.keys()]
    changed = [(one, other) for one, other in pairs if one is not other]
    if old.width != new.width or len(changed) > _MANY:
        yield Rect(0, 0, max(old.width, new.width), max(old.height, new.height))
        return
    for one, other in changed:
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


def _parts(area: QRect, scale: float) -> list[QRect]:
    """A new tile in pieces that do not take too long: seen from afar it holds many cards."""
    if scale >= _CROWDED:
        return [area]
    half = SIDE // 2
    quarters = [QRect(x, y, half, half).intersected(area) for y in (0, half) for x in (0, half)]
    return [part for part in quarters if not part.isEmpty()]


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
