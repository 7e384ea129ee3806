"""The texts that were shortened elsewhere, in full; and the cards of the shelf."""

from __future__ import annotations

from collections.abc import Mapping

from journeymapper.layout.report.flow import Row
from journeymapper.layout.report.lettering import laid
from journeymapper.layout.report.page import Draft
from journeymapper.layout.report.setting import Setting
from journeymapper.layout.report.sheet import columned
from journeymapper.layout.report.shortening import length_of
from journeymapper.layout.wording import card_names

_COLUMN = 430.0  # a column is at least this wide
_GAP = 44.0
_ON_COVER = 160  # characters that the cover has room for


def appendix_pages(setting: Setting, numbers: Mapping[str, int]) -> list[Draft]:
    words, type, palette = setting.words, setting.type, setting.look.palette
    size = setting.size
    across = max(1, min(2, int((size.room + _GAP) // (_COLUMN + _GAP))))
    room = (size.room - _GAP * (across - 1)) / across
    found: list[Draft] = []
    by_id = {card.id: card for card in setting.cards}
    rows: list[Row] = []
    document = setting.document
    for name, text in (
        (words("Title"), document.title),
        (words("Organisation"), document.facts.organisation),
    ):
        if length_of(text) > _ON_COVER:
            rows.append(Row(laid(name, room, type.label, setting.accent), keep=True, gap=4.0))
            rows.append(Row(laid(text, room, type.body, palette.ink), gap=18.0))
    for id, number in sorted(numbers.items(), key=lambda one: one[1]):
        card = by_id[id]
        kind = card_names(words).get(card.kind, card.kind)
        heading = f"[{number}]  {setting.where(card)} · {kind}"
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
