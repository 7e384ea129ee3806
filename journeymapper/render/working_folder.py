"""The folder in which the program stands, which may have been deleted or unmounted since it was started."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def in_some_folder() -> Iterator[None]:
    """Where ours is gone, stand in the topmost one meanwhile: reportlab asks for it when it is imported."""
    try:
        os.getcwd()
    except OSError:
        gone = os.open(os.curdir, os.O_RDONLY)
        os.chdir(os.sep)
        try:
            yield
        finally:
            os.fchdir(gone)  # relative names must go on to lead nowhere
            os.close(gone)
    else:
        yield
