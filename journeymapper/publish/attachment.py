"""Whether a PDF carries the map itself, and what would travel along unseen."""

from __future__ import annotations

from journeymapper.i18n import _, ngettext
from journeymapper.model.document import Document
from journeymapper.model.view import WHOLE, View
from journeymapper.model.words import BOTH
from journeymapper.publish.client_safe import is_internal
from journeymapper.publish.folded import without_folded
from journeymapper.publish.options import Options


def carried(document: Document, view: View, options: Options) -> bool:
    """Asked for, or nothing travels that the pages do not show; never when client-safe."""
    if options.client_safe:
        return False
    if options.attach_map is not None:
        return options.attach_map
    return not unseen(document, view)


def unseen(document: Document, view: View = WHOLE) -> tuple[str, ...]:
    """What an attached map gives away beyond its printed pages, each as a phrase such as "2 votes"."""
    cards = document.cards
    notes = sum(len(card.notes) for card in cards)
    internal = sum(is_internal(card, document) for card in cards) + sum(
        lane.internal for lane in document.lanes
    )
    authors = sum(bool(card.author) for card in cards)
    shelved = 0 if document.shelf.printed else sum(not card.lane for card in cards)
    counted = (
        (internal, ngettext("{count} internal lane or card", "{count} internal lanes or cards", internal)),
        (notes, ngettext("{count} review note", "{count} review notes", notes)),
        (authors, ngettext("the author of {count} card", "the authors of {count} cards", authors)),
        (
            len(document.participants),
            ngettext("{count} participant", "{count} participants", len(document.participants)),
        ),
        (len(document.votes), ngettext("{count} vote", "{count} votes", len(document.votes))),
        (shelved, ngettext("{count} card on the shelf", "{count} cards on the shelf", shelved)),
        (
            len(document.snapshots),
            ngettext("{count} earlier version", "{count} earlier versions", len(document.snapshots)),
        ),
        (int(bool(document.facts.notes)), _("the notes about the map")),
    )
    found = [phrase for count, phrase in counted if count]
    if _leaves_out(view, document):
        found.append(_("what this view leaves out"))
    return tuple(found)


def _leaves_out(view: View, document: Document) -> bool:
    """Hidden, filtered out, or folded so that pages only say how much there is."""
    filters = (view.personas, view.tags, view.evidence, view.owners, view.text, view.hidden_lanes)
    return any(filters) or view.state not in ("", BOTH) or without_folded(document, view) != document
