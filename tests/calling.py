"""Calls of the command: inside this process, or as one of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from typing import NamedTuple


class Ran(NamedTuple):
    """What a call printed, and its exit status."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


def process(*arguments: str, given: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "journeymapper", *arguments],
        input=given,
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


def one_line(err: str) -> str:
    """The single line of an error."""
    assert err.startswith("journeymapper: ")
    assert err.count("\n") == 1
    assert "Traceback" not in err
    return err
