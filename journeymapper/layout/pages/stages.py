"""Each stage on a sheet of its own, without the map's header and legend: for slides."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import NamedTuple

from journeymapper.drawing.tree import Column, Drawing, Placed, Row
from journeymapper.geometry import Point, Rect
from journeymapper.layout.band import band_strip
from journeymapper.layout.curve_lane import curve_room
from journeymapper.layout.pages.journey import (
    POINT_ROOM,
    SHEET_MARGIN,
    Journey,
    Part,
    body_left,
    contents_on,
    shared_on,
    stages_on,
)
from journeymapper.layout.pages.rows import Slice, TooSmall, shared_rows
from journeymapper.layout.pages.split import parts_of, side_by_side
from journeymapper.model.lane import Lane
from journeymapper.model.lookup import holds_cards
from journeymapper.model.stage import Stage
from journeymapper.model.words import DIVIDER

_NARROWEST = 128.0  # of a step, in map units: narrower breaks words


class StageSheet(NamedTuple):
    """One of the `sheets` sheets of a stage; the drawing is as wide as asked for and as high as needed."""

    stage: Stage
    drawing: Drawing
    number: int
    sheets: int


def lay_out_stage(journey: Journey, stage: Stage, width: float, height: float) -> tuple[StageSheet, ...]:
    """The sheets of a stage, `width` x `height` map units of room each.

    A stage with more steps than fit side by side takes several sheets, as does one whose lanes are too high.
    Raises rows.TooSmall for a card, or names of its columns, higher than a sheet.
    """
    own = _ranges(journey, stage, width)
    ranges = [(0, own[0][0]), *own, (own[-1][1], len(journey.columns))]
    ranges = [one for one in ranges if one[0] < one[1]]
    parts = tuple(_stretched(part, width) for part in parts_of(journey, ranges, width))
    found: list[Drawing] = []
    for at, part in enumerate(parts):
        if ranges[at] not in own:
            continue
        here = journey._replace(lanes=_lanes_on(journey, part))
        left = body_left(journey)
        shared = shared_on(here, part, side_by_side(parts, at), width - left)
        collapsed = journey.view.collapsed_stages
        stages = stages_on(here, part)
        band = band_strip(stages, part.columns, collapsed, width - left, journey.look, None)
        room = height - band.height
        if room <= 0:
            raise TooSmall("", band.height)
        rows = shared_rows(here, part, shared, room, room)
        found += [_drawing(here, part, slices, Placed(Point(left, 0.0), band), width) for slices in rows]
    return tuple(StageSheet(stage, one, at, len(found)) for at, one in enumerate(found, 1))


def _stretched(part: Part, width: float) -> Part:
    """The columns as wide as the sheet, also where that is wider than on paper: slides are seen from afar."""
    columns = part.columns
    if not columns or columns[-1].right >= width - SHEET_MARGIN - POINT_ROOM:
        return part
    left = columns[0].x
    gaps = [0.0] + [after.x - before.right for before, after in pairwise(columns)]
    natural = sum(column.width for column in columns)
    factor = (width - SHEET_MARGIN - POINT_ROOM - left - sum(gaps)) / natural
    placed, x = [], left
    for column, gap in zip(columns, gaps, strict=True):
        x += gap
        placed.append(column._replace(x=x, width=column.width * factor))
        x += column.width * factor
    return part._replace(columns=tuple(placed))


def shown_stages(journey: Journey) -> tuple[Stage, ...]:
    shown = {column.stage for column in journey.columns}
    return tuple(stage for stage in journey.document.stages if stage.id in shown)


def _ranges(journey: Journey, stage: Stage, width: float) -> list[tuple[int, int]]:
    """The columns of a stage, shared evenly among as few sheets as take them without breaking words."""
    places = [at for at, column in enumerate(journey.columns) if column.stage == stage.id]
    room = width - body_left(journey) - SHEET_MARGIN
    sheets = max(1, math.ceil(len(places) * _NARROWEST / max(room, _NARROWEST)))
    size = math.ceil(len(places) / sheets)
    return [(places[at], places[min(at + size, len(places)) - 1] + 1) for at in range(0, len(places), size)]


def _lanes_on(journey: Journey, part: Part) -> tuple[Lane, ...]:
    """Lanes that say something here; a line stays where there is a lane on both sides of it."""
    kept: list[Lane] = []
    for lane in journey.lanes:
        if lane.kind == DIVIDER:
            if kept and kept[-1].kind != DIVIDER:
                kept.append(lane)
        elif holds_cards(lane):
            if any(contents_on(journey, lane.id, part)):
                kept.append(lane)
        elif _has_points(journey, lane, part.columns):
            kept.append(lane)
    while kept and kept[-1].kind == DIVIDER:
        kept.pop()
    return tuple(kept) or journey.lanes[:1]


def _has_points(journey: Journey, lane: Lane, columns: tuple[Column, ...]) -> bool:
    """Points here, or a curve that passes through."""
    order = [column.step for column in journey.columns]
    first, last = order.index(columns[0].step), order.index(columns[-1].step)
    for curve in journey.shared.curves:
        if curve.lane == lane.id:
            places = [order.index(point.step) for point in curve.points if point.step in order]
            if places and min(places) <= last and max(places) >= first:
                return True
    return False


def _drawing(journey: Journey, part: Part, slices: tuple[Slice, ...], band: Placed, width: float) -> Drawing:
    left = band.origin.x
    y = top = band.strip.height
    strips, rows = [band], []
    for one in slices:
        strips += [Placed(Point(left, y), one.strip), Placed(Point(0.0, y), one.head)]
        rows.append(Row(one.lane.id, one.lane.kind, y, one.height, curve_room(one.strip)))
        y += one.height
    right = part.columns[-1].right if part.columns else width - SHEET_MARGIN
    body = Rect(left, top, right - left, y - top)
    mirrored = journey.look.mirrored
    return Drawing(width, y, tuple(strips), part.columns, tuple(rows), body, mirrored=mirrored)
