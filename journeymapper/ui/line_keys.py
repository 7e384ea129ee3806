"""Commands of the window that fields of one line would take for themselves.

Where Qt runs on X11 or Wayland such a field goes to the end of its line with Ctrl+E, as the End key does, so
that nobody could export from a panel by key.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QWidget

_FIELDS = (QLineEdit, QComboBox, QAbstractSpinBox)


class LineKeys(QObject):
    """Follows the keyboard from field to field of one window."""

    def __init__(self, window: QWidget, application: QApplication) -> None:
        super().__init__(window)
        self._window = window
        application.focusChanged.connect(self._follow)

    def _follow(self, _left: QWidget | None, entered: QWidget | None) -> None:
        if isinstance(entered, _FIELDS) and self._window.isAncestorOf(entered):
            entered.installEventFilter(self)  # once, however often it is entered

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            control = Qt.KeyboardModifier.ControlModifier
            if event.key() == Qt.Key.Key_E and event.modifiers() == control:
                event.ignore()
                return True
        return False
