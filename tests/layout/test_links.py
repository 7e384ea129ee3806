from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.drawing.tree import groups
from journeymapper.geometry import Point, Rect
from journeymapper.layout.link_shapes import COLOURS, link_group
from journeymapper.layout.links import distance, link_routes
from journeymapper.layout.map import lay_out
from journeymapper.model.card import Card, Link
from journeymapper.model.document import Document
from journeymapper.model.lane import Lane
from journeymapper.model.stage import Stage, Step
from journeymapper.model.style import Style
from journeymapper.model.view import View
from tests.operations.maps import small_map

STAGES = ((0, 1), (2,), (3, 4))
LANES = ("l0", "l1", "line", "l2")


@st.composite
def linked_maps(draw: st.DrawFn, spans: bool) -> Document:
    cards, ends = [], list(range(5))
    for n in range(draw(st.integers(2, 14))):
        start = draw(st.integers(0, 4))
        until = draw(st.sampled_from(ends[start:])) if spans and n % 3 == 0 else start
        words = draw(st.sampled_from(["Short", "A card whose text takes several lines of a cell to be read"]))
        cards.append(
            Card(
                id=f"c{n}",
                lane=draw(st.sampled_from(["l0", "l1", "l2"])),
                step=f"s{start}",
                until=f"s{until}" if until != start else "",
                text=words,
            )
        )
    pairs = [(a.id, b.id) for a in cards for b in cards if a is not b]
    chosen = draw(st.lists(st.sampled_from(pairs), min_size=1, max_size=6, unique=True))
    return Document(
        stages=tuple(
            Stage(id=f"g{n}", steps=tuple(Step(id=f"s{k}") for k in inner)) for n, inner in enumerate(STAGES)
        ),
        lanes=tuple(Lane(id=id, kind="divider" if id == "line" else "text") for id in LANES),
        cards=tuple(cards),
        links=tuple(Link(id=f"k{n}", source=a, target=b) for n, (a, b) in enumerate(chosen)),
        style=Style(density=draw(st.sampled_from(["compact", "normal", "airy"]))),
    )


def rects(drawing):
    return {
        group.id: Rect(at.x, at.y, group.rect.width, group.rect.height)
        for at, group in groups(drawing)
        if group.kind == "card"
    }


def crossed(route, cards, link):
    """Cards that a way runs over. Where it ends it touches its own two."""
    found = set()
    for start, end in pairwise(route.points):
        line = Rect(
            min(start.x, end.x), min(start.y, end.y), abs(start.x - end.x) or 0.1, abs(start.y - end.y) or 0.1
        )
        found |= {id for id, rect in cards.items() if line.intersects(rect.inset(0.5))}
    return found


def check(document, may_cross=False):
    drawing = lay_out(document)
    cards = rects(drawing)
    routes = link_routes(drawing, document.links)
    assert [route.id for route in routes] == [link.id for link in document.links]
    for route, link in zip(routes, document.links, strict=True):
        source, target = cards[link.source], cards[link.target]
        first, last = route.points[0], route.points[-1]
        assert (first.y, last.y) == (source.centre.y, target.centre.y)
        assert first.x in (source.x, source.right)
        assert last.x in (target.x, target.right)
        for start, end in pairwise(route.points):
            assert abs(start.x - end.x) < 0.01 or abs(start.y - end.y) < 0.01
        if not may_cross:
            assert crossed(route, cards, link) == set()
    return routes


@given(linked_maps(spans=False))
def test_ways_run_over_no_card(document):
    check(document)


@given(linked_maps(spans=True))
def test_ways_begin_and_end_at_their_cards_also_among_wide_ones(document):
    check(document, may_cross=True)


def wide_map(*cards: Card) -> Document:
    return Document(
        stages=(Stage(id="g", steps=tuple(Step(id=f"s{n}") for n in range(4))),),
        lanes=tuple(Lane(id=f"l{n}") for n in range(3)),
        cards=(
            *cards,
            Card(id="a", lane="l0", step="s1", text="A"),
            Card(id="b", lane="l2", step="s2", text="B"),
        ),
        links=(Link(id="k", source="a", target="b"),),
    )


@pytest.mark.parametrize(("step", "until"), [("s1", "s2"), ("s0", "s2"), ("s1", "s3"), ("s0", "s3")])
def test_ways_go_round_wide_cards(step, until):
    check(wide_map(Card(id="w", lane="l1", step=step, until=until, text="Wide")))


def test_cards_that_are_not_drawn_have_no_ways():
    document = small_map()
    assert len(link_routes(lay_out(document), document.links)) == 1
    for view in (
        View(hidden_lanes=("pains",)),
        View(collapsed_lanes=("acts",)),
        View(collapsed_stages=("find",)),
    ):
        assert link_routes(lay_out(document, view), document.links) == ()
    assert link_routes(lay_out(Document()), document.links) == ()


def test_kinds_differ_without_colour_too():
    route = check(wide_map())[0]
    looks = {
        kind: (shapes[1].stroke, shapes[1].dash)
        for kind in ("causes", "addresses", "leads to")
        if (shapes := link_group(route._replace(kind=kind)).shapes)
    }
    assert len({dash for _stroke, dash in looks.values()}) == 3
    assert looks["causes"][0] == COLOURS["causes"]
    assert link_group(route, "#123456").shapes[1].stroke == "#123456"


def test_how_far_a_place_is_from_a_way():
    route = check(wide_map())[0]
    start = route.points[0]
    assert distance(route, start) == 0
    assert distance(route, Point(start.x - 30.0, start.y)) == 30.0
