"""Lanes that do not shrink while something is dragged, so that the cell under the pointer stays."""

from __future__ import annotations

from collections.abc import Iterable

from journeymapper.editor.pane import Pane
from journeymapper.model.document import Document
from journeymapper.model.lane import Lane
from journeymapper.model.record import evolve

TALLEST = 5_000.0  # map units, as in the record


class Steady:
    """Shows previews in which some lanes are at least as tall as they have been during the gesture.

    Only lanes that cards leave or visit are held: all others cannot shrink, and stay the same objects.
    """

    def __init__(self, pane: Pane) -> None:
        self._pane = pane
        self._heights = {row.lane: row.height for row in pane.drawing.rows}
        self._held: set[str] = set()
        self._lanes: dict[str, Lane] = {}  # by id, as tall as they are held

    def hold(self, lanes: Iterable[str]) -> None:
        """From now on these lanes do not shrink."""
        self._held.update(lane for lane in lanes if lane in self._heights)

    def show(self, document: Document) -> None:
        """Preview a document with its lanes held."""
        lanes = tuple(map(self._as_tall, document.lanes))
        self._pane.editor.preview(evolve(document, lanes=lanes))
        for row in self._pane.drawing.rows:
            self._heights[row.lane] = max(row.height, self._heights.get(row.lane, 0.0))

    def _as_tall(self, lane: Lane) -> Lane:
        height = min(self._heights.get(lane.id, 0.0), TALLEST)
        if lane.id not in self._held or lane.height >= height:
            return lane
        known = self._lanes.get(lane.id)
        if known is None or known.height != height or evolve(known, height=lane.height) != lane:
            known = self._lanes[lane.id] = evolve(lane, height=height)
        return known
