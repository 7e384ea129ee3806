"""The map as a whole: title, language, facts."""

from __future__ import annotations

from typing import Any

from journeymapper.model.document import Document
from journeymapper.model.record import evolve


def set_title(document: Document, title: str) -> Document:
    return evolve(document, title=title)


def set_language(document: Document, language: str) -> Document:
    """The language (BCP 47) of the words that are printed on the map."""
    return evolve(document, language=language)


def edit_facts(document: Document, **fields: Any) -> Document:
    """Scenario, goal, expectations and the other facts of the map."""
    return evolve(document, facts=evolve(document.facts, **fields))
