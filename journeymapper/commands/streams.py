"""Maps and results from and to files; "-" is standard input or output."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from journeymapper.commands.arguments import WrongUse
from journeymapper.i18n import _
from journeymapper.storage.atomic import atomic_save
from journeymapper.storage.errors import MapError, Unreadable
from journeymapper.storage.file import NO_MAP, Opened, decode, read_bytes
from journeymapper.storage.limits import MOST_BYTES, check_size
from journeymapper.storage.names import ENDINGS, shown

STREAM = "-"


def open_map(file: str, *, repair: bool = False) -> Opened:
    """Raises MapError, its sentence beginning with the file's name."""
    name = _("standard input") if file == STREAM else shown(file)
    try:
        return decode(bytes_of(file), repair=repair)
    except Unreadable:
        raise  # names the file already
    except MapError as error:
        error.args = (f"{name}: {error}",)
        raise


def bytes_of(file: str, of_a_folder: str = NO_MAP) -> bytes:
    """Raises MapError when they cannot be read or are more than a map may have, and WrongUse.

    `of_a_folder` as in `read_bytes`.
    """
    if file != STREAM:
        return read_bytes(file, of_a_folder)
    if sys.stdin is None:
        raise WrongUse(_("Standard input is closed."))
    data = sys.stdin.buffer.read(MOST_BYTES + 1)
    check_size(len(data))
    return data


def refuse_inputs(output: str | None, inputs: Iterable[str]) -> None:
    """Raises WrongUse when what is written would take the place of one of these files, or look like a map.

    An input may be a name that is no file.
    """
    if not output or output == STREAM:
        return
    for file in inputs:
        if file and file != STREAM and _is_same(output, file):
            raise WrongUse(_("“{name}” is read here; write to another file.", name=shown(output)))
    if Path(output).suffix.lower() in ENDINGS:
        raise WrongUse(
            _("“{name}” is the name of a map; give what is written another ending.", name=shown(output))
        )


def _is_same(one: str, other: str) -> bool:
    try:
        return os.path.samefile(one, other)
    except (OSError, ValueError):
        return False


def write(output: str, data: bytes) -> None:
    """All or nothing. Raises SaveError, and WrongUse where there is no standard output."""
    if output == STREAM:
        if sys.stdout is None:
            raise WrongUse(_("Standard output is closed."))
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        atomic_save(output, data)
