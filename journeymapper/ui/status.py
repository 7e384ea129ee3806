"""The line below the canvas: a hint of what can be done, and the zoom."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSlider, QToolButton, QWidget

from journeymapper.i18n import _
from journeymapper.ui.announcing import announce
from journeymapper.ui.cut_label import CutLabel
from journeymapper.ui.icons import icon
from journeymapper.ui.measures import status_height, with_text
from journeymapper.ui.panels.extra import link_button

OFFERED = 12_000  # milliseconds that a way back is offered
LOWEST, HIGHEST = 0.05, 4.0  # pixels per map unit
STEPS = 200
_SLIDER, _PERCENT = 80, 48  # pixels at the usual size of texts
_LEAST_WITH_SLIDER = 360  # pixels of the line, at the usual size of texts


class StatusLine(QWidget):
    """Shows a hint; the slider is logarithmic, so that a step feels the same at every zoom."""

    zoom_chosen = Signal(float)
    fit_chosen = Signal()
    undo_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reminder = ""
        self.setObjectName("status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 2, 10, 2)
        row.setSpacing(4)
        self._hint = CutLabel()
        self._hint.setObjectName("hint")
        self._hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(self._hint, 1)
        self._undo = link_button(_("Undo"))
        self._undo.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._undo.clicked.connect(self.undo_chosen)
        self._undo.hide()
        row.addWidget(self._undo)
        row.addStretch()  # holds the link at the sentence, while that is no wider than it must be
        self._while = QTimer(self, singleShot=True, interval=OFFERED)
        self._while.timeout.connect(self._offer_ends)
        self._fit = QToolButton()
        self._out, self._in = QToolButton(), QToolButton()
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(0, STEPS)
        self._slider.setAccessibleName(_("Zoom"))
        self._slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._label = QLabel()
        self._label.setObjectName("zoomLabel")
        self._label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for button, name in (
            (self._fit, _("Fit the whole map")),
            (self._out, _("Zoom out")),
            (self._in, _("Zoom in")),
        ):
            button.setToolTip(name)
            button.setAccessibleName(name)
            button.setProperty("small", True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for widget in (self._fit, self._out, self._slider, self._in, self._label):
            row.addWidget(widget)
        self._zoom = 1.0
        self._context = self._said = self._pointed = self._offer = ""
        self._fit.clicked.connect(self.fit_chosen)
        self._out.clicked.connect(lambda: self.zoom_chosen.emit(self._zoom / 1.25))
        self._in.clicked.connect(lambda: self.zoom_chosen.emit(self._zoom * 1.25))
        self._slider.valueChanged.connect(lambda place: self.zoom_chosen.emit(_zoom_at(place)))
        self._fit_texts()
        self.retint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_texts()

    def _fit_texts(self) -> None:
        """As high as the texts need, with signs as large."""
        self.setFixedHeight(status_height())
        self._slider.setFixedWidth(_SLIDER + with_text(_SLIDER // 2))
        self._label.setMinimumWidth(with_text(_PERCENT))
        self._make_room()
        side = with_text(16)
        for button in (self._fit, self._out, self._in):
            button.setIconSize(QSize(side, side))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """In a narrow window the two buttons are enough: the hint needs the room of the slider."""
        self._slider.setVisible(self.width() >= with_text(_LEAST_WITH_SLIDER))

    def retint(self) -> None:
        self._fit.setIcon(icon("maximize"))
        self._out.setIcon(icon("minus"))
        self._in.setIcon(icon("plus"))

    def say(self, words: str) -> None:
        """Tell what happened; it stays until `forget`, when something else is done."""
        self._said = words
        self.end_offer()

    def unsay(self, words: str) -> None:
        """It is not true any more."""
        if words and self._said == words:
            self._said = ""
            self._show()

    def offer_undo(self, words: str) -> None:
        """Tell what was taken away, for a while, with a link beside it that brings it back."""
        self._offer, self._said, self._pointed = words, "", ""
        self._undo.setAccessibleDescription(words)
        self._while.start()
        self._show()
        announce(self, words)

    def end_offer(self) -> None:
        """The link would take back something else now."""
        self._offer = ""
        self._while.stop()
        self._show()

    def _offer_ends(self) -> None:
        if self._undo.hasFocus() or self._undo.underMouse():
            self._while.start()  # somebody is about to use it
        else:
            self.end_offer()

    def forget(self) -> None:
        """What was said, and what was pointed at, is over."""
        self._said = self._pointed = ""
        self._show()

    def show_context(self, words: str) -> None:
        """What can be done now."""
        self._context = words
        self._show()

    def remind(self, words: str) -> None:
        """What is to be known until it is dealt with, whenever nothing else is told; "" for nothing."""
        self._reminder = words
        self._show()

    def show_hint(self, words: str) -> None:
        """What the pointer or a gesture is about; "" when it is about nothing."""
        self._pointed = words
        self._show()

    def _show(self) -> None:
        self._hint.say(self._pointed or self._offer or self._said or self._reminder or self._context)
        offered = bool(self._offer) and not self._pointed
        wide = QSizePolicy.Policy.Maximum if offered else QSizePolicy.Policy.Ignored
        self._hint.setSizePolicy(wide, QSizePolicy.Policy.Preferred)
        self._undo.setVisible(offered)

    def show_zoom(self, zoom: float) -> None:
        self._zoom = zoom
        self._label.setText(f"{round(zoom * 100)} %")
        self._slider.blockSignals(True)
        self._slider.setValue(_place_of(zoom))
        self._slider.blockSignals(False)


def _zoom_at(place: int) -> float:
    return LOWEST * math.exp(place / STEPS * math.log(HIGHEST / LOWEST))


def _place_of(zoom: float) -> int:
    clamped = min(HIGHEST, max(LOWEST, zoom))
    return round(STEPS * math.log(clamped / LOWEST) / math.log(HIGHEST / LOWEST))
