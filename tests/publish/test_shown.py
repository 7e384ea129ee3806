"""What a view keeps off the pages, and the pages of every format."""

from __future__ import annotations

import pytest

from journeymapper.model.view import WHOLE, View
from journeymapper.publish.leaving import leaving
from journeymapper.publish.options import Options
from journeymapper.publish.publish import plan
from journeymapper.publish.shown import kept_off, printed_points, shown_pages
from tests.publish.papers import sample


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
