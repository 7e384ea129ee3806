"""Small panels that lie over the canvas. They are its neighbours, not its children: keys that they leave
alone never reach the map."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from journeymapper.ui.canvas.canvas import Canvas

TOP_LEFT, TOP, TOP_RIGHT = "top left", "top", "top right"
BOTTOM_LEFT, BOTTOM, BOTTOM_RIGHT = "bottom left", "bottom", "bottom right"
GAP = 12  # pixels from the edges of the canvas


class Floating(QFrame):
    """Stays at one edge or corner of a canvas, whatever the canvas's size. Esc gives the keyboard back."""

    dismissed = Signal()

    def __init__(self, canvas: Canvas, corner: str, keeps: bool = False) -> None:
        """`keeps`: Esc does not hide it."""
        super().__init__(canvas.parentWidget())
        self.canvas = canvas
        self.corner = corner
        self._keeps = keeps
        self.setObjectName("floating")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.hide()
        canvas.installEventFilter(self)
        canvas.destroyed.connect(self.deleteLater)

    def wanted_size(self, room: QRect) -> tuple[int, int]:
        """Width and height within this room."""
        hint = self.sizeHint()
        return min(hint.width(), room.width()), min(hint.height(), room.height())

    def place(self) -> None:
        """Where it belongs over the canvas, mirrored where people read from right to left."""
        right, bottom = self.canvas.bars.widths
        room = self.canvas.geometry().adjusted(GAP, GAP, -GAP - right, -GAP - bottom)
        width, height = self.wanted_size(room)
        x, y = room.x(), room.y()
        at_right = "right" in self.corner
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft and ("left" in self.corner or at_right):
            at_right = not at_right
        if self.corner in (TOP, BOTTOM):
            x = room.x() + (room.width() - width) // 2
        elif at_right:
            x = room.right() - width + 1
        if "bottom" in self.corner:
            y = room.bottom() - height + 1
        self.setGeometry(x, y, max(0, width), max(0, height))

    def open(self) -> None:
        self.place()
        self.show()
        self.raise_()
        self.place()  # what is shown knows its size better

    def dismiss(self) -> None:
        """Away, with the keyboard back on the map if it was here."""
        here = self._has_keyboard()
        self.hide()
        if here:
            self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self.dismissed.emit()

    def _has_keyboard(self) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        moved = event.type() in (QEvent.Type.Resize, QEvent.Type.Move)
        if moved and watched is self.canvas and self.isVisible():
            self.place()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self.place()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self._keeps:
                self.canvas.setFocus()
            else:
                self.dismiss()
        elif event.key() not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.accept()  # nothing here is a command for the map
        else:
            super().keyPressEvent(event)
