"""The shelf: its name, and whether it is printed. Its cards are cards like all others."""

from __future__ import annotations

from typing import Any

from journeymapper.model.document import Document
from journeymapper.model.record import evolve


def edit_shelf(document: Document, **fields: Any) -> Document:
    """The map with another name of its shelf, or with its shelf printed or not."""
    return evolve(document, shelf=evolve(document.shelf, **fields))
