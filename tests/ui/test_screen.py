"""The program on a real screen: an X server, a window manager, a mouse and a keyboard."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from journeymapper.model.card import Card
from journeymapper.storage import file

NEEDED = ("Xvfb", "xdotool", "openbox")
MISSING = [name for name in NEEDED if shutil.which(name) is None]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed here: {', '.join(MISSING)}")

SCREEN = (1500, 950)
LONGEST = 60.0  # seconds that a machine with much else to do may take

# The window writes down where a card and a cell are on the screen, for a hand that sees only pixels.
LOOKER = """
import json, os, sys
from pathlib import Path
from PySide6.QtCore import QPointF, QTimer
from PySide6.QtWidgets import QApplication
from journeymapper import app
from journeymapper.layout.hit import cell_rect

path, card, lane, step, out = sys.argv[1:6]
application = QApplication(sys.argv[:1])
program = app.begin(application, [path])
window = program.windows[0]

def tell():
    canvas = window.canvas
    if canvas is None or not canvas.is_complete or not window.isActiveWindow() or not window.is_furnished:
        return
    timer.stop()
    sight = canvas.sight
    places = {}
    found = canvas.places_now().find(card)
    for name, rect in (
        ("card", sight.to_pixel(found.rect, found.strip)),
        ("cell", sight.to_pixel(cell_rect(canvas.drawing, lane, step))),
    ):
        at = canvas.mapToGlobal(QPointF(*rect.centre).toPoint())
        places[name] = [at.x(), at.y()]
    Path(out + ".part").write_text(json.dumps(places))
    os.replace(out + ".part", out)

timer = QTimer(interval=20)
timer.timeout.connect(tell)
timer.start()
sys.exit(application.exec())
"""


class Screen(NamedTuple):
    environment: dict[str, str]

    def run(self, *command: str) -> str:
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=True, timeout=LONGEST
        )
        return done.stdout.strip()


def wait_for(what: Callable[[], Any]) -> Any:
    """Ask again and again until there is an answer."""
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        answer = what()
        if answer:
            return answer
        os.sched_yield()
    raise TimeoutError(f"nothing came of {what}")


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    reading, writing = os.pipe()
    size = f"{SCREEN[0]}x{SCREEN[1]}x24"
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", size]
    server = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as told:
        display = f":{told.readline().strip()}"
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    environment |= {"DISPLAY": display, "JOURNEYMAPPER_HOME": str(tmp_path / "profile")}
    manager = subprocess.Popen(["openbox"], env=environment, stderr=subprocess.DEVNULL)
    yield Screen(environment)
    for process in (manager, server):
        process.terminate()
        process.wait(timeout=LONGEST)


@contextmanager
def seen(screen: Screen, path: Path, card: Card, step: str, out: Path) -> Iterator[dict[str, list[int]]]:
    """The program with this map, ready to be used; yields where the card and the cell at the step are."""
    script = [sys.executable, "-c", LOOKER, str(path), card.id, card.lane, step, str(out)]
    program = subprocess.Popen(script, env=screen.environment)
    try:
        wait_for(lambda: out.exists() or program.poll() is not None)
        assert program.poll() is None, "the program ended before it could be used"
        yield json.loads(out.read_text())
    finally:
        program.terminate()
        program.wait(timeout=LONGEST)


def test_a_card_dragged_with_the_mouse_and_saved_with_the_keyboard_is_where_it_was_dropped(
    screen: Screen, sample: Path, tmp_path: Path
) -> None:
    document = file.read(sample).document
    card = document.cards[0]
    steps = [step.id for stage in document.stages for step in stage.steps]
    target = steps[steps.index(card.step) + 1]
    with seen(screen, sample, card, target, tmp_path / "places.json") as places:
        start, end = places["card"], places["cell"]
        screen.run("xdotool", "mousemove", "--sync", *map(str, start))
        screen.run("xdotool", "mousedown", "1")
        for part in (0.1, 0.4, 0.7, 0.9, 1.0):
            at = [round(a + (b - a) * part) for a, b in zip(start, end, strict=True)]
            screen.run("xdotool", "mousemove", "--sync", *map(str, at))
        screen.run("xdotool", "mouseup", "1")
        before = sample.read_bytes()
        screen.run("xdotool", "key", "ctrl+s")
        wait_for(lambda: sample.read_bytes() != before)
    moved = next(one for one in file.read(sample).document.cards if one.id == card.id)
    assert (moved.lane, moved.step) == (card.lane, target)
    assert moved.text == card.text


def test_a_map_is_exported_by_key_from_a_field(screen: Screen, sample: Path, tmp_path: Path) -> None:
    """Only where Qt runs on X11 or Wayland would the field take that key for itself."""
    card = file.read(sample).document.cards[0]
    with seen(screen, sample, card, card.step, tmp_path / "places.json"):
        screen.run("xdotool", "key", "ctrl+f")
        screen.run("xdotool", "type", "size")
        screen.run("xdotool", "key", "ctrl+e")
        screen.run("timeout", "20", "xdotool", "search", "--sync", "--onlyvisible", "--name", "^Export$")


def test_the_command_opens_a_window_named_after_the_map(screen: Screen, sample: Path) -> None:
    program = subprocess.Popen([sys.executable, "-m", "journeymapper", str(sample)], env=screen.environment)
    try:

        def title() -> str:
            done = subprocess.run(
                ["xdotool", "search", "--name", "shop.*Saved.*JourneyMapper"],
                env=screen.environment,
                capture_output=True,
                text=True,
                check=False,
            )
            return done.stdout.strip()

        assert wait_for(title)
    finally:
        program.terminate()
        program.wait(timeout=LONGEST)
