"""How the window calls its map: its name, where it is kept, and whether it is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymapper.i18n import _

if TYPE_CHECKING:
    from journeymapper.editor.editor import Editor

PROGRAM = "JourneyMapper"
LONGEST = 120  # characters of a name in titles and questions
_DASH = "\N{EM DASH}"


def name_of(editor: Editor | None) -> str:
    """The file's name, or the map's title while it has no file."""
    if editor is None:
        return ""
    if editor.path is not None:
        return editor.path.stem
    name = " ".join(editor.document.title[: 2 * LONGEST].split())
    return f"{name[:LONGEST]}…" if len(name) > LONGEST else name or _("Untitled map")


def place_of(editor: Editor | None) -> str:
    """The folder and the save state."""
    if editor is None or editor.path is None:
        return state_of(editor)
    folder = editor.path.absolute().parent
    return _("in {folder} · {state}", folder=folder.name or str(folder), state=state_of(editor))


def state_of(editor: Editor | None) -> str:
    """Whether the map is saved."""
    if editor is None:
        return ""
    if editor.path is None:
        return _("Not saved yet")
    if editor.is_read_only:
        return _("Read-only") if editor.is_clean else _("Read-only, edited")
    return _("Saved") if editor.is_clean else _("Edited")


def window_title(editor: Editor | None) -> str:
    """As a window wants it: "[*]" marks where Qt shows that there are changes."""
    if editor is None:
        return PROGRAM
    name, place = (words.replace("[*]", "[*][*]") for words in (name_of(editor), place_of(editor)))
    return f"{name}[*] {_DASH} {place} {_DASH} {PROGRAM}"
