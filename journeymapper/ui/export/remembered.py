"""What was chosen at the last export, and where it went: preferences of a person, never part of a map.

Nothing is remembered that lets something leave the house: neither an attached map nor text that is too
small, nor the brand of a client.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, NamedTuple

from journeymapper.model.style import Page
from journeymapper.publish.options import Options
from journeymapper.publish.paper import is_known
from journeymapper.storage.atomic import atomic_save
from journeymapper.storage.errors import SaveError
from journeymapper.storage.folders import settings_folder
from journeymapper.ui.export import choices

_KEPT = ("suffix", "kind", "paper", "orientation", "sheet", "overlap", "slides", "client_safe", "dpi")
_MOST_FOLDERS = 40


class Remembered(NamedTuple):
    """`folders` are pairs of a map's path ("" for maps without a file) and where its exports went."""

    options: Options = Options()
    folders: tuple[tuple[str, str], ...] = ()


def load_remembered() -> Remembered:
    """What is remembered; defaults for whatever is absent or damaged."""
    try:
        raw = json.loads(_path().read_bytes())
        chosen: dict[str, Any] = raw.get("options", {})
        usual = Options(dpi=0.0)._asdict()
        kept = {key: chosen[key] for key in _KEPT if isinstance(chosen.get(key), type(usual[key]))}
        folders = tuple(
            (name, folder)
            for name, folder in raw.get("folders", {}).items()
            if isinstance(name, str) and isinstance(folder, str)
        )
        return Remembered(Options()._replace(**kept), folders)
    except (OSError, ValueError, AttributeError, TypeError, RecursionError):
        return Remembered()


def first_choices(page: Page, last: Options, printing: bool) -> dict[str, Any]:
    """Fields of the form to begin with: what the map says of its page, else what was chosen last."""
    return {
        "format": choices.PDF if printing else last.suffix,
        "kind": page.kind or last.kind,
        "paper": page.paper if is_known(page.paper) and last.suffix != choices.PPTX else last.paper,
        "side": page.orientation or last.orientation,
        "sheet": last.sheet,
        "overlap": last.overlap,
        "slides": last.slides,
        "client_safe": last.client_safe,
        "dpi": last.dpi or 192,
        "least": page.min_text,
    }


def remember(options: Options, map_path: Path | None, folder: Path) -> None:
    """Keep these for the next time; a folder that cannot be written is no reason to bother anybody."""
    own = str(map_path.absolute()) if map_path is not None else ""
    before = load_remembered().folders
    folders = dict([*(pair for pair in before if pair[0] != own), (own, str(folder))][-_MOST_FOLDERS:])
    values = {key: value for key in _KEPT if (value := getattr(options, key)) is not None}
    try:
        settings_folder().mkdir(parents=True, exist_ok=True)
        atomic_save(_path(), json.dumps({"options": values, "folders": folders}, indent=2).encode())
    except (OSError, SaveError):
        return


def folder_of(remembered: Remembered, map_path: Path | None, usual: Path) -> Path:
    """Where an export of this map starts: where its last one went, else beside it, else `usual`.

    Never in the folder of another map: that may be another client's.
    """
    own = str(map_path.absolute()) if map_path is not None else ""
    known = dict(remembered.folders).get(own, "")
    if known and os.path.isdir(known):
        return Path(known)
    return map_path.parent if map_path is not None else usual


def _path() -> Path:
    return settings_folder() / "export.json"
