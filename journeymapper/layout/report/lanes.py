"""The lanes of a stretch of the journey, down a page and over to the next: never a cut card."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from journeymapper.drawing.tree import Column, Group, Strip
from journeymapper.layout.band import band_strip
from journeymapper.layout.curve_lane import CurveInputs, curve_lane, curve_room, guide_names
from journeymapper.layout.grid import grid_cell
from journeymapper.layout.head import head_strip, least_height
from journeymapper.layout.lane import LaneInputs, divider_lane, rounded
from journeymapper.layout.report.pack import Made, pack, reach_of
from journeymapper.layout.report.setting import Place, Setting
from journeymapper.layout.report.stretch import Stretch
from journeymapper.model.card import Card
from journeymapper.model.curve import Curve
from journeymapper.model.lane import Lane
from journeymapper.model.lookup import holds_cards
from journeymapper.model.record import evolve
from journeymapper.model.words import DIVIDER

_WIDEST = 560.0  # of a card
_LONG = 500  # characters that want a wide card
_WORTHWHILE = 200.0  # a lane that must be parted begins where this much room is left

Cards = Sequence[Card]


class Band(NamedTuple):
    """What stands above the lanes on every page: groups from (0, 0) on."""

    groups: tuple[Group, ...]
    height: float


class Piece(NamedTuple):
    """A lane, or a part of one, from (0, 0) on; `rest` are the cards for the next page."""

    groups: tuple[Group, ...]
    height: float
    rest: tuple[Card, ...] = ()


def lane_pages(
    setting: Setting,
    stretch: Stretch,
    cards: Cards,
    band: Band,
    room: Callable[[int], float],
    keep_empty: bool = False,
) -> list[tuple[Group, ...]]:
    """The groups of each page from (0, 0) on. `room` is the height of a page, counted from 0.

    Lanes without anything in this stretch are left out unless `keep_empty`; a divider is drawn only
    between lanes.
    """
    pages: list[list[Group]] = [list(band.groups)]
    y = band.height
    divider: Lane | None = None
    made: dict[Made, Group] = {}
    by_lane: dict[str, list[Card]] = {}
    for card in cards:
        if reach_of(card, setting.places, stretch):
            by_lane.setdefault(card.lane, []).append(card)
    for lane in setting.lanes:
        if lane.kind == DIVIDER:
            divider = lane
            continue
        own = tuple(by_lane.get(lane.id, ()))
        curves = _curves(setting, stretch, lane)
        if not own and not curves and not keep_empty:
            continue
        while True:
            line = _divider(divider, stretch) if divider and y > band.height else Piece((), 0.0)
            free = room(len(pages) - 1) - y - line.height
            whole = room(len(pages)) - band.height
            piece = _piece(setting, stretch, lane, own, curves, (free, whole), made)
            fresh = y <= band.height
            if not fresh and not _goes_here(setting, stretch, lane, own, piece, (free, whole), made):
                pages.append(list(band.groups))
                y = band.height
                continue
            if fresh and own and piece.rest == own:  # a card higher than any page: better seen than lost
                piece = _piece(setting, stretch, lane, own, curves, (math.inf, whole), made)
            pages[-1] += _moved(line.groups, y)
            pages[-1] += _moved(piece.groups, y + line.height)
            y += line.height + piece.height + stretch.density.gap
            divider = None
            own = piece.rest
            if not own:
                break
            pages.append(list(band.groups))
            y = band.height
    return [tuple(page) for page in pages]


def _goes_here(
    setting: Setting,
    stretch: Stretch,
    lane: Lane,
    cards: tuple[Card, ...],
    piece: Piece,
    room: tuple[float, float],
    made: dict[Made, Group],
) -> bool:
    """Whether a piece is put below others: as a whole, or because its lane is taller than a page anyway."""
    free, whole = room
    if piece.height > free + 0.01 or (cards and piece.rest == cards):
        return False
    if not piece.rest:
        return True
    return free >= _WORTHWHILE and bool(_piece(setting, stretch, lane, cards, (), (whole, whole), made).rest)


def _curves(setting: Setting, stretch: Stretch, lane: Lane) -> tuple[Curve, ...]:
    steps = {column.step for column in stretch.columns}
    return tuple(
        curve
        for curve in setting.curves
        if curve.lane == lane.id and any(point.step in steps for point in curve.points)
    )


def _piece(
    setting: Setting,
    stretch: Stretch,
    lane: Lane,
    cards: tuple[Card, ...],
    curves: tuple[Curve, ...],
    room: tuple[float, float],
    made: dict[Made, Group],
) -> Piece:
    """As much of a lane as there is `room` for: here, and on a page of its own for what is not cut."""
    free, page = room
    look = stretch.look
    least = least_height(lane, look, False)
    if not holds_cards(lane):
        if not curves:
            return with_head(lane, (), least, stretch)
        if stretch.sketch:
            return Piece((), curve_height(lane, stretch))
        whole = tuple(curve for curve in setting.curves if curve.lane == lane.id)
        strip = curve_strip(setting, stretch, lane, whole, page)
        guides = guide_names(lane, curve_room(strip), look)
        return with_head(lane, strip_groups(strip, stretch), strip.height, stretch, guides, lined=False)
    own = fitted_stretch(setting, stretch, cards)
    packed = pack(cards, setting.places, own, free, lambda id: setting.votes.get(id, 0), made)
    height = float(round(max(packed.height, least)))
    piece = with_head(lane, packed.groups, height, stretch)
    return piece._replace(rest=packed.rest)


def fitted_stretch(setting: Setting, stretch: Stretch, cards: Sequence[Card]) -> Stretch:
    """The stretch with as many cards side by side as suit a lane of these cards: no more than its fullest
    cell has, so that they fill the column, unless that makes them too wide to read; fewer for long texts."""
    if stretch.side < 2 or not stretch.columns:
        return stretch
    least = -int(-stretch.columns[0].width // _WIDEST)
    if any(len(card.text) > _LONG for card in cards):
        return stretch._replace(side=min(stretch.side, least))
    counts = Counter(
        reach.start
        for card in cards
        if (reach := reach_of(card, setting.places, stretch)) and reach.start == reach.end
    )
    return stretch._replace(side=min(stretch.side, max(least, *counts.values(), 1)))


def with_head(
    lane: Lane,
    groups: tuple[Group, ...],
    height: float,
    stretch: Stretch,
    guides: Group | None = None,
    lined: bool = True,
) -> Piece:
    head = head_strip(lane, height, stretch.look, False, guides, None)
    found: list[Group] = []
    if lined and stretch.columns:
        long = stretch.width - stretch.columns[0].x
        left = stretch.columns[0].x
        found = [
            group.moved(left, 0.0) for group in grid_cell(stretch.columns, long, height, stretch.look).groups
        ]
    return Piece((*found, *head.cells[0].groups, *groups), height)


def curve_height(lane: Lane, stretch: Stretch) -> float:
    """How high the strip of a lane's curves is."""
    least = least_height(lane, stretch.look, False)
    return rounded(max(stretch.density.curve, 3 * stretch.look.measures.face, least))


def curve_strip(
    setting: Setting, stretch: Stretch, lane: Lane, curves: tuple[Curve, ...], most: float = math.inf
) -> Strip:
    """The lane's curves as they run through the stretch. Where the strip would be higher than `most`, what is
    noted below them is only begun."""
    moments = tuple(step for step, place in setting.places.items() if place.step.moment_of_truth)
    tall = evolve(lane, height=stretch.density.curve)
    least = least_height(lane, stretch.look, False)
    around, notes = _around(setting, stretch), stretch.notes
    extra = CurveInputs(curves, moments, around, near=notes, noted=notes, colours=setting.colours)
    inputs = LaneInputs(tall, (), stretch.columns, {}, least, False, (), stretch.look, extra)
    width = stretch.width - stretch.columns[0].x
    strip = curve_lane(inputs, width, None)
    if strip.height <= most:
        return strip
    return curve_lane(inputs._replace(extra=extra._replace(most=most)), width, strip)


def _around(setting: Setting, stretch: Stretch) -> tuple[tuple[Column, ...], ...]:
    """The columns before the stretch, its own, and those behind it: curves come in and go on."""
    order = sorted(setting.places.values(), key=lambda place: place.order)
    width = stretch.columns[0].width

    def columns(places: Sequence[Place], x: float) -> tuple[Column, ...]:
        return tuple(
            Column(place.step.id, place.stage.id, x + at * width, width, False)
            for at, place in enumerate(places)
        )

    before, behind = order[: stretch.first], order[stretch.last + 1 :]
    parts = (
        columns(before, stretch.columns[0].x - len(before) * width),
        stretch.columns,
        columns(behind, stretch.width),
    )
    return tuple(part for part in parts if part)


def stage_band(setting: Setting, stretch: Stretch) -> Band:
    """The stages as arrows and the names of their steps, as on the map."""
    left = stretch.columns[0].x
    strip = band_strip(setting.stages, stretch.columns, (), stretch.width - left, stretch.look, None)
    return Band(strip_groups(strip, stretch), strip.height + 4.0)


def strip_groups(strip: Strip, stretch: Stretch) -> tuple[Group, ...]:
    """The groups of a lane's strip, moved to where its columns are."""
    left = stretch.columns[0].x
    return tuple(
        group.moved(left + cell.origin.x, cell.origin.y) for cell in strip.cells for group in cell.groups
    )


def _divider(lane: Lane, stretch: Stretch) -> Piece:
    look = stretch.look
    inputs = LaneInputs(lane, (), stretch.columns, {}, least_height(lane, look, False), False, (), look)
    strip = divider_lane(inputs, stretch.width - stretch.columns[0].x, None)
    head = head_strip(lane, strip.height, look, False, None, None)
    return Piece((*head.cells[0].groups, *strip_groups(strip, stretch)), strip.height)


def _moved(groups: tuple[Group, ...], y: float) -> list[Group]:
    return [group.moved(0.0, y) for group in groups]
