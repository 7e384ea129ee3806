"""Borders between steps and lanes, which every drag crosses: only a hand that rests on one means it."""

from __future__ import annotations

from journeymapper.drawing.tree import Drawing
from journeymapper.editor.events import Pointer
from journeymapper.geometry import Point
from journeymapper.layout.drop import BORDER, HELD, DropPlace, drop_place

NONE: frozenset[str] = frozenset()


class Resting:
    """Says where a hand would drop. A border that becomes a step or a lane is offered once the hand has come
    to rest on it, and stays offered until the hand leaves it for good; on the way over it the cells are
    meant."""

    def __init__(self) -> None:
        self._offers = False

    def place(
        self, drawing: Drawing, pointer: Pointer, ignored: frozenset[str] = NONE, at: Point | None = None
    ) -> DropPlace | None:
        """Where what the pointer carries lands; `ignored` as in `drop_place`. Among cells it is taken to be
        `at`, if that is given."""
        met = drop_place(drawing, pointer.at, pointer.zoom, ignored, HELD if self._offers else BORDER)
        on_gap = met is not None and met.gap != ""
        self._offers = on_gap and (self._offers or pointer.rests)
        if self._offers:
            return met
        return drop_place(drawing, at or pointer.at, pointer.zoom, ignored, border=0.0)
