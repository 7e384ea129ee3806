"""The page of an export as it will be: the drawing that is written, on its paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journeymapper.i18n import _
from journeymapper.publish.publish import Plan
from journeymapper.ui.theme import current_theme

_MARGIN = 24  # pixels of desk around the page
_FINER = 2.0  # painted larger and scaled down: small text turns grey instead of into bars
_LEAST, _MOST = 0.1, 2.0  # pixels a map unit


class Placed(NamedTuple):
    """The page, and the drawing on it, in any one unit."""

    width: float
    height: float
    drawing: QRectF


class PagePreview(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setMinimumSize(QSize(420, 320))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Preview of the page"))
        self.plan: Plan | None = None
        self._pictures: Mapping[str, bytes] = {}
        self._picture = QPixmap()
        self._again = QTimer(self, singleShot=True, interval=120)
        self._again.timeout.connect(self._paint_drawing)

    def show_plan(self, plan: Plan | None, pictures: Mapping[str, bytes]) -> None:
        """Show this plan; None empties the desk."""
        self.plan, self._pictures = plan, pictures
        self._paint_drawing()

    def _paint_drawing(self) -> None:
        from journeymapper.render.png import write_png

        self._picture = QPixmap()
        page = self._page()
        if self.plan is not None and page is not None:
            drawing = self.plan.drawing
            shown = placed(self.plan).drawing.width() / placed(self.plan).width * page.width()
            scale = shown / drawing.width * self.devicePixelRatioF() * _FINER
            self._picture.loadFromData(write_png(drawing, self._pictures, max(_LEAST, min(_MOST, scale))))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._again.start()

    def _page(self) -> QRectF | None:
        """Where the page stands in the widget."""
        if self.plan is None:
            return None
        what = placed(self.plan)
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        scale = min(room.width() / what.width, room.height() / what.height)
        page = QRectF(0, 0, round(what.width * scale), round(what.height * scale))
        page.moveCenter(room.center())
        return QRectF(page.toRect())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.desk))
            painter.drawRoundedRect(self.rect(), 9, 9)
            page = self._page()
            if page is None or self.plan is None:
                return
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.fillRect(page.translated(0, 2).adjusted(-1, 0, 1, 1), QColor(0, 0, 0, 28))
            painter.fillRect(page, QColor("#FFFFFF"))
            what = placed(self.plan)
            scale = page.width() / what.width
            inner = what.drawing
            target = QRectF(
                page.x() + inner.x() * scale,
                page.y() + inner.y() * scale,
                inner.width() * scale,
                inner.height() * scale,
            )
            if not self._picture.isNull():
                painter.drawPixmap(target, self._picture, QRectF(self._picture.rect()))


def placed(plan: Plan) -> Placed:
    """Page and drawing: in millimetres where there is paper, else in map units."""
    drawing, poster = plan.drawing, plan.poster
    if poster is None:
        return Placed(drawing.width, drawing.height, QRectF(0, 0, drawing.width, drawing.height))
    width, height = drawing.width * poster.scale, drawing.height * poster.scale
    sheet = poster.sheet
    return Placed(sheet.width_mm, sheet.height_mm, QRectF(poster.x_mm, poster.y_mm, width, height))
