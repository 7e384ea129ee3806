"""Hands on the canvas: the mouse pans, mouse and finger feed gestures with pointers in map coordinates."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QMouseEvent

from journeymapper.drawing.tree import Group
from journeymapper.editor import events, router
from journeymapper.editor.events import NO_MARKS, Event, Gesture, Key, Pointer
from journeymapper.geometry import Rect
from journeymapper.model.lookup import find_card
from journeymapper.ui.canvas import edges
from journeymapper.ui.canvas.let_go import slipped
from journeymapper.ui.canvas.sight import NOWHERE
from journeymapper.ui.canvas.viewport import Viewport

if TYPE_CHECKING:
    from journeymapper.ui.canvas.canvas import Canvas

_TICK = 16  # milliseconds
_PASSING = 120  # milliseconds at an edge before the map scrolls: who goes on over it wants the shelf
_REST = 70  # milliseconds: who lies still for so long in mid-drag means the place, and may let go at once
STILL = 4.0  # pixels: a pointer that has moved less is clicking; a finger that does lies still

_MODIFIERS = (
    (Qt.KeyboardModifier.ShiftModifier, events.SHIFT),
    (Qt.KeyboardModifier.ControlModifier, events.CTRL),
    (Qt.KeyboardModifier.AltModifier, events.ALT),
)
SHAPES = {
    "move": Qt.CursorShape.ClosedHandCursor,
    "copy": Qt.CursorShape.DragCopyCursor,
    "resize-x": Qt.CursorShape.SizeHorCursor,
    "resize-y": Qt.CursorShape.SizeVerCursor,
    "forbidden": Qt.CursorShape.ForbiddenCursor,
    "cross": Qt.CursorShape.CrossCursor,
    "hand": Qt.CursorShape.OpenHandCursor,
}


def modifiers_of(modifiers: Qt.KeyboardModifier) -> frozenset[str]:
    return frozenset(name for flag, name in _MODIFIERS if modifiers & flag)


class Hands(QObject):
    """What the mouse is doing on one canvas: nothing, panning, or a gesture."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.canvas = canvas
        self.space = False  # held down: the mouse pans
        self._gesture: Gesture | None = None
        self._pan: tuple[QPointF, Viewport] | None = None
        self._press = QPointF()
        self._last = QPointF()
        self._modifiers: frozenset[str] = frozenset()
        self._far = False  # moved so far that it is no click
        self._reach = events.MOUSE
        self._header = NOWHERE
        self._still: tuple[QPointF, ...] = ()  # two places between which a mouse that lies still may flicker
        self._rests = False
        self._rest = QTimer(self, interval=_REST, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._rest.timeout.connect(self._has_rested)
        self._lifted: dict[str, tuple[Rect, Group]] = {}
        self.carried = QRectF()  # the picture over the canvas that goes with the pointer, from there
        self._scroll = QTimer(self)
        self._scroll.timeout.connect(self._scroll_on)

    @property
    def is_busy(self) -> bool:
        return self._gesture is not None or self._pan is not None

    @property
    def is_gesturing(self) -> bool:
        return self._gesture is not None

    @property
    def at(self) -> QPointF:
        """Where the pointer is, in pixels."""
        return self._last

    @property
    def is_scrolling(self) -> bool:
        return self._scroll.isActive()

    # -- mouse -------------------------------------------------------------------------------

    def press(self, event: QMouseEvent) -> None:
        if self.is_busy:
            return
        if event.button() == Qt.MouseButton.MiddleButton or self.space:
            self._pan = (event.position(), self.canvas.view)
            self.canvas.setCursor(Qt.CursorShape.ClosedHandCursor)
            return
        if event.button() == Qt.MouseButton.LeftButton:
            self.press_at(event.position(), event.modifiers())

    def press_at(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The left button goes down."""
        pressed = self._put_down(at, events.MOUSE, modifiers_of(modifiers))
        self._start(router.begin(self.canvas.pane, pressed))

    def _put_down(self, at: QPointF, reach: float, modifiers: frozenset[str] = frozenset()) -> Pointer:
        self._press = self._last = at
        self._far = False
        self._header = self.canvas.sight.in_header(at.x(), at.y())
        self._modifiers, self._reach = modifiers, reach
        self._stir()
        return self._pointer(events.PRESS)

    # -- a finger ----------------------------------------------------------------------------

    def tap(self, at: QPointF) -> None:
        """What a click does there."""
        if not self.is_busy:
            # Handles are for dragging: what lies below them is tapped.
            self._start(router.begin(self.canvas.pane, self._put_down(at, 0.0)))
            self.drop(at, Qt.KeyboardModifier.NoModifier)

    def take(self, at: QPointF) -> bool:
        """Take up what lies under a finger, for `drag_to` and `drop`; False where nothing can be dragged."""
        if self.is_busy:
            return False
        gesture = router.take(self.canvas.pane, self._put_down(at, events.FINGER))
        if gesture is not None:
            self.canvas.writing.close()
            self._start(gesture)
        return gesture is not None

    def _start(self, gesture: Gesture) -> None:
        self._gesture = gesture
        self._advance(lambda: next(gesture))

    def begin(self, gesture: Gesture, at: QPointF, carried: QRectF) -> None:
        """Let a gesture have a pointer that was pressed elsewhere (see `drag_to`, `drop`), with the picture
        that it carries."""
        self.carried = carried
        self._press = self._last = at
        self._far, self._header, self._modifiers = True, NOWHERE, frozenset()
        self._reach = events.MOUSE
        self._stir()
        self._start(gesture)

    def drag_to(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        self._last, self._modifiers = at, modifiers_of(modifiers)
        self._far = self._far or (at - self._press).manhattanLength() > STILL
        tremble = STILL if self._reach > events.MOUSE else 0.0
        if all((at - place).manhattanLength() > tremble for place in self._still):
            self._stir()
        self._send(self._pointer(events.MOVE))
        self._mind_edges()

    def drop(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        was, self._last, self._modifiers = self._last, at, modifiers_of(modifiers)
        self._let_go(at == was)

    def move(self, event: QMouseEvent) -> bool:
        """True when the pointer is taken."""
        self._last = event.position()
        if self._pan is not None:
            start, view = self._pan
            moved = event.position() - start
            self.canvas.move_to(view.scrolled(-moved.x(), -moved.y()))
            return True
        if self._gesture is None:
            return False
        self.drag_to(event.position(), event.modifiers())
        return True

    def release(self, event: QMouseEvent) -> None:
        was, self._last = self._last, event.position()
        if self._pan is not None:
            self._pan = None
            self.canvas.unsetCursor()
        elif self._gesture is not None and event.button() == Qt.MouseButton.LeftButton:
            self._modifiers = modifiers_of(event.modifiers())
            self._let_go(self._last == was)

    def cancel(self) -> bool:
        """Give up the gesture; the committed map shows again. False when there was none."""
        if self._pan is not None:
            self.canvas.move_to(self._pan[1])
            self._pan = None
            self.canvas.unsetCursor()
            return True
        if self._gesture is None:
            return False
        self._send(Key("escape", self._modifiers))
        self._end()
        self.canvas.hintChanged.emit("")  # nothing fell back that a reason would explain
        return True

    def modifiers_changed(self, modifiers: Qt.KeyboardModifier) -> None:
        """Ctrl pressed in mid-drag makes a copy, and so on."""
        now = modifiers_of(modifiers)
        if self._gesture is not None and now != self._modifiers:
            self._modifiers = now
            self._send(Key("modifiers", now))

    # -- gestures ----------------------------------------------------------------------------

    def _pointer(self, phase: str) -> Pointer:
        canvas = self.canvas
        at = canvas.sight.to_map(self._last.x(), self._last.y(), self._header)
        inside = canvas.rect().contains(self._last.toPoint())
        on_shelf = not inside and self._is_over_shelf()
        return Pointer(phase, at, self._modifiers, canvas.zoom, inside, on_shelf, self._reach, self._rests)

    def _is_over_shelf(self) -> bool:
        return self.canvas.is_over_shelf(self.canvas.mapToGlobal(self._last))

    def _send(self, event: Event) -> None:
        gesture = self._gesture
        if gesture is not None:
            self._advance(lambda: gesture.send(event))

    def _let_go(self, as_shown: bool) -> None:
        """The button comes up. Where nothing has moved since (`as_shown`) what was dropped stays there."""
        canvas = self.canvas
        if not as_shown:
            self._stir()
        document, before, marks = canvas.editor.document, canvas.drawing, canvas.pane.marks
        view, pointer = canvas.view, self._pointer(events.RELEASE)
        pinned = marks.drop is not None and canvas.sight.held_at(marks.drop) is not None
        self._send(pointer)
        self._end()
        if as_shown and not pinned and canvas.editor.document is not document:
            down = slipped(before, canvas.drawing, marks, pointer.at.y) * view.zoom
            canvas.stay_at(view.scrolled(0.0, down))
            chosen = next(iter(canvas.editor.selection), "")
            upright = marks.drop is not None and marks.drop.height > marks.drop.width
            if upright and not marks.landing and find_card(canvas.editor.document, chosen):
                canvas.reveal(chosen)  # the step that was made for it may begin at the edge

    def _advance(self, step) -> None:
        canvas = self.canvas
        before = canvas.pane.marks
        try:
            marks = step()
        except StopIteration:
            self._gesture = None
            self._end()
            return
        except Exception as error:
            # A gesture that fails gives the map back as it was; the guard tells of it.
            self._end()
            sys.excepthook(type(error), error, error.__traceback__)
            return
        if marks.lifted != before.lifted:
            self._lift(marks.lifted)
        canvas.pane.marks = marks
        if marks.cursor != before.cursor:
            if marks.cursor in SHAPES:
                canvas.setCursor(SHAPES[marks.cursor])
            else:
                canvas.unsetCursor()
        if marks.to_shelf != before.to_shelf:
            canvas.shelfMeant.emit(marks.to_shelf)
        if marks.hint != before.hint:
            canvas.hintChanged.emit(marks.hint)
        canvas.update()

    def _end(self) -> None:
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.close()
        self._scroll.stop()
        self._rest.stop()
        self._lifted = {}
        self.carried = QRectF()
        canvas = self.canvas
        if canvas.pane.marks.hint and canvas.pane.marks.cursor != "forbidden":
            canvas.hintChanged.emit("")  # why something fell back is still to be read
        if canvas.pane.marks.to_shelf:
            canvas.shelfMeant.emit(False)
        canvas.pane.marks = NO_MARKS
        canvas.unsetCursor()
        canvas.settle()
        canvas.update()

    def _lift(self, ids: tuple[str, ...]) -> None:
        """Remember how things looked where they were taken up."""
        for id in ids:
            found = self.canvas.places.find(id)
            if id not in self._lifted and found is not None:
                self._lifted[id] = (found.rect, found.group)

    def lifted(self) -> list[tuple[Rect, Group]]:
        """What the pointer carries, where it was taken up."""
        return [self._lifted[id] for id in self.canvas.pane.marks.lifted if id in self._lifted]

    # -- lying still -------------------------------------------------------------------------

    def _stir(self) -> None:
        """The pointer has moved, or the map under it."""
        self._still, self._rests = (self._last, *self._still[:1]), False
        self._rest.start()

    def _has_rested(self) -> None:
        self._rests = True
        self._send(self._pointer(events.MOVE))

    # -- scrolling at the edges --------------------------------------------------------------

    def _mind_edges(self) -> None:
        wanted = self._far and any(self._push()) and not self._is_over_shelf()
        if wanted and not self._scroll.isActive():
            self._scroll.start(_PASSING)
        elif not wanted:
            self._scroll.stop()

    def _push(self) -> tuple[float, float]:
        """Pixels to scroll in the next tick."""
        window = self.canvas.sight.body_window()
        held_x, held_y = self._header
        x, y = edges.push(self._last, self._press, window)
        return 0.0 if held_x else x, 0.0 if held_y else y

    def _scroll_on(self) -> None:
        canvas = self.canvas
        self._scroll.setInterval(_TICK)
        before = canvas.view
        canvas.move_to(edges.pushed(before, canvas.drawing, *self._push()))
        if canvas.view == before:
            self._scroll.stop()
        else:
            self._stir()
            self._send(self._pointer(events.MOVE))
