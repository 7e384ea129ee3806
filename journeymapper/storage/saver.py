"""Saving beside the interface: one thing after the other, in the order in which it was asked for."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")
Post = Callable[[Callable[[], None]], object]


class Outcome(NamedTuple, Generic[T]):
    """How a job ended: its value, or the error that it raised."""

    value: T | None = None
    error: Exception | None = None


class Saver:
    """Runs jobs in one thread of its own, on frozen values that the caller hands to them.

    `post` brings a function to the thread of the caller (a window passes a queued call): every `done`
    runs there, in the order of the jobs. Make one for saving and another one for recovery copies, so
    that a slow network drive never holds the copies up.
    """

    def __init__(self, post: Post, name: str = "saving") -> None:
        self._post = post
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._latest: dict[str, Future[object]] = {}
        self._unfinished: set[Future[object]] = set()

    @property
    def is_busy(self) -> bool:
        return any(not future.done() for future in self._unfinished)

    def submit(self, job: Callable[[], T], done: Callable[[Outcome[T]], None], latest: str = "") -> None:
        """Run `job` after all that were submitted before, then `done` with its outcome.

        With `latest`, a job of the same name that has not begun is dropped without a word: it would
        write what is outdated already. Without, the job always runs. To be called by one thread.
        """
        if latest and (earlier := self._latest.get(latest)) is not None:
            earlier.cancel()
        future: Future[object] = self._worker.submit(self._run, job, done)
        if latest:
            self._latest[latest] = future
        self._unfinished = {one for one in self._unfinished if not one.done()} | {future}

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until nothing is left to do (before closing, at the end of a session); False when the
        time was not enough. The outcomes have been given to `post` then.
        """
        return not wait(self._unfinished, timeout=seconds).not_done

    def close(self) -> None:
        """Finish what was submitted and end the thread. Nothing can be submitted afterwards."""
        self._worker.shutdown(wait=True)

    def _run(self, job: Callable[[], T], done: Callable[[Outcome[T]], None]) -> None:
        outcome: Outcome[T]
        try:
            outcome = Outcome(value=job())
        except Exception as error:
            outcome = Outcome(error=error)
        # Part of the job, so that whoever waits for it finds the outcome delivered.
        self._post(lambda: done(outcome))
