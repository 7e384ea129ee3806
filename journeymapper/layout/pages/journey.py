"""What all pages of a map share, and the part of it that stands in some of its columns."""

from __future__ import annotations

from typing import NamedTuple

from journeymapper.drawing.tree import Column, Drawing
from journeymapper.layout.brand import look_of
from journeymapper.layout.columns import column_index, lay_out_columns
from journeymapper.layout.filter import shown_lanes
from journeymapper.layout.head import header_width
from journeymapper.layout.look import Look
from journeymapper.layout.map import Contents, contents_of, lay_out, shared_of
from journeymapper.layout.measures import Measures
from journeymapper.layout.strips import Shared
from journeymapper.layout.words import Words
from journeymapper.model.card import Card
from journeymapper.model.document import Document
from journeymapper.model.lane import Lane
from journeymapper.model.record import evolve
from journeymapper.model.stage import Stage
from journeymapper.model.view import View

SHEET_MARGIN = 4.0  # map units around a page: the paper has a margin of its own
POINT_ROOM = 8.0  # what the last stage points out to the right of its columns


class Spanning(NamedTuple):
    """A card that covers the columns from `first` to `last`."""

    card: Card
    lane: str
    first: int
    last: int


class Journey(NamedTuple):
    """A map before it is cut. `overview` is the whole of it on one sheet, `columns` are its columns there."""

    document: Document
    view: View
    words: Words
    look: Look
    heads: Look  # the look with the width that lane headers have
    lanes: tuple[Lane, ...]
    columns: tuple[Column, ...]
    contents: dict[str, Contents]
    spanning: tuple[Spanning, ...]
    shared: Shared
    overview: Drawing


class Part(NamedTuple):
    """Some columns that stand side by side on a page: from `start` to before `end`, and where they stand."""

    start: int
    end: int
    columns: tuple[Column, ...]


def journey_of(document: Document, view: View, words: Words, measures: Measures) -> Journey:
    measures = measures._replace(margin=SHEET_MARGIN)
    look = look_of(document, measures, words)
    lanes = shown_lanes(document.lanes, view)
    heads = look
    if not document.style.lane_header_width:
        heads = look._replace(measures=measures._replace(lane_header_width=header_width(lanes, look)))
    columns = lay_out_columns(document.stages, view, heads.measures)
    contents = contents_of(document, view, lanes, columns)
    index = column_index(columns, document.stages)
    spanning = [
        Spanning(card, lane, first, last)
        for lane, row in contents.items()
        for first, cards in enumerate(row)
        for card in cards
        if card.until and (last := index.get(card.until, first)) > first
    ]
    shared = shared_of(document, view, columns, 0.0, look, heads)
    overview = lay_out(document, view, words, measures)
    return Journey(
        document, view, words, look, heads, lanes, columns, contents, tuple(spanning), shared, overview
    )


def body_left(journey: Journey) -> float:
    return SHEET_MARGIN + journey.heads.measures.lane_header_width


def shared_on(journey: Journey, part: Part, pages: tuple[tuple[Column, ...], ...], width: float) -> Shared:
    """What the lanes of a page share. Cards that go on are cut at its edges and say so."""
    start, end = part.start, part.end
    continued = frozenset(one.card.id for one in journey.spanning if one.first < start <= one.last)
    continues = frozenset(one.card.id for one in journey.spanning if one.first < end <= one.last)
    last = max(0, len(part.columns) - 1)
    places = {step: min(last, max(0, at - start)) for step, at in journey.shared.places.items()}
    return journey.shared._replace(
        columns=part.columns,
        places=places,
        width=width,
        look=journey.look._replace(continued=continued, continues=continues),
        heads=journey.heads._replace(continued=continued, continues=continues),
        pages=pages,
    )


def contents_on(journey: Journey, lane: str, part: Part) -> Contents:
    """The cards of a lane on a page; those that come from the page before stand first."""
    cells = journey.contents[lane][part.start : part.end]
    before = [one.card for one in journey.spanning if one.lane == lane and one.first < part.start <= one.last]
    return ((*before, *cells[0]), *cells[1:]) if before else cells


def stages_on(journey: Journey, part: Part) -> tuple[Stage, ...]:
    """The stages of a page; one that began on the page before says so."""
    shown = {column.stage for column in part.columns}
    begun = {column.stage for column in journey.columns[: part.start]}
    return tuple(
        evolve(stage, name=journey.words("{name} (continued)", name=stage.name))
        if stage.id in begun and stage.name
        else stage
        for stage in journey.document.stages
        if stage.id in shown
    )
