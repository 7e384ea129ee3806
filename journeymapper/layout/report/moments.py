"""The moments of truth: what is felt there, what happens, what hurts, what could help, what is measured."""

from __future__ import annotations

from journeymapper.drawing.shapes import Icon, Shape
from journeymapper.geometry import Rect
from journeymapper.insights.scores import IDEAS
from journeymapper.layout.curve import is_arc, share_of
from journeymapper.layout.icons import MOMENT
from journeymapper.layout.report.drawn_cards import drawn_cell
from journeymapper.layout.report.flow import Row
from journeymapper.layout.report.lettering import Laid, laid, lettering, moved_all, stacked
from journeymapper.layout.report.marks import cards_cell, face_mark, figure_text
from journeymapper.layout.report.page import Draft
from journeymapper.layout.report.pains import NARROW
from journeymapper.layout.report.setting import Setting, stage_name, step_text
from journeymapper.layout.report.sheet import section
from journeymapper.layout.report.sparkline import journey_line
from journeymapper.layout.report.stretch import COMFORTABLE, COMPACT, Density
from journeymapper.layout.report.table import Cell, Column, Entry, stack_cell, table, words_cell
from journeymapper.model.card import Card
from journeymapper.model.lookup import find_persona

_FACE = 34.0
_FEW = 3  # moments for which more room is tried
_SHARE = 0.68  # of the page that a moment may take with its cards; else it has their codes


def moment_pages(setting: Setting) -> list[Draft]:
    steps = [id for id, place in setting.places.items() if place.step.moment_of_truth]
    if not steps:
        return []
    words, size = setting.words, setting.size
    narrow = size.room < NARROW
    columns = [
        Column(words("Moment"), 1.15),
        *([] if narrow else [Column(words("What happens"), 1.35)]),
        Column(words("Pain points"), 1.35),
        Column(words("Opportunities"), 1.35),
        *([] if narrow else [Column(words("Metrics"), 1.05)]),
    ]
    lead = words("The steps that decide whether people stay, come back and tell others.")

    def rows(density: Density | None) -> list[Row]:
        entries = [_entry(setting, step, narrow, density) for step in steps]
        return table(setting, columns, entries, size.room)

    def pages(rows: list[Row]) -> list[Draft]:
        return section(setting, words("Moments of truth"), rows, lead=lead)

    if len(steps) <= _FEW:  # they have a page for themselves: with larger cards, and where they are
        line = journey_line(setting, steps, size.room)
        above = [Row(line, gap=34.0)] if line.shapes else []
        for density in (COMFORTABLE, COMPACT):
            found = pages([*above, *rows(density)])
            if len(found) == 1:
                return found
    most = _SHARE * size.height
    both = zip(rows(COMPACT), rows(None), strict=True)
    return pages([row if row.part.height < most else short for row, short in both])


def _entry(setting: Setting, step: str, narrow: bool, density: Density | None) -> Entry:
    """With the cards as they are on the map; without a density with their codes and the beginnings of their
    texts."""
    here = [card for card in setting.cards if _is_here(card, setting, step)]
    pains = tuple(card for card in here if card.kind == "pain_point")
    ideas = tuple(card for card in here if card.kind in IDEAS)
    metrics = tuple(card for card in here if card.kind == "metric")
    happens = tuple(card for card in here if card.kind in ("action", "thought", "quote", "touchpoint"))

    def cell(*parts: tuple[Card, ...]) -> Cell:
        cards = tuple(card for part in parts for card in part)
        return drawn_cell(setting, cards, density) if density else cards_cell(cards, setting)

    cells = [_moment(setting, step)]
    if narrow:
        cells += [cell(pains), cell(ideas, metrics)]
    else:
        cells += [cell(happens), cell(pains), cell(ideas), cell(metrics)]
    return Entry(step, cells, step_text(setting, step))


def _is_here(card: Card, setting: Setting, step: str) -> bool:
    order = setting.places[step].order
    until = setting.places.get(card.until)
    start = setting.places[card.step].order
    return start <= order <= (until.order if until else start)


def _moment(setting: Setting, step: str) -> Cell:
    type, palette, place = setting.type, setting.look.palette, setting.places[step]
    stage = stage_name(setting, place.stage) if place.step.name else ""
    return stack_cell(
        _flagged(setting, step_text(setting, step)),
        words_cell(stage, type.small, palette.second),
        words_cell(place.step.description, type.body, palette.ink),
        _felt(setting, step),
        gap=6.0,
    )


def _flagged(setting: Setting, text: str) -> Cell:
    style, palette = setting.type.heading, setting.look.palette

    def make(width: float) -> Laid:
        icon = Icon(Rect(0.0, 2.0, 15.0, 15.0), MOMENT, palette.tints["pain_point"].bar)
        shape = lettering(text, 22.0, 0.0, width - 22.0, style, palette.ink)
        return Laid((icon, shape), shape.rect.height)

    return make


def _felt(setting: Setting, step: str) -> Cell:
    """A face and the label of every as-is point at this step."""
    lanes = {lane.id: lane for lane in setting.lanes}
    felt = [
        (lanes[curve.lane], curve, point)
        for curve in setting.curves
        if curve.state != "to-be" and not is_arc(lanes[curve.lane])
        for point in curve.points
        if point.step == step
    ]

    def make(width: float) -> Laid:
        type, palette = setting.type, setting.look.palette
        parts = []
        for lane, curve, point in felt:
            who = find_persona(setting.document, curve.persona)
            text = point.label or figure_text(point.value, "", setting, sign=True)
            room = width - _FACE - 10.0
            words = stacked(
                [
                    laid(text, room, type.strong, palette.ink),
                    laid(who.name if who else "", room, type.small, palette.second),
                ]
            )
            down = max(0.0, (_FACE - words.height) / 2)
            shapes: tuple[Shape, ...] = face_mark(share_of(lane, point.value), setting, _FACE)
            both = (*shapes, *moved_all(words.shapes, _FACE + 10.0, down))
            parts.append(Laid(both, max(_FACE, words.height)))
        return stacked(parts, 8.0)

    return make
