"""The report in brief: what the map is about, its figures, what matters most, and the contents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from journeymapper.drawing.places import CONTENTS, page_address
from journeymapper.drawing.shapes import Box, Shape
from journeymapper.geometry import Rect
from journeymapper.insights.scores import IDEAS, ranked_ideas, ranked_pains
from journeymapper.layout.fit import widest_word
from journeymapper.layout.report.flow import Frame, Row, flow
from journeymapper.layout.report.lettering import Laid, laid, lettering, moved_all, stacked
from journeymapper.layout.report.marks import cards_cell
from journeymapper.layout.report.page import Draft, Entry
from journeymapper.layout.report.setting import Setting, pale
from journeymapper.layout.report.sheet import columned, page_head
from journeymapper.layout.wording import printed_number

_CONTENTS = 300.0
_GAP = 56.0
_WIDEST_FIGURE = 150.0


class Content(NamedTuple):
    """An entry of the contents."""

    title: str
    level: int
    page: int


def contents_of(drafts: Sequence[Draft], before: int) -> list[Content]:
    """The entries of the pages' outlines; `before` pages come first."""
    return [
        Content(entry.title, entry.level, before + at)
        for at, draft in enumerate(drafts, 1)
        for entry in draft.outline
    ]


def brief_pages(setting: Setting, contents: Sequence[Content]) -> list[Draft]:
    """Nothing where there is nothing to say yet."""
    words, size = setting.words, setting.size
    title = words("In brief")
    head, further = page_head(setting, title), page_head(setting, title, continued=True)
    wide = size.room >= 760.0
    room = size.room - _CONTENTS - _GAP if wide else size.room
    rows = _rows(setting, room)
    listed = _contents(setting, contents, _CONTENTS if wide else size.room)
    beside = [] if wide else rows
    free = size.bottom - head.bottom
    if _height([*beside, *listed]) > free:
        listed = _contents(setting, contents, _CONTENTS if wide else size.room, close=True)
    long = _height(listed) > free  # then they have pages of their own
    if long:
        listed = []
    if not wide:
        rows += listed
        listed = []
    if not rows and not listed:
        return _contents_pages(setting, contents) if long else []
    left = size.right - _CONTENTS

    def main(page: int) -> Frame:
        return Frame(size.left, room, (further if page else head).bottom, size.bottom)

    def side(page: int) -> Frame:
        return Frame(left, _CONTENTS, (further if page else head).bottom, size.bottom)

    pages = flow(rows, main)
    columns = flow(listed, side) if listed else []
    found = []
    for at in range(max(len(pages), len(columns))):
        top = further if at else head
        groups = [group for part in (pages, columns) if at < len(part) for group in part[at]]
        found.append(Draft(title, title, (*top.groups, *groups), () if at else (Entry(title),)))
    return [*found, *_contents_pages(setting, contents)] if long else found


def _contents_pages(setting: Setting, contents: Sequence[Content]) -> list[Draft]:
    """The contents in as many columns as there is room for."""
    title, size = setting.words("Contents"), setting.size
    across = max(1, int((size.room + _GAP) // (_CONTENTS + _GAP)))
    rows = _contents(setting, contents, (size.room - _GAP * (across - 1)) / across)
    return columned(setting, title, rows[1:], across, _GAP, title)


def _height(rows: Sequence[Row]) -> float:
    return sum(row.part.height + row.gap for row in rows)


def _rows(setting: Setting, room: float) -> list[Row]:
    words, type, palette, facts = setting.words, setting.type, setting.look.palette, setting.document.facts
    figures = _figures(setting, room)
    rows = [Row(figures, gap=26.0)] if figures.shapes else []
    for heading, text in (
        (words("Scenario"), facts.scenario),
        (words("Goal"), facts.goal),
        (words("Expectations"), facts.expectations),
    ):
        if text.strip():
            rows.append(Row(laid(heading, room, type.label, setting.accent), keep=True, gap=2.0))
            rows.append(Row(laid(text, room, type.lead, palette.ink), gap=16.0))
    lists = (
        (words("What hurts most"), ranked_pains(setting.cards)[:3]),
        (words("What is most worthwhile"), ranked_ideas(setting.cards)[:3]),
    )
    for heading, cards in lists:
        if cards:
            rows.append(Row(laid(heading, room, type.label, setting.accent), keep=True, gap=6.0))
            rows.append(Row(cards_cell(cards, setting, large=True)(room), gap=18.0))
    return rows


def _figures(setting: Setting, room: float) -> Laid:
    """How many stages, steps, touchpoints, pain points and opportunities there are."""
    words, type, palette = setting.words, setting.type, setting.look.palette
    cards = setting.cards
    figures = [
        (words("Stages"), len(setting.stages)),
        (words("Steps"), len(setting.places)),
        (words("Touchpoints"), sum(card.kind == "touchpoint" for card in cards)),
        (words("Pain points"), sum(card.kind == "pain_point" for card in cards)),
        (words("Opportunities"), sum(card.kind in IDEAS for card in cards)),
        (words("Metrics"), sum(card.kind == "metric" for card in cards)),
    ]
    if len(setting.places) == len(setting.stages):
        del figures[1]
    shown = [(name, count) for name, count in figures if count]
    if not shown:
        return Laid((), 0.0)
    gap = 12.0
    least = max(88.0, *(widest_word(name, type.small) + 25.0 for name, _ in shown))
    across = min(len(shown), max(2, int((room + gap) // (least + gap))))
    across = -(-len(shown) // -(-len(shown) // across))  # as many in each row
    width = min(_WIDEST_FIGURE, (room - gap * (across - 1)) / across)
    parts = [
        stacked(
            [
                laid(printed_number(count, words.language), width - 24.0, type.title, setting.accent),
                laid(name, width - 24.0, type.small, palette.second),
            ]
        )
        for name, count in shown
    ]
    height = max(part.height for part in parts) + 22.0
    shapes: list[Shape] = []
    for at, part in enumerate(parts):
        x, y = (at % across) * (width + gap), (at // across) * (height + gap)
        shapes.append(Box(Rect(x, y, width, height), pale(setting.accent, 0.07), None, 1.0, 8.0))
        shapes += moved_all(part.shapes, x + 14.0, y + 10.0)
    return Laid(tuple(shapes), (len(parts) - 1) // across * (height + gap) + height)


def _contents(setting: Setting, contents: Sequence[Content], room: float, close: bool = False) -> list[Row]:
    """Titles with the numbers of their pages; the parts of a section stand in."""
    words, type, palette = setting.words, setting.type, setting.look.palette
    if not contents:
        return []
    rows = [Row(laid(words("Contents"), room, type.label, setting.accent), keep=True, gap=8.0)]
    for place, content in enumerate(contents):
        follows = contents[place + 1] if place + 1 < len(contents) else None
        opens = follows is not None and follows.level > content.level and follows.page == content.page
        indent = 16.0 * content.level
        plain, strong = (type.small, type.label) if close else (type.body, type.strong)
        style = plain if content.level else strong
        name = lettering(content.title, indent, 0.0, room - indent - 44.0, style, palette.ink, max_lines=2)
        number = "" if opens else printed_number(content.page, words.language)
        shapes: list[Shape] = [name]
        if number:
            shapes.append(lettering(number, room - 40.0, 0.0, 40.0, plain, palette.second, "right"))
        rows.append(
            Row(
                Laid(tuple(shapes), name.rect.height),
                kind=CONTENTS,
                url=page_address(content.page),
                gap=(1.0 if close else 4.0) + (0.0 if content.level else 1.0),
            )
        )
    return rows
