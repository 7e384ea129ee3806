"""The map as a client may have it: nothing internal, nobody named who took part."""

from __future__ import annotations

from journeymapper.model.document import Document
from journeymapper.model.record import evolve


def client_safe(document: Document) -> Document:
    """Without internal lanes and cards, review notes, authors, votes, participants, versions and shelf.

    Unknown keys of a newer version stay: they are never printed, and the map itself never goes along.
    """
    lanes = tuple(lane for lane in document.lanes if not lane.internal)
    shown = {lane.id for lane in lanes}
    cards = tuple(
        evolve(card, notes=(), author="") if card.notes or card.author else card
        for card in document.cards
        if not card.internal and card.lane in shown
    )
    kept = {card.id for card in cards}
    return evolve(
        document,
        facts=evolve(document.facts, author="", notes="", review=""),
        lanes=lanes,
        cards=cards,
        curves=tuple(curve for curve in document.curves if curve.lane in shown),
        links=tuple(link for link in document.links if link.source in kept and link.target in kept),
        participants=(),
        votes=(),
        snapshots=(),
    )
