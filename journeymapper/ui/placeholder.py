"""What a window shows in its first frame, before anything that knows maps is loaded."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from journeymapper.ui.measures import (
    INSPECTOR,
    NARROW_PALETTE,
    NARROW_WINDOW,
    STATUS,
    TOOLBAR,
    WIDE_PALETTE,
    with_text,
)
from journeymapper.ui.theme import current_theme


class Placeholder(QWidget):
    """The outlines of bars and panels (for a map) or an even ground; tells when it has been seen."""

    seen = Signal()

    def __init__(self, for_map: bool) -> None:
        super().__init__()
        self._for_map = for_map
        self._told = False

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(theme.chrome))
            if self._for_map:
                narrow = self.width() < with_text(NARROW_WINDOW)
                left = NARROW_PALETTE if narrow else with_text(WIDE_PALETTE)
                right = 0 if narrow else with_text(INSPECTOR)
                desk = QRect(left, TOOLBAR, self.width() - left - right, self.height() - TOOLBAR - STATUS)
                painter.fillRect(desk.adjusted(-1, -1, 1, 1), QColor(theme.line))
                painter.fillRect(desk, QColor(theme.desk))
        if not self._told:
            self._told = True
            QTimer.singleShot(0, self.seen.emit)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()
