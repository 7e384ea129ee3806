"""How a poster is cut into tiles: rows and columns of equal sheets that overlap."""

from __future__ import annotations

import math
from typing import NamedTuple

from journeymapper.geometry import Rect

_MOST_ROWS = 26  # they are lettered


class Tile(NamedTuple):
    """A sheet's part of the poster, in millimetres from the poster's top left corner.

    `area` is what the sheet shows, neighbours overlap; `own` are shares without overlap: each point of the
    poster is the own of one tile.
    """

    row: int
    column: int
    area: Rect
    own: Rect

    @property
    def name(self) -> str:
        return f"{chr(ord('A') + self.row)}{self.column + 1}"


class TileGrid(NamedTuple):
    rows: int
    columns: int
    tiles: tuple[Tile, ...]


def tile_grid(poster: tuple[float, float], inner: tuple[float, float], overlap: float) -> TileGrid | None:
    """Tiles that show `inner` (width, height) of a poster each; None where that is not to be done.

    The tiles cover the poster evenly: what they could show more lies at its edges.
    """
    across = _cuts(poster[0], inner[0], overlap)
    down = _cuts(poster[1], inner[1], overlap)
    if not across or not down or len(down) > _MOST_ROWS:
        return None
    tiles = []
    for row, (top, upper, lower) in enumerate(down):
        for column, (left, near, far) in enumerate(across):
            area = Rect(left, top, inner[0], inner[1])
            tiles.append(Tile(row, column, area, Rect(near, upper, far - near, lower - upper)))
    return TileGrid(len(down), len(across), tuple(tiles))


def _cuts(length: float, inner: float, overlap: float) -> list[tuple[float, float, float]]:
    """For each tile in a row: where it begins, and from where to where its own part goes."""
    step = inner - overlap
    if step < inner * 0.2:
        return []
    count = max(1, math.ceil((length - overlap) / step - 1e-9))
    start = (length - (count * step + overlap)) / 2
    found = []
    for place in range(count):
        left = start + place * step
        near = left if place == 0 else left + overlap / 2
        far = left + inner if place == count - 1 else left + inner - overlap / 2
        found.append((left, near, far))
    return found
