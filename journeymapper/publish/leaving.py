"""What goes out with an export and what stays in the house, item by item, for people to read before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from journeymapper.i18n import _, ngettext
from journeymapper.layout.filter import shown_cards, shown_lanes, shown_personas
from journeymapper.model.document import Document
from journeymapper.model.lane import Lane
from journeymapper.model.persona import Persona
from journeymapper.model.record import evolve
from journeymapper.model.stage import Stage, Step
from journeymapper.model.view import WHOLE, View
from journeymapper.publish.attachment import carried, unseen
from journeymapper.publish.client_safe import bare_pictures, client_safe, is_internal
from journeymapper.publish.options import POSTER, STAGES, TILES, Options, is_report
from journeymapper.storage.file import used_pictures
from journeymapper.text.excerpt import excerpt

_NAMED = 6  # things in one line
_LONGEST = 100  # characters of a name in it
_JPEG = b"\xff\xd8"
_USUAL = Options()


def leaving(
    document: Document,
    options: Options,
    view: View = WHOLE,
    pictures: Mapping[str, bytes] = MappingProxyType({}),
    printing: bool = False,
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Two lists of short lines: what leaves, and what stays. Paper (`printing`) has no properties."""
    safe, suffix = options.client_safe, options.suffix.lower()
    shown = client_safe(document, is_report(options)) if safe else document
    leaves = list(_printed(_seen(shown, view), options, printing))
    stays: list[str] = []
    if safe:
        stays.extend(_internal(document, options))
    else:
        leaves.extend(_internal(_seen(document, view), options))
        leaves.extend(_stripped(_seen(document, view), options))
    never = _never_printed(document, options)
    stays += never
    if safe:
        stays += [*_stripped(document, options), *_undescribed(document, options)]
        stays.append(_("Properties of the file and of its pictures: author, program, place"))
    elif not printing:
        leaves += _properties(document, suffix, pictures)
    if suffix == ".pdf":
        with_it = unseen(document, view)
        if carried(document, view, options):
            leaves.append(_("The map itself, to be opened again"))
            views = (_views(document),) if document.views else ()
            leaves += [_("With the map: {what}", what=what) for what in (*with_it, *views)]
            stays = [one for one in stays if one not in set(never)]
        else:
            stays.append(_("The map itself"))
    return tuple(leaves), tuple(stays)


def _seen(document: Document, view: View) -> Document:
    return evolve(
        document,
        lanes=shown_lanes(document.lanes, view),
        cards=shown_cards(document.cards, view),
        personas=shown_personas(document.personas, view),
    )


def internal_note(document: Document, options: Options = _USUAL) -> str:
    """A sentence that names what is internal in a map, or nothing when nothing is."""
    found = list(_internal(document, options))
    if not found:
        return ""
    what = "; ".join(found)
    return _("This prints what is marked internal: {what}. A client-safe export leaves it out.", what=what)


def _printed(document: Document, options: Options, printing: bool) -> Iterator[str]:
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
        yield _("Organisation: {name}", name=excerpt(document.facts.organisation, _LONGEST))
    owners = dict.fromkeys(card.owner for card in placed if card.owner)
    if owners:
        yield _("Owners: {names}", names=_names(owners))
    sources = sum(bool(card.source) for card in placed)
    if sources and is_report(options):
        yield ngettext("The source of {count} card", "The sources of {count} cards", sources)
    addresses = sum(bool(card.url) for card in placed)
    if addresses and not printing and options.suffix.lower() != ".png":
        yield ngettext("The web address of {count} card", "The web addresses of {count} cards", addresses)
    lines = (document.brand.header, document.brand.footer, document.brand.confidentiality)
    if any(lines):
        yield _(
            "Header and footer: {lines}", lines=" · ".join(excerpt(line, _LONGEST) for line in lines if line)
        )


def _internal(document: Document, options: Options) -> Iterator[str]:
    """Internal lanes and cards, by name."""
    hidden = {lane.id for lane in document.lanes if lane.internal}
    for lane in document.lanes:
        if lane.internal:
            count = sum(card.lane == lane.id for card in document.cards)
            inside = ngettext("{count} card", "{count} cards", count)
            yield _(
                "Internal lane “{name}” with {cards}",
                name=excerpt(lane.name, _LONGEST) or lane.kind,
                cards=inside,
            )
    others = {lane.id for lane in document.lanes} - hidden
    if _prints_shelf(document, options):
        others.add("")
    cards = [card for card in document.cards if card.lane in others and is_internal(card, document)]
    if cards:
        named = _names(f"“{excerpt(card.text) or card.kind}”" for card in cards)
        yield ngettext("Internal card {named}", "{count} internal cards: {named}", len(cards), named=named)


def _prints_shelf(document: Document, options: Options) -> bool:
    """Whether there are cards on a shelf that is printed: below a map on one sheet, when the map says so."""
    is_pdf, is_deck = options.suffix.lower() == ".pdf", options.suffix.lower() == ".pptx"
    cut = (is_pdf and options.kind not in (POSTER, TILES)) or (is_deck and options.slides == STAGES)
    return document.shelf.printed and not cut and any(not card.lane for card in document.cards)


def _shelved(document: Document) -> str:
    shelved = sum(not card.lane for card in document.cards)
    return ngettext("{count} card on the shelf", "{count} cards on the shelf", shelved) if shelved else ""


def _views(document: Document) -> str:
    return _("Views: {names}", names=_names(view.name or view.id for view in document.views))


def _never_printed(document: Document, options: Options) -> list[str]:
    """What no page of such a file shows."""
    notes = sum(len(card.notes) for card in document.cards)
    shelved = "" if _prints_shelf(document, options) else _shelved(document)
    authors = sum(bool(card.author) for card in document.cards)
    counted = (
        (notes, ngettext("{count} review note", "{count} review notes", notes)),
        (authors, ngettext("The author of {count} card", "The authors of {count} cards", authors)),
        (
            len(document.participants),
            _("Participants: {names}", names=_names(one.name for one in document.participants)),
        ),
        (len(shelved), shelved),
        (
            len(document.snapshots),
            ngettext("{count} earlier version", "{count} earlier versions", len(document.snapshots)),
        ),
        (len(document.views), _views(document)),
        (int(bool(document.facts.notes)), _("The notes about the map")),
    )
    return [phrase for count, phrase in counted if count]


def _stripped(document: Document, options: Options) -> Iterator[str]:
    """What pages show unless they are for a client."""
    if _prints_shelf(document, options):
        yield _shelved(document)
    cards = {card.id for card in document.cards}
    votes = sum(vote.card in cards for vote in document.votes)
    if votes:
        yield ngettext("{count} vote", "{count} votes", votes)
    if document.facts.review:
        yield _("The date of the review")
    if document.facts.author and (options.client_safe or is_report(options)):
        yield _("The author: {name}", name=document.facts.author)
    if options.client_safe:
        addresses = sum(bool(card.url) for card in document.cards)
        if addresses:
            yield ngettext("The web address of {count} card", "The web addresses of {count} cards", addresses)


def _undescribed(document: Document, options: Options) -> Iterator[str]:
    """What only screen readers and speakers are told, unless the file is for a client."""
    described: tuple[Lane | Stage | Step | Persona, ...] = document.lanes
    if not is_report(options):
        steps = (step for stage in document.stages for step in stage.steps)
        described = (*described, *document.stages, *steps, *document.personas)
    count = sum(bool(one.description) for one in described)
    if count:
        yield ngettext("{count} description", "{count} descriptions", count)


def _properties(document: Document, suffix: str, pictures: Mapping[str, bytes]) -> Iterator[str]:
    """What a file says besides its pages, and the pictures in it."""
    author = document.facts.author
    if author and suffix in (".pdf", ".pptx"):
        yield _("Author in the file's properties: {name}", name=author)
    if suffix == ".png":
        return  # painted, not embedded
    used = used_pictures(document, pictures)
    # A PDF takes nothing but the pixels of a PNG.
    kept = {name: data for name, data in used.items() if suffix != ".pdf" or data.startswith(_JPEG)}
    told = sum(data != kept[name] for name, data in bare_pictures(kept).items())
    if told:
        yield ngettext(
            "What cameras and programs wrote into {count} picture",
            "What cameras and programs wrote into {count} pictures",
            told,
        )


def _names(names: Iterable[str]) -> str:
    listed = [excerpt(name, _LONGEST) for name in dict.fromkeys(names) if name]
    text = ", ".join(listed[:_NAMED])
    more = len(listed) - _NAMED
    return text if more <= 0 else f"{text}, " + ngettext("and {count} more", "and {count} more", more)
