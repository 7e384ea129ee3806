"""A finger on what a panel holds: a tap is a click, along the panel it scrolls, across it drags onto the map.

The drags of the system are made for mice, and hardly two of them know fingers. So the finger itself leads the
gesture on the canvas, as a finger that came down there does.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QInputDevice, QMouseEvent, QPixmap, QTouchEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QScrollBar, QWidget

from journeymapper.editor.events import Gesture
from journeymapper.ui.canvas import drops
from journeymapper.ui.canvas.canvas import Canvas
from journeymapper.ui.canvas.touch import SLOP

_ABOVE = 18  # pixels from the finger to what it carries, which would be hidden below it


class Carried(NamedTuple):
    """What a finger takes out of a panel: the gesture on the map, its picture, whether it is `new`, to be
    written on at once, and what is done where it is let go over the shelf (None: nothing)."""

    gesture: Callable[[Canvas], Gesture]
    picture: QPixmap
    new: bool = False
    shelved: Callable[[], object] | None = None


class Finger(QObject):
    """One finger on a widget of a panel that scrolls `along` one way. `carried(at)` says what it takes up
    there (nothing, without it), `tapped(at)` is told of a tap (without it the widget is clicked); places are
    pixels of the widget."""

    def __init__(
        self,
        widget: QWidget,
        along: Qt.Orientation,
        canvas: Callable[[], Canvas | None] = lambda: None,
        carried: Callable[[QPointF], Carried | None] = lambda at: None,
        tapped: Callable[[QPointF], object] | None = None,
    ) -> None:
        super().__init__(widget)
        self._widget, self._along, self._canvas = widget, along, canvas
        self._carried_at, self._tapped = carried, tapped or self._click
        self._start: QPointF | None = None  # of a finger that is down
        self._last = QPointF()  # where it was before, on the screen
        self._since_tap = QElapsedTimer()
        self._scrolls = False
        self._carried: Carried | None = None
        self._begun = False  # its gesture runs on the canvas
        self._on_shelf = False  # it would land there
        self._ghost: QLabel | None = None
        widget.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QTouchEvent):
            return False
        if event.device().type() != QInputDevice.DeviceType.TouchScreen:
            return False
        event.accept()
        if not event.points():  # the system takes the touch away
            self._give_up()
            return True
        point = event.points()[0]
        match event.type():
            case QEvent.Type.TouchBegin:
                self._give_up()
                self._start, self._last = point.position(), point.globalPosition()
            case QEvent.Type.TouchUpdate if event.pointCount() > 1:
                self._give_up()
            case QEvent.Type.TouchUpdate if self._start is not None:
                self._moved(point.position() - self._start, point.globalPosition())
            case QEvent.Type.TouchEnd if self._start is not None:
                self._ended(self._start, point.globalPosition())
        return True

    def _moved(self, way: QPointF, at: QPointF) -> None:
        if self._carried is not None:
            self._carry(at)
        elif self._scrolls:
            self._scroll(at)
        elif way.manhattanLength() > SLOP and self._start is not None:
            across, along = abs(way.x()), abs(way.y())
            if self._along == Qt.Orientation.Horizontal:
                across, along = along, across
            self._carried = self._carried_at(self._start) if across >= along else None
            if self._carried is not None:
                self._carry(at)
            self._scrolls = self._carried is None
            if self._scrolls:
                self._scroll(at)

    def _ended(self, start: QPointF, at: QPointF) -> None:
        canvas, carried, on_shelf = self._canvas(), self._carried, self._on_shelf
        if carried is None and not self._scrolls:
            self._tapped(start)
        elif carried is not None and carried.shelved is not None and on_shelf:
            self._mean_shelf(False)
            carried.shelved()
            QGuiApplication.inputMethod().show()
        elif carried is not None and canvas is not None and self._begun and canvas.hands.is_gesturing:
            drops.let_go(canvas, canvas.mapFromGlobal(at), Qt.KeyboardModifier.NoModifier, carried.new)
            if canvas.writing.id:
                QGuiApplication.inputMethod().show()
        self._put_down()

    def _bar(self) -> QScrollBar | None:
        """The scroll bar of the panel."""
        area = self._widget.parentWidget()
        while area is not None and not isinstance(area, QAbstractScrollArea):
            area = area.parentWidget()
        if area is None:
            return None
        level = self._along == Qt.Orientation.Horizontal
        return area.horizontalScrollBar() if level else area.verticalScrollBar()

    def _scroll(self, at: QPointF) -> None:
        way, bar = at - self._last, self._bar()
        by = round(way.x() if self._along == Qt.Orientation.Horizontal else way.y())
        if bar is not None:
            bar.setValue(bar.value() - by)
        self._last = at

    def _click(self, at: QPointF) -> None:
        """As the mouse does: the second tap in quick succession is a double click."""
        kinds = [QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease]
        within = QGuiApplication.styleHints().mouseDoubleClickInterval()
        if self._since_tap.isValid() and self._since_tap.elapsed() <= within:
            kinds[0] = QEvent.Type.MouseButtonDblClick
            self._since_tap.invalidate()
        else:
            self._since_tap.start()
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        for kind in kinds:
            held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else left
            place = self._widget.mapToGlobal(at)
            QApplication.sendEvent(self._widget, QMouseEvent(kind, at, place, left, held, none))

    def _carry(self, at: QPointF) -> None:
        """Over the canvas its gesture goes on; beside it there is none, as when the mouse leaves it."""
        canvas, carried = self._canvas(), self._carried
        if canvas is None or carried is None:
            return
        self._show_ghost(carried.picture, at)
        self._mean_shelf(carried.shelved is not None and canvas.is_over_shelf(at))
        here = canvas.mapFromGlobal(at)
        if self._begun and not canvas.hands.is_gesturing:  # Esc, or another finger on the canvas
            self._give_up()
        elif not canvas.rect().contains(here.toPoint()):
            if self._begun:
                canvas.hands.cancel()
            self._begun = False
        elif self._begun:
            canvas.hands.drag_to(here, Qt.KeyboardModifier.NoModifier)
        elif not canvas.hands.is_busy:
            self._begun = True
            canvas.writing.close()
            canvas.hover.clear()
            size = carried.picture.deviceIndependentSize()
            above = QRectF(QPointF(-size.width() / 2, -size.height() - _ABOVE), size)
            canvas.hands.begin(carried.gesture(canvas), here, above)
            canvas.hands.drag_to(here, Qt.KeyboardModifier.NoModifier)

    def _mean_shelf(self, meant: bool) -> None:
        canvas, before = self._canvas(), self._on_shelf
        self._on_shelf = meant
        if canvas is not None and meant != before:
            canvas.shelfMeant.emit(meant)

    def _show_ghost(self, picture: QPixmap, at: QPointF) -> None:
        window = self._widget.window()
        if self._ghost is None:
            self._ghost = QLabel(window)
            self._ghost.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._ghost.setPixmap(picture)
            self._ghost.adjustSize()
            self._ghost.show()
        size = self._ghost.size()
        place = window.mapFromGlobal(at.toPoint())
        self._ghost.move(place.x() - size.width() // 2, place.y() - size.height() - _ABOVE)
        self._ghost.raise_()

    def _give_up(self) -> None:
        canvas = self._canvas()
        if self._begun and canvas is not None:
            canvas.hands.cancel()
        self._put_down()

    def _put_down(self) -> None:
        self._mean_shelf(False)
        self._start = self._carried = None
        self._scrolls = self._begun = False
        if self._ghost is not None:
            self._ghost.deleteLater()
            self._ghost = None
