"""The README's pictures: the program itself, in real windows on a screen of its own.

    .venv/bin/python packaging/screenshots.py [NAME ...]

Needs Xvfb and openbox. Writes packaging/pictures/NAME.png, few enough colours to stay small.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

    from journeymapper.ui.main_window import MainWindow
    from journeymapper.ui.program import Program

PICTURES = Path(__file__).resolve().parent / "pictures"
LARGEST = 300_000  # bytes
SCREEN = (2000, 1300)


class Shot(NamedTuple):
    """A picture: which theme, how large the window, and what it shows."""

    theme: str
    size: tuple[int, int]
    show: Callable[[Program, MainWindow], QWidget]


def sample(program: Program, window: MainWindow) -> QWidget:
    """The sample with the worst moment selected."""
    _open_copy(program, window)
    editor = window.editor
    if editor is not None:
        worst = max(editor.document.cards, key=lambda card: (card.severity or 0, card.kind))
        editor.select((worst.id,))
    if window.canvas is not None:
        window.canvas.zoom_to_fit()
    return window


def start(program: Program, window: MainWindow) -> QWidget:
    return window


def default_map(program: Program, window: MainWindow) -> QWidget:
    program.open_new("customer-journey", window)
    return window


def export(program: Program, window: MainWindow) -> QWidget:
    from journeymapper.ui.export.dialog import ExportDialog

    _open_copy(program, window)
    dialog = ExportDialog(window)
    dialog.show()
    return dialog


def _open_copy(program: Program, window: MainWindow) -> None:
    """The sample under a name and in a folder that look like somebody's own."""
    from journeymapper.resources import resource

    folder = Path(os.environ["JOURNEYMAPPER_HOME"]) / "Projects"
    folder.mkdir(exist_ok=True)
    path = folder / "Running shoes.journey"
    shutil.copy(resource("samples", "online-retailer.journey"), path)
    program.open_path(path, window)


SHOTS = {
    "editor": Shot("light", (1760, 1092), sample),
    "editor-dark": Shot("dark", (1760, 1092), sample),
    "start": Shot("light", (1366, 736), start),
    "first-map": Shot("light", (1366, 736), default_map),
    "export": Shot("light", (1366, 900), export),
}


def take(name: str) -> None:
    """Show one state and keep what the screen shows of it. Runs in a process of its own."""
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from journeymapper.ui.program import Program
    from journeymapper.ui.theme import apply_theme, load_fonts

    def rest(milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    shot = SHOTS[name]
    application = QApplication([])
    program = Program(application)
    load_fonts(application)
    program.preferences = program.preferences._replace(theme=shot.theme)
    apply_theme(application, shot.theme)
    window = program.open_window()
    window.showNormal()
    window.resize(*shot.size)
    window.move(60, 60)
    rest(1500)  # thumbnails
    shown = shot.show(program, window)
    rest(2500)
    place = shown.mapToGlobal(shown.rect().topLeft())
    picture = application.primaryScreen().grabWindow(0, place.x(), place.y(), shown.width(), shown.height())
    _keep(picture.toImage(), PICTURES / f"{name}.png")
    os._exit(0)  # maps with changes would ask


def _keep(image: QImage, path: Path) -> None:
    """Write a small PNG: the fewest lost colours that fit."""
    from PIL import Image

    path.parent.mkdir(exist_ok=True)
    image.save(str(path))
    with Image.open(path) as whole:
        picture = whole.convert("RGB")
    for colours in (256, 128, 64):
        small = picture.quantize(colours, kmeans=2, dither=Image.Dither.NONE)
        small.save(path, optimize=True)
        if path.stat().st_size <= LARGEST:
            break
    print(f"{path.name}: {path.stat().st_size // 1000} KB")


def main(names: list[str]) -> int:
    missing = [tool for tool in ("Xvfb", "openbox") if shutil.which(tool) is None]
    if missing:
        print(f"not installed here: {', '.join(missing)}", file=sys.stderr)
        return 2
    unknown = set(names) - set(SHOTS)
    if unknown:
        print(f"no picture {', '.join(sorted(unknown))}; there are {', '.join(SHOTS)}", file=sys.stderr)
        return 2
    reading, writing = os.pipe()
    screen = f"{SCREEN[0]}x{SCREEN[1]}x24"
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", screen], pass_fds=(writing,)
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        display = f":{told.readline().strip()}"
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    environment["DISPLAY"] = display
    manager = subprocess.Popen(["openbox"], env=environment)
    try:
        for name in names or SHOTS:
            with tempfile.TemporaryDirectory() as home:
                environment["JOURNEYMAPPER_HOME"] = home
                subprocess.run([sys.executable, __file__, "--take", name], env=environment, check=True)
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait()
    return 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--take"]:
        take(sys.argv[2])
    sys.exit(main(sys.argv[1:]))
