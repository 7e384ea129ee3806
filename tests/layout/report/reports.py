"""Reports of the maps that tests print, and what is on their pages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from journeymapper.drawing.shapes import Text
from journeymapper.drawing.tree import Drawing, Group, groups
from journeymapper.geometry import Rect
from journeymapper.layout.filter import shown_cards
from journeymapper.layout.mirror import as_seen
from journeymapper.layout.report.page import Draft, ReportPage, page_size
from journeymapper.layout.report.report import report_pages
from journeymapper.layout.report.setting import Setting, make_setting
from journeymapper.layout.words import words_in
from journeymapper.model.document import Document
from journeymapper.model.view import WHOLE, View

PAPERS = {
    "A4 landscape": (297.0, 210.0),
    "A4 portrait": (210.0, 297.0),
    "letter": (279.4, 215.9),
    "slide": (338.7, 190.5),
    "A5": (148.0, 210.0),
}


@lru_cache(maxsize=64)
def report(document: Document, paper: str = "A4 landscape", view: View = WHOLE) -> tuple[ReportPage, ...]:
    return report_pages(document, page_size(*PAPERS[paper]), view, words_in(document.language))


def setting_of(document: Document, paper: str = "A4 landscape", view: View = WHOLE) -> Setting:
    shown = {card.id for card in shown_cards(document.cards, view)}
    return make_setting(document, view, words_in(document.language), page_size(*PAPERS[paper]), 6.0, shown)


def lines(drawing: Drawing) -> Iterator[tuple[Rect, Group, Text, str]]:
    """The ink of every line of text on a page as people see it: from its capitals to its baseline."""
    for place, group in groups(as_seen(drawing)):
        for shape in group.shapes:
            if not isinstance(shape, Text):
                continue
            tall = shape.style.size * 0.72
            for line in shape.lines:
                if line.text.strip():
                    left, base = place.x + shape.rect.x + line.x, place.y + shape.rect.y + line.baseline
                    yield Rect(left, base - tall, line.width, tall), group, shape, line.text


def cards(draft: Draft | ReportPage) -> list[Group]:
    found = draft.groups if isinstance(draft, Draft) else [group for _, group in groups(draft.drawing)]
    return [group for group in found if group.kind == "card"]


def all_text(page: ReportPage) -> str:
    return " ".join(text.text for _, text in _texts(page))


def _texts(page: ReportPage) -> Iterator[tuple[Any, Text]]:
    for place, group in groups(page.drawing):
        for shape in group.shapes:
            if isinstance(shape, Text):
                yield place, shape


def sections(pages: tuple[ReportPage, ...]) -> list[str]:
    """The entries of the outline on its first level."""
    return [entry.title for page in pages for entry in page.outline if entry.level == 0]
