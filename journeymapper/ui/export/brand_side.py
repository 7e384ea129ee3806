"""The brand of the map beside the pages that it is printed on, in the place of the other choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeymapper.i18n import _
from journeymapper.ui.brand.form import BrandForm
from journeymapper.ui.export.scrolled import scrolled
from journeymapper.ui.flat_button import FlatButton
from journeymapper.ui.icons import icon

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow


class BrandSide(QWidget):
    """Edits the map itself, so undo and redo work here as they do over the canvas. `left` tells that the
    other choices are wanted again."""

    left = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.form = BrandForm(window)
        back = FlatButton(16)
        back.setText(_("Back to the export"))
        back.setIcon(icon("chevron-left"))
        back.at_start = True
        back.clicked.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(scrolled(self.form), 1)
        keys = QKeySequence.StandardKey
        for key, step in ((keys.Undo, window.undo), (keys.Redo, window.redo)):
            QShortcut(key, self).activated.connect(step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Esc leads back first; once more closes the dialogue. Enter ends a field and exports nothing.
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
