"""File names as they may be shown, and the endings that maps have."""

from __future__ import annotations

import os
from pathlib import Path

ENDING = ".journey"
ENDINGS = (ENDING, ".json")


def shown(path: str | os.PathLike[str]) -> str:
    """The file's name in a form that any terminal and widget shows honestly.

    Bytes that are no text, control characters and marks that turn the writing direction round
    (so that `gpj.exe` reads as `exe.jpg`) appear as escapes.
    """
    name = os.path.basename(os.fspath(path)) or os.fspath(path)
    return printable(name)


def printable(text: str, limit: int = 200) -> str:
    """`text` without invisible or unencodable characters, shortened to `limit`."""
    if len(text) > limit:
        text = text[: limit - 1] + "…"
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape", "replace").decode() for char in text
    )


def real(path: str | os.PathLike[str]) -> str:
    """Where a path leads through its links. One that leads nowhere (links in a circle, a working folder that
    is gone) stays as it is."""
    try:
        return os.path.realpath(path)
    except OSError:
        return os.fspath(path)


def with_ending(path: Path) -> Path:
    """The path to save a map under: a typed `.journey` or `.json` is kept, anything else gets `.journey`."""
    if path.suffix.lower() in ENDINGS:
        return path
    return path.with_name(path.name + ENDING)
