"""The ways in which a session ends under somebody: what was being typed is there at the next start."""

from __future__ import annotations

import os
import pty
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from journeymapper.storage.rescue import found
from tests.faults.conftest import Record
from tests.faults.lives import ROOT, Life, Server
from tests.faults.test_window_killed import letters_found

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="windows are forked from one another")
X = pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs Xvfb, a display server that can be ended")
TEXT = "typed a moment ago"
GONE = "windows whose session was ended while typing"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path / "home")
    yield server
    server.close()


class Display:
    """An X server of its own."""

    def __init__(self) -> None:
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24"]
        self.process = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as told:
            self.name = f":{told.readline().strip()}"

    def end(self, by: signal.Signals) -> None:
        if self.process.poll() is None:
            self.process.send_signal(by)
        self.process.wait()


@pytest.fixture
def display() -> Iterator[Display]:
    display = Display()
    yield display
    display.end(signal.SIGTERM)


def typing(server: Server, **order: object) -> Life:
    """A window in which a card is being written that nobody has committed."""
    life = server.live(type=[TEXT], end="", **order)
    life.wait_states(len(TEXT) + 1)
    return life


def offered_again(server: Server) -> int:
    """The letters that the next start shows in its window, once the copy is recovered."""
    life = server.live(recover=True)
    life.wait("quiet")
    assert life.end(signal.SIGTERM) == 0
    return life.states[-1].letters


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT], ids=lambda by: by.name)
def test_a_signal(server: Server, by: signal.Signals, figures: Record) -> None:
    life = typing(server)
    assert life.end(by) == 0
    assert offered_again(server) == len(TEXT)
    figures(GONE, tried=1)


@X
@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGKILL], ids=["logged out", "crashed"])
def test_the_display_server_ends(
    tmp_path: Path, display: Display, server: Server, by: signal.Signals, figures: Record
) -> None:
    there = Server(server.home, display.name)
    life = typing(there)
    display.end(by)
    life.wait_end()
    there.close()
    assert letters_found(server.home) == len(TEXT)
    assert offered_again(server) == len(TEXT)
    figures(GONE, tried=1)


@X
@pytest.mark.skipif(shutil.which("xdotool") is None, reason="needs xdotool, which cuts a program off")
def test_the_desktop_cuts_the_program_off(display: Display, server: Server, figures: Record) -> None:
    there = Server(server.home, display.name)
    life = typing(there)
    shown = ["xdotool", "search", "--pid", str(life.process), "--onlyvisible", "--name", "JourneyMapper"]
    desk = {**os.environ, "DISPLAY": display.name}
    windows = subprocess.run(shown, env=desk, capture_output=True, text=True, check=True).stdout.split()
    subprocess.run(["xdotool", "windowkill", windows[0]], env=desk, check=True)
    life.wait_end()
    there.close()
    assert letters_found(server.home) == len(TEXT)
    figures(GONE, tried=1)


@pytest.mark.parametrize("end", ["quit", "about to quit"])
def test_the_session_asks_to_save_and_then_ends(server: Server, end: str, figures: Record) -> None:
    """As desktops do that speak with their programs; nobody is asked anything, and nothing is held up."""
    life = typing(server, logout=end)
    assert life.wait("committed") == f"committed {len(TEXT)}"
    assert life.wait_end() == 0
    assert not [words for words in life.words if words.startswith(("asked", "told"))]
    assert offered_again(server) == len(TEXT)
    figures(GONE, tried=1)


def test_a_session_that_is_kept_after_all_goes_on(server: Server, tmp_path: Path, figures: Record) -> None:
    out = tmp_path / "kept.journey"
    life = typing(server, logout="cancelled", save=str(out))
    life.wait("committed")
    life.wait("saved")
    life.wait("quiet")
    assert life.end(signal.SIGTERM) == 0
    assert out.exists()
    assert found(server.home) == ()
    figures(GONE, tried=1)


def test_a_terminal_that_is_closed(tmp_path: Path, figures: Record) -> None:
    """What the program prints has nowhere to go then, and that must not matter."""
    master, slave = pty.openpty()
    code = "import sys; from tests.faults.window_child import serve; serve()"
    child = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=slave,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        start_new_session=True,
    )
    os.close(slave)
    server = Server.__new__(Server)
    server.home, server._process = tmp_path / "home", child
    life = typing(server)
    os.close(master)
    assert life.end(signal.SIGHUP) == 0
    server.close()
    assert letters_found(server.home) == len(TEXT)
    figures(GONE, tried=1)


def test_a_laptop_that_sleeps(server: Server, tmp_path: Path, figures: Record) -> None:
    gate, out = tmp_path / "gate", tmp_path / "awake.journey"
    life = server.live(type=[TEXT], end="", gate=str(gate), save=str(out))
    life.wait("waiting")
    os.kill(life.process, signal.SIGSTOP)
    while Path(f"/proc/{life.process}/stat").read_text().rpartition(")")[2].split()[0] != "T":
        os.sched_yield()
    gate.touch()
    os.kill(life.process, signal.SIGCONT)
    life.wait("saved")
    life.wait("quiet")
    assert life.end(signal.SIGTERM) == 0
    assert out.exists()
    assert found(server.home) == ()
    figures("windows stopped and continued", tried=1)
