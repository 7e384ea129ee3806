"""Dragging a lane by its header."""

from __future__ import annotations

from journeymapper.editor.events import Gesture, Pointer
from journeymapper.editor.gestures.drag_heading import Drop, Labels, drag_heading, is_beside, level
from journeymapper.editor.pane import Pane
from journeymapper.geometry import Point
from journeymapper.i18n import _
from journeymapper.model.document import Document
from journeymapper.operations.fragments import take_lanes
from journeymapper.operations.lanes import move_lane
from journeymapper.operations.pasting import paste_lanes


def drag_lane(pane: Pane, press: Pointer, id: str) -> Gesture:
    """A lane with all that is in it goes between two others, or to the top or the bottom."""
    labels = Labels(_("Move lane"), _("Duplicate lane"))
    return drag_heading(pane, press, id, labels, lambda pane, at: _place(pane, at, id))


def _place(pane: Pane, at: Point, id: str) -> Drop | None:
    if not is_beside(pane, at):
        return None
    rows = pane.drawing.rows
    below = sum(row.y + row.height / 2 < at.y for row in rows)
    # Beside a shown lane, because a view may hide others.
    beside, after = (rows[below].lane, False) if below < len(rows) else (rows[-1].lane, True)

    def index(document: Document, without: str) -> int:
        ids = [lane.id for lane in document.lanes if lane.id != without]
        return ids.index(beside) + after if beside in ids else -1

    def moved(document: Document) -> Document:
        place = index(document, id)
        return document if place < 0 else move_lane(document, id, place)

    return Drop(
        moved,
        lambda document: paste_lanes(document, take_lanes(document, (id,)), index(document, "")),
        level(pane, rows[below].y if below < len(rows) else rows[-1].bottom),
    )
