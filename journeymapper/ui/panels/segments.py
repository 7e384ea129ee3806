"""Choices that stand side by side: segments with words, and scores from 1 to 5 as pips."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRect, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QGridLayout, QLayout, QSizePolicy, QStyle, QToolButton, QWidget

from journeymapper.i18n import _
from journeymapper.ui.announcing import announce
from journeymapper.ui.flat_button import FlatButton
from journeymapper.ui.measures import with_text
from journeymapper.ui.panels.field import MIXED
from journeymapper.ui.theme import current_theme

_ICON = 16  # no higher than words, at the usual size of texts
INSET = 3  # pixels between the frame of segments and its buttons
_BESIDE = 6  # pixels beside the words of a score


class SegmentField(QWidget):
    """Buttons in one frame of which one is down; with `optional`, pressing it again lifts it.

    They stand in one row where their words have room, else in two: words are never squeezed.
    """

    edited = Signal(object)

    def __init__(self, choices: Sequence[tuple[str, str]], optional: bool = True) -> None:
        super().__init__()
        self._optional = optional
        self._across = 0
        self._grid = QGridLayout(self)
        frame(self, self._grid)
        self._buttons: dict[str, QToolButton] = {}
        for value, words in choices:
            button = segment(words)
            button.clicked.connect(lambda _checked, value=value: self._on_click(value))
            self._buttons[value] = button
        self._arrange(len(self._buttons))

    def _arrange(self, across: int) -> None:
        """So many buttons in a row, all rows alike."""
        if across == self._across:
            return
        self._across = across
        for place, button in enumerate(self._buttons.values()):
            self._grid.addWidget(button, place // across, place % across)
        for column in range(len(self._buttons)):
            self._grid.setColumnStretch(column, 1 if column < across else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        count = len(self._buttons)
        needed = max(button.sizeHint().width() for button in self._buttons.values()) * count
        self._arrange(count if needed <= self.width() - 2 * INSET else (count + 1) // 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, super().minimumSizeHint().height())

    def _on_click(self, value: str) -> None:
        chosen = self._buttons[value].isChecked()
        new = value if chosen or not self._optional else ""
        self.show_value(new)
        self.edited.emit(new)

    def take_focus(self) -> None:
        """The keyboard on the choice that is down, else on the first."""
        down = [button for button in self._buttons.values() if button.isChecked()]
        (down or list(self._buttons.values()))[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_value(self, value: Any) -> None:
        for own, button in self._buttons.items():
            button.setChecked(own == value)
        self.setAccessibleDescription(_("Different values") if value is MIXED else "")

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        for button in self._buttons.values():
            button.setAccessibleName(f"{name}: {button.text()}")


def frame(holder: QWidget, layout: QLayout) -> None:
    """Make a row of segments look like one control."""
    holder.setProperty("segments", True)
    holder.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    holder.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    layout.setContentsMargins(INSET, INSET, INSET, INSET)
    layout.setSpacing(1)


def segment(words: str = "") -> FlatButton:
    """One choice of a frame of segments."""
    button = FlatButton(_ICON)
    button.setText(words)
    button.setToolTip(words)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    button.setCheckable(True)
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    button.setProperty("segment", True)
    button.is_low = True
    return button


class ScoreField(QAbstractSlider):
    """Five pips: a click or a digit sets 1 to 5, a click on the present score or 0 clears it. Screen readers
    see a slider from 0 (none) to 5."""

    edited = Signal(object)
    _PIP, _STEP = 16, 24  # pixels at the usual size of texts
    _LARGEST = 0.8  # of the way to the next pip, which would be taken for one with it

    def __init__(self, colour: str = "") -> None:
        super().__init__()
        self._colour = colour
        self._value: Any = None
        self._hover = 0
        self.setRange(0, 5)
        self.valueChanged.connect(self._set_from_outside)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        high = max(with_text(self._PIP), self.fontMetrics().height()) + 12
        return QSize(5 * with_text(self._STEP) + self._words_width(), high)

    def minimumSizeHint(self) -> QSize:
        return QSize(5 * (with_text(self._PIP) + 1) + self._words_width(), self.sizeHint().height())

    def _words_width(self) -> int:
        return 2 * _BESIDE + self.fontMetrics().horizontalAdvance("5 / 5")

    def _step(self) -> int:
        """From one pip to the next: closer where there is too little room."""
        return min(with_text(self._STEP), (self.width() - self._words_width()) // 5)

    def _side(self) -> int:
        """Of a pip."""
        return min(with_text(self._PIP), round(self._LARGEST * self._step()))

    def show_value(self, value: Any) -> None:
        is_new = value != self._value
        self._value = value
        with QSignalBlocker(self):
            self.setValue(value if isinstance(value, int) else 0)
        spoken = _("Different values") if value is MIXED else _("{score} of 5", score=value or _("none"))
        self.setAccessibleDescription(spoken)
        if is_new and self.hasFocus():
            announce(self, spoken)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        announce(self, f"{self.accessibleName()}: {self.accessibleDescription()}")

    def _set(self, score: int) -> None:
        value = None if score in (0, self._value) else score
        self.show_value(value)
        self.edited.emit(value)

    def _set_from_outside(self, score: int) -> None:
        """A screen reader moved the slider."""
        self.show_value(score or None)
        self.edited.emit(score or None)

    def _score_at(self, x: float) -> int:
        if self.isRightToLeft():
            x = self.width() - x
        return max(1, min(5, int(x // self._step()) + 1)) if x < 5 * self._step() else 0

    def mousePressEvent(self, event: QMouseEvent) -> None:
        score = self._score_at(event.position().x())
        if score and event.button() == Qt.MouseButton.LeftButton:
            self._set(score)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover = self._score_at(event.position().x())
        self.update()

    def leaveEvent(self, event: Any) -> None:
        self._hover = 0
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        value = self._value if isinstance(self._value, int) else 0
        more, less = Qt.Key.Key_Right, Qt.Key.Key_Left
        if self.isRightToLeft():
            more, less = less, more
        match event.key():
            case key if key in (more, Qt.Key.Key_Plus) and value < 5:
                self._set(value + 1)
            case key if key in (less, Qt.Key.Key_Minus) and value > 0:
                self._set(value - 1)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self._set(0)
            case _ if event.text() in tuple("012345") and event.text():
                score = int(event.text())
                if score != value:
                    self._set(score)
            case _:
                event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling the panel must never change a value

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        value = self._value if isinstance(self._value, int) else 0
        colour = QColor(self._colour or theme.accent)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            side, step = self._side(), self._step()
            for place in range(5):
                pip = QRect(place * step + 3, (self.height() - side) // 2, side, side)
                painter.setPen(QPen(colour if place < max(value, self._hover) else QColor(theme.muted), 1.5))
                painter.setBrush(colour if place < value else Qt.BrushStyle.NoBrush)
                painter.drawEllipse(QRectF(self._seen(pip)))
            painter.setPen(QColor(theme.muted))
            words = "\N{EM DASH}" if self._value is MIXED else (f"{value} / 5" if value else "")
            room = QRect(5 * step + _BESIDE, 0, self._words_width(), self.height())
            align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
            painter.drawText(self._seen(room), QStyle.visualAlignment(self.layoutDirection(), align), words)
            if self.hasFocus():
                painter.setPen(QPen(QColor(theme.focus), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)

    def _seen(self, place: QRect) -> QRect:
        """Mirrored where people read so."""
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)
