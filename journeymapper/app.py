"""Starts the window: the only place, with the command line, that knows everything.

Who opens a map wants to see it, so everything is imported as late as that needs, in three parts. Before the
first frame: Qt, the theme and the titles of the menus (`ui/program.py`, `ui/main_window.py`). After it: the
model, the layout, the canvas and the bars (`Program.start`, `MainWindow.furnish`), and with them all that
saving needs, which must never fail for want of a file. By the function that first asks for it: whatever a
form, a dialogue or a file of another kind needs.
"""

from __future__ import annotations

import builtins
import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from journeymapper.display import has_display

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from journeymapper.ui.program import Program

_BUS = "DBUS_SESSION_BUS_ADDRESS"  # of the environment


def main(paths: Sequence[str] = ()) -> int:
    """Open a window on each of these maps, or one with the start page; the process's exit code."""
    if not has_display():
        print(
            "journeymapper: there is no display to open a window on; "
            "`journeymapper export FILE -o OUT.pdf` works without one.",
            file=sys.stderr,
        )
        return 2
    # Nothing of what is made at the start is ever thrown away: looking for that costs a tenth of it.
    gc.disable()
    application = make_application()
    program = begin(application, paths)  # kept: it owns the windows
    code = application.exec()
    program.close()
    del program
    return code


def make_application() -> QApplication:
    """The application, in the style that it has on every system.

    The style is named as an argument: to set it later would make Python classes of it and its hundreds of
    constants, which takes half as long as showing the first window.
    """
    from PySide6.QtWidgets import QApplication

    import_plainly()
    return QApplication([sys.argv[0], "-style", "fusion"])


def begin(application: QApplication, paths: Sequence[str] = ()) -> Program:
    """Dress the application and show the first window."""
    from journeymapper.i18n import use_languages
    from journeymapper.ui.program import Program
    from journeymapper.ui.theme import apply_text_size, apply_theme, load_fonts

    application.setApplicationName("JourneyMapper")
    application.setDesktopFileName("journeymapper")
    program = Program(application)
    if program.preferences.language:
        use_languages([program.preferences.language])
    load_fonts(application)
    apply_text_size(application, program.preferences.text_size)
    apply_theme(application, program.preferences.theme)
    with no_bus():
        program.start(paths)
    return program


@contextmanager
def no_bus() -> Iterator[None]:
    """Let Qt do without a message bus where the session has none.

    It would start one, which stays behind when the program has ended, to ask whether anybody shows menu bars
    outside of windows. The first window would wait for the answer of a bus that nobody else is on.
    """
    running = Path(os.environ.get("XDG_RUNTIME_DIR") or "/nonexistent", "bus")
    lacking = sys.platform.startswith("linux") and _BUS not in os.environ and not running.exists()
    if lacking:
        os.environ[_BUS] = "disabled:"
    try:
        yield
    finally:
        if lacking:
            del os.environ[_BUS]  # a program that is started from here may want one


def import_plainly() -> None:
    """Give Python its own `import` back.

    PySide replaces it by one that reads the source of every module that follows, to find out whether it
    wants other names for Qt's methods (`from __feature__ import snake_case`). None of ours does, and reading
    some four hundred sources is a tenth of the start.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
