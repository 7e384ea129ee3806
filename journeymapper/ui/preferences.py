"""What the program remembers about its user: theme, recent maps, the window's place. Never about a map."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from journeymapper.storage.folders import settings_folder

MOST_RECENT = 12


class Preferences(NamedTuple):
    """A frozen value; changed with `_replace` and written with `save_preferences`."""

    theme: str = "system"
    recent: tuple[str, ...] = ()
    geometry: str = ""  # base64 of Qt's own window geometry
    inspector: bool = True
    palette: bool = True
    language: str = ""  # of the interface; "" for that of the system
    text_size: int = 100  # per cent
    reopen: bool = True  # the maps of last time at the start
    autosave: bool = False  # of maps that have a file
    overview_map: bool = True


def load_preferences() -> Preferences:
    """The saved preferences; defaults for whatever is absent or damaged."""
    try:
        raw: dict[str, Any] = json.loads((settings_folder() / "preferences.json").read_bytes())
        defaults = Preferences()._asdict()
        known: dict[str, Any] = {
            name: tuple(one for one in raw[name] if isinstance(one, str))
            if isinstance(default, tuple)
            else raw[name]
            for name, default in defaults.items()
            if isinstance(raw.get(name), list if isinstance(default, tuple) else type(default))
        }
        return Preferences(**known)
    except (OSError, ValueError, AttributeError, RecursionError):
        return Preferences()


def save_preferences(preferences: Preferences) -> None:
    """Write them; a folder that cannot be written is no reason to bother the user."""
    # Imported here: they know maps, and preferences are read before the first frame.
    from journeymapper.storage.atomic import atomic_save
    from journeymapper.storage.errors import SaveError

    try:
        settings_folder().mkdir(parents=True, exist_ok=True)
        atomic_save(
            settings_folder() / "preferences.json", json.dumps(preferences._asdict(), indent=2).encode()
        )
    except (OSError, SaveError):
        return


def with_recent(preferences: Preferences, path: Path) -> Preferences:
    """This map first among the recent ones."""
    name = str(path)
    others = tuple(one for one in preferences.recent if one != name)
    return preferences._replace(recent=(name, *others)[:MOST_RECENT])
