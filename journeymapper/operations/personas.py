"""Personas: add, edit, move, delete."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from journeymapper.model.card import Card
from journeymapper.model.document import Document
from journeymapper.model.lookup import find_persona
from journeymapper.model.persona import Persona
from journeymapper.model.record import evolve, new_id, replaced
from journeymapper.model.view import View


def add_persona(
    document: Document, name: str = "", index: int | None = None, *, id: str | None = None, **fields: Any
) -> Document:
    """A persona at `index` among the personas (None: last)."""
    personas = list(document.personas)
    one = evolve(Persona(id=id or new_id()), name=name, **fields)
    personas.insert(len(personas) if index is None else max(0, index), one)
    return evolve(document, personas=tuple(personas))


def edit_persona(document: Document, id: str, **fields: Any) -> Document:
    if "id" in fields:
        raise TypeError("the id of a persona never changes")
    return evolve(document, personas=replaced(document.personas, evolve(_persona(document, id), **fields)))


def move_persona(document: Document, id: str, index: int) -> Document:
    """A persona at `index` among the others."""
    one = _persona(document, id)
    personas = [other for other in document.personas if other is not one]
    personas.insert(max(0, index), one)
    return evolve(document, personas=tuple(personas))


def delete_personas(document: Document, ids: Collection[str]) -> Document:
    """Without these personas and their curves. Their cards stay: what was for a deleted persona
    alone is for everybody then, because a finding outlives the persona."""
    gone = set(ids)

    def card(one: Card) -> Card:
        if gone.isdisjoint(one.personas):
            return one
        return evolve(one, personas=tuple(id for id in one.personas if id not in gone))

    def view(one: View) -> View:
        if gone.isdisjoint(one.personas):
            return one
        return evolve(one, personas=tuple(id for id in one.personas if id not in gone))

    return evolve(
        document,
        personas=tuple(one for one in document.personas if one.id not in gone),
        cards=tuple(map(card, document.cards)),
        curves=tuple(curve for curve in document.curves if curve.persona not in gone),
        views=tuple(map(view, document.views)),
    )


def _persona(document: Document, id: str) -> Persona:
    one = find_persona(document, id)
    if one is None:
        raise LookupError(f"no persona {id!r}")
    return one
