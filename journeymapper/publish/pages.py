"""A map on several pages of one paper: how large its text is, and where it is split."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import product
from typing import NamedTuple

from journeymapper.i18n import _
from journeymapper.layout.measures import Measures, measures_of
from journeymapper.layout.pages.journey import Journey, journey_of
from journeymapper.layout.pages.pages import MapPage, PageSize, estimated, lay_out_pages
from journeymapper.layout.pages.rows import TooSmall, curves_of
from journeymapper.layout.pages.split import Split, load_of
from journeymapper.operations.beginnings import with_beginnings
from journeymapper.operations.columns import with_stages
from journeymapper.publish.errors import PublishError
from journeymapper.publish.inside import runs_over
from journeymapper.publish.paper import SERIES, SIZES, Sheet
from journeymapper.publish.poster import POINTS, Subject, closer_measures, smallest_text
from journeymapper.publish.printed import Mark, Printed, PrintedPage, Put

COMFORTABLE = 8.0  # points: the smallest text of a page in the hand
_LARGEST = 10.0
_STEP = 0.5
_IN_HAND = 297.0  # millimetres: the short side of the largest sheet that is held in the hand
_WIDTHS = (152.0, 176.0, 216.0, 264.0, 300.0, 330.0)  # of steps, in map units
_SMALLER = 0.6  # pages that a point below the comfortable size is worth
_LARGER = 0.1  # and one above it
_CLOSER = 0.15  # and narrower gaps, with texts of more equal sizes
_TRIES = 4
_MANY = 300  # cards of which not every way is worth its time
_MOST = 14_000  # characters of a text: more than a sheet in the hand holds
_LABEL = 40  # letters


class _Way(NamedTuple):
    """Measures that a map may be laid out with, and how many steps closer they are than its own."""

    measures: Measures
    closer: int


class _Sizes(NamedTuple):
    """What a way may be printed on, and with how large a smallest text."""

    sheets: tuple[Sheet, ...]
    margin: float
    points: tuple[float, ...]


class _Choice(NamedTuple):
    """A way to print: `cost` is about the number of pages."""

    cost: float
    sheet: Sheet
    measures: Measures
    journey: Journey
    scale: float
    split: Split


def printed_pages(
    sheets: tuple[Sheet, ...], subject: Subject, margin: float, least: float, allow_small: bool = False
) -> Printed:
    """The map on pages of whichever of these sheets takes it best, its smallest text `least` points or more.

    All pages have one scale. Raises PublishError when one card, the curves of a lane without what is noted
    below them, or the names above a column would not fit a page.
    """
    short = min(min(sheet.width_mm, sheet.height_mm) for sheet in sheets)
    most = max(_MOST, round(_MOST * max(one.width_mm * one.height_mm for one in sheets) / _IN_HAND**2))
    whole, subject = subject, subject._replace(document=with_beginnings(subject.document, most))
    ways, few = _ways(subject), _thinned(subject)
    made = {way: _journey(subject, way.measures) for way in ways} if few is subject else {}
    fault: TooSmall | None = None
    for points in _sizes(least, allow_small, short):
        sizes = _Sizes(sheets, margin, points)
        # Of a large map the ways are ranked on a part of it; then the best one that can be had is taken.
        ranked = [ways] if few is subject else [(way,) for way in sorted(ways, key=_best_cost(few, sizes))]
        for some in ranked:
            journeys = ((way, made.get(way) or _journey(subject, way.measures)) for way in some)
            choices = [choice for way, journey in journeys for choice in _choices(way, journey, sizes)]
            for choice in sorted(choices, key=lambda one: one.cost)[:_TRIES]:
                if whole.document is not subject.document:
                    choice = choice._replace(journey=_journey(whole, choice.measures))
                try:
                    return _printed(choice, whole, margin, points[-1])
                except TooSmall as error:
                    fault = error
    larger = next((name for name in SERIES if min(SIZES[name]) > short), "")
    papers = (f"--paper {larger}",) if larger else ()
    journey = _journey(subject, ways[0].measures)
    fault = fault or TooSmall(load_of(journey).highest, 0.0)
    raise PublishError(_too_small(sheets[0], margin, least, fault, journey), (*papers, "--allow-small"))


def _sizes(least: float, allow_small: bool, short: float) -> Iterator[tuple[float, ...]]:
    """Sizes of the smallest text, tried together; smaller ones only where it is allowed and needed.

    Sheets whose `short` side is longer than that of A3 are read from further away.
    """
    most = max(_LARGEST, least)
    sizes = {most - _STEP * at for at in range(int((most - least) / _STEP + 1e-6) + 1)} | {least}
    larger = _LARGEST * short / _IN_HAND
    while most + 2.0 <= larger:
        most += 2.0
        sizes.add(most)
    yield tuple(sorted(sizes, reverse=True))
    if allow_small:
        for size in (5.0, 4.0, 3.0, 2.0, 1.0):
            if size < least:
                yield (size,)


def _ways(subject: Subject) -> tuple[_Way, ...]:
    closer = closer_measures(measures_of(subject.document.style))
    widths = sorted({closer[0].step_width, *_WIDTHS})
    if len(subject.document.cards) > _MANY:
        widths = widths[::2]
    return tuple(
        _Way(own._replace(step_width=width, least_step_width=min(width, own.least_step_width)), tighter)
        for tighter, own in enumerate(closer)
        for width in widths
    )


def _thinned(subject: Subject) -> Subject:
    """Every so manieth stage of a map with many cards, so that few are left; else the same."""
    document = subject.document
    if len(document.cards) <= _MANY:
        return subject
    stages = document.stages[:: math.ceil(len(document.cards) / _MANY)]
    return subject._replace(document=with_stages(document, list(stages)))


def _best_cost(subject: Subject, sizes: _Sizes) -> Callable[[_Way], float]:
    def cost(way: _Way) -> float:
        journey = _journey(subject, way.measures)
        return min((one.cost for one in _choices(way, journey, sizes)), default=math.inf)

    return cost


def _journey(subject: Subject, measures: Measures) -> Journey:
    return journey_of(subject.document, subject.view, subject.words, measures)


def _choices(way: _Way, journey: Journey, sizes: _Sizes) -> Iterator[_Choice]:
    smallest = smallest_text(journey.overview) or way.measures.chip_text
    load = load_of(journey)
    for sheet, size in product(sizes.sheets, sizes.points):
        scale = size / smallest / POINTS
        split = estimated(journey, load, _page_size(sheet, sizes.margin, scale))
        worth = COMFORTABLE - size
        cost = split.cost + worth * (_SMALLER if worth > 0 else _LARGER) + way.closer * _CLOSER
        if cost < math.inf:
            yield _Choice(cost, sheet, way.measures, journey, scale, split)


def _page_size(sheet: Sheet, margin: float, scale: float) -> PageSize:
    return PageSize((sheet.width_mm - 2 * margin) / scale, (sheet.height_mm - 2 * margin) / scale)


def _printed(choice: _Choice, subject: Subject, margin: float, least: float) -> Printed:
    """The pages. Text that came out smaller than on the overview, in a heading, scales all of them."""
    scale, split = choice.scale, choice.split
    for _try in range(_TRIES):
        size = _page_size(choice.sheet, margin, scale)
        pages = lay_out_pages(choice.journey, size, split)
        smallest = min([found for page in pages if (found := smallest_text(page.drawing))], default=0.0)
        printed = smallest * scale * POINTS
        if not smallest or printed >= least - 0.004:
            break
        scale *= least / printed
        split = estimated(choice.journey, load_of(choice.journey), _page_size(choice.sheet, margin, scale))
        if split.cost == math.inf:
            raise TooSmall("", 0.0)
    else:
        # The last pages were laid out for another scale: on paper they would run over the edge.
        raise TooSmall("", 0.0)
    printed_ones = tuple(
        PrintedPage(choice.sheet, (Put(page.drawing, scale, margin, margin),), _label(number, page, subject))
        for number, page in enumerate(pages, 1)
    )
    if any(map(runs_over, printed_ones)):
        raise TooSmall("", 0.0)
    marks = tuple(_marks(pages, subject, scale, margin))
    return Printed(printed_ones, smallest * scale * POINTS, scale, marks)


def _label(number: int, page: MapPage, subject: Subject) -> str:
    """The number and the stages of a page, as a reader shows them."""
    shown = {column.stage for column in page.drawing.columns}
    names = [stage.name for stage in subject.document.stages if stage.id in shown and stage.name]
    if not names:
        return str(number)
    text = names[0] if len(names) == 1 else f"{names[0]} – {names[-1]}"
    return f"{number} · {text if len(text) <= _LABEL else text[: _LABEL - 1].rstrip() + '…'}"


def _marks(pages: tuple[MapPage, ...], subject: Subject, scale: float, margin: float) -> Iterator[Mark]:
    names = {stage.id: stage.name or str(at) for at, stage in enumerate(subject.document.stages, 1)}
    for number, page in enumerate(pages):
        for stage in page.stages:
            yield Mark(names[stage], number, margin + page.band * scale)


def _too_small(sheet: Sheet, margin: float, least: float, fault: TooSmall, journey: Journey) -> str:
    facts = {"paper": sheet.name, "margin": margin, "points": least}
    lane = curves_of(fault, journey)
    if lane:
        return _(
            "{paper} with a margin of {margin:g} mm is too small for the curves of the lane “{lane}” with "
            "text of {points:g} pt; take a larger paper, or allow smaller text.",
            lane=lane,
            **facts,
        )
    if not fault.lane and fault.needed > 0:
        return _(
            "{paper} with a margin of {margin:g} mm is too small for the names of one stage and its steps "
            "with text of {points:g} pt; shorten them, take a larger paper, or allow smaller text.",
            **facts,
        )
    return _(
        "{paper} with a margin of {margin:g} mm is too small for one card with text of {points:g} pt; "
        "take a larger paper, or allow smaller text.",
        **facts,
    )
