"""The whole map on one page where it can be read there, else on as few as it takes.

What stands in the chips of a card is on the page of its stage; here a card has its text, a pain its severity,
a metric its value. Long texts are cut and carry the number under which the appendix has them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from journeymapper.drawing.shapes import Text
from journeymapper.drawing.tree import Group
from journeymapper.geometry import Rect
from journeymapper.layout.band import POINT
from journeymapper.layout.measures import Measures
from journeymapper.layout.report.lanes import lane_pages, stage_band
from journeymapper.layout.report.lettering import Laid, lettering, placed
from journeymapper.layout.report.pack import cards_on
from journeymapper.layout.report.page import Draft, Entry
from journeymapper.layout.report.scaling import scaled_group
from journeymapper.layout.report.setting import Place, Setting
from journeymapper.layout.report.sheet import Head, page_head
from journeymapper.layout.report.shortening import beginning, is_long, numbering, shortened
from journeymapper.layout.report.stretch import Density, Stretch, joined, look_for, make_stretch, pieces
from journeymapper.model.card import Card

_LEAST_STEP = 112.0
_MANY, _VERY_MANY = 400, 1_500  # cards from which on fewer ways are tried
_NOTE = 22.0  # for a line below the map
_TALLEST_CURVE = 200.0
_TEXT = 12.0
_FITTED = 0.79  # how far headings may be made smaller for long words
DENSITY = Density(
    Measures(
        step_width=150.0,
        lane_header_width=122.0,
        stage_gap=10.0,
        gutter=7.0,
        card_gap=5.0,
        card_padding=5.0,
        card_radius=6.0,
        card_text=_TEXT,
        chip_text=_TEXT,
        step_text=_TEXT,
        stage_text=14.0,
        small_text=_TEXT,
        face=26.0,
        margin=0.0,
    ),
    curve=168.0,
    pad=4.0,
    gap=3.0,
)


class Way(NamedTuple):
    """How many characters of a card are printed, and how high lanes of curves are."""

    limit: int | None
    curve: float


_WAYS = (Way(None, 168.0), Way(None, 124.0), Way(140, 124.0), Way(96, 124.0), Way(64, 124.0), Way(40, 124.0))


class Overview(NamedTuple):
    """The pages, and the numbers of the cards that are cut on them."""

    drafts: list[Draft]
    numbers: Mapping[str, int]


class _Shown(NamedTuple):
    """The cards as one way prints them: long texts cut, with their numbers in the appendix. `noted` says
    whether there are such, which a line below the map explains."""

    way: Way
    cards: Sequence[Card]
    numbers: Mapping[str, int]
    noted: bool


class _Try(NamedTuple):
    """The map printed in one way: its stretches with their pages, and how large they are."""

    stretches: Sequence[tuple[Stretch, list[tuple[Group, ...]]]]
    scale: float

    @property
    def pages(self) -> int:
        return sum(len(pages) for _, pages in self.stretches)


def overview(setting: Setting, tall: frozenset[str]) -> Overview:
    """`tall` are cards that are cut elsewhere, which need a number anyway."""
    words = setting.words
    title = words("The journey at a glance")
    head = page_head(setting, title)
    head = head._replace(bottom=head.bottom - 8.0)
    order = sorted(setting.places.values(), key=lambda place: place.order)
    if not setting.cards and not any(curve.points for curve in setting.curves):
        return Overview([], numbering(setting.cards, None, tall))
    shown, found = _best(setting, order, head, tall)
    drafts: list[Draft] = []
    further = page_head(setting, title, continued=True)
    for _, pages in found.stretches:
        for groups in pages:
            top = further if drafts else head
            placed = [scaled_group(group, found.scale, setting.size.left, top.bottom) for group in groups]
            drafts.append(Draft(title, title, (*top.groups, *placed), () if drafts else (Entry(title),)))
    if shown.noted:
        drafts[-1] = _with_note(setting, drafts[-1])
    return Overview(drafts, shown.numbers)


def _best(setting: Setting, order: list[Place], head: Head, tall: frozenset[str]) -> tuple[_Shown, _Try]:
    """The fewest pages; on them the longest texts; and these as large as they go."""
    floor = setting.size.units(setting.least) / _TEXT
    most = max(1, int((setting.size.room / floor - DENSITY.measures.lane_header_width) / _LEAST_STEP))
    parts = pieces(order, most)
    many = len(setting.cards) >= _MANY
    possible: tuple[Way, ...] = _WAYS[-1:] if many else _WAYS
    if any(beginning(card) is not card for card in setting.cards):
        possible = tuple(way for way in possible if way.limit is not None)
    ways = [_shown(setting, way, tall) for way in possible]
    count = max(1, -(-len(order) // most))
    best: tuple[_Shown, list[list[Place]], _Try] | None = None
    while count <= len(parts) and (best is None or count < best[2].pages):
        stretches = joined(parts, count)
        count += 1
        if max(len(stretch) for stretch in stretches) > most and best is None and count <= len(parts):
            continue
        for shown in ways:
            found = _at_floor(setting, stretches, head, shown, floor)
            if best is None or found.pages < best[2].pages:
                best = shown, stretches, found
            if found.pages == len(stretches):
                break
        if many:
            break
    assert best is not None  # noqa: S101 (there is a step, so there is a part)
    shown, stretches, found = best
    scale = _larger(setting, stretches, head, shown, found).scale
    return shown, _with_tall_curves(setting, stretches, head, shown, scale)


def _with_tall_curves(
    setting: Setting, stretches: list[list[Place]], head: Head, shown: _Shown, scale: float
) -> _Try:
    """The drawn pages; curves get the room that is left where every stretch has one page."""
    found = _try(setting, stretches, head, shown, scale, sketch=False)
    drawn = (group for _, pages in found.stretches for page in pages for group in page)
    lowest = max((group.rect.bottom for group in drawn), default=0.0)
    curve = min(_TALLEST_CURVE, shown.way.curve + _room(setting, head, shown, scale) - lowest - 8.0)
    if found.pages > len(stretches) or not setting.curves or curve <= shown.way.curve:
        return found
    way = shown.way._replace(curve=curve)
    taller = _try(setting, stretches, head, shown._replace(way=way), scale, sketch=False)
    return taller if taller.pages == found.pages else found


def _room(setting: Setting, head: Head, shown: _Shown, scale: float) -> float:
    """How high the map may be on a page, in its own units."""
    return (setting.size.bottom - head.bottom - (_NOTE if shown.noted else 0.0)) / scale


def _shown(setting: Setting, way: Way, tall: frozenset[str]) -> _Shown:
    numbers = numbering(setting.cards, way.limit, tall)
    noted = any(is_long(card, way.limit) for card in setting.cards)
    if way.limit is None:
        return _Shown(way, setting.cards, numbers, noted)
    cards = [
        shortened(card, way.limit, numbers) if is_long(card, way.limit) else card for card in setting.cards
    ]
    return _Shown(way, cards, numbers, noted)


def _at_floor(
    setting: Setting, stretches: list[list[Place]], head: Head, shown: _Shown, floor: float
) -> _Try:
    """As small as may be; larger where a heading had to be made smaller for a long word."""
    if len(setting.cards) >= _VERY_MANY:  # only headings decide, and how many pages there are does not matter
        shown = shown._replace(cards=())
    found = _try(setting, stretches, head, shown, floor)
    wanted = setting.size.units(setting.least) - 0.005
    for scale in (floor * _TEXT / max(_smallest(found), 1.0) * 1.02, floor / _FITTED):
        if _smallest(found) * found.scale >= wanted:
            break
        found = _try(setting, stretches, head, shown, min(scale, floor / _FITTED))
    return found


def _larger(setting: Setting, stretches: list[list[Place]], head: Head, shown: _Shown, found: _Try) -> _Try:
    """The largest scale that takes no more pages, to about two per cent."""
    if len(setting.cards) >= _VERY_MANY:
        return found
    low, high = found.scale, 1.0
    for _round in range(5 if len(setting.cards) < _MANY else 1):
        if high - low < 0.02:
            break
        scale = (low + high) / 2
        other = _try(setting, stretches, head, shown, scale)
        if other.pages == found.pages and _smallest(other) * scale >= _smallest(found) * found.scale - 0.05:
            low, found = scale, other
        else:
            high = scale
    return found


def _try(
    setting: Setting,
    stretches: list[list[Place]],
    head: Head,
    shown: _Shown,
    scale: float,
    sketch: bool = True,
) -> _Try:
    look = look_for(setting, DENSITY)._replace(brief=True)
    density = DENSITY._replace(curve=shown.way.curve)
    room = _room(setting, head, shown, scale)
    width = setting.size.room / scale - POINT
    made = []
    for places, cards in zip(stretches, cards_on(stretches, shown.cards, setting.places), strict=True):
        side = 1 if len(places) > 2 else 0
        stretch = make_stretch(places, width, density, look, side)._replace(sketch=sketch)
        band = stage_band(setting, stretch)
        made.append((stretch, lane_pages(setting, stretch, cards, band, lambda _page: room, True)))
    return _Try(made, scale)


def _smallest(found: _Try) -> float:
    sizes = [
        shape.style.size
        for _, pages in found.stretches
        for groups in pages
        for group in groups
        for shape in group.shapes
        if isinstance(shape, Text) and len(shape.text.strip()) > 2
    ]
    return min(sizes, default=0.0)


def _with_note(setting: Setting, draft: Draft) -> Draft:
    """What the numbers in brackets mean."""
    words, size = setting.words, setting.size
    text = words(
        "[n]: shortened here; in full on the page of its stage and under this number in the appendix."
    )
    style = setting.type.footer
    shape = lettering(text, 0.0, 0.0, size.room, style, setting.look.palette.second, max_lines=1)
    rect = Rect(size.left, size.bottom - style.line_height, size.room, 0.0)
    return draft._replace(groups=(*draft.groups, placed(Laid((shape,), style.line_height), rect, "note")))
