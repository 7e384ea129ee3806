"""The figure of a metric: its value large, its unit, and where it is heading."""

from __future__ import annotations

from journeymapper.drawing.shapes import Icon, Shape, Text
from journeymapper.geometry import Rect
from journeymapper.layout.chips import with_unit
from journeymapper.layout.composing import filled
from journeymapper.layout.icons import MIRRORED, TREND_ICONS
from journeymapper.layout.look import Look
from journeymapper.layout.palette import Tint
from journeymapper.layout.wording import printed_number
from journeymapper.layout.words import Words
from journeymapper.model.card import Card
from journeymapper.text.directions import base_level
from journeymapper.text.isolates import without_signs
from journeymapper.text.wrap import set_text

_SHORT = 2  # letters of a unit that is written as large as the value
_GAP = 6.0


def figure_words(card: Card, words: Words) -> str:
    """The figure of a metric as a text: "3.2 % (target 5 %)"; "" where it has none."""
    if card.kind != "metric":
        return ""
    value, target = (
        f"{printed_number(one, words.language)} {card.unit}".rstrip() if one is not None else ""
        for one in (card.value, card.target)
    )
    aim = words("target {value}", value=target) if target else ""
    both = filled("{value} ({aim})", words.language, value=value, aim=aim)
    return both if value and aim else value or aim


def text_with_figure(card: Card, words: Words) -> str:
    """What a card says where there is only text: a metric says its figure as well. For other programs too,
    which get nothing that nobody has typed."""
    return without_signs(words.joined((card.text, figure_words(card, words)), ": "))


def figure_shapes(
    card: Card, tint: Tint, look: Look, left: float, y: float, room: float, rtl: bool
) -> tuple[list[Shape], float, float]:
    """The shapes, the bottom, and what the (last) line leaves free."""
    number = printed_number(card.value or 0.0, look.words.language)
    short = len(card.unit) <= _SHORT
    text = with_unit(number, card.unit) if short else number
    block = set_text(text, room, look.value, align="left", max_lines=1)
    unit = None if short else set_text(card.unit, room, look.card, align="left", max_lines=1)
    icon = TREND_ICONS.get(card.trend, "")
    icon = MIRRORED.get(icon, icon) if look.mirrored else icon
    size = look.value.size * 0.85
    for_icon = size + _GAP if icon else 0.0
    for_unit = unit.width + _GAP - 1.0 if unit else 0.0
    below = unit is not None and block.width + for_unit + for_icon > room
    wide = block.width + (0.0 if below else for_unit)
    if wide + for_icon > room + 0.01:
        icon, for_icon = "", 0.0
    used = min(room, wide + for_icon)
    # What is read first stands at the side where reading begins, and the arrow behind all of it.
    x = left + room - min(room, wide) if rtl else left
    turned = unit is not None and not below and base_level(card.unit)
    at = x + for_unit if turned else x
    shapes: list[Shape] = [
        Text(Rect(at, y, block.width, block.height), text, block.lines, look.value, tint.text)
    ]
    bottom = y + block.height
    if icon:
        beside = x - for_icon if rtl else x + wide + _GAP
        shapes.append(Icon(Rect(beside, y + (block.height - size) / 2, size, size), icon, tint.bar))
    if unit:
        top = y + block.lines[0].baseline - unit.lines[0].baseline
        at = x if turned else x + block.width + for_unit - unit.width
        if below:
            at, top = (left + room - unit.width if rtl else left), bottom
            bottom += unit.height
            used = unit.width
        shapes.append(
            Text(Rect(at, top, unit.width, unit.height), card.unit, unit.lines, look.card, tint.text)
        )
    return shapes, bottom, room - used
