"""Every sort of map in every script through every kind of PDF, proven by reading the file back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

import pytest

from journeymapper.model.card import Card
from journeymapper.model.document import Document
from journeymapper.model.view import WHOLE
from journeymapper.publish.options import Options
from journeymapper.publish.printed import Printed, PrintedPage
from journeymapper.publish.publish import plan, write
from journeymapper.storage.file import encode
from tests.publish.papers import documents
from tests.publish.reading import (
    Page,
    assert_cards_read,
    assert_letters,
    assert_same_words,
    assert_sound,
    bare,
    by_poppler,
    cards_on,
    pages_of,
    reader_of,
    small_signs,
    titles,
    unembedded,
    words_in_order,
)
from tests.script_maps import SCRIPTS, script_map

SCRIPT_MAPS = {f"in {script}": script_map(script) for script in SCRIPTS}
DOCUMENTS = documents() | SCRIPT_MAPS
KINDS: dict[str, tuple[Options, tuple[float, float] | None]] = {
    "poster": (Options(), None),
    "pages": (Options(kind="pages", paper="A4"), (210.0, 297.0)),
    "tiles": (Options(kind="tiles"), (210.0, 297.0)),
    "report": (Options(kind="report"), (210.0, 297.0)),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_file_holds_what_was_planned_and_nothing_else(name: str, kind: str, tmp_path: Path) -> None:
    document, (options, size) = DOCUMENTS[name], KINDS[kind]
    if name in SCRIPT_MAPS and kind == "pages":  # large enough for a page for each stage
        options = options._replace(orientation="portrait", min_text=11.0)
    planned = plan(document, WHOLE, options)
    data = write(planned, document, {}, options)
    assert planned.printed is not None
    if planned.missing and document.language[:2] in ("ja", "ko", "zh"):
        pytest.skip("this machine has no font with Chinese, Japanese and Korean characters")
    assert planned.missing == ()
    pages = tuple(pages_of(data, planned.printed.pages, letters=kind != "tiles"))
    for page, drawn in zip(pages, planned.printed.pages, strict=True):
        assert (page.width, page.height) == pytest.approx(
            (drawn.sheet.width_mm, drawn.sheet.height_mm), abs=0.1
        )
        assert size is None or sorted((page.width, page.height)) == pytest.approx(size, abs=0.1)
        if kind != "tiles":  # whose sheets hold all of the poster, and show a part
            assert_letters(page, options.min_text or 6.0, small_signs(drawn))
            assert_same_words(page, drawn, document.language)
        assert_cards_apart(drawn)
    assert_every_card(document, kind, planned.printed, pages)
    path = tmp_path / "map.pdf"
    path.write_bytes(data)
    assert_sound(path)
    said = by_poppler(path)
    if said and kind != "tiles":  # where it leaves out what lies beyond the sheet
        assert_all_said([card for card in document.cards if card.lane], said, document.language)
    reader = reader_of(data)
    assert unembedded(reader) == []
    if document.cards or kind != "report":  # which has no pages for stages without anything in them
        assert {stage.name for stage in document.stages if stage.name} <= set(titles(reader.outline))
    if planned.attached:
        assert reader.attachments["map.journey"] == [encode(document, {})]


def assert_cards_apart(page: PrintedPage) -> None:
    for put in page.puts:
        for (one, rect), (other, beside) in combinations(cards_on(put), 2):
            assert not rect.inset(0.01).intersects(beside.inset(0.01)), (one, other)


def assert_every_card(document: Document, kind: str, printed: Printed, pages: tuple[Page, ...]) -> None:
    """On a poster once; on pages once, or once on each of several pages for a card over several steps; in a
    report with all its words, be it in the appendix."""
    cards = {card.id: card for card in document.cards if card.lane}
    if kind == "report":
        assert_all_said(cards.values(), "".join(page.text for page in pages), document.language)
        return
    sheets = printed.pages[:1] if kind == "poster" else printed.pages
    drawn = [Counter(id for put in page.puts for id, _ in cards_on(put)) for page in sheets]
    assert all(count == 1 for on_page in drawn for count in on_page.values())
    assert {id for on_page in drawn for id in on_page} == set(cards)
    if kind == "pages":
        for id, count in Counter(id for on_page in drawn for id in on_page).items():
            assert count == 1 or cards[id].until, cards[id].text
            assert count == 2 or document not in SCRIPT_MAPS.values() or not cards[id].until
    if kind != "tiles":
        for page in pages:
            assert_cards_read(page, {id: card.text for id, card in cards.items()}, document.language)


def assert_all_said(cards: Iterable[Card], said: str, language: str) -> None:
    found = bare(said)
    for card in cards:
        for words in words_in_order(card.text, language):
            assert words in found, card.text


def test_the_long_card_is_as_long_as_the_longest_that_was_published() -> None:
    (card,) = DOCUMENTS["long"].cards
    assert len(card.text) == 1_424
