"""Tiles side by side, as many in a row as the width allows, all of one width."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

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

    def add(self, tile: Tile) -> None:
        self.tiles.append(tile)
        self._arrange(MOST, again=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(max(1, min(MOST, (self.width() + GAP) // (NARROWEST + GAP))))

    def _arrange(self, across: int, again: bool = False) -> None:
        if across == self._across and not again:
            return
        self._across = across
        for place, tile in enumerate(self.tiles):
            self._grid.addWidget(tile, place // across, place % across)
        for column in range(MOST):
            self._grid.setColumnStretch(column, 1 if column < across else 0)
