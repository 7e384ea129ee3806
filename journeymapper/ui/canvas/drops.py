"""What is dragged onto the canvas from the palette or from another program: a gesture like any other."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent

from journeymapper.editor.events import Gesture
from journeymapper.editor.gestures.drag_in import drag_in
from journeymapper.editor.gestures.drag_new import drag_new
from journeymapper.editor.gestures.drag_off_shelf import drag_off_shelf
from journeymapper.editor.incoming import is_map_file
from journeymapper.editor.things import kind_of
from journeymapper.model.record import LONGEST
from journeymapper.ui import clipboard

if TYPE_CHECKING:
    from journeymapper.ui.canvas.canvas import Canvas

CARDS_MIME = "application/x-journeymapper-cards"  # ids, one a line, of cards of a map that is open here
KIND_MIME = "application/x-journeymapper-kind"
_WRITTEN = ("stage", "step", "lane")  # new things of these kinds are written on at once


def kind_in(mime: QMimeData) -> str:
    """The kind that is dragged out of the palette; "" for everything else."""
    return bytes(mime.data(KIND_MIME).data()).decode("utf-8", "replace") if mime.hasFormat(KIND_MIME) else ""


def kind_and_text(event: QDropEvent) -> tuple[str, str] | None:
    """The kind from the palette, or a text that one card holds; None for everything else."""
    mime = event.mimeData()
    if kind := kind_in(mime):
        return kind, ""
    if clipboard.local_files(mime) or not mime.hasText() or _holds_table(mime) or clipboard.is_picture(mime):
        return None
    text = mime.text().strip()
    return ("text", text) if 0 < len(text) <= LONGEST else None


def _has_to_be_read(event: QDropEvent) -> bool:
    """Files that are no maps (those are the window's business), pictures, tables, long texts."""
    mime = event.mimeData()
    files = clipboard.local_files(mime)
    if files:
        return any(not is_map_file(Path(name)) for name in files)
    return mime.hasText() or clipboard.is_picture(mime)


def _holds_table(mime: QMimeData) -> bool:
    return "\t" in mime.text().strip() or (mime.hasHtml() and "<table" in mime.html().lower())


def shelf_cards_in(canvas: Canvas, event: QDropEvent) -> tuple[str, ...]:
    """Cards from the shelf of this very map."""
    mime = event.mimeData()
    ids = (
        bytes(mime.data(CARDS_MIME).data()).decode("ascii", "replace").split()
        if mime.hasFormat(CARDS_MIME)
        else []
    )
    kinds = [kind_of(canvas.editor.document, id) for id in ids]
    return tuple(ids) if kinds and set(kinds) == {"card"} else ()


def _carried(event: QDropEvent) -> QRectF:
    """The picture of a drag that began in this program, as seen from the pointer."""
    source = event.source()
    drags = source.findChildren(QDrag) if source is not None else []
    if not drags:
        return QRectF()
    return QRectF(-QPointF(drags[-1].hotSpot()), drags[-1].pixmap().deviceIndependentSize())


def enter(canvas: Canvas, event: QDragEnterEvent) -> None:
    shelved = shelf_cards_in(canvas, event)
    found = None if shelved else kind_and_text(event)
    if canvas.hands.is_busy or not (shelved or found or _has_to_be_read(event)):
        event.ignore()
        return
    canvas.writing.close()
    canvas.hover.clear()
    if shelved:
        gesture = drag_off_shelf(canvas.pane, shelved)
    elif found is not None:
        gesture = bring(canvas, *found)
    else:
        canvas.arrivals.clear()
        mime = event.mimeData()
        many = bool(clipboard.local_files(mime)) or clipboard.is_picture(mime)
        gesture = drag_in(canvas.pane, canvas.arrivals.append, gaps=many)
    canvas.hands.begin(gesture, event.position(), _carried(event))
    event.acceptProposedAction()


def bring(canvas: Canvas, kind: str, text: str = "") -> Gesture:
    """A new thing is brought here; a card without a text is written on where it is let go."""
    canvas.begun.clear()
    return drag_new(canvas.pane, kind, text, canvas.begun.append)


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
    if not canvas.hands.is_gesturing:
        event.ignore()
        return
    shelved = shelf_cards_in(canvas, event)
    found = None if shelved else kind_and_text(event)
    offer = None if found or shelved else clipboard.offered(event.mimeData())
    let_go(canvas, event.position(), event.modifiers(), found is not None and not found[1])
    event.acceptProposedAction()
    if offer is not None and canvas.arrivals:
        place = canvas.arrivals.pop()
        # Later: the other program waits until this returns, and reading may ask something.
        QTimer.singleShot(0, canvas, lambda: canvas.broughtIn.emit(place, offer))


def let_go(canvas: Canvas, at: QPointF, modifiers: Qt.KeyboardModifier, new: bool) -> None:
    """End the gesture of what was brought here; what is `new` and has a text is written on."""
    before = canvas.editor.document
    canvas.hands.drop(at, modifiers)
    canvas.setFocus()
    if canvas.begun:
        canvas.writing.open_card(canvas.begun.pop())
        return
    chosen = canvas.editor.selection
    made = new and canvas.editor.document is not before and len(chosen) == 1
    if made and kind_of(canvas.editor.document, chosen[0]) in _WRITTEN:
        canvas.edit(chosen[0])
