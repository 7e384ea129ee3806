"""What earlier sessions left behind when they ended badly, to be offered at the next start."""

from __future__ import annotations

import binascii
import contextlib
import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from journeymapper.i18n import _
from journeymapper.storage.atomic import atomic_save, sweep
from journeymapper.storage.errors import Damaged, MapError, SaveError
from journeymapper.storage.file import Opened, decode, read_bytes
from journeymapper.storage.folders import data_folder
from journeymapper.storage.limits import check_size
from journeymapper.storage.parsing import parse
from journeymapper.storage.process_lock import is_locked
from journeymapper.storage.recovery import ALIVE, COPY, KEPT, PICTURES, Head, Session

_LONGEST_HEAD = 400_000  # bytes: a path and the names of a few thousand pictures


class Found(NamedTuple):
    """A recovery copy. `damaged` is a sentence when it cannot be read; then only `file` and `sequence`
    are sure, and `salvage` may still make something of its `text`.

    `path` is the map's file, None for one that never had any; `file_changed`: it is not the version any
    more that the copy was made from, so recover as an untitled map and compare. `kept`: people chose
    "Keep for later" before.
    """

    file: Path
    sequence: int
    name: str = ""
    path: Path | None = None
    time: float = 0.0
    cards: int = 0
    damaged: str = ""
    file_changed: bool = False
    kept: bool = False

    def load(self) -> Opened:
        """The map of this copy, mended where it must be. Raises MapError."""
        return decode(self.text(), repair=True)

    def text(self) -> bytes:
        """The bytes that a save of this map would have written, as far as the copy has them.

        Raises Unreadable or TooLarge.
        """
        data = read_bytes(self.file)
        try:
            head, body = _parts(data)
        except MapError:
            return data.partition(b"\n")[2]
        return _with_pictures(body, _pictures(self.file.parent / PICTURES, head))


def found(home: Path | None = None) -> tuple[Found, ...]:
    """The copies to offer, those of the newest sessions first.

    Of each session whose process is gone: its newest readable copy, and those damaged ones that are
    newer. Nothing of a session whose copy is what its file holds (it is tidied away), nothing of a
    living one.
    """
    offered = []
    for folder in _sessions(home):
        if is_locked(folder / ALIVE):
            continue
        with contextlib.suppress(OSError):
            sweep(folder)
            offered.append(tuple(_offered(folder)))
    offered.sort(key=lambda ones: max((one.time for one in ones), default=0.0), reverse=True)
    return tuple(one for ones in offered for one in ones)


def discard(copy: Found) -> None:
    """Delete a copy and those of its session that are older; a damaged one alone."""
    folder = copy.file.parent
    for name in os.listdir(folder) if os.path.isdir(folder) else ():
        match = COPY.match(name)
        if match and (name == copy.file.name or (not copy.damaged and int(match[1]) < copy.sequence)):
            with contextlib.suppress(OSError):
                (folder / name).unlink()
    _tidy(folder)


def keep(copy: Found) -> None:
    """Leave a copy where it is; it is still listed, but marked so that no start asks again."""
    with contextlib.suppress(SaveError):
        atomic_save(copy.file.parent / KEPT, b"")


def resume(copy: Found, path: Path | None = None, base: str = "") -> Session:
    """The session in which a recovered map is edited on: its copies stay until it is durably saved,
    and numbers go on. `path` and `base` when it is recovered into its file.
    """
    folder = copy.file.parent
    session = Session(path, base, folder=folder)
    # Another process may have recovered the same copy in this very moment: each its own folder then.
    return session if session.hold() else Session(path, base, home=folder.parent.parent)


def _offered(folder: Path) -> Iterator[Found]:
    kept = os.path.exists(folder / KEPT)
    numbered = sorted(
        ((int(match[1]), folder / name) for name in os.listdir(folder) if (match := COPY.match(name))),
        reverse=True,
    )
    if not numbered:
        _tidy(folder)
    for sequence, file in numbered:
        one, is_saved = _examined(Found(file, sequence, kept=kept))
        if is_saved:
            discard(one)
            return
        yield one
        if not one.damaged:
            return


def _examined(one: Found) -> tuple[Found, bool]:
    """The copy with what its head says, and whether its file holds the same map."""
    try:
        head, body = _parts(read_bytes(one.file))
        path = Path(head.path) if head.path else None
        one = one._replace(name=head.name, path=path, time=head.time, cards=head.cards)
        if hashlib.sha256(body).hexdigest() != head.sha256:
            raise Damaged(_("The recovery copy is damaged."))
        opened = one.load()
    except MapError as error:
        return one._replace(damaged=str(error)), False
    if path is None:
        return one, False
    try:
        data = read_bytes(path)
        saved = decode(data, repair=True)
    except MapError:
        return one._replace(file_changed=bool(head.base)), False
    is_saved = (saved.document, saved.pictures) == (opened.document, opened.pictures)
    return one._replace(file_changed=hashlib.sha256(data).hexdigest() != head.base), is_saved


def _parts(data: bytes) -> tuple[Head, bytes]:
    """Raises Damaged."""
    line, newline, body = data.partition(b"\n")
    if not newline or len(line) > _LONGEST_HEAD:
        raise Damaged(_("The recovery copy is damaged."))
    try:
        return Head.model_validate(parse(line)), body
    except (MapError, ValidationError) as error:
        raise Damaged(_("The recovery copy is damaged.")) from error


def _pictures(folder: Path, head: Head) -> dict[str, bytes]:
    """Those that are still there; whether they are what their names say, decoding finds out."""
    pictures = {}
    size = 0
    for sha256 in head.pictures:
        with contextlib.suppress(MapError):
            pictures[sha256] = read_bytes(folder / sha256)
            size += len(pictures[sha256])
            check_size(size)
    return pictures


def _with_pictures(body: bytes, pictures: dict[str, bytes]) -> bytes:
    """The text with the pictures in the place where a save writes them."""
    if not pictures or not body.endswith(b"\n}\n"):
        return body
    entries = [
        b'    "%s": "%s"' % (sha256.encode(), binascii.b2a_base64(pictures[sha256], newline=False))
        for sha256 in sorted(pictures)
    ]
    return body[:-3] + b',\n  "pictures": {\n' + b",\n".join(entries) + b"\n  }\n}\n"


def _tidy(folder: Path) -> None:
    """Remove a session's folder when it holds no copies any more."""
    with contextlib.suppress(OSError):
        if not any(COPY.match(name) for name in os.listdir(folder)):
            shutil.rmtree(folder, ignore_errors=True)


def _sessions(home: Path | None) -> tuple[Path, ...]:
    with contextlib.suppress(OSError):
        root = (home or data_folder()) / "recovery"
        return tuple(Path(entry.path) for entry in os.scandir(root) if entry.is_dir(follow_symlinks=False))
    return ()
