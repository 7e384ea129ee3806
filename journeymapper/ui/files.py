"""Opening and saving maps from the window, without asking anybody."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from journeymapper.editor.editor import Editor
from journeymapper.i18n import _
from journeymapper.model.document import Document
from journeymapper.resources import resource
from journeymapper.storage import file
from journeymapper.storage.errors import MapError
from journeymapper.storage.outside import NOTHING, Stamp, stamp_of

SUFFIX = ".journey"
LONGEST_NAME = 80  # characters that are suggested


class Loaded(NamedTuple):
    """A map to be shown, what people should know about its file (translated sentences), and which
    version of the file it is."""

    editor: Editor
    notices: tuple[str, ...] = ()
    stamp: Stamp = NOTHING


def open_map(path: Path) -> Loaded:
    """The map of this file; one that a PDF carried is untitled. Raises MapError with one clear sentence."""
    data = file.read_bytes(path)
    opened = file.decode(data)
    notices = tuple(str(notice) for notice in opened.notices)
    if opened.carried:
        return Loaded(untitled(opened.document, opened.pictures), notices)
    return Loaded(Editor(opened.document, opened.pictures, path), notices, stamp_of(path, data))


def repairable(path: Path) -> Editor | None:
    """A repaired copy of a map with dangling references, untitled; None when it cannot be mended."""
    try:
        opened = file.read(path, repair=True)
    except MapError:
        return None
    editor = untitled(opened.document, opened.pictures)
    editor.mark_unsaved()
    return editor


def untitled(document: Document, pictures: Mapping[str, bytes]) -> Editor:
    """An editor for a map that has no file yet."""
    return Editor(document, pictures)


def from_template(name: str) -> Editor:
    """A new map from a bundled template, without a file."""
    opened = file.read(resource("templates", f"{name}{SUFFIX}"))
    return untitled(opened.document, opened.pictures)


def from_sample(name: str = "online-retailer") -> Editor:
    """The bundled sample, without a file, so that nobody overwrites it."""
    opened = file.read(resource("samples", f"{name}{SUFFIX}"))
    return untitled(opened.document, opened.pictures)


def with_suffix(path: Path) -> Path:
    """The path as the user means it: a typed .json is kept, nothing is ever `x.json.journey`."""
    return path if path.suffix.lower() in (SUFFIX, ".json") else path.with_name(path.name + SUFFIX)


def suggested_path(editor: Editor, folder: Path) -> Path:
    """Where "Save as" starts: beside the map, or in `folder` under the map's title, with a number where
    another map has that name.
    """
    if editor.path is not None:
        return editor.path
    name = safe_name(editor.document.title)
    numbered = (folder / f"{name}{number}{SUFFIX}" for number in ("", *(f" {n}" for n in range(2, 1_000))))
    return next((path for path in numbered if not path.exists()), folder / f"{name}{SUFFIX}")


def says_nothing(name: str) -> bool:
    """Whether a file has a name that was proposed for a map without a title."""
    proposed = safe_name("")
    return name == proposed or (name.startswith(f"{proposed} ") and name[len(proposed) + 1 :].isdecimal())


def safe_name(title: str) -> str:
    """A title as a file name that every system takes."""
    kept = "".join(c for c in " ".join(title.split()) if c.isalnum() or c in " -_.,()'").strip(" .")
    return kept[:LONGEST_NAME].strip(" .") or _("Journey map")
