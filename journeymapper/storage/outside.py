"""What other programs and people do to a map's file while it is open here."""

from __future__ import annotations

import hashlib
import os
import time
from typing import Literal, NamedTuple

from journeymapper.storage.errors import Unreadable
from journeymapper.storage.file import read_bytes

Kind = Literal["same", "changed", "deleted", "unreadable"]

# Coarse clocks (two seconds on FAT) give a file that is changed at once the old time again.
_SETTLED = 3_000_000_000  # nanoseconds


class Stamp(NamedTuple):
    """A version of a file: the SHA-256 of its bytes ("" when there is none), and how to see quickly
    that nobody touched it since. `quick` is empty when that cannot be trusted.
    """

    sha256: str
    quick: tuple[int, ...] = ()


NOTHING = Stamp("")


class Change(NamedTuple):
    """What became of a file. `stamp` is the version to compare with from now on, once it is dealt with."""

    kind: Kind
    stamp: Stamp


def stamp_of(path: str | os.PathLike[str], data: bytes) -> Stamp:
    """The stamp of a file that was just read or written as `data`."""
    return Stamp(hashlib.sha256(data).hexdigest(), _settled(_quick(path)))


def stamp(path: str | os.PathLike[str]) -> Stamp:
    """The stamp of the file as it is now; NOTHING when there is none. Raises Unreadable, TooLarge."""
    quick = _quick(path)
    if not quick:
        return NOTHING
    sha256 = hashlib.sha256(read_bytes(path)).hexdigest()
    # Taken before reading: a change in between shows as one the next time.
    return Stamp(sha256, _settled(quick))


def changed_since(path: str | os.PathLike[str], known: Stamp) -> Change:
    """What happened to the file since `known`. A file that was only touched is the same.

    Costs one look at the folder as long as nobody touched the file.
    """
    quick = _quick(path)
    if not quick:
        return Change("deleted" if known.sha256 else "same", NOTHING)
    if quick == known.quick:
        return Change("same", known)
    try:
        now = stamp(path)
    except Unreadable:
        return Change("unreadable", known)
    if now == NOTHING:
        return Change("deleted" if known.sha256 else "same", NOTHING)
    return Change("same" if now.sha256 == known.sha256 else "changed", now)


def _quick(path: str | os.PathLike[str]) -> tuple[int, ...]:
    """Empty when there is no such file. The time of the last change of anything (`ctime`) sees a file
    that was rewritten in the same length and dated back.
    """
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return ()
    return (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)


def _settled(quick: tuple[int, ...]) -> tuple[int, ...]:
    """Empty while the file could still change without a later time."""
    return quick if quick and time.time_ns() - max(quick[:2]) > _SETTLED else ()
