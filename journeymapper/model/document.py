"""The document: one actor's journey in one scenario, as one frozen value."""

from __future__ import annotations

from journeymapper.model.card import Card, Link, Vote
from journeymapper.model.curve import Curve
from journeymapper.model.lane import Lane
from journeymapper.model.persona import Participant, Persona
from journeymapper.model.record import Long, Many, Record, Short
from journeymapper.model.stage import Stage
from journeymapper.model.style import Brand, Page, Shelf, Snapshot, Style
from journeymapper.model.view import View

FORMAT = "journeymapper"
VERSION = 1  # of the file format, not of the program
MIN_READER = 1  # the oldest format version whose readers do not lose anything of ours


class Facts(Record):
    """What a map is about. `revision` is the author's own count or name of versions."""

    scenario: Long = ""
    goal: Long = ""
    expectations: Long = ""
    organisation: Short = ""
    author: Short = ""
    date: Short = ""
    revision: Short = ""
    review: Short = ""  # when the map is to be looked at again
    notes: Long = ""


class Document(Record):
    """A whole map. The order of stages, steps, lanes and of cards in a cell is the order of the tuples.

    Pictures are kept beside the document (a mapping of SHA-256 to bytes), never inside records.
    """

    title: Short = ""
    language: Short = "en"  # BCP 47; the words printed on the map follow it
    facts: Facts = Facts()
    personas: Many[Persona] = ()
    stages: Many[Stage] = ()
    lanes: Many[Lane] = ()
    cards: Many[Card] = ()
    curves: Many[Curve] = ()
    links: Many[Link] = ()
    participants: Many[Participant] = ()
    votes: Many[Vote] = ()
    views: Many[View] = ()
    snapshots: Many[Snapshot] = ()
    style: Style = Style()
    brand: Brand = Brand()
    page: Page = Page()
    shelf: Shelf = Shelf()
    internal_tags: Many[Short] = ()  # cards with one of them never leave in a client-safe export
