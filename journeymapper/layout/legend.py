"""The footer: what the marks on this map mean, only those that it uses; and its version."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from journeymapper.drawing.colour import WHITE, faded
from journeymapper.drawing.shapes import Box, Icon, Path, Shape, Text
from journeymapper.drawing.tree import Cell, Group, Strip
from journeymapper.geometry import Point, Rect
from journeymapper.layout.curve_shade import GAP_SHADE
from journeymapper.layout.icons import FREQUENCY, MOMENT, TARGET, TREND_ICONS
from journeymapper.layout.look import Look
from journeymapper.layout.symbols import BALL_LEVELS, ball, disc, pips
from journeymapper.layout.wording import evidence_names, state_names
from journeymapper.text.run import SEMIBOLD
from journeymapper.text.wrap import set_text

_TOP, _BOTTOM = 16.0, 24.0
ROW = 22.0  # the height of a row
_BETWEEN = 32.0  # sections
_ITEMS = 16.0  # things inside a section
_MARK = 6.0  # a mark and its word
_ABOVE_BRAND, _BELOW_LINE = 12.0, 9.0
_GAP, _MOST_COLOURS = 24.0, 4  # the sample of a gap, and the colours that are seen in it
_MOST_LINES = 4  # of a brand's footer: what is longer belongs into a card


class LegendInputs(NamedTuple):
    """What the footer was made from: what the map uses, and what stands at the right."""

    evidence: tuple[str, ...]
    severity: bool
    frequency: bool
    target: bool
    trend: bool
    curves: tuple[tuple[str, str], ...]  # states of curves, with the colour of their sample
    gap: tuple[str, ...]  # colours of what lies between the two states of a persona
    lowest: bool
    moments: bool
    imprint: str
    width: float
    look: Look
    brand: tuple[str, str] = ("", "")  # the footer and the line of confidentiality


class _Item(NamedTuple):
    shapes: tuple[Shape, ...]
    width: float


def legend_strip(inputs: LegendInputs, previous: Strip | None) -> Strip:
    """Sections flow in rows; the imprint stands at the right of the last one."""
    if previous and previous.inputs == inputs:
        return previous
    look, margin = inputs.look, inputs.look.measures.margin
    room = inputs.width - 2 * margin
    made = [(heading, *_section(heading, items, room, look)) for heading, items in _sections(inputs)]
    places, x, y = _flowed([width for _, _, width in made], room)
    groups = [
        Group("", "legend", Rect(*place, width, ROW), shapes, heading)
        for (heading, shapes, width), place in zip(made, places, strict=True)
    ]
    if inputs.imprint:
        block = set_text(inputs.imprint, room, look.caption, align="left", max_lines=1)
        if x and x + block.width > room:
            y += ROW
        rect = Rect(room - block.width, y, block.width, ROW)
        text = Text(
            Rect(0.0, (ROW - block.height) / 2, block.width, block.height),
            inputs.imprint,
            block.lines,
            look.caption,
            look.palette.second,
        )
        groups.append(Group("", "legend", rect, (text,), inputs.imprint))
    y += ROW if groups else 0.0
    if any(inputs.brand):
        y += _ABOVE_BRAND if y else 0.0
        brand = brand_line(*inputs.brand, room, look)
        groups.append(brand.moved(0.0, y))
        y += brand.rect.height
    height = _TOP + y + _BOTTOM
    cell = Cell("", Point(margin, _TOP), height - _TOP, tuple(groups))
    return Strip("footer", "footer", inputs.width, height, (cell,), inputs)


def legend_row(inputs: LegendInputs) -> tuple[tuple[Shape, ...], float]:
    """The same marks in one row without headings, ROW high, and how wide that is."""
    shapes: list[Shape] = []
    x = 0.0
    for _, items in _sections(inputs):
        for item in items:
            shapes += [_moved(shape, x) for shape in item.shapes]
            x += item.width + _ITEMS
    return tuple(shapes), max(0.0, x - _ITEMS)


def legend_height(legend: Strip, width: float) -> float:
    """How high this legend is on a sheet of another width, without the imprint and the brand."""
    (cell,) = legend.cells
    imprint = legend.inputs.imprint if isinstance(legend.inputs, LegendInputs) else ""
    groups = [group for group in cell.groups if group.kind == "legend" and group.label != imprint]
    wide = [group.rect.width for group in groups]
    *_, y = _flowed(wide, width - 2 * cell.origin.x)
    return _TOP + y + (ROW if wide else 0.0) + _BOTTOM


def _flowed(widths: Iterable[float], room: float) -> tuple[list[tuple[float, float]], float, float]:
    """Where sections of these widths stand, and where the one behind them would."""
    places: list[tuple[float, float]] = []
    x = y = 0.0
    for width in widths:
        if x and x + width > room:
            x, y = 0.0, y + ROW
        places.append((x, y))
        x += width + _BETWEEN
    return places, x, y


def brand_line(footer: str, confidentiality: str, room: float, look: Look) -> Group:
    """Below a hairline: the footer at the left, how confidential this is at the right; each may wrap,
    up to four lines."""
    strong = look.caption._replace(weight=SEMIBOLD)
    wide = room * 0.6 if footer and confidentiality else room
    shapes: list[Shape] = [Path((("M", 0.0, 0.0), ("L", room, 0.0)), None, look.palette.stage_line)]
    height = 0.0
    left = set_text(footer, wide, look.caption, align="left", max_lines=_MOST_LINES)
    if footer:
        rect = Rect(0.0, _BELOW_LINE, wide, left.height)
        shapes.append(Text(rect, footer, left.lines, look.caption, look.palette.second))
        height = left.height
    if confidentiality:
        wide = room - (left.width + _BETWEEN if footer else 0.0)
        right = set_text(confidentiality, wide, strong, align="right", max_lines=_MOST_LINES)
        rect = Rect(room - wide, _BELOW_LINE, wide, right.height)
        shapes.append(Text(rect, confidentiality, right.lines, strong, look.palette.ink, "right"))
        height = max(height, right.height)
    said = ". ".join(part for part in (footer, confidentiality) if part)
    return Group("", "brand", Rect(0.0, 0.0, room, math.ceil(_BELOW_LINE + height)), tuple(shapes), said)


def _sections(inputs: LegendInputs) -> Iterator[tuple[str, list[_Item]]]:
    look, words = inputs.look, inputs.look.words
    colour = look.palette.second
    names = evidence_names(words)
    if inputs.evidence:
        radius = look.chip.size / 2 - 1.0
        yield (
            words("Evidence"),
            [
                _marked(
                    ball(radius + 1, ROW / 2, radius, BALL_LEVELS[word], colour),
                    2 * radius + 2,
                    names[word],
                    look,
                )
                for word in inputs.evidence
            ],
        )
    if inputs.severity:
        bar = look.palette.tints["pain_point"].bar
        radius = look.chip.size * 0.3
        width = radius * 2 + 4 * radius * 2.6
        low = _marked(pips(0.0, ROW / 2, 1, bar, radius, radius * 2.6), width, words("minor"), look)
        high = _marked(
            pips(0.0, ROW / 2, 5, bar, radius, radius * 2.6), width, words("stops the journey"), look
        )
        icon = Icon(Rect(0.0, (ROW - 13.0) / 2, 13.0, 13.0), FREQUENCY, bar)
        often = [_marked((icon,), 13.0, words("how often, of 5"), look)] if inputs.frequency else []
        yield words("Severity"), [low, high, *often]
    if inputs.target or inputs.trend:
        bar = look.palette.tints["metric"].bar
        box = Rect(0.0, (ROW - 13.0) / 2, 13.0, 13.0)
        signs = ((inputs.target, TARGET, words("Target")), (inputs.trend, TREND_ICONS["up"], words("Trend")))
        yield (
            words("Metrics"),
            [_marked((Icon(box, icon, bar),), 13.0, word, look) for used, icon, word in signs if used],
        )
    if inputs.curves:
        yield words("Curves"), list(_curves(inputs))
    if inputs.lowest:
        ring = Path(disc(8.0, ROW / 2, 7.0), None, look.palette.bad, 1.5)
        yield "", [_marked((ring,), 16.0, words("Lowest point"), look)]
    if inputs.moments:
        icon = Icon(Rect(0.0, (ROW - 14.0) / 2, 14.0, 14.0), MOMENT, look.palette.tints["pain_point"].bar)
        yield "", [_marked((icon,), 14.0, words("Moment of truth"), look)]


def _curves(inputs: LegendInputs) -> Iterator[_Item]:
    look, middle = inputs.look, ROW / 2
    words = look.words
    names = state_names(words)
    for state, colour in inputs.curves:
        line = Path((("M", 0.0, middle), ("L", 28.0, middle)), None, colour, 2.5)
        marks: tuple[Path, ...] = (line,)
        if state == "to-be":
            marks = (
                line._replace(dash=(6.0, 5.0)),
                Path(disc(14.0, middle, 3.0), WHITE, colour, 1.5),
            )
        yield _marked(marks, 28.0, names.get(state, state), look)
    if inputs.gap:
        areas = gap_sample(inputs.gap, Rect(0.0, middle - 6.0, _GAP, 12.0))
        yield _marked(areas, _GAP, words("Gap"), look)


def gap_sample(colours: Sequence[str], rect: Rect) -> tuple[Box, ...]:
    """The area of a gap as it is drawn: side by side where personas have their own colours."""
    width = rect.width / min(len(colours), _MOST_COLOURS)
    return tuple(
        Box(Rect(rect.x + at * width, rect.y, width, rect.height), faded(colour, GAP_SHADE), None)
        for at, colour in enumerate(colours[:_MOST_COLOURS])
    )


def _marked(mark: tuple[Shape, ...], width: float, word: str, look: Look) -> _Item:
    text, end = _word(word, width + _MARK, look, bold=False)
    return _Item((*mark, text), end)


def _word(word: str, x: float, look: Look, bold: bool) -> tuple[Text, float]:
    style = look.caption._replace(weight=SEMIBOLD) if bold else look.caption
    colour = look.palette.ink if bold else look.palette.second
    block = set_text(word, 400.0, style, align="left", max_lines=1)
    rect = Rect(x, (ROW - block.height) / 2, block.width, block.height)
    return Text(rect, word, block.lines, style, colour), x + block.width


def _section(heading: str, items: list[_Item], room: float, look: Look) -> tuple[tuple[Shape, ...], float]:
    shapes: list[Shape] = []
    x = 0.0
    if heading:
        text, end = _word(heading, 0.0, look, bold=True)
        shapes.append(text)
        x = end + _ITEMS
    for item in items:
        shapes += [_moved(shape, x) for shape in item.shapes]
        x += item.width + _ITEMS
    return tuple(shapes), min(room, x - _ITEMS)


def _moved(shape: Shape, x: float) -> Shape:
    match shape:
        case Path():
            commands = tuple(
                (one[0], *(part + x if at % 2 == 0 else part for at, part in enumerate(one[1:])))
                for one in shape.commands
            )
            return shape._replace(commands=commands)  # type: ignore[arg-type]
        case _:
            return shape._replace(rect=shape.rect.moved(x, 0.0))
