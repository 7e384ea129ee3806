"""Says beside a map who is working on it. Advice for people: what really protects a map is that
nothing unseen is ever replaced (`outside`).

Unlike every other file it is not written by `atomic_save` when it is first taken: only one of two
processes may succeed in making it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from journeymapper.i18n import _
from journeymapper.storage.atomic import atomic_save
from journeymapper.storage.errors import MapError, SaveError
from journeymapper.storage.names import printable, shown
from journeymapper.storage.parsing import parse
from journeymapper.storage.process import Owner, is_alive, this_process

_LONGEST = 255  # bytes of a name on common file systems
_LARGEST = 4_096


class Lock(NamedTuple):
    """A lock that is ours as long as its file holds `mark`."""

    file: Path
    mark: str


class Held(Exception):
    """Somebody else works on the map. `str` of it is one sentence."""

    def __init__(self, path: str | os.PathLike[str], holder: Owner) -> None:
        who, host = printable(holder.user or _("somebody"), 60), printable(holder.host, 60)
        name = shown(path)
        super().__init__(_("“{name}” is being edited by {who} on {host}.", name=name, who=who, host=host))
        self.holder = holder


class _Content(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")

    user: str = Field("", max_length=200)
    host: str = Field("", max_length=300)
    process: int = Field(ge=0, le=2**31)
    started: str = Field("", max_length=64)
    mark: str = Field("", max_length=64)


def take(path: str | os.PathLike[str]) -> Lock | None:
    """Lock a map, at its first edit; None where no lock can be written (then it cannot be saved there
    either, or the disk is full: no reason not to edit).

    A lock that a dead process left, or that cannot be read, is taken. Raises Held.
    """
    file = lock_file(path)
    mark, data = _content()
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    except FileExistsError:
        holding = holder(path)
        if holding is not None:
            raise Held(path, holding) from None
        return take_over(path)
    except (OSError, ValueError):
        return None
    try:
        os.write(handle, data)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(file)
        return None
    finally:
        os.close(handle)
    return Lock(file, mark)


def take_over(path: str | os.PathLike[str]) -> Lock | None:
    """Lock a map whoever holds it; the other side sees it by `is_ours`. None as with `take`."""
    file = lock_file(path)
    mark, data = _content()
    try:
        if file.is_symlink():
            file.unlink()  # ours never is one; writing through it would overwrite something else
        atomic_save(file, data)
    except (OSError, SaveError):
        return None
    return Lock(file, mark)


def release(lock: Lock) -> None:
    """Unlock a map, unless somebody took the lock over. Never fails: a lock left behind is recognised."""
    if is_ours(lock):
        with contextlib.suppress(OSError):
            os.unlink(lock.file)


def is_ours(lock: Lock) -> bool:
    """Whether nobody took the lock over, nor removed it."""
    content = _read(lock.file)
    return content is not None and content.mark == lock.mark


def holder(path: str | os.PathLike[str]) -> Owner | None:
    """Who holds a map, unless that is this process, a dead one, or nobody can tell."""
    content = _read(lock_file(path))
    if content is None:
        return None
    owner = Owner(content.user, content.host, content.process, content.started)
    here = this_process()
    if owner[2:] == here[2:] and (owner.started or owner.host == here.host):
        return None
    return owner if is_alive(owner) else None


def lock_file(path: str | os.PathLike[str]) -> Path:
    """The lock's file: hidden, beside the map itself and not beside a link to it."""
    whole = Path(os.path.realpath(path))
    name = f".~{whole.name}.lock"
    if len(os.fsencode(name)) > _LONGEST:
        name = f".~{hashlib.sha256(os.fsencode(whole.name)).hexdigest()[:16]}.lock"
    return whole.parent / name


def _content() -> tuple[str, bytes]:
    mark = secrets.token_hex(8)
    return mark, json.dumps({**this_process()._asdict(), "mark": mark}).encode()


def _read(file: Path) -> _Content | None:
    """What the lock says; None for an absent, empty, oversized or damaged one, which locks nothing."""
    try:
        handle = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0))
        with os.fdopen(handle, "rb") as opened:
            data = opened.read(_LARGEST + 1)
        return _Content.model_validate(parse(data)) if data and len(data) <= _LARGEST else None
    except (OSError, ValueError, MapError, ValidationError):
        return None
