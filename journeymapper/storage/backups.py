"""Earlier versions of maps, outside the folders of the maps: what was in a file before each save.

One folder per map, named after its place; in it plain maps that any program can open, numbered in
the order in which they were replaced. Order never depends on a clock.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import time
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from journeymapper.storage.atomic import atomic_save
from journeymapper.storage.errors import MapError
from journeymapper.storage.file import Opened, decode, read_bytes
from journeymapper.storage.folders import data_folder, provide_folder
from journeymapper.storage.names import ENDING
from journeymapper.storage.parsing import parse

DAY = 86_400.0
MOST_BYTES = 200 * 2**20  # of one map's versions
MOST_BYTES_ALL = 1_000 * 2**20  # of all maps'
ALWAYS = 20  # the newest versions stay whatever the clock says

_NAME = re.compile(r"^(\d{6,12})-(\d{8}T\d{6})Z-([0-9a-f]{12})\.journey$")
_PLACE = "place.json"


class Version(NamedTuple):
    """One earlier version: its number in the order of saving, when it was replaced (seconds since 1970,
    for people to read), its size in bytes and its file.
    """

    number: int
    time: float
    size: int
    file: Path = Path()


def keep(
    path: str | os.PathLike[str], old: bytes, now: float | None = None, home: Path | None = None
) -> None:
    """Keep what the file at `path` holds before it is replaced. The same version is kept once.

    Older versions are thinned afterwards. Raises SaveError when it cannot be kept.
    """
    now = time.time() if now is None else now
    folder = provide_folder(_folder(path, home))
    if not os.path.exists(folder / _PLACE):
        place = json.dumps({"path": os.path.realpath(path)})  # ASCII: a path may hold bytes that are no text
        atomic_save(folder / _PLACE, place.encode())
    known = _versions_in(folder)
    sha256 = hashlib.sha256(old).hexdigest()[:12]
    if known and known[-1].file.stem.endswith(sha256):
        return
    number = known[-1].number + 1 if known else 1
    stamp = datetime.fromtimestamp(now, UTC).strftime("%Y%m%dT%H%M%S")
    file = folder / f"{number:06}-{stamp}Z-{sha256}{ENDING}"
    atomic_save(file, old)
    _drop(thinned((*known, Version(number, now, len(old), file)), now))
    _drop(_over_all(folder.parent))


def versions(path: str | os.PathLike[str], home: Path | None = None) -> tuple[Version, ...]:
    """The kept versions of the map at `path`, newest first."""
    return tuple(reversed(_versions_in(_folder(path, home))))


def places(home: Path | None = None) -> dict[str, tuple[Version, ...]]:
    """Every path that versions are kept of, those of maps that were moved or deleted too."""
    found = {}
    for folder in _folders(_root(home)):
        with contextlib.suppress(OSError, MapError):
            path = parse((folder / _PLACE).read_bytes()[:100_000]).get("path")
            kept = _versions_in(folder)
            if isinstance(path, str) and kept:
                found[path] = tuple(reversed(kept))
    return found


def restored(version: Version) -> Opened:
    """A kept version, to be opened as an untitled map. Raises MapError."""
    return decode(read_bytes(version.file), repair=True)


def thinned(versions: Sequence[Version], now: float, most: int = MOST_BYTES) -> tuple[Version, ...]:
    """The versions to let go, of those of one map in their order.

    All of the last two days stay, then the last one of each day for two weeks, of each week for ten
    weeks, and of each month for ever, as far as `most` bytes hold; above that the oldest go. The
    newest twenty stay whatever the times say (clocks are set wrong, and right again), and of too
    large ones the newest three.
    """
    dropped = []
    filled: set[tuple[str, int]] = set()
    size = 0
    for place, version in enumerate(reversed(versions)):
        bucket = _bucket(version.time, now)
        extra = place >= ALWAYS and bucket in filled
        size += 0 if extra else version.size
        if extra or (size > most and place >= 3):
            dropped.append(version)
        elif bucket is not None:
            filled.add(bucket)
    return tuple(reversed(dropped))


def _bucket(then: float, now: float) -> tuple[str, int] | None:
    """Versions of the same bucket are represented by the newest of them; None stands for itself.

    Buckets are counted from a fixed day, not from `now`, so that a version which represents its week
    today still does tomorrow.
    """
    age, day = now - then, int(then // DAY)
    if age < 2 * DAY:
        return None
    if age < 14 * DAY:
        return ("day", day)
    return ("week", day // 7) if age < 70 * DAY else ("month", day // 30)


def _over_all(root: Path) -> Iterable[Version]:
    """The oldest versions of all maps that are too much together; three of each map stay."""
    every = [_versions_in(folder) for folder in _folders(root)]
    size = sum(version.size for kept in every for version in kept)
    for version in sorted((one for kept in every for one in kept[:-3]), key=lambda one: one.time):
        if size <= MOST_BYTES_ALL:
            return
        size -= version.size
        yield version


def _versions_in(folder: Path) -> tuple[Version, ...]:
    """In the order of their numbers."""
    found = []
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            match = _NAME.match(entry.name)
            if match is None:
                continue
            with contextlib.suppress(OSError, ValueError):
                replaced = datetime.fromisoformat(match[2] + "Z").timestamp()
                found.append(Version(int(match[1]), replaced, entry.stat().st_size, Path(entry.path)))
    return tuple(sorted(found))


def _drop(versions: Iterable[Version]) -> None:
    for version in versions:
        with contextlib.suppress(OSError):
            version.file.unlink()


def _folder(path: str | os.PathLike[str], home: Path | None) -> Path:
    real = os.path.normcase(os.path.realpath(path))
    return _root(home) / hashlib.sha256(os.fsencode(real)).hexdigest()[:16]


def _folders(root: Path) -> tuple[Path, ...]:
    with contextlib.suppress(OSError):
        return tuple(Path(entry.path) for entry in os.scandir(root) if entry.is_dir(follow_symlinks=False))
    return ()


def _root(home: Path | None) -> Path:
    return (home or data_folder()) / "backups"
