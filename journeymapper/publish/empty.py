"""A map with nothing on it yet is printed with a title and a sentence: no page is ever white."""

from __future__ import annotations

from journeymapper.layout.filter import shown_lanes
from journeymapper.layout.words import Words
from journeymapper.model.document import Document
from journeymapper.model.record import evolve
from journeymapper.model.view import View


def with_something_to_read(document: Document, view: View, words: Words) -> Document:
    """The map as it is where it has headings or people, else with a title and a sentence."""
    named = any(stage.name or any(step.name for step in stage.steps) for stage in document.stages)
    if named or document.personas or shown_lanes(document.lanes, view):
        return document
    facts = document.facts
    if not facts.scenario:
        facts = evolve(facts, scenario=words("There is nothing on this map yet."))
    return evolve(document, title=document.title or words("Untitled map"), facts=facts)
