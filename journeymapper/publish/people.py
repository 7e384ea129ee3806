"""The personas that a view shows: the others are on no page, neither by name nor with a page of their own."""

from __future__ import annotations

from journeymapper.layout.brand import look_of
from journeymapper.layout.filter import shown_personas
from journeymapper.layout.look import persona_colour
from journeymapper.layout.measures import measures_of
from journeymapper.layout.words import Words
from journeymapper.model.document import Document
from journeymapper.model.record import evolve
from journeymapper.model.view import View


def with_people_of(document: Document, view: View, words: Words) -> Document:
    """The map with the personas of the view alone. Each keeps the colour that it has among all of them."""
    kept = shown_personas(document.personas, view)
    if len(kept) == len(document.personas):
        return document
    look = look_of(document, measures_of(document.style), words)
    coloured = tuple(evolve(persona, colour=persona_colour(look, persona.id)) for persona in kept)
    return evolve(document, personas=coloured)
