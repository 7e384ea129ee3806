"""The moments of truth: what is felt there, what hurts, what could be done, how it is measured."""

from __future__ import annotations

from journeymapper.drawing.shapes import Icon, Shape
from journeymapper.geometry import Rect
from journeymapper.insights.scores import IDEAS
from journeymapper.layout.curve import is_arc, share_of
from journeymapper.layout.icons import MOMENT
from journeymapper.layout.report.lettering import Laid, laid, lettering, moved_all, stacked
from journeymapper.layout.report.marks import cards_cell, face_mark, figure_text
from journeymapper.layout.report.page import Draft
from journeymapper.layout.report.pains import NARROW
from journeymapper.layout.report.setting import Setting, stage_name, step_text
from journeymapper.layout.report.sheet import section
from journeymapper.layout.report.table import Cell, Column, Entry, stack_cell, table, words_cell
from journeymapper.model.card import Card
from journeymapper.model.lookup import find_persona

_FACE = 22.0


def moment_pages(setting: Setting) -> list[Draft]:
    steps = [id for id, place in setting.places.items() if place.step.moment_of_truth]
    if not steps:
        return []
    words, size = setting.words, setting.size
    narrow = size.room < NARROW
    columns = [
        Column(words("Moment"), 1.5),
        Column(words("Pain points"), 2.0),
        Column(words("Opportunities"), 2.0),
        *([] if narrow else [Column(words("Metrics"), 1.5)]),
    ]
    head, rows = table(setting, columns, [_entry(setting, step, narrow) for step in steps], size.room)
    lead = words("The steps that decide whether people stay, come back and tell others.")
    return section(setting, words("Moments of truth"), rows, lead=lead, head=head)


def _entry(setting: Setting, step: str, narrow: bool) -> Entry:
    type, palette = setting.type, setting.look.palette
    place = setting.places[step]
    here = tuple(card for card in setting.cards if _is_here(card, setting, step))
    pains = tuple(card for card in here if card.kind == "pain_point")
    ideas = tuple(card for card in here if card.kind in IDEAS)
    metrics = tuple(card for card in here if card.kind == "metric")
    stage = stage_name(setting, place.stage) if place.step.name else ""
    moment: Cell = stack_cell(
        _flagged(setting, step_text(setting, step)),
        words_cell(stage, type.small, palette.second),
        words_cell(place.step.description, type.small, palette.second),
        _felt(setting, step),
        gap=5.0,
    )
    last = cards_cell(metrics, setting)
    ideas_cell = cards_cell(ideas, setting)
    cells = [moment, cards_cell(pains, setting)]
    cells += [stack_cell(ideas_cell, last, gap=8.0)] if narrow and metrics else [ideas_cell]
    if not narrow:
        cells.append(last)
    return Entry(step, cells, step_text(setting, step))


def _is_here(card: Card, setting: Setting, step: str) -> bool:
    order = setting.places[step].order
    until = setting.places.get(card.until)
    start = setting.places[card.step].order
    return start <= order <= (until.order if until else start)


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
        parts = []
        for lane, curve, point in felt:
            who = find_persona(setting.document, curve.persona)
            text = ": ".join(part for part in (who.name if who else "", point.label) if part)
            text = text or figure_text(point.value, "", setting, sign=True)
            words = laid(text, width - _FACE - 8.0, setting.type.body, setting.look.palette.ink)
            down = max(0.0, (_FACE - words.height) / 2)
            shapes: tuple[Shape, ...] = face_mark(share_of(lane, point.value), setting, _FACE)
            both = (*shapes, *moved_all(words.shapes, _FACE + 8.0, down))
            parts.append(Laid(both, max(_FACE, words.height)))
        return stacked(parts, 6.0)

    return make
