from __future__ import annotations

import pytest
from pydantic import ValidationError

from journeymapper.model.card import Link, Note
from journeymapper.model.lookup import CellPlace, find_card
from journeymapper.model.record import evolve, replaced
from journeymapper.operations.cards import (
    END,
    START,
    add_card,
    carry_cards,
    delete_cards,
    duplicate_cards,
    edit_card,
    edit_cards,
    move_cards,
    span_card,
    to_shelf,
)
from tests.operations.maps import in_cell, large_map, small_map, sound


def card_of(document, id):
    card = find_card(document, id)
    assert card is not None
    return card


def list_order(document):
    return [card.id for card in document.cards]


@pytest.mark.parametrize(("index", "order"), [(0, "x a1 a2 a3"), (1, "a1 x a2 a3"), (None, "a1 a2 a3 x")])
def test_a_card_is_added_where_it_is_wanted_in_its_cell(index, order):
    after = sound(add_card(small_map(), CellPlace("acts", "s1"), "New", index, id="x"))
    assert in_cell(after, "acts", "s1") == order.split()
    assert (card_of(after, "x").kind, card_of(after, "x").text) == ("action", "New")


def test_the_lane_decides_the_kind_except_where_it_has_none():
    place = CellPlace("pains", "s1")
    pain = add_card(small_map(), place, id="x", kind="action", severity=3)
    assert (card_of(pain, "x").kind, card_of(pain, "x").severity) == ("pain_point", 3)
    note = add_card(small_map(), CellPlace("free", "s1"), id="x", kind="quote")
    assert card_of(note, "x").kind == "quote"
    shelved = sound(add_card(small_map(), None, id="x", kind="quote"))
    assert (card_of(shelved, "x").lane, card_of(shelved, "x").kind) == ("", "quote")


@pytest.mark.parametrize("place", [CellPlace("acts", "nowhere"), CellPlace("nowhere", "s1")])
def test_there_is_no_card_outside_the_map(place):
    with pytest.raises(LookupError):
        add_card(small_map(), place)


@pytest.mark.parametrize("lane", ["feel", "line"])
def test_lanes_of_curves_and_dividers_take_no_cards(lane):
    with pytest.raises(ValueError, match="holds no cards"):
        move_cards(small_map(), ["a1"], CellPlace(lane, "s1"))


def test_what_does_not_fit_is_refused():
    with pytest.raises(ValidationError):
        edit_card(small_map(), "p3", severity=6)
    with pytest.raises(TypeError):
        edit_card(small_map(), "p3", lane="acts")
    with pytest.raises(TypeError):
        edit_card(small_map(), "p3", colr="red")
    with pytest.raises(LookupError):
        edit_card(small_map(), "p3", personas=("nobody",))
    with pytest.raises(LookupError):
        edit_card(small_map(), "p3", author="nobody")
    with pytest.raises(LookupError):
        edit_card(small_map(), "nothing", text="x")


def test_an_edit_changes_one_record_and_keeps_all_others():
    before = small_map()
    after = sound(edit_card(before, "a2", text="Other", severity=2))
    assert [new is old for new, old in zip(after.cards, before.cards, strict=True)].count(False) == 1
    assert edit_cards(before, ["a1", "a2"], text="Same").cards[0].text == "Same"


def test_a_deletion_takes_links_and_votes_along():
    after = sound(delete_cards(small_map(), ["p3"]))
    assert (after.links, after.votes) == ((), ())


def test_moving_sets_the_kind_and_keeps_hidden_fields():
    after = sound(move_cards(small_map(), ["p3"], CellPlace("acts", "s1"), 1))
    assert in_cell(after, "acts", "s1") == ["a1", "p3", "a2", "a3"]
    assert (card_of(after, "p3").kind, card_of(after, "p3").severity) == ("action", 5)
    back = sound(move_cards(after, ["p3"], CellPlace("pains", "s3")))
    assert card_of(back, "p3") == card_of(small_map(), "p3")


@pytest.mark.parametrize(
    ("ids", "index", "order"),
    [
        (["a1"], 0, "a1 a2 a3"),
        (["a1"], 1, "a2 a1 a3"),
        (["a1"], None, "a2 a3 a1"),
        (["a3"], 0, "a3 a1 a2"),
        (["a1", "a3"], 0, "a1 a3 a2"),
        (["a1", "a3"], 1, "a2 a1 a3"),
        (["a3", "wide"], 2, "a1 a2 a3 wide"),
    ],
)
def test_order_within_a_cell(ids, index, order):
    after = sound(move_cards(small_map(), ids, CellPlace("acts", "s1"), index))
    assert in_cell(after, "acts", "s1") == order.split()


def test_a_move_into_an_empty_cell_leaves_the_list_in_order():
    before = small_map()
    after = move_cards(before, ["a2"], CellPlace("acts", "s5"))
    assert list_order(after) == list_order(before)
    assert [new is old for new, old in zip(after.cards, before.cards, strict=True)].count(False) == 1


def test_a_card_that_is_moved_to_where_it_is_changes_nothing():
    before = small_map()
    assert move_cards(before, ["a2"], CellPlace("acts", "s1"), 1) == before
    assert carry_cards(before, ["a1", "a2", "p3"], "a2", CellPlace("acts", "s1"), 0) == before


def test_spans_keep_their_length_as_far_as_the_map_reaches():
    moved = sound(move_cards(small_map(), ["wide"], CellPlace("acts", "s1")))
    assert card_of(moved, "wide").until == "s3"
    cut = sound(move_cards(small_map(), ["wide"], CellPlace("acts", "s4")))
    assert card_of(cut, "wide").until == "s5"
    last = sound(move_cards(small_map(), ["wide"], CellPlace("acts", "s5")))
    assert card_of(last, "wide").until == ""


def test_carried_cards_keep_their_distance():
    after = sound(carry_cards(small_map(), ["a1", "p3", "wide"], "a1", CellPlace("acts", "s2"), 0))
    assert in_cell(after, "acts", "s2") == ["a1"]
    assert in_cell(after, "pains", "s4") == ["p3"]
    assert (card_of(after, "wide").step, card_of(after, "wide").until) == ("s3", "s5")


def test_carried_to_another_lane_they_all_go_there():
    after = sound(carry_cards(small_map(), ["a1", "a2", "n5"], "a1", CellPlace("pains", "s2"), 0))
    assert in_cell(after, "pains", "s2") == ["a1", "a2"]
    assert in_cell(after, "pains", "s5") == ["n5"]
    assert card_of(after, "n5").kind == "pain_point"


def test_carried_from_the_shelf_they_land_together():
    after = sound(carry_cards(small_map(), ["kept", "n5"], "kept", CellPlace("acts", "s3"), 0))
    assert sorted(in_cell(after, "acts", "s3")) == ["kept", "n5"]


def test_cards_that_meet_keep_their_order_and_come_last():
    document = small_map()
    for id, step in (("x", "s2"), ("y", "s2")):
        document = add_card(document, CellPlace("pains", step), id=id)
    after = sound(carry_cards(document, ["x", "y", "a1"], "a1", CellPlace("acts", "s2")))
    assert in_cell(after, "pains", "s3") == ["p3", "x", "y"]


def test_the_shelf_takes_cards_without_their_cell():
    after = sound(to_shelf(small_map(), ["wide", "p3"]))
    assert (card_of(after, "wide").lane, card_of(after, "wide").step, card_of(after, "wide").until) == (
        "",
        "",
        "",
    )
    assert card_of(after, "p3").kind == "pain_point"
    assert len(after.links) == 1


@pytest.mark.parametrize(
    ("edge", "step", "expected"),
    [
        (END, "s5", ("s2", "s5")),
        (END, "s2", ("s2", "")),
        (END, "s1", ("s2", "")),
        (START, "s1", ("s1", "s4")),
        (START, "s4", ("s4", "")),
        (START, "s5", ("s4", "")),
    ],
)
def test_the_edges_of_a_card_are_drawn_over_steps(edge, step, expected):
    card = card_of(sound(span_card(small_map(), "wide", edge, step)), "wide")
    assert (card.step, card.until) == expected


def test_copies_stand_below_their_originals_with_links_but_no_remarks():
    document = small_map()
    noted = evolve(card_of(document, "a1"), notes=(Note(id="n", text="?"),))
    document = evolve(document, cards=replaced(document.cards, noted))
    fresh = iter("x y z".split())
    after, ids = duplicate_cards(document, ["p3", "a1"], lambda: next(fresh))
    sound(after)
    assert ids == ("x", "y")
    assert in_cell(after, "acts", "s1") == ["a1", "x", "a2", "a3"]
    assert card_of(after, "x").notes == ()
    assert [(one.source, one.target) for one in after.links] == [("a1", "p3"), ("x", "y")]


def test_copied_links_keep_what_this_version_does_not_know():
    before = small_map()
    link = Link.model_validate({"id": "newer", "source": "a1", "target": "p3", "weight": 3})
    after, _ids = duplicate_cards(evolve(before, links=(link,)), ["a1", "p3"])
    assert after.links[1].model_extra == {"weight": 3}
    assert len(after.votes) == 1


def test_all_ten_thousand_cards_are_carried_at_once():
    before = large_map()
    ids = [card.id for card in before.cards]
    after = sound(carry_cards(before, ids, "c0", CellPlace("l1", "s1"), 0))
    assert {card.lane for card in after.cards} == {"l1"}
    assert len({card.id for card in after.cards}) == len(ids)
