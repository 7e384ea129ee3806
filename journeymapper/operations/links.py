"""Links between cards."""

from __future__ import annotations

from collections.abc import Collection

from journeymapper.model.card import Link
from journeymapper.model.document import Document
from journeymapper.model.lookup import find_card
from journeymapper.model.record import evolve, new_id, replaced

IDEAS = frozenset({"opportunity", "solution"})
PAIN = "pain_point"


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


def usual_link(document: Document, first: str, second: str) -> tuple[str, str, str]:
    """Source, target and kind of the link that somebody means who leads from one card to another.

    Ideas address pain points, whichever was taken first; what leads to a pain point causes it; all
    else leads to what follows. Raises LookupError for a card that is not there.
    """
    one, other = find_card(document, first), find_card(document, second)
    if one is None or other is None:
        raise LookupError(f"no card {first!r} or no card {second!r}")
    if one.kind in IDEAS and other.kind == PAIN:
        return first, second, "addresses"
    if one.kind == PAIN and other.kind in IDEAS:
        return second, first, "addresses"
    return first, second, "causes" if other.kind == PAIN else "leads to"


def are_linked(document: Document, one: str, other: str) -> bool:
    """Whether a link of any kind leads from one of two cards to the other."""
    return any({link.source, link.target} == {one, other} for link in document.links)


def turn_link(document: Document, id: str) -> Document:
    """A link the other way round."""
    link = _link(document, id)
    return evolve(
        document, links=replaced(document.links, evolve(link, source=link.target, target=link.source))
    )


def edit_link(document: Document, id: str, kind: str) -> Document:
    """A link of another kind. Raises LookupError when it is not there."""
    return evolve(document, links=replaced(document.links, evolve(_link(document, id), kind=kind)))


def _link(document: Document, id: str) -> Link:
    link = next((one for one in document.links if one.id == id), None)
    if link is None:
        raise LookupError(f"no link {id!r}")
    return link


def delete_links(document: Document, ids: Collection[str]) -> Document:
    return evolve(document, links=tuple(link for link in document.links if link.id not in ids))
