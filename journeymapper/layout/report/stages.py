"""One page for each stage, with everything of that stage at reading size; more where it does not fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from journeymapper.drawing.colour import WHITE
from journeymapper.drawing.shapes import Icon, Path, Shape
from journeymapper.drawing.tree import Group
from journeymapper.geometry import Rect
from journeymapper.layout.card import lay_out_card
from journeymapper.layout.icons import MOMENT
from journeymapper.layout.report.brand_lines import header
from journeymapper.layout.report.flow import even_end
from journeymapper.layout.report.lanes import Band, fitted_stretch, lane_pages
from journeymapper.layout.report.lettering import Laid, laid, lettering, moved_all, placed, stacked
from journeymapper.layout.report.pack import card_width, cards_on, reach_of
from journeymapper.layout.report.page import Draft, Entry
from journeymapper.layout.report.scaling import scaled_group
from journeymapper.layout.report.setting import Place, Setting, pale, stage_name
from journeymapper.layout.report.sheet import Head
from journeymapper.layout.report.shortening import beginning, length_of, shortened
from journeymapper.layout.report.stage_density import Lay, Pages, evenly_set, lowest
from journeymapper.layout.report.stretch import COMPACT, Density, Stretch, evenly, look_for, make_stretch
from journeymapper.layout.symbols import pointed
from journeymapper.model.card import Card
from journeymapper.model.stage import Stage

_LEAST_STEP = 148.0
_LONG = 400  # characters of a card that may be too high for a page
_TALLEST_CURVE = 240.0
_NOTED = (32.0, 16.0, 0.0)  # what notes below curves may take
_FEW = 5  # pages of a stage among which lanes are shared evenly
_LITTLE = 0.6  # of the page before, on the last one
_WAY = 20.0
_WAY_NAME = 74.0  # narrower arrows of the way show numbers


def stage_pages(setting: Setting, numbers: Mapping[str, int]) -> list[Draft]:
    """`numbers` are those of the appendix, for cards that are too high for any page."""
    stages = [
        (setting._replace(cards=tuple(cards)), places) for places, cards in _stages(setting, setting.cards)
    ]

    def laying(own: Setting, places: list[Place]) -> Lay:
        return lambda density: _laid_out(own, places, density, numbers)

    made = evenly_set([(laying(own, places), len(own.cards)) for own, places in stages], setting.size.bottom)
    found = [
        draft
        for pages, (own, places) in zip(made, stages, strict=True)
        for draft in (
            _with_tall_curves(own, pages, laying(own, places))
            if len(pages.drafts) == 1
            else _evened(own, places, pages, numbers)
        )
    ]
    if found:
        found[0] = found[0]._replace(outline=(Entry(setting.words("Stages")), *found[0].outline))
    return found


def too_tall(setting: Setting) -> frozenset[str]:
    """The cards that are higher than a page of their stage, although that is what its height is for."""
    found = set()
    for places, cards in _stages(setting, setting.cards):
        long = [card for card in cards if len(card.text) > _LONG]
        if not long:
            continue
        room = _capacity(setting, places)
        own = setting._replace(cards=tuple(cards))
        for stretch in _stretches(setting, places, COMPACT):
            for card in long:
                if reach_of(card, setting.places, stretch) and _higher(card, own, stretch, room):
                    found.add(card.id)
    return frozenset(found)


def _stages(setting: Setting, cards: Sequence[Card]) -> Iterator[tuple[list[Place], list[Card]]]:
    """The steps of every stage, and the cards that reach into it."""
    stages = [list(group) for _, group in groupby(_in_order(setting), key=lambda place: place.number)]
    return zip(stages, cards_on(stages, cards, setting.places), strict=True)


def _higher(card: Card, setting: Setting, stretch: Stretch, room: float) -> tuple[Card, float] | None:
    """As much of a card as is higher than the room, and how high that is; None when all of it fits."""
    short = beginning(card)
    for one in (card,) if short is card else (short, card):
        height = _height(one, setting, stretch)
        if height > room:
            return one, height
    return None


def _height(card: Card, setting: Setting, stretch: Stretch) -> float:
    """How high a card's lane has to be for it."""
    own = fitted_stretch(setting, stretch, [one for one in setting.cards if one.lane == card.lane])
    width = card_width(card, setting.places, own)
    return lay_out_card(card, width, stretch.look).rect.height + 2 * stretch.density.pad


def _capacity(setting: Setting, places: list[Place]) -> float:
    """The height that a page of a stage has for lanes, at the least."""
    head = _stage_head(setting, places[0], False).bottom
    stretch = _stretches(setting, places, COMPACT)[0]
    return setting.size.bottom - head - _step_heads(setting, stretch).height - 8.0


def _in_order(setting: Setting) -> list[Place]:
    return sorted(setting.places.values(), key=lambda place: place.order)


def _stretches(setting: Setting, places: list[Place], density: Density) -> list[Stretch]:
    look = look_for(setting, density)
    free = setting.size.room - look.measures.lane_header_width
    most = max(1, int(free // _LEAST_STEP))
    parts = evenly(places, -(-len(places) // most))
    return [make_stretch(part, setting.size.room, density, look)._replace(notes=True) for part in parts]


def _with_tall_curves(setting: Setting, pages: Pages, lay: Lay) -> list[Draft]:
    """On a single page curves get the room that is left, which their labels can use: also that of what is
    noted below low ones, where it finds a place beside higher ones."""
    drafts, density = pages
    if not setting.curves:
        return drafts
    free = setting.size.bottom - lowest(drafts[0]) - 8.0
    tried = 0.0
    for noted in _NOTED:
        curve = min(_TALLEST_CURVE, density.curve + free + noted)
        if curve <= density.curve or curve == tried:
            continue
        taller = lay(density._replace(curve=curve))
        if len(taller) == 1:
            return taller
        tried = curve
    return drafts


def _evened(setting: Setting, places: list[Place], pages: Pages, numbers: Mapping[str, int]) -> list[Draft]:
    """The last of a few pages shares the lanes of the one before where little is left for it; curves get what
    is left of their page."""
    drafts, density = pages
    if not 2 <= len(drafts) <= _FEW or len(_stretches(setting, places, density)) > 1:
        return drafts
    ends = _even_ends(drafts)
    found = _laid_out(setting, places, density, numbers, ends) if ends else drafts
    if len(found) != len(drafts):
        found, ends = drafts, {}
    at = next((at for at, one in enumerate(found) if any(group.kind == "curve" for group in one.groups)), 0)
    curve = min(_TALLEST_CURVE, density.curve + setting.size.bottom - lowest(found[at]) - 8.0)
    if curve <= density.curve or not setting.curves:
        return found
    if at in ends:
        ends = {at: ends[at] + curve - density.curve}
    taller = _laid_out(setting, places, density._replace(curve=curve), numbers, ends)
    return taller if [len(_lanes(one)) for one in taller] == [len(_lanes(one)) for one in found] else found


def _even_ends(drafts: Sequence[Draft]) -> dict[int, float]:
    """Where the last page but one has to end for both to be filled alike; nothing where they need not be."""
    before = len(drafts) - 2
    full, rest = (_lanes(draft) for draft in drafts[before:])
    left = rest[-1].bottom - rest[0].y
    end = even_end(full[0].y, [lane.bottom for lane in full], left)
    if left > _LITTLE * (full[-1].bottom - full[0].y) or end == full[-1].bottom:
        return {}
    return {before: end}


def _lanes(draft: Draft) -> list[Rect]:
    """Where the lanes of a page are, from top to bottom."""
    return sorted({group.rect for group in draft.groups if group.kind == "lane"}, key=lambda rect: rect.y)


def _laid_out(
    setting: Setting,
    places: list[Place],
    density: Density,
    numbers: Mapping[str, int],
    ends: Mapping[int, float] = MappingProxyType({}),
) -> list[Draft]:
    """The pages of a stage; lanes stand above the `ends` of some of them, counted from 0."""
    stage = places[0].stage
    name = stage_name(setting, stage)
    size = setting.size
    found: list[Draft] = []
    first = _stage_head(setting, places[0], False)
    further = _stage_head(setting, places[0], True)
    for stretch in _stretches(setting, places, density):
        band = _step_heads(setting, stretch)
        cards = _fitting_cards(setting, stretch, band, numbers)
        start = len(found)

        def room(page: int, start: int = start) -> float:
            return ends.get(page + start, size.bottom) - (first if page + start == 0 else further).bottom

        pages = lane_pages(setting, stretch, cards, band, room)
        if len(pages) == 1 and pages[0] == band.groups and not _is_described(stretch, setting):
            continue  # nothing to see
        for at, groups in enumerate(pages):
            head = first if start + at == 0 else further
            moved = (scaled_group(group, 1.0, size.left, head.bottom) for group in groups)
            entries = () if found else (Entry(name, 1),)
            found.append(Draft(name, name, (*head.groups, *moved), entries, keyed=True))
    return found


def _is_described(stretch: Stretch, setting: Setting) -> bool:
    places = [setting.places[column.step] for column in stretch.columns]
    return any(place.step.description for place in places) or bool(places[0].stage.description)


def _fitting_cards(setting: Setting, stretch: Stretch, band: Band, numbers: Mapping[str, int]) -> list[Card]:
    """The cards, those that are too high for a page cut to what fits."""
    found = []
    room = setting.size.bottom - _stage_head(setting, next(iter(setting.places.values())), False).bottom
    for card in setting.cards:
        tall = card.id in numbers and len(card.text) > _LONG and reach_of(card, setting.places, stretch)
        higher = _higher(card, setting, stretch, room - band.height) if tall else None
        if higher:
            one, height = higher
            share = (room - band.height) / height
            card = shortened(card, int(length_of(one.text) * share * 0.6), numbers)
        found.append(card)
    return found


def _stage_head(setting: Setting, place: Place, continued: bool) -> Head:
    """The way through the stages, in the margin above if the brand leaves it free, the stage's name, and what
    is said about it."""
    size, type, look = setting.size, setting.type, setting.look
    top = size.top if header(setting) else min(size.edge, size.top)
    way = _way(setting, place.stage)
    name = stage_name(setting, place.stage)
    if continued:
        name = setting.words("{title} (continued)", title=name)
    title = laid(
        name, size.room, type.heading if continued else type.title._replace(size=24.0), look.palette.ink
    )
    text = laid(place.stage.description, min(size.room, 820.0), type.body, look.palette.second)
    part = stacked([way, title] if continued else [way, title, text], 8.0)
    groups = [placed(part, Rect(size.left, top, size.room, 0.0), "title", "", name)]
    return Head(tuple(groups), top + part.height + 10.0)


def _way(setting: Setting, stage: Stage) -> Laid:
    """All stages as small arrows, this one filled."""
    stages = setting.stages
    style, palette = setting.type.footer, setting.look.palette
    gap = 5.0
    width = (setting.size.room - gap * (len(stages) - 1)) / len(stages)
    point = min(6.0, width / 4)
    shapes: list[Shape] = []
    for at, one in enumerate(stages):
        x = at * (width + gap)
        here = one.id == stage.id
        outline = pointed(x, x + width - point, _WAY, point)
        shapes.append(Path(outline, fill=setting.accent if here else pale(setting.accent, 0.1)))
        text = stage_name(setting, one) if width >= _WAY_NAME else str(at + 1)
        room = width - 2 * point - 6.0
        colour = WHITE if here else palette.second
        if room >= 12.0:
            top = (_WAY - style.line_height) / 2
            shapes.append(lettering(text, x + point + 3.0, top, room, style, colour, "centre", max_lines=1))
    return Laid(tuple(shapes), _WAY)


def _step_heads(setting: Setting, stretch: Stretch) -> Band:
    """Names and descriptions of the steps above their columns; nothing for a step without either."""
    look, type = stretch.look, setting.type
    inset = look.measures.gutter / 2
    groups: list[Group] = []
    for column in stretch.columns:
        step = setting.places[column.step].step
        flag = 19.0 if step.moment_of_truth else 0.0
        room = column.width - 2 * inset
        name = laid(step.name, room - flag, type.strong, look.palette.ink)
        shapes: list[Shape] = []
        if flag:
            bar = look.palette.tints["pain_point"].bar
            shapes.append(Icon(Rect(0.0, 2.0, 14.0, 14.0), MOMENT, bar))
            if not step.name:
                name = laid(setting.words("Moment of truth"), room - flag, type.strong, bar)
        shapes += moved_all(name.shapes, flag, 0.0)
        text = laid(step.description, room, type.small, look.palette.second)
        part = stacked([Laid(tuple(shapes), name.height), text], 2.0)
        if part.shapes:
            groups.append(placed(part, Rect(column.x + inset, 0.0, room, 0.0), "step", step.id, step.name))
    if not groups:
        return Band((), 0.0)
    height = max(group.rect.height for group in groups) + 8.0
    return Band(tuple(groups), height)
