"""Links without a mouse, and which of them are shown."""

from __future__ import annotations

from journeymapper.editor.editor import Editor
from journeymapper.editor.pane import Pane
from journeymapper.editor.things import CARD, kinds
from journeymapper.geometry import Point
from journeymapper.i18n import _
from journeymapper.layout.links import Route, distance, link_routes
from journeymapper.model.card import Link
from journeymapper.operations.links import add_link, are_linked, usual_link

REACH = 5.0  # pixels from its line within which a link is meant


def can_link(editor: Editor) -> bool:
    """Whether just two cards are selected, not linked yet."""
    chosen = editor.selection
    if len(chosen) != 2 or set(kinds(editor.document, chosen).values()) != {CARD}:
        return False
    return not are_linked(editor.document, *chosen)


def link_selection(editor: Editor) -> bool:
    """Link the two selected cards as is usual between their kinds; False without two."""
    if not can_link(editor):
        return False
    document = editor.document
    editor.commit(_("Link cards"), add_link(document, *usual_link(document, *editor.selection)))
    return True


def shown_links(pane: Pane) -> tuple[Link, ...]:
    """All links where they were asked for, else those of the selected cards; selected ones always."""
    links, chosen = pane.editor.shown.links, set(pane.editor.selection)
    if pane.shows_links or not links:
        return links
    return tuple(one for one in links if not chosen.isdisjoint((one.id, one.source, one.target)))


def shown_routes(pane: Pane) -> tuple[Route, ...]:
    """The ways of the links that are shown, on the sheet of the pane's drawing."""
    links = shown_links(pane)
    return link_routes(pane.drawing, links) if links else ()


def link_at(pane: Pane, at: Point, zoom: float) -> str:
    """The shown link that passes near a place; "" for none."""
    routes = [(distance(route, at), route.id) for route in shown_routes(pane)]
    near, id = min(routes, default=(float("inf"), ""))
    return id if near <= REACH / max(zoom, 1e-6) else ""
