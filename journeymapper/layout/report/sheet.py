"""The sheets of a section: its heading, its contents over as many pages as they need, and the footer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from journeymapper.drawing.shapes import Box, Shape
from journeymapper.drawing.tree import Group
from journeymapper.geometry import Rect
from journeymapper.layout.legend import ROW
from journeymapper.layout.report.brand_lines import beside_number, header, rows_below
from journeymapper.layout.report.flow import Frame, Row, evened, flow
from journeymapper.layout.report.lettering import Laid, laid, lettering, line, moved_all, placed, stacked
from journeymapper.layout.report.page import Draft, Entry, PageSize, ReportPage, drawing_of
from journeymapper.layout.report.page_key import Keys, page_keys
from journeymapper.layout.report.setting import Setting
from journeymapper.text.run import TextStyle
from journeymapper.text.wrap import ENOUGH, set_text, text_width

_BELOW_HEAD = 22.0
_LEAD_WIDTH = 760.0  # longer lines are tiring to read
_RULE = 36.0
_BELOW_KEY = 6.0


class Head(NamedTuple):
    """The heading of a page and where its contents begin."""

    groups: tuple[Group, ...]
    bottom: float


def page_head(setting: Setting, title: str, lead: str = "", continued: bool = False) -> Head:
    """The title, and a sentence or two that say what to see."""
    size, type, look = setting.size, setting.type, setting.look
    if continued:
        words = setting.words("{title} (continued)", title=title)
        part = laid(words, size.room, type.heading, look.palette.ink, 2)
        where = Rect(size.left, size.top + 4.0, size.room, 0.0)
        return Head((placed(part, where, "title"),), where.y + part.height + 16.0)
    rule = Laid((Box(Rect(0.0, 0.0, _RULE, 4.0), setting.accent, None, 1.0, 2.0),), 14.0)
    name = laid(title, size.room, type.title, look.palette.ink)
    room = min(size.room, _LEAD_WIDTH)
    text = laid(lead, _even(lead, room, type.lead), type.lead, look.palette.second)
    part = stacked([rule, name, Laid(text.shapes, text.height)], 3.0)
    where = Rect(size.left, size.top, size.room, 0.0)
    return Head((placed(part, where, "title"),), size.top + part.height + _BELOW_HEAD)


def _even(text: str, room: float, style: TextStyle) -> float:
    """The width that sets two or three lines about equally long: no last line of one word."""
    count = len(set_text(text, room, style).lines)
    if not 2 <= count <= 3:
        return room
    low, high = room / count, room
    while high - low > 4.0:
        middle = (low + high) / 2
        low, high = (low, middle) if len(set_text(text, middle, style).lines) <= count else (middle, high)
    return high


def section(
    setting: Setting, name: str, rows: Iterable[Row], *, title: str = "", lead: str = ""
) -> list[Draft]:
    """The pages of rows under a heading; every page after the first says that it continues."""
    return columned(setting, name, rows, 1, 0.0, title or name, lead)


def columned(
    setting: Setting, name: str, rows: Iterable[Row], across: int, gap: float, title: str, lead: str = ""
) -> list[Draft]:
    """The same in `across` columns, `gap` apart."""
    size = setting.size
    first, further = page_head(setting, title, lead), page_head(setting, title, continued=True)
    width = (size.room - gap * (across - 1)) / across

    def frame(place: int) -> Frame:
        page, column = divmod(place, across)
        top = (further if page else first).bottom
        return Frame(size.left + column * (width + gap), width, top, size.bottom)

    rows = tuple(rows)
    columns = flow(rows, frame)
    if across == 1:
        columns = evened(columns, rows, frame)
    return on_pages(columns, across, name, title, (first, further))


def on_pages(
    columns: list[list[Group]], across: int, name: str, title: str, heads: tuple[Head, Head]
) -> list[Draft]:
    """Columns put side by side on pages, each page under its heading."""
    found = []
    for start in range(0, len(columns), across):
        head = heads[1 if start else 0]
        groups = [group for column in columns[start : start + across] for group in column]
        found.append(Draft(name, title, (*head.groups, *groups), () if start else (Entry(title),)))
    return found


def numbered(setting: Setting, drafts: list[Draft]) -> tuple[ReportPage, ...]:
    """The finished pages with their footers."""
    pages = []
    keys = page_keys(setting)
    for at, draft in enumerate(drafts, 1):
        groups = draft.groups
        if not draft.bare:
            groups = (*groups, *header(setting), *_footer(setting, draft, (at, len(drafts)), keys))
        drawing = drawing_of(groups, setting.size, setting.look.mirrored)
        pages.append(ReportPage(draft.title, draft.section, drawing, draft.outline, setting.size.unit_mm))
    return tuple(pages)


def _footer(setting: Setting, draft: Draft, number: tuple[int, int], keys: Keys) -> Iterator[Group]:
    """The map and the section at the left, the page at the right; the brand between them, or below.

    A key for which there is no room between them stands above, where the page leaves room there.
    """
    size, look, style = setting.size, setting.look, setting.type.footer
    top = footer_top(size)
    room = size.room
    page = setting.words("{page} / {pages}", page=number[0], pages=number[1])
    right = text_width(page, style)
    shapes: list[Shape] = [line(room, look.palette.hairline)]
    y = 9.0
    shapes.append(lettering(page, room - right - 1.0, y, right + 1.0, style, look.palette.second, "right"))
    room -= right + 24.0
    if middle := beside_number(setting):
        wide = text_width(middle, style) + 1.0
        shapes.append(
            lettering(middle, room - wide, y, wide, style, look.palette.second, "right", max_lines=1)
        )
        room -= wide + 24.0
    title = setting.document.title or setting.words("Customer journey")
    section = draft.section if draft.section != title else ""
    left = both = setting.words.joined((title, section), "   |   ")
    for said in (both, title) if draft.keyed else ():  # the section is what a page with a key is headed by
        key, wide = keys(draft.groups, room - text_width(said[:ENOUGH], style) - 48.0)
        if wide:
            shapes += moved_all(key, room - wide, y - (ROW - style.line_height) / 2)
            left, room = said, room - wide - 24.0
            break
    else:
        yield from _key_above(setting, draft, keys) if draft.keyed else ()
    shapes.append(lettering(left, 0.0, y, room, style, look.palette.second, "left", max_lines=1))
    below = rows_below(setting, y + style.line_height)
    yield Group("", "footer", Rect(size.left, top, size.room, below.height), (*shapes, *below.shapes))


def _key_above(setting: Setting, draft: Draft, keys: Keys) -> Iterator[Group]:
    size = setting.size
    top = footer_top(size) - ROW - _BELOW_KEY
    if max(group.rect.bottom for group in draft.groups) <= top:
        shapes, _wide = keys(draft.groups, size.room)
        if shapes:
            yield Group("", "legend", Rect(size.left, top, size.room, ROW), shapes)


def footer_top(size: PageSize) -> float:
    return size.bottom + 6.0
