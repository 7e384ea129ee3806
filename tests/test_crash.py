"""Faults are written down and reported, seldom enough, and without a word of the map."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from journeymapper import crash
from journeymapper.crash import Fault, described, install_hooks, open_log, problem_report

SECRET = "Kunde Huber ist wütend"


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def faults(clock: Clock) -> Iterator[list[Fault]]:
    reported: list[Fault] = []
    restore = install_hooks(reported.append, clock)
    yield reported
    restore()


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    open_log(tmp_path)
    yield tmp_path / crash.LOG_NAME
    crash.close_log()


def raised(error: Exception) -> Exception:
    try:
        raise error
    except Exception as caught:
        return caught


def throw(error: Exception) -> None:
    """As the interpreter does with an exception that nobody catches."""
    error = raised(error)
    sys.excepthook(type(error), error, error.__traceback__)


def test_a_fault_is_reported_with_its_place(faults: list[Fault], log: Path) -> None:
    throw(ValueError("x"))
    (fault,) = faults
    assert fault.kind == "ValueError"
    assert fault.place.startswith("test_crash.py:")
    assert fault.thread == "MainThread"
    assert fault.place in log.read_text()


@pytest.mark.parametrize(
    "error", [ValueError(SECRET), KeyError(SECRET), TypeError(SECRET), OSError(2, "No such file", SECRET)]
)
def test_no_words_of_a_map(faults: list[Fault], log: Path, error: Exception) -> None:
    throw(error)
    assert SECRET not in faults[0].text
    assert SECRET not in log.read_text()
    assert SECRET not in problem_report(log.parent, tuple(faults))


def test_messages_about_the_program_are_told() -> None:
    assert "no attribute 'colour'" in described(raised(AttributeError("no attribute 'colour'"))).text


def test_causes_are_told() -> None:
    try:
        try:
            raise KeyError("inner")
        except KeyError as error:
            raise RuntimeError("outer") from error
    except RuntimeError as error:
        text = described(error).text
    assert text.index("RuntimeError") < text.index("caused by KeyError")


def test_a_fault_in_every_frame_is_reported_once_a_minute(
    faults: list[Fault], clock: Clock, log: Path
) -> None:
    def paint() -> None:
        throw(ValueError())

    for _frame in range(1_000):
        paint()
    assert len(faults) == 1
    assert log.read_text().count("ValueError (seen") == 10  # 1, 2, 4 ... 512
    clock.now = 61
    paint()
    assert [fault.times for fault in faults] == [1, 1_001]


def test_many_different_faults_are_reported_five_a_minute(faults: list[Fault]) -> None:
    for number in range(30):
        throw(type(f"Fault{number}", (Exception,), {})())
    assert len(faults) == 5


def test_threads(faults: list[Fault]) -> None:
    def fail() -> None:
        raise ValueError

    thread = threading.Thread(target=fail, name="saving_0")
    thread.start()
    thread.join()
    assert [fault.thread for fault in faults] == ["saving_0"]


def test_a_report_that_fails_itself_ends_there(log: Path) -> None:
    def report(_fault: Fault) -> None:
        throw(RuntimeError())
        raise RuntimeError

    restore = install_hooks(report)
    try:
        throw(ValueError())
    finally:
        restore()
    assert "could not be reported" in log.read_text()


def test_hooks_are_put_back() -> None:
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    install_hooks(lambda _fault: None)()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


def test_the_log_is_bounded(log: Path) -> None:
    for _line in range(3_000):
        logging.getLogger("journeymapper").error("x" * 1_000)
    assert sum(file.stat().st_size for file in log.parent.iterdir()) < 2_100_000


def test_without_a_folder_there_is_no_log(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    open_log(tmp_path / "file" / "logs")
    assert "JourneyMapper" in problem_report(tmp_path / "file")


CRASH = """
import ctypes, sys
from pathlib import Path
from journeymapper.crash import open_log
sys.stderr = None  # as in a program without a terminal
open_log(Path(sys.argv[1]))
ctypes.string_at(0)
"""


def test_the_death_of_the_process_is_written_down(tmp_path: Path) -> None:
    ended = subprocess.run([sys.executable, "-c", CRASH, str(tmp_path)], check=False, capture_output=True)
    assert ended.returncode != 0
    assert "string_at" in (tmp_path / crash.CRASH_NAME).read_text()
    assert "string_at" in problem_report(tmp_path)


def test_a_report_does_not_say_whose_home_it_is(tmp_path: Path) -> None:
    (tmp_path / crash.CRASH_NAME).write_text(f'File "{Path.home()}/x.py"')
    assert str(Path.home()) not in problem_report(tmp_path)
