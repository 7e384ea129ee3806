"""The editor: one open map, shared by all windows that show it."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from journeymapper.editor.history import Entry, History
from journeymapper.editor.things import present
from journeymapper.model.document import Document

DOCUMENT, SELECTION, FILE = "document", "selection", "file"
Listener = Callable[[str], None]


class Editor:
    """Holds the committed document, what is shown in its place, the selection and the history.

    Every edit is a `commit` of a new document. Listeners are told what changed: DOCUMENT (shown
    or committed), SELECTION, or FILE (path or saved mark); they read the rest from the editor.
    """

    def __init__(
        self,
        document: Document,
        pictures: Mapping[str, bytes] | None = None,
        path: Path | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.history = History(document)
        self.saved: Document | None = document
        self.path = path
        self.is_read_only = False  # its file belongs to somebody else: saved in another place only
        # Only grows while the map is open, because undo needs it; a save writes what is used.
        self.pictures: dict[str, bytes] = dict(pictures or {})
        self.selection: tuple[str, ...] = ()
        self._preview: Document | None = None
        self._listeners: list[Listener] = []
        self._clock = clock

    @property
    def document(self) -> Document:
        """The committed document."""
        return self.history.current.document

    @property
    def shown(self) -> Document:
        """What the canvas shows: a gesture's preview, or the committed document."""
        return self._preview if self._preview is not None else self.document

    @property
    def is_clean(self) -> bool:
        return self.document is self.saved

    def commit(
        self, label: str, document: Document, selection: Iterable[str] | None = None, merge: str = ""
    ) -> None:
        """Make `document` the new state, as one undo step called `label` (already translated).

        An edit that changes nothing is no step. Without a `selection` the present one stays,
        without what the edit deletes. `merge`: see `History.push`.
        """
        before = self.document
        self._preview = None
        chosen = self._left(before, document) if selection is None else tuple(selection)
        if document is not before and document != before:
            self.history.push(Entry(label, document, chosen, merge, self._clock(), self.selection))
        self._tell(DOCUMENT)
        self.select(chosen)

    def withdraw(self, merge: str) -> bool:
        """Show the map as it was before the last step, if that has this merge key, and forget the step:
        nobody sees that it ever was. False when another step is the last."""
        if not self.history.withdraw(merge):
            return False
        self._preview = None
        self._tell(DOCUMENT)
        self.select(present(self.document, self.selection))
        return True

    def preview(self, document: Document | None) -> None:
        """Show `document` without committing it; None shows the committed one again."""
        if document is self._preview:
            return
        self._preview = document
        self._tell(DOCUMENT)

    def undo(self) -> str:
        """Take the last step back; its label, or "" when there is none. Selected is what comes back with
        it, else what the step touched, as far as it is still there, else what was selected before it."""
        label, step = self.history.undo_label, self.history.current
        gone = set(step.before).difference(present(step.document, step.before))
        back = tuple(id for id in step.before if id in gone)
        return self._show(self.history.back(), label, back, step.selection, step.before)

    def redo(self) -> str:
        label = self.history.redo_label
        entry = self.history.forth()
        return self._show(entry, label, entry.selection if entry else ())

    def go_to(self, place: int) -> bool:
        """Show the map as it was after a step of the history (0: as it was opened); False when it is
        shown already. Steps that follow can be redone until something else is edited."""
        back = place < self.history.place
        touched = self.history.entries[place + 1].selection if back and place >= 0 else ()
        entry = self.history.go(place)
        self._show(entry, "", touched, entry.selection if entry else ())
        return entry is not None

    def select(self, ids: Iterable[str]) -> None:
        """Select records by id (each once, in the given order)."""
        chosen = tuple(dict.fromkeys(ids))
        if chosen != self.selection:
            self.selection = chosen
            self._tell(SELECTION)

    def mark_saved(self, document: Document, path: Path | None = None) -> None:
        """This document is what the file holds now (edits made meanwhile stay unsaved)."""
        self.saved = document
        if path is not None:
            self.path = path
        self._tell(FILE)

    def mark_unsaved(self) -> None:
        """The map has no file, or the file is not what we have."""
        self.saved = None
        self._tell(FILE)

    def add_picture(self, data: bytes) -> str:
        """Keep a picture for as long as the map is open; its SHA-256."""
        sha256 = hashlib.sha256(data).hexdigest()
        self.pictures.setdefault(sha256, data)
        return sha256

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after every change; the returned function ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def _left(self, before: Document, after: Document) -> tuple[str, ...]:
        """The selection without what an edit deletes."""
        gone = set(present(before, self.selection)).difference(present(after, self.selection))
        return tuple(id for id in self.selection if id not in gone)

    def _show(self, entry: Entry | None, label: str, *choices: tuple[str, ...]) -> str:
        """Show another entry of the history, with the first of these selected that is there at all."""
        if entry is None:
            return ""
        self._preview = None
        self._tell(DOCUMENT)
        there = set(present(entry.document, [id for ids in choices for id in ids]))
        left = ([id for id in ids if id in there] for ids in choices)
        self.select(next(filter(None, left), ()))
        return label

    def _tell(self, what: str) -> None:
        """Tell all listeners, also when one of them fails: a broken panel must not leave the others
        showing another map than the editor holds."""
        failed: Exception | None = None
        for listener in tuple(self._listeners):
            try:
                listener(what)
            except Exception as error:
                failed = failed or error
        if failed is not None:
            raise failed
