"""The pages of a plan whatever its format, for previews and printers; and what a view keeps off them."""

from __future__ import annotations

from collections.abc import Iterable

from journeymapper.i18n import _, ngettext
from journeymapper.layout.filter import shown_cards, shown_curves, shown_personas
from journeymapper.model.document import Document
from journeymapper.model.view import View
from journeymapper.publish.paper import Sheet
from journeymapper.publish.poster import NATURAL, POINTS, smallest_text
from journeymapper.publish.printed import PrintedPage, Put
from journeymapper.publish.publish import Plan

_NAMED = 6


def shown_pages(planned: Plan) -> tuple[PrintedPage, ...]:
    """The pages or slides that will be written; a picture is one page of its own size."""
    if planned.printed is not None:
        return planned.printed.pages
    drawing, unit = planned.drawing, _unit(planned)
    sheet = Sheet("", drawing.width * unit, drawing.height * unit)
    return (PrintedPage(sheet, (Put(drawing, unit),)),)


def printed_points(planned: Plan) -> float:
    """The smallest text in points as printed, a picture at its natural size; 0 where there is none."""
    if planned.printed is not None:
        return planned.printed.smallest
    if planned.poster is not None:
        return planned.poster.smallest
    return smallest_text(planned.drawing) * NATURAL * POINTS


def printed_scale(planned: Plan) -> float:
    """1 where a map unit is as large as on the screen at 100 %."""
    return (planned.printed.scale if planned.printed is not None else _unit(planned)) / NATURAL


def kept_off(document: Document, view: View) -> tuple[str, ...]:
    """What this view does not show, each as a short line."""
    lanes = [lane.name or lane.kind for lane in document.lanes if lane.id in view.hidden_lanes]
    folded = [lane.name or lane.kind for lane in document.lanes if lane.id in view.collapsed_lanes]
    stages = [one.name or one.id for one in document.stages if one.id in view.collapsed_stages]
    hidden = set(view.hidden_lanes)
    placed = [card for card in document.cards if card.lane and card.lane not in hidden]
    cards = len(placed) - len(shown_cards(tuple(placed), view))
    curves = len(document.curves) - len(shown_curves(document.curves, view))
    shown = shown_personas(document.personas, view)
    people = [one.name or one.id for one in document.personas if one not in shown]
    found = []
    if people:
        names = _names(people)
        found.append(
            ngettext("Hidden persona: {names}", "Hidden personas: {names}", len(people), names=names)
        )
    if lanes:
        names = _names(lanes)
        found.append(ngettext("Hidden lane: {names}", "Hidden lanes: {names}", len(lanes), names=names))
    if cards:
        found.append(
            ngettext("{count} card that is filtered out", "{count} cards that are filtered out", cards)
        )
    if curves:
        found.append(
            ngettext("{count} curve that is filtered out", "{count} curves that are filtered out", curves)
        )
    for inside, one, many in (
        (folded, "Inside of the folded lane {names}", "Insides of the folded lanes {names}"),
        (stages, "Inside of the folded stage {names}", "Insides of the folded stages {names}"),
    ):
        if inside:
            found.append(ngettext(one, many, len(inside), names=_names(inside)))
    return tuple(found)


def _names(names: Iterable[str]) -> str:
    listed = list(names)
    more = len(listed) - _NAMED
    text = ", ".join(listed[:_NAMED])
    return text if more <= 0 else text + ", " + _("and {count} more", count=more)


def _unit(planned: Plan) -> float:
    return planned.poster.scale if planned.poster is not None else NATURAL
