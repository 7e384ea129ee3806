"""Registers are sorted, and matrices keep their dots apart."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.drawing.shapes import Path, Text
from journeymapper.drawing.tree import groups
from journeymapper.geometry import Rect
from journeymapper.insights.scores import pain_score, ranked_ideas, ranked_pains
from journeymapper.layout.report.matrix import matrix
from journeymapper.layout.report.page import ReportPage
from journeymapper.model.card import Card
from journeymapper.model.document import Document
from journeymapper.model.record import evolve
from journeymapper.storage.file import read
from tests.layout.report.reports import all_text, lines, report, setting_of
from tests.publish.papers import MAPS, sample


def rows(pages: tuple[ReportPage, ...], title: str) -> list[str]:
    """The ids of the rows of a register, from its first page to its last."""
    return [
        group.id
        for page in pages
        if page.title == title
        for _, group in groups(page.drawing)
        if group.kind == "row"
    ]


def test_pain_points_stand_from_the_worst_to_the_least() -> None:
    document = sample()
    pages = report(document)
    by_id = {card.id: card for card in document.cards}
    found = [by_id[id] for id in rows(pages, "Pain points")]
    assert len(found) == sum(card.kind == "pain_point" for card in document.cards)
    scores = [pain_score(card) or 0 for card in found]
    assert scores == sorted(scores, reverse=True)


def test_a_register_is_a_little_closer_where_that_saves_a_page_and_else_shared_evenly() -> None:
    document = sample()
    one = next(card for card in document.cards if card.kind == "metric")
    others = tuple(card for card in document.cards if card.kind != "metric")

    def pages(count: int) -> list[int]:
        metrics = tuple(
            evolve(one, id=f"m{at}", text="Visits", target=None, source="") for at in range(count)
        )
        drawn = report(evolve(document, cards=(*others, *metrics), links=(), votes=()))
        found = [page for page in drawn if page.title == "Metrics and targets"]
        return [sum(group.kind == "row" for _, group in groups(page.drawing)) for page in found]

    counts = {count: pages(count) for count in range(5, 18)}
    most = max(count for count, found in counts.items() if len(found) == 1)
    assert most == 11  # ten at the usual distance
    assert counts[13] == [7, 6]
    assert all(min(found) > 3 for found in counts.values())


def test_a_register_says_what_is_linked() -> None:
    document = sample()
    page = next(page for page in report(document) if page.title == "Pain points")
    by_id = {card.id: card for card in document.cards}
    said = all_text(page)
    for link in document.links:
        if link.kind == "addresses":
            assert by_id[link.source].text in said


def test_opportunities_stand_by_what_they_are_worth() -> None:
    document = sample()
    found = rows(report(document), "Register of opportunities")
    assert found == [card.id for card in ranked_ideas(document.cards)]


@pytest.mark.parametrize("words", [1, 9, 24])
def test_what_is_listed_below_the_matrix_keeps_clear_of_the_footer(words: int) -> None:
    document = sample()
    idea = evolve(next(card for card in document.cards if card.kind == "opportunity"), text="Idea " * words)
    for count in range(5, 13):
        ideas = tuple(evolve(idea, id=f"o{at}") for at in range(count))
        drawn = report(evolve(document, cards=ideas, links=(), votes=()), "A4 portrait")
        page = next(page for page in drawn if any(one.kind == "matrix" for _, one in groups(page.drawing)))
        (bottom,) = [at.y + one.rect.height for at, one in groups(page.drawing) if one.kind == "list"]
        (footer,) = [at.y for at, one in groups(page.drawing) if one.kind == "footer"]
        assert bottom <= footer
        listed = all_text(page).count("Idea " * words)
        assert listed == count or "All of them are in the register that follows." in all_text(page)


def test_metrics_have_value_target_gap_and_source() -> None:
    document = sample()
    page = next(page for page in report(document) if page.title == "Metrics and targets")
    said = all_text(page)
    for card in document.cards:
        if card.kind == "metric":
            assert card.text in said
            assert card.source in said
    assert "+17\u00a0%" in said
    assert "−6\u00a0%" in said


def test_the_legend_explains_the_gap_between_two_curves_of_a_persona() -> None:
    document = sample()
    assert "Gap" in all_text(report(document)[-1])
    alone = evolve(document, curves=tuple(one for one in document.curves if one.state != "to-be"))
    assert "Gap" not in all_text(report(alone)[-1])


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=1, max_size=90))
def test_dots_of_a_matrix_do_not_cover_each_other(rated: list[tuple[int, int]]) -> None:
    raw: dict[str, Any] = {
        "stages": [{"id": "s", "steps": [{"id": "p"}]}],
        "lanes": [{"id": "l", "kind": "opportunities"}],
        "cards": [
            {
                "id": f"c{n}",
                "lane": "l",
                "step": "p",
                "kind": "opportunity",
                "text": "Idea",
                "impact": impact,
                "effort": effort,
            }
            for n, (impact, effort) in enumerate(rated)
        ],
    }
    setting = setting_of(Document.model_validate(raw))
    part = matrix(setting, setting.cards, 620.0, 520.0)
    dots = [_extent(shape) for shape in part.shapes if isinstance(shape, Path) and shape.fill]
    for dot in dots:
        assert 0 <= dot.x < dot.right <= 620
        assert 0 <= dot.y < dot.bottom <= 520
    for one, other in combinations(dots, 2):
        assert not one.inset(0.01).intersects(other.inset(0.01))
    labels = [s.text for s in part.shapes if isinstance(s, Text) and s.text.lstrip("+").isdigit()]
    counted = sum(int(label) if label.startswith("+") else 1 for label in labels)
    assert counted == len(rated)


def _extent(path: Path) -> Rect:
    xs = [part for one in path.commands for part in one[1::2]]
    ys = [part for one in path.commands for part in one[2::2]]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def test_codes_are_those_of_the_ranks() -> None:
    document = sample()
    setting = setting_of(document)
    pains = ranked_pains(setting.cards)
    assert [setting.codes[card.id] for card in pains] == [f"P{n}" for n in range(1, len(pains) + 1)]
    assert isinstance(pains[0], Card)


def test_tables_have_one_size_of_text_and_columns_as_wide_as_long_words_need() -> None:
    document = read(MAPS / "german-long.journey").document
    usual = setting_of(document).type
    pages = {page.title: page for page in report(document)}
    for title in (
        "Schmerzpunkte",
        "Verzeichnis der Chancen",
        "Kennzahlen und Zielwerte",
        "Wie gut die Reise belegt ist",
    ):
        rows = [group for _, group in groups(pages[title].drawing) if group.kind == "row"]
        sizes = {shape.style.size for row in rows for shape in row.shapes if isinstance(shape, Text)}
        assert sizes <= {usual.body.size, usual.small.size}
    for title, whole in (
        ("Schmerzpunkte", "Kraftfahrzeugsteuerlastschriftermächtigung"),
        ("Verzeichnis der Chancen", "Digitalisierungsbeauftragte"),
        ("Kennzahlen und Zielwerte", "−6,5\u00a0Minuten"),
        ("Wie gut die Reise belegt ist", "Verwaltungshintergrundprozesse"),
    ):
        assert any(whole in text for *_, text in lines(pages[title].drawing)), whole


@pytest.mark.parametrize("paper", ["A4 landscape", "A4 portrait", "letter"])
def test_endless_words_in_every_column_widen_no_table_beyond_its_page(paper: str) -> None:
    word = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung"
    document = sample()
    cards = tuple(
        evolve(card, text=word, source=word, unit=word if card.kind == "metric" else card.unit, owner=word)
        for card in document.cards
    )
    size = setting_of(document, paper).size
    for page in report(evolve(document, cards=cards), paper):
        for place, group in groups(page.drawing):
            if group.kind in ("row", "head"):
                for shape in group.shapes:
                    if isinstance(shape, Text) and word in shape.text:
                        assert place.x + shape.rect.x + shape.rect.width <= size.right + 1.0
                        assert shape.rect.width > 24.0
