"""A stretch of the journey on a page: the columns of its steps, and the sizes that they are drawn with."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from journeymapper.drawing.tree import Column
from journeymapper.layout.brand import look_of
from journeymapper.layout.head import header_width
from journeymapper.layout.look import Look
from journeymapper.layout.measures import Measures
from journeymapper.layout.report.setting import REPORT, Place, Setting

_BESIDE = 184.0  # a card on a page of a stage is at least this wide before two stand side by side


class Density(NamedTuple):
    """How closely lanes are set: `curve` is the height of lanes of curves, `pad` the room above and below the
    cards of a lane, `gap` that between lanes."""

    measures: Measures
    curve: float
    pad: float
    gap: float


COMFORTABLE = Density(REPORT, 176.0, 7.0, 4.0)
COMPACT = Density(
    REPORT._replace(gutter=10.0, card_gap=6.0, card_padding=6.0, card_text=12.0, step_text=12.0, face=26.0),
    curve=120.0,
    pad=4.0,
    gap=3.0,
)
AIRY = Density(
    REPORT._replace(
        card_text=15.0,
        chip_text=12.5,
        step_text=15.0,
        small_text=14.0,
        gutter=18.0,
        card_gap=10.0,
        card_padding=10.0,
        face=34.0,
    ),
    curve=200.0,
    pad=9.0,
    gap=6.0,
)
TIGHT = COMPACT._replace(curve=96.0, pad=2.0, gap=2.0)
# The same texts as those of COMFORTABLE and COMPACT, with less or more space between them.
CLOSE = TIGHT._replace(measures=REPORT._replace(gutter=10.0, card_gap=6.0, card_padding=6.0, face=26.0))
ROOMY = AIRY._replace(measures=REPORT._replace(gutter=18.0, card_gap=10.0, card_padding=10.0))
EASY = COMFORTABLE._replace(
    measures=COMPACT.measures._replace(gutter=REPORT.gutter, card_gap=REPORT.card_gap, card_padding=9.0)
)


class Stretch(NamedTuple):
    """Columns begin right of the lane headers, at x = `look.measures.lane_header_width`.

    `side` is how many cards stand side by side in a step. A `sketch` is only to see how much room lanes take:
    curves are left out of it. With `notes` labels of points that found no room are listed below their curves.
    """

    columns: tuple[Column, ...]
    first: int  # place of the first step in the journey
    side: int
    density: Density
    look: Look
    sketch: bool = False
    notes: bool = False

    @property
    def width(self) -> float:
        return self.columns[-1].right if self.columns else self.look.measures.lane_header_width

    @property
    def last(self) -> int:
        return self.first + len(self.columns) - 1


def look_for(setting: Setting, density: Density) -> Look:
    """The report's look in other sizes, with lane headers wide enough for their names."""
    measures = density.measures
    look = look_of(setting.document, measures, setting.words)
    width = header_width(setting.lanes, look)
    return look._replace(measures=measures._replace(lane_header_width=width))


def make_stretch(
    places: Sequence[Place], width: float, density: Density, look: Look, side: int = 0
) -> Stretch:
    """Steps that follow one another, equally wide, in `width` with the lane headers.

    `side` 0 puts as many cards side by side as are well read.
    """
    measures = look.measures
    stages = len(list(groupby(places, key=lambda place: place.number)))
    free = width - measures.lane_header_width - measures.stage_gap * max(0, stages - 1)
    step_width = free / max(1, len(places))
    columns: list[Column] = []
    x = measures.lane_header_width
    for at, place in enumerate(places):
        first = at == 0 or places[at - 1].number != place.number
        if first and at:
            x += measures.stage_gap
        columns.append(Column(place.step.id, place.stage.id, x, step_width, first))
        x += step_width
    beside = side or max(1, int((step_width - measures.gutter) // _BESIDE))
    return Stretch(tuple(columns), places[0].order if places else 0, beside, density, look)


def pieces(places: Sequence[Place], most: int) -> list[list[Place]]:
    """Stages, those with more than `most` steps in even parts."""
    found: list[list[Place]] = []
    for _, group in groupby(places, key=lambda place: place.number):
        steps = list(group)
        parts = -(-len(steps) // max(1, most))
        found += evenly(steps, parts)
    return found


def evenly(items: list[Place], parts: int) -> list[list[Place]]:
    """Consecutive parts whose lengths differ by one at most."""
    size, extra = divmod(len(items), max(1, parts))
    found = []
    start = 0
    for part in range(parts):
        end = start + size + (part < extra)
        found.append(items[start:end])
        start = end
    return [part for part in found if part]


def joined(parts: list[list[Place]], pages: int) -> list[list[Place]]:
    """The parts joined to about `pages` stretches of much the same number of steps."""
    total = sum(len(part) for part in parts)
    found: list[list[Place]] = []
    done = 0
    for part in parts:
        # A part belongs to the page in which its middle falls.
        page = int((done + len(part) / 2) * pages / total)
        while len(found) <= page:
            found.append([])
        found[page] += part
        done += len(part)
    return [stretch for stretch in found if stretch]
