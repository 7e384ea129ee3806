"""A box to tick whose words break into lines where they have too little room for one."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from journeymapper.ui.theme import current_theme

_WRAPPED = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop
_FLAGS = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextShowMnemonic
_PAD = 3  # pixels above and below, as the style sheet has it


class CheckBox(QCheckBox):
    """Looks as the style sheet says; the box stands at the first line."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        """So wide that no word breaks."""
        words = self.text().replace("&", "").split()
        widest = max((self.fontMetrics().horizontalAdvance(word) for word in words), default=0)
        return QSize(self._start() + widest + 1, self._line().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self._line().height(), self._words(width).height() + 2 * _PAD)

    def _option(self) -> QStyleOptionButton:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        return option

    def _line(self) -> QRect:
        """The first line, with the box."""
        return QRect(0, 0, self.width(), super().sizeHint().height())

    def _start(self) -> int:
        """Where the words begin, from the side of the box."""
        box = self.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, self)
        return box + self.style().pixelMetric(QStyle.PixelMetric.PM_CheckBoxLabelSpacing, None, self)

    def _words(self, width: int) -> QRect:
        """The place of the words in a box of this width, as if read from the left."""
        room = QRect(self._start(), 0, max(1, width - self._start()), 10_000)
        found = self.fontMetrics().boundingRect(room, int(_FLAGS | _WRAPPED), self.text())
        lowered = max(_PAD, (self._line().height() - self.fontMetrics().height()) // 2)
        return QRect(room.x(), lowered, room.width(), found.height())

    def hitButton(self, place: QPoint) -> bool:
        room = QRect(0, 0, min(self.width(), self.sizeHint().width()), self.height())
        return QStyle.visualRect(self.layoutDirection(), self.rect(), room).contains(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = self._option()
        option.text, option.rect = "", self._line()
        theme = current_theme()
        colour = theme.disabled if not self.isEnabled() else theme.link if self.hasFocus() else theme.text
        with QPainter(self) as painter:
            self.style().drawControl(QStyle.ControlElement.CE_CheckBox, option, painter, self)
            painter.setPen(QColor(colour))
            place = QStyle.visualRect(self.layoutDirection(), self.rect(), self._words(self.width()))
            align = QStyle.visualAlignment(self.layoutDirection(), _WRAPPED)
            painter.drawText(place, int(_FLAGS | align), self.text())
