"""Dragging a stage by its header."""

from __future__ import annotations

from journeymapper.editor.events import Gesture, Pointer
from journeymapper.editor.gestures.drag_heading import Drop, Labels, drag_heading, is_beside, upright
from journeymapper.editor.pane import Pane
from journeymapper.geometry import Point
from journeymapper.i18n import _
from journeymapper.operations.fragments import take_stages
from journeymapper.operations.pasting import paste_stages
from journeymapper.operations.stages import move_stage


def drag_stage(pane: Pane, press: Pointer, id: str) -> Gesture:
    """A stage with its steps and all that is in them goes between two others, or to an end of the map."""
    labels = Labels(_("Move stage"), _("Duplicate stage"))
    return drag_heading(pane, press, id, labels, lambda pane, at: _place(pane, at, id))


def _place(pane: Pane, at: Point, id: str) -> Drop | None:
    if not is_beside(pane, at):
        return None
    spans: dict[str, tuple[float, float]] = {}
    for column in pane.drawing.columns:
        left, _right = spans.get(column.stage, (column.x, 0.0))
        spans[column.stage] = (left, column.right)
    edges = list(spans.values())
    place = sum((left + right) / 2 < at.x for left, right in edges)
    own = list(spans).index(id)
    if place == 0:
        x = edges[0][0]
    elif place == len(edges):
        x = edges[-1][1]
    else:
        x = (edges[place - 1][1] + edges[place][0]) / 2
    return Drop(
        lambda document: move_stage(document, id, place - (place > own)),
        lambda document: paste_stages(document, take_stages(document, (id,)), place),
        upright(pane, x),
    )
