"""The sentence of the status line: what can be done with what is selected, or at the cell cursor."""

from __future__ import annotations

from journeymapper.editor.adding import state_of_new
from journeymapper.editor.linking import can_link
from journeymapper.editor.pane import Pane
from journeymapper.editor.scores import SCORE_OF_KIND
from journeymapper.editor.things import CARD, CURVE, LANE, LINK, PERSONA, POINT, STAGE, STEP, TITLE, kinds
from journeymapper.i18n import _, ngettext
from journeymapper.layout.wording import lane_names
from journeymapper.layout.words import words_in
from journeymapper.model.document import Document
from journeymapper.model.lookup import find_card, find_lane, find_stage, find_step, holds_cards
from journeymapper.model.words import BOTH
from journeymapper.text.excerpt import excerpt
from journeymapper.ui.words import LINKS, STATES

DOT = " · "
LONGEST = 28  # characters of a name


def hint_for(pane: Pane, writing: str = "") -> str:
    """One line, the most useful first: a narrow window shows its beginning. `writing` is the id of what
    somebody is writing on."""
    if writing:
        return _while_writing(pane, writing)
    document, chosen = pane.editor.document, pane.editor.selection
    if chosen == (TITLE,):
        return _("Facts of the map: edit them in the panel, or double-click the title")
    found = kinds(document, chosen)
    if len(found) > 1:
        return _of_many(list(found.values()), can_link(pane.editor))
    for id, kind in found.items():
        return _of_one(document, id, kind)
    return _at_cursor(pane)


def _while_writing(pane: Pane, id: str) -> str:
    """What the keys do in the field that is open on this thing."""
    card = find_card(pane.editor.shown, id)
    if card is None:
        return _("Enter keeps the text")
    keys = [_("Enter: next card"), _("Tab: next step"), _("Ctrl+Enter: new line"), _("Esc: done")]
    if card.state == state_of_new(pane) != BOTH and find_card(pane.editor.document, id) is None:
        keys.insert(0, _("New card in {state} alone", state=_(STATES[card.state])))
    return DOT.join(keys)


def _of_many(found: list[str], links: bool) -> str:
    if set(found) != {CARD}:
        return ngettext("{count} thing selected", "{count} things selected", len(found)) + DOT + _("Delete")
    head = ngettext("{count} card selected", "{count} cards selected", len(found))
    parts = [head, _("drag them together"), _("Alt+arrows move them"), _("the inspector edits them all")]
    if links:
        parts.insert(1, _("Ctrl+L links them"))
    return DOT.join(parts)


def _of_one(document: Document, id: str, kind: str) -> str:
    match kind:
        case "card":
            card = find_card(document, id)
            parts = [_("Enter edits"), _("Alt+arrows move"), _("Ctrl+D duplicates")]
            if card is not None and card.kind in SCORE_OF_KIND:
                score = _("severity") if SCORE_OF_KIND[card.kind] == "severity" else _("impact")
                parts.insert(2, _("Alt+1 to 5 set the {score}", score=score))
            return DOT.join((*parts, _("Ctrl+L links"), _("drag an end to span steps")))
        case _ if kind == POINT:
            return DOT.join(
                (_("Drag up and down"), _("1 to 5, + and \N{MINUS SIGN} set it"), _("type to label it"))
            )
        case _ if kind == STAGE:
            stage = find_stage(document, id)
            name = stage.name if stage else ""
            return DOT.join(
                (_named(name, _("Stage")), _("Enter renames"), _("drag it, or Alt+arrows move it"))
            )
        case _ if kind == STEP:
            step = find_step(document, id)
            name = step[1].name if step else ""
            return DOT.join(
                (_named(name, _("Step")), _("Enter renames"), _("drag it, or Alt+arrows move it"))
            )
        case _ if kind == LANE:
            return DOT.join(
                (_lane_name(document, id), _("Enter renames"), _("drag it up or down, or Alt+arrows move it"))
            )
        case _ if kind == PERSONA:
            return _("Edit the persona in the panel") + DOT + _("Alt+arrows move it")
        case _ if kind == LINK:
            return DOT.join((_link(document, id), _("Enter changes it in the panel"), _("Delete removes it")))
        case _ if kind == CURVE:
            return _("Drag its points, or double-click the lane to add one")
    return ""


def _link(document: Document, id: str) -> str:
    """What a link says: one card, what it does, the other."""
    link = next(one for one in document.links if one.id == id)
    ends = [find_card(document, end) for end in (link.source, link.target)]
    one, other = (_named(card.text if card else "", _("A card without text")) for card in ends)
    return f"{one} {_(LINKS.get(link.kind, link.kind))} {other}"


def _at_cursor(pane: Pane) -> str:
    document, place = pane.editor.document, pane.cursor
    lane = find_lane(document, place.lane) if place else None
    step = find_step(document, place.step) if place else None
    if not document.stages or not document.lanes:
        return _("Add stages and lanes with the menu Insert, or drag them here from the left")
    if lane is None or step is None:
        return _("Click a cell and type") + DOT + _("drag kinds from the left onto the map")
    here = where(document, lane.id, step[1].id)
    if holds_cards(lane):
        return DOT.join((here, _("just type to write a card"), _("Tab goes to the next step")))
    return DOT.join((here, _("Enter or a double click adds a point")))


def where(document: Document, lane: str, step: str) -> str:
    """A cell by the names of its lane and step; "" for one that is not in the map."""
    found = find_step(document, step)
    if found is None or find_lane(document, lane) is None:
        return ""
    return f"{_lane_name(document, lane)}, {_named(found[1].name or found[0].name, _('Step'))}"


def deleted_words(cards: int) -> str:
    """After a deletion that took cards along."""
    return ngettext("{count} card deleted", "{count} cards deleted", cards)


def _lane_name(document: Document, id: str) -> str:
    lane = find_lane(document, id)
    if lane is None:
        return ""
    return _named(lane.name or lane_names(words_in(document.language)).get(lane.kind, lane.kind), _("Lane"))


def _named(name: str, otherwise: str) -> str:
    """A name in quotation marks, cut where it is long; without one what the thing is."""
    words = excerpt(name, LONGEST)
    return f"“{words}”" if words else otherwise
