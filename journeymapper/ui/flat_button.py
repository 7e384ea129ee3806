"""A flat button whose icon and words keep a distance that styles do not leave by themselves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionToolButton, QToolButton, QWidget

from journeymapper.ui.measures import ICON, with_text

GAP = 9  # pixels between icon and words
SIDE = 11  # pixels beside them


class FlatButton(QToolButton):
    """Looks as the style sheet says; its contents are placed here, mirrored where people read so."""

    def __init__(self, icon_size: int = ICON, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_size = icon_size
        self._fit_icon()
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.at_start = False  # contents at the start of a row instead of in the middle
        self.side = SIDE
        self.is_low = False  # as part of a frame

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_icon()

    def _fit_icon(self) -> None:
        """Signs grow with the texts beside them."""
        size = with_text(self._icon_size)
        self.setIconSize(QSize(size, size))

    def words(self) -> str:
        """What is written on the button, without the mark of a menu's letter."""
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    def show_words(self, shown: bool) -> None:
        """Words beside the icon, or the icon alone."""
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(style.ToolButtonTextBesideIcon if shown else style.ToolButtonIconOnly)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        height = max(self.iconSize().height(), self.fontMetrics().height()) + 14
        if self.is_low:
            height = self.fontMetrics().height() + 8
        icon, words = self._shown()
        return QSize(self.width_for(words, icon), height)

    def width_for(self, words: bool, icon: bool = True) -> int:
        """Pixels that it wants with its words, or without them."""
        self.ensurePolished()
        width = self.iconSize().width() if icon else 0
        if words:
            width += self.fontMetrics().horizontalAdvance(self.words()) + (GAP if icon else 0)
        return width + 2 * (SIDE if words else 8)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.icon, option.text = QIcon(), ""
        has_icon, has_words = self._shown()
        mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
        with QPainter(self) as painter:
            self.style().drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option, painter, self)
            size = self.iconSize()
            words_width = self.fontMetrics().horizontalAdvance(self.words()) if has_words else 0
            icon_width = size.width() if has_icon else 0
            gap = GAP if has_icon and has_words else 0
            whole = icon_width + gap + words_width
            left = self.side if self.at_start and has_words else max(4, (self.width() - whole) // 2)
            if has_icon:
                place = QRect(left, (self.height() - size.height()) // 2, size.width(), size.height())
                self.icon().paint(painter, self._mirrored(place), Qt.AlignmentFlag.AlignCenter, mode)
            if has_words:
                room = QRect(
                    left + icon_width + gap, 0, self.width() - left - icon_width - gap - 2, self.height()
                )
                words = self.fontMetrics().elidedText(self.words(), Qt.TextElideMode.ElideRight, room.width())
                flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
                self.style().drawItemText(
                    painter,
                    self._mirrored(room),
                    flags,
                    option.palette,
                    self.isEnabled(),
                    words,
                    QPalette.ColorRole.ButtonText,
                )

    def _mirrored(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)

    def _shown(self) -> tuple[bool, bool]:
        """Whether an icon is shown, and whether words are."""
        style = self.toolButtonStyle()
        icon = style != Qt.ToolButtonStyle.ToolButtonTextOnly and not self.icon().isNull()
        return icon, style != Qt.ToolButtonStyle.ToolButtonIconOnly
