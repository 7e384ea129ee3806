"""The map's header on pages of its own, where it is too high for one: its texts flow there in columns."""

from __future__ import annotations

import math
from collections.abc import Iterator

from journeymapper.drawing.shapes import Text
from journeymapper.drawing.tree import Cell, Group, Strip
from journeymapper.geometry import Point, Rect
from journeymapper.layout.header import HeaderInputs, facts_text, header_strip
from journeymapper.layout.pages.journey import SHEET_MARGIN
from journeymapper.layout.persona import persona_block
from journeymapper.layout.report.flow import Frame, Row, flow
from journeymapper.layout.report.lettering import Laid
from journeymapper.model.document import Facts
from journeymapper.model.record import evolve
from journeymapper.text.run import TextStyle
from journeymapper.text.wrap import set_text

_COLUMN = 276.0  # at least as wide as a persona in the header
_BETWEEN = 32.0
_MOST = 4  # columns
_TITLE = 0.4  # of a page that the title may take before it flows as well
_PARAGRAPH, _PERSONA = 14.0, 18.0  # below each
_TRIES = 8  # of heights at which the columns of the last page are equally long
_SLACK = 0.01


def opening_headers(header: Strip, short: Strip, height: float) -> tuple[Strip, ...]:
    """The header where it is at most `height` high, else what stands on top of as many pages as it takes.

    `short` begins all of them but the first.
    """
    inputs = header.inputs
    if header.height <= height or not isinstance(inputs, HeaderInputs):
        return (header,)
    head, flows = _head(inputs, height)
    room = header.width - 2 * SHEET_MARGIN
    count = max(1, min(_MOST, int((room + _BETWEEN) / (_COLUMN + _BETWEEN))))
    width = (room - (count - 1) * _BETWEEN) / count
    rows = list(_rows(inputs, flows, width))
    tops = head.height, short.height

    def columns(rows: list[Row], first: int, bottom: float) -> list[list[Group]]:
        """The groups of each column from the page `first` on, where columns end at `bottom`."""

        def frame(place: int) -> Frame:
            page, column = divmod(place, count)
            x = column * (width + _BETWEEN)
            return Frame(x, width, tops[min(first + page, 1)], bottom)

        return flow(rows, frame)

    found = columns(rows, 0, height)
    last = (math.ceil(len(found) / count) - 1) * count
    settled, found = found[:last], found[last:]
    if sum(map(len, settled)) + sum(map(len, found)) == len(rows):  # no persona is cut
        rows = rows[sum(map(len, settled)) :]
        low, high = tops[min(last, 1)], height
        for _try in range(_TRIES):
            middle = (low + high) / 2
            tried = columns(rows, last // count, middle)
            whole = sum(map(len, tried)) == len(rows)
            within = all(group.rect.bottom <= middle + _SLACK for column in tried for group in column)
            if whole and within and len(tried) <= count:
                found, high = tried, middle
            else:
                low = middle
    found = settled + found
    return tuple(
        _strip(short if page else head, [one for column in found[start : start + count] for one in column])
        for page, start in enumerate(range(0, len(found), count))
    )


def _head(inputs: HeaderInputs, height: float) -> tuple[Strip, bool]:
    """What stands above the columns: the title, the line of facts and the logo; whether the title flows."""
    look = inputs.look._replace(personas=())
    facts = evolve(inputs.facts, scenario="", goal="", expectations="")
    head = header_strip(inputs._replace(facts=facts, look=look), None)
    if head.height <= height * _TITLE:
        return head, False
    brand = evolve(inputs.brand, header="")
    return header_strip(inputs._replace(title="", facts=Facts(), brand=brand, look=look), None), True


def _rows(inputs: HeaderInputs, title: bool, width: float) -> Iterator[Row]:
    look, facts = inputs.look, inputs.facts
    ink, second = look.palette.ink, look.palette.second
    if title:
        yield from _paragraph(inputs.brand.header, width, look.caption, look.palette.accent)
        yield from _paragraph(inputs.title, width, look.stage, ink)
        yield from _paragraph(facts_text(inputs), width, look.small, second)
    yield from _paragraph(facts.scenario, width, look.small, second)
    for heading, text in ((look.words("Goal"), facts.goal), (look.words("Expectations"), facts.expectations)):
        if text:
            for row in _paragraph(heading, width, look.name, ink):
                yield row._replace(keep=True, gap=0.0)
            yield from _paragraph(text, width, look.small, second)
    for persona in look.personas:
        block = persona_block(persona, width, look)
        part = Laid(block.shapes, block.rect.height)
        yield Row(part, persona.id, "persona", block.label, gap=_PERSONA)


def _paragraph(text: str, width: float, style: TextStyle, colour: str) -> Iterator[Row]:
    """A text line by line; its first two lines stay together, and its last two."""
    if not text:
        return
    lines = set_text(text, width, style, align="left").lines
    height = style.line_height
    for number, line in enumerate(lines):
        alone = line._replace(baseline=line.baseline - number * height)
        shape = Text(Rect(0.0, 0.0, width, height), line.text, (alone,), style, colour)
        last = number == len(lines) - 1
        together = not last and number in (0, len(lines) - 2)
        yield Row(Laid((shape,), height), kind="facts", keep=together, gap=_PARAGRAPH if last else 0.0)


def _strip(above: Strip, groups: list[Group]) -> Strip:
    height = math.ceil(max([above.height, *(group.rect.bottom for group in groups)]))
    cell = Cell("", Point(SHEET_MARGIN, 0.0), height, tuple(groups))
    return above._replace(height=float(height), cells=(*above.cells, cell), inputs=None)
