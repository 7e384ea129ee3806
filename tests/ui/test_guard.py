"""Faults of the program are told in a sentence, once at a time, and never end it."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer

from journeymapper.crash import Fault, described
from journeymapper.ui.guard import Guard
from tests.ui.conftest import Answers, Desk


@pytest.fixture
def guard(desk: Desk) -> Iterator[Guard]:
    guard = Guard(desk.program)
    guard.watch()
    yield guard
    guard.end()


def fail() -> None:
    raise AttributeError("no such thing")


def raised() -> Exception:
    try:
        fail()
    except AttributeError as error:
        return error
    raise AssertionError


def test_a_fault_is_told_plainly(desk: Desk, guard: Guard) -> None:
    error = raised()
    sys.excepthook(type(error), error, error.__traceback__)
    assert desk.answers.told == []  # never in the middle of what failed
    desk.qtbot.waitUntil(lambda: bool(desk.answers.told))
    (told,) = desk.answers.told
    assert "AttributeError" in told
    assert "Traceback" not in told
    assert "\n" not in told


def test_the_same_fault_again_is_not_told_again(desk: Desk, guard: Guard) -> None:
    for _time in range(40):
        error = raised()
        sys.excepthook(type(error), error, error.__traceback__)
    finished: list[bool] = []
    QTimer.singleShot(0, lambda: finished.append(True))
    desk.qtbot.waitUntil(lambda: bool(finished) and bool(desk.answers.told))
    assert len(desk.answers.told) == 1


def test_a_fault_while_one_is_told_does_not_loop(desk: Desk, guard: Guard) -> None:
    class Clumsy(Answers):
        def tell(self, parent: object, heading: str, sentence: str) -> None:
            super().tell(None, heading, sentence)
            guard._tell(a_fault())

    clumsy = Clumsy()
    desk.program._ask = clumsy  # type: ignore[assignment]
    guard._tell(a_fault())
    assert len(clumsy.told) == 1


def a_fault() -> Fault:
    return described(raised())


def test_a_fault_in_a_thread_is_told_in_the_windows(desk: Desk, guard: Guard) -> None:
    threads: list[str] = []
    tell = desk.answers.tell

    def remember(parent: object, heading: str, sentence: str) -> None:
        threads.append(threading.current_thread().name)
        tell(None, heading, sentence)

    desk.answers.tell = remember  # type: ignore[method-assign]
    error = raised()
    worker = threading.Thread(target=lambda: sys.excepthook(type(error), error, error.__traceback__))
    worker.start()
    worker.join()
    desk.qtbot.waitUntil(lambda: bool(threads))
    assert threads == ["MainThread"]
