"""The moments of truth: what is felt there, what happens, what hurts, what could help, what is measured."""

from __future__ import annotations

from collections.abc import Sequence

from journeymapper.drawing.shapes import Icon, Shape
from journeymapper.geometry import Rect
from journeymapper.insights.scores import IDEAS
from journeymapper.layout.card import lay_out_card
from journeymapper.layout.curve import is_arc, share_of
from journeymapper.layout.icons import MOMENT
from journeymapper.layout.mirror import mirrored
from journeymapper.layout.report.lettering import Laid, laid, lettering, moved_all, stacked
from journeymapper.layout.report.marks import cards_cell, face_mark, figure_text
from journeymapper.layout.report.page import Draft
from journeymapper.layout.report.pains import NARROW
from journeymapper.layout.report.setting import Setting, stage_name, step_text
from journeymapper.layout.report.sheet import section
from journeymapper.layout.report.shortening import in_a_list
from journeymapper.layout.report.stretch import COMPACT, look_for
from journeymapper.layout.report.table import Cell, Column, Entry, stack_cell, table, words_cell
from journeymapper.model.card import Card
from journeymapper.model.lookup import find_persona
from journeymapper.model.record import evolve

_FACE = 34.0
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
    rows = table(setting, columns, [_entry(setting, step, narrow, True) for step in steps], size.room)
    short = table(setting, columns, [_entry(setting, step, narrow, False) for step in steps], size.room)
    most = _SHARE * size.height
    chosen = [row if row.part.height < most else other for row, other in zip(rows, short, strict=True)]
    lead = words("The steps that decide whether people stay, come back and tell others.")
    return section(setting, words("Moments of truth"), chosen, lead=lead)


def _entry(setting: Setting, step: str, narrow: bool, drawn: bool) -> Entry:
    """`drawn`: with the cards as they are on the map, else their codes and the beginnings of their texts."""
    here = [card for card in setting.cards if _is_here(card, setting, step)]
    pains = tuple(card for card in here if card.kind == "pain_point")
    ideas = tuple(card for card in here if card.kind in IDEAS)
    metrics = tuple(card for card in here if card.kind == "metric")
    happens = tuple(card for card in here if card.kind in ("action", "thought", "quote", "touchpoint"))

    def cell(*parts: tuple[Card, ...]) -> Cell:
        cards = tuple(card for part in parts for card in part)
        return _drawn(setting, cards) if drawn else cards_cell(cards, setting)

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


def _drawn(setting: Setting, cards: Sequence[Card]) -> Cell:
    look = look_for(setting, COMPACT)

    def make(width: float) -> Laid:
        if not cards:
            return laid("–", width, setting.type.body, setting.look.palette.second)
        groups = [lay_out_card(card, width, look, setting.votes.get(card.id, 0)) for card in _short(cards)]
        parts = []
        for group in groups:
            shapes = group.shapes
            if look.mirrored:  # the page will be seen in a mirror, but cards only move
                shapes = tuple(mirrored(shape, group.rect.width) for shape in shapes)
            parts.append(Laid(shapes, group.rect.height))
        return stacked(parts, 7.0)

    return make


def _short(cards: Sequence[Card]) -> list[Card]:
    texts = [(card, in_a_list(card.text)) for card in cards]
    return [card if text is card.text else evolve(card, text=text) for card, text in texts]


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
