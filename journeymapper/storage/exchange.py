"""Two files change places, or one takes a name that must be free: in one step, where the system can.

Between a last look at a file and its replacement another program may come. So nothing is replaced: what
was there comes back, and can be looked at.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable

# What systems, and their file systems, say that cannot do this. Whatever else is wrong shows when the file is
# replaced in the usual way.
_UNABLE = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM})
_HERE = -100  # AT_FDCWD: names count from the current folder
_LINUX = {"exchange": 2, "free": 1}  # RENAME_EXCHANGE, RENAME_NOREPLACE
_MACOS = {"exchange": 2, "free": 4}  # RENAME_SWAP, RENAME_EXCL

Call = Callable[[bytes, bytes], int]


def exchange(first: str, second: str) -> bool:
    """Let two files change places; False where the system cannot. Raises OSError."""
    return _rename(first, second, "exchange")


def move_where_free(source: str, target: str) -> bool:
    """Rename a file, unless there is one of that name; False where the system cannot tell in the same step.

    Raises FileExistsError, and OSError for what else goes wrong.
    """
    return _rename(source, target, "free")


def _rename(source: str, target: str, how: str) -> bool:
    call = _call_for(how)
    if call is None:
        return False
    failed = call(os.fsencode(source), os.fsencode(target))
    if failed in _UNABLE:
        return False
    if failed:
        raise OSError(failed, os.strerror(failed), source, None, target)
    return True


def _call_for(how: str) -> Call | None:
    """The system's own function; it gives 0, or the number of the error."""
    make = {"linux": _on_linux, "darwin": _on_macos}.get(sys.platform)
    try:
        return make(how) if make is not None else None
    except (ImportError, OSError, AttributeError):
        return None


def _on_linux(how: str) -> Call:
    import ctypes

    rename = ctypes.CDLL(None, use_errno=True).renameat2

    def call(source: bytes, target: bytes) -> int:
        wrong = rename(_HERE, source, _HERE, target, ctypes.c_uint(_LINUX[how]))
        return ctypes.get_errno() if wrong else 0

    return call


def _on_macos(how: str) -> Call:
    import ctypes

    rename = ctypes.CDLL(None, use_errno=True).renamex_np

    def call(source: bytes, target: bytes) -> int:
        wrong = rename(source, target, ctypes.c_uint(_MACOS[how]))
        return ctypes.get_errno() if wrong else 0

    return call
