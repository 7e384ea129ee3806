"""Whether a window can be opened here. Qt would end the process where it cannot.

Standard library only: what sets the program up asks too, before anything is installed.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

_FIRST_PORT = 6000  # of X servers that are reached over the network
_PATIENCE = 5.0  # seconds for a display on another machine


def has_display() -> bool:
    """True when a display server answers, or Qt was told to do without one."""
    if not sys.platform.startswith(("linux", "freebsd")):
        return True
    # Such as "offscreen", or "xcb:option"; those that need a server are asked for like the default.
    chosen = os.environ.get("QT_QPA_PLATFORM", "").partition(";")[0].partition(":")[0]
    if chosen and not chosen.startswith(("xcb", "wayland")):
        return True
    return _wayland_answers(os.environ.get("WAYLAND_DISPLAY", "")) or _x_answers(
        os.environ.get("DISPLAY", "")
    )


def _wayland_answers(name: str) -> bool:
    return bool(name) and _unix_answers(str(Path(os.environ.get("XDG_RUNTIME_DIR", "")) / name))


def _x_answers(name: str) -> bool:
    """`name` is as X knows it: "[host]:display[.screen]"."""
    host, colon, rest = name.rpartition(":")
    number = rest.partition(".")[0]
    if not colon or not (number.isascii() and number.isdigit()):
        return False
    if host.startswith("/"):  # a socket by its path, as on macOS
        return _unix_answers(f"{host}:{number}")
    if host in ("", "unix"):
        path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where every X server has it
        return _unix_answers(f"\0{path}") or _unix_answers(path)
    import socket

    try:
        with socket.create_connection((host.strip("[]"), _FIRST_PORT + int(number)), _PATIENCE):
            return True
    except (OSError, OverflowError):
        return False


def _unix_answers(path: str) -> bool:
    import socket

    family = getattr(socket, "AF_UNIX", None)
    if family is None:
        return False
    try:
        with socket.socket(family, socket.SOCK_STREAM) as client:
            client.settimeout(_PATIENCE)
            client.connect(path)
            return True
    except OSError:
        return False
