"""Tables: columns by share of the width, rows as high as their fullest cell, hairlines between them.

A table has one size of each of its texts: where a word is wider than its column, the column is widened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from journeymapper.drawing.shapes import Shape, Text
from journeymapper.layout.fit import unbroken_widths
from journeymapper.layout.report.flow import Row
from journeymapper.layout.report.lettering import (
    Laid,
    breaks_word,
    has_words,
    laid,
    lettering,
    line,
    moved,
    moved_all,
    stacked,
)
from journeymapper.layout.report.setting import Setting
from journeymapper.text.run import TextStyle

Cell = Callable[[float], Laid]  # its contents for a width
Places = Sequence[tuple[float, float]]  # x and width of columns

_GUTTER = 16.0
_LEAST = 0.5  # of its share, that a column has for the sake of words in others
_MOST = 1.4  # of its width, that a column of fixed width has for the sake of its own
PAD = 9.0  # above and below the contents of a row


class Column(NamedTuple):
    """`share` is relative to the other columns; a column of `fixed` width, in units, ignores it."""

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
    places = _places(_shared(columns, width))
    cells = _laid_cells(entries, places)
    titles = _titles(setting, columns, places)
    if any(breaks_word(text) for _, _, text in _texts(titles, cells, places)):
        words = _word_widths(_texts(titles, cells, places), [room for _, room in places])
        places = _places(_shared(columns, width, words))
        cells = _laid_cells(entries, places)
        titles = _titles(setting, columns, places)
    head = _head(setting, titles, width)
    rows = []
    for entry, own in zip(entries, cells, strict=True):
        height = max((cell.height for cell in own), default=0.0)
        shapes: list[Shape] = []
        for cell, (x, _) in zip(own, places, strict=True):
            shapes += moved_all(cell.shapes, x, pad)
        tall = height + 2 * pad
        shapes.append(moved(line(width, setting.look.palette.hairline), 0.0, tall))
        rows.append(Row(Laid(tuple(shapes), tall), entry.id, "row", entry.label, entry.url, head=head))
    return rows


def _laid_cells(entries: Sequence[Entry], places: Places) -> list[list[Laid]]:
    return [[cell(room) for cell, (_, room) in zip(entry.cells, places, strict=True)] for entry in entries]


def _texts(
    titles: Sequence[Text | None], cells: Sequence[Sequence[Laid]], places: Places
) -> Iterator[tuple[int, float, Text]]:
    """Every text with the place of its column, and where it begins in there."""
    for at, (title, (left, _)) in enumerate(zip(titles, places, strict=True)):
        if title:
            yield at, title.rect.x - left, title
    for row in cells:
        for at, cell in enumerate(row):
            for shape in cell.shapes:
                if isinstance(shape, Text):
                    yield at, shape.rect.x, shape


def _word_widths(texts: Iterable[tuple[int, float, Text]], rooms: Sequence[float]) -> list[list[float]]:
    """For each column widths that keep more and more of its words whole, and the least that it may have."""
    widths = [{room * _LEAST} for room in rooms]
    for at, x, text in texts:
        # What is narrower than its column has all the room that it wants.
        if x + text.rect.width >= rooms[at] - 0.5 and has_words(text.text):
            widths[at].update(x + width + 0.01 for width in unbroken_widths(text.text, text.style))
    return [
        sorted(one for one in own if one >= room * _LEAST) for own, room in zip(widths, rooms, strict=True)
    ]


def _shared(columns: Sequence[Column], width: float, words: Sequence[list[float]] = ()) -> list[float]:
    """The width of every column. Those whose words need more than their share get it from the others, as far
    as those do not need it; where there is too little for all, the longest words are broken."""
    widths = [column.fixed for column in columns]
    for at, own in enumerate(words):
        widths[at] = max([widths[at], *(one for one in own if one <= widths[at] * _MOST)])
    free = width - sum(widths) - _GUTTER * (len(columns) - 1)
    sharing = {at: column.share for at, column in enumerate(columns) if not column.fixed}
    wanted = {at: list(words[at]) for at in sharing} if words else {}
    while sum(own[-1] for own in wanted.values()) > free:
        able = [at for at, own in wanted.items() if len(own) > 1]
        if not able:
            break
        wanted[max(able, key=lambda at: wanted[at][-1])].pop()
    needs = {at: own[-1] for at, own in wanted.items()}
    while short := [
        at for at in needs if at in sharing and needs[at] > free * sharing[at] / sum(sharing.values())
    ]:
        for at in short:
            widths[at] = needs[at]
            free -= needs[at]
            del sharing[at]
    for at, share in sharing.items():
        widths[at] = free * share / sum(sharing.values())
    return widths


def _places(widths: Iterable[float]) -> list[tuple[float, float]]:
    places = []
    x = 0.0
    for width in widths:
        places.append((x, width))
        x += width + _GUTTER
    return places


def _titles(setting: Setting, columns: Sequence[Column], places: Places) -> list[Text | None]:
    style, colour = setting.type.label, setting.look.palette.second
    return [
        lettering(column.heading, x, 0.0, room, style, colour, even=True) if column.heading else None
        for column, (x, room) in zip(columns, places, strict=True)
    ]


def _head(setting: Setting, titles: Sequence[Text | None], width: float) -> Laid:
    texts = [text for text in titles if text]
    height = max((text.rect.height for text in texts), default=0.0)
    shapes: list[Shape] = [
        text._replace(rect=text.rect.moved(0, height - text.rect.height)) for text in texts
    ]
    shapes.append(moved(line(width, setting.look.palette.ink, 1.25), 0.0, height + 7.0))
    return Laid(tuple(shapes), height + 7.0)


def words_cell(text: str, style: TextStyle, colour: str, max_lines: int | None = None) -> Cell:
    return lambda width: laid(text, width, style, colour, max_lines, even=True)


def stack_cell(*cells: Cell, gap: float = 2.0) -> Cell:
    return lambda width: stacked([cell(width) for cell in cells], gap)
