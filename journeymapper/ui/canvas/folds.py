"""The arrow in the header of a lane or stage under the pointer: a click folds it, or opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from journeymapper.drawing.shapes import Icon
from journeymapper.drawing.tree import Group, Strip
from journeymapper.editor.folding import fold_lanes, fold_stages
from journeymapper.geometry import Point, Rect
from journeymapper.i18n import _
from journeymapper.model.view import View
from journeymapper.ui.canvas.overlay_marks import accent
from journeymapper.ui.canvas.sight import Sight
from journeymapper.ui.icons import pixmap
from journeymapper.ui.measures import radius_on_map

if TYPE_CHECKING:
    from journeymapper.ui.canvas.canvas import Canvas

LANE, STAGE = "lane", "stage"
_INSET = 22.0  # pixels of the arrow's middle from the end of a stage
_LEAST = 60.0  # pixels: a shorter stage has no arrow of its own


class Fold(NamedTuple):
    """An arrow: what it folds, where it stands (pixels), and whether that is folded now."""

    kind: str
    id: str
    at: Point
    is_folded: bool


def fold_at(sight: Sight, view: View, x: float, y: float) -> Fold | None:
    """The arrow that a pointer at a pixel brings up, if it lies in the header of a lane or stage."""
    point = sight.to_map(x, y)
    in_heads, in_band = sight.in_header(x, y)
    for (left, top), strip in sight.drawing.strips:
        if (strip.kind == "head" and in_band) or (strip.kind == "band" and in_heads):
            continue
        if strip.kind not in ("head", "band"):
            continue
        for cell in strip.cells:
            for group in cell.groups:
                rect = group.rect.moved(left + cell.origin.x, top + cell.origin.y)
                if group.kind in (LANE, STAGE) and rect.contains(point):
                    return _of_group(sight, view, group, strip, rect)
    return None


def _of_group(sight: Sight, view: View, group: Group, strip: Strip, rect: Rect) -> Fold | None:
    seen = sight.to_pixel(rect, strip)
    if group.kind == STAGE:
        if seen.width < _LEAST:
            return None
        end = max(seen.x, 0.0) + _INSET if sight.view.mirrored else min(seen.right, sight.view.width) - _INSET
        at = Point(end, seen.centre.y)
        return Fold(STAGE, group.id, at, group.id in view.collapsed_stages)
    icon = next((shape for shape in group.shapes if isinstance(shape, Icon)), None)
    if icon is None:
        return None  # a divider is thin already
    middle = icon.rect.centre
    seen = sight.to_pixel(Rect(rect.x + middle.x, rect.y + middle.y, 0.0, 0.0), strip)
    return Fold(LANE, group.id, Point(seen.x, seen.y), group.id in view.collapsed_lanes)


def is_on(fold: Fold, x: float, y: float, reach: float = 0.0) -> bool:
    """Whether a pixel is on the arrow, or within so many pixels of its middle."""
    reach = max(reach, radius_on_map() + 2)
    return (fold.at.x - x) ** 2 + (fold.at.y - y) ** 2 <= reach**2


class Folds:
    """The arrow of one canvas."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self.fold: Fold | None = None
        self.hot = False

    def move(self, at: QPointF, shown: bool = True) -> bool:
        """The pointer is here now; True when it is on the arrow. Not `shown`: something else is there."""
        canvas = self._canvas
        fold = fold_at(canvas.sight, canvas.pane.view, at.x(), at.y()) if shown else None
        hot = fold is not None and is_on(fold, at.x(), at.y())
        if (fold, hot) != (self.fold, self.hot):
            if hot != self.hot:
                canvas.hintChanged.emit(_hint(fold) if fold and hot else "")
            self.fold, self.hot = fold, hot
            canvas.update()
        return hot

    def clear(self) -> None:
        if self.hot:
            self._canvas.hintChanged.emit("")
        if self.fold is not None:
            self.fold, self.hot = None, False
            self._canvas.update()

    def is_on(self, at: QPointF, reach: float = 0.0) -> bool:
        return self.fold is not None and is_on(self.fold, at.x(), at.y(), reach)

    def click(self, at: QPointF, reach: float = 0.0) -> bool:
        """Fold or open; False when the pointer is not on the arrow."""
        fold = self.fold
        if fold is None or not self.is_on(at, reach):
            return False
        self.clear()
        view = self._canvas.pane.view
        change = fold_lanes if fold.kind == LANE else fold_stages
        self._canvas.look(change(view, (fold.id,)))
        return True

    def paint(self, painter: QPainter) -> None:
        fold = self.fold
        if fold is None:
            return
        x, y = fold.at
        painter.setPen(QPen(accent() if self.hot else QColor(154, 163, 178, 200), 1.25))
        painter.setBrush(accent() if self.hot else QColor(255, 255, 255, 240))
        radius = radius_on_map()
        painter.drawEllipse(QPointF(x, y), radius, radius)
        name = _icon(fold, self._canvas.view.mirrored)
        ratio = self._canvas.devicePixelRatioF()
        side = round(1.4 * radius)
        mark = pixmap(name, side, "#FFFFFF" if self.hot else "#4A5160", ratio)
        painter.drawPixmap(QRectF(x - side / 2, y - side / 2, side, side), mark, QRectF(mark.rect()))


def _icon(fold: Fold, mirrored: bool) -> str:
    if fold.kind == LANE:
        return "chevron-down" if not fold.is_folded else "chevron-left" if mirrored else "chevron-right"
    return "chevron-right" if fold.is_folded != mirrored else "chevron-left"


def _hint(fold: Fold) -> str:
    if fold.kind == LANE:
        return _("Click to open the lane") if fold.is_folded else _("Click to collapse the lane")
    return _("Click to open the stage") if fold.is_folded else _("Click to collapse the stage")
