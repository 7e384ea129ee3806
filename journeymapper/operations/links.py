"""Links between cards."""

from __future__ import annotations

from collections.abc import Collection

from journeymapper.model.card import Link
from journeymapper.model.document import Document
from journeymapper.model.lookup import find_card
from journeymapper.model.record import evolve, new_id, replaced


def add_link(
    document: Document, source: str, target: str, kind: str = "leads to", *, id: str | None = None
) -> Document:
    """A relation between two cards. One that is there already is not made twice.

    Raises ValueError for a card linked to itself and LookupError for a card that is not there.
    """
    if source == target:
        raise ValueError("a card is not linked to itself")
    if find_card(document, source) is None or find_card(document, target) is None:
        raise LookupError(f"no card {source!r} or no card {target!r}")
    if any((one.source, one.target, one.kind) == (source, target, kind) for one in document.links):
        return document
    link = evolve(Link(id=id or new_id(), source=source, target=target), kind=kind)
    return evolve(document, links=(*document.links, link))


def edit_link(document: Document, id: str, kind: str) -> Document:
    link = next((one for one in document.links if one.id == id), None)
    if link is None:
        raise LookupError(f"no link {id!r}")
    return evolve(document, links=replaced(document.links, evolve(link, kind=kind)))


def delete_links(document: Document, ids: Collection[str]) -> Document:
    return evolve(document, links=tuple(link for link in document.links if link.id not in ids))
