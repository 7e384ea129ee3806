"""Saving a map over the version that was read or saved last, and over no other."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from journeymapper.i18n import _
from journeymapper.model.document import Document
from journeymapper.storage import backups
from journeymapper.storage.atomic import Displaced
from journeymapper.storage.errors import MapError, SaveError, TooLarge
from journeymapper.storage.file import read_bytes, save
from journeymapper.storage.folders import data_folder, provide_folder
from journeymapper.storage.names import shown
from journeymapper.storage.outside import NOTHING, Change, Stamp, stamp_of
from journeymapper.storage.process_lock import one_at_a_time


class ChangedOutside(SaveError):
    """The file is not the one that was read or saved last: somebody else's work would be lost.

    `change.stamp` is what is there now; `save_over` with it replaces that version (which is kept as
    a backup), once people have decided so.
    """

    def __init__(self, path: str | os.PathLike[str], change: Change) -> None:
        name = shown(path)
        if change.kind == "deleted":
            sentence = _("“{name}” was not saved: it was deleted or moved by another program.", name=name)
        else:
            sentence = _("“{name}” was not saved: it was changed by another program.", name=name)
        super().__init__(sentence)
        self.change = change


class Saved(NamedTuple):
    """`stamp` is what the file is from now on. `notice` is a sentence when the version before could not
    be kept as a backup, else empty.
    """

    stamp: Stamp
    notice: str = ""


def save_over(
    path: str | os.PathLike[str],
    known: Stamp,
    document: Document,
    pictures: Mapping[str, bytes],
    home: Path | None = None,
) -> Saved:
    """Save a map over the version `known` of its file (NOTHING for a new file).

    The hash is compared at the beginning, again after the new version is on the disk, last before it
    takes the place of the old one, and once more with what came out of that place where the system can
    exchange files; two processes of one person never come between.
    What is replaced is kept as a backup. Raises SaveError, and of its kinds ChangedOutside.
    """
    with _alone(path, home):
        return _save_over(path, known, document, pictures, home)


def _save_over(
    path: str | os.PathLike[str],
    known: Stamp,
    document: Document,
    pictures: Mapping[str, bytes],
    home: Path | None,
) -> Saved:
    old, change = _looked_at(path, known)
    if change.kind != "same":
        raise ChangedOutside(path, change)
    notice = ""
    if old is not None:
        try:
            backups.keep(path, old, home=home)
        except SaveError as error:
            notice = _("No backup was kept of the version before: {reason}", reason=error)
    guard = _Guard(path, known)
    try:
        data = save(path, document, pictures, guard.check, known.sha256)
    except Displaced as error:
        raise ChangedOutside(path, _looked_at(path, known)[1]) from error
    except SaveError as error:
        if guard.change is not None:
            raise ChangedOutside(path, guard.change) from error
        raise
    return Saved(stamp_of(path, data), notice)


@contextlib.contextmanager
def _alone(path: str | os.PathLike[str], home: Path | None) -> Iterator[None]:
    real = os.path.normcase(os.path.realpath(path))
    name = hashlib.sha256(os.fsencode(real)).hexdigest()[:2]  # a few files serve all maps
    with contextlib.ExitStack() as held:
        with contextlib.suppress(SaveError):
            folder = provide_folder((home or data_folder()) / "saving")
            held.enter_context(one_at_a_time(folder / name))
        yield


class _Guard:
    """Looks at the file once more and remembers what it found."""

    def __init__(self, path: str | os.PathLike[str], known: Stamp) -> None:
        self.path, self.known = path, known
        self.change: Change | None = None

    def check(self) -> None:
        _old, change = _looked_at(self.path, self.known)
        if change.kind != "same":
            self.change = change
            raise MapError(_("it was changed by another program."))


def _looked_at(path: str | os.PathLike[str], known: Stamp) -> tuple[bytes | None, Change]:
    """The bytes in the file (None when there is none), and what they are to `known`: always by their
    hash, for times can lie. Raises SaveError when the file cannot be read.
    """
    if not os.path.lexists(os.path.realpath(path)):
        return None, Change("deleted" if known.sha256 else "same", NOTHING)
    try:
        data = read_bytes(path)
    except TooLarge:
        return None, Change("changed", Stamp("too large"))
    except MapError as error:
        raise SaveError(_("“{name}” was not saved: {reason}", name=shown(path), reason=error)) from error
    same = hashlib.sha256(data).hexdigest() == known.sha256
    return data, Change("same" if same else "changed", stamp_of(path, data))
