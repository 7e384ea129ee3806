"""Dragging a lane by its header."""

from __future__ import annotations

from journeymapper.editor.events import Gesture, Pointer
from journeymapper.editor.gestures.drag_heading import Drop, drag_heading, is_beside, level
from journeymapper.editor.pane import Pane
from journeymapper.geometry import Point
from journeymapper.operations.fragments import take_lanes
from journeymapper.operations.lanes import move_lanes
from journeymapper.operations.pasting import paste_lanes


def drag_lane(pane: Pane, press: Pointer, id: str) -> Gesture:
    """A lane with all that is in it goes between two others, or to the top or the bottom."""
    return drag_heading(pane, press, id, _place)


def _place(pane: Pane, at: Point, ids: tuple[str, ...]) -> Drop | None:
    if not is_beside(pane, at):
        return None
    rows = pane.drawing.rows
    below = sum(row.y + row.height / 2 < at.y for row in rows)
    # Beside a shown lane, because a view may hide others.
    beside, after = (rows[below].lane, False) if below < len(rows) else (rows[-1].lane, True)

    lanes = [lane.id for lane in pane.editor.document.lanes]
    place = lanes.index(beside) + after
    index = sum(lane not in ids for lane in lanes[:place])
    return Drop(
        lambda document: move_lanes(document, ids, index),
        lambda document: paste_lanes(document, take_lanes(document, ids), place),
        level(pane, rows[below].y if below < len(rows) else rows[-1].bottom),
    )
