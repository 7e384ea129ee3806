"""The whole sheet in small tiles, painted when there is nothing else to do.

It stands in wherever a tile is missing: when somebody zooms out, or scrolls faster than tiles are
painted. It is painted in short turns and brought up to date after an edit; then its timer stops.
"""

from __future__ import annotations

import math
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from journeymapper.drawing.tree import Drawing
from journeymapper.ui.canvas.tiles import key_of, level_of

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet_view import SheetView

_LONGEST = 2048  # device pixels of the sheet's longer side
_TURN = 0.004  # seconds of painting at a time
_PAUSE = 30  # milliseconds between turns, and after the last frame before the first


class Overview(QObject):
    finished = Signal()  # all of the map is painted

    def __init__(self, view: SheetView) -> None:
        super().__init__(view)
        self._view = view
        self._done: Drawing | None = None
        self._timer = QTimer(self, interval=_PAUSE, singleShot=True)
        self._timer.timeout.connect(self._turn)

    @property
    def scale(self) -> float:
        """The scale of the overview: a power of two, so that growing maps seldom change it."""
        drawing = self._view.seen
        share = _LONGEST / max(drawing.width, drawing.height, 1.0)
        return min(1.0, 2.0 ** math.floor(math.log2(share)))

    @property
    def is_ready(self) -> bool:
        return self._done is self._view.seen

    def start(self) -> None:
        """Go on after the frame that was just painted."""
        if not self.is_ready:
            self._timer.start()

    def _turn(self) -> None:
        deadline = perf_counter() + _TURN
        drawing, tiles, scale = self._view.seen, self._view.tiles, self.scale
        for _, strip in drawing.strips:
            key, level = key_of(strip), level_of(strip, scale)
            for row in range(level.down):
                for column in range(level.across):
                    tile = tiles.find(key, scale, column, row)
                    if tile is None or not tiles.fits(tile, level, column, row):
                        late = perf_counter() >= deadline
                        if late or tiles.paint(key, level, column, row, deadline).stale:
                            self._timer.start()
                            return
        self._done = drawing
        self.finished.emit()
