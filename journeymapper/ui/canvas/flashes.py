"""A short glow on what has changed. The only timer here runs while something glows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from time import monotonic

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

SECONDS = 0.7
_FRAME = 33  # milliseconds


class Flashes(QObject):
    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._ids: tuple[str, ...] = ()
        self._began = 0.0
        self._timer = QTimer(self, interval=_FRAME)
        self._timer.timeout.connect(self._tick)

    @property
    def is_running(self) -> bool:
        return self._timer.isActive()

    def show(self, ids: Iterable[str]) -> None:
        """Let these things glow."""
        self._ids = tuple(ids)
        self._began = monotonic()
        if self._ids:
            self._timer.start()
            self._widget.update()

    def now(self) -> Iterator[tuple[str, float]]:
        """The things and how strongly they glow, 0..1."""
        strength = 1.0 - (monotonic() - self._began) / SECONDS
        if strength > 0:
            for id in self._ids:
                yield id, min(1.0, strength * 1.5)

    def _tick(self) -> None:
        if monotonic() - self._began >= SECONDS:
            self._timer.stop()
            self._ids = ()
        self._widget.update()
