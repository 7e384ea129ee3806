"""Lanes that make room for what is dragged over them, and still are where the hand goes to meet them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from journeymapper.editor.events import Pointer
from journeymapper.editor.gestures.resting import Resting
from journeymapper.editor.pane import Pane
from journeymapper.geometry import Point, Rect
from journeymapper.layout.drop import DropPlace, drop_place
from journeymapper.layout.hit import group_rect
from journeymapper.model.document import Document
from journeymapper.model.lane import Lane
from journeymapper.model.record import evolve

TALLEST = 5_000.0  # map units, as in the record
_TREMBLE = 2.0  # pixels up and down: a hand on a border is never quite still


class Steady:
    """Shows previews in which no lane is lower than before the gesture, and only the lane under the
    pointer is taller.

    A lane that makes room pushes the lanes below it, and gives the room back when the pointer leaves it.
    Which lane is meant is asked of the `ground`, the drawing before the gesture: so every lane is met
    where it was seen when the gesture began, and no lane that grows or shrinks can change what is meant.
    """

    def __init__(self, pane: Pane) -> None:
        self._pane = pane
        self._document = pane.editor.document
        self._ground, self._view = pane.drawing, pane.view
        self._heights = {row.lane: row.height for row in self._ground.rows}
        self._held: set[str] = set()
        self._lanes: dict[str, Lane] = {}  # by id, as tall as they are held
        self._grown = ("", 0.0)  # the lane under the pointer, and how tall it has been since it came
        self._y: float | None = None
        self._resting = Resting()

    def hold(self, lanes: Iterable[str]) -> None:
        """These lanes, which cards leave or change in, do not shrink."""
        self._held.update(lane for lane in lanes if lane in self._heights)

    def place(self, pointer: Pointer, ignored: Collection[str]) -> DropPlace | None:
        """Where a card lands that is dropped now; `ignored` are the cards that are being dragged."""
        if not pointer.inside:
            return None
        if self._pane.view is not self._view:
            self._look_again()
        tremble = _TREMBLE / max(pointer.zoom, 1e-6)
        y = pointer.at.y if self._y is None else self._y
        self._y = min(max(y, pointer.at.y - tremble), pointer.at.y + tremble)
        at, ignored = Point(pointer.at.x, self._y), frozenset(ignored)
        drop = self._resting.place(self._ground, pointer, ignored, at)
        if drop is None or drop.gap or drop.lane != self._grown[0]:
            return drop
        # Among the cards of a cell the slot stays where it is seen, until the pointer has left it.
        shown = drop_place(self._pane.drawing, at, pointer.zoom, ignored, border=0.0)
        return shown if shown and (shown.lane, shown.step, shown.gap) == (drop.lane, drop.step, "") else drop

    def show(self, document: Document, lane: str = "") -> None:
        """Preview a document; `lane` is the one under the pointer."""
        if self._grown[0] != lane:
            self._grown = (lane, self._heights.get(lane, 0.0))
        lanes = tuple(map(self._as_tall, document.lanes))
        self._pane.editor.preview(evolve(document, lanes=lanes))
        height = next((row.height for row in self._pane.drawing.rows if row.lane == lane), 0.0)
        self._grown = (lane, max(height, self._grown[1]))

    def _as_tall(self, lane: Lane) -> Lane:
        over, height = self._grown
        if lane.id != over:
            height = self._heights.get(lane.id, 0.0) if lane.id in self._held else 0.0
        height = min(height, TALLEST)
        if lane.height >= height:
            return lane
        known = self._lanes.get(lane.id)
        if known is None or known.height != height or evolve(known, height=lane.height) != lane:
            known = self._lanes[lane.id] = evolve(lane, height=height)
        return known

    def _look_again(self) -> None:
        """Somebody has folded, hidden or filtered something in mid-drag."""
        editor, shown = self._pane.editor, self._pane.editor.shown
        editor.preview(self._document)
        self._ground, self._view = self._pane.drawing, self._pane.view
        self._heights = {row.lane: row.height for row in self._ground.rows}
        self._grown = ("", 0.0)
        editor.preview(shown)


def lane_under(drop: DropPlace | None) -> str:
    """The lane that makes room for a drop: none where it makes a lane of its own, or means nothing."""
    return "" if drop is None or drop.gap.startswith("lane") else drop.lane


def mark_of(pane: Pane, drop: DropPlace, id: str) -> Rect:
    """The mark of a drop: the slot that the reflowed map keeps for the held card, or the line of a gap."""
    if drop.gap.startswith("step"):
        return drop.line._replace(height=pane.drawing.body.height)
    return drop.line if drop.gap else group_rect(pane.drawing, id) or drop.line
