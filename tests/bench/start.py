"""From the start of the `journeymapper` command to a window that can be used, with a map of 80 cards, against
a bare window of the same size: under Xvfb with a window manager, compiled modules.

Wanted: the first frame (menus, outlines of bars and panels) at most 1.3 x the bare window, usable (all of
the map painted at rest) at most 2.0 x. What the second wish leaves for a program is told by a bare window
that reads, checks, lays out and paints the same map once: menus, canvas, editor and safety should add no more
than a fifth to that.

Measured twice: as every start but the first of a day, with all files in the system's memory, and, where the
system lets it be emptied, as the first one, from the disk.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QMainWindow

    from journeymapper.ui.program import Program

CARDS, RUNS = 80, 9
CACHES = Path("/proc/sys/vm/drop_caches")
SIZE = (1600, 900)
SCREEN = "1760x1000x24"


def main() -> None:
    missing = [name for name in ("Xvfb", "openbox") if shutil.which(name) is None]
    if missing:
        print(f"not measured: {', '.join(missing)} is not installed here")
        return
    with tempfile.TemporaryDirectory(prefix="journeymapper-start-") as folder:
        path = Path(folder) / "eighty.journey"
        _write_map(path)
        display, server = _open_display()
        environment = {
            name: value
            for name, value in os.environ.items()
            if name not in ("PYTHONDONTWRITEBYTECODE", "QT_QPA_PLATFORM", "WAYLAND_DISPLAY")
        }
        environment |= {
            "DISPLAY": display,
            "JOURNEYMAPPER_HOME": folder,
            "PYTHONPYCACHEPREFIX": str(Path(folder) / "compiled"),
        }
        manager = subprocess.Popen(["openbox"], env=environment, stderr=subprocess.DEVNULL)
        try:
            _measure(path, environment)
        finally:
            for process in (manager, server):
                process.terminate()
                process.wait()


def _measure(path: Path, environment: dict[str, str]) -> None:
    _round(path, environment)  # the first one compiles
    _tell("files in memory", [_round(path, environment) for _ in range(RUNS)])
    if os.access(CACHES, os.W_OK):
        _tell("files on the disk", [_round(path, environment, forgotten=True) for _ in range(RUNS)])


def _round(path: Path, environment: dict[str, str], forgotten: bool = False) -> tuple[float, ...]:
    """Seconds to the bare window, the map in a bare window, our first frame and our usable window."""
    times: list[float] = []
    for arguments in (["bare"], ["alone", str(path)], ["ours", str(path)]):
        if forgotten:
            os.sync()
            CACHES.write_text("3")
        times += _times(arguments, environment)
    return tuple(times)


def _tell(state: str, rounds: list[tuple[float, ...]]) -> None:
    bare, alone, first, usable = (statistics.median(times) for times in zip(*rounds, strict=True))
    rows = (
        ("bare window", bare, ""),
        ("the map in a bare window", alone, ""),
        ("first frame", first, "   (wanted: 1.3 x)"),
        ("usable", usable, f"   (wanted: 2.0 x)   {usable / alone:4.2f} x the map alone (wanted: 1.2 x)"),
    )
    print(f"{state}:")
    for name, middle, wanted in rows:
        print(f"  {name:26} {middle * 1e3:6.0f} ms   {middle / bare:4.2f} x{wanted}")


def _times(arguments: list[str], environment: dict[str, str]) -> list[float]:
    """Seconds from the start of a process to the moments that it tells."""
    start = time.monotonic()
    command = [sys.executable, "-m", "tests.bench.start", *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=True)
    return [float(line) - start for line in done.stdout.split()]


def _open_display() -> tuple[str, subprocess.Popen[bytes]]:
    """A screen of its own; the server says which number was free."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN]
    server = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as told:
        return f":{told.readline().strip()}", server


def _write_map(path: Path) -> None:
    from journeymapper.storage.file import encode
    from tests.generator import generated

    path.write_bytes(encode(generated(CARDS), {}))


# -- in the measured process -------------------------------------------------------------------


def tell() -> None:
    print(time.monotonic(), flush=True)


def bare(path: str = "") -> None:
    """A window that paints nothing, or this map."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Window(QMainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            if path:
                _paint_map(self, Path(path))
            QTimer.singleShot(0, done)

    def done() -> None:
        tell()
        application.quit()

    application = QApplication([])
    window = Window()
    window.resize(*SIZE)
    window.show()
    application.exec()


def _paint_map(window: QMainWindow, path: Path) -> None:
    from PySide6.QtGui import QPainter

    from journeymapper.layout.map import lay_out
    from journeymapper.render.qt import paint_drawing
    from journeymapper.render.qt_ink import QtInk
    from journeymapper.storage.file import read

    opened = read(path)
    drawing = lay_out(opened.document, hints=True)
    with QPainter(window) as painter:
        scale = min(window.width() / drawing.width, window.height() / drawing.height)
        painter.scale(scale, scale)
        paint_drawing(painter, drawing, QtInk(opened.pictures))


def ours(path: str) -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from journeymapper import app, cli

    begin = app.begin
    looking = QTimer(interval=0)

    def begin_and_look(application: QApplication, paths: Sequence[str] = ()) -> Program:
        program = begin(application, paths)
        window = program.windows[0]

        def look() -> None:
            if window.canvas is not None and window.canvas.is_complete:
                tell()
                os._exit(0)

        window.ground.seen.connect(tell)
        looking.timeout.connect(look)
        looking.start()
        return program

    app.begin = begin_and_look
    cli.main([path])


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare()
    elif sys.argv[1] == "alone":
        bare(sys.argv[2])
    else:
        ours(sys.argv[2])
