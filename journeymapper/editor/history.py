"""Undo as a list of documents that share their unchanged records."""

from __future__ import annotations

from typing import NamedTuple

from journeymapper.model.document import Document

MOST_STEPS = 500
MERGE_SECONDS = 1.0
OPEN = "open:"  # merge keys that begin so hold however long it takes: a text field that stays open


class Entry(NamedTuple):
    """A state of the map: what led to it, the map, what was selected then, and (`before`) just before."""

    label: str
    document: Document
    selection: tuple[str, ...]
    merge: str = ""
    time: float = 0.0
    before: tuple[str, ...] = ()


class History:
    """The entries and where we stand. The first entry is the map as it was opened."""

    def __init__(self, document: Document) -> None:
        self.entries: list[Entry] = [Entry("", document, ())]
        self.place = 0

    @property
    def current(self) -> Entry:
        return self.entries[self.place]

    @property
    def undo_label(self) -> str:
        """What undo would take back; "" when there is nothing."""
        return self.current.label if self.place else ""

    @property
    def redo_label(self) -> str:
        return self.entries[self.place + 1].label if self.place + 1 < len(self.entries) else ""

    def push(self, entry: Entry) -> None:
        """Add a step, dropping what could be redone. A step with the same merge key as the one
        before it, within a second, takes its place instead; both go when they lead back to where
        they began."""
        del self.entries[self.place + 1 :]
        top = self.current
        merges = self.place > 0 and entry.merge and entry.merge == top.merge
        if merges and (entry.time - top.time <= MERGE_SECONDS or entry.merge.startswith(OPEN)):
            before = self.entries[self.place - 1]
            if entry.document == before.document:
                del self.entries[self.place]
                self.place -= 1
            else:
                self.entries[self.place] = entry._replace(before=top.before)
            return
        self.entries.append(entry)
        del self.entries[: max(0, len(self.entries) - MOST_STEPS - 1)]
        self.place = len(self.entries) - 1

    def withdraw(self, merge: str) -> bool:
        """Forget the last step, if it has this merge key, as though it had never been done."""
        if not merge or self.current.merge != merge or self.place + 1 < len(self.entries):
            return False
        del self.entries[self.place]
        self.place -= 1
        return True

    def back(self) -> Entry | None:
        """Step back; the entry that is current then, or None at the start."""
        if not self.place:
            return None
        self.place -= 1
        return self.current

    def forth(self) -> Entry | None:
        if self.place + 1 >= len(self.entries):
            return None
        self.place += 1
        return self.current

    def go(self, place: int) -> Entry | None:
        """Go to an entry (0: the map as it was opened); None when there is no such entry to go to."""
        if place == self.place or not 0 <= place < len(self.entries):
            return None
        self.place = place
        return self.current
