"""Fingers for tests: real touch events, through the window."""

from __future__ import annotations

from typing import Self

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QInputDevice, QTouchEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

SCREEN = QInputDevice.DeviceType.TouchScreen


class Fingers:
    """Some fingers on a touch screen over a widget, in whose pixels they aim. Each has a number."""

    def __init__(self, widget: QWidget, *device: object) -> None:
        self.widget = widget
        self.device = QTest.createTouchDevice(*device or (SCREEN,))
        self._sequence = QTest.touchEvent(widget, self.device, False)
        self.at: dict[int, QPoint] = {}

    def send(self, **now: dict[int, QPoint]) -> Self:
        """One event: fingers that `press`, `move` or `release`, each with its number and place."""
        sequence = self._sequence
        changed = {id for points in now.values() for id in points}
        for how, points in now.items():
            for id, at in points.items():
                getattr(sequence, how)(id, at, self.widget)
        for id in self.at.keys() - changed:
            sequence.stationary(id)
        sequence.commit()
        for id, at in (now.get("press", {}) | now.get("move", {})).items():
            self.at[id] = at
        for id in now.get("release", {}):
            del self.at[id]
        QApplication.processEvents()
        return self

    def down(self, *points: QPoint) -> Self:
        return self.send(press=dict(enumerate(points, len(self.at))))

    def to(self, *points: QPoint) -> Self:
        """All fingers to new places at once, in four moves."""
        start = dict(self.at)
        for part in (0.25, 0.5, 0.75, 1.0):
            self.send(move={id: start[id] + (at - start[id]) * part for id, at in enumerate(points)})
        return self

    def up(self, *ids: int) -> Self:
        return self.send(release={id: self.at[id] for id in ids or tuple(self.at)})

    def tap(self, at: QPoint) -> Self:
        return self.down(at).up()

    def drag(self, at: QPoint, to: QPoint) -> Self:
        return self.down(at).to(to).up()

    def cancel(self, target: QWidget | None = None) -> Self:
        """As a system does that sees a gesture of its own; `target` is the widget that has the touch."""
        QApplication.sendEvent(target or self.widget, QTouchEvent(QEvent.Type.TouchCancel, self.device))
        self.at.clear()
        return self
