"""Plans and files made beside the interface: the dialogue stays alive whatever the size of a map."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Event
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal, Slot

from journeymapper.model.document import Document
from journeymapper.model.view import View
from journeymapper.operations.style import apply_brand, edit_page
from journeymapper.publish import publish as publishing
from journeymapper.publish.errors import PublishError
from journeymapper.publish.leaving import leaving
from journeymapper.publish.options import Options
from journeymapper.publish.shown import kept_off
from journeymapper.storage.atomic import atomic_save
from journeymapper.storage.brand import brand_called
from journeymapper.storage.errors import MapError
from journeymapper.storage.saver import Outcome, Saver


class Job(NamedTuple):
    """What is to be planned: frozen values only, so that another thread may have them."""

    document: Document
    pictures: Mapping[str, bytes]
    view: View
    options: Options
    brand: str = ""
    printing: bool = False


class Planned(NamedTuple):
    """How planning ended.

    `job` has its brand applied. `plan` is None where it cannot be written: `error` says why, and `seen`
    shows all the same what would come out, where that is possible.
    """

    job: Job
    plan: publishing.Plan | None
    seen: publishing.Plan | None
    error: str = ""
    switches: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()
    stays: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()


class Stopped(Exception):
    """Somebody pressed Cancel."""


def planned(job: Job) -> Planned:
    """Plan a job; what cannot be had is said, not raised."""
    try:
        job = _branded(job)
    except MapError as error:
        return Planned(job, None, None, str(error))
    document, view, options = job.document, job.view, job.options
    # What the dialogue shows is what counts; the map's own page settings were its starting point.
    loose = edit_page(document, paper="", orientation="")
    leaves, stays = leaving(document, options, view, job.pictures, job.printing)
    hidden = kept_off(document, view)
    try:
        plan = publishing.plan(loose, view, options, job.pictures)
    except PublishError as error:
        seen = _as_it_would_be(job._replace(document=loose), error)
        return Planned(job, None, seen, str(error), error.switches, leaves, stays, hidden)
    return Planned(job, plan, plan, leaves=leaves, stays=stays, hidden=hidden)


def _branded(job: Job) -> Job:
    if not job.brand:
        return job
    found = brand_called(job.brand)
    return job._replace(
        document=apply_brand(job.document, found.brand), pictures={**job.pictures, **found.pictures}
    )


def _as_it_would_be(job: Job, error: PublishError) -> publishing.Plan | None:
    options = job.options
    if "--allow-small" not in error.switches or options.allow_small:
        return None
    try:
        small = options._replace(allow_small=True)
        return publishing.plan(job.document, job.view, small, job.pictures)
    except PublishError:
        return None


class Beside(QObject):
    """One thread for the plans and files of one dialogue. Latest plan wins; what is stale is dropped."""

    made = Signal(object)  # Planned
    progress = Signal(float)  # of the file that is written, from 0 to 1
    _posted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._number = 0
        self._stop = Event()
        self._posted.connect(self._run, Qt.ConnectionType.QueuedConnection)
        self._saver = Saver(self._posted.emit, "export")

    @Slot(object)
    def _run(self, work: Callable[[], None]) -> None:
        work()

    def plan(self, job: Job) -> None:
        """Plan this; `made` tells of it unless another plan is wanted by then."""
        self._number += 1
        number = self._number

        def done(outcome: Outcome[Planned]) -> None:
            if number != self._number:
                return
            if outcome.value is None:
                raise outcome.error or RuntimeError("no plan")
            self.made.emit(outcome.value)

        self._saver.submit(lambda: planned(job), done, latest="plan")

    def write(self, what: Planned, path: Path, done: Callable[[Exception | None], None]) -> None:
        """Write a plan; `done` hears of the error, or of Stopped after `stop`. The old file stays until
        all of the new one is on the disk."""
        self._stop = stop = Event()

        def tell(part: float) -> None:
            if stop.is_set():
                raise Stopped
            self.progress.emit(part)

        def job() -> None:
            plan, (document, pictures, _view, options, *_others) = what.plan, what.job
            if plan is None:
                raise PublishError(what.error)
            data = publishing.write(plan, document, pictures, options, tell)
            tell(1.0)
            atomic_save(path, data)

        self._saver.submit(job, lambda outcome: done(outcome.error))

    def stop(self) -> None:
        """Give up the file that is being written."""
        self._stop.set()

    def leave(self) -> None:
        """Nobody waits any more."""
        self._number += 1
        self._stop.set()
