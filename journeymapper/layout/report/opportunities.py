"""The matrix of impact and effort, and the register of opportunities with owners, status and links."""

from __future__ import annotations

from journeymapper.drawing.tree import Group
from journeymapper.geometry import Rect
from journeymapper.insights.scores import is_rated, ranked_ideas
from journeymapper.layout.report.lettering import Laid, laid, lettering, moved_all, placed, stacked
from journeymapper.layout.report.marks import (
    badge_cell,
    badge_width,
    cards_cell,
    code_badge,
    date_text,
    name_cell,
    pips_cell,
    status_cell,
    where_cell,
)
from journeymapper.layout.report.matrix import matrix
from journeymapper.layout.report.page import Draft
from journeymapper.layout.report.page import Entry as OutlineEntry
from journeymapper.layout.report.pains import NARROW, people_text
from journeymapper.layout.report.register import register
from journeymapper.layout.report.setting import Setting
from journeymapper.layout.report.sheet import page_head
from journeymapper.layout.report.table import Cell, Column, Entry, stack_cell, words_cell
from journeymapper.layout.wording import card_names, listed
from journeymapper.model.card import Card

_LIST = 330.0  # the list beside the matrix
_MORE = 26.0  # for the line that says that it goes on


def opportunity_pages(setting: Setting) -> list[Draft]:
    ideas = ranked_ideas(setting.cards)
    if not ideas:
        return []
    found = [_matrix_page(setting, ideas)] if any(is_rated(card) for card in ideas) else []
    register = _register(setting, ideas)
    if found:
        register[0] = register[0]._replace(
            outline=(OutlineEntry(setting.words("Register of opportunities"), 1),)
        )
    return [*found, *register]


def _matrix_page(setting: Setting, ideas: tuple[Card, ...]) -> Draft:
    words, size, type = setting.words, setting.size, setting.type
    title = words("Opportunities")
    head = page_head(
        setting, title, words("Most worthwhile are the quick wins: much impact for little effort.")
    )
    rated = [card for card in ideas if is_rated(card)]
    wide = size.room >= NARROW
    free = size.bottom - head.bottom
    width = size.room - _LIST - 40.0 if wide else size.room
    height = free if wide else min(free * 0.62, width * 0.8)
    picture = matrix(setting, rated, width, height)
    groups = [
        *head.groups,
        Group("", "matrix", Rect(size.left, head.bottom, width, height), picture.shapes, title),
    ]
    x, y = (size.left + width + 40.0, head.bottom) if wide else (size.left, head.bottom + height + 24.0)
    room, left = (_LIST if wide else size.room), size.bottom - y
    parts: list[Laid] = []
    used = 0.0
    for card in ideas:
        part = _line(setting, card, room)
        if used + part.height + (0.0 if card is ideas[-1] else _MORE) > left:
            more = words("All of them are in the register that follows.")
            parts.append(laid(more, room, type.small, setting.look.palette.second))
            break
        parts.append(part)
        used += part.height + 9.0
    groups.append(placed(stacked(parts, 9.0), Rect(x, y, room, 0.0), "list"))
    return Draft(title, title, tuple(groups), (OutlineEntry(title),))


def _line(setting: Setting, card: Card, room: float) -> Laid:
    """Code and text of an opportunity, with where it belongs."""
    type, palette = setting.type, setting.look.palette
    badge = code_badge(card, setting)
    left = badge_width(setting.codes[card.id], setting) + 10.0
    name = lettering(card.text, left, 0.0, room - left, type.body, palette.ink, max_lines=2)
    where = setting.where(card)
    if not is_rated(card):
        where = listed((where, setting.words("not rated yet")), setting.words.language)
    below = lettering(where, left, name.rect.bottom, room - left, type.small, palette.second, max_lines=1)
    return Laid((*moved_all(badge.shapes, 0.0, 0.0), name, below), max(badge.height, below.rect.bottom))


def _register(setting: Setting, ideas: tuple[Card, ...]) -> list[Draft]:
    words, size = setting.words, setting.size
    narrow = size.room < NARROW
    if narrow:
        columns = [
            Column("", fixed=40.0),
            Column(words("Opportunity"), 2.2),
            Column(words("Impact, effort"), fixed=82.0),
            Column(words("Owner, status"), 1.2),
            Column(words("Pain points and metrics"), 2.0),
        ]
    else:
        columns = [
            Column("", fixed=40.0),
            Column(words("Opportunity"), 2.2),
            Column(words("Where"), 1.2),
            Column(words("Impact"), fixed=72.0),
            Column(words("Effort"), fixed=72.0),
            Column(words("Owner"), 0.9),
            Column(words("Status"), 1.25),
            Column(words("Pain points"), 2.0),
            Column(words("Metrics"), 1.4),
        ]
    entries = [_entry(setting, card, narrow) for card in ideas]
    lead = words("Ranked by impact less effort: what pays off most comes first.")
    return register(
        setting, words("Opportunities"), columns, entries, title=words("Register of opportunities"), lead=lead
    )


def _entry(setting: Setting, card: Card, narrow: bool) -> Entry:
    type, palette = setting.type, setting.look.palette
    bar = palette.tints["opportunity"].bar
    linked = setting.linked[card.id]
    pains = tuple(other for other in linked if other.kind == "pain_point")
    metrics = tuple(other for other in linked if other.kind == "metric")
    where = (
        words_cell(setting.where(card), type.small, palette.second) if narrow else where_cell(card, setting)
    )
    kind = card_names(setting.words)[card.kind] if card.kind == "solution" else ""
    text = stack_cell(
        name_cell(card, setting),
        *([where] if narrow else []),
        words_cell(setting.words.joined((kind, people_text(setting, card))), type.small, palette.second),
    )
    impact, effort = pips_cell(card.impact, setting, bar), pips_cell(card.effort, setting, palette.second)
    owner = words_cell(card.owner or "–", type.body, palette.ink)
    due = words_cell(date_text(card.due, setting) if card.due else "", type.small, palette.second)
    status = stack_cell(status_cell(card, setting), due)
    badge = badge_cell(card, setting)
    cells: list[Cell]
    if narrow:
        both = cards_cell((*pains, *metrics), setting)
        cells = [badge, text, stack_cell(impact, effort), stack_cell(owner, status), both]
    else:
        cells = [
            badge, text, where, impact, effort, owner, status,
            cards_cell(pains, setting), cards_cell(metrics, setting),
        ]  # fmt: skip
    return Entry(card.id, cells, card.text, card.url)
