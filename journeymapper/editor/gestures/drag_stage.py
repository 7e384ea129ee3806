"""Dragging a stage by its header."""

from __future__ import annotations

from journeymapper.editor.events import Gesture, Pointer
from journeymapper.editor.gestures.drag_heading import Drop, drag_heading, is_beside, upright
from journeymapper.editor.pane import Pane
from journeymapper.geometry import Point
from journeymapper.operations.fragments import take_stages
from journeymapper.operations.pasting import paste_stages
from journeymapper.operations.stages import move_stages


def drag_stage(pane: Pane, press: Pointer, id: str) -> Gesture:
    """A stage with its steps and all that is in them goes between two others, or to an end of the map."""
    return drag_heading(pane, press, id, _place)


def _place(pane: Pane, at: Point, ids: tuple[str, ...]) -> Drop | None:
    if not is_beside(pane, at):
        return None
    spans: dict[str, tuple[float, float]] = {}
    for column in pane.drawing.columns:
        left, _right = spans.get(column.stage, (column.x, 0.0))
        spans[column.stage] = (left, column.right)
    edges = list(spans.values())
    place = sum((left + right) / 2 < at.x for left, right in edges)
    index = sum(stage not in ids for stage in list(spans)[:place])
    if place == 0:
        x = edges[0][0]
    elif place == len(edges):
        x = edges[-1][1]
    else:
        x = (edges[place - 1][1] + edges[place][0]) / 2
    return Drop(
        lambda document: move_stages(document, ids, index),
        lambda document: paste_stages(document, take_stages(document, ids), place),
        upright(pane, x),
    )
