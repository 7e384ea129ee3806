"""How the program starts: a first frame at once, the maps of now or of last time in it, then all the rest."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon

from journeymapper.resources import resource
from journeymapper.ui import session

# Whatever knows maps is imported after the first frame.
if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow
    from journeymapper.ui.program import Program


def start(program: Program, paths: Sequence[str] = ()) -> MainWindow:
    """The first window: it is seen at once, and filled with these maps, those of last time, or the
    start page as soon as its first frame is there. Bars and panels follow the first map."""
    before = () if paths or not program.preferences.reopen else program.session.windows
    before = tuple(one for one in before if os.path.isfile(one.path))
    window = program.new_window(bool(paths or before), before[0].geometry if before else "")

    def fill() -> None:
        if window not in program.windows:
            return  # closed as soon as it was seen: what it was to show stays closed

        program.watch_over()
        for path in paths:
            with _telling_of_faults():
                program.open_path(Path(path), window)
        for one in before:
            with _telling_of_faults():
                _reopen(program, one, window)
        if window.canvas is None:
            window.show_start()
            finish()
        elif window.canvas.has_been_seen:  # while a question about another map was open
            finish()
        else:
            # Painted or closed, whichever comes first; and once, for the timer goes with it.
            once = QTimer(program.application, singleShot=True, interval=0)
            once.timeout.connect(finish)
            once.timeout.connect(once.deleteLater)
            window.canvas.painted.connect(once.start)
            window.canvas.destroyed.connect(once.start)

    def finish() -> None:
        from journeymapper.ui.guard import keep_log

        keep_log()
        program.application.setWindowIcon(QIcon(str(resource("icons", "journeymapper.png"))))
        for shown in program.windows[:1]:  # the first one, unless somebody was quick to close it
            shown.furnish()
            program.safety.begin(shown)
        program.memory.begin()

    # Queued: whoever else waits for the first frame hears of it first.
    window.ground.seen.connect(lambda: QTimer.singleShot(0, fill))
    return window


def _reopen(program: Program, opened: session.Opened, window: MainWindow) -> None:
    """A map of last time, in the first window while that is empty, else in its own."""
    path = Path(opened.path)
    shown = program.window_of(path)
    if window.editor is None:
        if not program.open_path(path, window):
            return
        again = window
    elif shown is not None:
        again = program.open_window(shown.editor, opened.geometry)
    elif program.open_path(path):
        again = program.windows[-1]
        session.take_geometry(again, opened.geometry)
        session.bring_on_screen(again)
    else:
        return
    session.go_to(again, opened.place)


@contextmanager
def _telling_of_faults() -> Iterator[None]:
    """A fault in opening one map is told like any other; the maps that follow are opened all the same."""
    try:
        yield
    except Exception:
        sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
