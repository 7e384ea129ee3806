"""A page for each persona: portrait, role, quote, description, goals, frustrations and facts."""

from __future__ import annotations

from collections.abc import Sequence

from journeymapper.drawing.shapes import Box, Path, Shape
from journeymapper.drawing.tree import Group
from journeymapper.geometry import Rect
from journeymapper.layout.look import persona_colour
from journeymapper.layout.persona import portrait_of
from journeymapper.layout.report.flow import Frame, Row, flow
from journeymapper.layout.report.lettering import Laid, laid, lettering, moved_all, stacked
from journeymapper.layout.report.page import Draft, Entry
from journeymapper.layout.report.persona_cards import BETWEEN, persona_cards
from journeymapper.layout.report.setting import Setting, pale
from journeymapper.layout.report.sheet import columned, page_head
from journeymapper.layout.report.sparkline import sparkline
from journeymapper.layout.symbols import disc
from journeymapper.layout.wording import quoted
from journeymapper.model.persona import Persona

_PORTRAIT = 148.0
_LITTLE = 160  # characters of a description that do not fill a page
_APART = 24.0  # panels on a shared page
_MOST_ABOVE = 0.6  # of a page, for the panel where it is above all else
_MOST_BETWEEN = 22.0  # more than usual between things on a page that is rather empty
_MOST_OWN, _LEAST_OWN = 6, 3  # cards of a persona alone: what is more stands on the pages of its stages
_SIDE = 300.0  # the panel at the left, where the page is wide enough


def persona_pages(setting: Setting) -> list[Draft]:
    """A page each; those of whom little is known share one, those who are only named are on the cover."""
    found: list[Draft] = []
    little: list[Persona] = []
    for persona in setting.look.personas:
        if not _is_little(setting, persona):
            found += _pages(setting, persona)
        elif persona.role or persona.description or persona.facts or persona.picture:
            little.append(persona)
    if found:
        found[0] = found[0]._replace(outline=(Entry(setting.words("Personas")), *found[0].outline))
    return [*found, *_shared_pages(setting, little, bool(found))]


def _is_little(setting: Setting, persona: Persona) -> bool:
    told = persona.quote or persona.goals or persona.frustrations or len(persona.description) > _LITTLE
    return not told and not sparkline(setting, persona.id, 400.0).shapes


def _shared_pages(setting: Setting, people: Sequence[Persona], further: bool) -> list[Draft]:
    """Personas in two columns, each on a panel in its colour."""
    if not people:
        return []
    words, size = setting.words, setting.size
    title = words("Further personas") if further else words("Personas")
    across = 2 if size.room >= 620.0 else 1
    width = (size.room - _APART * (across - 1)) / across
    rows = [
        Row(_small_panel(setting, persona, width), persona.id, "persona", persona.name, gap=_APART)
        for persona in people
    ]
    found = columned(setting, words("Personas"), rows, across, _APART, title)
    if further:
        found[0] = found[0]._replace(outline=(Entry(title, 1),))
    return found


def _small_panel(setting: Setting, persona: Persona, width: float) -> Laid:
    type, look = setting.type, setting.look
    pad, portrait = 20.0, 72.0
    left = 2 * pad + portrait
    room = width - left - pad
    texts = stacked(
        [
            laid(persona.name, room, type.heading, look.palette.ink),
            laid(persona.role, room, type.body, look.palette.second),
            laid(persona.description, room, type.body, look.palette.ink),
            *(_point(setting, fact, room, "") for fact in persona.facts),
        ],
        4.0,
    )
    height = max(portrait, texts.height) + 2 * pad
    fill = pale(persona_colour(look, persona.id), 0.08)
    back = Box(Rect(0.0, 0.0, width, height), fill, None, 1.0, 12.0)
    face = moved_all(portrait_of(persona, portrait, look), pad, pad)
    return Laid((back, *face, *moved_all(texts.shapes, left, pad)), height)


def _pages(setting: Setting, persona: Persona) -> list[Draft]:
    size, words = setting.size, setting.words
    name = persona.name or words("Persona")
    wide = size.room >= 760.0
    side = _SIDE if wide else size.room
    most = (size.bottom - size.top) * (1.0 if wide else _MOST_ABOVE)
    beside = min(len(persona.facts), int(most / setting.type.body.line_height))  # a line each, at the least
    while (panel := _panel(setting, persona, beside, side, wide)).height > most and beside:
        beside -= 1
    shapes: tuple[Shape, ...] = panel.shapes
    tall = most if wide else panel.height
    colour = persona_colour(setting.look, persona.id)
    back = Box(Rect(0.0, 0.0, side, tall), pale(colour, 0.08), None, 1.0, 12.0)
    group = Group(persona.id, "persona", Rect(size.left, size.top, side, tall), (back, *shapes), name)
    x = size.left + (side + BETWEEN if wide else 0.0)
    room = size.right - x
    top = size.top + (10.0 if wide else panel.height + 28.0)
    again = page_head(setting, name, continued=True)

    def frame(page: int) -> Frame:
        if page:
            return Frame(size.left, size.room, again.bottom, size.bottom)
        return Frame(x, room, top, size.bottom)

    def pages_with(own: int) -> list[list[Group]]:
        rows = _rows(setting, persona, persona.facts[beside:], room, colour, own)
        return flow(_spread(rows, size.bottom - top), frame)

    pages = pages_with(_MOST_OWN)
    if len(pages) > 1 and len(fewer := pages_with(_LEAST_OWN)) < len(pages):
        pages = fewer
    section = words("Personas")
    return [
        Draft(section, name, (*(again.groups if at else (group,)), *groups), () if at else (Entry(name, 1),))
        for at, groups in enumerate(pages)
    ]


def _spread(rows: list[Row], room: float) -> list[Row]:
    """With larger gaps where much of the page would be left, up to about half of it."""
    left = room - sum(row.part.height + row.gap for row in rows)
    gaps = sum(not row.keep for row in rows)
    if left <= 0 or not gaps:
        return rows
    more = min(_MOST_BETWEEN, left / 2 / gaps)
    return [row if row.keep else row._replace(gap=row.gap + more) for row in rows]


def _panel(setting: Setting, persona: Persona, count: int, side: float, upright: bool) -> Laid:
    """Portrait, name, role and so many facts; below one another, or side by side on a narrow page."""
    type, look = setting.type, setting.look
    pad = 28.0
    inner = side - 2 * pad
    facts = [_point(setting, fact, inner if upright else inner - 190.0, "") for fact in persona.facts[:count]]
    texts = [
        laid(
            persona.name,
            inner if upright else inner - 190.0,
            type.title._replace(size=24.0),
            look.palette.ink,
        ),
        laid(
            persona.role,
            inner if upright else inner - 190.0,
            type.lead._replace(size=14.0),
            look.palette.second,
        ),
    ]
    portrait = Laid(portrait_of(persona, _PORTRAIT, look), _PORTRAIT)
    column = stacked([stacked(texts, 4.0), stacked(facts, 5.0)], 18.0)
    if upright:
        part = stacked([portrait, column], 22.0)
        return Laid(moved_all(part.shapes, pad, pad), part.height + 2 * pad)
    height = max(_PORTRAIT, column.height)
    shapes = (*moved_all(portrait.shapes, pad, pad), *moved_all(column.shapes, pad + 190.0, pad))
    return Laid(shapes, height + 2 * pad)


def _rows(
    setting: Setting, persona: Persona, facts: Sequence[str], room: float, colour: str, own: int
) -> list[Row]:
    """All that is beside or below the panel, with the facts for which that has no room; `own` is how many
    cards of this persona alone are shown."""
    type, look, words = setting.type, setting.look, setting.words
    rows: list[Row] = []
    if persona.quote:
        text = quoted(persona.quote, words.language)
        rows.append(Row(_quote(setting, text, room, colour), gap=26.0))
    if persona.description:
        rows.append(Row(laid(persona.description, room, type.lead, look.palette.ink), gap=28.0))
    if facts:
        rows += [Row(_point(setting, fact, room, ""), gap=7.0) for fact in facts]
        rows[-1] = rows[-1]._replace(gap=26.0)
    lists = [
        _list(setting, heading, points, (room - BETWEEN) / 2, colour)
        for heading, points, colour in (
            (words("Goals"), persona.goals, look.palette.good),
            (words("Frustrations"), persona.frustrations, look.palette.bad),
        )
        if points
    ]
    if len(lists) == 2 and room >= 520.0 and max(part.height for part in lists) < 320.0:
        left, right = lists
        shapes = (*left.shapes, *moved_all(right.shapes, (room + BETWEEN) / 2, 0.0))
        rows.append(Row(Laid(shapes, max(left.height, right.height)), gap=30.0))
    else:
        for heading, points, mark in (
            (words("Goals"), persona.goals, look.palette.good),
            (words("Frustrations"), persona.frustrations, look.palette.bad),
        ):
            if points:
                rows.append(Row(laid(heading, room, type.heading, look.palette.ink), keep=True, gap=9.0))
                rows += [Row(_point(setting, point, room, mark), gap=7.0) for point in points]
                rows[-1] = rows[-1]._replace(gap=26.0)
    line = sparkline(setting, persona.id, room)
    if line.shapes:
        title = words("The journey as {name} feels it", name=persona.name or words("Persona"))
        rows.append(Row(laid(title, room, type.heading, look.palette.ink), keep=True, gap=4.0))
        rows.append(Row(line, gap=28.0))
    return [*rows, *persona_cards(setting, persona, room, own)]


def _list(setting: Setting, heading: str, points: Sequence[str], room: float, mark: str) -> Laid:
    title = laid(heading, room, setting.type.heading, setting.look.palette.ink)
    return stacked([title, stacked([_point(setting, one, room, mark) for one in points], 7.0)], 10.0)


def _quote(setting: Setting, text: str, room: float, colour: str) -> Laid:
    style = setting.type.quote
    if len(text) > 220:
        style = style._replace(size=15.0)
    shape = lettering(text, 22.0, 0.0, room - 22.0, style, setting.look.palette.ink)
    bar = Box(Rect(0.0, 2.0, 4.0, shape.rect.height - 4.0), colour, None, 1.0, 2.0)
    return Laid((bar, shape), shape.rect.height)


def _point(setting: Setting, text: str, room: float, colour: str) -> Laid:
    """An entry of a list with a dot before it."""
    style, look = setting.type.body, setting.look
    shape = lettering(text, 16.0, 0.0, room - 16.0, style, look.palette.ink)
    mark = Path(disc(4.0, style.line_height / 2, 3.0), fill=colour or look.palette.second)
    return Laid((mark, shape), shape.rect.height)
