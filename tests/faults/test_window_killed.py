"""The real window, killed: what was typed more than a second before is offered back."""

from __future__ import annotations

import os
import random
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from journeymapper.storage.file import read
from journeymapper.storage.rescue import found
from tests.faults.conftest import Record
from tests.faults.lives import Life, Server

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="windows are forked from one another")
CARDS = 20
SECOND = 1.0


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path / "home")
    yield server
    server.close()


def killed_at(life: Life, when: float) -> float:
    """Kill it at this moment; when that was."""
    pause = threading.Event()
    pause.wait(max(0.0, when - time.monotonic()))
    moment = time.monotonic()
    assert life.end(signal.SIGKILL) == -signal.SIGKILL
    return moment


def letters_found(home: Path) -> int:
    copies = found(home)
    assert len(copies) <= 1, "one map was open"
    return sum(len(card.text) for copy in copies for card in copy.load().document.cards)


def kill_often(server: Server, times: int, seed: int) -> tuple[int, float]:
    """Type, kill, recover, type on, kill ...: how many lives lost what they must not lose, and the
    longest time (in seconds) before a kill of which something was lost.
    """
    chance = random.Random(seed)
    lost, longest = 0, 0.0
    for number in range(times):
        # Every other life is killed in the middle of a card that is still being written.
        text = f"card {number} typed"
        life = server.live(recover=letters_found(server.home) > 0, type=[text], end="\r" * (number % 2))
        life.wait_states(len(text) + 1)
        killed = killed_at(life, life.states[-1].time + chance.uniform(0.0, 1.3))
        back = letters_found(server.home)
        missing = [state.time for state in life.states if state.letters > back]
        if missing:
            longest = max(longest, killed - min(missing))
        lost += any(time <= killed - SECOND for time in missing)
    return lost, longest


def test_killed_after_each_edit(server: Server, tmp_path: Path, thorough: bool, figures: Record) -> None:
    chains, times = (4, 25) if thorough else (1, 5)
    servers = [server, *(Server(tmp_path / f"home{number}") for number in range(1, chains))]
    results: list[tuple[int, float]] = []
    threads = [
        threading.Thread(target=lambda one=one, seed=seed: results.append(kill_often(one, times, seed)))
        for seed, one in enumerate(servers)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for one in servers[1:]:
        one.close()
    lost, longest = sum(lost for lost, _time in results), max(time for _lost, time in results)
    note = f"at most {longest:.2f} s of typing" if longest else ""
    figures("windows killed after an edit", tried=chains * times, lost=lost, note=note)
    assert len(results) == chains
    assert lost == 0


def test_text_that_is_typed_without_a_rest_is_kept_too(server: Server, figures: Record) -> None:
    text = "what somebody said " * 12
    life = server.live(type=[text], end="")
    life.wait_states(len(text))
    life.wait("quiet")
    killed_at(life, 0.0)
    assert letters_found(server.home) == len(text)
    figures("text open while killed", tried=1)


def test_twenty_cards_come_back_and_are_exactly_the_file(
    server: Server, tmp_path: Path, figures: Record
) -> None:
    folder = tmp_path / "maps"
    folder.mkdir()
    life = server.live(type=[f"card {number}" for number in range(CARDS)])
    life.wait("quiet")
    killed_at(life, 0.0)
    (copy,) = found(server.home)
    assert copy.cards == CARDS
    again = server.live(recover=True, save=str(folder / "x.json"))
    again.wait("saved")
    again.wait("quiet")
    assert again.end(signal.SIGKILL) == -signal.SIGKILL
    assert [one.name for one in folder.iterdir()] == ["x.json"]
    assert [card.text for card in read(folder / "x.json").document.cards] == [
        f"card {number}" for number in range(CARDS)
    ]
    assert found(server.home) == ()
    figures("cards typed in a window, killed, recovered", tried=CARDS)


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGHUP])
def test_a_session_that_is_ended_keeps_everything_at_once(
    server: Server, by: signal.Signals, figures: Record
) -> None:
    text = "typed a moment ago"
    life = server.live(type=[text], end="")
    life.wait_states(len(text) + 1)
    assert life.end(by) == 0
    assert letters_found(server.home) == len(text)
    figures("sessions ended by a signal", tried=1)


def test_an_idle_window_hears_of_the_end(server: Server) -> None:
    life = server.live()
    life.wait("quiet")
    assert life.end(signal.SIGTERM) == 0
    assert found(server.home) == ()
