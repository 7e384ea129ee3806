"""One printed page on a desk: the real drawings at any zoom, from the whole page to single letters."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy

from journeymapper.geometry import Point
from journeymapper.i18n import _
from journeymapper.publish.printed import PrintedPage
from journeymapper.render.qt_ink import QtInk
from journeymapper.ui.export.painting import Slices, painted, white
from journeymapper.ui.theme import current_theme

_DESK = 22  # pixels around a page
_ACTUAL = 96 / 25.4  # logical pixels per millimetre on paper at 100 %
_LEAST, _MOST, _STEP = 0.02, 8.0, 1.25
_FINER = 2.0  # painted larger and scaled down: small text turns grey instead of into bars
_FINE_UNTIL = 1.4  # device pixels a map unit
_REST = 40  # milliseconds without a movement before a sharp picture is painted


class PageView(QAbstractScrollArea):
    """Shows one page: whole, or at a zoom that wheel and keys change. Dragging moves it."""

    zoomed = Signal(float)  # 1 where a millimetre is a millimetre
    turned = Signal(int)  # -1 or 1: another page is wanted

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumSize(QSize(260, 220))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.page: PrintedPage | None = None
        self._ink = QtInk({})
        self._zoom: float | None = None  # pixels per millimetre; None shows the whole page
        self._held: QPointF | None = None
        self._picture: QImage | None = None
        self._pictured = QRectF()  # the part of the page that the picture shows, in millimetres
        self._slices = Slices(self)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._paint_sharply)
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self._moved)

    # ---- what is shown

    def show_page(self, page: PrintedPage | None, ink: QtInk, words: str = "") -> None:
        """Show a page; None empties the desk. The zoom stays."""
        same = page is not None and self.page is not None and page.sheet == self.page.sheet
        self.page, self._ink = page, ink
        if not same:
            self._picture = None
        self.setAccessibleName(_("Preview of the page"))
        self.setAccessibleDescription(words)
        self._set_bars()
        self._paint_sharply()

    @property
    def is_complete(self) -> bool:
        """Whether what is seen is as sharp as it gets."""
        return not self._slices.is_busy and not self._rest.isActive()

    @property
    def zoom(self) -> float:
        """Logical pixels per millimetre."""
        return self._zoom if self._zoom is not None else self._whole()

    def show_whole(self) -> None:
        self._set_zoom(None)

    def show_actual(self) -> None:
        self._set_zoom(_ACTUAL)

    def zoom_in(self) -> None:
        self._set_zoom(self.zoom * _STEP)

    def zoom_out(self) -> None:
        self._set_zoom(self.zoom / _STEP)

    def _set_zoom(self, zoom: float | None, about: QPointF | None = None) -> None:
        if self.page is None:
            return
        centre = about if about is not None else QRectF(self.viewport().rect()).center()
        before = self._sheet()
        spot = (centre - before.topLeft()) / self.zoom
        if zoom is not None:
            zoom = max(_LEAST * _ACTUAL, min(_MOST * _ACTUAL, zoom))
        if zoom is not None and zoom <= self._whole() and (self._zoom is None or zoom < self._zoom):
            zoom = None  # smaller than whole shows nothing more
        self._zoom = zoom
        self._set_bars()
        if zoom is not None:
            self.horizontalScrollBar().setValue(round(spot.x() * zoom + _DESK - centre.x()))
            self.verticalScrollBar().setValue(round(spot.y() * zoom + _DESK - centre.y()))
        self._moved()

    def _whole(self) -> float:
        if self.page is None:
            return 1.0
        sheet, room = self.page.sheet, self.viewport().size()
        width, height = max(40, room.width() - 2 * _DESK), max(40, room.height() - 2 * _DESK)
        return min(width / sheet.width_mm, height / sheet.height_mm)

    def _set_bars(self) -> None:
        room, zoom = self.viewport().size(), self._zoom
        for bar, length, seen in (
            (self.horizontalScrollBar(), self.page and self.page.sheet.width_mm, room.width()),
            (self.verticalScrollBar(), self.page and self.page.sheet.height_mm, room.height()),
        ):
            most = ceil(length * zoom + 2 * _DESK) - seen if zoom is not None and length else 0
            bar.setRange(0, max(0, most))
            bar.setPageStep(seen)
            bar.setSingleStep(max(20, seen // 12))
        self.zoomed.emit(self.zoom / _ACTUAL)

    def _sheet(self) -> QRectF:
        """Where the page lies on the viewport, in pixels."""
        if self.page is None:
            return QRectF()
        room, zoom = self.viewport().size(), self.zoom
        width, height = self.page.sheet.width_mm * zoom, self.page.sheet.height_mm * zoom
        x = _DESK - self.horizontalScrollBar().value()
        y = _DESK - self.verticalScrollBar().value()
        if width + 2 * _DESK <= room.width() + 1:
            x = round((room.width() - width) / 2)
        if height + 2 * _DESK <= room.height() + 1:
            y = round((room.height() - height) / 2)
        return QRectF(x, y, width, height)

    # ---- painting

    def _moved(self) -> None:
        self._rest.start()
        self.viewport().update()

    def _paint_sharply(self) -> None:
        self._rest.stop()
        self._slices.stop()
        if self.page is None:
            self._picture = None
            self.viewport().update()
            return
        sheet = self._sheet()
        part = sheet.intersected(QRectF(self.viewport().rect()))
        ratio = self.devicePixelRatioF()
        unit = self.page.puts[0].scale * self.zoom * ratio if self.page.puts else 1.0
        finer = _FINER if unit < _FINE_UNTIL else 1.0
        scale = ratio * finer
        if part.isEmpty():
            return
        image = white(ceil(part.width() * scale), ceil(part.height() * scale))
        offset = (sheet.topLeft() - part.topLeft()) * scale
        pictured = QRectF(
            (part.topLeft() - sheet.topLeft()) / self.zoom,
            QSize(image.width(), image.height()).toSizeF() / scale / self.zoom,
        )
        steps = painted(self.page, self._ink, image, self.zoom * scale, Point(offset.x(), offset.y()))

        def done() -> None:
            self._picture, self._pictured = image, pictured
            if finer > 1:
                smooth = Qt.TransformationMode.SmoothTransformation
                size = QSize(ceil(image.width() / finer), ceil(image.height() / finer))
                self._picture = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
            self.viewport().update()

        self._slices.begin(steps, done)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.desk))
            painter.drawRoundedRect(self.viewport().rect(), 9, 9)
            if self.page is not None:
                sheet = self._sheet()
                painter.fillRect(sheet.translated(0, 2).adjusted(-1, 0, 1, 1), QColor(0, 0, 0, 28))
                painter.fillRect(sheet, QColor("#FFFFFF"))
                if self._picture is not None:
                    zoom = self.zoom
                    target = QRectF(
                        sheet.topLeft() + self._pictured.topLeft() * zoom, self._pictured.size() * zoom
                    )
                    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                    painter.setClipRect(sheet)
                    painter.drawImage(target, self._picture)
                    painter.setClipping(False)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(theme.focus), 2))
                painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1), 8, 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_bars()
        self._moved()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # ---- hands and keys

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            factor = _STEP ** (event.angleDelta().y() / 120)
            self._set_zoom(self.zoom * factor, event.position())
            event.accept()
        elif self._zoom is None:
            event.accept()
            if abs(event.angleDelta().y()) >= 120:
                self.turned.emit(-1 if event.angleDelta().y() > 0 else 1)
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._held = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            moved = event.position() - self._held
            self._held = event.position()
            for bar, distance in (
                (self.horizontalScrollBar(), moved.x()),
                (self.verticalScrollBar(), moved.y()),
            ):
                bar.setValue(bar.value() - round(distance))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._set_zoom(max(_ACTUAL, 2 * self._whole()) if self._zoom is None else None, event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turned.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif key == Qt.Key.Key_Minus:
            self.zoom_out()
        elif key == Qt.Key.Key_0:
            self.show_whole()
        elif key == Qt.Key.Key_1:
            self.show_actual()
        else:
            super().keyPressEvent(event)
