"""The end that nobody asks about: signals, logging out, the machine shutting down."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtGui import QSessionManager

if TYPE_CHECKING:
    from journeymapper.ui.program import Program

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
        program.application.commitDataRequest.connect(self._on_logout)
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
        """The session may end a moment later, or be kept after all: the program goes on as if not."""
        self._program.safety.keeping.copy_now()

    def close(self) -> None:
        """Hear of nothing any more."""
        self._program.application.commitDataRequest.disconnect(self._on_logout)
        if self._pipe is None:
            return
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._wake_before)
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]
        for handle in self._pipe:
            os.close(handle)
        self._pipe = None
