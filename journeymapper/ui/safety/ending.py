"""The end that nobody asks about: signals, logging out, the machine shutting down.

A desktop that speaks with its programs (Windows; X11 where Qt was built with session management) first
lets them write, and then sends the end. Elsewhere logging out ends the display server, which
`messages.py` hears, or the process is told by a signal.
"""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSocketNotifier, QTimer
from PySide6.QtGui import QSessionManager

if TYPE_CHECKING:
    from journeymapper.ui.program import Program

CALLED_OFF = 120_000  # milliseconds after which a session that has not ended was kept
NAMES = ("SIGTERM", "SIGHUP", "SIGINT")


class Ending(QObject):
    """Writes what is unsaved into recovery copies before the program is taken away.

    Python runs its handlers of signals only when it gets a turn, which an idle window never gives it:
    hence the pipe that wakes the event loop.
    """

    def __init__(self, program: Program, end: Callable[[], object]) -> None:
        super().__init__()
        self._program, self._end = program, end
        self._before: dict[int, object] = {}
        self._pipe: tuple[int, int] | None = None
        self._is_told = False  # that the session is about to end
        self._kept = QTimer(self, singleShot=True, interval=CALLED_OFF)
        self._kept.timeout.connect(self._forget)
        program.application.commitDataRequest.connect(self._on_logout)
        program.application.aboutToQuit.connect(self._on_quit)
        if os.name == "posix":
            self._listen()

    def _listen(self) -> None:
        reading, writing = os.pipe()
        for handle in (reading, writing):
            os.set_blocking(handle, False)
        self._pipe = (reading, writing)
        self._wake_before = signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(reading, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)
        for name in NAMES:
            number = getattr(signal, name)
            self._before[number] = signal.signal(number, lambda _number, _frame: None)

    def _on_signal(self) -> None:
        if self._pipe is None:
            return
        with contextlib.suppress(OSError):
            received = os.read(self._pipe[0], 64)
            if any(number in self._before for number in received):
                self._end()

    def _on_logout(self, _manager: QSessionManager) -> None:
        """The session may end a moment later, or be kept after all: the program goes on as if not, and
        asks nothing that would hold the session up."""
        if not self._is_told:
            self._is_told = True
            self._program.application.installEventFilter(self)  # from now on: it sees every single event
        self._kept.start()
        self._program.safety.keeping.copy_now()

    def _forget(self) -> None:
        """Whoever quits now is asked about changes again."""
        self._is_told = False
        self._program.application.removeEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Quit:
            self._on_quit()
        return False

    def _on_quit(self) -> None:
        """Nobody is there any more to be asked about changes: they are offered at the next start."""
        if self._is_told:
            self._end()

    def close(self) -> None:
        """Hear of nothing any more."""
        application = self._program.application
        application.commitDataRequest.disconnect(self._on_logout)
        application.aboutToQuit.disconnect(self._on_quit)
        application.removeEventFilter(self)
        if self._pipe is None:
            return
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._wake_before)
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]
        for handle in self._pipe:
            os.close(handle)
        self._pipe = None
