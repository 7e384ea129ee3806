"""Cards as they are on the map, among other things on a page."""

from __future__ import annotations

from collections.abc import Sequence

from journeymapper.layout.card import lay_out_card
from journeymapper.layout.mirror import mirrored
from journeymapper.layout.report.lettering import Laid, laid, stacked
from journeymapper.layout.report.setting import Setting
from journeymapper.layout.report.shortening import in_a_list
from journeymapper.layout.report.stretch import Density, look_for
from journeymapper.layout.report.table import Cell
from journeymapper.model.card import Card
from journeymapper.model.record import evolve


def drawn_cell(setting: Setting, cards: Sequence[Card], density: Density) -> Cell:
    """Cards below one another; a dash where there are none."""

    def make(width: float) -> Laid:
        if not cards:
            return laid("–", width, setting.type.body, setting.look.palette.second)
        return stacked([drawn(setting, card, width, density) for card in cards], 7.0)

    return make


def drawn(setting: Setting, card: Card, width: float, density: Density) -> Laid:
    text = in_a_list(card.text)
    short = card if text is card.text else evolve(card, text=text)
    look = look_for(setting, density)
    group = lay_out_card(short, width, look, setting.votes.get(card.id, 0))
    shapes = group.shapes
    if look.mirrored:  # the page will be seen in a mirror, but cards only move
        shapes = tuple(mirrored(shape, group.rect.width) for shape in shapes)
    return Laid(shapes, group.rect.height)
