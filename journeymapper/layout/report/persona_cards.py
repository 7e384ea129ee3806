"""What the map says about a persona: what hurts, what would help, and what only this persona meets."""

from __future__ import annotations

from collections.abc import Sequence

from journeymapper.drawing.shapes import Shape
from journeymapper.insights.scores import IDEAS, ranked_ideas, ranked_pains
from journeymapper.layout.report.drawn_cards import drawn
from journeymapper.layout.report.flow import Row
from journeymapper.layout.report.lettering import Laid, laid, moved_all, stacked
from journeymapper.layout.report.marks import cards_cell
from journeymapper.layout.report.setting import Setting
from journeymapper.layout.report.stretch import COMFORTABLE
from journeymapper.model.card import Card
from journeymapper.model.persona import Persona
from journeymapper.model.record import evolve
from journeymapper.text.excerpt import excerpt

BETWEEN = 44.0  # two lists
_BESIDE = 520.0  # room for both
_MOST = 4
_BEGINNING = 120  # characters
_CARD, _GAP = 190.0, 12.0  # the least width of a card, and what is between two


def persona_cards(setting: Setting, persona: Persona, room: float, most: int) -> list[Row]:
    """`most` is the number of cards that are shown of those of this persona alone."""
    words = setting.words
    here = [card for card in ranked_pains(setting.cards) if not card.personas or persona.id in card.personas]
    pains = tuple(sorted(here, key=lambda card: not card.personas))[:_MOST]  # its own first
    helping = {other.id for card in pains for other in setting.linked[card.id]}
    ideas = tuple(card for card in ranked_ideas(setting.cards) if card.id in helping)[:_MOST]
    name = persona.name or words("Persona")
    lists = [
        (words("Where the journey hurts {name} most", name=name), pains),
        (words("What would help {name} most", name=name), ideas),
    ]
    rows = _side_by_side(setting, [one for one in lists if one[1]], room)
    listed = ("pain_point", *IDEAS)
    own = [card for card in setting.cards if {*card.personas} == {persona.id} and card.kind not in listed]
    if own and len(setting.document.personas) > 1:
        title = words("What only {name} meets", name=name)
        heading = laid(title, room, setting.type.heading, setting.look.palette.ink)
        rows.append(Row(heading, keep=True, gap=10.0))
        rows += _in_columns(setting, own[:most], room)
    return rows


def _side_by_side(setting: Setting, lists: Sequence[tuple[str, tuple[Card, ...]]], room: float) -> list[Row]:
    """Lists of cards under their headings; two of them beside each other where there is room."""
    style, ink = setting.type.heading, setting.look.palette.ink
    beside = len(lists) == 2 and room >= _BESIDE
    width = (room - BETWEEN) / 2 if beside else room
    parts = [
        stacked([laid(title, width, style, ink), cards_cell(cards, setting, large=True)(width)], 10.0)
        for title, cards in lists
    ]
    if beside:
        shapes = (*parts[0].shapes, *moved_all(parts[1].shapes, (room + BETWEEN) / 2, 0.0))
        parts = [Laid(shapes, max(part.height for part in parts))]
    return [Row(part, gap=26.0) for part in parts]


def _in_columns(setting: Setting, cards: Sequence[Card], room: float) -> list[Row]:
    """The beginnings of cards side by side, each under where it belongs."""
    across = max(1, min(len(cards), int((room + _GAP) // (_CARD + _GAP))))
    across = max(across, min(3, int((room + _GAP) // (_CARD + _GAP))))  # a single one is no wider
    width = (room - _GAP * (across - 1)) / across
    style, second = setting.type.small, setting.look.palette.second
    rows: list[Row] = []
    for start in range(0, len(cards), across):
        shapes: list[Shape] = []
        deepest = 0.0
        for at, card in enumerate(cards[start : start + across]):
            where = laid(setting.where(card), width, style, second)
            short = evolve(card, text=excerpt(card.text, _BEGINNING))
            part = stacked([where, drawn(setting, short, width, COMFORTABLE)], 3.0)
            shapes += moved_all(part.shapes, at * (width + _GAP), 0.0)
            deepest = max(deepest, part.height)
        rows.append(Row(Laid(tuple(shapes), deepest), gap=_GAP))
    return rows
