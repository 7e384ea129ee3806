"""Work that may take a while: done beside the interface, with a way to give it up."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as Late
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from journeymapper.i18n import _

T = TypeVar("T")
PATIENCE = 0.15  # seconds that nobody notices; longer work gets a dialogue


class GivenUp(Exception):
    """The person at the machine did not want to wait."""


class _Bell(QObject):
    """Rings in the thread of the windows when work in another one has ended."""

    rung = Signal()


def do_beside(parent: QWidget | None, words: str, work: Callable[[], T]) -> T:
    """What `work` returns or raises; while it takes long, a dialogue says `words` and offers Cancel.

    Raises GivenUp after a Cancel: what the work would have given is thrown away, so it must change
    nothing by itself.
    """
    worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="beside")
    try:
        future = worker.submit(work)
        try:
            return future.result(PATIENCE)
        except Late:
            if future.done():  # the work itself raised it
                raise
        _wait(parent, words, future)
        return future.result()
    finally:
        worker.shutdown(wait=False)


def _wait(parent: QWidget | None, words: str, future: Future[T]) -> None:
    loop, bell = QEventLoop(), _Bell()
    bell.rung.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
    dialog = QProgressDialog(words, _("Cancel"), 0, 0, parent)
    dialog.setWindowTitle("JourneyMapper")
    dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
    dialog.setMinimumDuration(0)
    dialog.setAutoClose(False)
    dialog.canceled.connect(loop.quit)
    dialog.show()
    future.add_done_callback(lambda _future: bell.rung.emit())
    loop.exec()
    given_up = dialog.wasCanceled() and not future.done()
    dialog.close()
    dialog.deleteLater()
    if given_up:
        raise GivenUp
