"""What is dragged onto the canvas from the palette or from another program: a gesture like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

from journeymapper.editor.gestures.drag_new import drag_new
from journeymapper.editor.things import LONGEST_TEXT, kind_of
from journeymapper.layout.curve import value_of
from journeymapper.layout.hit import row_at
from journeymapper.model.lookup import find_lane

if TYPE_CHECKING:
    from journeymapper.geometry import Point
    from journeymapper.ui.canvas.canvas import Canvas

KIND_MIME = "application/x-journeymapper-kind"
_WRITTEN = ("card", "stage", "step", "lane")  # new things of these kinds are written on at once


def kind_and_text(event: QDropEvent) -> tuple[str, str] | None:
    """The kind from the palette, or a text from elsewhere; None for what cannot be dropped here."""
    mime = event.mimeData()
    if mime.hasFormat(KIND_MIME):
        return bytes(mime.data(KIND_MIME).data()).decode("utf-8", "replace"), ""
    if mime.hasText() and not mime.hasUrls():
        return "text", mime.text().strip()[:LONGEST_TEXT]
    return None  # files are the window's business


def enter(canvas: Canvas, event: QDragEnterEvent) -> None:
    found = kind_and_text(event)
    if found is None or canvas.hands.is_busy:
        event.ignore()
        return
    canvas.writing.close()
    canvas.hover.clear()
    canvas.hands.begin(drag_new(canvas.pane, *found), event.position())
    event.acceptProposedAction()


def move(canvas: Canvas, event: QDragMoveEvent) -> None:
    if not canvas.hands.is_gesturing:
        event.ignore()
        return
    canvas.hands.drag_to(event.position(), event.modifiers())
    if canvas.pane.marks.cursor == "forbidden":
        event.ignore()
    else:
        event.acceptProposedAction()


def drop(canvas: Canvas, event: QDropEvent) -> None:
    found = kind_and_text(event)
    if found is None or not canvas.hands.is_gesturing:
        event.ignore()
        return
    before = canvas.editor.document
    canvas.hands.drop(event.position(), event.modifiers())
    event.acceptProposedAction()
    canvas.setFocus()
    chosen, text = canvas.editor.selection, found[1]
    made = canvas.editor.document is not before and len(chosen) == 1 and not text
    if made and kind_of(canvas.editor.document, chosen[0]) in _WRITTEN:
        canvas.edit(chosen[0])


def value_at(canvas: Canvas, place: Point) -> float:
    """The value that a place in a lane of curves stands for, in half steps."""
    row = row_at(canvas.drawing, place.y)
    lane = find_lane(canvas.editor.document, row.lane) if row else None
    return round(value_of(lane, row.height, place.y - row.y) * 2) / 2 if row and lane else 0.0
