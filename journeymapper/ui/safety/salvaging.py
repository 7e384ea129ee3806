"""A file that cannot be opened: why, and what can still be read of it as a new map."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from journeymapper.editor.editor import Editor
from journeymapper.i18n import _, ngettext
from journeymapper.storage.errors import MapError, NewerFormat, TooLarge, Unreadable
from journeymapper.storage.file import read_bytes
from journeymapper.storage.names import shown
from journeymapper.storage.salvage import Salvaged, worth_saving
from journeymapper.ui import files

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow
    from journeymapper.ui.program import Program

MOST_LOST = 5  # lines of what is missing that are listed


def offer(program: Program, window: MainWindow | None, path: Path, error: MapError) -> Editor | None:
    """An untitled, unsaved map of what can be read of a damaged file, when people want it; else None."""
    heading = _("“{name}” cannot be opened", name=shown(path))
    rest = _rest(path, error)
    if rest is None:
        program.ask.tell(window, heading, str(error))
        return None
    answers = (("salvage", _("Open what can be read")),)
    if program.ask.choose(window, heading, _offered(error, rest), answers) != "salvage":
        return None
    editor = files.untitled(rest.document, rest.pictures)
    editor.mark_unsaved()
    return editor


def _rest(path: Path, error: MapError) -> Salvaged | None:
    if isinstance(error, Unreadable | TooLarge | NewerFormat):
        return None
    try:
        return worth_saving(read_bytes(path))
    except MapError:
        return None


def _offered(error: MapError, rest: Salvaged) -> str:
    count = len(rest.document.cards)
    lines = [
        str(error),
        "",
        ngettext("{count:,} card of it can be read.", "{count:,} cards of it can be read.", count),
        _("They open as a new map; the file stays as it is."),
    ]
    if rest.lost:
        lines += ["", _("What is missing or could not be read:"), *rest.lost[:MOST_LOST]]
        lines += ["…"] if len(rest.lost) > MOST_LOST else []
    return "\n".join(lines)
