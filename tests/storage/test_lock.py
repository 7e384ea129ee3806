"""Locks beside maps: the living hold them, the dead and the damaged do not."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from journeymapper.storage.lock import Held, holder, is_ours, lock_file, release, take, take_over
from journeymapper.storage.process import Owner, is_alive, started, this_process

TAKE = """
import sys
from journeymapper.storage.lock import take
assert take(sys.argv[1])
print("taken", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.journey"


def write_lock(path: Path, **changes: object) -> None:
    lock_file(path).write_text(json.dumps({**this_process()._asdict(), "mark": "x", **changes}))


def test_take_and_release(path: Path) -> None:
    lock = take(path)
    assert lock is not None
    assert is_ours(lock)
    assert holder(path) is None  # nobody else
    release(lock)
    assert list(path.parent.iterdir()) == []


def test_a_living_process_holds_until_it_is_killed(path: Path) -> None:
    command = [sys.executable, "-c", TAKE, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "taken\n"
        with pytest.raises(Held, match=r"“a\.journey” is being edited by") as caught:
            take(path)
        assert caught.value.holder.process == other.pid
        assert holder(path) == caught.value.holder
        other.kill()
        other.wait()
    assert lock_file(path).exists()
    assert holder(path) is None
    assert take(path) is not None


def test_a_frozen_process_holds(path: Path) -> None:
    command = [sys.executable, "-c", TAKE, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "taken\n"
        other.send_signal(signal.SIGSTOP)
        assert holder(path) is not None
        other.kill()


def test_taking_over_is_seen_by_the_other_side(path: Path) -> None:
    mine = take(path)
    assert mine is not None
    theirs = take_over(path)
    assert theirs is not None
    assert not is_ours(mine)
    release(mine)
    assert is_ours(theirs)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"garbage",
        b"\0" * 100,
        b"[]",
        b"{}",
        b'{"process": "1"}',
        b'{"process": -1}',
        b'{"process": 99999999999}',
        b'{"process": NaN}',
        b'{"process": 1, "process": 1}',
        b'{"process": 1, "host": "' + b"x" * 5_000 + b'"}',
    ],
)
def test_a_damaged_lock_locks_nothing(path: Path, content: bytes) -> None:
    lock_file(path).write_bytes(content)
    assert holder(path) is None
    lock = take(path)
    assert lock is not None
    assert is_ours(lock)


def test_a_number_that_another_process_has_now_is_not_the_holder(path: Path) -> None:
    write_lock(path, process=os.getppid(), started="0123456789abcdef")
    assert holder(path) is None


def test_another_machine_holds_until_it_is_taken_over(path: Path) -> None:
    write_lock(path, user="Ada", host="atelier", started="0123456789abcdef")
    with pytest.raises(Held, match="by Ada on atelier"):
        take(path)
    assert take_over(path) is not None
    assert holder(path) is None


def test_names_in_a_lock_cannot_lie_about_what_they_are(path: Path) -> None:
    write_lock(path, user="Ada\u202e\n<b>", host="atelier", started="0123456789abcdef")
    with pytest.raises(Held) as caught:
        take(path)
    assert str(caught.value).isprintable()


@pytest.mark.parametrize("name", ["x" * 255, "ü" * 127, "🙂" * 60 + ".journey"])
def test_long_names(tmp_path: Path, name: str) -> None:
    lock = take(tmp_path / name)
    assert lock is not None
    assert lock_file(tmp_path / name) == lock.file
    assert lock_file(tmp_path / name[:-1]) != lock.file


def test_a_link_to_a_map_is_locked_where_the_map_is(tmp_path: Path) -> None:
    (tmp_path / "link").mkdir()
    (tmp_path / "link" / "b.journey").symlink_to(tmp_path / "a.journey")
    assert lock_file(tmp_path / "link" / "b.journey") == lock_file(tmp_path / "a.journey")


def test_a_planted_link_is_not_written_through(path: Path) -> None:
    victim = path.with_name("victim")
    victim.write_bytes(b"precious")
    lock_file(path).symlink_to(victim)
    assert take(path) is not None
    assert victim.read_bytes() == b"precious"


def test_where_no_lock_can_be_written_there_is_none(tmp_path: Path) -> None:
    assert take(tmp_path / "gone" / "a.journey") is None
    lock_file(tmp_path / "a.journey").mkdir()
    assert take(tmp_path / "a.journey") is None


def test_a_lock_says_nothing_that_would_recognise_the_machine(path: Path) -> None:
    assert take(path) is not None
    content = json.loads(lock_file(path).read_bytes())
    assert set(content) == {"user", "host", "process", "started", "mark"}
    for secret in ("/etc/machine-id", "/proc/sys/kernel/random/boot_id"):
        if os.path.exists(secret):
            assert Path(secret).read_text().strip() not in str(content)


def test_processes_are_told_apart() -> None:
    here = this_process()
    assert is_alive(here)
    assert here.started == started(os.getpid()) != started(os.getppid())
    assert started(0) == started(-5) == started(2**40) == ""
    with subprocess.Popen([sys.executable, "-c", ""]) as child:
        pass
    assert not is_alive(Owner("", here.host, child.pid, "0123456789abcdef"))
