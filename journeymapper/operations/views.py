"""Named views that are kept in the map."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from journeymapper.model.document import Document
from journeymapper.model.record import evolve, new_id, replaced
from journeymapper.model.view import View


def add_view(document: Document, view: View, name: str, *, id: str | None = None) -> Document:
    """Keep a way of looking under a name."""
    return evolve(document, views=(*document.views, evolve(view, id=id or new_id(), name=name)))


def edit_view(document: Document, id: str, **fields: Any) -> Document:
    view = next((one for one in document.views if one.id == id), None)
    if view is None:
        raise LookupError(f"no view {id!r}")
    if "id" in fields:
        raise TypeError("the id of a view never changes")
    return evolve(document, views=replaced(document.views, evolve(view, **fields)))


def delete_views(document: Document, ids: Collection[str]) -> Document:
    return evolve(document, views=tuple(view for view in document.views if view.id not in ids))
