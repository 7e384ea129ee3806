"""The pointer when nothing is pressed: its shape, and the plus that stands where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPainter

from journeymapper.editor import router
from journeymapper.editor.adding import add_stage, add_step
from journeymapper.editor.events import FINGER
from journeymapper.editor.linking import link_at
from journeymapper.editor.things import TITLE
from journeymapper.i18n import _
from journeymapper.model.lookup import CellPlace
from journeymapper.ui.canvas import plus
from journeymapper.ui.canvas.folds import Folds
from journeymapper.ui.canvas.input import SHAPES, STILL
from journeymapper.ui.canvas.invitation import covers
from journeymapper.ui.canvas.overlay_marks import accent, cell_rect
from journeymapper.ui.canvas.plus import Spot

if TYPE_CHECKING:
    from journeymapper.ui.canvas.canvas import Canvas


class Hover(QObject):
    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.canvas = canvas
        self.spot: Spot | None = None
        self.hot = False
        self.folds = Folds(canvas)
        self._pressed: QPointF | None = None  # on a plus or an arrow, until it is clear what is meant

    def move(self, at: QPointF) -> None:
        """The pointer is here now."""
        canvas = self.canvas
        if self._pressed is not None:
            return
        if canvas.hands.is_busy or canvas.writing.id:
            self.clear()
            return
        spot = plus.spot_at(canvas.sight, at.x(), at.y())
        if spot is not None and covers(canvas, *spot.at):
            spot = None
        hot = spot is not None and plus.is_on(spot, at.x(), at.y())
        if (spot, hot) != (self.spot, self.hot):
            if hot != self.hot:
                canvas.hintChanged.emit(self._hint(spot) if hot and spot else "")
            self.spot, self.hot = spot, hot
            canvas.update()
        on_fold = self.folds.move(at, shown=not hot)
        name = router.cursor_over(canvas.pane, canvas.place_at(at), canvas.zoom)
        shape = Qt.CursorShape.PointingHandCursor if hot or on_fold else SHAPES.get(name)
        if shape is None:
            canvas.unsetCursor()
        elif canvas.cursor().shape() != shape:
            canvas.setCursor(shape)

    def clear(self) -> None:
        self._pressed = None
        self.folds.clear()
        if self.hot:
            self.canvas.hintChanged.emit("")
        if self.spot is not None:
            self.spot, self.hot = None, False
            self.canvas.update()

    def touch(self, at: QPointF) -> None:
        """A finger has tapped here: what the mouse brings up by lying there stays until the next touch."""
        canvas = self.canvas
        self.spot, self.hot = plus.spot_at(canvas.sight, at.x(), at.y(), FINGER), False
        self.folds.move(at, shown=True)
        canvas.update()

    def press(self, event: QMouseEvent) -> bool:
        """The button goes down: True when that is on a plus or an arrow. They act on its release, for a
        border or a header that is dragged may begin below them."""
        at, spot = event.position(), self.spot
        here = spot is not None and plus.is_on(spot, at.x(), at.y())
        if event.button() == Qt.MouseButton.LeftButton and (here or self.folds.is_on(at)):
            self._pressed = at
        return self._pressed is not None

    def dragged_from(self, event: QMouseEvent) -> QPointF | None:
        """Where the button went down, once it turns out that something is dragged."""
        pressed = self._pressed
        if pressed is None or (event.position() - pressed).manhattanLength() <= STILL:
            return None
        self._pressed = None
        self.clear()
        return pressed

    def release(self) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is not None:
            self.click(pressed)

    def click(self, at: QPointF, finger: bool = False) -> bool:
        """Do what the plus or the arrow under the pointer stands for; False where there is neither."""
        spot, reach = self.spot, FINGER if finger else 0.0
        if self.folds.click(at, reach):
            return True
        if spot is None or not plus.is_on(spot, at.x(), at.y(), reach):
            return False
        self.clear()
        add(self.canvas, spot)
        return True

    def paint(self, painter: QPainter) -> None:
        self.folds.paint(painter)
        if self.spot is not None:
            plus.paint_plus(painter, self.spot, self.hot, accent())

    @staticmethod
    def _hint(spot: Spot) -> str:
        match spot.kind:
            case plus.STAGE:
                return _("Click to add a stage here")
            case plus.STEP:
                return _("Click to add a step here")
            case plus.LANE:
                return _("Click to add a lane here")
            case _:
                return _("Click to add a card here, or just type")

    # -- the context menu --------------------------------------------------------------------

    def select_for_menu(self, at: QPointF) -> str:
        """Select what a menu is asked for, unless it is selected already; its id, or ""."""
        canvas = self.canvas
        found = canvas.hit_at(at)
        if found.lane and found.step:
            canvas.pane.cursor = CellPlace(found.lane, found.step)
        if found.kind == "title":
            return TITLE
        id = found.id
        if found.kind in ("cell", "sheet"):
            id = link_at(canvas.pane, canvas.place_at(at), canvas.zoom)
        if id not in canvas.editor.selection:
            canvas.editor.select((id,) if id else ())
        canvas.update()
        return id

    def menu_place(self) -> QPointF:
        """Where a menu opens that was asked for by key."""
        canvas = self.canvas
        rects = canvas.places_now().rects(canvas.editor.selection)
        cursor = canvas.pane.cursor
        if not rects and cursor is not None:
            cell = cell_rect(canvas.drawing, cursor)
            rects = [cell] if cell else []
        if not rects:
            return QPointF(canvas.width() / 2, canvas.height() / 2)
        seen = canvas.sight.to_pixel(rects[0])
        return QPointF(seen.x + 12, seen.y + 12)


def add(canvas: Canvas, spot: Spot) -> None:
    """Add what a plus stands for, and write on it at once."""
    match spot.kind, spot.place:
        case plus.CARD, CellPlace() as cell:
            canvas.pane.cursor = cell
            canvas.writing.open_new(cell)
        case plus.STEP, str(after):
            first = canvas.drawing.columns[0].step
            canvas.edit(add_step(canvas.pane, after) if after else add_step(canvas.pane, before=first))
        case plus.STAGE, int(index):
            canvas.edit(add_stage(canvas.pane, index=index))
        case plus.LANE, int(index):
            seen = canvas.mapToGlobal(QPointF(*spot.at).toPoint())
            canvas.laneRequested.emit(seen, index)
