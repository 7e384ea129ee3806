"""Cards, their review notes, the links between them and the votes on them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from journeymapper.model.record import Id, Long, Many, Number, Record, Reference, Score, Sha, Short
from journeymapper.model.words import BOTH


class Note(Record):
    """A review note: a remark on a card that leaves the house only when asked."""

    id: Id
    author: Short = ""
    text: Long = ""
    done: bool = False


class Card(Record):
    """A note in a cell. One flat record for all kinds: fields of another kind stay, hidden.

    The cell is (`lane`, `step`); a card without a lane lies on the shelf. `until` is the last step
    that it spans (empty: only `step`). `personas` empty means all of them.
    """

    id: Id
    lane: Reference = ""
    step: Reference = ""
    until: Reference = ""
    kind: Short = "text"
    text: Long = ""
    personas: Many[Id] = ()
    state: Short = BOTH
    # touchpoints
    channel: Short = ""
    # pain points
    severity: Score | None = None
    frequency: Score | None = None
    # opportunities and solutions
    impact: Score | None = None
    effort: Score | None = None
    owner: Short = ""
    status: Short = ""
    due: Short = ""  # a date as YYYY-MM-DD, or words
    # metrics
    value: Number | None = None
    unit: Short = ""
    target: Number | None = None
    trend: Short = ""
    date: Short = ""
    # how it is known
    evidence: Short = ""
    source: Long = ""
    sample: Annotated[int, Field(ge=0, le=10**12)] | None = None
    # everything else
    tags: Many[Short] = ()
    url: Long = ""
    picture: Sha = ""
    colour: Short = ""
    author: Reference = ""  # a participant
    internal: bool = False
    notes: Many[Note] = ()


class Link(Record):
    """A relation between two cards: `source` causes, addresses or leads to `target`."""

    id: Id
    kind: Short = "leads to"
    source: Id
    target: Id


class Vote(Record):
    """A dot that a participant gave to a card."""

    id: Id
    card: Id
    participant: Reference = ""
