"""Tables: columns by share of the width, rows as high as their fullest cell, hairlines between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from journeymapper.drawing.shapes import Shape
from journeymapper.layout.report.flow import Row
from journeymapper.layout.report.lettering import Laid, laid, lettering, line, moved, moved_all, stacked
from journeymapper.layout.report.setting import Setting
from journeymapper.text.run import TextStyle

Cell = Callable[[float], Laid]  # its contents for a width

_GUTTER = 16.0
PAD = 9.0  # above and below the contents of a row


class Column(NamedTuple):
    """`share` is relative to the other columns; `least` in units. A column of `fixed` width ignores both."""

    heading: str
    share: float = 1.0
    fixed: float = 0.0


class Entry(NamedTuple):
    """A row before it is laid out: the id and label of its record, and its cells."""

    id: str
    cells: Sequence[Cell]
    label: str = ""
    url: str = ""


def table(
    setting: Setting,
    columns: Sequence[Column],
    entries: Sequence[Entry],
    width: float,
    pad: float = PAD,
) -> list[Row]:
    """The rows of a table `width` wide, with `pad` above and below their contents, and its head."""
    places = _places(columns, width)
    head = _head(setting, columns, places, width)
    rows = []
    for entry in entries:
        cells = [cell(room) for cell, (_, room) in zip(entry.cells, places, strict=True)]
        height = max((cell.height for cell in cells), default=0.0)
        shapes: list[Shape] = []
        for cell, (x, _) in zip(cells, places, strict=True):
            shapes += moved_all(cell.shapes, x, pad)
        tall = height + 2 * pad
        shapes.append(moved(line(width, setting.look.palette.hairline), 0.0, tall))
        rows.append(Row(Laid(tuple(shapes), tall), entry.id, "row", entry.label, entry.url, head=head))
    return rows


def _places(columns: Sequence[Column], width: float) -> list[tuple[float, float]]:
    """x and width of every column."""
    free = width - sum(column.fixed for column in columns) - _GUTTER * (len(columns) - 1)
    shares = sum(column.share for column in columns if not column.fixed) or 1.0
    places = []
    x = 0.0
    for column in columns:
        room = column.fixed or free * column.share / shares
        places.append((x, room))
        x += room + _GUTTER
    return places


def _head(
    setting: Setting, columns: Sequence[Column], places: list[tuple[float, float]], width: float
) -> Laid:
    style, colour = setting.type.label, setting.look.palette.second
    texts = [
        lettering(column.heading, x, 0.0, room, style, colour)
        for column, (x, room) in zip(columns, places, strict=True)
        if column.heading
    ]
    height = max((text.rect.height for text in texts), default=0.0)
    shapes: list[Shape] = [
        text._replace(rect=text.rect.moved(0, height - text.rect.height)) for text in texts
    ]
    shapes.append(moved(line(width, setting.look.palette.ink, 1.25), 0.0, height + 7.0))
    return Laid(tuple(shapes), height + 7.0)


def words_cell(text: str, style: TextStyle, colour: str, max_lines: int | None = None) -> Cell:
    return lambda width: laid(text, width, style, colour, max_lines)


def stack_cell(*cells: Cell, gap: float = 2.0) -> Cell:
    return lambda width: stacked([cell(width) for cell in cells], gap)
