"""All pages in small beside the large one."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QFrame, QListView, QListWidget, QListWidgetItem

from journeymapper.i18n import _
from journeymapper.publish.printed import PrintedPage
from journeymapper.render.qt_ink import QtInk
from journeymapper.ui.export.painting import Slices, painted, white
from journeymapper.ui.theme import current_theme

_SIZE = QSize(104, 84)  # pixels
_WIDTH = 142
_FINER = 2


class Thumbnails(QListWidget):
    """A strip of small pages; the chosen one is told. They are painted one by one, those in sight first."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pages")
        self.setAccessibleName(_("Pages"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.TopToBottom)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setIconSize(_SIZE)
        self._width = round(_WIDTH * max(1.0, min(1.5, self.fontMetrics().height() / 17)))
        self.setFixedWidth(self._width)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        # The chosen page is marked by its picture; its words stand on the desk like all others.
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor(current_theme().text))
        self.setPalette(palette)
        self._pages: tuple[PrintedPage, ...] = ()
        self._ink = QtInk({})
        self._ready: set[int] = set()
        self._slices = Slices(self)
        self._later = QTimer(self, singleShot=True, interval=60)  # the large page first
        self._later.timeout.connect(lambda: self._slices.begin(self._all()))
        self.currentRowChanged.connect(self._on_row)

    @property
    def is_complete(self) -> bool:
        return not self._slices.is_busy and not self._later.isActive()

    def show_pages(self, pages: tuple[PrintedPage, ...], ink: QtInk, row: int) -> None:
        self._slices.stop()
        self._pages, self._ink = pages, ink
        self._ready.clear()
        self.blockSignals(True)
        cell = QSize(self._width - 16, _SIZE.height() + 2 * self.fontMetrics().height())
        while self.count() > len(pages):
            self.takeItem(self.count() - 1)
        for number, page in enumerate(pages):
            item = self.item(number) or QListWidgetItem(self)
            item.setText(page.label or str(number + 1))
            item.setToolTip("")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, _("Page {number}", number=number + 1))
            item.setSizeHint(cell)
            if item.icon().isNull():
                item.setIcon(QIcon(self._framed(page, None)))
        self.setCurrentRow(row)
        self.blockSignals(False)
        if len(pages) > 1:
            self._later.start()

    def _on_row(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(row)

    def _all(self) -> Iterator[None]:
        pages = self._pages
        while pages is self._pages and (number := self._next()) is not None:
            page = pages[number]
            scale = self._scale(page) * self.devicePixelRatioF() * _FINER
            image = white(round(page.sheet.width_mm * scale), round(page.sheet.height_mm * scale))
            yield from painted(page, self._ink, image, scale)
            if pages is not self._pages:
                return
            self._ready.add(number)
            self.item(number).setIcon(QIcon(self._framed(page, image)))
            yield

    def _next(self) -> int | None:
        """The first page in sight that is not painted yet, else the first at all."""
        waiting = [number for number in range(len(self._pages)) if number not in self._ready]
        seen = self.viewport().rect()
        in_sight = (one for one in waiting if seen.intersects(self.visualItemRect(self.item(one))))
        return next(in_sight, waiting[0] if waiting else None)

    def _scale(self, page: PrintedPage) -> float:
        sheet = page.sheet
        return min((_SIZE.width() - 4) / sheet.width_mm, (_SIZE.height() - 4) / sheet.height_mm)

    def _framed(self, page: PrintedPage, image: QImage | None) -> QPixmap:
        """The page as an icon with an edge, so that white pages show on white."""
        ratio, scale = self.devicePixelRatioF(), self._scale(page)
        width, height = round(page.sheet.width_mm * scale), round(page.sheet.height_mm * scale)
        picture = QPixmap(round(_SIZE.width() * ratio), round(_SIZE.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        x, y = (_SIZE.width() - width) // 2, (_SIZE.height() - height) // 2
        with QPainter(picture) as painter:
            painter.setPen(QColor(current_theme().field_border))
            painter.setBrush(QColor("#FFFFFF"))
            painter.drawRect(x - 1, y - 1, width + 1, height + 1)
            if image is not None:
                size = QSize(round(width * ratio), round(height * ratio))
                ignored, smooth = (
                    Qt.AspectRatioMode.IgnoreAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
                small = image.scaled(size, ignored, smooth)
                small.setDevicePixelRatio(ratio)
                painter.drawImage(x, y, small)
        return picture
