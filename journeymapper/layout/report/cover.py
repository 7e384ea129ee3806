"""The cover: the title on the brand's colour, the journey's own curve behind it, who and when below."""

from __future__ import annotations

from typing import NamedTuple

from journeymapper.drawing.colour import WHITE, contrast, faded, mix
from journeymapper.drawing.shapes import Box, Path, Picture, Shape
from journeymapper.drawing.tree import Column, Group
from journeymapper.geometry import Rect
from journeymapper.layout.brand import READABLE, brand_colours, ground_and_ink
from journeymapper.layout.curve import Drawn, drawn_curves, is_arc
from journeymapper.layout.persona import portrait_of
from journeymapper.layout.report.lettering import Laid, laid, lettering, line, moved, moved_all, stacked
from journeymapper.layout.report.page import Draft, Entry
from journeymapper.layout.report.setting import Setting
from journeymapper.layout.spline import forwards
from journeymapper.layout.symbols import disc
from journeymapper.layout.wording import listed, printed_date, state_names
from journeymapper.model.persona import Persona

PLAIN = "plain"  # a cover without a coloured ground, as a brand may want it
_BAR = 16.0
_SHARE = 0.66  # of the page that is coloured
_TITLES = (54.0, 46.0, 40.0, 34.0, 28.0)
_PORTRAIT = 60.0
_PLATE = 12.0  # white around the logo
_LEAST_ART = 110.0
_PERSONA = 250.0
_LOGO = (190.0, 68.0)  # at most
_FACT = 4  # lines


class _Paint(NamedTuple):
    """The ground of the cover, and the colours of its title and of the lines around it."""

    ground: str
    ink: str
    soft: str


def cover(setting: Setting) -> Draft:
    size, palette = setting.size, setting.look.palette
    tall = round(size.height * _SHARE)
    plain = setting.document.brand.cover.casefold() == PLAIN
    paint = _paint(setting, plain)
    back: list[Shape] = [Box(Rect(0.0, 0.0, size.width, tall), paint.ground)]
    if plain:  # a bar of colour at the top, and a line where the colour would end
        back = [
            Box(Rect(0.0, 0.0, size.width, _BAR), setting.accent),
            moved(line(size.width - 2 * size.margin, palette.stage_line), size.margin, tall),
        ]
    left = size.margin + 12.0
    room = size.width - 2 * left
    title = _title(setting, left, room, tall, paint)
    logo = _logo(setting, left - (_PLATE if plain else 0.0), size.margin)
    top = logo[0].rect.bottom if logo else size.margin * 0.5
    art = _art(setting, (top, title.rect.y), setting.accent if plain else paint.ink, paint.ground)
    groups = [Group("", "cover", Rect(0.0, 0.0, size.width, tall), (*back, *art)), *logo, title]
    groups += _below(setting, left, room, tall)
    name = setting.document.title or setting.words("Customer journey")
    return Draft("", name, tuple(groups), (Entry(setting.words("Cover")),), bare=True)


def _paint(setting: Setting, plain: bool) -> _Paint:
    palette = setting.look.palette
    if plain:
        return _Paint(WHITE, palette.ink, palette.second)
    main = brand_colours(setting.document.brand)[:1]
    ground, ink = ground_and_ink(main[0] if main else setting.accent)
    soft = mix(ground, ink, 0.82)
    return _Paint(ground, ink, soft if contrast(soft, ground) >= READABLE else ink)


def _title(setting: Setting, left: float, room: float, tall: float, paint: _Paint) -> Group:
    """Organisation, title and scenario, standing on the lower edge of the colour."""
    type, facts = setting.type, setting.document.facts
    text = setting.document.title or setting.words("Customer journey")
    wide = min(room, 800.0)
    free = tall - setting.size.margin - 30.0 - (_LOGO[1] + 20.0 if setting.document.brand.logo else 0.0)
    eyebrow = laid(facts.organisation, wide, type.label._replace(size=15.0), paint.soft, 2)
    kind = (
        laid(setting.words("Customer journey report"), wide, type.lead, paint.soft)
        if facts.organisation
        else None
    )
    scenario = laid(
        facts.scenario, min(wide, 640.0), type.lead._replace(size=16.0, leading=1.45), paint.soft, 3
    )
    part = Laid((), 0.0)
    for points in _TITLES:
        name = laid(text, wide, type.title._replace(size=points, leading=1.12), paint.ink, 6)
        part = stacked([eyebrow, name, scenario if scenario.shapes or not kind else kind], 12.0)
        if part.height <= free and name.height <= points * 1.12 * 3.2:
            break
    y = tall - part.height - 34.0
    return Group("", "title", Rect(left, max(y, setting.size.margin), wide, part.height), part.shapes, text)


def _logo(setting: Setting, left: float, top: float) -> list[Group]:
    """On a white plate, so that any logo can be seen."""
    brand = setting.document.brand
    sha, shape = brand.logo, brand.logo_shape
    if not sha:
        return []
    width, height = logo_size(shape)
    plate = Rect(0.0, 0.0, width + 2 * _PLATE, height + 2 * _PLATE)
    shapes = (Box(plate, WHITE, None, 1.0, 8.0), Picture(Rect(_PLATE, _PLATE, width, height), sha))
    name = brand.name or setting.words("Logo")
    return [Group("", "brand", plate.moved(left, top), shapes, name)]


def logo_size(shape: float) -> tuple[float, float]:
    """Width and height of a logo of this shape on the cover, in units of the page."""
    width = min(_LOGO[0], _LOGO[1] * shape)
    return width, width / shape


def _art(setting: Setting, room: tuple[float, float], ink: str, ground: str) -> list[Shape]:
    """The curve of the journey as a large, quiet line above the title."""
    top, height = room[0], room[1] - room[0]
    drawn = _curve(setting, height)
    if drawn is None or not drawn.spans or height < _LEAST_ART:
        return []
    stroke = Path(forwards(drawn.spans), None, faded(ink, 0.2), 5.0)
    dots = [Path(disc(*at, 9.0), mix(ground, ink, 0.12), faded(ink, 0.34), 3.0) for _, at in drawn.points]
    return list(moved_all((stroke, *dots), 0.0, top))


def _curve(setting: Setting, height: float) -> Drawn | None:
    """The first as-is curve of emotions, else any, across the whole width."""
    lanes = {lane.id: lane for lane in setting.lanes}
    curves = [one for one in setting.curves if len(one.points) > 2 and not is_arc(lanes[one.lane])]
    if not curves:
        return None
    curve = next((one for one in curves if one.state != "to-be"), curves[0])
    order = sorted(setting.places.values(), key=lambda place: place.order)
    width = setting.size.width / len(order)
    columns = [
        Column(place.step.id, place.stage.id, at * width, width, False) for at, place in enumerate(order)
    ]
    found = drawn_curves([curve], lanes[curve.lane], columns, height, 24.0)
    return found[0] if found else None


def _below(setting: Setting, left: float, room: float, tall: float) -> list[Group]:
    """Personas at the left, facts at the right or below them, confidentiality at the bottom."""
    size, type, look = setting.size, setting.type, setting.look
    groups: list[Group] = []
    bottom = size.height - size.margin * 0.8
    secret = setting.document.brand.confidentiality
    if secret:
        text = lettering(secret, 0.0, 0.0, room, type.small, look.palette.second, max_lines=2)
        bottom -= text.rect.height
        groups.append(Group("", "text", text.rect.moved(left, bottom), (text,), secret))
        bottom -= 14.0
    facts = _facts(setting)
    beside = room >= 760.0
    wide = 230.0 if facts.shapes else 0.0
    top = tall + 30.0
    if facts.shapes:
        x, y = (left + room - wide, top) if beside else (left, bottom - facts.height)
        bottom = bottom if beside else y - 18.0
        groups.append(Group("", "facts", Rect(x, y, wide, facts.height), facts.shapes))
    people = setting.look.personas
    free = room - (wide + 40.0 if beside else 0.0)
    groups += _people(setting, people, Rect(left, top, free, max(0.0, bottom - top)))
    return groups


def _facts(setting: Setting) -> Laid:
    """State, version, date, review and author, each with its name."""
    words, facts, type, palette = setting.words, setting.document.facts, setting.type, setting.look.palette
    states = {curve.state for curve in setting.curves} | {card.state for card in setting.cards}
    shown = [state_names(words)[state] for state in ("as-is", "to-be") if state in states]
    lines = [
        (words("State"), " + ".join(shown)),
        (words("Version"), facts.revision),
        (words("Date"), printed_date(facts.date, words.language)),
        (words("Review"), printed_date(facts.review, words.language)),
        (words("Author"), facts.author),
    ]
    parts = []
    for name, text in lines:
        if text:
            head = lettering(name, 0.0, 0.0, 74.0, type.small, palette.second, "left")
            body = lettering(
                text, 82.0, -1.0, 148.0, type.strong._replace(size=12.5), palette.ink, "left", _FACT
            )
            parts.append(Laid((head, body), max(head.rect.height, body.rect.height)))
    return stacked(parts, 6.0)


def _people(setting: Setting, people: tuple[Persona, ...], area: Rect) -> list[Group]:
    """Portraits with name and role in rows; those for whom there is no room by name."""
    if not people or area.height < _PORTRAIT:
        return []
    across = max(1, min(len(people), int((area.width + 24.0) // (_PERSONA + 24.0))))
    width = (area.width - 24.0 * (across - 1)) / across if across > 1 else area.width
    width = min(width, 330.0)
    groups: list[Group] = []
    y, deepest = area.y, 0.0
    rest: list[str] = []
    for at, persona in enumerate(people):
        if at % across == 0 and at:
            y, deepest = y + deepest + 16.0, 0.0
        part = _person(setting, persona, width)
        last_line = 22.0 if len(people) > across * 2 else 0.0
        if rest or y + part.height > area.bottom - last_line:
            rest.append(persona.name)
            continue
        x = area.x + (at % across) * (width + 24.0)
        groups.append(Group(persona.id, "persona", Rect(x, y, width, part.height), part.shapes, persona.name))
        deepest = max(deepest, part.height)
    if rest:
        text = setting.words("and {names}", names=listed(rest, setting.words.language))
        shape = lettering(
            text, 0.0, 0.0, area.width, setting.type.small, setting.look.palette.second, max_lines=1
        )
        where = Rect(area.x, area.bottom - shape.rect.height, area.width, shape.rect.height)
        groups.append(Group("", "text", where, (shape,), text))
    return groups


def _person(setting: Setting, persona: Persona, width: float) -> Laid:
    look, type = setting.look, setting.type
    x = _PORTRAIT + 14.0
    parts = stacked(
        [
            laid(persona.name, width - x, type.heading, look.palette.ink, 2),
            laid(persona.role, width - x, type.small._replace(size=12.0), look.palette.second, 2),
        ],
        1.0,
    )
    down = max(0.0, (_PORTRAIT - parts.height) / 2)
    return Laid(
        (*portrait_of(persona, _PORTRAIT, look), *moved_all(parts.shapes, x, down)),
        max(_PORTRAIT, parts.height),
    )
