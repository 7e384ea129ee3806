"""The scroll bars of a canvas, over its edges. They hide where there is nothing to scroll."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QScrollBar, QWidget

from journeymapper.ui.canvas import viewport
from journeymapper.ui.canvas.viewport import Viewport

_STEP = 48  # pixels for a click on an arrow


class Bars(QObject):
    """Shows where a viewport looks on a sheet; says where somebody scrolled to."""

    moved = Signal(float, float)  # the viewport's new place

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self.across = QScrollBar(Qt.Orientation.Horizontal, widget)
        self.down = QScrollBar(Qt.Orientation.Vertical, widget)
        self._low = (0.0, 0.0)
        self._place = (0.0, 0.0)
        for bar in (self.across, self.down):
            bar.setCursor(Qt.CursorShape.ArrowCursor)
            bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            bar.setSingleStep(_STEP)
            bar.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a map has a direction of its own
            bar.hide()
            bar.valueChanged.connect(self._on_value)

    @property
    def widths(self) -> tuple[int, int]:
        """Pixels that the bars take at the right and at the bottom."""
        right = self.down.width() if not self.down.isHidden() else 0
        return right, self.across.height() if not self.across.isHidden() else 0

    def arrange(self) -> None:
        """Along the edges of the widget."""
        width, height = self._widget.width(), self._widget.height()
        right, bottom = self.down.sizeHint().width(), self.across.sizeHint().height()
        self.down.setGeometry(width - right, 0, right, height - bottom)
        self.across.setGeometry(0, height - bottom, width - right, bottom)

    def show(self, view: Viewport, width: float, height: float) -> None:
        """Show where `view` looks on a sheet of `width` x `height` map units."""
        self.across.setInvertedAppearance(view.mirrored)
        lengths = width * view.zoom, height * view.zoom
        windows = view.width, view.height
        self._place = view.x, view.y
        lows = []
        for bar, place, length, window in zip(
            (self.across, self.down), self._place, lengths, windows, strict=True
        ):
            low, high = viewport.limits(length, window)
            lows.append(low)
            bar.blockSignals(True)
            bar.setRange(0, max(0, round(high - low)))
            bar.setPageStep(round(window))
            bar.setValue(round(place - low))
            bar.blockSignals(False)
            if bar.isHidden() == viewport.scrolls(length, window):
                bar.setVisible(bar.isHidden())
        self._low = lows[0], lows[1]

    def _on_value(self) -> None:
        x, y = self._place
        if self.sender() is self.across:
            x = self._low[0] + self.across.value()
        else:
            y = self._low[1] + self.down.value()
        self.moved.emit(x, y)
