"""Texts that flow in columns over pages, on the last of which all columns are about equally long."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from journeymapper.drawing.tree import Group
from journeymapper.layout.report.flow import Frame, Row, flow

_TRIES = 8  # of heights at which the columns of the last page are equally long
_SLACK = 0.01


class Columns(NamedTuple):
    """How many columns stand on a page, how wide each is, and how far from the next."""

    number: int
    width: float
    between: float


def columns_in(room: float, least: float, between: float, most: int) -> Columns:
    """As many columns as are at least so wide."""
    count = max(1, min(most, int((room + between) / (least + between))))
    return Columns(count, (room - (count - 1) * between) / count, between)


def in_columns(
    rows: Sequence[Row], columns: Columns, span: Callable[[int], tuple[float, float]], tall: float = math.inf
) -> list[list[Group]]:
    """The groups of each page. `span` says where the columns of a page, counted from 0, begin and end.

    Columns are made equally long without cutting a row, but where they are at least so `tall`.
    """
    count = columns.number

    def flowed(rows: Sequence[Row], first: int, lowest: float = math.inf) -> list[list[Group]]:
        """The groups of each column from the page `first` on."""

        def frame(place: int) -> Frame:
            page, column = divmod(place, count)
            top, bottom = span(first + page)
            x = column * (columns.width + columns.between)
            return Frame(x, columns.width, top, min(bottom, lowest))

        return flow(rows, frame)

    found = flowed(rows, 0)
    last = (math.ceil(len(found) / count) - 1) * count
    settled, found = found[:last], found[last:]
    if sum(map(len, settled)) + sum(map(len, found)) == len(rows):  # no row is cut
        rows = rows[sum(map(len, settled)) :]
        top, high = span(last // count)
        low = top
        for _try in range(_TRIES):
            middle = (low + high) / 2
            tried = flowed(rows, last // count, middle)
            whole = middle - top >= tall or sum(map(len, tried)) == len(rows)
            within = all(group.rect.bottom <= middle + _SLACK for column in tried for group in column)
            if whole and within and len(tried) <= count:
                found, high = tried, middle
            else:
                low = middle
    found = settled + found
    return [
        [group for column in found[start : start + count] for group in column]
        for start in range(0, len(found), count)
    ]
