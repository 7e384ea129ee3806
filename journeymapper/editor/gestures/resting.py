"""Borders between steps and lanes, which every drag crosses: only a hand that rests on one means it."""

from __future__ import annotations

from journeymapper.drawing.tree import Drawing
from journeymapper.editor.events import Pointer
from journeymapper.geometry import Point
from journeymapper.layout.drop import DropPlace, drop_place

NONE: frozenset[str] = frozenset()


class Resting:
    """Says where a hand would drop. A border that becomes a step or a lane is offered once the hand has come
    to rest on it, and stays offered until the hand leaves it; on the way over it the cells are meant."""

    def __init__(self) -> None:
        self._offers = False

    def place(
        self, drawing: Drawing, at: Point, pointer: Pointer, ignored: frozenset[str] = NONE
    ) -> DropPlace | None:
        """Where what the pointer carries to `at` lands; `ignored` as in `drop_place`."""
        drop = drop_place(drawing, at, pointer.zoom, ignored)
        on_gap = drop is not None and drop.gap != ""
        self._offers = on_gap and (self._offers or pointer.rests)
        if self._offers or not on_gap:
            return drop
        return drop_place(drawing, at, pointer.zoom, ignored, borders=False)
