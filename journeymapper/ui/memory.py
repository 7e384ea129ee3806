"""When the collector of cyclic garbage may look: never while somebody drags or types.

A map of 10,000 cards is some 300,000 objects, and looking through all of them takes as long as thirty
frames. They are frozen values that reference counting frees, so there is nothing to be found in them: what
is shown is set aside (`gc.freeze`), and what has come since is looked through while the hands rest.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

REST = 3_000  # milliseconds without an edit
# Young objects are looked through seldom and quickly; a look at all of them is left to `Memory`.
THRESHOLDS = (5_000, 20, 1_000)


class Memory(QObject):
    """Sets aside what lives long."""

    def __init__(self) -> None:
        super().__init__()
        self._is_new = False  # a map was opened, and nothing of it is garbage yet
        self._has_gone = False  # a map was closed: what was set aside of it may be garbage
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.tidy)

    def begin(self) -> None:
        """The program has started: from now on there may be garbage."""
        gc.freeze()
        gc.set_threshold(*THRESHOLDS)
        gc.enable()

    def stop(self) -> None:
        self._rest.stop()

    def map_shown(self) -> None:
        """A map was opened in a window. What is drawn of it follows in a moment."""
        gc.freeze()
        self._is_new = True
        self._rest.start()

    def changed(self) -> None:
        """Somebody is working."""
        self._rest.start()

    def map_closed(self) -> None:
        """A window let go of its map. Windows are cycles, and hold what they have shown."""
        self._has_gone = True
        self._rest.start()

    def tidy(self) -> None:
        """Find the garbage among what is new, and set aside what is left."""
        from PySide6.QtCore import Qt

        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._rest.start()
            return
        if self._has_gone:
            gc.unfreeze()
        if self._has_gone or not self._is_new:
            gc.collect()
        self._is_new = self._has_gone = False
        gc.freeze()
