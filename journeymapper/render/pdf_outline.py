"""Bookmarks: the outline that a reader shows beside the pages; and what it calls the pages."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import PDFDictionary

from journeymapper.render.pdf_objects import POINTS, PdfFile, Value, array, dictionary, short_string


class Bookmark(NamedTuple):
    """An entry that leads to a place. `page` counts from 0, `y_mm` from the page's top, `level` from 0."""

    title: str
    page: int
    y_mm: float = 0.0
    level: int = 0


class Target(NamedTuple):
    """A page that bookmarks lead to: its object, its height in its own unit, and that unit in points."""

    page: Value
    height: float
    unit: int


def write_outline(file: PdfFile, bookmarks: Sequence[Bookmark], targets: Sequence[Target]) -> Value:
    """Add the outline to the file; returns its root. All entries are open.

    A level may go down by any number; going up by more than one counts as one.
    """
    root, entries = file.promise()
    entries["Type"] = "/Outlines"
    _write_children(file, root, entries, bookmarks, targets)
    return root


def page_labels(labels: Sequence[str]) -> Value:
    """The number tree of page labels (PDF 32000-1, 12.4.2); a page without a label shows its number."""
    entries: list[Value] = []
    for index, label in enumerate(labels):
        # A prefix alone is the whole label; a style alone counts on from its start.
        shown = {"P": short_string(label)} if label else {"S": "/D", "St": index + 1}
        entries += [index, dictionary(shown)]
    return dictionary({"Nums": array(entries)})


def _write_children(
    file: PdfFile,
    parent: Value,
    parent_entries: PDFDictionary,
    bookmarks: Sequence[Bookmark],
    targets: Sequence[Target],
) -> None:
    """Write bookmarks, at least one, below an entry."""
    families = _families(bookmarks)
    made = [file.promise() for _ in families]
    for index, (reference, entries) in enumerate(made):
        bookmark, below = families[index][0], families[index][1:]
        target = targets[bookmark.page]
        top = max(0.0, target.height - bookmark.y_mm * POINTS / target.unit)
        entries["Title"] = short_string(bookmark.title)
        entries["Parent"] = parent
        entries["Dest"] = array([target.page, "/XYZ", 0, round(top, 2), "null"])
        if index:
            entries["Prev"] = made[index - 1][0]
        if index + 1 < len(made):
            entries["Next"] = made[index + 1][0]
        if below:
            _write_children(file, reference, entries, below, targets)
    parent_entries["First"], parent_entries["Last"] = made[0][0], made[-1][0]
    parent_entries["Count"] = len(bookmarks)


def _families(bookmarks: Sequence[Bookmark]) -> list[Sequence[Bookmark]]:
    """Each topmost entry with all that are below it."""
    starts: list[int] = []
    least = bookmarks[0].level
    for index, bookmark in enumerate(bookmarks):
        if bookmark.level <= least:
            starts.append(index)
            least = bookmark.level
    return [bookmarks[start:end] for start, end in pairwise([*starts, len(bookmarks)])]
