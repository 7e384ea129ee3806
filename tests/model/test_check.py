"""What is wrong inside a map, said with its place; and the repaired copy in which none of it is left."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymapper.model.check import problems
from journeymapper.model.document import Document
from journeymapper.model.lookup import shelf_cards
from journeymapper.model.repair import repaired
from tests.documents import documents
from tests.everything import PICTURES, everything
from tests.generator import generated

MAP: dict[str, Any] = {
    "personas": [{"id": "ada"}],
    "stages": [{"id": "one", "steps": [{"id": "a"}, {"id": "b"}]}, {"id": "two", "steps": [{"id": "c"}]}],
    "lanes": [
        {"id": "does", "kind": "actions", "name": "Actions"},
        {"id": "feels", "kind": "emotions", "name": "Emotions"},
        {"id": "line", "kind": "divider"},
    ],
    "participants": [{"id": "guest"}],
}


def complaints(**keys: Any) -> list[tuple[str, str]]:
    document = Document.model_validate({**MAP, **keys})
    return [(f"{one.severity} {one.place}", one.message) for one in problems(document, ())]


def card(**keys: Any) -> dict[str, Any]:
    return {"id": "card", "lane": "does", "step": "a", **keys}


def curve(*points: dict[str, Any], **keys: Any) -> dict[str, Any]:
    return {"id": "curve", "lane": "feels", "points": points, **keys}


def test_a_sound_map_has_no_problems() -> None:
    assert complaints(cards=[card(until="c", personas=["ada"], author="guest"), {"id": "shelved"}]) == []


CASES = [
    ({"cards": [card(lane="l9")]}, "error cards[0].lane", "“l9” is not a lane of this map"),
    ({"cards": [card(step="s9")]}, "error cards[0].step", "“s9” is not a step of this map"),
    ({"cards": [card(step="")]}, "error cards[0].step", "needs a step"),
    ({"cards": [card(lane="", step="s9")]}, "error cards[0].step", "“s9” is not a step"),
    ({"cards": [card(until="s9")]}, "error cards[0].until", "“s9” is not a step"),
    ({"cards": [card(step="b", until="a")]}, "error cards[0].until", "“a” comes before “b”"),
    ({"cards": [card(personas=["ada", "bob"])]}, "error cards[0].personas[1]", "“bob” is not a persona"),
    ({"cards": [card(author="bob")]}, "error cards[0].author", "“bob” is not a participant"),
    ({"cards": [card(picture="0" * 64)]}, "error cards[0].picture", "not in the file"),
    ({"brand": {"logo": "0" * 64}}, "error brand.logo", "not in the file"),
    ({"cards": [card(), card()]}, "error cards[1].id", "“card” is already the id of cards[0]"),
    ({"cards": [card(id="does")]}, "error cards[0].id", "“does” is already the id of lanes[0]"),
    ({"views": [{"name": "A"}, {"name": "B"}]}, "error views[1].id", "“whole” is already the id of views[0]"),
    ({"curves": [curve(lane="l9")]}, "error curves[0].lane", "“l9” is not a lane"),
    ({"curves": [curve(persona="bob")]}, "error curves[0].persona", "“bob” is not a persona"),
    ({"curves": [curve({"id": "p", "step": "s9"})]}, "error curves[0].points[0].step", "“s9” is not a step"),
    ({"links": [{"id": "k", "source": "x", "target": "card"}]}, "error links[0].source", "“x” is not a card"),
    ({"links": [{"id": "k", "source": "card", "target": "x"}]}, "error links[0].target", "“x” is not a card"),
    ({"votes": [{"id": "v", "card": "x"}]}, "error votes[0].card", "“x” is not a card"),
    (
        {"votes": [{"id": "v", "card": "card", "participant": "x"}]},
        "error votes[0].participant",
        "“x” is not a participant",
    ),
    ({"cards": [card(lane="feels")]}, "warning cards[0].lane", "lane “Emotions” shows no cards"),
    ({"cards": [card(lane="line")]}, "warning cards[0].lane", "lane “line” shows no cards"),
    ({"curves": [curve(lane="does")]}, "warning curves[0].lane", "lane “Actions” shows no curves"),
    (
        {
            "lanes": [*MAP["lanes"], {"id": "arc", "kind": "dramatic_arc"}],
            "curves": [curve({"id": "p", "step": "a", "value": 5.5}, lane="arc")],
        },
        "warning curves[0].points[0].value",
        "5.5 is outside the lane's scale from 1 to 5",
    ),
    (
        {"curves": [curve({"id": "p", "step": "a", "value": 3.0})]},
        "warning curves[0].points[0].value",
        "3 is outside the lane's scale from -2 to 2",
    ),
    ({"views": [{"hidden_lanes": ["x"]}]}, "warning views[0].hidden_lanes[0]", "“x” is not a lane"),
    ({"views": [{"collapsed_lanes": ["x"]}]}, "warning views[0].collapsed_lanes[0]", "“x” is not a lane"),
    ({"views": [{"pinned_lanes": ["x"]}]}, "warning views[0].pinned_lanes[0]", "“x” is not a lane"),
    ({"views": [{"collapsed_stages": ["a"]}]}, "warning views[0].collapsed_stages[0]", "“a” is not a stage"),
    ({"views": [{"personas": ["bob"]}]}, "warning views[0].personas[0]", "“bob” is not a persona"),
    ({"cards": [card(txet="A")]}, "warning cards[0].txet", "did you mean “text”? It is kept"),
    ({"cards": [card(notes=[{"id": "n", "txt": ""}])]}, "warning cards[0].notes[0].txt", "“text”"),
    ({"lanes": [*MAP["lanes"], {"id": "x", "nmae": ""}]}, "warning lanes[3].nmae", "did you mean “name”"),
    ({"lanes": [*MAP["lanes"], {"id": "x", "scale": {"high": 1}}]}, "warning lanes[3].scale.high", "highest"),
    ({"facts": {"gaol": ""}}, "warning facts.gaol", "did you mean “goal”"),
    ({"style": {"colours": [{"kind": "a", "fil": ""}]}}, "warning style.colours[0].fil", "“fill”"),
    ({"zzz": 1}, "warning zzz", "this key is not known; it is kept"),
]


@pytest.mark.parametrize(("keys", "place", "message"), CASES, ids=[case[1] for case in CASES])
def test_each_kind_of_problem_is_named(keys: dict[str, Any], place: str, message: str) -> None:
    found = complaints(**{"cards": [card()], **keys})
    assert len(found) == 1
    assert found[0][0] == place
    assert message in found[0][1]


@pytest.mark.parametrize("keys", [case[0] for case in CASES], ids=[case[1] for case in CASES])
def test_a_repaired_copy_has_no_errors(keys: dict[str, Any]) -> None:
    document = Document.model_validate({**MAP, "cards": [card()], **keys})
    again = repaired(document, ())
    assert [one for one in problems(again, ()) if one.severity == "error"] == []
    assert len(again.cards) == len(document.cards)
    assert repaired(again, ()) is again


def test_pictures_are_only_asked_for_when_they_are_at_hand() -> None:
    assert [one.place for one in problems(everything()) if one.severity == "error"] == []
    assert [one.place for one in problems(everything(), PICTURES) if one.severity == "error"] == []


def test_a_card_without_a_cell_goes_to_the_shelf() -> None:
    document = Document.model_validate({**MAP, "cards": [card(lane="l9", until="b", text="Keep me")]})
    (kept,) = shelf_cards(repaired(document))
    assert (kept.text, kept.lane, kept.step, kept.until) == ("Keep me", "", "", "")


def test_a_curve_without_a_lane_brings_one_along() -> None:
    document = Document.model_validate({**MAP, "curves": [curve({"id": "p", "step": "a"}, lane="gone")]})
    again = repaired(document)
    assert [(lane.id, lane.kind) for lane in again.lanes[3:]] == [("gone", "emotions")]
    assert again.curves == document.curves


def test_references_follow_a_record_that_gets_a_new_id() -> None:
    """A step and a card share an id: both keep what refers to them."""
    document = Document.model_validate(
        {
            **MAP,
            "cards": [card(id="a", step="a"), card(id="other")],
            "links": [{"id": "k", "source": "a", "target": "other"}],
            "votes": [{"id": "v", "card": "a"}],
        }
    )
    again = repaired(document)
    first = again.cards[0]
    assert first.step == "a"
    assert first.id != "a"
    assert again.links[0].source == first.id
    assert again.votes[0].card == first.id


@given(documents())
@settings(max_examples=60)
def test_a_sound_map_needs_no_repair(document: Document) -> None:
    assert [one for one in problems(document, ()) if one.severity == "error"] == []
    assert repaired(document, ()) is document


@given(documents(), st.data())
@settings(max_examples=60)
def test_whatever_is_torn_out_of_a_map_it_can_be_repaired(document: Document, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(["personas", "stages", "lanes", "cards", "curves", "participants"]))
    torn = document.model_copy(update={name: ()})
    again = repaired(torn, ())
    assert [one for one in problems(again, ()) if one.severity == "error"] == []
    assert {one.id for one in again.cards} == {one.id for one in torn.cards}


@pytest.mark.parametrize("cards", [80, 1_000])
def test_generated_maps_are_sound(cards: int) -> None:
    document = generated(cards)
    assert len(document.cards) == cards
    assert problems(document, ()) == ()
    assert generated(cards) == document
    assert generated(cards, seed=2) != document
