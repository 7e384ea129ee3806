"""Which process is which: a number alone is used again after a while, and after every restart."""

from __future__ import annotations

import getpass
import hashlib
import os
import platform
import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple


class Owner(NamedTuple):
    """Who works where. `started` tells a process from later ones of the same number; it says nothing
    about the machine that could be recognised elsewhere.
    """

    user: str
    host: str
    process: int
    started: str


def this_process() -> Owner:
    return Owner(_user(), platform.node(), os.getpid(), started(os.getpid()))


def is_alive(owner: Owner) -> bool:
    """Whether that process still runs; True when it is on another machine and nobody can know."""
    now = started(owner.process)
    if owner.started and now == owner.started:
        return True
    if owner.host != platform.node():
        return True
    # Where no start can be told apart, a process of the same number is taken for the same one.
    return not owner.started and bool(now)


def started(process: int) -> str:
    """A mark of one run of a process: the same for its whole life, never the same for another one.

    Empty for a process that does not run, and where the system does not say.
    """
    if process <= 0 or process > 2**31:
        return ""
    try:
        if sys.platform == "linux":
            since = _since_linux(process)
        elif sys.platform == "win32":
            since = _since_windows(process)
        else:
            since = _since_elsewhere(process)
    except (OSError, ValueError, IndexError):
        return ""
    return hashlib.sha256(f"{process} {since}".encode()).hexdigest()[:16] if since else ""


def _since_linux(process: int) -> str:
    status = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
    # The name in brackets may hold brackets and spaces of its own.
    fields = status.rpartition(")")[2].split()
    if fields[0] in "ZX":
        return ""  # ended, only its parent has not noticed
    # Counted since the machine started, hence with the mark of that start.
    return f"{_boot()} {fields[19]}"


@cache
def _boot() -> str:
    return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="utf-8").strip()


def _since_windows(process: int) -> str:
    if sys.platform == "win32":
        import ctypes
        from ctypes import wintypes

        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = wintypes.HANDLE
        query, still_runs = 0x1000, 259  # PROCESS_QUERY_LIMITED_INFORMATION, STILL_ACTIVE
        handle = wintypes.HANDLE(kernel.OpenProcess(query, False, process))
        if not handle:
            return ""
        code = wintypes.DWORD()
        times = [wintypes.FILETIME() for _time in ("begun", "ended", "kernel", "user")]
        try:
            known = kernel.GetExitCodeProcess(handle, ctypes.byref(code))
            known = known and kernel.GetProcessTimes(handle, *(ctypes.byref(time) for time in times))
        finally:
            kernel.CloseHandle(handle)
        if known and code.value == still_runs:
            return f"{times[0].dwHighDateTime}-{times[0].dwLowDateTime}"
    return ""


def _since_elsewhere(process: int) -> str:
    import subprocess

    answer = subprocess.run(  # noqa: S603 - a fixed program and a number
        ["/bin/ps", "-o", "lstart=", "-p", str(process)],
        capture_output=True,
        text=True,
        check=False,
        env={"LC_ALL": "C", "TZ": "UTC"},
    )
    return answer.stdout.strip()


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
