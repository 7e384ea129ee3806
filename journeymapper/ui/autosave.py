"""Automatic save, for those who want it: a map that has a file is saved while the hands rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow
    from journeymapper.ui.program import Program

REST = 4_000  # milliseconds without an edit


class AutoSave(QObject):
    """Saves a while after the last edit. A map without a file is never asked about, and a map whose save
    failed waits until it has been saved by hand."""

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._program = program
        self._refused: set[int] = set()  # ids of editors
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.save_all)

    def changed(self) -> None:
        """Somebody is working on a map."""
        if self._program.preferences.autosave:
            self._rest.start()

    def stop(self) -> None:
        self._rest.stop()

    def save_all(self) -> None:
        """Save what can be saved without a question, unless somebody is in the midst of something."""
        if not self._program.preferences.autosave:
            return
        for window in tuple(self._program.windows):
            editor = window.editor
            if editor is None or editor.path is None or editor.is_read_only:
                continue
            if editor.is_clean:
                self._refused.discard(id(editor))
            elif _is_busy(window):
                self._rest.start()
            elif id(editor) not in self._refused and not self._program.save(window, again=False):
                self._refused.add(id(editor))


def _is_busy(window: MainWindow) -> bool:
    """A save that nobody asked for waits for the end of a card, as for the end of a drag."""
    canvas = window.canvas
    return canvas is not None and (canvas.hands.is_busy or bool(canvas.writing.id))
