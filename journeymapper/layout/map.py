"""From a document to its drawing. Whatever did not change since the drawing before is the same object."""

from __future__ import annotations

from collections.abc import Collection
from functools import reduce
from operator import or_

from journeymapper.drawing.tree import Column, Drawing, Placed, Row, Strip
from journeymapper.geometry import Point, Rect
from journeymapper.layout.band import band_strip
from journeymapper.layout.brand import look_of
from journeymapper.layout.columns import body_edges, column_index, lay_out_columns, sheet_width
from journeymapper.layout.curve_lane import (
    curve_room,
    curve_states,
    gap_colours,
    has_lowest,
    sample_colours,
    state_colours,
)
from journeymapper.layout.filter import shown_cards, shown_curves, shown_lanes
from journeymapper.layout.head import header_width
from journeymapper.layout.header import HeaderInputs, header_strip
from journeymapper.layout.lane import LaneMade
from journeymapper.layout.legend import LegendInputs, legend_strip
from journeymapper.layout.look import Look
from journeymapper.layout.measures import Measures, measures_of
from journeymapper.layout.shelf import shelf_strip
from journeymapper.layout.strips import Shared, lane_strips
from journeymapper.layout.uses import AS_IS, EVIDENCE, FREQUENCY, SEVERITY, TARGET, TO_BE, TREND
from journeymapper.layout.wording import printed_date
from journeymapper.layout.words import ENGLISH, Words
from journeymapper.model.card import Card
from journeymapper.model.document import Document
from journeymapper.model.lane import Lane
from journeymapper.model.stage import Stage
from journeymapper.model.view import WHOLE, View

Contents = tuple[tuple[Card, ...], ...]


def lay_out(
    document: Document,
    view: View = WHOLE,
    words: Words = ENGLISH,
    measures: Measures | None = None,
    previous: Drawing | None = None,
    *,
    hints: bool = False,
    always: Collection[str] = frozenset(),
) -> Drawing:
    """The drawing of a map as a view shows it.

    With `previous` (any earlier drawing, best of the same map) unchanged strips, cells and shapes are taken
    over as the same objects. `hints` adds what empty lanes say on the screen, in groups of kind "hint".
    The shelf is part of it only where the map says so, and never on the screen (`hints`), which has a strip
    of its own for it. `always` are ids of cards that are shown whatever the view filters.
    """
    before = (
        {(placed.strip.kind, placed.strip.id): placed.strip for placed in previous.strips} if previous else {}
    )
    measures = measures or measures_of(document.style)
    look = look_of(document, measures, words, hints)
    look = _kept_look(look, before.get(("title", "title")))
    lanes = shown_lanes(document.lanes, view)
    heads = look
    if not document.style.lane_header_width:
        heads = look._replace(measures=measures._replace(lane_header_width=header_width(lanes, look)))
    columns = lay_out_columns(document.stages, view, heads.measures)
    if previous and previous.columns == columns:
        columns = previous.columns
    width = sheet_width(columns, measures)
    left, right = body_edges(columns, heads.measures)

    shared = shared_of(document, view, columns, width - left, look, heads)
    pairs, rests = _lanes(document, view, lanes, shared, before, always)
    header = header_strip(header_inputs(document, rests, width, look), before.get(("title", "title")))
    band = band_strip(
        document.stages, columns, view.collapsed_stages, width - left, look, before.get(("band", "band"))
    )
    footer = legend_strip(legend_inputs(document, rests, width, look), before.get(("footer", "footer")))

    y = header.height
    strips = [Placed(Point(0.0, 0.0), header), Placed(Point(left, y), band)]
    y += band.height
    top = y
    rows = []
    for lane, (strip, head) in zip(lanes, pairs, strict=True):
        strips += [Placed(Point(left, y), strip), Placed(Point(0.0, y), head)]
        rows.append(Row(lane.id, lane.kind, y, strip.height, curve_room(strip)))
        y += strip.height
    bottom = y
    if document.shelf.printed and not hints:
        shelf = shelf_strip(document, width, left, look, shared.votes)
        strips.append(Placed(Point(0.0, y), shelf))
        bottom += shelf.height
    strips.append(Placed(Point(0.0, bottom), footer))
    body = Rect(left, top, right - left, y - top)
    return Drawing(
        width, bottom + footer.height, tuple(strips), columns, tuple(rows), body, mirrored=look.mirrored
    )


def shared_of(
    document: Document, view: View, columns: tuple[Column, ...], width: float, look: Look, heads: Look
) -> Shared:
    """What the lanes of a whole map share. `width` is that of their strips."""
    votes: dict[str, int] = {}
    for vote in document.votes:
        votes[vote.card] = votes.get(vote.card, 0) + 1
    folded = tuple([stage.steps[0].id for stage in document.stages if stage.id in view.collapsed_stages])
    moments = tuple([step.id for stage in document.stages for step in stage.steps if step.moment_of_truth])
    places = column_index(columns, document.stages)
    curves = shown_curves(document.curves, view)
    return Shared(columns, places, votes, folded, moments, curves, width, look, heads)


def _lanes(
    document: Document,
    view: View,
    lanes: tuple[Lane, ...],
    shared: Shared,
    before: dict[tuple[str, str], Strip],
    always: Collection[str],
) -> tuple[list[tuple[Strip, Strip]], list[LaneMade]]:
    contents = contents_of(document, view, lanes, shared.columns, always)
    found: list[tuple[Strip, Strip]] = []
    made: list[LaneMade] = []
    for lane in lanes:
        collapsed = lane.id in view.collapsed_lanes
        old = before.get(("lane", lane.id)), before.get(("head", lane.id))
        pair = lane_strips(lane, contents[lane.id], shared, collapsed, old)
        found.append(pair)
        if isinstance(pair[0].inputs, LaneMade):
            made.append(pair[0].inputs)
    return found, made


def contents_of(
    document: Document,
    view: View,
    lanes: tuple[Lane, ...],
    columns: tuple[Column, ...],
    always: Collection[str] = frozenset(),
) -> dict[str, Contents]:
    """The shown cards of every cell, by lane, in the order of the columns; a folded stage gathers its own."""
    folds = {stage.id: stage for stage in document.stages if stage.id in view.collapsed_stages}
    return _contents(shown_cards(document.cards, view, always), lanes, columns, folds)


def _contents(
    cards: tuple[Card, ...], lanes: tuple[Lane, ...], columns: tuple[Column, ...], folds: dict[str, Stage]
) -> dict[str, Contents]:
    steps = [column.step for column in columns]
    rows: dict[str, dict[str, list[Card]]] = {lane.id: {step: [] for step in steps} for lane in lanes}
    for row in rows.values():
        for stage in folds.values():
            row.update({step.id: row[stage.steps[0].id] for step in stage.steps})
    for card in cards:  # the one loop over all cards at every change: nothing but look-ups
        try:
            rows[card.lane][card.step].append(card)
        except KeyError:  # on the shelf, or hidden
            continue
    return {lane: tuple([tuple(row[step]) for step in steps]) for lane, row in rows.items()}


def _kept_look(look: Look, title: Strip | None) -> Look:
    """The look of the drawing before when it is equal: then all that depends on it compares at once."""
    before = title.inputs.look if title and isinstance(title.inputs, HeaderInputs) else None
    return before if before is not None and before == look else look


def _curve_states(made: list[LaneMade]) -> tuple[str, ...]:
    found = {state for lane in made for state in curve_states(lane.inputs)}
    return tuple(sorted(found))


def _uses(made: list[LaneMade]) -> int:
    return reduce(or_, [bits for lane in made for bits in lane.uses], 0)


def header_inputs(document: Document, made: list[LaneMade], width: float, look: Look) -> HeaderInputs:
    uses = _uses(made)
    states = {
        *_curve_states(made),
        *(["as-is"] if uses & AS_IS else []),
        *(["to-be"] if uses & TO_BE else []),
    }
    return HeaderInputs(document.title, document.facts, document.brand, tuple(sorted(states)), width, look)


def legend_inputs(document: Document, made: list[LaneMade], width: float, look: Look) -> LegendInputs:
    uses = _uses(made)
    facts, brand, words = document.facts, document.brand, look.words
    parts = [
        words("version {revision}", revision=facts.revision) if facts.revision else "",
        printed_date(facts.date, words.language) if facts.date else "",
    ]
    colours = sample_colours((pair for lane in made for pair in state_colours(lane.inputs)), look)
    return LegendInputs(
        evidence=tuple(word for word, bit in EVIDENCE.items() if uses & bit),
        severity=bool(uses & SEVERITY),
        frequency=bool(uses & FREQUENCY),
        target=bool(uses & TARGET),
        trend=bool(uses & TREND),
        curves=tuple((state, colours[state]) for state in _curve_states(made)),
        gap=tuple(dict.fromkeys(colour for lane in made for colour in gap_colours(lane.inputs))),
        lowest=any(has_lowest(lane.inputs) for lane in made),
        moments=any(step.moment_of_truth for stage in document.stages for step in stage.steps),
        imprint=words.joined(parts),
        brand=(brand.footer, brand.confidentiality),
        width=width,
        look=look,
    )
