"""Starts the window: the only place, with the command line, that knows everything."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence


def main(paths: Sequence[str] = ()) -> int:
    """Open a window on each of these maps, or one with the start page; the process's exit code."""
    if not has_display():
        print(
            "journeymapper: there is no display to open a window on; "
            "`journeymapper export FILE -o OUT.pdf` works without one.",
            file=sys.stderr,
        )
        return 2
    from PySide6.QtWidgets import QApplication

    from journeymapper.ui.program import Program
    from journeymapper.ui.theme import apply_theme, load_fonts

    application = QApplication(sys.argv[:1])
    application.setApplicationName("JourneyMapper")
    application.setDesktopFileName("journeymapper")
    program = Program(application)
    load_fonts(application)
    apply_theme(application, program.preferences.theme)
    program.start(paths)
    return application.exec()


def has_display() -> bool:
    """True when a window could be opened here."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
