"""What an action is: one row of the table from which menus, shortcuts, palette and help are made."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QAction, QKeySequence

from journeymapper.i18n import _
from journeymapper.ui.icons import icon

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow

Run = Callable[["MainWindow"], object]
Ask = Callable[["MainWindow"], bool]


def always(window: MainWindow) -> bool:
    return True


class Action(NamedTuple):
    """`text` is marked with N_ and translated when the action is made. `shortcut` is Qt's portable
    form; several are separated by "; ". `words` gives a text that changes (Undo Move card). `also`,
    marked with N_, are other words under which the command palette finds it."""

    id: str
    text: str
    run: Run
    shortcut: str = ""
    icon: str = ""
    enabled: Ask = always
    checked: Ask | None = None
    words: Callable[[MainWindow], str] | None = None
    also: str = ""

    def build(self, window: MainWindow) -> QAction:
        """The QAction of this row for one window."""
        action = QAction(_(self.text), window)
        action.setObjectName(self.id)
        action.setShortcuts([QKeySequence(keys) for keys in self.shortcut.split("; ") if keys])
        action.setCheckable(self.checked is not None)
        action.triggered.connect(lambda _checked=False: self.run(window))
        self.retint(action)
        window.addAction(action)
        return action

    def refresh(self, window: MainWindow, action: QAction) -> None:
        """Bring the QAction up to date with the window."""
        action.setEnabled(self.enabled(window))
        if self.checked is not None:
            action.setChecked(self.checked(window))
        if self.words is not None:
            action.setText(self.words(window))
        plain = action.text().replace("&", "").rstrip("…")
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{plain}  ({keys})" if keys else plain)

    def retint(self, action: QAction) -> None:
        if self.icon:
            action.setIcon(icon(self.icon))
