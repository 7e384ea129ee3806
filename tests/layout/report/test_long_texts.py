"""Texts too long for their places in a report: nothing leaves its page, and all of them are printed."""

from __future__ import annotations

from collections import Counter

import pytest

from journeymapper.layout.report.page import ReportPage, page_size
from journeymapper.layout.report.report import report_pages
from journeymapper.layout.words import words_in
from journeymapper.model.card import Card
from journeymapper.model.curve import Curve, CurvePoint
from journeymapper.model.document import Document
from journeymapper.model.lane import Lane
from journeymapper.model.persona import Persona
from journeymapper.model.record import evolve
from journeymapper.model.stage import Stage, Step
from journeymapper.model.view import View
from journeymapper.operations.beginnings import with_short_descriptions, with_short_names
from tests.layout.report.reports import PAPERS, all_text, cards, lines, report
from tests.long_texts import fields, with_text

KINDS = {
    "words": " ".join(f"word{number}" for number in range(900)),
    "short lines": "\n".join(f"line{number}" for number in range(150)),
    "East Asian": "".join(f"旅程{number}" for number in range(900)),
}


def journey(
    described: str = "",
    role: str = "",
    quote: str = "",
    stage: str = "",
    channel: str = "",
    label: str = "",
    fact: str = "",
) -> Document:
    steps = tuple(Step(id=f"s{at}", name=f"Step {at}", moment_of_truth=not at) for at in range(5))
    points = tuple(CurvePoint(id=f"k{at}", step=f"s{at}", value=at - 1, label=label) for at in range(3))
    return Document(
        personas=(
            Persona(
                id="p",
                name="Ann",
                role=role,
                quote=quote or "Why?",
                facts=tuple(fact.split("/")) if fact else (),
            ),
            Persona(id="q", name="Bo", role=role),
        ),
        stages=(
            Stage(
                id="g",
                name="Before",
                description=stage,
                steps=tuple(evolve(step, description=described) for step in steps),
            ),
            Stage(id="h", name="After", steps=(Step(id="t", description=described),)),
        ),
        lanes=(Lane(id="l", kind="touchpoints"), Lane(id="e", kind="emotions")),
        curves=(Curve(id="k", lane="e", persona="p", points=points),),
        cards=(Card(id="c", lane="l", step="s0", kind="touchpoint", text="Asks", channel=channel),),
    )


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("field", ["described", "role", "quote", "stage", "channel", "label", "fact"])
def test_every_line_is_on_its_page_and_every_word_is_printed(field: str, kind: str, paper: str) -> None:
    pages = report(journey(**{field: KINDS[kind]}), paper)
    for page in pages:
        for ink, _, _, text in lines(page.drawing):
            assert ink.bottom <= page.drawing.height, f"{page.title}: {text}"
    printed = " ".join(map(all_text, pages))
    unit = KINDS[kind][0]
    assert printed.count(unit) >= KINDS[kind].count(unit)


@pytest.mark.parametrize("paper", PAPERS)
def test_facts_for_which_a_panel_has_no_room_follow_beside_it(paper: str) -> None:
    pages = report(journey(fact="/".join(f"Fact {number} of many" for number in range(70))), paper)
    for page in pages:
        assert all(ink.bottom <= page.drawing.height for ink, *_ in lines(page.drawing))
    printed = " ".join(map(all_text, pages))
    assert [number for number in range(70) if f"Fact {number} of" not in printed] == []


@pytest.mark.parametrize("paper", PAPERS)
def test_notes_of_more_curves_than_a_page_holds_are_begun_there_and_in_the_appendix(paper: str) -> None:
    one = journey()
    curves = tuple(
        Curve(
            id=f"k{number}",
            lane="e",
            state=f"State {number}",
            points=tuple(
                CurvePoint(
                    id=f"k{number}-{at}",
                    step=f"s{at}",
                    value=at - 1,
                    label=f"said{number}in{at} " + "word " * 9,
                )
                for at in range(2)
            ),
        )
        for number in range(16)
    )
    pages = report(evolve(one, curves=curves), paper)
    for page in pages:
        for ink, _, _, text in lines(page.drawing):
            assert ink.bottom <= page.drawing.height, f"{page.title}: {text}"
    printed = "".join("".join(text.split()) for page in pages for *_, text in lines(page.drawing))
    for curve in curves:
        assert "".join(curve.state.split()) in printed
        assert [point.id for point in curve.points if "".join(point.label.split()) not in printed] == []


def test_texts_that_fit_are_left_alone() -> None:
    short = journey("Looks around.", "Buyer", "I want it now.", "It begins here.", "shop")
    assert with_short_names(short, 160) is short
    assert with_short_descriptions(short, lambda text, beside: text) is short
    assert "Appendix" not in [page.section for page in report(short)]


def test_a_description_gets_less_room_beside_others() -> None:
    asked: list[tuple[str, int]] = []

    def shorten(text: str, beside: int) -> str:
        asked.append((text, beside))
        return text[:3]

    made = with_short_descriptions(journey("A step", stage="A stage"), shorten)
    assert asked == [("A step", 5)] * 5 + [("A stage", 2), ("A step", 1), ("", 2)]
    assert made.stages[0].description == "A s"
    assert {step.description for stage in made.stages for step in stage.steps} == {"A s"}


FACTS = {
    "facts.author", "facts.date", "facts.organisation", "facts.review", "facts.revision",
    "lanes.description", "lanes.name", "lanes.scale.guides", "curves.state",
    "brand.header", "brand.footer", "brand.confidentiality",
    "cards.channel", "cards.date", "cards.due", "cards.evidence", "cards.owner", "cards.source",
    "cards.status", "cards.trend", "cards.unit",
}  # fmt: skip


def unkept(document: Document) -> tuple[ReportPage, ...]:
    return report_pages(document, page_size(*PAPERS["A4 landscape"]), words=words_in(document.language))


@pytest.mark.parametrize("name", sorted(FACTS))
def test_a_long_fact_is_begun_in_its_place_and_printed_whole_once(name: str) -> None:
    text = " ".join(f"word{number}" for number in range(4_000))
    pages = unkept(with_text(fields()[name], text))
    printed = " ".join(text for page in pages for *_, text in lines(page.drawing)).split()
    counts = Counter(word.strip("…,") for word in printed)
    assert [number for number in range(4_000) if f"word{number}" not in counts] == []
    assert counts["word3999"] == 1
    assert counts["word0"] > 1
    # What is not said again and again takes no more pages than it needs.
    few = unkept(with_text(fields()[name], "one"))
    assert sum(page.section != "Anhang" for page in pages) <= len(few)


def test_a_view_shows_cards_by_all_that_they_say() -> None:
    one = journey(channel="channel " * 40 + "zebra")
    assert any(cards(page) for page in report(one, view=View(id="v", text="zebra")))
    assert not any(cards(page) for page in report(one, view=View(id="v", text="horse")))


def test_a_channel_of_many_cards_is_printed_whole_once() -> None:
    one = journey(channel="channel " * 40 + "zebra")
    both = evolve(one, cards=(*one.cards, evolve(one.cards[0], id="d", text="Asks again")))
    printed = " ".join(map(all_text, report(both)))
    assert printed.count("zebra") == 1
