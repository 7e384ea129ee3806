from __future__ import annotations

import pytest

from journeymapper.model.card import Card
from journeymapper.model.lookup import find_card, find_step
from journeymapper.model.record import evolve, replaced
from journeymapper.operations.stages import add_stage, delete_stages, edit_stage, move_stages
from journeymapper.operations.steps import (
    add_step,
    add_step_beside,
    delete_steps,
    edit_step,
    move_steps,
    resize_step,
    set_moment_of_truth,
)
from tests.operations.maps import small_map, sound, step_ids


def span_of(document, id):
    card = find_card(document, id)
    assert card is not None
    return card.step, card.until


def with_span(first, last):
    document = small_map()
    wide = evolve(find_card(document, "wide"), step=first, until=last)
    return evolve(document, cards=replaced(document.cards, wide))


def test_a_new_stage_has_one_step():
    after = sound(add_stage(small_map(), "Plan", 0, id="plan", step_id="s0"))
    assert step_ids(after)[0] == ["s0"]
    assert after.stages[0].name == "Plan"
    assert sound(add_stage(after)).stages[-1].name == ""


def test_steps_are_added_and_spans_across_the_place_grow():
    after = sound(add_step(small_map(), "use", 0, "Wait", id="x"))
    assert step_ids(after) == [["s1", "s2"], ["s3"], ["x", "s4", "s5"]]
    assert span_of(after, "wide") == ("s2", "s4")
    assert step_ids(add_step_beside(small_map(), "s1", after=False, id="x"))[0] == ["x", "s1", "s2"]
    assert step_ids(add_step_beside(small_map(), "s1", after=True, id="x"))[0] == ["s1", "x", "s2"]
    assert step_ids(add_step(small_map(), "find", id="x"))[0] == ["s1", "s2", "x"]


def test_names_marks_and_widths():
    document = set_moment_of_truth(edit_step(small_map(), "s3", name="Pay"), "s3", True)
    document = sound(resize_step(document, "s3", 1e9))
    found = find_step(document, "s3")
    assert found is not None
    assert (found[1].name, found[1].moment_of_truth, found[1].width) == ("Pay", True, 2000.0)
    assert edit_stage(document, "buy", name="Order").stages[1].name == "Order"
    with pytest.raises(TypeError):
        edit_stage(document, "buy", steps=())


@pytest.mark.parametrize(
    "call",
    [
        lambda d: edit_step(d, "x", name=""),
        lambda d: edit_stage(d, "x", name=""),
        lambda d: add_step(d, "x"),
        lambda d: add_step_beside(d, "x"),
        lambda d: move_stages(d, ("x",), 0),
        lambda d: move_steps(d, ("s1",), "x", 0),
    ],
)
def test_what_is_not_there_is_said(call):
    with pytest.raises(LookupError):
        call(small_map())


@pytest.mark.parametrize(
    ("gone", "expected"),
    [("s2", ("s3", "s4")), ("s3", ("s2", "s4")), ("s4", ("s2", "s3")), ("s5", ("s2", "s4"))],
)
def test_a_deleted_step_shrinks_what_spans_it(gone, expected):
    assert span_of(sound(delete_steps(small_map(), [gone])), "wide") == expected


def test_a_deleted_step_takes_along_what_stands_only_there():
    after = sound(delete_steps(small_map(), ["s3"]))
    assert find_card(after, "p3") is None
    assert [point.id for point in after.curves[0].points] == ["e1", "e5"]
    assert (after.links, after.votes) == ((), ())
    assert step_ids(after) == [["s1", "s2"], ["s4", "s5"]]


def test_deleting_everything_leaves_a_sound_empty_map():
    after = sound(delete_stages(small_map(), ["find", "buy", "use"]))
    assert [card.id for card in after.cards] == ["kept"]
    assert (after.stages, after.curves) == ((), ())
    assert after.views[0].collapsed_stages == ()


def test_a_card_on_the_shelf_outlives_the_step_that_it_remembers():
    document = small_map()
    document = evolve(document, cards=(*document.cards, Card(id="x", step="s2", until="s3")))
    assert span_of(sound(delete_steps(document, ["s2"])), "x") == ("s3", "")
    assert span_of(sound(delete_steps(document, ["s2", "s3"])), "x") == ("", "")


def test_a_moved_stage_takes_its_steps_along():
    after = sound(move_stages(small_map(), ("use",), 0))
    assert step_ids(after) == [["s4", "s5"], ["s1", "s2"], ["s3"]]
    assert [point.id for point in after.curves[0].points] == ["e5", "e1", "e3"]


@pytest.mark.parametrize(
    ("span", "step", "stage", "index", "expected"),
    [
        (("s2", "s4"), "s4", "find", 0, ("s2", "s3")),  # an end leaves: the rest stays
        (("s2", "s4"), "s2", "use", 2, ("s3", "s4")),
        (("s2", "s4"), "s5", "find", 2, ("s2", "s4")),  # something comes in between
        (("s1", "s2"), "s1", "find", 1, ("s2", "s1")),  # still one piece
        (("s1", "s2"), "s1", "use", 2, ("s1", "")),  # a tie: the first step keeps the card
        (("s1", "s2"), "s2", "use", 2, ("s1", "")),
        (("s1", "s3"), "s2", "use", 0, ("s1", "s2")),
    ],
)
def test_spans_when_a_step_is_moved(span, step, stage, index, expected):
    assert span_of(sound(move_steps(with_span(*span), (step,), stage, index)), "wide") == expected


def test_a_span_moves_with_its_stage_or_keeps_its_larger_part():
    assert span_of(sound(move_stages(with_span("s1", "s2"), ("find",), 2)), "wide") == ("s1", "s2")
    assert span_of(sound(move_stages(with_span("s1", "s3"), ("find",), 2)), "wide") == ("s1", "s2")
    assert span_of(sound(move_stages(with_span("s2", "s5"), ("find",), 2)), "wide") == ("s3", "s5")


def test_a_stages_only_step_takes_its_stage_along_but_no_word_is_lost():
    after = sound(move_steps(small_map(), ("s3",), "find", 1))
    assert step_ids(after) == [["s1", "s3", "s2"], ["s4", "s5"]]
    found = find_step(after, "s3")
    assert found is not None
    assert (found[1].name, found[1].description) == ("Buy", "The till")
    assert move_steps(small_map(), ("s3",), "buy", 0) == small_map()


def test_a_collapsed_stage_that_goes_is_forgotten_even_if_no_step_moves():
    document = move_steps(small_map(), ("s4",), "buy", 1)
    after = sound(move_steps(document, ("s5",), "buy", 2))
    assert step_ids(after) == [["s1", "s2"], ["s3", "s4", "s5"]]
    assert after.views[0].collapsed_stages == ()
