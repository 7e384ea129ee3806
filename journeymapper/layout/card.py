"""One card: tint, bar, picture, text, value, chips. Its height follows from its contents."""

from __future__ import annotations

from journeymapper.drawing.shapes import Box, Path, Picture, Shape, Text
from journeymapper.drawing.tree import Group
from journeymapper.geometry import Rect
from journeymapper.layout.chips import Chip, Space, chips_of, draw_foot, evidence_ball, mark_room, with_unit
from journeymapper.layout.figure import figure_shapes
from journeymapper.layout.look import Look
from journeymapper.layout.palette import Tint, tint_of
from journeymapper.layout.symbols import bar
from journeymapper.layout.wording import (
    card_names,
    channel_names,
    evidence_names,
    printed_number,
    state_names,
    trend_names,
)
from journeymapper.model.card import Card
from journeymapper.text.directions import base_level
from journeymapper.text.wrap import Align, set_text

BAR = 4.0
_PICTURE_SHAPE = 0.62  # height to width


def lay_out_card(card: Card, width: float, look: Look, votes: int = 0) -> Group:
    """A card as a group at (0, 0), `width` wide."""
    measures = look.measures
    pad = measures.card_padding
    tint = tint_of(card, look.palette)
    rtl = look.mirrored or bool(base_level(card.text))
    left = pad if rtl else BAR + pad
    room = max(8.0, width - BAR - 2 * pad)
    shapes: list[Shape] = []
    y = pad
    if card.picture:
        tall = float(round(room * _PICTURE_SHAPE))
        shapes.append(Picture(Rect(left, y, room, tall), card.picture, 4.0))
        y += tall + (pad if card.text or card.kind != "picture" else 0.0)
    chips = chips_of(card, room, look, votes)
    mark = evidence_ball(card, look)
    figure = card.kind == "metric" and card.value is not None
    free = line_height = 0.0  # what is left of the last line
    if card.text or not card.picture:
        text = _text(card, left, y, room, tint, look, rtl, None if chips or figure else mark)
        shapes.append(text)
        y += text.rect.height
        free, line_height = room - text.lines[-1].width, text.style.line_height
    if figure:
        value, y, free = figure_shapes(card, tint, look, left, y + 2.0, room, rtl)
        shapes += value
        line_height = look.value.line_height
    foot, y = draw_foot(chips, mark, Space(left, y, room, free, line_height, rtl), tint, look)
    shapes += foot
    height = float(round(y + pad))
    outline = tint.bar if card.state == "to-be" else tint.outline or None
    dash = (4.0, 3.0) if card.state == "to-be" else ()
    edge = Path(bar(height, BAR, measures.card_radius, width if rtl else None), fill=tint.bar)
    frame = Rect(0.0, 0.0, width, height)
    if outline:  # the stroke stays inside the card, so that neighbours keep their distance
        back = Box(frame.inset(0.5), tint.fill, outline, 1.0, measures.card_radius - 0.5, dash)
    else:
        back = Box(frame, tint.fill, None, 1.0, measures.card_radius)
    url = "" if look.brief else card.url
    return Group(card.id, "card", frame, (back, edge, *shapes), label_of(card, look), url)


def label_of(card: Card, look: Look) -> str:
    """What a screen reader says."""
    words = look.words
    parts = [f"{card_names(words).get(card.kind, card.kind)}: {card.text}"]
    if card.kind == "metric" and card.value is not None:
        parts.append(with_unit(printed_number(card.value, words.language), card.unit))
        if card.trend:
            parts.append(trend_names(words).get(card.trend, card.trend))
    if card.channel:
        parts.append(channel_names(words).get(card.channel, card.channel))
    if card.severity and card.kind == "pain_point":
        parts.append(words("severity {level} of 5", level=card.severity))
    if card.evidence:
        parts.append(evidence_names(words).get(card.evidence, card.evidence))
    if card.state in ("as-is", "to-be"):
        parts.append(state_names(words)[card.state])
    return ", ".join(parts)


def _text(
    card: Card, left: float, y: float, room: float, tint: Tint, look: Look, rtl: bool, mark: Chip | None
) -> Text:
    """The text of a card. With a mark its lines leave room for it, unless that takes another line."""
    severe = card.kind == "pain_point" and card.severity and card.severity >= 4
    style = look.strong if severe else look.card
    width = room
    align: Align = "right" if look.mirrored else "start"
    block = set_text(card.text, width, style, align=align)
    if mark and room - block.lines[-1].width < mark_room(mark):
        narrower = set_text(card.text, room - mark_room(mark), style, align=align)
        if narrower.height == block.height:
            width, block = room - mark_room(mark), narrower
    rect = Rect(left + (room - width if rtl else 0.0), y, width, block.height)
    return Text(rect, card.text, block.lines, style, tint.text, "right" if rtl else "left")
