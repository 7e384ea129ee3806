"""The whole map: nothing overlaps or is clipped, and what did not change stays the same object."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymapper.drawing.shapes import Text
from journeymapper.drawing.tree import Drawing
from journeymapper.geometry import Rect
from journeymapper.layout.hit import cell_rect
from journeymapper.layout.map import lay_out
from journeymapper.layout.measures import Measures
from journeymapper.layout.words import Words, words_in
from journeymapper.model.card import Card, Vote
from journeymapper.model.document import Document
from journeymapper.model.lane import Lane
from journeymapper.model.record import evolve, replaced
from journeymapper.model.stage import Stage, Step
from journeymapper.model.style import Style
from journeymapper.model.view import View
from tests.layout.checks import assert_sound, bounds, cards, inside, shown
from tests.layout.maps import card, documents, one_cell, small, views
from tests.yaml_maps import each_published_map, read_yaml_map

slowly = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@slowly
@given(st.data())
def test_any_map_in_any_view_is_sound(data: st.DataObject) -> None:
    document = data.draw(documents())
    assert_sound(lay_out(document, data.draw(views(document)), hints=data.draw(st.booleans())))


@slowly
@given(st.data())
def test_a_drawing_made_from_an_earlier_one_is_the_drawing(data: st.DataObject) -> None:
    """Whatever the earlier drawing showed, what is taken over from it is right."""
    first, second = data.draw(documents()), data.draw(documents())
    view = data.draw(views(second))
    between = _edited(second, data)
    drawing = lay_out(first, data.draw(views(first)))
    for document, how in ((between, View()), (second, view), (between, view)):
        drawing = lay_out(document, how, previous=drawing)
        assert _shapes(drawing) == _shapes(lay_out(document, how))


def _edited(document: Document, data: st.DataObject) -> Document:
    """The same map with one card moved elsewhere, as a gesture would do."""
    if not document.cards:
        return document
    moved, target = (data.draw(st.sampled_from(document.cards)) for _ in range(2))
    changed = evolve(moved, lane=target.lane, step=target.step, until="")
    return evolve(document, cards=replaced(document.cards, changed))


def _shapes(drawing: Drawing) -> list[Any]:
    return [
        (one.rect, one.group.id, one.group.kind, one.group.shapes, one.group.label) for one in shown(drawing)
    ]


def test_the_same_map_gives_the_same_drawing() -> None:
    assert lay_out(small()) == lay_out(small())


def test_an_unchanged_map_gives_the_very_same_strips() -> None:
    document = small()
    first = lay_out(document)
    again = lay_out(Document.model_validate(document.model_dump()), previous=first)
    for a, b in zip(first.strips, again.strips, strict=True):
        assert a.strip is b.strip


def test_a_moved_card_changes_two_cells_and_nothing_else() -> None:
    document = small()
    first = lay_out(document)
    moved = evolve(document.cards[2], step="a")
    second = lay_out(evolve(document, cards=replaced(document.cards, moved)), previous=first)
    changed = [
        (a.strip.id, a.strip.kind)
        for a, b in zip(first.strips, second.strips, strict=True)
        if a.strip is not b.strip
    ]
    assert [kind for kind in changed if kind[1] == "lane"] == [("do", "lane")]
    assert set(changed) <= {("do", "lane"), ("do", "head")}
    before, after = (drawing.strips[2].strip.cells for drawing in (first, second))
    assert [a is b for a, b in zip(before[1:], after[1:], strict=True)] == [False, False, True]
    kept = before[2].groups[0]
    assert kept is after[2].groups[0]


def test_a_card_pushed_down_keeps_its_shapes() -> None:
    document = small()
    first = lay_out(document)
    longer = evolve(document.cards[1], text="Types " + "very " * 40)
    second = lay_out(evolve(document, cards=replaced(document.cards, longer)), previous=first)
    below = next(one for one in shown(first) if one.group.id == "c3")
    pushed = next(one for one in shown(second) if one.group.id == "c3")
    assert pushed.rect.y > below.rect.y
    assert pushed.group.shapes is below.group.shapes


def test_a_growing_lane_moves_the_strips_below_and_keeps_them() -> None:
    document = small()
    first = lay_out(document)
    longer = evolve(document.cards[0], text="word " * 80)
    second = lay_out(evolve(document, cards=replaced(document.cards, longer)), previous=first)
    assert second.height > first.height
    for a, b in zip(first.strips[4:], second.strips[4:], strict=True):
        assert b.strip is a.strip
        assert b.origin.y > a.origin.y


def test_a_new_vote_rebuilds_only_its_card() -> None:
    document = evolve(small(), votes=(Vote(id="v", card="c1"),))
    first = lay_out(document)
    second = lay_out(evolve(document, votes=(*document.votes, Vote(id="w", card="p1"))), previous=first)
    before = {one.group.id: one.group for one in shown(first) if one.group.kind == "card"}
    after = {one.group.id: one.group for one in shown(second) if one.group.kind == "card"}
    assert [id for id in before if before[id] is not after[id]] == ["p1"]


def test_an_empty_map_is_a_sheet() -> None:
    drawing = lay_out(Document())
    assert_sound(drawing)
    assert drawing.width > 400
    assert drawing.height > 100
    assert (drawing.columns, drawing.rows) == ((), ())


@pytest.mark.parametrize("half", ["stages", "lanes"])
def test_a_map_with_only_stages_or_only_lanes_is_a_sheet(half: str) -> None:
    drawing = lay_out(evolve(small(), cards=(), curves=(), **{half: ()}))
    assert_sound(drawing)
    assert len(drawing.rows if half == "stages" else drawing.columns) > 2


def test_seventeen_cards_in_a_cell_stand_below_each_other() -> None:
    document = one_cell(*(card(f"c{at}", text=f"Card {at}") for at in range(17)))
    drawing = lay_out(document)
    assert_sound(drawing)
    tops = [rect.y for rect in cards(drawing).values()]
    assert len(tops) == 17
    assert tops == sorted(tops)


def test_the_longest_published_card_is_shown_whole() -> None:
    text = ("She waited eleven minutes and nobody called back. " * 40)[:1424]
    drawing = lay_out(one_cell(card(text=text)))
    assert_sound(drawing)
    (group,) = [one.group for one in shown(drawing) if one.group.kind == "card"]
    lines = [line.text for shape in group.shapes if isinstance(shape, Text) for line in shape.lines]
    assert "".join(lines).split() == text.split()


def test_a_long_stage_name_wraps_inside_its_stage() -> None:
    name = "Calls the number at the foot of the letter and is held"[:55]
    document = evolve(small(), stages=(Stage(id="s", name=name, steps=(Step(id="a"),)),), cards=(), curves=())
    drawing = lay_out(document)
    assert_sound(drawing)
    (stage,) = [one.group for one in shown(drawing) if one.group.kind == "stage"]
    (text,) = [shape for shape in stage.shapes if isinstance(shape, Text)]
    assert len(text.lines) > 1
    assert inside(bounds(text), Rect(0.0, 0.0, stage.rect.width, stage.rect.height))


def test_a_lane_used_in_one_stage_only_is_as_high_as_its_cards() -> None:
    document = evolve(small(), cards=(Card(id="c", lane="do", step="a", text="Alone"),), curves=())
    drawing = lay_out(document)
    assert_sound(drawing)
    lane = cell_rect(drawing, "do", "b")
    assert lane.height == cell_rect(drawing, "do", "a").height
    assert lane.height < cards(drawing)["c"].height + 40


def test_an_empty_lane_is_thin() -> None:
    drawing = lay_out(evolve(small(), cards=small().cards[:4]))
    heights = {row.lane: row.height for row in drawing.rows}
    assert heights["back"] < 48
    assert heights["hurt"] < 48
    assert heights["line"] <= 32


def test_lane_and_step_have_the_size_they_ask_for() -> None:
    document = small()
    wide = evolve(
        document.stages[0],
        steps=(evolve(document.stages[0].steps[0], width=400.0), document.stages[0].steps[1]),
    )
    tall = evolve(document.lanes[0], height=320.0)
    drawing = lay_out(
        evolve(document, stages=replaced(document.stages, wide), lanes=replaced(document.lanes, tall))
    )
    assert drawing.columns[0].width == 400.0
    assert drawing.rows[0].height == 320.0
    assert cards(drawing)["c1"].width > 350


def test_a_spanning_card_covers_its_columns() -> None:
    drawing = lay_out(small())
    rect = cards(drawing)["b1"]
    assert rect.x < drawing.columns[0].x + 20
    assert rect.right > drawing.columns[2].right - 20


def test_cards_flow_around_a_card_that_spans() -> None:
    """The card above takes two columns; the short one of the second column fits above it."""
    stages = (Stage(id="s", steps=(Step(id="a"), Step(id="b"))),)
    document = Document(
        stages=stages,
        lanes=(Lane(id="l", kind="actions"),),
        cards=(
            Card(id="high", lane="l", step="a", text="word " * 60),
            Card(id="span", lane="l", step="a", until="b", text="Both"),
            Card(id="fits", lane="l", step="b", text="Short"),
            Card(id="not", lane="l", step="b", text="word " * 70),
        ),
    )
    drawing = lay_out(document)
    assert_sound(drawing)
    rects = cards(drawing)
    assert rects["span"].y > rects["high"].bottom
    assert rects["fits"].bottom < rects["span"].y
    assert rects["not"].y > rects["span"].bottom


def test_a_span_to_a_hidden_or_earlier_step_covers_one_column() -> None:
    for until in ("nowhere", "a"):
        changed = evolve(small().cards[6], step="b", until=until)
        drawing = lay_out(evolve(small(), cards=replaced(small().cards, changed)))
        assert cards(drawing)["b1"].width < drawing.columns[1].width


def test_stages_stand_apart_and_steps_do_not() -> None:
    drawing = lay_out(small())
    a, b, c = drawing.columns
    assert b.x == a.right
    assert c.x == b.right + Measures().stage_gap
    assert [column.first for column in drawing.columns] == [True, False, True]


def test_columns_are_narrower_when_printing_asks_for_it() -> None:
    usual, narrow = lay_out(small()), lay_out(small(), measures=Measures(step_width=160.0))
    assert narrow.width < usual.width
    assert_sound(narrow)


def test_long_lane_names_widen_the_headers_and_are_not_broken_inside() -> None:
    lane = evolve(small().lanes[0], name="Berührungspunkte und Verbesserungsmöglichkeiten")
    usual, wide = lay_out(small()), lay_out(evolve(small(), lanes=replaced(small().lanes, lane)))
    assert wide.columns[0].x > usual.columns[0].x
    (head,) = [one.group for one in shown(wide) if one.group.kind == "lane" and one.group.id == "do"]
    (text,) = [shape for shape in head.shapes if isinstance(shape, Text)]
    assert [word for line in text.lines for word in line.text.split()] == lane.name.split()
    fixed = evolve(small(), lanes=replaced(small().lanes, lane), style=Style(lane_header_width=168.0))
    assert lay_out(fixed).columns[0].x == usual.columns[0].x


def test_steps_are_named_only_when_there_is_something_to_say() -> None:
    plain = evolve(small(), stages=(Stage(id="s", name="One", steps=(Step(id="a"),)),), cards=(), curves=())
    named = evolve(plain, stages=(Stage(id="s", name="One", steps=(Step(id="a", name="First"),)),))
    assert not [one for one in shown(lay_out(plain)) if one.group.kind == "step"]
    assert [one for one in shown(lay_out(named)) if one.group.kind == "step"]
    assert lay_out(plain).strips[1].strip.height < lay_out(named).strips[1].strip.height


def test_hints_are_for_the_screen_only() -> None:
    lane = evolve(small().lanes[0], hint="What does she do?")
    document = evolve(small(), lanes=(lane,), cards=(), curves=())
    assert [one.group.kind for one in shown(lay_out(document))].count("hint") == 0
    assert [one.group.kind for one in shown(lay_out(document, hints=True))].count("hint") == 1
    assert lay_out(document).height == lay_out(document, hints=True).height


def test_printed_words_come_from_the_words() -> None:
    marked = Words("xx", lambda message: f"<{message}>")
    texts = [
        shape.text
        for one in shown(lay_out(small(), words=marked))
        for shape in one.group.shapes
        if isinstance(shape, Text)
    ]
    assert "<Goal>" in texts
    assert "<Moment of truth>" in texts
    assert "<Line of visibility>" in texts
    assert "Pays twice" in texts


def test_a_collapsed_lane_or_stage_says_how_many_cards_it_holds() -> None:
    document = small()
    drawing = lay_out(document, View(collapsed_lanes=("do",), collapsed_stages=("s1",)))
    assert_sound(drawing)
    assert [column.step for column in drawing.columns] == ["a", "c"]
    counts = [
        (one.placed.strip.id, shape.text)
        for one in shown(drawing)
        if one.group.kind == "count"
        for shape in one.group.shapes
        if isinstance(shape, Text)
    ]
    assert counts == [("do", "3"), ("do", "1"), ("hurt", "1"), ("back", "1")]


@each_published_map
def test_a_published_map_is_sound(path: Path) -> None:
    document = read_yaml_map(path)
    drawing = lay_out(document, words=words_in(document.language))
    assert_sound(drawing)
    assert cards(drawing).keys() == {card.id for card in document.cards}
