"""Dragging the border of a column or a lane."""

from __future__ import annotations

from collections.abc import Callable

from journeymapper.editor.events import RELEASE, Gesture, Marks, Pointer
from journeymapper.editor.gestures.following import followed, moved_or_released
from journeymapper.editor.pane import Pane
from journeymapper.i18n import _
from journeymapper.layout.measures import measures_of
from journeymapper.model.document import Document
from journeymapper.operations.lanes import resize_lane
from journeymapper.operations.steps import resize_step

GRID = 8.0  # map units
LEAST_HEIGHT = 24.0


def drag_column_border(pane: Pane, press: Pointer, step: str) -> Gesture:
    """The right border of a step's column."""
    column = next(column for column in pane.drawing.columns if column.step == step)
    least = measures_of(pane.editor.document.style).least_step_width

    def resized(document: Document, pointer: Pointer) -> Document:
        return resize_step(document, step, max(least, _on_grid(column.width, pointer.at.x - press.at.x)))

    return _drag(pane, press, "resize-x", _("Resize step"), resized)


def drag_lane_border(pane: Pane, press: Pointer, lane: str) -> Gesture:
    """The lower border of a lane. It stays at least as tall as its content."""
    row = next(row for row in pane.drawing.rows if row.lane == lane)

    def resized(document: Document, pointer: Pointer) -> Document:
        return resize_lane(document, lane, max(LEAST_HEIGHT, _on_grid(row.room, pointer.at.y - press.at.y)))

    return _drag(pane, press, "resize-y", _("Resize lane"), resized)


def _drag(
    pane: Pane, press: Pointer, cursor: str, label: str, resized: Callable[[Document, Pointer], Document]
) -> Gesture:
    editor = pane.editor
    pointer = yield from moved_or_released(press)
    if pointer is None or pointer.phase == RELEASE:
        return
    document = editor.document
    before = pane.drawing
    try:
        while pointer is not None:
            changed = resized(document, pointer)
            if pointer.phase == RELEASE:
                # A border that is let go where it was taken leaves the size as it was: automatic.
                editor.preview(changed)
                same = (pane.drawing.columns, pane.drawing.rows) == (before.columns, before.rows)
                if pointer.inside and not same and editor.document is document:
                    editor.commit(label, changed)
                return
            if changed != editor.shown:
                editor.preview(changed)
            pointer = followed((yield Marks(cursor=cursor)), pointer)
    finally:
        editor.preview(None)


def _on_grid(size: float, by: float) -> float:
    return round((size + by) / GRID) * GRID
