"""The only writer of files: old or new, never a third; and new means that it survives a power cut.

The steps and their order come from measured faults: a cut right after a save lost the newest version
on every file system tried unless the folder was synchronised too.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import platform
import re
import secrets
import stat
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

from journeymapper.i18n import _
from journeymapper.storage.errors import MapError, SaveError
from journeymapper.storage.exchange import exchange, move_where_free
from journeymapper.storage.names import real, shown

if sys.platform == "darwin":
    import fcntl

# Short, because the name of the file itself may already be as long as names may be.
_LEFT_OVER = re.compile(r"^\.jm-([0-9a-f]{4})-([0-9]+)-[0-9a-f]{8}$")
_DAY = 86_400.0
_PAUSES = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5)  # virus scanners and indexers let go within a second
_HELD = frozenset({32, 33})  # Windows: sharing or lock violation, as by a viewer that shows the file
_BUSY = _HELD | {5}  # access denied, which may pass as well


class _Refused(Exception):
    """We do not write there; the reason as it appears in the sentence."""


class Displaced(SaveError):
    """Another program wrote the file in the very moment: its version stays."""


def atomic_save(
    path: str | os.PathLike[str],
    data: bytes,
    validate: Callable[[bytes], object] | None = None,
    expected: str | None = None,
) -> None:
    """Write `data` to `path`; a symbolic link stays one and its target is written.

    `validate` gets the bytes as they were read back and raises MapError when they are not what they
    should be. `expected` is the SHA-256 of the only version that may be replaced ("": there must be none);
    where the system can exchange files, nobody comes between that comparison and the replacement. When
    this returns, the data is on the disk. Raises SaveError (Displaced for another version): the old file
    is untouched, unless the sentence says otherwise.
    """
    temporary = ""
    try:
        target = os.path.realpath(path)
        mode = _mode_of(target)
        temporary = os.path.join(os.path.dirname(target), _temporary_name())
        _write(temporary, data, mode, validate)
        _replace(temporary, target, data, expected)
        temporary = ""
    except (OSError, ValueError, _Refused) as error:
        raise SaveError(_sentence(path, error)) from error
    except MapError as error:
        message = _("“{name}” was not saved: {reason}", name=shown(path), reason=error)
        raise SaveError(message) from error
    finally:
        if temporary:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
    try:
        _synchronise_folder(os.path.dirname(target))
    except OSError as error:
        message = _(
            "“{name}” was written, but the disk does not confirm it ({reason}); save once more.",
            name=shown(path),
            reason=_reason(error),
        )
        raise SaveError(message) from error


def _replace(temporary: str, target: str, data: bytes, expected: str | None) -> None:
    """Put the new file in place. Raises OSError, and Displaced when another version than the expected one
    was there; that one is there again then.
    """
    try:
        done = expected is not None and (exchange if expected else move_where_free)(temporary, target)
        if not done:
            replace_file(temporary, target)
    except FileExistsError as error:
        raise Displaced(_sentence(target, error)) from error
    except FileNotFoundError as error:
        if expected and os.path.exists(temporary):
            raise Displaced(_sentence(target, _Refused(_("it was deleted or moved")))) from error
        raise
    if not done or not expected:
        return
    if _digest(temporary) != expected:
        _give_back(temporary, target, data)
        raise Displaced(_sentence(target, _Refused(_("it was changed by another program"))))
    with contextlib.suppress(OSError):
        os.unlink(temporary)  # what was replaced


def _give_back(temporary: str, target: str, data: bytes) -> None:
    """Another program's version was taken from its place: put it there again."""
    try:
        if not exchange(temporary, target):
            raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP))  # it could, a moment ago
        if _digest(temporary) != hashlib.sha256(data).hexdigest():
            exchange(temporary, target)  # it wrote once more meanwhile: its newest version stays
    except OSError as error:
        other = f"{target}.{secrets.token_hex(2)}"
        with contextlib.suppress(OSError):
            os.rename(temporary, other)
        message = _(
            "“{name}” was written by another program at the same moment; its version is “{other}” now.",
            name=shown(target),
            other=shown(other),
        )
        raise Displaced(message) from error


def _digest(path: str) -> str:
    """The SHA-256 of a file, "" for one that cannot be read."""
    try:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def sweep(folder: str | os.PathLike[str]) -> int:
    """Delete the temporary files that killed saves left in a folder; how many.

    Those of a process that still runs, or of another machine in a shared folder, are left for a day.
    """
    swept = 0
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            match = _LEFT_OVER.match(entry.name)
            if match is None:
                continue
            with contextlib.suppress(OSError):
                ours = match[1] == _machine()
                age = time.time() - entry.stat(follow_symlinks=False).st_mtime
                if abs(age) > _DAY or (ours and not _runs(int(match[2]))):
                    os.unlink(entry.path)
                    swept += 1
    return swept


def replace_file(
    source: str,
    target: str,
    replace: Callable[[str, str], None] = os.replace,
    pause: Callable[[float], None] = time.sleep,
) -> None:
    """`os.replace`, tried again while another Windows program holds the target. Raises OSError."""
    for seconds in _PAUSES:
        try:
            return replace(source, target)
        except OSError as error:
            if getattr(error, "winerror", None) not in _BUSY:
                raise
        pause(seconds)
    return replace(source, target)


def _mode_of(target: str) -> int | None:
    """The permissions to keep, or None for a new file. Raises _Refused for what must not be replaced."""
    try:
        found = os.stat(target)
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found.st_mode):
        raise _Refused(_("it is a folder"))
    if not stat.S_ISREG(found.st_mode):
        raise _Refused(_("it is a device or a pipe, not a file"))
    if not os.access(target, os.W_OK):
        raise _Refused(_("it is write-protected"))
    return stat.S_IMODE(found.st_mode)


def _write(temporary: str, data: bytes, mode: int | None, validate: Callable[[bytes], object] | None) -> None:
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    # A new file gets what the user's umask says; the copy of a private one is never readable by others.
    handle = os.open(temporary, flags, 0o666 if mode is None else 0o600)
    try:
        if mode is not None and hasattr(os, "fchmod"):
            os.fchmod(handle, mode)
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        _synchronise(handle)
        os.lseek(handle, 0, os.SEEK_SET)
        written = _read_all(handle, len(data))
    finally:
        os.close(handle)
    if written != data:
        raise _Refused(_("the disk does not give back what was written"))
    if validate is not None:
        validate(written)


def _read_all(handle: int, size: int) -> bytes:
    parts = []
    while part := os.read(handle, max(size, 1)):
        parts.append(part)
    return b"".join(parts)


def _synchronise(handle: int) -> None:
    if sys.platform == "darwin":
        # There fsync only reaches the drive's own cache.
        fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
    else:
        os.fsync(handle)


def _synchronise_folder(folder: str) -> None:
    if os.name == "nt":
        return  # NTFS logs the rename itself; a folder cannot be opened for this
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        # Some network file systems cannot do this for folders; that is no failure of the disk.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
            raise
    finally:
        os.close(handle)


def _temporary_name() -> str:
    return f".jm-{_machine()}-{os.getpid()}-{secrets.token_hex(4)}"


@cache
def _machine() -> str:
    return hashlib.sha256(platform.node().encode()).hexdigest()[:4]


def _runs(process: int) -> bool:
    if process == os.getpid():
        return True
    if os.name == "nt":
        return True  # signal 0 would end it there; its files go after a day
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _sentence(path: str | os.PathLike[str], error: Exception) -> str:
    name, reason = shown(path), _reason(error)
    if isinstance(error, FileNotFoundError) and not (parent := Path(real(path)).parent).is_dir():
        folder = shown(parent)
        return _("“{name}” was not saved: the folder “{folder}” does not exist.", name=name, folder=folder)
    return _("“{name}” was not saved: {reason}. Nothing was changed.", name=name, reason=reason)


def _reason(error: Exception) -> str:
    if isinstance(error, _Refused):
        return str(error)
    if not isinstance(error, OSError):
        return _("the name holds a character that no file name can have")
    held = _("another program holds the file open: close it there first")
    if getattr(error, "winerror", None) in _HELD:
        return held
    match error.errno:
        case errno.EBUSY | errno.ETXTBSY:
            return held
        case errno.ENOSPC:
            return _("the disk is full")
        case errno.EDQUOT:
            return _("your share of the disk is used up")
        case errno.EROFS:
            return _("the disk is read-only")
        case errno.EACCES | errno.EPERM:
            return _("you may not write in this folder")
        case errno.ENOENT:
            return _("no file can be made in this folder")
        case errno.ENOTDIR:
            return _("a part of its path is not a folder")
        case errno.ENAMETOOLONG:
            return _("the name is too long")
        case errno.EFBIG:
            return _("the file is larger than is allowed here")
        case errno.EIO:
            return _("the disk reports an error")
        case errno.ELOOP:
            return _("its links go round in a circle")
        case _other:
            return error.strerror or str(error)
