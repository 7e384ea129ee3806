"""Fingers on the canvas: tap, double tap, long press, drag, scroll, pinch. A pen acts as the mouse does."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QEventPoint, QGuiApplication, QInputDevice, QTouchEvent

from journeymapper.ui.canvas import keys
from journeymapper.ui.canvas.viewport import Viewport

if TYPE_CHECKING:
    from journeymapper.ui.canvas.canvas import Canvas

SLOP = 12.0  # pixels: a finger that has moved less is tapping (the mouse: 4)
IDLE, DOWN, DRAGGING, SCROLLING, PINCHING = "idle", "down", "dragging", "scrolling", "pinching"

_TICK = 16  # milliseconds
_LATELY = 80  # milliseconds that say how fast a finger was when it left
_SLOWEST, _FASTEST = 0.25, 4.0  # pixels a millisecond: slower ends at once, faster is no hand
_FRICTION = 0.93  # what a tick leaves of the speed
_NONE = Qt.KeyboardModifier.NoModifier

Points = dict[int, QPointF]


class Fingers(QObject):
    """What fingers are doing on one canvas.

    One that moves off what can be dragged takes it along as the mouse would; on empty ground it scrolls.
    A second finger gives a drag up, and the two pinch. One that rests opens the menu and takes up nothing.
    """

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.canvas = canvas
        self.doing = IDLE
        self.used = False  # a finger was here last, not the mouse: its grips are shown
        self._start: Points = {}
        self._view = canvas.view  # where the window looked when scrolling or pinching began
        self._way: deque[tuple[int, QPointF]] = deque(maxlen=16)  # of a scrolling finger, with the time
        self._speed = QPointF()
        self._tapped: QPointF | None = None
        self._since_tap = QElapsedTimer()
        self._hold = QTimer(self, singleShot=True)
        self._hold.timeout.connect(self._menu)
        self._glide = QTimer(self, interval=_TICK)
        self._glide.timeout.connect(self._glide_on)

    @property
    def is_gliding(self) -> bool:
        return self._glide.isActive()

    def rest(self) -> None:
        """Stop what still moves after a finger has left."""
        self._glide.stop()

    def take(self, event: QTouchEvent) -> bool:
        """Do what the fingers want; False when they are not for the canvas."""
        down = {p.id(): p.position() for p in event.points() if p.state() != QEventPoint.State.Released}
        match event.type():
            case QEvent.Type.TouchBegin:
                if not self._is_ours(event):
                    return False
                self._begin()
                self._follow(down, event.timestamp())
            case QEvent.Type.TouchUpdate:
                self._follow(down, event.timestamp())
            case QEvent.Type.TouchEnd:
                self._end({p.id(): p.position() for p in event.points()})
            case QEvent.Type.TouchCancel:
                self.cancel()
        return True

    def cancel(self) -> None:
        """The system takes the touch away (a gesture of its own, say): nothing has happened."""
        self._hold.stop()
        if self.doing == DRAGGING:
            self.canvas.hands.cancel()
        self.doing = IDLE

    def _is_ours(self, event: QTouchEvent) -> bool:
        """Touchpads send wheel and pinch events; what lies over the canvas takes its touches as a mouse."""
        if event.device().type() != QInputDevice.DeviceType.TouchScreen:
            return False
        return all(self.canvas.childAt(point.position().toPoint()) is None for point in event.points())

    # -- from touch to touch -----------------------------------------------------------------

    def _begin(self) -> None:
        self.cancel()
        self.canvas.hands.cancel()  # another finger, on a panel, or the mouse drags something here
        self.rest()
        self.used = True
        self._start = {}

    def _follow(self, down: Points, time: int) -> None:
        if len(down) > 1 and (self.doing == DRAGGING or not self.canvas.hands.is_busy):
            self._pinch(down)
        elif down:
            self._one(*next(iter(down.items())), time)

    def _one(self, id: int, at: QPointF, time: int) -> None:
        canvas = self.canvas
        if self.doing in (DOWN, SCROLLING) and id not in self._start:  # one finger took the other's place
            self._hold.stop()
            self._scroll(id, at)
        match self.doing:
            case "idle" if not self._start and not canvas.hands.is_busy:
                self._start = {id: at}
                self.doing = DOWN
                self._hold.start(QGuiApplication.styleHints().mousePressAndHoldInterval())
            case "down" if (at - self._start[id]).manhattanLength() > SLOP:
                self._hold.stop()
                canvas.hover.clear()
                start = self._start[id]
                if canvas.hands.take(start):
                    self.doing = DRAGGING
                    canvas.hands.drag_to(at, _NONE)
                else:
                    self._scroll(id, start)
                    self._one(id, at, time)
            case "dragging" if canvas.hands.is_gesturing:
                canvas.hands.drag_to(at, _NONE)
            case "dragging":
                self.doing = IDLE  # given up with Esc
            case "scrolling":
                self._way.append((time, at))
                moved = at - self._start[id]
                canvas.move_to(self._view.scrolled(-moved.x(), -moved.y()))
            case "pinching":
                self._scroll(id, at)  # the other finger has left

    def _scroll(self, id: int, at: QPointF) -> None:
        self.doing, self._start, self._view = SCROLLING, {id: at}, self.canvas.view
        self._way.clear()

    def _pinch(self, down: Points) -> None:
        """Two fingers: what lay under each of them stays there."""
        self._hold.stop()
        two = dict(list(down.items())[:2])
        if self.doing == DRAGGING:
            self.canvas.hands.cancel()
        if self.doing != PINCHING or self._start.keys() != two.keys():
            self.canvas.hover.clear()
            self.doing, self._start, self._view = PINCHING, two, self.canvas.view
        else:
            self.canvas.move_to(pinched(self._view, self._start, two))

    def _end(self, last: Points) -> None:
        self._hold.stop()
        canvas, doing, self.doing = self.canvas, self.doing, IDLE
        at = next(iter(last.values()), QPointF())
        if doing == DOWN:
            self._tap(at)
        elif doing == DRAGGING:
            canvas.hands.drop(at, _NONE)
        elif doing == SCROLLING:
            self._let_go()

    # -- tap and long press ------------------------------------------------------------------

    def _tap(self, at: QPointF) -> None:
        canvas, hints = self.canvas, QGuiApplication.styleHints()
        before, self._tapped = self._tapped, at
        again = (
            before is not None
            and self._since_tap.isValid()
            and self._since_tap.elapsed() <= hints.mouseDoubleClickInterval()
            and (at - before).manhattanLength() <= max(2 * SLOP, hints.touchDoubleTapDistance())
        )
        self._since_tap.start()
        canvas.setFocus(Qt.FocusReason.MouseFocusReason)
        canvas.writing.close()
        if again and canvas.hit_at(at).kind not in ("sheet", "outside"):
            self._tapped = None
            canvas.hover.clear()
            keys.edit_at(canvas, at)
        elif not canvas.hover.click(at, finger=True):
            canvas.hover.clear()
            canvas.hands.tap(at)
            canvas.hover.touch(at)
        if canvas.writing.id:
            # Only for fingers: somebody with a keyboard wants no picture of one.
            QGuiApplication.inputMethod().show()

    def _menu(self) -> None:
        """A finger rests where it came down."""
        at, self.doing = next(iter(self._start.values())), IDLE
        canvas = self.canvas
        canvas.writing.close()
        canvas.hover.clear()
        canvas.setFocus(Qt.FocusReason.MouseFocusReason)
        canvas.menuRequested.emit(canvas.mapToGlobal(at.toPoint()), canvas.hover.select_for_menu(at))

    # -- following through -------------------------------------------------------------------

    def _let_go(self) -> None:
        """A map that was pushed goes on for a moment."""
        last, end = self._way[-1] if self._way else (0, QPointF())
        time, start = next((one for one in self._way if last - one[0] <= _LATELY), (last, end))
        if last > time:
            self._speed = (end - start) / (last - time)
            if _length(self._speed) >= _SLOWEST:
                self._speed *= min(1.0, _FASTEST / _length(self._speed))
                self._glide.start()

    def _glide_on(self) -> None:
        canvas, before = self.canvas, self.canvas.view
        way, self._speed = self._speed * _TICK, self._speed * _FRICTION
        canvas.move_to(before.scrolled(-way.x(), -way.y()))
        if canvas.view == before or canvas.hands.is_busy or _length(way) < 0.5:
            self._glide.stop()


def pinched(view: Viewport, start: Points, now: Points) -> Viewport:
    """The viewport after two fingers have gone from their first places to others."""
    (a, b), (c, d) = start.values(), now.values()
    apart, middle = _length(a - b), (a + b) / 2
    moved = (c + d) / 2 - middle
    zoom = view.zoom * _length(c - d) / max(apart, 1.0)
    return view.zoomed_about(zoom, middle.x(), middle.y()).scrolled(-moved.x(), -moved.y())


def _length(way: QPointF) -> float:
    return float((way.x() ** 2 + way.y() ** 2) ** 0.5)
