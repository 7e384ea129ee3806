"""The whole report: which sections there are, in which order."""

from __future__ import annotations

from journeymapper.layout.filter import shown_cards
from journeymapper.layout.report.appendix import appendix_pages
from journeymapper.layout.report.brand_lines import with_room_below
from journeymapper.layout.report.brief import brief_pages, contents_of
from journeymapper.layout.report.cover import cover
from journeymapper.layout.report.coverage import coverage_pages
from journeymapper.layout.report.emotions import emotion_pages
from journeymapper.layout.report.legend import legend_pages
from journeymapper.layout.report.metrics import metric_pages
from journeymapper.layout.report.moments import moment_pages
from journeymapper.layout.report.opportunities import opportunity_pages
from journeymapper.layout.report.overview import overview
from journeymapper.layout.report.page import PageSize, ReportPage
from journeymapper.layout.report.pains import pain_pages
from journeymapper.layout.report.personas import persona_pages
from journeymapper.layout.report.setting import make_setting
from journeymapper.layout.report.sheet import numbered
from journeymapper.layout.report.shortening import with_short_texts
from journeymapper.layout.report.stages import stage_pages, too_tall
from journeymapper.layout.words import ENGLISH, Words
from journeymapper.model.document import Document
from journeymapper.model.view import WHOLE, View


def report_pages(
    document: Document, size: PageSize, view: View = WHOLE, words: Words = ENGLISH, least: float = 6.0
) -> tuple[ReportPage, ...]:
    """The pages of a map's report, each as large as the sheet.

    `size` is made by `page.page_size`, `least` is the smallest text in points. Sections with nothing in them
    are left out. Drawings of maps that run from right to left are mirrored: see `layout.mirror.as_seen`.
    """
    short = with_short_texts(document, size)
    shown = {card.id for card in shown_cards(document.cards, view)}  # by all that they say
    setting = with_room_below(make_setting(short, view, words, size, least, shown))
    tall = too_tall(setting)
    glance = overview(setting, tall)
    drafts = [
        *persona_pages(setting),
        *glance.drafts,
        *stage_pages(setting, glance.numbers),
        *emotion_pages(setting),
        *pain_pages(setting),
        *opportunity_pages(setting),
        *metric_pages(setting),
        *moment_pages(setting),
        *coverage_pages(setting),
        *legend_pages(setting),
    ]
    unsaid = frozenset(id for draft in drafts for id in draft.unsaid)
    drafts += appendix_pages(setting, glance.numbers, unsaid, document)
    # The contents are as long whatever the numbers are.
    count = len(brief_pages(setting, contents_of(drafts, 0)))
    brief = brief_pages(setting, contents_of(drafts, 1 + count))
    return numbered(setting, [cover(setting), *brief, *drafts])
