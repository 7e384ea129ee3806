"""Tiles side by side, as many in a row as the width allows, all of one width."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from journeymapper.ui.measures import with_text
from journeymapper.ui.start.tile import NARROWEST, Tile

MOST, GAP = 4, 22


class Tiles(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.tiles: list[Tile] = []
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)

    def add(self, tile: Tile) -> None:
        self.tiles.append(tile)
        self._arrange(MOST, again=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        across = max(1, min(MOST, (self.width() + GAP) // (with_text(NARROWEST) + GAP)))
        self._arrange(across)
        # As wide in a row of one as in a full one.
        width = (self.width() - (across - 1) * GAP) // across
        for tile in self.tiles:
            tile.setFixedSize(width, tile.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, super().minimumSizeHint().height())

    def _arrange(self, across: int, again: bool = False) -> None:
        if across == self._across and not again:
            return
        self._across = across
        for place, tile in enumerate(self.tiles):
            self._grid.addWidget(tile, place // across, place % across)
