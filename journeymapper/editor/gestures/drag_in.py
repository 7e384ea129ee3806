"""Dragging something in from another program that has to be read first: a file, a picture, a table."""

from __future__ import annotations

from collections.abc import Callable

from journeymapper.editor.events import RELEASE, Gesture, Marks, Pointer
from journeymapper.editor.gestures import telling
from journeymapper.editor.gestures.following import followed
from journeymapper.editor.gestures.resting import Resting
from journeymapper.editor.pane import Pane
from journeymapper.geometry import Point
from journeymapper.layout.drop import DropPlace
from journeymapper.layout.hit import cell_rect


def drag_in(pane: Pane, arrived: Callable[[DropPlace], object], gaps: bool = True) -> Gesture:
    """Shows where it would land and says so to `arrived` when it is let go there. Nothing changes by
    itself: reading may take a while, or come to nothing. Without `gaps` it always lands in a cell.

    Unlike other gestures it begins with a move: the press was in another program.
    """
    event = yield Marks(cursor="copy")
    pointer = followed(event, Pointer("move", Point(0.0, 0.0), inside=False))
    resting = Resting()
    while pointer is not None:
        drop = resting.place(pane.drawing, pointer) if pointer.inside else None
        if drop is not None and not gaps:
            drop = drop._replace(gap="")
        if pointer.phase == RELEASE:
            if drop is not None:
                arrived(drop)
            return
        marks = _marks(pane, drop)
        if drop is None or drop.gap:  # what it becomes is known when it has been read
            marks = marks._replace(hint=telling.of_card(pane, drop, "text", pointer.at))
        pointer = followed((yield marks), pointer)


def _marks(pane: Pane, drop: DropPlace | None) -> Marks:
    if drop is None:
        return Marks(cursor="forbidden")
    if drop.gap:
        return Marks(drop=drop.line, cursor="copy")
    return Marks(drop=cell_rect(pane.drawing, drop.lane, drop.step), cursor="copy")
