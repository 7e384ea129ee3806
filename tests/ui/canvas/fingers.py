"""Fingers on the canvas of a hand, which aims at things."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from tests.ui.canvas.conftest import Hand
from tests.ui.fingers import Fingers as Screen


class Fingers(Screen):
    """Fingers on the canvas of a hand, which aims at things."""

    def __init__(self, hand: Hand, *device: object) -> None:
        super().__init__(hand.canvas, *device)
        self.hand, self.canvas = hand, hand.canvas

    def down(self, *points: QPoint | str) -> Fingers:
        return super().down(
            *(self.hand.middle(self.hand.rect(at)) if isinstance(at, str) else at for at in points)
        )


def rested(fingers: Fingers) -> None:
    """So long that the next tap is no double tap."""
    QApplication.setDoubleClickInterval(1)
    since = fingers.canvas.fingers._since_tap
    fingers.hand.qtbot.waitUntil(lambda: since.elapsed() > QApplication.doubleClickInterval())
