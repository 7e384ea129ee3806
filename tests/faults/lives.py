"""Real windows that are started, typed into and killed; what they said, and what they left behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]


class State(NamedTuple):
    """What was on the screen: cards, characters in them, and when (seconds of the machine's clock)."""

    cards: int
    letters: int
    time: float


class Life:
    """One process with a window, as its words tell it."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self.states: list[State] = []
        self.words: list[str] = []
        self.process = int(self.wait("pid").split()[1])
        self.code: int | None = None

    def wait(self, first: str) -> str:
        """The next line that begins with this word; what it says of its states on the way is kept."""
        while True:
            line = self._server.line()
            word, _space, rest = line.partition(" ")
            if word.isdigit():
                letters, when = rest.split()
                self.states.append(State(int(word), int(letters), float(when)))
            elif word == "gone" and first != "gone":
                raise AssertionError(f"it ended before its time: {line}; {self.words}")
            elif word == "unsaved" and first == "saved":
                raise AssertionError(f"it was not saved; {self.words}")
            else:
                self.words.append(line)
            if word == first:
                return line

    def wait_states(self, count: int) -> None:
        while len(self.states) < count:
            line = self._server.line()
            word, _space, rest = line.partition(" ")
            assert word.isdigit(), line
            letters, when = rest.split()
            self.states.append(State(int(word), int(letters), float(when)))

    def end(self, by: signal.Signals) -> int:
        """Send a signal and wait for the end; the exit code, or minus the signal."""
        os.kill(self.process, by)
        return self.wait_end()

    def wait_end(self) -> int:
        return int(self.wait("gone").split()[1])


class Server:
    """Starts lives, one after the other."""

    def __init__(self, home: Path, display: str = "") -> None:
        """`display` names an X server; without one, windows are on no screen."""
        self.home = home
        screen = (
            {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display} if display else {"QT_QPA_PLATFORM": "offscreen"}
        )
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.window_child"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**os.environ, **screen},
        )

    def live(self, **order: object) -> Life:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"home": str(self.home), **order}) + "\n")
        self._process.stdin.flush()
        return Life(self)

    def line(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the server of windows has ended"
        return line.rstrip("\n")

    def close(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()
