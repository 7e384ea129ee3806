"""A line of words that is cut with an ellipsis where it gets too little room, and says all on hovering."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyleOption

from journeymapper.ui.measures import with_text
from journeymapper.ui.safety.plain import plain_tip


class CutLabel(QLabel):
    """As wide as its words at most, and wants no more than `widest` pixels (at the usual size of texts)."""

    def __init__(self, widest: int = 10_000, least: int = 0) -> None:
        super().__init__()
        self._widest, self._least = widest, least
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def say(self, words: str, all_of_it: str = "") -> None:
        """Show these words; on hovering all of them, or more."""
        self.setText(words)
        self.setToolTip(plain_tip(all_of_it or words))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self.width_for(self.text()), self.fontMetrics().height())

    def width_for(self, words: str) -> int:
        """Pixels that it would want for these words."""
        self.ensurePolished()  # else the letters are measured in another font
        return min(self.fontMetrics().horizontalAdvance(words) + 1, with_text(self._widest))

    def minimumSizeHint(self) -> QSize:
        whole = self.sizeHint()
        return QSize(min(whole.width(), self._least), whole.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOption()
        option.initFrom(self)
        cut = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        with QPainter(self) as painter:
            self.style().drawItemText(
                painter, self.rect(), flags, option.palette, self.isEnabled(), cut, self.foregroundRole()
            )
