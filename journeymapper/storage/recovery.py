"""Recovery copies: what is on the screen and in no file yet, kept for the day the program ends badly.

A folder per open map under `recovery` in the user's data folder:

    alive           locked as long as the process that edits the map lives; the system unlocks it
    000017.copy     one line of JSON about the copy, then the map as a save would write it, but for pictures
    pictures/       each picture once, under its SHA-256
    kept            there when people chose to decide later

Copies are numbered; no clock says which is newer. They are as little trusted as any other file.
"""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import os
import re
import shutil
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Annotated

from pydantic import Field

from journeymapper.i18n import _
from journeymapper.model.document import Document
from journeymapper.model.record import Many, Record, Sha, new_id
from journeymapper.storage.atomic import atomic_save
from journeymapper.storage.errors import MapError, SaveError
from journeymapper.storage.file import encode, used_pictures
from journeymapper.storage.folders import data_folder, provide_folder
from journeymapper.storage.process_lock import lock_while_alive

COPY = re.compile(r"^(\d{6,12})\.copy$")
MOST_COPIES = 10
LONGEST_NAME = 2_000  # characters of a title in the head
ALIVE, PICTURES, KEPT = "alive", "pictures", "kept"


class Head(Record):
    """The first line of a copy. `base` is the SHA-256 of the file that the map was opened from or saved
    to last, `path` its place; both are empty for a map without a file. `time` is for people to read.
    """

    recovery: Annotated[int, Field(ge=1)] = 1
    name: Annotated[str, Field(max_length=LONGEST_NAME)] = ""
    path: Annotated[str, Field(max_length=33_000)] = ""
    base: Sha = ""
    time: Annotated[float, Field(ge=0, le=1e12)] = 0.0
    cards: Annotated[int, Field(ge=0)] = 0
    sequence: Annotated[int, Field(ge=0)] = 0
    sha256: Sha = ""  # of the map that follows
    pictures: Many[Sha] = ()


class Session:
    """The recovery copies of one open map, from its first edit to its last save.

    `next_number` belongs to the thread that edits, all else may run in another one: number an edit
    when it is made, hand document and number to that thread, and a copy can never be taken for newer
    than a save that was asked for after it.
    """

    def __init__(
        self, path: Path | None = None, base: str = "", home: Path | None = None, folder: Path | None = None
    ) -> None:
        """For the map at `path`, whose bytes have the SHA-256 `base`; both empty for an untitled map.
        With `folder`, a session that ended badly goes on (see `rescue.resume`).
        """
        self.folder = folder or (home or data_folder()) / "recovery" / new_id()
        self._path, self._base = path, base
        known = [int(match[1]) for match in map(COPY.match, _names(self.folder)) if match]
        self._numbers = itertools.count(max(known, default=0) + 1)
        self._written = 0
        self._busy = threading.Lock()
        self._alive: IO[bytes] | None = None

    def next_number(self) -> int:
        """The number of what is committed now; larger than all before."""
        return next(self._numbers)

    def hold(self) -> bool:
        """Mark the session as one of a living process, as the first copy does; False when another
        process has done so, or the folder cannot be written.
        """
        try:
            with self._busy:
                self._provide()
        except SaveError:
            return False
        return True

    def write(self, number: int, document: Document, pictures: Mapping[str, bytes]) -> None:
        """Write a recovery copy. When this returns it is on the disk. Nothing is written when a newer
        state was written or saved meanwhile. Raises SaveError.
        """
        with self._busy:
            if number <= self._written:
                return
            self._provide()
            try:
                body = encode(document, {})
            except MapError as error:
                raise SaveError(_("No recovery copy can be written: {reason}", reason=error)) from error
            used = used_pictures(document, pictures)
            for sha256, picture in used.items():
                file = self.folder / PICTURES / sha256
                if not os.path.exists(file):
                    atomic_save(file, picture)
            head = Head(
                name=document.title[:LONGEST_NAME],
                path=str(self._path or "").encode("utf-8", "replace").decode(),
                base=self._base,
                time=time.time(),
                cards=len(document.cards),
                sequence=number,
                sha256=hashlib.sha256(body).hexdigest(),
                pictures=tuple(sorted(used)),
            )
            line = head.model_dump_json(exclude_defaults=True).encode()
            atomic_save(self.folder / f"{number:06}.copy", line + b"\n" + body)
            self._written = number
            self._remove(lambda copy: copy <= number, keep=MOST_COPIES)

    def after_save(self, number: int, path: Path | None, base: str) -> None:
        """The map as it was numbered `number` is durably in its file, or (with no `path`) as it was
        before the first edit: older copies are of no use.

        `base` is the SHA-256 of what was written. What was edited during the save stays.
        """
        with self._busy:
            self._path, self._base = path, base
            self._written = max(self._written, number)
            self._remove(lambda copy: copy <= number)
            with contextlib.suppress(OSError):
                (self.folder / KEPT).unlink()

    def close(self, *, keep: bool = False) -> None:
        """The map is closed: its changes are saved, or people gave them up. With `keep` the copies stay
        and are offered at the next start (the end of a session that nobody could be asked about).
        """
        with self._busy:
            self._written = 2**62
            if self._alive is not None:
                with contextlib.suppress(OSError):
                    self._alive.close()
                self._alive = None
            if not keep:
                shutil.rmtree(self.folder, ignore_errors=True)

    def _provide(self) -> None:
        if self._alive is not None and os.path.exists(self.folder / ALIVE):
            return
        provide_folder(self.folder / PICTURES)
        try:
            self._alive = lock_while_alive(self.folder / ALIVE)
        except OSError as error:
            reason = error.strerror or str(error)
            raise SaveError(_("No recovery copy can be written: {reason}", reason=reason)) from error

    def _remove(self, outdated: Callable[[int], bool], keep: int = 0) -> None:
        copies = sorted(int(match[1]) for match in map(COPY.match, _names(self.folder)) if match)
        old = [copy for copy in copies if outdated(copy)]
        for copy in old[: max(0, len(old) - keep)]:
            with contextlib.suppress(OSError):
                (self.folder / f"{copy:06}.copy").unlink()


def _names(folder: Path) -> tuple[str, ...]:
    with contextlib.suppress(OSError):
        return tuple(os.listdir(folder))
    return ()
