"""How well the map is known: cards by kind of evidence in every lane and stage, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journeymapper.drawing.colour import mix
from journeymapper.drawing.shapes import Box, Shape
from journeymapper.geometry import Rect
from journeymapper.insights.scores import Coverage, evidence_coverage, needs_evidence
from journeymapper.layout.head import lane_name
from journeymapper.layout.report.flow import Row
from journeymapper.layout.report.lettering import NOTHING, Laid, lettering, moved_all, stacked
from journeymapper.layout.report.marks import evidence_cell, figure_text
from journeymapper.layout.report.page import Draft
from journeymapper.layout.report.setting import Setting, stage_name
from journeymapper.layout.report.sheet import section
from journeymapper.layout.report.table import Cell, Column, Entry, table, words_cell
from journeymapper.layout.symbols import BALL_LEVELS, ball
from journeymapper.layout.wording import evidence_names, printed_number
from journeymapper.model.card import Card
from journeymapper.model.record import evolve
from journeymapper.model.words import EVIDENCE
from journeymapper.text.wrap import text_width

_BAR = 14.0
_COUNT = 74.0
_CLOSE = 4.0  # above and below what stands in a row
_BESIDE, _GAP = 900.0, 44.0  # room for two tables side by side, and between them
_MOST = 14  # rows of tables that are put side by side
_BELOW = 16.0


def coverage_pages(setting: Setting) -> list[Draft]:
    """Left out where no card says how it is known."""
    whole = evidence_coverage(setting.cards)
    if not sum(whole.counts):
        return []
    words = setting.words
    room = setting.size.room
    share = figure_text(round(100 * whole.known / whole.total), "%", setting)
    lead = words("{share} of the cards rest on observation or measurement.", share=share)
    rows = [Row(_key(setting, room), gap=14.0)]
    in_lane: dict[str, list[Card]] = {lane.id: [] for lane in setting.lanes}
    in_stage: dict[str, list[Card]] = {stage.id: [] for stage in setting.stages}
    for card in setting.cards:
        in_lane[card.lane].append(card)
        in_stage[setting.places[card.step].stage.id].append(card)
    groups = (
        (
            words("By lane"),
            [(lane_name(one, setting.look), evidence_coverage(in_lane[one.id])) for one in setting.lanes],
        ),
        (
            words("By stage"),
            [(stage_name(setting, one), evidence_coverage(in_stage[one.id])) for one in setting.stages],
        ),
    )
    beside = room >= _BESIDE and all(len(entries) <= _MOST for _, entries in groups)
    width = (room - _GAP) / 2 if beside else room
    tables = [made for heading, entries in groups if (made := _bars(setting, heading, entries, width))]
    if beside:
        rows.append(Row(_side_by_side(tables, width + _GAP), gap=_BELOW))
    for made in () if beside else tables:
        rows += made
        rows[-1] = rows[-1]._replace(gap=_BELOW)
    sources = _sources(setting)
    if sources:
        columns = [
            Column(words("Sources"), 3.0),
            Column(words("Evidence"), 1.6),
            Column(words("Cards"), fixed=_COUNT),
        ]
        rows += table(setting, columns, sources, room, _CLOSE)
    return section(setting, words("Evidence"), rows, title=words("How well the journey is known"), lead=lead)


def _side_by_side(tables: Sequence[Sequence[Row]], across: float) -> Laid:
    """Tables with their heads as one part, each `across` further to the right."""
    shapes: list[Shape] = []
    deepest = 0.0
    for at, rows in enumerate(tables):
        head = rows[0].head or NOTHING
        whole = stacked([head, *(row.part for row in rows)])
        shapes += moved_all(whole.shapes, at * across, 0.0)
        deepest = max(deepest, whole.height)
    return Laid(tuple(shapes), deepest)


def _bars(setting: Setting, heading: str, entries: Iterable[tuple[str, Coverage]], room: float) -> list[Row]:
    """A bar for every name, as long as it has cards, in the parts of its evidence."""
    known = [(name, found) for name, found in entries if found.total]
    most = max((found.total for _, found in known), default=1)
    words, type, palette = setting.words, setting.type, setting.look.palette
    columns = [Column(heading, 1.1), Column(words("Cards"), 3.0), Column(words("Known"), fixed=_COUNT)]
    made = []
    for name, found in known:
        share = figure_text(round(100 * found.known / found.total), "%", setting)
        cells: list[Cell] = [
            words_cell(name, type.body, palette.ink),
            _bar_cell(setting, found, most),
            words_cell(share, type.body, palette.ink),
        ]
        made.append(Entry("", cells, name))
    return table(setting, columns, made, room, _CLOSE)


def _bar_cell(setting: Setting, found: Coverage, most: int) -> Cell:
    def make(width: float) -> Laid:
        style = setting.type.small
        shapes: list[Shape] = []
        x = 0.0
        free = width - 40.0
        top = (setting.type.body.line_height - _BAR) / 2
        for count, colour in zip((*found.counts[::-1], found.unstated), _colours(setting), strict=True):
            if count:
                wide = max(3.0, free * count / most)
                shapes.append(Box(Rect(x, top, wide - 1.5, _BAR), colour, None, 1.0, 2.0))
                x += wide
        total = printed_number(found.total, setting.words.language)
        room = text_width(total, style) + 1.0
        shapes.append(lettering(total, x + 6.0, 1.0, room, style, setting.look.palette.second, "left"))
        return Laid(tuple(shapes), setting.type.body.line_height)

    return make


def _colours(setting: Setting) -> tuple[str, ...]:
    """From measured to assumed, then what does not say: darker is better known."""
    accent = setting.accent
    return (
        accent,
        mix("#FFFFFF", accent, 0.62),
        mix("#FFFFFF", accent, 0.34),
        mix("#FFFFFF", accent, 0.16),
        "#E3E6EB",
    )


def _key(setting: Setting, room: float) -> Laid:
    """What the colours of the bars say."""
    words, style, palette = setting.words, setting.type.small, setting.look.palette
    names = evidence_names(words)
    entries = [names[word] for word in EVIDENCE[::-1]] + [words("not stated")]
    shapes: list[Shape] = []
    x = y = 0.0
    for place, (name, colour) in enumerate(zip(entries, _colours(setting), strict=True)):
        wide = 22.0 + (18.0 if place < len(EVIDENCE) else 0.0) + text_width(name, style) + 1.0
        if x and x + wide > room:
            x, y = 0.0, y + 22.0
        shapes.append(Box(Rect(x, y + 2.0, 14.0, 12.0), colour, None, 1.0, 2.0))
        left = x + 22.0
        if place < len(EVIDENCE):
            level = BALL_LEVELS[EVIDENCE[::-1][place]]
            shapes += ball(left + 5.0, y + style.line_height / 2, 4.5, level, palette.ink)
            left += 18.0
        shapes.append(lettering(name, left, y, text_width(name, style) + 1.0, style, palette.second, "left"))
        x += wide + 26.0
    return Laid(tuple(shapes), y + style.line_height)


def _sources(setting: Setting) -> list[Entry]:
    """Every source once, with how it was known and how many cards lean on it; the most used first."""
    found: dict[tuple[str, str, int | None], list[Card]] = {}
    for card in setting.cards:
        if card.source.strip() and needs_evidence(card):
            found.setdefault((card.source, card.evidence, card.sample), []).append(card)
    type, palette = setting.type, setting.look.palette
    entries = []
    for (source, _, _), cards in sorted(found.items(), key=lambda one: -len(one[1])):
        bare = evolve(cards[0], source="")
        count = printed_number(len(cards), setting.words.language)
        cells = [
            words_cell(source, type.body, palette.ink),
            evidence_cell(bare, setting),
            words_cell(count, type.body, palette.ink),
        ]
        entries.append(Entry("", cells, source))
    return entries
