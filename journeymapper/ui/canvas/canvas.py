"""The canvas: the sheet in a window, with hands, keys and writing in place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QAccessibleInterface,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QResizeEvent,
    QShowEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from journeymapper.editor.cursor import ensure_cursor
from journeymapper.editor.editor import DOCUMENT, SELECTION
from journeymapper.geometry import Point
from journeymapper.i18n import _
from journeymapper.layout.hit import Hit, hit
from journeymapper.ui.canvas import accessible, keys
from journeymapper.ui.canvas.difference import show_difference
from journeymapper.ui.canvas.hover import Hover
from journeymapper.ui.canvas.input import Hands
from journeymapper.ui.canvas.links import LinkLayer
from journeymapper.ui.canvas.overlay import paint_overlay
from journeymapper.ui.canvas.sheet_view import SheetView
from journeymapper.ui.canvas.touch import Fingers
from journeymapper.ui.canvas.wheel import pinched, wheeled
from journeymapper.ui.canvas.writing import Writing

if TYPE_CHECKING:
    from journeymapper.editor.adding import NewCard
    from journeymapper.editor.pane import Pane
    from journeymapper.layout.drop import DropPlace
    from journeymapper.model.document import Document


class Canvas(SheetView):
    """One widget for the whole map.

    `hintChanged` carries a sentence for the status line ("" for none), `undoOffered` one about what was
    deleted, `menuRequested` a place on
    the screen and the id under it ("" for none), `laneRequested` a place on the screen and the
    index at which somebody wants a new lane, `broughtIn` the drop place and the `clipboard.Offered` of
    what was dropped from another program and has to be read first; `fieldsRequested` asks for the fields
    of what is selected; `shelfMeant` tells that what is dragged would land on the shelf, or no longer.
    """

    hintChanged = Signal(str)
    undoOffered = Signal(str)
    menuRequested = Signal(object, str)
    laneRequested = Signal(object, int)
    broughtIn = Signal(object, object)
    brandRequested = Signal()
    fieldsRequested = Signal()
    shelfMeant = Signal(bool)
    moved = Signal()  # the window looks at another part of the map, or the map is another

    def __init__(self, pane: Pane, parent: QWidget | None = None) -> None:
        accessible.install()  # first: Qt asks once and remembers the answer
        super().__init__(pane, parent)
        self.reader = accessible.Reader(self)
        self.hands = Hands(self)
        self.fingers = Fingers(self)
        self.hover = Hover(self)
        self.writing = Writing(self)
        self.links = LinkLayer(self)
        self.is_over_shelf: Callable[[QPointF], bool] = lambda at: False  # for a place on the screen
        self.arrivals: list[DropPlace] = []  # where something was let go that came from outside
        self.begun: list[NewCard] = []  # a card that was let go and is still to be written
        self.writing.ended.connect(lambda how, id: keys.go_on(self, how, id))
        self.underpaints: list[Callable[[QPainter], None]] = []  # paint over the map, below everything else
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAccessibleName(_("Journey map"))
        self.destroyed.connect(self.editor.subscribe(self._on_change))
        self.destroyed.connect(self.reader.close)

    # -- for the window's actions ------------------------------------------------------------

    def edit(self, id: str) -> bool:
        """Write on a thing in place; False when it has no text of its own."""
        return self.writing.open(id)

    def start_typing(self, text: str = "") -> bool:
        """A new card in the cell of the cursor, with its first letters."""
        return keys.start_card(self, text)

    def finish_editing(self) -> None:
        """Keep what is being typed and close its field; give up what is being dragged."""
        self.hands.cancel()
        self.writing.close()

    def show_difference(self, before: Document) -> None:
        """Scroll to what differs since the map was like this, and let it glow."""
        show_difference(self, before)

    def place_at(self, at: QPointF) -> Point:
        """The place on the sheet under a pixel."""
        return self.sight.to_map(at.x(), at.y())

    def hit_at(self, at: QPointF) -> Hit:
        """What lies under a pixel."""
        return hit(self.drawing, self.place_at(at), self.zoom)

    # -- the sheet asks ----------------------------------------------------------------------

    def paint_over(self, painter: QPainter) -> None:
        for paint in self.underpaints:
            paint(painter)
        paint_overlay(painter, self)

    def has_moved(self) -> None:
        self.writing.place_field()
        self.moved.emit()

    def is_held(self) -> bool:
        return self.hands.is_gesturing

    def _on_change(self, what: str) -> None:
        if what == DOCUMENT:
            self.writing.check()
            self.hover.clear()
            self.reader.has_changed()
        elif what == SELECTION:
            self.reader.has_moved()
        self.update()

    def make_accessible(self) -> QAccessibleInterface:
        """What screen readers see of the canvas."""
        return self.reader.tree()

    # -- Qt: the mouse -----------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.fingers.used = False
        self.writing.close()
        if not self.hover.press(event):
            self.hover.clear()
            self.hands.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        pressed = self.hover.dragged_from(event)
        if pressed is not None:
            self.hands.press_at(pressed, event.modifiers())
        if not self.hands.move(event):
            self.hover.move(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.hover.release()
        self.hands.release(event)
        self.hover.move(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            keys.edit_at(self, event.position())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.editor.shown.cards:
            ensure_cursor(self.pane)  # so that somebody who just types sees where

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Who opens a panel for the selected card wants to see the card beside it.
        kept = self.writing.id or next(iter(self.editor.selection), "")
        shown = self._shown_of(kept)
        super().resizeEvent(event)
        if shown > 0 and self._shown_of(kept) < shown and not self.hands.is_busy:
            self.reveal(kept)

    def _shown_of(self, id: str) -> float:
        """How much of a thing is seen, in square pixels."""
        found = self.places_now().find(id) if id else None
        if found is None:
            return 0.0
        seen = self.sight.to_pixel(found.rect, found.strip)
        window = self.sight.window_of(found.strip)
        width = min(seen.right, window.right) - max(seen.x, window.x)
        height = min(seen.bottom, window.bottom) - max(seen.y, window.y)
        return max(0.0, width) * max(0.0, height)

    def leaveEvent(self, event: QEvent) -> None:
        self.hover.clear()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.fingers.rest()
        self.move_to(wheeled(self.view, event))
        self.hover.clear()
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.menuRequested.emit(event.globalPos(), self.hover.select_for_menu(QPointF(event.pos())))
        else:
            at = self.hover.menu_place()
            chosen = self.editor.selection
            self.menuRequested.emit(self.mapToGlobal(at.toPoint()), chosen[0] if chosen else "")

    # -- Qt: keys and input methods ----------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            # What is not taken goes on as if it came from the mouse.
            event.setAccepted(self.fingers.take(event))
            return event.isAccepted()
        if isinstance(event, QNativeGestureEvent):
            view = pinched(self.view, event)
            if view is not None:
                self.move_to(view)
                return True
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and keys.is_ours(self, event):
                event.accept()
                return True
            tab = event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
            if tab and event.type() == QEvent.Type.KeyPress and keys.press(self, event):
                return True  # else Qt would move the focus first
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not keys.press(self, event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        keys.release(self, event)
        super().keyReleaseEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        keys.compose(self, event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        return keys.input_method_query(self, query)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reader.has_come()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.hands.space = False
        self.update()

    # -- Qt: drops; the clipboard and all that reads from it come with the first one ------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        from journeymapper.ui.canvas import drops

        drops.enter(self, event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        from journeymapper.ui.canvas import drops

        drops.move(self, event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.hands.cancel()

    def dropEvent(self, event: QDropEvent) -> None:
        from journeymapper.ui.canvas import drops

        drops.drop(self, event)
