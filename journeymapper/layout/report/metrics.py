"""The metrics with their targets: where they stand, what is missing, where they are heading, since when."""

from __future__ import annotations

from journeymapper.drawing.shapes import Box, Path, Shape
from journeymapper.geometry import Rect
from journeymapper.insights.scores import IDEAS, metric_gap, moves_well
from journeymapper.layout.report.lettering import Laid, laid, lettering
from journeymapper.layout.report.marks import (
    badge_cell,
    cards_cell,
    date_text,
    figure_text,
    name_cell,
    sample_text,
    trend_cell,
)
from journeymapper.layout.report.page import Draft
from journeymapper.layout.report.pains import NARROW
from journeymapper.layout.report.register import register
from journeymapper.layout.report.setting import Setting
from journeymapper.layout.report.table import Cell, Column, Entry, stack_cell, words_cell
from journeymapper.layout.wording import listed, printed_number
from journeymapper.model.card import Card
from journeymapper.text.wrap import text_width

_BAR = 7.0


def metric_pages(setting: Setting) -> list[Draft]:
    cards = [card for card in setting.cards if card.kind == "metric"]
    if not cards:
        return []
    words, size = setting.words, setting.size
    narrow = size.room < NARROW
    columns = [
        Column("", fixed=40.0),
        Column(words("Metric"), 2.0),
        Column(words("Value and target"), fixed=150.0),
        Column(words("Gap and trend") if narrow else words("Gap"), fixed=96.0 if narrow else 78.0),
        *([] if narrow else [Column(words("Trend"), fixed=92.0)]),
        Column(words("Date and source"), 1.8),
        *([] if narrow else [Column(words("Moved by"), 1.9)]),
    ]
    entries = [_entry(setting, card, narrow) for card in cards]
    return register(setting, words("Metrics and targets"), columns, entries, lead=_lead(setting, cards))


def _lead(setting: Setting, cards: list[Card]) -> str:
    words, language = setting.words, setting.words.language
    aimed = [card for card in cards if metric_gap(card) is not None]
    wrong = [card for card in aimed if moves_well(card) is False]
    if not aimed:
        return words("No target has been set yet.")
    return words(
        "Moving away from the target: {count} of {all}.",
        count=printed_number(len(wrong), language),
        all=printed_number(len(aimed), language),
    )


def _entry(setting: Setting, card: Card, narrow: bool) -> Entry:
    type, palette = setting.type, setting.look.palette
    where = words_cell(setting.where(card), type.small, palette.second)
    ideas = tuple(other for other in setting.linked[card.id] if other.kind in IDEAS)
    moved_by = cards_cell(ideas, setting)
    gap = metric_gap(card)
    missing = words_cell(figure_text(gap, card.unit, setting, sign=True), type.strong, palette.ink)
    well = moves_well(card)
    colour = {True: palette.good, False: palette.bad, None: palette.second}[well]
    trend = trend_cell(card, setting, colour)
    text = stack_cell(
        stack_cell(name_cell(card, setting), where),
        *([moved_by] if narrow and ideas else []),
        gap=6.0,
    )
    sample = ""
    if card.sample is not None:
        sample = sample_text(card.sample, setting)
    source = stack_cell(
        words_cell(date_text(card.date, setting), type.body, palette.ink),
        words_cell(listed((card.source, sample), setting.words.language), type.small, palette.second),
    )
    badge, bar = badge_cell(card, setting), _bar_cell(card, setting)
    cells: list[Cell]
    if narrow:
        cells = [badge, text, bar, stack_cell(missing, trend), source]
    else:
        cells = [badge, text, bar, missing, trend, source, moved_by]
    return Entry(card.id, cells, card.text, card.url)


def _bar_cell(card: Card, setting: Setting) -> Cell:
    """The value and the target as figures, and below them a bar with a mark where it is to end."""

    def make(width: float) -> Laid:
        type, palette = setting.type, setting.look.palette
        value = figure_text(card.value, card.unit, setting)
        if card.target is None:
            return laid(value, width, type.strong, palette.ink)
        half = width / 2
        aim = setting.words("target {value}", value=figure_text(card.target, card.unit, setting))
        beside = text_width(value, type.strong) + text_width(aim, type.small) + 10.0 <= width
        first = lettering(
            value, 0.0, 0.0, half if beside else width, type.strong, palette.ink, "left", even=True
        )
        start, top = (half - 20.0, 1.0) if beside else (0.0, first.rect.bottom)
        shapes: list[Shape] = [
            first,
            lettering(
                aim,
                start,
                top,
                width - start,
                type.small,
                palette.second,
                "right" if beside else "left",
                even=True,
            ),
        ]
        y = max(shape.rect.bottom for shape in shapes if not isinstance(shape, Path)) + 5.0
        if card.value is None or card.value < 0 or card.target < 0 or not max(card.value, card.target):
            return Laid(tuple(shapes), y - 5.0)
        whole = max(card.value, card.target) * 1.08
        tint = palette.tints["metric"]
        filled = max(_BAR, width * card.value / whole)
        mark = width * card.target / whole
        shapes += [
            Box(Rect(0.0, y + 2.0, width, _BAR), tint.fill, None, 1.0, _BAR / 2),
            Box(Rect(0.0, y + 2.0, filled, _BAR), tint.bar, None, 1.0, _BAR / 2),
            Path((("M", mark, y - 1.0), ("L", mark, y + _BAR + 5.0)), None, palette.ink, 2.0),
        ]
        return Laid(tuple(shapes), y + _BAR + 5.0)

    return make
