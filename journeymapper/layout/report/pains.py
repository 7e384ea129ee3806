"""The register of pain points: the worst first, with how it is known and what is done about it."""

from __future__ import annotations

from journeymapper.insights.scores import IDEAS, pain_score, ranked_pains
from journeymapper.layout.report.marks import (
    badge_cell,
    cards_cell,
    evidence_cell,
    name_cell,
    pips_cell,
    where_cell,
)
from journeymapper.layout.report.page import Draft
from journeymapper.layout.report.register import register
from journeymapper.layout.report.setting import Setting
from journeymapper.layout.report.table import Cell, Column, Entry, stack_cell, words_cell
from journeymapper.layout.wording import listed
from journeymapper.model.card import Card
from journeymapper.model.lookup import find_persona

NARROW = 800.0  # a page with less room has fewer columns, with more in each


def pain_pages(setting: Setting) -> list[Draft]:
    pains = ranked_pains(setting.cards)
    if not pains:
        return []
    words, size = setting.words, setting.size
    narrow = size.room < NARROW
    if narrow:
        columns = [
            Column("", fixed=40.0),
            Column(words("Pain point"), 2.4),
            Column(words("Severity, frequency"), fixed=82.0),
            Column(words("Evidence"), 1.6),
            Column(words("Addressed by"), 2.0),
        ]
    else:
        columns = [
            Column("", fixed=40.0),
            Column(words("Pain point"), 2.5),
            Column(words("Where"), 1.3),
            Column(words("Severity"), fixed=72.0),
            Column(words("Frequency"), fixed=72.0),
            Column(words("Score"), fixed=44.0),
            Column(words("Evidence and source"), 1.9),
            Column(words("Addressed by"), 2.3),
        ]
    entries = [_entry(setting, card, narrow) for card in pains]
    lead = words("Ranked by severity times frequency. The worst: {text}", text=_ended(pains[0].text))
    if all(pain_score(card) is None for card in pains):
        lead = words("Severity or frequency has not been rated yet.")
    elif any(pain_score(card) is None for card in pains):
        lead += " " + words("What is not rated yet is sorted as if it had the middle score.")
    return register(setting, words("Pain points"), columns, entries, lead=lead)


def _ended(text: str) -> str:
    text = text.strip().replace("\n", " ")
    if len(text) > 140:
        text = text[:140].rpartition(" ")[0] + "…"
    return text if text.endswith((".", "!", "?", "…", "。")) else f"{text}."


def _entry(setting: Setting, card: Card, narrow: bool) -> Entry:
    type, palette = setting.type, setting.look.palette
    bar = palette.tints["pain_point"].bar
    score = pain_score(card)
    ideas = tuple(other for other in setting.linked[card.id] if other.kind in IDEAS)
    where = (
        words_cell(setting.where(card), type.small, palette.second) if narrow else where_cell(card, setting)
    )
    text = stack_cell(
        name_cell(card, setting),
        *([where] if narrow else []),
        words_cell(people_text(setting, card), type.small, palette.second),
    )
    severity = pips_cell(card.severity, setting, bar)
    frequency = pips_cell(card.frequency, setting, palette.second)
    evidence, addressed = evidence_cell(card, setting), cards_cell(ideas, setting)
    badge = badge_cell(card, setting)
    cells: list[Cell]
    if narrow:
        cells = [badge, text, stack_cell(severity, frequency), evidence, addressed]
    else:
        figure = words_cell(str(score) if score else "–", type.strong, palette.ink)
        cells = [badge, text, where, severity, frequency, figure, evidence, addressed]
    return Entry(card.id, cells, card.text, card.url)


def people_text(setting: Setting, card: Card) -> str:
    """The personas that a card is about; nothing where it is about all."""
    found = (find_persona(setting.document, id) for id in card.personas)
    return listed((persona.name for persona in found if persona), setting.words.language)
