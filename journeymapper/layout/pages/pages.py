"""A map on pages of one size and one scale: from where it is split to the drawing of each page."""

from __future__ import annotations

from typing import NamedTuple

from journeymapper.drawing.colour import WHITE
from journeymapper.drawing.shapes import Box, Shape, Text
from journeymapper.drawing.tree import Cell, Drawing, Group, Placed, Row, Strip
from journeymapper.geometry import Point, Rect
from journeymapper.layout.band import band_strip
from journeymapper.layout.curve_lane import curve_room
from journeymapper.layout.mirror import as_seen
from journeymapper.layout.pages.frame import SHORT, Frame, footer_strip, frame_of, short_header, spans_of
from journeymapper.layout.pages.journey import (
    SHEET_MARGIN,
    Journey,
    Part,
    body_left,
    contents_on,
    shared_on,
    stages_on,
)
from journeymapper.layout.pages.opening import opening_headers
from journeymapper.layout.pages.rows import NoRoomBelowTheHeader, Slice, TooSmall, shared_rows
from journeymapper.layout.pages.split import (
    Load,
    PageRoom,
    Split,
    best_split,
    column_room,
    parts_of,
    side_by_side,
)
from journeymapper.layout.pages.thumbnail import marked, scale_within, size_of, thumbnail
from journeymapper.layout.strips import Shared, lane_strips
from journeymapper.model.lookup import holds_cards
from journeymapper.model.record import evolve
from journeymapper.operations.lanes import TALLEST
from journeymapper.text.run import SEMIBOLD
from journeymapper.text.wrap import set_text

_OPENING = 0.6  # of a page that the header may take before it gets one of its own
_SURELY = 2.0  # pages that a header takes on the map's own sheet: so high a one is high in any width
_AROUND = 16.0  # above and below the plan of pages
_LEAST_PLAN = 60.0  # a plan that is lower than this says nothing


class PageSize(NamedTuple):
    """Width and height of what may be printed on, in map units."""

    width: float
    height: float


class MapPage(NamedTuple):
    """A page, exactly as large as asked for. `steps` stand on it, `stages` begin on it, `band` is their y."""

    drawing: Drawing
    steps: tuple[str, ...]
    stages: tuple[str, ...]
    band: float


def estimated(journey: Journey, load: Load, size: PageSize) -> Split:
    """How a map is best split for pages of this size; its cost is about the number of pages.

    `load` is that of `split.load_of`.
    """
    header = next(one.strip for one in journey.overview.strips if one.strip.kind == "title")
    frame = frame_of(journey, size.width, header if header.height > _SURELY * size.height else None)
    return best_split(load, _room(journey, frame, size))


def lay_out_pages(journey: Journey, size: PageSize, split: Split) -> tuple[MapPage, ...]:
    """The pages of a split map. Raises TooSmall for a card, or names of columns, higher than a page."""
    frame = frame_of(journey, size.width)
    room = _room(journey, frame, size)
    opening = _needs_opening(journey, frame, size)
    parts = parts_of(journey, split.ranges, size.width)
    try:
        sheets = _sheets(journey, parts, room, size, opening)
    except NoRoomBelowTheHeader:
        opening = True
        sheets = _sheets(journey, parts, room._replace(first=room.rest), size, opening)
    short = short_header(journey, size.width)
    openings = opening_headers(frame.header, short, size.height - frame.footer) if opening else ()
    count = len(openings) + len(sheets)
    small = thumbnail(journey.overview, frame.small_scale, journey.look)
    pages = [
        _opening(journey, frame, size, header, (number, count), sheets if number == len(openings) else [])
        for number, header in enumerate(openings, 1)
    ]
    begun: set[str] = set()
    for part, slices, band, _shared, _rest in sheets:
        number = len(pages) + 1
        header = frame.header if number == 1 else short
        drawing = _drawing(journey, frame, size, header, band, part, slices, (number, count), small)
        steps = tuple(column.step for column in part.columns)
        fresh = tuple(dict.fromkeys(column.stage for column in part.columns if column.stage not in begun))
        begun.update(fresh)
        pages.append(MapPage(drawing, steps, fresh, header.height))
    return tuple(pages)


def _room(journey: Journey, frame: Frame, size: PageSize) -> PageRoom:
    band = next(one.strip.height for one in journey.overview.strips if one.strip.kind == "band")
    rest = size.height - SHORT - band - frame.footer
    opening = _needs_opening(journey, frame, size)
    first = rest if opening else size.height - frame.header.height - band - frame.footer
    return PageRoom(column_room(journey, size.width), min(first, rest), rest)


def _needs_opening(journey: Journey, frame: Frame, size: PageSize) -> bool:
    return frame.header.height > size.height * _OPENING


class _Sheet(NamedTuple):
    """A page without its frame; `room` is what lanes may take on it."""

    part: Part
    slices: tuple[Slice, ...]
    band: Strip
    shared: Shared
    room: float


def _sheets(
    journey: Journey, parts: tuple[Part, ...], room: PageRoom, size: PageSize, opening: bool
) -> list[_Sheet]:
    found: list[_Sheet] = []
    width = size.width - body_left(journey)
    usual = next(one.strip.height for one in journey.overview.strips if one.strip.kind == "band")
    for at, part in enumerate(parts):
        shared = shared_on(journey, part, side_by_side(parts, at), width)
        band = band_strip(
            stages_on(journey, part), part.columns, journey.view.collapsed_stages, width, journey.look, None
        )
        taller = max(0.0, band.height - usual)  # "continued" may take a line
        first = (room.first if at == 0 and not opening else room.rest) - taller
        rest = room.rest - taller
        if rest <= 0:
            raise TooSmall("", band.height)  # the names of its stages and steps alone are higher
        for slices in shared_rows(journey, part, shared, first, rest):
            found.append(_Sheet(part, slices, band, shared, rest if found else first))
    if len(found) == len(parts):
        return _in_line(journey, found) or [*found[:1], *(_in_line(journey, found[1:]) or found[1:])]
    return found


def _in_line(journey: Journey, sheets: list[_Sheet]) -> list[_Sheet]:
    """The same pages with each lane as high on all of them, so that they can be hung side by side.

    Empty where that would not fit.
    """
    if len(sheets) < 2 or len({sheet.band.height for sheet in sheets}) > 1:
        return []
    if any(slice.told for sheet in sheets for slice in sheet.slices):
        return []
    same = list(zip(*(sheet.slices for sheet in sheets), strict=True))
    heights = [max(one.height for one in slices) for slices in same]
    # Curves go on where they left the page before; what is noted on some pages leaves a space on the others.
    noted = [max(one.height - curve_room(one.strip) for one in slices) for slices in same]
    if sum(heights) > min(sheet.room for sheet in sheets):
        return []
    found = []
    for sheet in sheets:
        slices = []
        for slice, height, deep in zip(sheet.slices, heights, noted, strict=True):
            if slice.lane.id not in journey.view.collapsed_lanes:
                slice = _as_high(journey, slice, sheet, height, deep)
            if slice.height > height:
                return []  # lower curves have more noted below them
            slices.append(slice)
        found.append(sheet._replace(slices=tuple(slices)))
    return found


def _as_high(journey: Journey, slice: Slice, sheet: _Sheet, height: float, deep: float) -> Slice:
    """The lane of a sheet with this height, of which what is below its curves takes `deep`."""
    if slice.height == height and curve_room(slice.strip) == height - deep:
        return slice
    lane = evolve(slice.lane, height=min(height - deep, TALLEST))
    contents = contents_on(journey, lane.id, sheet.part) if holds_cards(lane) else ()
    return Slice(lane, *lane_strips(lane, contents, sheet.shared, False, deep=deep))


def _drawing(
    journey: Journey,
    frame: Frame,
    size: PageSize,
    header: Strip,
    band: Strip,
    part: Part,
    slices: tuple[Slice, ...],
    number: tuple[int, int],
    small: tuple[Shape, ...],
) -> Drawing:
    left = body_left(journey)
    y = header.height
    strips = [Placed(Point(0.0, 0.0), header), Placed(Point(left, y), band)]
    y += band.height
    top = y
    rows = []
    for slice in slices:
        strips += [Placed(Point(left, y), slice.strip), Placed(Point(0.0, y), slice.head)]
        rows.append(Row(slice.lane.id, slice.lane.kind, y, slice.height, curve_room(slice.strip)))
        y += slice.height
    steps = tuple(column.step for column in part.columns)
    footer = footer_strip(journey, frame, size.width, number, steps, slices, small)
    strips.append(Placed(Point(0.0, size.height - frame.footer), footer))
    right = part.columns[-1].right if part.columns else size.width - SHEET_MARGIN
    body = Rect(left, top, right - left, y - top)
    mirrored = journey.look.mirrored
    return as_seen(
        Drawing(size.width, size.height, tuple(strips), part.columns, tuple(rows), body, mirrored=mirrored)
    )


def _opening(
    journey: Journey,
    frame: Frame,
    size: PageSize,
    header: Strip,
    number: tuple[int, int],
    sheets: list[_Sheet],
) -> MapPage:
    """A header alone, where it is too high to share a page, and which of the `sheets` that follow shows
    which part of the map."""
    footer = footer_strip(journey, frame, size.width, number, (), (), ())
    foot = size.height - frame.footer
    strips = [Placed(Point(0.0, 0.0), header), Placed(Point(0.0, foot), footer)]
    room = foot - header.height - 2 * _AROUND
    if sheets and room > _LEAST_PLAN:
        plan = _plan(journey, size.width - 2 * SHEET_MARGIN, room, sheets, number[0] + 1)
        strips.append(Placed(Point(SHEET_MARGIN, header.height + _AROUND), plan))
    body = Rect(0.0, header.height, size.width, 0.0)
    drawing = Drawing(size.width, size.height, tuple(strips), (), (), body, mirrored=journey.look.mirrored)
    return MapPage(as_seen(drawing), (), (), header.height)


def _plan(journey: Journey, width: float, height: float, sheets: list[_Sheet], first: int) -> Strip:
    """The index map, large, with the number of each page from `first` on."""
    overview, look = journey.overview, journey.look
    scale = scale_within(overview, width, height)
    shapes: list[Shape] = list(thumbnail(overview, scale, look))
    style = look.caption._replace(weight=SEMIBOLD)
    for number, sheet in enumerate(sheets, first):
        steps = tuple(column.step for column in sheet.part.columns)
        box = marked(overview, scale, steps, spans_of(journey, sheet.slices), look)
        block = set_text(str(number), 60.0, style, align="left", max_lines=1)
        high = block.height + 4.0
        tab = Rect(box.rect.x, box.rect.y, block.width + 12.0, high)
        text = Rect(tab.x + 6.0, tab.y + 2.0, block.width, block.height)
        shapes += [
            box,
            Box(tab, look.palette.accent, None, 1.0, 2.5),
            Text(text, str(number), block.lines, style, WHITE),
        ]
    group = Group("", "legend", Rect(0.0, 0.0, *size_of(overview, scale)), tuple(shapes))
    return Strip("plan", "plan", width, height, (Cell("", Point(0.0, 0.0), height, (group,)),))
