"""What bars, panels and the map stand on. It is all that a window shows in its first frame, before anything
that knows maps is loaded: the outlines of what will come, which its first map fills before the bars do.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journeymapper.ui.measures import (
    NARROW_WINDOW,
    inspector_width,
    palette_width,
    status_height,
    toolbar_height,
    with_text,
)
from journeymapper.ui.theme import current_theme


class Ground(QWidget):
    """The outlines of bars and panels (for a map) or an even ground; tells when it has been seen."""

    seen = Signal()

    def __init__(self, for_map: bool, palette: bool, inspector: bool) -> None:
        """`palette` and `inspector`: whether these panels will be shown."""
        super().__init__()
        self._for_map = for_map
        self._palette, self._inspector = palette, inspector
        self._told = self._arranged = False
        self._column, self._row, self._middle = QVBoxLayout(self), QHBoxLayout(), QVBoxLayout()
        for layout in (self._column, self._row, self._middle):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self._column.addLayout(self._row, 1)
        self._row.addLayout(self._middle, 1)

    def hold(self, canvas: QWidget) -> None:
        """Show a map where it stands among bars and panels, whether they are there yet or not."""
        self._middle.insertWidget(0, canvas, 1)

    def let_go(self, canvas: QWidget) -> None:
        self._middle.removeWidget(canvas)

    def arrange(
        self, toolbar: QWidget, left: Sequence[QWidget], below: QWidget, right: QWidget, status: QWidget
    ) -> None:
        """Put the bars and panels in their places; the map keeps its own."""
        self._arranged = True
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.insertWidget(0, toolbar)
        for place, panel in enumerate(left):
            self._row.insertWidget(place, panel)
        self._middle.addWidget(below)
        self._row.addWidget(right)
        self._column.addWidget(status)

    def _desk(self) -> QRect:
        """Where the map will be."""
        narrow = self.width() < with_text(NARROW_WINDOW)
        left = palette_width(narrow) if self._palette else 0
        right = inspector_width(self.width()) if self._inspector and not narrow else 0
        above, below = toolbar_height(), status_height()
        if self.isRightToLeft():
            left, right = right, left
        return QRect(left, above, self.width() - left - right, self.height() - above - below)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._arranged:
            desk, all_of_it = self._desk(), self.rect()
            right, below = all_of_it.right() - desk.right(), all_of_it.bottom() - desk.bottom()
            self._column.setContentsMargins(desk.left(), desk.top(), right, below)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        with QPainter(self) as painter:
            _fill(painter, self.rect(), theme.chrome)
            if self._for_map:
                desk = self._desk()
                _fill(painter, desk.adjusted(-1, -1, 1, 1), theme.line)
                _fill(painter, desk, theme.desk)
        if not self._told:
            self._told = True
            QTimer.singleShot(0, self.seen.emit)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()


def _fill(painter: QPainter, place: QRect, colour: str) -> None:
    """By tiles: whatever takes a brush or a pen makes Python's copies of all of Qt's names first, which
    takes longer than all else of the first frame.
    """
    tile = QPixmap(16, 16)
    tile.fill(QColor(colour))
    painter.drawTiledPixmap(place, tile)
