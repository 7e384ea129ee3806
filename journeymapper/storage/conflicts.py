"""Other versions of a map that synchronising services put beside it, found by their names."""

from __future__ import annotations

import os
import platform
import re
from pathlib import Path

# What stands between the name of the map and its ending.
_NAMES = (
    re.compile(r"\.sync-conflict-\d{8}-\d{6}(-\w+)?"),  # Syncthing
    re.compile(r"[_-]conflict-\d{8}-\d{6}"),  # older Nextcloud and ownCloud
    # Dropbox, Nextcloud, ownCloud, Google Drive, Seafile, pCloud: words in brackets, in the user's language.
    re.compile(r" ?[(\[].*(conflict|konflikt|conflit|конфликт|競合|冲突).*[)\]]", re.IGNORECASE),
    # OneDrive appends nothing but the name of the computer; these are how Windows names one by itself.
    re.compile(r"-(DESKTOP|LAPTOP|WIN)-[A-Z0-9]{4,11}(-\d+)?"),
)


def conflict_copies(path: str | os.PathLike[str]) -> tuple[Path, ...]:
    """The files beside a map whose names say that they are another version of it, in order of name."""
    whole = Path(os.path.realpath(path))
    try:
        names = sorted(os.listdir(whole.parent))
    except OSError:
        return ()
    return tuple(whole.parent / name for name in names if is_conflict_copy(name, whole.name))


def is_conflict_copy(name: str, original: str, computer: str | None = None) -> bool:
    """Whether a service would give this name to another version of `original`.

    `computer` is the name of this one (found when not given), which OneDrive appends.
    """
    other, known = Path(name), Path(original)
    if other.suffix.lower() != known.suffix.lower() or not other.stem.startswith(known.stem):
        return False
    rest = other.stem[len(known.stem) :]
    here = (platform.node() if computer is None else computer).split(".")[0]
    if here and re.fullmatch(rf"-{re.escape(here)}(-\d+)?", rest, re.IGNORECASE):
        return True
    return any(pattern.fullmatch(rest) for pattern in _NAMES)
