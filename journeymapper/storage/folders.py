"""Where the program keeps what belongs to its user and not to a map's own folder."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

from journeymapper.i18n import _
from journeymapper.storage.errors import SaveError
from journeymapper.storage.names import printable

_OWN = "JOURNEYMAPPER_HOME"  # of the environment: settings and data in one folder, for tests and sticks


def settings_folder() -> Path:
    """The folder of preferences. It need not exist yet."""
    own = os.environ.get(_OWN)
    return Path(own) if own else Path(platformdirs.user_config_dir("journeymapper", appauthor=False))


def data_folder() -> Path:
    """The folder of recovery copies, backups and logs: never synchronised between machines, never
    emptied like a folder for temporary files. It need not exist yet.
    """
    own = os.environ.get(_OWN)
    return Path(own) if own else Path(platformdirs.user_data_dir("journeymapper", appauthor=False))


def provide_folder(folder: Path) -> Path:
    """Make the folder, readable by nobody else: it holds parts of maps. Raises SaveError."""
    try:
        for missing in reversed([one for one in (folder, *folder.parents) if not one.exists()]):
            missing.mkdir(mode=0o700, exist_ok=True)
        folder.mkdir(exist_ok=True)  # raises where a file is in its place
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = _(
            "The folder “{folder}” cannot be made: {reason}.", folder=printable(str(folder)), reason=reason
        )
        raise SaveError(message) from error
    return folder
