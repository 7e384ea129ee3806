"""The header of a lane at the left of the map: its tint, its icon, its name."""

from __future__ import annotations

import math

from journeymapper.drawing.colour import WHITE, mix
from journeymapper.drawing.shapes import Box, Icon, Shape, Text
from journeymapper.drawing.tree import Cell, Group, Strip
from journeymapper.geometry import Point, Rect
from journeymapper.layout.fit import fitted, widest_word
from journeymapper.layout.icons import COLLAPSED, LANE_ICONS, OTHER_LANE
from journeymapper.layout.look import Look
from journeymapper.layout.palette import Tint, darkened
from journeymapper.layout.wording import lane_names
from journeymapper.model.lane import Lane
from journeymapper.model.words import CARD_KIND_OF_LANE, CURVE_LANES, DIVIDER
from journeymapper.text.run import Block, TextStyle
from journeymapper.text.wrap import set_text

GAP = 12.0  # from a header to the cells
_PAD = 10.0
_ICON = 16.0
_BESIDE = 7.0  # icon and name
_MOST_GROWTH = 56.0


def lane_name(lane: Lane, look: Look) -> str:
    names = lane_names(look.words)
    if lane.name:
        return lane.name
    return names.get(lane.line if lane.kind == DIVIDER else lane.kind, "")


def lane_tint(lane: Lane, look: Look) -> Tint:
    tints = look.palette.tints
    if lane.kind in CURVE_LANES:
        return Tint("#F0F1F4", look.palette.ink, look.palette.ink)
    return tints.get(CARD_KIND_OF_LANE.get(lane.kind, lane.kind)) or tints["text"]


def least_height(lane: Lane, look: Look, collapsed: bool) -> float:
    """What the name needs; a collapsed lane shows one line of it."""
    if lane.kind == DIVIDER:
        return set_text(lane_name(lane, look), _room(look) + _ICON, look.caption).height + 8.0
    return _name_block(lane, look, collapsed)[1].height + 2 * _PAD + 2.0


def header_width(lanes: tuple[Lane, ...], look: Look) -> float:
    """How wide the headers are: wider than usual, within reason, for the sake of long words."""
    usual = look.measures.lane_header_width
    around = GAP + 2 * _PAD + _ICON + _BESIDE
    longest = max(
        [widest_word(lane_name(lane, look), look.name) for lane in lanes if lane.kind != DIVIDER], default=0.0
    )
    return max(usual, min(usual + _MOST_GROWTH, math.ceil((longest + around) / 8) * 8.0))


def header_floor(lane: Lane, look: Look) -> float:
    """Where the name of a lane ends."""
    return _name_block(lane, look, False)[1].height + _PAD + 2.0


def head_strip(
    lane: Lane, height: float, look: Look, collapsed: bool, guides: Group | None, previous: Strip | None
) -> Strip:
    """The header; `guides` are the names of the guide lines of a lane of curves, in its coordinates."""
    inputs = (lane, height, look, collapsed, guides)
    if previous and previous.inputs == inputs:
        return previous
    width = look.measures.margin + look.measures.lane_header_width
    group = _divider(lane, height, look) if lane.kind == DIVIDER else _head(lane, height, look, collapsed)
    groups = (group, guides) if guides else (group,)
    return Strip(lane.id, "head", width, height, (Cell("", Point(0.0, 0.0), height, groups),), inputs)


def _head(lane: Lane, height: float, look: Look, collapsed: bool) -> Group:
    measures = look.measures
    tint = lane_tint(lane, look)
    width = measures.lane_header_width - GAP
    box = Rect(0.0, 1.0, width, height - 2.0)
    fill = mix(tint.fill, WHITE, 0.5)
    ink = darkened(tint.bar, fill, 4.5)
    outline = mix(WHITE, tint.outline, 0.45) if tint.outline else None
    back = Box(box.inset(0.5) if outline else box, fill, outline, 1.0, measures.card_radius)
    name = lane_name(lane, look)
    style, block = _name_block(lane, look, collapsed)
    line = style.line_height
    icon = COLLAPSED if collapsed else LANE_ICONS.get(lane.kind, OTHER_LANE)
    shapes: list[Shape] = [
        back,
        Icon(Rect(_PAD, 1.0 + _PAD + (line - _ICON) / 2, _ICON, _ICON), icon, ink),
        Text(
            Rect(_PAD + _ICON + _BESIDE, 1.0 + _PAD, _room(look), block.height),
            name,
            block.lines,
            style,
            ink,
        ),
    ]
    return Group(
        lane.id, "lane", Rect(measures.margin, 0.0, width, height), tuple(shapes), _label(lane, name, look)
    )


def _divider(lane: Lane, height: float, look: Look) -> Group:
    """The name of the line, right-aligned towards it."""
    measures = look.measures
    room = _room(look) + _ICON
    name = lane_name(lane, look)
    block = set_text(name, room, look.caption, align="right")
    width = measures.lane_header_width - GAP
    rect = Rect(width - room, (height - block.height) / 2, room, block.height)
    text = Text(rect, name, block.lines, look.caption, look.palette.second, "right")
    return Group(
        lane.id, "lane", Rect(measures.margin, 0.0, width, height), (text,), _label(lane, name, look)
    )


def _room(look: Look) -> float:
    return look.measures.lane_header_width - GAP - 2 * _PAD - _ICON - _BESIDE


def _name_block(lane: Lane, look: Look, collapsed: bool) -> tuple[TextStyle, Block]:
    name, room = lane_name(lane, look), _room(look)
    style = fitted(look.name, name, room)
    return style, set_text(name, room, style, align="left", max_lines=1 if collapsed else None)


def _label(lane: Lane, name: str, look: Look) -> str:
    said = (
        look.words("Line: {name}", name=name)
        if lane.kind == DIVIDER
        else look.words("Lane: {name}", name=name)
    )
    return f"{said}, {lane.description}" if lane.description else said
