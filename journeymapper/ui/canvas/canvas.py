"""The canvas widget: shows a pane's drawing in tiles, scrolls and zooms it."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from journeymapper.drawing.tree import Drawing
from journeymapper.geometry import Rect
from journeymapper.layout.measures import measures_of
from journeymapper.render.qt import QtInk
from journeymapper.ui.canvas import viewport
from journeymapper.ui.canvas.compose import BUDGET, paint_frame, paint_missing
from journeymapper.ui.canvas.frame import Frame, frame_of
from journeymapper.ui.canvas.tiles import Tiles
from journeymapper.ui.canvas.viewport import Viewport
from journeymapper.ui.theme import current_theme

if TYPE_CHECKING:
    from journeymapper.editor.pane import Pane

ZOOM_STEP = 1.25
_ZOOMING_BUDGET = 0.003  # while the zoom changes, new tiles are out of date a moment later


class Canvas(QWidget):
    """One widget for the whole map. It keeps no state of the map, only where the window looks."""

    zoomChanged = Signal(float)
    hintChanged = Signal(str)

    def __init__(self, pane: Pane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pane = pane
        self.editor = pane.editor
        self.view = Viewport(1, 1)
        self.tiles = Tiles(QtInk(pane.editor.pictures))
        self._drawing: Drawing | None = None
        self._touched = False  # somebody has scrolled or zoomed
        self._complete = 0.0  # the last scale at which the window was full of tiles
        self._painted_scale = 0.0
        self._more = QTimer(self, interval=0, singleShot=True)
        self._more.timeout.connect(self.update)
        self._across = QScrollBar(Qt.Orientation.Horizontal, self)
        self._down = QScrollBar(Qt.Orientation.Vertical, self)
        for bar in (self._across, self._down):
            bar.setCursor(Qt.CursorShape.ArrowCursor)
            bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            bar.valueChanged.connect(self._on_bars)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(200, 150)
        self._leave = self.editor.subscribe(self._on_change)
        self.destroyed.connect(self._leave)

    # -- what is shown ---------------------------------------------------------------------

    @property
    def drawing(self) -> Drawing:
        """The drawing of what the editor shows now; everything here is brought in line with it."""
        drawing = self.pane.drawing
        if drawing is not self._drawing:
            self._drawing = drawing
            self.tiles.show(drawing)
            self._look(self.view)
        return drawing

    @property
    def frame(self) -> Frame:
        return frame_of(self.drawing, self.view)

    def _on_change(self, what: str) -> None:
        self.update()

    # -- where the window looks ------------------------------------------------------------

    def look(self, view: Viewport) -> None:
        """Look through another viewport, kept on the sheet."""
        self._touched = True
        self._look(view)

    def _look(self, view: Viewport) -> None:
        drawing = self._drawing or self.drawing
        view = viewport.limited(view, drawing.width, drawing.height)
        before, self.view = self.view, view
        self._set_bars(drawing)
        if view != before:
            self.update()
        if view.zoom != before.zoom:
            self.zoomChanged.emit(view.zoom)

    @property
    def zoom(self) -> float:
        return self.view.zoom

    def set_zoom(self, zoom: float) -> None:
        """Zoom about the middle of the window; 1.0 is one pixel for a map unit."""
        self.look(self.view.zoomed_about(zoom, self.view.width / 2, self.view.height / 2))

    def zoom_in(self) -> None:
        self.set_zoom(self.zoom * ZOOM_STEP)

    def zoom_out(self) -> None:
        self.set_zoom(self.zoom / ZOOM_STEP)

    def zoom_to_fit(self) -> None:
        drawing = self.drawing
        self.look(viewport.fitted(self.view, Rect(0, 0, drawing.width, drawing.height), most=2.0))

    def zoom_to_width(self) -> None:
        drawing = self.drawing
        self.look(viewport.fitted_width(self.view, drawing.width, drawing.height, most=2.0))

    def _open(self) -> None:
        """The first look: as wide as the sheet, but with card text that can be read."""
        text = measures_of(self.editor.shown.style).card_text
        drawing = self.drawing
        least = viewport.READABLE / text
        self._look(viewport.fitted_width(self.view, drawing.width, drawing.height, 1.25, least))

    # -- Qt --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        start = perf_counter()
        drawing, view = self.drawing, self.view
        frame = frame_of(drawing, view)
        scale = view.zoom * view.dpr
        budget = BUDGET if scale == self._painted_scale else _ZOOMING_BUDGET
        self._painted_scale = scale
        complete = paint_missing(frame, self.tiles, start + budget)
        theme = current_theme()
        with QPainter(self) as painter:
            self._to_device_pixels(painter)
            painter.fillRect(
                0, 0, round(view.width * view.dpr) + 1, round(view.height * view.dpr) + 1, QColor(theme.desk)
            )
            paint_frame(painter, frame, self.tiles, [self._complete], view.dpr, drawing)
        if complete:
            self._complete = scale
        else:
            self._more.start()

    def _to_device_pixels(self, painter: QPainter) -> None:
        """Paint in whole device pixels, also where the widget begins between two of them."""
        painter.scale(1 / self.view.dpr, 1 / self.view.dpr)
        device = painter.deviceTransform()
        painter.translate(round(device.dx()) - device.dx(), round(device.dy()) - device.dy())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._resized()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._resized()
        return super().event(event)

    def _resized(self) -> None:
        thick = self._down.sizeHint().width()
        self._down.setGeometry(self.width() - thick, 0, thick, self.height() - thick)
        self._across.setGeometry(0, self.height() - thick, self.width() - thick, thick)
        self.view = self.view._replace(width=self.width(), height=self.height(), dpr=self.devicePixelRatioF())
        if self._touched:
            self._look(self.view)
        else:
            self._open()
        self.update()

    def _set_bars(self, drawing: Drawing) -> None:
        view = self.view
        for bar, place, length, window in (
            (self._across, view.x, drawing.width * view.zoom, view.width),
            (self._down, view.y, drawing.height * view.zoom, view.height),
        ):
            low, high = viewport.limits(length, window)
            bar.blockSignals(True)
            bar.setRange(0, round(high - low))
            bar.setPageStep(round(window))
            bar.setSingleStep(48)
            bar.setValue(round(place - low))
            bar.blockSignals(False)
            bar.setVisible(viewport.scrolls(length, window))

    def _on_bars(self) -> None:
        drawing, view = self.drawing, self.view
        left, _ = viewport.limits(drawing.width * view.zoom, view.width)
        top, _ = viewport.limits(drawing.height * view.zoom, view.height)
        x = left + self._across.value() if self.sender() is self._across else view.x
        y = top + self._down.value() if self.sender() is self._down else view.y
        self.look(view.placed(x, y))
