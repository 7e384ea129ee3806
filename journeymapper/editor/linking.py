"""Links without a mouse, and which of them are shown."""

from __future__ import annotations

from journeymapper.editor.editor import Editor
from journeymapper.editor.pane import Pane
from journeymapper.editor.things import CARD, LINK, kind_of, kinds
from journeymapper.geometry import Point
from journeymapper.i18n import _
from journeymapper.layout.links import Route, distance, link_routes
from journeymapper.model.card import Link
from journeymapper.operations.links import add_link, are_linked, turn_link, usual_link

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


def may_link(editor: Editor) -> bool:
    """Whether two cards can be linked, or one is selected from which a link can begin."""
    chosen = editor.selection
    return can_link(editor) or (len(chosen) == 1 and kind_of(editor.document, chosen[0]) == CARD)


def link_onwards(pane: Pane) -> bool:
    """Begin a link at the one selected card, or end it there: True when it is made. What began a link
    is forgotten with the next edit."""
    editor, document, here = pane.editor, pane.editor.document, pane.editor.selection[0]
    begun, pane.link_from = pane.link_from, (document, here)
    if begun is None or begun[0] is not document or begun[1] == here:
        return False
    if are_linked(document, begun[1], here):
        return False
    pane.link_from = None
    editor.commit(_("Link cards"), add_link(document, *usual_link(document, begun[1], here)))
    return True


def chosen_links(editor: Editor) -> tuple[str, ...]:
    """The selected links, where nothing else is selected."""
    found = kinds(editor.document, editor.selection)
    return tuple(found) if set(found.values()) == {LINK} else ()


def turn_selection(editor: Editor) -> bool:
    """The selected links the other way round; False when none is."""
    document, chosen = editor.document, chosen_links(editor)
    for id in chosen:
        document = turn_link(document, id)
    if chosen:
        editor.commit(_("Turn link round"), document)
    return bool(chosen)


def next_link(editor: Editor) -> Link | None:
    """The link to go to from here: the first of the selected card; from a link the next one of the map."""
    links, chosen = editor.document.links, set(editor.selection)
    at = next((n for n, one in enumerate(links) if one.id in chosen), None)
    if at is not None:
        return links[(at + 1) % len(links)]
    own = (one for one in links if not chosen.isdisjoint((one.source, one.target)))
    return next(own, links[0] if links else None)


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
