"""Personas, and the participants of a workshop."""

from __future__ import annotations

from journeymapper.model.record import Id, Long, Many, Record, Sha, Short


class Persona(Record):
    """A researched archetype from whose point of view the map is told."""

    id: Id
    name: Short = ""
    role: Short = ""
    picture: Sha = ""
    colour: Short = ""  # "#RRGGBB"; empty: from the palette, by position
    quote: Long = ""
    description: Long = ""
    goals: Many[Long] = ()
    frustrations: Many[Long] = ()
    facts: Many[Long] = ()


class Participant(Record):
    """A person in a workshop: author of cards, caster of votes."""

    id: Id
    name: Short = ""
    colour: Short = ""
