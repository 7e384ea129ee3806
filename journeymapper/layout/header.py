"""The title strip on top of the map: title, scenario, facts, goal, personas, logo."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from journeymapper.drawing.shapes import Box, Picture, Shape, Text
from journeymapper.drawing.tree import Cell, Group, Strip
from journeymapper.geometry import Point, Rect
from journeymapper.layout.look import Look
from journeymapper.layout.persona import persona_block
from journeymapper.layout.wording import printed_date, state_names
from journeymapper.model.document import Facts
from journeymapper.model.style import Brand
from journeymapper.text.run import SEMIBOLD
from journeymapper.text.wrap import set_text

_TOP, _BOTTOM = 28.0, 22.0
_GAP = 32.0  # between blocks
_WIDEST = 3600.0  # on a very long map the header stays where it is seen together
_LEAST_LEFT, _MOST_LEFT, _MOST_TITLE = 400.0, 760.0, 1200.0
_GOAL, _PERSONA = 236.0, 276.0
_WIDEST_BLOCK = 460.0  # of a few below the title: longer lines are tiring to read
_LOGO, _WIDEST_LOGO = 68.0, 240.0  # the side of a square one; others cover as much


class HeaderInputs(NamedTuple):
    """What the title strip was made from. `states` are those that the map uses."""

    title: str
    facts: Facts
    brand: Brand
    states: tuple[str, ...]
    width: float
    look: Look


def header_strip(inputs: HeaderInputs, previous: Strip | None) -> Strip:
    """Everything stands beside the title where there is room; else only the aims do, and what has no room
    there stands in rows below."""
    if previous and previous.inputs == inputs:
        return previous
    margin = inputs.look.measures.margin
    width = min(inputs.width - 2 * margin, _WIDEST)
    logo = _logo(inputs.brand)
    room = width - (logo[0].rect.width + _GAP if logo else 0.0)
    column = min(_GOAL, width)
    everything = [*_aims(inputs, column), *_people(inputs, min(_PERSONA, width))]
    aims = _aims(inputs, column, columns=True)
    beside: list[Group] = []
    below: list[Group] = []
    if room - _taken(everything) >= _LEAST_LEFT:
        beside = everything
    elif room - _taken(aims) >= _LEAST_LEFT:
        beside, below = aims, _filling(inputs, width, aims=False)
    else:
        below = _filling(inputs, width, aims=True)
    taken = _taken(beside)
    left = _title(inputs, room - taken)
    groups = [*left, *_row(beside, room - taken + _GAP, 0.0, width)]
    groups += (part.moved(width - part.rect.width, 0.0) for part in logo)
    groups += _row(below, 0.0, max((part.rect.bottom for part in groups), default=0.0) + 20.0, width)
    height = float(round(_TOP + max(group.rect.bottom for group in groups) + _BOTTOM))
    cell = Cell("", Point(margin, _TOP), height - _TOP, tuple(groups))
    return Strip("title", "title", inputs.width, height, (cell,), inputs)


def _people(inputs: HeaderInputs, width: float) -> list[Group]:
    return [persona_block(one, width, inputs.look) for one in inputs.look.personas]


def _filling(inputs: HeaderInputs, width: float, *, aims: bool) -> list[Group]:
    """The personas, and the aims before them, as wide as fills rows of much the same number of blocks; the
    aims in one block where that saves a row."""
    people = len(inputs.look.personas)
    parts = sum(map(bool, (inputs.facts.goal, inputs.facts.expectations))) if aims else 0
    most = max(1, int((width + _GAP) / ((_PERSONA if people else _GOAL) + _GAP)))
    parts = min((parts, min(parts, 1)), key=lambda count: math.ceil((people + count) / most))
    rows = math.ceil((people + parts) / most)
    across = math.ceil((people + parts) / max(1, rows))
    each = (width - (across - 1) * _GAP) // max(1, across)
    if rows == 1:
        each = min(each, _WIDEST_BLOCK)
    return [*(_aims(inputs, each, columns=parts > 1) if parts else ()), *_people(inputs, each)]


def _taken(blocks: list[Group]) -> float:
    return sum(block.rect.width + _GAP for block in blocks)


def _row(blocks: list[Group], x: float, y: float, width: float) -> Iterator[Group]:
    """Blocks from a place on, in as many rows as they need."""
    start, deepest = x, 0.0
    for block in blocks:
        if x > start and x + block.rect.width > width:
            x, y, deepest = start, y + deepest + 16.0, 0.0
        yield block.moved(x, y)
        x += block.rect.width + _GAP
        deepest = max(deepest, block.rect.height)


def _title(inputs: HeaderInputs, room: float) -> list[Group]:
    """Title, scenario, and the line of facts, from top to bottom. Only a title is wider than what is read
    with ease."""
    look = inputs.look
    width = min(room, _MOST_LEFT)
    colour, text = look.palette.ink, inputs.title
    if not text and look.hints:
        colour, text = "#737B89", look.words("Untitled map")
    groups: list[Group] = []
    y = -4.0
    if inputs.brand.header:
        style = look.name._replace(size=look.caption.size)
        line = set_text(inputs.brand.header, width, style, align="left", max_lines=3)
        above = Text(
            Rect(0.0, 0.0, width, line.height), inputs.brand.header, line.lines, style, look.palette.accent
        )
        groups.append(Group("", "brand", Rect(0.0, y, width, line.height), (above,), inputs.brand.header))
        y += line.height + 2.0
    across = min(room, _MOST_TITLE)
    block = set_text(text, across, look.title, align="left")
    shape = Text(Rect(0.0, 0.0, across, block.height), text, block.lines, look.title, colour)
    groups.append(Group("", "title", Rect(0.0, y, across, block.height), (shape,), text))
    y += block.height
    facts: list[Shape] = []
    height = 0.0
    if inputs.facts.scenario:
        scenario = set_text(inputs.facts.scenario, width, look.small, align="left")
        height = 6.0 + scenario.height
        rect = Rect(0.0, 6.0, width, scenario.height)
        facts.append(Text(rect, inputs.facts.scenario, scenario.lines, look.small, look.palette.second))
    more, line_height = _facts_line(inputs, height + 10.0, width)
    if more:
        facts += more
        height += 10.0 + line_height
    if facts:
        said = ". ".join(part for part in (inputs.facts.scenario, facts_text(inputs)) if part)
        groups.append(Group("", "facts", Rect(0.0, y, width, height), tuple(facts), said))
    return groups


def facts_text(inputs: HeaderInputs) -> str:
    """Organisation, version, date and review in one line."""
    words, facts = inputs.look.words, inputs.facts
    parts = [facts.organisation]
    if facts.revision:
        parts.append(words("version {revision}", revision=facts.revision))
    if facts.date:
        parts.append(printed_date(facts.date, words.language))
    if facts.review:
        parts.append(words("review {date}", date=printed_date(facts.review, words.language)))
    return words.joined(parts)


def state_text(states: tuple[str, ...], look: Look) -> str:
    """What the pill says about the states that a map uses."""
    if "as-is" in states and "to-be" in states:
        return look.words("As-is, to-be dashed")
    return next((state_names(look.words)[state] for state in states if state in ("as-is", "to-be")), "")


def _facts_line(inputs: HeaderInputs, y: float, width: float) -> tuple[list[Shape], float]:
    look = inputs.look
    shapes: list[Shape] = []
    x = height = 0.0
    pill = state_text(inputs.states, look)
    if pill:
        style = look.caption._replace(weight=SEMIBOLD)
        block = set_text(pill, width, style, align="left", max_lines=1)
        height = float(round(block.height + 6.0))
        shapes.append(Box(Rect(0.0, y, block.width + 20.0, height), look.palette.ink, None, 1.0, height / 2))
        inner = Rect(10.0, y + 3.0, block.width, block.height)
        # In the middle of the pill also where another program sets it wider: white on white is lost.
        shapes.append(Text(inner, pill, block.lines, style, "#FFFFFF", "centre"))
        x = block.width + 30.0
    text = facts_text(inputs)
    if text:
        room = max(80.0, width - x)
        top = y + max(0.0, (height - look.small.line_height) / 2)
        block = set_text(text, room, look.small, align="left")
        rect = Rect(x, top, room, block.height)
        shapes.append(Text(rect, text, block.lines, look.small, look.palette.second))
        height = max(height, block.height)
    return shapes, height


def _aims(inputs: HeaderInputs, width: float, *, columns: bool = False) -> list[Group]:
    """Goal and expectations as one block at (0, 0), or as one each."""
    words, facts = inputs.look.words, inputs.facts
    parts = [(words("Goal"), facts.goal), (words("Expectations"), facts.expectations)]
    parts = [(heading, text) for heading, text in parts if text]
    if columns:
        return [_aim([part], width, inputs.look) for part in parts]
    return [_aim(parts, width, inputs.look)] if parts else []


def _aim(parts: list[tuple[str, str]], width: float, look: Look) -> Group:
    """Texts under their headings."""
    shapes: list[Shape] = []
    y = 0.0
    for heading, text in parts:
        y += 10.0 if y else 0.0
        for words, style, colour in (
            (heading, look.name, look.palette.ink),
            (text, look.small, look.palette.second),
        ):
            block = set_text(words, width, style, align="left")
            shapes.append(Text(Rect(0.0, y, width, block.height), words, block.lines, style, colour))
            y += block.height + 1.0
    said = ". ".join(f"{heading}: {text}" for heading, text in parts)
    return Group("", "facts", Rect(0.0, 0.0, width, y), tuple(shapes), said)


def _logo(brand: Brand) -> tuple[Group, ...]:
    """In its own proportions: a wide one is lower, so that all look equally large."""
    if not brand.logo:
        return ()
    width = min(_WIDEST_LOGO, round(_LOGO * brand.logo_shape**0.5, 2))
    rect = Rect(0.0, 0.0, width, round(width / brand.logo_shape, 2))
    return (Group("", "brand", rect, (Picture(rect, brand.logo),), brand.name),)
