"""What Qt says about itself, in the log of the program."""

from __future__ import annotations

import contextlib
import re
import sys
from collections.abc import Callable

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from journeymapper.crash import LOG

MOST_KINDS = 200
BROKEN = re.compile(r"The (X11|Wayland) connection (broke|experienced a fatal error)")
_TALK = (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)  # such as fonts that lack a script
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'|“[^”]*”")  # names of files and texts of maps are quoted


def log_messages_of_qt(no_screen: Callable[[], object] = lambda: None) -> Callable[[], None]:
    """Write Qt's warnings into the log, each for the 1st, 2nd, 4th, 8th ... time, and hand them on; the
    returned function ends it.

    `no_screen` is called when the display server is gone: Qt says so, and ends the process right after.
    """
    counts: dict[str, int] = {}

    def hear(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        words = _QUOTED.sub("…", message or "")[:300]
        is_told = kind not in _TALK
        if is_told and (words in counts or len(counts) < MOST_KINDS):
            times = counts[words] = counts.get(words, 0) + 1
            if times & (times - 1) == 0:
                LOG.warning("Qt %s: %s (seen %d times)", context.category or "", words, times)
        if before is not None:
            before(kind, context, message)
        elif sys.stderr is not None and is_told:
            with contextlib.suppress(OSError):  # the terminal may be closed
                print(message, file=sys.stderr)
        if BROKEN.match(message or ""):
            no_screen()

    before = qInstallMessageHandler(hear)

    def end() -> None:
        qInstallMessageHandler(before)

    return end
