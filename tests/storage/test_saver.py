"""Saving beside the interface: in order, one at a time, the latest wins where that is asked for."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator

import pytest

from journeymapper.storage.errors import SaveError
from journeymapper.storage.saver import Outcome, Saver


class Desk:
    """Stands for the thread of the window: runs what was posted when it is asked to."""

    def __init__(self) -> None:
        self.posted: queue.Queue[Callable[[], None]] = queue.Queue()
        self.saver = Saver(self.posted.put)
        self.outcomes: list[Outcome[str]] = []

    def run_posted(self) -> None:
        while not self.posted.empty():
            self.posted.get()()


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.saver.close()


def test_jobs_run_in_order_one_at_a_time_in_another_thread(desk: Desk) -> None:
    running, seen = threading.Lock(), []

    def job(number: int) -> str:
        assert running.acquire(blocking=False)
        seen.append((number, threading.current_thread() is threading.main_thread()))
        running.release()
        return str(number)

    for number in range(50):
        desk.saver.submit(lambda number=number: job(number), desk.outcomes.append)
    assert desk.saver.wait()
    assert desk.outcomes == []  # nothing reaches the window but by its own thread
    desk.run_posted()
    assert [one.value for one in desk.outcomes] == [str(number) for number in range(50)]
    assert seen == [(number, False) for number in range(50)]


def test_the_latest_of_a_name_wins_and_explicit_jobs_always_run(desk: Desk) -> None:
    go = threading.Event()
    done = desk.outcomes.append
    desk.saver.submit(lambda: str(go.wait()), done)
    for number in range(5):
        desk.saver.submit(lambda number=number: f"auto {number}", done, latest="a map")
    desk.saver.submit(lambda: "other", done, latest="another map")
    desk.saver.submit(lambda: "explicit", done)
    desk.saver.submit(lambda: "explicit again", done)
    assert desk.saver.is_busy
    go.set()
    assert desk.saver.wait()
    assert not desk.saver.is_busy
    desk.run_posted()
    values = [one.value for one in desk.outcomes]
    assert values == ["True", "auto 4", "other", "explicit", "explicit again"]


def test_an_error_is_an_outcome_and_the_next_job_runs(desk: Desk) -> None:
    def fail() -> str:
        raise SaveError("the disk is full")

    desk.saver.submit(fail, desk.outcomes.append)
    desk.saver.submit(lambda: "fine", desk.outcomes.append)
    desk.saver.wait()
    desk.run_posted()
    failed, fine = desk.outcomes
    assert str(failed.error) == "the disk is full"
    assert fine == ("fine", None)


def test_waiting_has_an_end(desk: Desk) -> None:
    go = threading.Event()
    desk.saver.submit(go.wait, lambda _outcome: None)
    assert not desk.saver.wait(0)
    go.set()
    assert desk.saver.wait()


def test_closing_finishes_what_was_asked_for() -> None:
    desk = Desk()
    for number in range(20):
        desk.saver.submit(lambda number=number: str(number), desk.outcomes.append)
    desk.saver.close()
    desk.run_posted()
    assert len(desk.outcomes) == 20
