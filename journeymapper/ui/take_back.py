"""What was deleted is offered back in the status line, until something else is edited."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from journeymapper.editor.editor import Editor
    from journeymapper.model.document import Document
    from journeymapper.ui.main_window import MainWindow


class TakeBack(QObject):
    """The offer of one window: it holds as long as a single undo brings back just that."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._offered: tuple[Editor, Document] | None = None  # whose map, and how it is without that
        self._leave: Callable[[], None] = lambda: None
        window.status.undo_chosen.connect(self._take)

    def offer(self, words: str) -> None:
        """Tell what was deleted just now."""
        editor = self._window.editor
        if editor is not None:
            self.end()
            self._offered = (editor, editor.document)
            self._leave = editor.subscribe(self._on_change)
            self._window.status.offer_undo(words)

    def end(self) -> None:
        """Nothing is offered any more."""
        self._leave()
        self._leave = lambda: None
        self._offered = None
        self._window.status.end_offer()

    def _on_change(self, _what: str) -> None:
        if self._offered is not None and self._offered[0].document is not self._offered[1]:
            self.end()

    def _take(self) -> None:
        self._window.finish_editing()  # a text that is kept so is what undo would take back
        if self._offered is not None:
            self._window.undo()
        if self._window.canvas is not None:
            self._window.canvas.setFocus()
