"""The lanes of a page's columns, shared among pages where they are too high for one.

Lanes stay whole; a lane that is higher than a page is shared between its cards. Curves stay on one page, with
as much of what is noted below them as it holds; all that is only begun there follows, whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from journeymapper.drawing.tree import Strip
from journeymapper.layout.cells import LANE_PADDING
from journeymapper.layout.curve_lane import CurveInputs, curve_room, unsaid
from journeymapper.layout.head import lane_name
from journeymapper.layout.lane import STEP, LaneMade
from journeymapper.layout.map import Contents
from journeymapper.layout.pages.journey import Journey, Part, contents_on
from journeymapper.layout.pages.split import lowest_of
from journeymapper.layout.pages.told import told_strips
from journeymapper.layout.strips import Shared, lane_strips
from journeymapper.model.lane import Lane
from journeymapper.model.lookup import holds_cards
from journeymapper.model.record import evolve
from journeymapper.model.words import CURVE_LANES, DIVIDER
from journeymapper.operations.lanes import TALLEST
from journeymapper.text.excerpt import excerpt

_WORTH = 0.4  # of a page must be left for a very high lane to begin there
_LEAST_TOLD = 80.0  # map units: lower texts alone are not worth a header
_SLACK = 0.01


class TooSmall(ValueError):
    """A page is too small for one card, for curves without their notes, for a lane's header, or (with no
    lane) for the names above its columns. `lane` is its id, `needed` the height in map units it takes."""

    def __init__(self, lane: str, needed: float) -> None:
        super().__init__(f"a page is too small for the lane {lane}")
        self.lane, self.needed = lane, needed


def curves_of(fault: TooSmall, journey: Journey) -> str:
    """The name of the lane whose curves a page is too small for; nothing where it is something else."""
    lane = next((lane for lane in journey.lanes if lane.id == fault.lane), None)
    return excerpt(lane_name(lane, journey.look)) if lane and lane.kind in CURVE_LANES else ""


class NoRoomBelowTheHeader(ValueError):
    """The first lane does not fit below the map's header, but would on a page of its own."""


class Slice(NamedTuple):
    """A lane on a page, or a piece of it: which share of its height, from 0 to 1, begins and ends here.

    `told`: it holds nothing but what is only begun below the lane's curves.
    """

    lane: Lane
    strip: Strip
    head: Strip
    begins: float = 0.0
    ends: float = 1.0
    told: bool = False

    @property
    def height(self) -> float:
        return self.strip.height


def shared_rows(
    journey: Journey, part: Part, shared: Shared, first: float, rest: float
) -> tuple[tuple[Slice, ...], ...]:
    """The slices of each page that these columns take; `first` is the room on the first of them.

    Raises TooSmall and, where `first` is smaller than `rest`, NoRoomBelowTheHeader.
    """
    pages: list[list[Slice]] = [[]]
    left = first
    whole = True
    for slice in _lowered(
        [_whole(journey, lane, part, shared, rest) for lane in journey.lanes], shared, first, rest
    ):
        lane = slice.lane
        contents = contents_on(journey, lane.id, part) if holds_cards(lane) else ()
        if slice.height <= left + _SLACK:
            pages[-1].append(slice)
            left -= slice.height
        elif slice.height <= rest + _SLACK:
            if not pages[-1]:
                raise NoRoomBelowTheHeader
            pages.append([slice])
            left = rest - slice.height
        else:
            whole = False
            worth = not pages[-1] or left >= rest * _WORTH
            pieces = _pieces(journey, slice, contents, shared, left, rest) if worth else []
            if not pieces:
                if not pages[-1]:
                    raise NoRoomBelowTheHeader
                pages.append([])
                left = rest
                pieces = _pieces(journey, slice, contents, shared, rest, rest)
            for piece in pieces:
                if piece.begins > 0:
                    pages.append([])
                    left = rest
                pages[-1].append(piece)
                left -= piece.height
        told = _told(journey, slice, shared, left, rest)
        if told:
            whole = False
            pages[-1][-1], *told = _in_shares([slice, *told])
        for at, piece in enumerate(told):
            if at or piece.height > left + _SLACK:
                pages.append([])
                left = rest
            pages[-1].append(piece)
            left -= piece.height
    if whole and len(pages) > 1:
        pages = _evenly([slice for page in pages for slice in page], len(pages), first, rest)
    _keep_lines_with_what_follows(pages, rest)
    # The page with the map's header stays: what follows would not fit below it.
    start = 1 if first < rest else 0
    filled = [page for page in pages[start:] if any(_says_something(slice) for slice in page)]
    return tuple(tuple(page) for page in [*pages[:start], *filled] or pages[:1])


def _whole(journey: Journey, lane: Lane, part: Part, shared: Shared, most: float) -> Slice:
    contents = contents_on(journey, lane.id, part) if holds_cards(lane) else ()
    if lane.kind in CURVE_LANES and lane.height > most:  # its height is a matter of taste, its page is not
        lane = evolve(lane, height=most)
    folded = lane.id in journey.view.collapsed_lanes
    slice = Slice(lane, *lane_strips(lane, contents, shared, folded))
    if lane.kind not in CURVE_LANES or (slice.height <= most and not unsaid(slice.strip)):
        return slice
    room = curve_room(slice.strip)
    left = (most - (slice.height - room)) // STEP * STEP
    if lowest_of(lane, room) <= left < room:  # enough for all notes below lower curves, as it seems
        lower = evolve(lane, height=min(left, TALLEST))
        lowered = Slice(lower, *lane_strips(lower, contents, shared, folded, most=most))
        if not unsaid(lowered.strip):
            return lowered
    if room > most:
        lane = evolve(lane, height=most // STEP * STEP)
    before = (slice.strip, slice.head)
    return Slice(lane, *lane_strips(lane, contents, shared, folded, before, most=most))


def _lowered(slices: list[Slice], shared: Shared, room: float, most: float) -> list[Slice]:
    """The same lanes, those of curves lower where that puts all of them on one page; none above `most`.

    What has no place beside lower curves is noted below them, which may take more than they have given.
    """
    over = sum(slice.height for slice in slices) - room
    able = [curve_room(one.strip) - lowest_of(one.lane, curve_room(one.strip)) for one in slices]
    spare = sum(able)
    by = over
    while over > 0 and by <= spare:
        found = [
            _lower(slice, shared, by * share / spare, most) if share else slice
            for slice, share in zip(slices, able, strict=True)
        ]
        more = sum(slice.height for slice in found) - room
        if more <= _SLACK:
            return found
        by += max(more, STEP)
    return slices


def _lower(slice: Slice, shared: Shared, by: float, most: float) -> Slice:
    height = (curve_room(slice.strip) - by) // STEP * STEP
    lane = evolve(slice.lane, height=min(height, TALLEST))
    return Slice(lane, *lane_strips(lane, (), shared, False, most=most))


def _told(journey: Journey, slice: Slice, shared: Shared, left: float, rest: float) -> list[Slice]:
    """What the slice of a lane of curves only begins, in what is left of a page and on further ones."""

    def told(first: float) -> list[Slice]:
        found = told_strips(
            journey.document, slice.lane, slice.strip, shared, lambda page: rest if page else first
        )
        return [Slice(slice.lane, strip, head, told=True) for strip, head in found]

    if not unsaid(slice.strip):
        return []
    if left >= _LEAST_TOLD:
        found = told(left)
        if len(found) == 1 or left >= rest * _WORTH:
            return found
    return told(rest)


def _pieces(
    journey: Journey, whole: Slice, contents: Contents, shared: Shared, left: float, rest: float
) -> list[Slice]:
    """A lane that is higher than a page, in pieces between its cards; none when `left` holds no card."""
    lane, all_cards = whole.lane, (whole.strip, None)  # cards are laid out once, and then only move
    if not holds_cards(lane):
        raise TooSmall(lane.id, lane_strips(lane, contents, shared, False)[0].height)
    lane = evolve(lane, height=0.0) if lane.height else lane
    name = journey.words("{name} (continued)", name=lane_name(lane, journey.look))
    found: list[Slice] = []
    room = left
    while True:
        shown = evolve(lane, name=name) if found else lane
        strip, head = lane_strips(shown, contents, shared, False, all_cards)
        if strip.height > room + _SLACK:
            taken = _fitting(strip, len(contents), room)
            if not any(taken):
                if not found and left < rest:
                    return []
                raise TooSmall(lane.id, _first_heights(strip, len(contents)))
            all_cards = (strip, None)
            kept = tuple(cards[:count] for cards, count in zip(contents, taken, strict=True))
            contents = tuple(cards[count:] for cards, count in zip(contents, taken, strict=True))
            strip, head = lane_strips(shown, kept, shared, False, all_cards)
            if strip.height > room + _SLACK:  # its header alone is higher than that
                raise TooSmall(lane.id, strip.height)
            found.append(Slice(shown, strip, head))
            room = rest
            continue
        found.append(Slice(shown, strip, head))
        break
    return _in_shares(found)


def _in_shares(pieces: Sequence[Slice]) -> list[Slice]:
    """The pieces of one lane, each with the share of its height that it is."""
    total = sum(piece.height for piece in pieces)
    ends = [y / total for y in accumulate(piece.height for piece in pieces)]
    return [
        piece._replace(begins=begins, ends=end)
        for piece, begins, end in zip(pieces, [0.0, *ends], ends, strict=False)
    ]


def _fitting(strip: Strip, count: int, room: float) -> list[int]:
    """How many of each column's cards, from the first on, end within the room."""
    taken = []
    for cell in strip.cells[1 : 1 + count]:
        fits = [group.rect.bottom + LANE_PADDING <= room - 8.0 for group in cell.groups]
        taken.append(fits.index(False) if False in fits else len(fits))
    return taken


def _first_heights(strip: Strip, count: int) -> float:
    cells = strip.cells[1 : 1 + count]
    tops = [cell.groups[0].rect.height for cell in cells if cell.groups]
    return max(tops, default=0.0) + 2 * LANE_PADDING


def _evenly(slices: Sequence[Slice], count: int, first: float, rest: float) -> list[list[Slice]]:
    """The same lanes on the same number of pages, with the fullest page as empty as can be."""
    low, high = 0.0, max(first, rest)
    best = _filled(slices, first, rest)
    for _ in range(16):
        middle = (low + high) / 2
        pages = _filled(slices, min(first, middle), min(rest, middle))
        fits = len(pages) <= count and all(
            sum(slice.height for slice in page) <= (rest if at else first) + _SLACK
            for at, page in enumerate(pages)
        )
        if fits:
            best, high = pages, middle
        else:
            low = middle
    return best


def _filled(slices: Sequence[Slice], first: float, rest: float) -> list[list[Slice]]:
    pages: list[list[Slice]] = [[]]
    left = first
    for slice in slices:
        if slice.height > left + _SLACK:
            pages.append([])
            left = rest
        pages[-1].append(slice)
        left -= slice.height
    return pages


def _keep_lines_with_what_follows(pages: list[list[Slice]], rest: float) -> None:
    """A dividing line at the foot of a page belongs to the lanes on the next."""
    for page, following in pairwise(pages):
        while page and page[-1].lane.kind == DIVIDER:
            if page[-1].height + sum(slice.height for slice in following) > rest + _SLACK:
                break
            following.insert(0, page.pop())


def _says_something(slice: Slice) -> bool:
    if slice.told:
        return True
    made = slice.strip.inputs
    if slice.lane.kind == DIVIDER or not isinstance(made, LaneMade):
        return False
    extra = made.inputs.extra
    return any(made.inputs.contents) or (isinstance(extra, CurveInputs) and bool(extra.curves))
