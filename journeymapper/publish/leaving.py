"""What goes out with an export and what stays in the house, item by item, for people to read before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.i18n import _, ngettext
from journeymapper.layout.filter import shown_cards, shown_lanes
from journeymapper.model.card import Card
from journeymapper.model.document import Document
from journeymapper.model.record import evolve
from journeymapper.model.view import WHOLE, View
from journeymapper.publish.attachment import carried, unseen
from journeymapper.publish.client_safe import client_safe, is_internal
from journeymapper.publish.options import Options

_NAMED = 6  # things in one line
_EXCERPT = 40


def leaving(
    document: Document, options: Options, view: View = WHOLE
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Two lists of short lines: what leaves, and what stays."""
    safe = options.client_safe
    shown = client_safe(document) if safe else document
    leaves = list(_printed(_seen(shown, view)))
    stays: list[str] = []
    if safe:
        stays.extend(_internal(document))
    else:
        leaves.extend(_internal(_seen(document, view)))
    stays += _never_printed(document)
    if safe:
        stays += _stripped(document)
    elif document.facts.author:
        leaves.append(_("Author in the file's properties: {name}", name=document.facts.author))
    if options.suffix.lower() == ".pdf":
        with_it = unseen(document, view)
        if carried(document, view, options):
            leaves.append(_("The map itself, to be opened again"))
            leaves += [_("With the map: {what}", what=what) for what in with_it]
            stays = [one for one in stays if one not in set(_never_printed(document))]
        else:
            stays.append(_("The map itself"))
    return tuple(leaves), tuple(stays)


def _seen(document: Document, view: View) -> Document:
    return evolve(document, lanes=shown_lanes(document.lanes, view), cards=shown_cards(document.cards, view))


def internal_note(document: Document) -> str:
    """A sentence that names what is internal in a map, or nothing when nothing is."""
    found = list(_internal(document))
    if not found:
        return ""
    what = "; ".join(found)
    return _("This prints what is marked internal: {what}. A client-safe export leaves it out.", what=what)


def _printed(document: Document) -> Iterator[str]:
    placed = [card for card in document.cards if card.lane]
    parts = [
        ngettext("{count} stage", "{count} stages", len(document.stages)),
        ngettext("{count} lane", "{count} lanes", len(document.lanes)),
        ngettext("{count} card", "{count} cards", len(placed)),
    ]
    yield _("The map: {parts}", parts=", ".join(parts))
    if document.personas:
        yield _("Personas: {names}", names=_names(persona.name for persona in document.personas))
    if document.facts.organisation:
        yield _("Organisation: {name}", name=document.facts.organisation)
    owners = dict.fromkeys(card.owner for card in placed if card.owner)
    if owners:
        yield _("Owners: {names}", names=_names(owners))
    sources = sum(bool(card.source) for card in placed)
    if sources:
        yield ngettext("The source of {count} card", "The sources of {count} cards", sources)
    addresses = sum(bool(card.url) for card in placed)
    if addresses:
        yield ngettext("The web address of {count} card", "The web addresses of {count} cards", addresses)
    lines = (document.brand.header, document.brand.footer, document.brand.confidentiality)
    if any(lines):
        yield _("Header and footer: {lines}", lines=" · ".join(line for line in lines if line))


def _internal(document: Document) -> Iterator[str]:
    """Internal lanes and cards, by name."""
    hidden = {lane.id for lane in document.lanes if lane.internal}
    for lane in document.lanes:
        if lane.internal:
            count = sum(card.lane == lane.id for card in document.cards)
            inside = ngettext("{count} card", "{count} cards", count)
            yield _('Internal lane "{name}" with {cards}', name=lane.name or lane.kind, cards=inside)
    others = {lane.id for lane in document.lanes} - hidden
    cards = [card for card in document.cards if card.lane in others and is_internal(card, document)]
    if cards:
        named = _names(f'"{_excerpt(card)}"' for card in cards)
        yield ngettext("Internal card {named}", "{count} internal cards: {named}", len(cards), named=named)


def _never_printed(document: Document) -> list[str]:
    """What no page shows, whatever is asked for."""
    notes = sum(len(card.notes) for card in document.cards)
    shelved = 0 if document.shelf.printed else sum(not card.lane for card in document.cards)
    authors = sum(bool(card.author) for card in document.cards)
    counted = (
        (notes, ngettext("{count} review note", "{count} review notes", notes)),
        (authors, ngettext("The author of {count} card", "The authors of {count} cards", authors)),
        (
            len(document.participants),
            _("Participants: {names}", names=_names(one.name for one in document.participants)),
        ),
        (shelved, ngettext("{count} card on the shelf", "{count} cards on the shelf", shelved)),
        (
            len(document.snapshots),
            ngettext("{count} earlier version", "{count} earlier versions", len(document.snapshots)),
        ),
        (
            len(document.views),
            _("Views: {names}", names=_names(view.name or view.id for view in document.views)),
        ),
        (int(bool(document.facts.notes)), _("The notes about the map")),
    )
    return [phrase for count, phrase in counted if count]


def _stripped(document: Document) -> Iterator[str]:
    """What pages or files show unless they are for a client."""
    votes = len(document.votes)
    if votes:
        yield ngettext("{count} vote", "{count} votes", votes)
    addresses = sum(bool(card.url) for card in document.cards)
    if addresses:
        yield ngettext("The web address of {count} card", "The web addresses of {count} cards", addresses)
    if document.facts.author:
        yield _("The author: {name}", name=document.facts.author)
    if document.facts.review:
        yield _("The date of the review")
    yield _("Properties of the file and of its pictures: author, program, place")


def _names(names: Iterable[str]) -> str:
    listed = [name for name in dict.fromkeys(names) if name]
    text = ", ".join(listed[:_NAMED])
    more = len(listed) - _NAMED
    return text if more <= 0 else f"{text}, " + ngettext("and {count} more", "and {count} more", more)


def _excerpt(card: Card) -> str:
    plain = " ".join(card.text.split()) or card.kind
    return plain if len(plain) <= _EXCERPT else plain[: _EXCERPT - 1].rstrip() + "…"
