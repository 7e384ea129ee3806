"""A pane's drawing in a widget: painted in tiles, scrolled and zoomed. Hands come with the canvas."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from journeymapper.drawing.tree import Drawing
from journeymapper.geometry import Rect
from journeymapper.layout.hit import extents
from journeymapper.layout.measures import measures_of
from journeymapper.layout.mirror import as_seen
from journeymapper.model.view import View
from journeymapper.render.qt_ink import QtInk
from journeymapper.ui.canvas import viewport
from journeymapper.ui.canvas.bars import Bars
from journeymapper.ui.canvas.compose import BUDGET, paint_frame, paint_missing
from journeymapper.ui.canvas.flashes import Flashes
from journeymapper.ui.canvas.frame import BAND, HEAD
from journeymapper.ui.canvas.overview import Overview
from journeymapper.ui.canvas.places import Found, Places
from journeymapper.ui.canvas.sight import Sight, sight_of
from journeymapper.ui.canvas.small_names import paint_small_names
from journeymapper.ui.canvas.tiles import Tiles
from journeymapper.ui.canvas.viewport import Viewport
from journeymapper.ui.theme import current_theme

if TYPE_CHECKING:
    from journeymapper.editor.pane import Pane

ZOOM_STEP = 1.25
_LITTLE = 1.4  # times smaller: what the first look gives up to show all of the map
FIRST_BUDGET = 0.25  # seconds: a map opens whole where it can, not tile by tile
SHARPEN = 80  # milliseconds after the last change of zoom


class SheetView(QWidget):
    """Shows the sheet. It keeps no state of the map, only where the window looks."""

    zoomChanged = Signal(float)
    looked = Signal()  # through another view of the map
    painted = Signal()  # for the first time, whole

    def __init__(self, pane: Pane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pane = pane
        self.editor = pane.editor
        self.view = Viewport(1, 1)
        self.tiles = Tiles(QtInk(pane.editor.pictures))
        self.places = Places()
        self._drawing: Drawing | None = None
        self._seen: Drawing | None = None
        self._sight: Sight | None = None
        self._touched = False  # somebody has scrolled or zoomed
        self._above = 0.0  # pixels of desk above the sheet, more than usual: see `stay_at`
        self._complete = 0.0  # the last scale at which the window was full of tiles
        self._painted_scale = 0.0
        self._shown: tuple[Drawing, Viewport] | None = None  # what is painted to the last tile
        self.flashes = Flashes(self)
        self.bars = Bars(self)
        self.bars.moved.connect(lambda x, y: self.move_to(self.view.placed(x, y)))
        self._more = QTimer(self, interval=0, singleShot=True)
        self._more.timeout.connect(self.update)
        self.overview = Overview(self)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(200, 150)

    # -- what is shown ---------------------------------------------------------------------

    @property
    def drawing(self) -> Drawing:
        """The drawing of what the editor shows now; everything here is brought in line with it."""
        drawing = self.pane.drawing
        if drawing is not self._drawing:
            before = (self._drawing, self._seen) if self._drawing and self._seen else None
            self._drawing, self._seen = drawing, as_seen(drawing, before)
            self.tiles.show(self._seen)
            self.places.show(drawing)
            self._look(self.view)
            self.has_moved()
        return drawing

    @property
    def seen(self) -> Drawing:
        """What is painted of the drawing: itself, or its mirror image where a map runs from right to left."""
        drawing = self.drawing
        return self._seen or drawing

    @property
    def sight(self) -> Sight:
        """What is seen now, and the way between pixels and the sheet."""
        drawing, known = self.drawing, self._sight
        pinned = self.pane.view.pinned_lanes
        if known is None or known.drawing is not drawing or (known.view, known.pinned) != (self.view, pinned):
            known = self._sight = sight_of(drawing, self.view, pinned, self._seen)
        return known

    def places_now(self) -> Places:
        """Where things are, in line with what the editor shows."""
        _ = self.drawing
        return self.places

    def look(self, view: View) -> None:
        """Look at the map through another view: filtered, folded."""
        self.pane.look(view)
        self.looked.emit()
        self.update()

    def flash(self, ids: Iterable[str]) -> None:
        """Let things glow for a moment."""
        self.flashes.show(ids)

    def paint_over(self, painter: QPainter) -> None:
        """What lies over the map, in logical pixels."""

    def has_moved(self) -> None:
        """The window looks elsewhere now, or the drawing is another."""

    def is_held(self) -> bool:
        """While something is dragged the map may not slip away under the pointer."""
        return False

    # -- where the window looks ------------------------------------------------------------

    def move_to(self, view: Viewport) -> None:
        """Look through another viewport, kept on the sheet."""
        self._touched = True
        self._look(view)

    def _look(self, view: Viewport) -> None:
        drawing = self._drawing or self.drawing
        view = view._replace(mirrored=drawing.mirrored)
        if not self.is_held():
            view = viewport.limited(view, drawing.width, drawing.height, self._above)
            least = viewport.limits(drawing.height * view.zoom, view.height)[0]
            self._above = max(0.0, min(self._above, least - view.y))
        before, self.view = self.view, view
        self.bars.show(view, drawing.width, drawing.height)
        if view != before:
            self.has_moved()
            self.update()
        if view.zoom != before.zoom:
            self.zoomChanged.emit(view.zoom)

    def stay_at(self, view: Viewport) -> None:
        """Look through a viewport even where it shows more desk above the sheet than it may: what lies under
        the hand stays there. The desk goes as somebody scrolls down, or by `close_up`."""
        least = viewport.limits(self.drawing.height * view.zoom, view.height)[0]
        self._above = max(0.0, least - view.y)
        self.move_to(view)

    def close_up(self) -> None:
        """Let no more desk be seen than usual."""
        self._above = 0.0
        self.settle()

    @property
    def zoom(self) -> float:
        return self.view.zoom

    def set_zoom(self, zoom: float) -> None:
        """Zoom about the middle of the window; 1.0 is one pixel for a map unit."""
        self.move_to(self.view.zoomed_about(zoom, self.view.width / 2, self.view.height / 2))

    def zoom_in(self) -> None:
        self.set_zoom(self.zoom * ZOOM_STEP)

    def zoom_out(self) -> None:
        self.set_zoom(self.zoom / ZOOM_STEP)

    @property
    def has_been_seen(self) -> bool:
        """Whether it has been whole on the screen once: see `painted`."""
        return bool(self._complete)

    @property
    def is_complete(self) -> bool:
        """The window shows what it should, with nothing left to paint."""
        return self._shown is not None and self._shown[0] is self.pane.drawing and self._shown[1] == self.view

    def zoom_actual(self) -> None:
        self.set_zoom(1.0)

    def zoom_to_fit(self) -> None:
        drawing = self.drawing
        self.move_to(viewport.fitted(self.view, Rect(0, 0, drawing.width, drawing.height), most=2.0))

    def zoom_to_width(self) -> None:
        drawing = self.drawing
        self.move_to(viewport.fitted_width(self.view, drawing.width, drawing.height, most=2.0))

    def zoom_to_selection(self) -> None:
        """Show what is selected as large as it can be; all of the map when nothing is."""
        chosen = frozenset(self.editor.selection)
        rects = [*extents(self.drawing, chosen), *self.places_now().rects(chosen)]
        if rects:
            self.move_to(viewport.fitted(self.view, reduce(Rect.united, rects), most=2.0))
        else:
            self.zoom_to_fit()

    def reveal(self, target: Rect | str) -> None:
        """Scroll as little as needed until a rectangle of the sheet, or a thing, is seen. What stands in a
        header that is always seen brings its own column or row into view."""
        found = self.places_now().find(target) if isinstance(target, str) else None
        rect = target if isinstance(target, Rect) else found.rect if found else None
        if rect is not None:
            body = self.sight.body_window()
            inner = body.inset(16)
            here = self.view.to_map(*body.centre)
            if found is not None and found.strip.kind == HEAD:
                rect = rect._replace(x=here.x, width=1.0)
            elif found is not None and found.strip.kind == BAND and self._shows_all_of(found):
                rect = rect._replace(y=here.y, height=1.0)
            if self.sight.held_at(rect) is not None:  # in sight already, from top to bottom
                rect = Rect(rect.x, (inner.y + self.view.y) / self.zoom, rect.width, 1.0)
            self.move_to(viewport.revealing(self.view, rect, inner))

    def _shows_all_of(self, found: Found) -> bool:
        """Whether the window is tall enough for a thing where it stands now."""
        seen = self.sight.to_pixel(found.rect, found.strip)
        return seen.y >= 0 and seen.bottom <= self.view.height

    def pin(self, lanes: tuple[str, ...]) -> None:
        """Keep these lanes, and no others, at the top while the map scrolls."""
        self.pane.pin(lanes)
        self.looked.emit()
        self.update()

    def settle(self) -> None:
        """Back within the limits, after a gesture."""
        self._look(self.view)

    def _open(self) -> None:
        """The first look: as wide as the sheet, or all of it where that costs little, but always with
        card text that can be read."""
        drawing = self.drawing
        least = viewport.READABLE / measures_of(self.editor.shown.style).card_text
        wide = viewport.fitted_width(self.view, drawing.width, drawing.height, 1.25, least)
        whole = viewport.fitted(self.view, Rect(0, 0, drawing.width, drawing.height), 1.25).zoom
        if wide.zoom / _LITTLE <= whole < wide.zoom:
            most = max(least, whole)
            wide = viewport.fitted_width(self.view, drawing.width, drawing.height, most, least)
        self._look(wide)

    # -- Qt --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        start = perf_counter()
        sight = self.sight
        drawing, view, frame = sight.drawing, sight.view, sight.frame
        scale = view.zoom * view.dpr
        # While the zoom changes, new tiles are out of date a moment later: borrow from others.
        zooming = scale != self._painted_scale and self.overview.is_ready
        self._painted_scale = scale
        budget = BUDGET if self._complete else FIRST_BUDGET
        complete = paint_missing(frame, self.tiles, start + (0.0 if zooming else budget))
        theme = current_theme()
        desk = QRect(0, 0, round(view.width * view.dpr) + 1, round(view.height * view.dpr) + 1)
        with QPainter(self) as painter:
            self._to_device_pixels(painter)
            painter.fillRect(desk, QColor(theme.desk))
            spare = [self._complete, self.overview.scale]
            paint_frame(painter, frame, self.tiles, spare, view.dpr, drawing)
            painter.resetTransform()
            paint_small_names(painter, sight, self.font(), theme.muted)
            self.paint_over(painter)
        self._shown = (drawing, view) if complete else None
        if complete:
            if not self._complete:
                QTimer.singleShot(0, self, self.painted.emit)
            self._complete = scale
            self.overview.start()
        else:
            self._more.start(SHARPEN if zooming else 0)

    def _to_device_pixels(self, painter: QPainter) -> None:
        """Paint in whole device pixels, also where the widget begins between two of them."""
        painter.scale(1 / self.view.dpr, 1 / self.view.dpr)
        device = painter.deviceTransform()
        painter.translate(round(device.dx()) - device.dx(), round(device.dy()) - device.dy())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._resized()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._resized()
        elif event.type() == QEvent.Type.StyleChange:
            self.bars.arrange()  # they grow with the texts
        return super().event(event)

    def _resized(self) -> None:
        self.bars.arrange()
        self.view = self.view._replace(width=self.width(), height=self.height(), dpr=self.devicePixelRatioF())
        if self._touched:
            self._look(self.view)
        else:
            self._open()
        self.update()
