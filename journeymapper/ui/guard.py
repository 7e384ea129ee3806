"""Faults of the program itself: written to the log, told in one sentence, once at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from journeymapper.crash import Fault, install_hooks, open_log
from journeymapper.i18n import _
from journeymapper.storage.folders import data_folder
from journeymapper.ui.safety.messages import log_messages_of_qt

if TYPE_CHECKING:
    from journeymapper.ui.program import Program


class Guard(QObject):
    """Hears of faults in any thread and tells of them in the thread of the windows."""

    _caught = Signal(object)

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._program = program
        self._telling = False
        self._restore: Callable[[], None] = lambda: None
        # Queued always: a fault may come in the middle of painting, where no dialogue may open.
        self._caught.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def watch(self) -> None:
        restore_hooks = install_hooks(self._caught.emit)
        restore_messages = log_messages_of_qt(lambda: self._program.safety.end())

        def restore() -> None:
            restore_hooks()
            restore_messages()

        self._restore = restore

    def end(self) -> None:
        """Put back what heard of faults before."""
        self._restore()

    def _tell(self, fault: Fault) -> None:
        if self._telling:
            return  # one dialogue is enough: what follows is often the same fault again
        self._telling = True
        self._program.safety.caught(fault)
        try:
            window = QApplication.activeWindow() or next(iter(self._program.windows), None)
            self._program.ask.tell(window, _("Something went wrong inside the program"), sentence(fault))
        finally:
            self._telling = False


def sentence(fault: Fault) -> str:
    """What happened, where, and what to do."""
    return _(
        "The last action may not have been done ({kind} in {place}). Your map is still open: save it "
        "now, under a new name if you want to be sure. Help, Report a problem, shows what was noticed.",
        kind=fault.kind,
        place=fault.place,
    )


def watch_over(program: Program) -> Guard:
    """Tell of faults from now on."""
    guard = Guard(program)
    guard.watch()
    return guard


def keep_log() -> None:
    """Write down what goes wrong."""
    open_log(data_folder() / "logs")
