"""The sheets of a section: its heading, its contents over as many pages as they need, and the footer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from journeymapper.drawing.shapes import Box, Shape
from journeymapper.drawing.tree import Group
from journeymapper.geometry import Rect
from journeymapper.layout.report.flow import Frame, Row, flow
from journeymapper.layout.report.lettering import Laid, laid, lettering, line, placed, stacked
from journeymapper.layout.report.page import Draft, Entry, PageSize, ReportPage, drawing_of
from journeymapper.layout.report.setting import Setting
from journeymapper.text.wrap import text_width

_BELOW_HEAD = 22.0
_LEAD_WIDTH = 760.0  # longer lines are tiring to read
_RULE = 36.0


class Head(NamedTuple):
    """The heading of a page and where its contents begin."""

    groups: tuple[Group, ...]
    bottom: float


def page_head(setting: Setting, title: str, lead: str = "", above: str = "", continued: bool = False) -> Head:
    """A small line above, the title, and a sentence or two that say what to see."""
    size, type, look = setting.size, setting.type, setting.look
    if continued:
        words = setting.words("{title} (continued)", title=title)
        part = laid(words, size.room, type.heading, look.palette.ink, 2)
        where = Rect(size.left, size.top + 4.0, size.room, 0.0)
        return Head((placed(part, where, "title"),), where.y + part.height + 16.0)
    rule = Laid((Box(Rect(0.0, 0.0, _RULE, 4.0), setting.accent, None, 1.0, 2.0),), 14.0)
    small = laid(above, size.room, type.label, setting.accent, 1)
    name = laid(title, size.room, type.title, look.palette.ink)
    room = min(size.room, _LEAD_WIDTH)
    text = laid(lead, room, type.lead, look.palette.second)
    part = stacked([rule, small, name, Laid(text.shapes, text.height)], 3.0)
    where = Rect(size.left, size.top, size.room, 0.0)
    return Head((placed(part, where, "title"),), size.top + part.height + _BELOW_HEAD)


def section(
    setting: Setting,
    name: str,
    rows: Iterable[Row],
    *,
    title: str = "",
    lead: str = "",
    above: str = "",
) -> list[Draft]:
    """The pages of rows under a heading; every page after the first says that it continues."""
    size = setting.size
    title = title or name
    first = page_head(setting, title, lead, above)
    next_one = page_head(setting, title, continued=True)

    def frame(page: int) -> Frame:
        top = (first if page == 0 else next_one).bottom
        return Frame(size.left, size.room, top, size.bottom)

    pages = flow(rows, frame)
    return [
        Draft(
            name,
            title,
            (*(next_one if place else first).groups, *groups),
            () if place else (Entry(title),),
        )
        for place, groups in enumerate(pages)
    ]


def numbered(setting: Setting, drafts: list[Draft]) -> tuple[ReportPage, ...]:
    """The finished pages with their footers."""
    pages = []
    for at, draft in enumerate(drafts, 1):
        groups = draft.groups
        if not draft.bare:
            groups = (*groups, *_header(setting), _footer(setting, draft, at, len(drafts)))
        drawing = drawing_of(groups, setting.size, setting.look.mirrored)
        pages.append(ReportPage(draft.title, draft.section, drawing, draft.outline, setting.size.unit_mm))
    return tuple(pages)


def _header(setting: Setting) -> tuple[Group, ...]:
    """What the brand wants at the top of every page, at its right."""
    text, style, size = setting.document.brand.header, setting.type.footer, setting.size
    if not text.strip() or size.top < style.line_height + 8.0:
        return ()
    width = size.room * 0.6
    shape = lettering(text, 0.0, 0.0, width, style, setting.look.palette.second, "right", max_lines=1)
    where = Rect(size.right - width, size.top - style.line_height - 6.0, width, style.line_height)
    return (Group("", "header", where, (shape,), text),)


def _footer(setting: Setting, draft: Draft, number: int, count: int) -> Group:
    """The map and the section at the left, brand and confidentiality in the middle, the page at the right."""
    size, look, style = setting.size, setting.look, setting.type.footer
    brand = setting.document.brand
    top = footer_top(size)
    room = size.room
    page = setting.words("{page} / {pages}", page=number, pages=count)
    right = text_width(page, style)
    shapes: list[Shape] = [line(room, look.palette.hairline)]
    y = 9.0
    shapes.append(lettering(page, room - right - 1.0, y, right + 1.0, style, look.palette.second, "right"))
    room -= right + 24.0
    middle = " · ".join(part for part in (brand.footer, brand.confidentiality) if part)
    if middle:
        wide = min(text_width(middle, style) + 1.0, room * 0.5)
        shapes.append(
            lettering(middle, room - wide, y, wide, style, look.palette.second, "right", max_lines=1)
        )
        room -= wide + 24.0
    title = setting.document.title or setting.words("Customer journey")
    left = title if draft.section in ("", title) else f"{title}   |   {draft.section}"
    shapes.append(lettering(left, 0.0, y, room, style, look.palette.second, "left", max_lines=1))
    return Group("", "footer", Rect(size.left, top, size.room, y + style.line_height), tuple(shapes))


def footer_top(size: PageSize) -> float:
    return size.bottom + 6.0
