"""Locks that end with their process, and waiting for one's turn."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from journeymapper.storage.process_lock import is_locked, lock_while_alive, one_at_a_time

HOLD = """
import sys
from pathlib import Path
from journeymapper.storage.process_lock import lock_while_alive
held = lock_while_alive(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "alive"


def test_a_lock_ends_when_its_process_is_killed(path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        assert is_locked(path)
        with pytest.raises(OSError, match=r"unavailable|denied"):
            lock_while_alive(path)
        other.kill()
        other.wait()
    assert not is_locked(path)


def test_a_second_lock_in_the_same_process_is_refused_too(path: Path) -> None:
    with lock_while_alive(path):
        assert is_locked(path)
    assert not is_locked(path)


def test_nothing_is_made_by_asking(path: Path) -> None:
    assert not is_locked(path)
    assert not path.exists()


def test_the_turn_comes_when_the_other_is_done(path: Path) -> None:
    other = lock_while_alive(path)
    waited: list[float] = []

    def pause(seconds: float) -> None:
        waited.append(seconds)
        if len(waited) == 3:
            other.close()

    with one_at_a_time(path, pause) as had:
        assert had
        assert is_locked(path)
    assert len(waited) == 3
    assert not is_locked(path)


def test_a_frozen_holder_is_waited_for_two_seconds_only(path: Path) -> None:
    waited: list[float] = []
    with lock_while_alive(path), one_at_a_time(path, waited.append) as had:
        assert not had
    assert sum(waited) == pytest.approx(2.0)


def test_where_no_lock_can_be_made_nobody_waits(tmp_path: Path) -> None:
    waited: list[float] = []
    with one_at_a_time(tmp_path / "gone" / "lock", waited.append) as had:
        assert not had
    assert waited == []
