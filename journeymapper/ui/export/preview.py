"""The pages of a plan: a large one that can be zoomed, all of them in small, and where one is."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QGraphicsOpacityEffect,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journeymapper.i18n import _
from journeymapper.publish.printed import PrintedPage
from journeymapper.render.qt_ink import QtInk
from journeymapper.ui.export.page_view import PageView
from journeymapper.ui.export.thumbnails import Thumbnails
from journeymapper.ui.icons import icon
from journeymapper.ui.measures import with_text

_BESIDE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
PALE = 0.3  # opacity of pages that are out of date


class Preview(QWidget):
    """Shows exactly the drawings that are written."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: tuple[PrintedPage, ...] = ()
        self.number = 0
        self._ink = QtInk({})
        self.view, self.strip = PageView(), Thumbnails()
        self._place = QLabel()
        self._place.setTextFormat(Qt.TextFormat.PlainText)
        self._zoom = QLabel()
        self._zoom.setProperty("muted", True)
        self.previous = self._button("chevron-left", _("Previous page"), lambda: self.turn(-1))
        self.next = self._button("chevron-right", _("Next page"), lambda: self.turn(1))
        smaller = self._button("zoom-out", _("Zoom out"), self.view.zoom_out)
        larger = self._button("zoom-in", _("Zoom in"), self.view.zoom_in)
        whole = self._button("maximize", _("Whole page"), self.view.show_whole)
        self._turning = _in_row(4, self.previous, self._place, self.next)
        self._zooming = _in_row(4, smaller, self._zoom, larger, whole)
        self._turning.addStretch(1)
        self._zooming.insertStretch(0, 1)
        self._bar = QBoxLayout(_BESIDE)
        self._bar.addLayout(self._turning)
        self._bar.addLayout(self._zooming)
        self._row = _in_row(10, self.strip, self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._row, 1)
        column.addLayout(self._bar)
        self.view.turned.connect(self.turn)
        self.view.zoomed.connect(lambda zoom: self._zoom.setText(f"{zoom * 100:.0f} %"))
        self.strip.chosen.connect(self.go_to)
        self._show()

    def show_pages(self, pages: tuple[PrintedPage, ...], pictures: Mapping[str, bytes]) -> None:
        """Show these pages; none of them empties the desk. One stays on the same number."""
        self.pages, self._ink = pages, QtInk(pictures)
        self.number = min(self.number, max(0, len(pages) - 1))
        self.strip.show_pages(pages, self._ink, self.number)
        self._show()

    def fade(self, is_old: bool) -> None:
        """Pale while other pages are being made."""
        effect = QGraphicsOpacityEffect(self) if is_old else None
        if effect is not None:
            effect.setOpacity(PALE)
        self.setGraphicsEffect(effect)  # type: ignore[arg-type]
        self.setEnabled(not is_old)

    @property
    def is_complete(self) -> bool:
        return self.view.is_complete and self.strip.is_complete

    def turn(self, way: int) -> None:
        self.go_to(self.number + way)

    def go_to(self, number: int) -> None:
        if 0 <= number < len(self.pages) and number != self.number:
            self.number = number
            self._show()

    def _show(self) -> None:
        count, number = len(self.pages), self.number
        words = _("Page {number} of {count}", number=number + 1, count=count) if count else ""
        label = self.pages[number].label if count else ""
        self._place.setText(words)
        self._place.setToolTip("")
        page = self.pages[number] if count else None
        self.view.show_page(page, self._ink, f"{words}. {label}" if label else words)
        several = count > 1
        self.strip.setVisible(several)
        for part in (self.previous, self.next):
            part.setVisible(several)
        self.previous.setEnabled(number > 0)
        self.next.setEnabled(number < count - 1)
        if several and self.strip.currentRow() != number:
            self.strip.setCurrentRow(number)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """The parts of the bar side by side; where that has no room, one below the other."""
        needed = self._turning.sizeHint().width() + self._zooming.sizeHint().width()
        self._bar.setDirection(_BESIDE if needed <= self.width() else _BELOW)

    def minimumSizeHint(self) -> QSize:
        """As narrow as its widest part."""
        width = max(part.minimumSize().width() for part in (self._row, self._turning, self._zooming))
        return QSize(width, super().minimumSizeHint().height())

    def _button(self, name: str, words: str, run: object) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(name))
        button.setIconSize(QSize(with_text(18), with_text(18)))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: run())  # type: ignore[operator]
        return button


def _in_row(spacing: int, *widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(spacing)
    for widget in widgets:
        row.addWidget(widget)
    return row
