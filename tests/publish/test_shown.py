"""What a view keeps off the pages, and the pages of every format."""

from __future__ import annotations

from typing import Any

import pytest

from journeymapper.drawing.shapes import Path
from journeymapper.model.document import Document
from journeymapper.model.record import evolve
from journeymapper.model.view import WHOLE, View
from journeymapper.publish.leaving import leaving
from journeymapper.publish.options import Options
from journeymapper.publish.publish import Plan, plan
from journeymapper.publish.shown import kept_off, printed_points, shown_pages
from tests.publish.papers import grid, one_cell, sample, shown, texts


def test_the_whole_map_keeps_nothing_off() -> None:
    assert kept_off(sample(), WHOLE) == ()


def test_every_way_of_hiding_is_named() -> None:
    document = sample()
    lane, other = document.lanes[0], document.lanes[1]
    stage = document.stages[0]
    view = View(
        state="to-be",
        hidden_lanes=(lane.id,),
        collapsed_lanes=(other.id,),
        collapsed_stages=(stage.id,),
        text="no card says this",
    )
    lines = kept_off(document, view)
    left = sum(1 for card in document.cards if card.lane and card.lane != lane.id)
    assert any((lane.name or lane.kind) in line for line in lines)
    assert any(f"{left} cards" in line for line in lines)
    assert any((other.name or other.kind) in line for line in lines)
    assert any(stage.name in line for line in lines)


def test_many_names_are_cut_short() -> None:
    document = sample()
    (line,) = [
        one
        for one in kept_off(document, View(hidden_lanes=tuple(lane.id for lane in document.lanes)))
        if "lane" in one.lower()
    ]
    assert line.endswith(f"and {len(document.lanes) - 6} more")


@pytest.mark.parametrize(
    "options",
    [
        Options(suffix=".png"),
        Options(suffix=".svg", paper="A3"),
        Options(suffix=".pptx"),
        Options(kind="tiles"),
    ],
)
def test_every_format_has_pages_with_text(options: Options) -> None:
    planned = plan(sample(), WHOLE, options)
    assert all(page.puts for page in shown_pages(planned))
    assert printed_points(planned) >= 6


def test_what_a_view_hides_is_not_said_to_leave() -> None:
    document = sample()
    lane = document.lanes[0]
    whole, _stays = leaving(document, Options(attach_map=False))
    seen, _stays = leaving(document, Options(attach_map=False), View(hidden_lanes=(lane.id,)))
    assert f"{len(document.lanes)} lanes" in whole[0]
    assert f"{len(document.lanes) - 1} lanes" in seen[0]


def peopled() -> Document:
    people = [
        {"id": "a", "name": "Anna", "quote": "Hello"},
        {"id": "b", "name": "Bodo", "quote": "Wanderlust"},
    ]
    document = Document.model_validate(one_cell("Packs").model_dump() | {"personas": people})
    return evolve(document, cards=(evolve(document.cards[0], personas=("a", "b")),))


EVERY_KIND = (
    Options(),
    Options(kind="pages"),
    Options(kind="report"),
    Options(suffix=".svg"),
    Options(suffix=".pptx"),
    Options(suffix=".pptx", slides="stages"),
)


def _kind(options: Options) -> str:
    return f"{options.kind} {options.suffix} {options.slides}"


def _said(planned: Plan) -> list[str]:
    """What stands on the pages, and what speakers are told."""
    said = [
        text.text for page in shown_pages(planned) for put in page.puts for _at, text in texts(put.drawing)
    ]
    return said + [text for one in planned.texts for text in one]


@pytest.mark.parametrize("options", EVERY_KIND, ids=_kind)
def test_people_whom_a_view_filters_away_are_on_no_page(options: Options) -> None:
    view = View(personas=("b",))
    said = _said(plan(peopled(), view, options))
    assert any("Bodo" in text for text in said)
    assert not any("Anna" in text or "Hello" in text for text in said)
    assert "Hidden persona: Anna" in kept_off(peopled(), view)
    assert not any("Anna" in line for line in leaving(peopled(), options, view)[0])


@pytest.mark.parametrize("options", EVERY_KIND, ids=_kind)
@pytest.mark.parametrize(
    "view",
    [View(collapsed_lanes=("l2", "mood")), View(collapsed_stages=("s1",))],
    ids=["lanes", "stage"],
)
def test_the_inside_of_what_is_folded_is_in_no_file(view: View, options: Options) -> None:
    document = grid(3, 3)
    lane = {"id": "mood", "kind": "emotions", "name": "Mood"}
    curve = {"id": "e", "lane": "mood", "points": [{"id": "q", "step": "p1", "label": "Wanderlust"}]}
    raw = document.model_dump()
    document = Document.model_validate(raw | {"lanes": [*raw["lanes"], lane], "curves": [curve]})
    said = "\n".join(_said(plan(document, view, options)))
    inside = [
        card.text
        for card in document.cards
        if card.lane in view.collapsed_lanes or (card.step == "p1" and view.collapsed_stages)
    ]
    assert not any(text in said for text in inside)
    assert ("Wanderlust" in said) == (not view.collapsed_lanes)  # curves run through folded stages
    assert all(card.text in said for card in document.cards if card.text not in inside)


def test_people_keep_their_colour_when_others_are_filtered_away() -> None:
    def colours(view: View) -> set[str]:
        (page,) = shown_pages(plan(peopled(), view, Options()))
        groups = [group for put in page.puts for _rect, group in shown(put.drawing, "persona")]
        bodo = next(group for group in groups if group.id == "b")
        return {shape.fill for shape in bodo.shapes if isinstance(shape, Path) and shape.fill}

    assert colours(View(personas=("b",))) == colours(WHOLE)


@pytest.mark.parametrize(
    "raw",
    [{}, {"title": "Alone"}, {"stages": [{"id": "s", "steps": [{"id": "p"}]}]}, {"lanes": [{"id": "l"}]}],
    ids=["nothing", "title", "a stage without a name", "a lane"],
)
@pytest.mark.parametrize(
    "options",
    [
        Options(),
        Options(kind="pages"),
        Options(kind="report"),
        Options(kind="tiles", paper="A3"),
        Options(suffix=".svg"),
        Options(suffix=".pptx"),
    ],
    ids=lambda options: f"{options.kind} {options.suffix}",
)
def test_no_page_is_ever_white(raw: dict[str, Any], options: Options) -> None:
    document = Document.model_validate(raw)
    planned = plan(document, WHOLE, options)
    said = [
        [text.text for put in page.puts for _at, text in texts(put.drawing)] for page in shown_pages(planned)
    ]
    assert all(any(text.strip() for text in page) for page in said)
    if not raw:
        assert any("There is nothing on this map yet." in text for page in said for text in page)
    assert printed_points(planned) >= 6
