"""Where a map is split between its columns: as few pages as needed, rather between stages than inside one.

Heights are estimated from the map on one sheet; the pages have columns at least as wide, so their lanes come
out at most as high.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from journeymapper.drawing.tree import Cell, Column, Placed, Strip
from journeymapper.layout.cells import LANE_PADDING, CellInputs
from journeymapper.layout.curve_lane import curve_room, noted
from journeymapper.layout.lane import LaneMade, rounded
from journeymapper.layout.pages.journey import POINT_ROOM, SHEET_MARGIN, Journey, Part, body_left
from journeymapper.model.lane import Lane
from journeymapper.model.words import CURVE_LANES, DIVIDER

_LOWEST_CURVE = 144.0  # map units
WIDEST = 400.0  # of a step: longer lines are tiring to read
_LOWER = 0.8  # what a page that continues lanes costs more than one that continues stages
_INSIDE = 3.0  # what a split inside a stage costs that would fit on a page, in pages
_INSIDE_WIDE = 0.3  # and inside one that is wider than a page
_CARD = 0.1  # what a card costs that is split
_BEGINNINGS = 120.0  # map units that beginnings of notes, and the head of what follows, take
_SLACK = 0.25  # what an empty page's width costs: pages are to be filled alike
_BLANK = 0.6  # and the width that stays blank however wide the columns are made


class PageRoom(NamedTuple):
    """What a page offers to columns and lanes, in map units. `first` is the height on the first page."""

    width: float
    first: float
    rest: float


class Load(NamedTuple):
    """How high each lane's columns are. `least` is what a lane takes at least, `begun` where what is noted
    below curves does not fit a page. `tallest` is the highest thing that cannot be shared among pages: a card
    of the lane `highest`, or its curves without their notes."""

    columns: tuple[Column, ...]
    cells: tuple[tuple[float, ...], ...]
    least: tuple[float, ...]
    begun: tuple[float, ...]
    tallest: float
    highest: str
    crossing: tuple[int, ...]  # cards that a split before this column would cut
    gap: float


class Split(NamedTuple):
    """The ranges of columns that share pages; `cost` in pages, infinite where it cannot be done."""

    cost: float
    ranges: tuple[tuple[int, int], ...]


def load_of(journey: Journey) -> Load:
    """The weights of a journey's columns, from its overview."""
    count = len(journey.columns)
    strips = {one.strip.id: one for one in journey.overview.strips if one.strip.kind == "lane"}
    cells: list[tuple[float, ...]] = []
    least: list[float] = []
    begun: list[float] = []
    heights: dict[str, float] = {}
    for lane in journey.lanes:
        placed = strips[lane.id]
        if lane.kind in (*CURVE_LANES, DIVIDER):
            room = curve_room(placed.strip)
            lowest = lowest_of(lane, room)
            height = lowest + placed.strip.height - room  # notes stay as high as they are
            cells.append((0.0,) * count)
            least.append(height)
            begun.append(lowest + min(height - lowest, _spread(placed.strip)))
            heights[lane.id] = lowest
            continue
        own = _columns_of(placed, count)
        cells.append(tuple(rounded(cell.height) for cell in own))
        made = placed.strip.inputs
        least.append(rounded(max(made.inputs.least, lane.height)) if isinstance(made, LaneMade) else 0.0)
        begun.append(least[-1])
        cards = [group.rect.height for cell in own for group in cell.groups if group.kind == "card"]
        heights[lane.id] = max(cards, default=0.0) + 2 * LANE_PADDING
    crossing = [0] * (count + 1)
    for one in journey.spanning:
        for at in range(one.first + 1, one.last + 1):
            crossing[at] += 1
    gap = journey.look.measures.stage_gap
    highest = max(heights, key=lambda id: heights[id], default="")
    tallest = heights.get(highest, 0.0)
    return Load(
        journey.columns, tuple(cells), tuple(least), tuple(begun), tallest, highest, tuple(crossing), gap
    )


def _spread(strip: Strip) -> float:
    """How high the notes of a lane of curves are where they are begun, and follow over the whole width."""
    notes = noted(strip)
    area = sum(group.rect.height * group.rect.width for group in notes.groups)
    return _BEGINNINGS + area / max(strip.width, 1.0)


def lowest_of(lane: Lane, height: float) -> float:
    """How low a lane of this height may become for the sake of a page: curves are read lower, too."""
    return min(height, _LOWEST_CURVE) if lane.kind in CURVE_LANES else height


def _columns_of(placed: Placed, count: int) -> tuple[Cell, ...]:
    cells = placed.strip.cells
    if count and len(cells) > count and isinstance(cells[1].inputs, CellInputs | None):
        return cells[1 : 1 + count]
    return ()


def best_split(load: Load, room: PageRoom) -> Split:
    """The cheapest way to share the columns among pages."""
    count = len(load.columns)
    if room.rest < load.tallest or min(room.first, room.rest) <= 0 or room.width < 40:
        return Split(math.inf, ())
    if not count:
        return Split(1.0, ((0, 0),))
    inside = _inside_costs(load, room.width)
    least = [one if one <= room.rest else begun for one, begun in zip(load.least, load.begun, strict=True)]
    best: list[tuple[float, int]] = [(0.0, 0)] + [(math.inf, 0)] * count
    for start in range(count):
        before = best[start][0]
        heights = list(least)
        natural = widest = 0.0
        for end in range(start + 1, count + 1):
            column = load.columns[end - 1]
            natural += column.width + (load.gap if end - 1 > start and column.first else 0.0)
            if natural > room.width and end > start + 1:
                break
            widest = max(widest, column.width)
            heights = [max(a, row[end - 1]) for a, row in zip(heights, load.cells, strict=True)]
            pages = pages_for(heights, room.first if start == 0 else room.rest, room.rest)
            cost = before + pages + _LOWER * (pages - 1)
            cost += _SLACK * max(0.0, 1 - natural / room.width) ** 2
            cost += _BLANK * max(0.0, 1 - natural * max(1.0, WIDEST / max(widest, 1.0)) / room.width)
            if end < count:
                cost += load.crossing[end] * _CARD + inside[end]
            if cost < best[end][0] - 1e-9:
                best[end] = (cost, start)
    ranges = []
    end = count
    while end:
        start = best[end][1]
        ranges.append((start, end))
        end = start
    return Split(best[count][0], tuple(reversed(ranges)))


def _inside_costs(load: Load, width: float) -> list[float]:
    """What a split before each column costs for the sake of its stage."""
    wide: dict[str, float] = {}
    for column in load.columns:
        wide[column.stage] = wide.get(column.stage, 0.0) + column.width
    return [
        0.0 if column.first else _INSIDE if wide[column.stage] <= width else _INSIDE_WIDE
        for column in load.columns
    ]


def pages_for(heights: Sequence[float], first: float, rest: float) -> int:
    """How many pages lanes of these heights take; one that is higher than a page goes on on the next."""
    pages, left = 1, first
    for height in heights:
        if height <= left:
            left -= height
        elif height <= rest:
            pages, left = pages + 1, rest - height
        else:
            # Cards do not fill a page to its end.
            more = math.ceil((height - left) / (rest * 0.9))
            pages, left = pages + more, rest * 0.1
    return pages


def parts_of(journey: Journey, ranges: Sequence[tuple[int, int]], width: float) -> tuple[Part, ...]:
    """The columns of each page, made as wide as the page (in map units) has room for."""
    left = body_left(journey)
    room = column_room(journey, width)
    return tuple(
        Part(start, end, _filled(journey.columns[start:end], left, room, journey.look.measures.stage_gap))
        for start, end in ranges
    )


def column_room(journey: Journey, width: float) -> float:
    """What a page of this width leaves to the columns."""
    return width - body_left(journey) - SHEET_MARGIN - POINT_ROOM


def _filled(columns: tuple[Column, ...], left: float, room: float, gap: float) -> tuple[Column, ...]:
    gaps = gap * sum(column.first for column in columns[1:])
    natural = sum(column.width for column in columns)
    if not columns or natural <= 0:
        return ()
    widest = max(column.width for column in columns)
    factor = (room - gaps) / natural
    factor = min(factor, max(1.0, WIDEST / widest)) if factor > 1 else factor
    placed = []
    x = left
    for at, column in enumerate(columns):
        x += gap if at and column.first else 0.0
        width = column.width * factor
        placed.append(column._replace(x=x, width=width))
        x += width
    return tuple(placed)


def side_by_side(parts: Sequence[Part], at: int) -> tuple[tuple[Column, ...], ...]:
    """The columns of all pages in one row, in the coordinates of one of them."""
    here = parts[at].columns
    if not here:
        return ()
    pages = []
    x = here[0].x - sum(part.columns[-1].right - part.columns[0].x for part in parts[:at])
    for part in parts:
        dx = x - part.columns[0].x
        pages.append(tuple(column._replace(x=column.x + dx) for column in part.columns))
        x += part.columns[-1].right - part.columns[0].x
    return tuple(pages)
