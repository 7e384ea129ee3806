"""A lock on a file that lives exactly as long as the process that holds it.

The system lets it go however the process ends, so nothing is ever locked by the dead. Only for
folders of this machine: other machines and some network drives know nothing of it.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


def lock_while_alive(path: Path) -> IO[bytes]:
    """Hold a lock on this file, made when needed, until the returned file is closed.

    Raises BlockingIOError or PermissionError when another one holds it, OSError when it cannot be made.
    """
    file = open(path, "ab")  # noqa: SIM115 - stays open on purpose
    try:
        _lock(file)
    except OSError:
        file.close()
        raise
    return file


@contextlib.contextmanager
def one_at_a_time(path: Path, pause: Callable[[float], None] = time.sleep) -> Iterator[bool]:
    """Let one process after the other through, by a lock on this file; whether it was had.

    After two seconds it is not waited for any longer: its holder may be frozen. Nor is it where no
    lock can be made.
    """
    file: IO[bytes] | None = None
    for _attempt in range(1_000):
        try:
            file = lock_while_alive(path)
            break
        except (BlockingIOError, PermissionError):
            pause(0.002)
        except OSError:
            break
    try:
        yield file is not None
    finally:
        if file is not None:
            with contextlib.suppress(OSError):
                file.close()


def is_locked(path: Path) -> bool:
    """Whether a living process holds a lock on this file. False when there is no such file."""
    if not os.path.isfile(path):
        return False
    try:
        lock_while_alive(path).close()
    except OSError:
        return True
    return False


def _lock(file: IO[bytes]) -> None:
    if sys.platform == "win32":
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            # A drive without locks: better to offer a living session's copies than to lose a dead one's.
            if error.errno not in (errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP):
                raise
