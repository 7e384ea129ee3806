"""A report: every page is right, nothing is lost, what is empty is left out."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, pairwise
from typing import Any

import pytest

from journeymapper.drawing.shapes import Text
from journeymapper.drawing.tree import groups
from journeymapper.geometry import Rect
from journeymapper.layout.mirror import as_seen
from journeymapper.layout.report.overview import overview
from journeymapper.layout.report.page import POINTS, Draft, PageError, ReportPage, page_size
from journeymapper.layout.report.report import report_pages
from journeymapper.layout.report.setting import stage_name
from journeymapper.layout.report.stages import stage_pages, too_tall
from journeymapper.model.document import Document
from journeymapper.model.record import evolve
from journeymapper.model.view import View
from journeymapper.text.run import TextStyle
from tests.layout.report.reports import PAPERS, all_text, cards, lines, report, sections, setting_of
from tests.publish.papers import card_text, documents, one_cell, sample, spanning

DOCUMENTS = documents()
each_document = pytest.mark.parametrize("name", DOCUMENTS)
each_paper = pytest.mark.parametrize("paper", PAPERS)
both_ways = pytest.mark.parametrize("paper", ["A4 landscape", "A4 portrait"])


@each_document
@each_paper
def test_every_page_is_right(name: str, paper: str) -> None:
    holds_right_pages(DOCUMENTS[name], paper)


def test_every_page_is_right_where_all_names_are_very_long() -> None:
    name = ("A name of many words that somebody took for a description " * 6)[:300]
    document = sample()
    stages = tuple(
        evolve(one, name=name, steps=tuple(evolve(step, name=name) for step in one.steps))
        for one in document.stages
    )
    lanes = tuple(evolve(one, name=name) for one in document.lanes)
    personas = tuple(evolve(one, name=name) for one in document.personas)
    holds_right_pages(evolve(document, title=name, stages=stages, lanes=lanes, personas=personas))


def holds_right_pages(document: Document, paper: str = "A4 landscape") -> None:
    """As large as the sheet, no text outside or on other text, none too small to read."""
    width, height = PAPERS[paper]
    for page in report(document, paper):
        drawing = page.drawing
        assert drawing.width * page.unit_mm == pytest.approx(width)
        assert drawing.height * page.unit_mm == pytest.approx(height)
        found = list(lines(drawing))
        for rect, _, text, words in found:
            assert rect.x >= 0, words
            assert rect.y >= 0, words
            assert rect.right <= drawing.width, words
            assert rect.bottom <= drawing.height, words
            if text.text.strip():
                assert text.style.size * page.unit_mm * POINTS >= 5.99, words
        assert not overlapping([(rect, words) for rect, _, _, words in found])


@each_document
@pytest.mark.parametrize("paper", ["A4 landscape", "A4 portrait", "slide"])
def test_what_people_say_at_a_point_is_on_the_page_of_its_stage(name: str, paper: str) -> None:
    """At the point, or below the chart where it found no place; whole in either case."""
    document = DOCUMENTS[name]
    setting = setting_of(document, paper)
    said: dict[str, list[str]] = {}
    for page in report(document, paper):
        for _, group in groups(page.drawing):
            printed = (
                "".join(line.text for line in text.lines) for text in group.shapes if isinstance(text, Text)
            )
            said.setdefault(page.section, []).extend("".join(one.split()) for one in printed)
    for curve in setting.curves:
        for point in curve.points:
            stage = stage_name(setting, setting.places[point.step].stage)
            label = "".join(point.label.split())
            assert any(label in one for one in said.get(stage, [])) or not label, (stage, point.label)


def overlapping(found: list[tuple[Rect, str]]) -> list[tuple[str, str]]:
    """Pairs of texts that lie on each other."""
    ordered = sorted(found)
    met = []
    for at, (one, first) in enumerate(ordered):
        for other, second in ordered[at + 1 :]:
            if other.x > one.right:
                break
            if one.inset(0.4).intersects(other.inset(0.4)):
                met.append((first, second))
    return met


@each_document
def test_text_of_the_report_itself_is_comfortable(name: str) -> None:
    """Only the map at a glance and charts are smaller, as far as the paper asks for it."""
    for page in report(DOCUMENTS[name]):
        for _, group, text, words in lines(page.drawing):
            if group.kind in ("text", "row", "head", "title", "footer", "header", "list", "facts"):
                assert text.style.size * page.unit_mm * POINTS >= 8.0, words


@each_document
@both_ways
def test_every_card_is_on_the_page_of_its_stage(name: str, paper: str) -> None:
    """Once, with all its words; a card over several stages once for each; a card higher than a page is in
    the appendix."""
    document = DOCUMENTS[name]
    setting = setting_of(document, paper)
    numbers = overview(setting, too_tall(setting)).numbers
    drafts = stage_pages(setting, numbers)
    found = Counter(group.id for draft in drafts for group in cards(draft))
    by_id = {card.id: card for card in setting.cards}
    assert set(found) == set(by_id)
    for id, count in found.items():
        card = by_id[id]
        start = setting.places[card.step]
        end = setting.places.get(card.until, start)
        assert count == 1 or (card.until and count <= end.order - start.order + 1), id
    for draft in drafts:
        ids = [group.id for group in cards(draft)]
        assert len(ids) == len(set(ids))
        for group in cards(draft):
            card = by_id[group.id]
            text = card_text(group)
            if card.text and text != card.text:
                assert group.id in numbers
                assert f"[{numbers[group.id]}]" in text


@each_document
@both_ways
def test_what_is_shortened_is_whole_in_the_appendix(name: str, paper: str) -> None:
    document = DOCUMENTS[name]
    setting = setting_of(document, paper)
    made = overview(setting, too_tall(setting))
    drawn = {group.id: card_text(group) for draft in made.drafts for group in cards(draft)}
    assert set(drawn) == ({card.id for card in setting.cards} if made.drafts else set())
    cut = {id for id, text in drawn.items() if text.endswith("]") and "… [" in text}
    assert cut <= set(made.numbers)
    assert sorted(made.numbers.values()) == list(range(1, len(made.numbers) + 1))
    pages = report(document, paper)
    appendix = appended(pages)
    for id in made.numbers:
        text = next(card.text for card in setting.cards if card.id == id)
        assert "".join(text.split()) in appendix


def appended(pages: tuple[ReportPage, ...]) -> str:
    """The rows of the appendix, without spaces."""
    found = (
        words
        for page in pages
        if page.section == "Appendix"
        for _, group, _, words in lines(page.drawing)
        if group.kind == "row"
    )
    return "".join("".join(words.split()) for words in found)


@each_document
def test_cards_do_not_overlap_and_stay_above_the_footer(name: str) -> None:
    setting = setting_of(DOCUMENTS[name])
    made = overview(setting, too_tall(setting))
    for draft in (*made.drafts, *stage_pages(setting, made.numbers)):
        found = [group.rect for group in cards(draft)]
        for rect in found:
            assert rect.bottom <= setting.size.bottom + 0.5
            assert rect.right <= setting.size.right + 0.5
        for one, other in combinations(found, 2):
            assert not one.inset(0.1).intersects(other.inset(0.1)), draft.title


def test_the_sample_has_one_page_for_each_stage_and_one_for_the_whole_map() -> None:
    document = sample()
    setting = setting_of(document)
    made = overview(setting, too_tall(setting))
    assert len(made.drafts) == 1
    assert made.numbers == {}
    assert [draft.title for draft in stage_pages(setting, {})] == [stage.name for stage in document.stages]


def test_the_outline_leads_through_the_report() -> None:
    pages = report(sample())
    assert sections(pages) == [
        "Cover",
        "In brief",
        "Personas",
        "The journey at a glance",
        "Stages",
        "Emotions",
        "Pain points",
        "Opportunities",
        "Metrics and targets",
        "Moments of truth",
        "How well the journey is known",
        "Legend",
    ]
    levels = [entry.level for page in pages for entry in page.outline]
    assert levels[0] == 0
    assert all(after <= before + 1 for before, after in pairwise(levels))
    named = [entry.title for page in pages for entry in page.outline if entry.level == 1]
    assert [stage.name for stage in sample().stages] == [name for name in named if name in all_stages()]


def all_stages() -> set[str]:
    return {stage.name for stage in sample().stages}


def test_the_contents_name_the_pages() -> None:
    pages = report(sample())
    brief = next(page for page in pages if page.title == "In brief")
    shown = {words for _, _, _, words in lines(brief.drawing)}
    for number, page in enumerate(pages, 1):
        for entry in page.outline:
            if number > 2:
                assert entry.title in shown
                assert str(number) in shown


def test_pages_are_numbered_and_say_where_they_belong() -> None:
    pages = report(sample())
    for number, page in enumerate(pages, 1):
        footer = [words for _, group, _, words in lines(page.drawing) if group.kind == "footer"]
        if number == 1:
            assert footer == []
            continue
        assert f"{number} / {len(pages)}" in footer
        assert any(words.startswith("Buying running shoes online") for words in footer)


@pytest.mark.parametrize(
    ("changes", "section"),
    [
        ({"personas": ()}, "Personas"),
        ({"curves": ()}, "Emotions"),
    ],
)
def test_a_section_with_nothing_in_it_is_left_out(changes: dict[str, Any], section: str) -> None:
    document = sample()
    assert section in sections(report(document))
    assert section not in sections(report(evolve(document, **changes)))


@pytest.mark.parametrize(
    ("kind", "section"),
    [
        ("pain_point", "Pain points"),
        ("opportunity", "Opportunities"),
        ("metric", "Metrics and targets"),
    ],
)
def test_a_register_without_entries_is_left_out(kind: str, section: str) -> None:
    document = sample()
    kept = tuple(card for card in document.cards if card.kind != kind)
    gone = {card.id for card in document.cards} - {card.id for card in kept}
    links = tuple(one for one in document.links if not gone & {one.source, one.target})
    assert section not in sections(report(evolve(document, cards=kept, links=links)))


def test_an_empty_map_is_a_cover() -> None:
    assert sections(report(Document())) == ["Cover"]


def test_a_view_leaves_out_what_it_hides() -> None:
    document = sample()
    lane = next(lane for lane in document.lanes if lane.kind == "pain_points")
    view = View(id="v", hidden_lanes=(lane.id,))
    assert "Pain points" not in sections(report(document, view=view))
    hidden = {card.text for card in document.cards if card.lane == lane.id}
    said = " ".join(all_text(page) for page in report(document, view=view))
    assert not [text for text in hidden if text in said]


def test_a_card_over_several_stages_says_that_it_goes_on() -> None:
    setting = setting_of(spanning())
    shown = [group for draft in stage_pages(setting, {}) for group in cards(draft) if group.id == "long"]
    assert len(shown) == len(setting.stages)
    assert "continues" in _said(shown[0])
    assert "continued" not in _said(shown[0])
    assert {"continues", "continued"} <= _said(shown[1])
    assert "continues" not in _said(shown[-1])


def _said(group: Any) -> set[str]:
    return {shape.text for shape in group.shapes if hasattr(shape, "text")}


def test_a_card_higher_than_a_page_is_cut_there_and_whole_in_the_appendix() -> None:
    text = "A very long story indeed. " * 600
    document = one_cell(text.strip())
    pages = report(document)
    appendix = [page for page in pages if page.section == "Appendix"]
    assert len(appendix) > 1
    assert "".join(text.split()) in appended(pages)
    stage = next(page for page in pages if page.title == "Stage")
    (group,) = cards(stage)
    assert card_text(group).endswith("… [1]")


def test_a_page_too_small_says_what_would_do() -> None:
    with pytest.raises(PageError) as caught:
        page_size(90.0, 60.0)
    width, height = caught.value.needed
    assert page_size(width + 0.01, height + 0.01).width > 0


@each_paper
def test_body_text_prints_between_9_and_10_points_on_usual_paper(paper: str) -> None:
    size = page_size(*PAPERS[paper])
    assert TextStyle(13.0).size * size.unit_mm * POINTS == pytest.approx(9.75, abs=0.8) or paper == "A5"


def test_a_map_from_right_to_left_is_seen_in_the_mirror() -> None:
    document = DOCUMENTS["arabic"]
    pages = report_pages(document, page_size(297, 210))
    assert all(page.drawing.mirrored for page in pages)
    page = next(page for page in pages if page.title == "Pain points")
    heads = [
        rect
        for place, group in groups(as_seen(page.drawing))
        if group.kind == "title"
        for rect in [group.rect.moved(place.x - group.rect.x, 0)]
    ]
    badge = [rect.right for rect, group, text, _ in lines(page.drawing) if text.text == "P1"]
    assert heads
    assert min(badge) > page.drawing.width * 0.9


def test_the_same_map_gives_the_same_pages() -> None:
    assert report(sample()) == report(sample())
    assert isinstance(stage_pages(setting_of(sample()), {})[0], Draft)
