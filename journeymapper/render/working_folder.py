"""The folder in which the program stands, which may have been deleted or unmounted since it was started."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def in_some_folder() -> Iterator[None]:
    """Where ours is gone, stand in the topmost one meanwhile: reportlab asks for it when it is imported."""
    if sys.platform != "win32" and not _is_there():  # Windows keeps the folders in which programs stand
        gone = os.open(os.curdir, os.O_RDONLY)
        os.chdir(os.sep)
        try:
            yield
        finally:
            os.fchdir(gone)  # relative names must go on to lead nowhere
            os.close(gone)
    else:
        yield


def _is_there() -> bool:
    try:
        os.getcwd()
    except OSError:
        return False
    return True
