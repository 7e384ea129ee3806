"""The map's header on pages of its own, where it is too high for one: its texts flow there in columns."""

from __future__ import annotations

import math
from collections.abc import Iterator

from journeymapper.drawing.shapes import Text
from journeymapper.drawing.tree import Cell, Group, Strip
from journeymapper.geometry import Point, Rect
from journeymapper.layout.header import HeaderInputs, facts_text, header_strip
from journeymapper.layout.pages.columns import columns_in, in_columns
from journeymapper.layout.pages.journey import SHEET_MARGIN
from journeymapper.layout.persona import persona_block
from journeymapper.layout.report.flow import Row
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


def opening_headers(header: Strip, short: Strip, height: float) -> tuple[Strip, ...]:
    """The header where it is at most `height` high, else what stands on top of as many pages as it takes.

    `short` begins all of them but the first.
    """
    inputs = header.inputs
    if header.height <= height or not isinstance(inputs, HeaderInputs):
        return (header,)
    head, flows = _head(inputs, height)
    columns = columns_in(header.width - 2 * SHEET_MARGIN, _COLUMN, _BETWEEN, _MOST)
    rows = list(_rows(inputs, flows, columns.width))
    pages = in_columns(rows, columns, lambda page: (short.height if page else head.height, height))
    return tuple(_strip(short if page else head, groups) for page, groups in enumerate(pages))


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
