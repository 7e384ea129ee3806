"""The texts that were shortened elsewhere, in full; and the cards of the shelf."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from journeymapper.layout.curve import curve_name
from journeymapper.layout.head import lane_name
from journeymapper.layout.report.brand_lines import cut_lines
from journeymapper.layout.report.flow import Row
from journeymapper.layout.report.lettering import laid
from journeymapper.layout.report.page import Draft
from journeymapper.layout.report.setting import Setting, where_text
from journeymapper.layout.report.sheet import columned
from journeymapper.layout.report.shortening import length_of
from journeymapper.layout.wording import card_names
from journeymapper.model.document import Document
from journeymapper.operations.beginnings import FACTS_OF_CARDS
from journeymapper.text.excerpt import excerpt

_COLUMN = 430.0  # a column is at least this wide
_GAP = 44.0
_ON_COVER = 160  # characters that the cover has room for


def appendix_pages(
    setting: Setting, numbers: Mapping[str, int], unsaid: Collection[str], whole: Document
) -> list[Draft]:
    """`numbers` are those of cards that were shortened, `unsaid` the ids of points and curves that are not
    said whole beside curves; `whole` is the map with all of its texts."""
    words, type, palette = setting.words, setting.type, setting.look.palette
    size = setting.size
    across = max(1, min(2, int((size.room + _GAP) // (_COLUMN + _GAP))))
    room = (size.room - _GAP * (across - 1)) / across
    found: list[Draft] = []
    by_id = {card.id: card for card in setting.cards}
    rows: list[Row] = []
    for name, text in (*_long_facts(setting, whole), *_long_texts(setting, unsaid, whole)):
        rows.append(Row(laid(name, room, type.label, setting.accent), keep=True, gap=4.0))
        rows.append(Row(laid(text, room, type.body, palette.ink), gap=18.0))
    for id, number in sorted(numbers.items(), key=lambda one: one[1]):
        card = by_id[id]
        kind = card_names(words).get(card.kind, card.kind)
        heading = f"[{number}]  {words.joined((setting.where(card), kind))}"
        rows.append(Row(laid(heading, room, type.label, setting.accent), keep=True, gap=4.0))
        rows.append(Row(laid(card.text, room, type.body, palette.ink), id, gap=18.0))
    if rows:
        lead = words("What was shortened, cards under the numbers that stand behind them there.")
        title = words("Appendix: texts in full")
        found += columned(setting, words("Appendix"), rows, across, _GAP, title, lead)
    shelf = setting.document.shelf
    cards = [card for card in setting.document.cards if not card.lane and shelf.printed]
    if cards:
        rows = [Row(laid(card.text, room, type.body, palette.ink), card.id, gap=10.0) for card in cards]
        name = shelf.name or words("Not placed yet")
        found += columned(setting, words("Appendix"), rows, across, _GAP, name)
    return found


def _long_facts(setting: Setting, whole: Document) -> Iterator[tuple[str, str]]:
    """What cover and margins have only the beginning of."""
    words, short, facts = setting.words, setting.document.facts, whole.facts
    for name, text in ((words("Title"), whole.title), (words("Organisation"), facts.organisation)):
        if length_of(text) > _ON_COVER:
            yield name, text
    for name, said, text in (
        (words("Version"), short.revision, facts.revision),
        (words("Date"), short.date, facts.date),
        (words("Review"), short.review, facts.review),
        (words("Author"), short.author, facts.author),
    ):
        if said != text:
            yield name, text
    yield from cut_lines(setting)


def _long_texts(setting: Setting, unsaid: Collection[str], whole: Document) -> Iterator[tuple[str, str]]:
    """The names, descriptions and facts that stand shortened in the report, each under whose it is."""
    short, words = setting.document, setting.words
    stages = list(zip(short.stages, whole.stages, strict=True))
    steps = [pair for a, b in stages for pair in zip(a.steps, b.steps, strict=True)]
    shown = {lane.id for lane in setting.lanes}
    lanes = [pair for pair in zip(short.lanes, whole.lanes, strict=True) if pair[0].id in shown]
    personas = zip(short.personas, whole.personas, strict=True)
    for heading, pairs, fields in (
        ("Persona: {name}", personas, ("name", "role")),
        ("Stage: {name}", stages, ("name", "description")),
        ("Step: {name}", steps, ("name", "description")),
        ("Lane: {name}", lanes, ("name", "description")),
    ):
        for a, b in pairs:
            texts = ((getattr(a, field), getattr(b, field)) for field in fields)
            yield from ((words(heading, name=a.name), text) for said, text in texts if said != text)
    for lane, full in lanes:
        for said, text in zip(lane.scale.guides, full.scale.guides, strict=True):
            if said != text:
                yield words("Lane: {name}", name=lane.name), text
    points = {point.id: point.label for curve in whole.curves for point in curve.points}
    states = {curve.id: curve.state for curve in whole.curves}
    lane_names = {lane.id: lane_name(lane, setting.look) for lane in setting.lanes}
    for curve in setting.curves:
        if curve.state != states[curve.id]:
            yield curve_name(curve, setting.look), states[curve.id]
        elif curve.id in unsaid:
            yield lane_names[curve.lane], curve_name(curve, setting.look)
        for point in curve.points:
            if point.label != points[point.id] or point.id in unsaid:
                parts = curve_name(curve, setting.look), where_text(setting, point.step)
                yield words.joined(parts), points[point.id]
    cards = {card.id: card for card in whole.cards}
    told: set[str] = set()  # for cards share channels, owners and sources
    for card in setting.cards:
        for field in FACTS_OF_CARDS:
            text = getattr(cards[card.id], field)
            if getattr(card, field) != text and text not in told:
                told.add(text)
                parts = setting.codes.get(card.id, ""), excerpt(card.text)
                yield words.joined(parts), text
