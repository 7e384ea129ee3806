"""A short glow on what has changed. The only timer here runs while something glows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from time import monotonic

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from journeymapper.geometry import Rect

SECONDS = 0.7
_FRAME = 33  # milliseconds


class Flashes(QObject):
    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._rects: tuple[Rect, ...] = ()
        self._began = 0.0
        self._timer = QTimer(self, interval=_FRAME)
        self._timer.timeout.connect(self._tick)

    @property
    def is_running(self) -> bool:
        return self._timer.isActive()

    def show(self, rects: Iterable[Rect]) -> None:
        """Let these rectangles of the sheet glow."""
        self._rects = tuple(rects)
        self._began = monotonic()
        if self._rects:
            self._timer.start()
            self._widget.update()

    def now(self) -> Iterator[tuple[Rect, float]]:
        """The rectangles and how strongly they glow, 0..1."""
        strength = 1.0 - (monotonic() - self._began) / SECONDS
        if strength > 0:
            for rect in self._rects:
                yield rect, min(1.0, strength * 1.5)

    def _tick(self) -> None:
        if monotonic() - self._began >= SECONDS:
            self._timer.stop()
            self._rects = ()
        self._widget.update()
