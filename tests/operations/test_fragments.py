from __future__ import annotations

import hashlib
import json

import pytest

from journeymapper.model.card import Card, Link, Note
from journeymapper.model.document import Document
from journeymapper.model.lane import Lane
from journeymapper.model.lookup import CellPlace, find_card
from journeymapper.model.record import evolve, replaced
from journeymapper.model.stage import Stage, Step
from journeymapper.operations.cards import edit_card
from journeymapper.operations.fragments import (
    Fragment,
    from_text,
    take_cards,
    take_lanes,
    take_stages,
    take_steps,
    to_text,
)
from journeymapper.operations.pasting import paste, paste_cards, paste_lanes, paste_stages
from tests.operations.maps import in_cell, large_map, small_map, sound, step_ids


def other_map() -> Document:
    """Two stages of one step each, three lanes, a persona called Ann with another id."""
    return Document(
        personas=(evolve(small_map().personas[0], id="anna"),),
        stages=(Stage(id="one", steps=(Step(id="t1"),)), Stage(id="two", steps=(Step(id="t2"),))),
        lanes=(
            Lane(id="doing", kind="actions", name="Doing"),
            Lane(id="hurts", kind="pain_points", name="Hurts"),
            Lane(id="ideas", kind="opportunities", name="Ideas"),
        ),
    )


def texts(document, lane, step):
    return [card.text for id in in_cell(document, lane, step) if (card := find_card(document, id))]


def test_cards_are_pasted_with_ids_of_their_own_and_links_among_them():
    before = small_map()
    after, ids = paste_cards(before, take_cards(before, ["a1", "p3", "wide"]), CellPlace("acts", "s2"))
    sound(after)
    assert set(ids).isdisjoint(card.id for card in before.cards)
    assert texts(after, "acts", "s2") == ["Waits", "Types a word"]
    assert texts(after, "acts", "s3") == ["Waits"]
    assert texts(after, "pains", "s4") == ["Must register"]
    assert [link.kind for link in after.links] == ["causes", "causes"]
    assert len(after.votes) == len(before.votes)


def test_pasted_links_keep_what_this_version_does_not_know():
    link = Link.model_validate({"id": "newer", "source": "a1", "target": "p3", "weight": 3})
    before = evolve(small_map(), links=(link,))
    after, _ids = paste_cards(before, take_cards(before, ["a1", "p3"]), CellPlace("acts", "s2"))
    assert after.links[1].model_extra == {"weight": 3}


def test_what_does_not_fit_any_more_lands_at_the_end_of_the_map():
    before = small_map()
    after, ids = paste_cards(before, take_cards(before, ["a1", "wide"]), CellPlace("acts", "s5"))
    assert in_cell(sound(after), "acts", "s5") == list(ids)
    assert all(card.until == "" for card in after.cards if card.id in ids)


def test_pasted_into_another_map_cards_find_lanes_of_their_kind_and_personas_of_their_name():
    fragment = take_cards(small_map(), ["a1", "a2", "p3"])
    after, _ = paste_cards(other_map(), fragment, CellPlace("doing", "t1"))
    sound(after)
    assert texts(after, "doing", "t1") == ["Types a word", "Clicks"]
    assert texts(after, "hurts", "t2") == ["Must register"]
    assert [card.personas for card in after.cards] == [(), ("anna",), ()]


def test_a_persona_that_the_other_map_lacks_comes_along():
    after, _ = paste_cards(evolve(other_map(), personas=()), take_cards(small_map(), ["a2"]), None)
    assert [one.name for one in sound(after).personas] == ["Ann"]
    assert after.cards[0].lane == ""


def test_cards_from_the_shelf_are_pasted_at_the_cursor():
    before = small_map()
    before = evolve(before, cards=(*before.cards, Card(id="x", step="s1", until="s2", text="Old")))
    after, _ = paste(before, take_cards(before, ["kept", "x"]), CellPlace("pains", "s5"))
    assert texts(sound(after), "pains", "s5") == ["For later", "Old"]


def test_review_notes_travel_only_when_asked():
    before = small_map()
    noted = evolve(find_card(before, "a1"), notes=(Note(id="n", text="?"),))
    before = evolve(before, cards=replaced(before.cards, noted))
    assert take_cards(before, ["a1"]).cards[0].notes == ()
    after, ids = paste_cards(before, take_cards(before, ["a1"], cut=True), None)
    card = find_card(after, ids[0])
    assert card is not None
    assert [note.text for note in card.notes] == ["?"]
    assert card.notes[0].id != "n"


def test_a_stage_is_pasted_with_its_cards_spans_and_feelings():
    before = small_map()
    after, ids = paste(before, take_stages(before, ["find"]), CellPlace("acts", "s3"))
    sound(after)
    assert [stage.name for stage in after.stages] == ["Find", "Buy", "Find", "Use"]
    first, second = step_ids(after)[2]
    assert ids == (after.stages[2].id,)
    assert texts(after, "acts", first) == ["Types a word", "Clicks", "Reads"]
    assert texts(after, "acts", second) == ["Waits"]
    assert [card.until for card in after.cards if card.step == second] == [""]
    assert [point.value for point in after.curves[0].points] == [1.0, -2.0, 1.0, 0.5]
    assert len(after.curves) == 1


def test_a_span_inside_the_copied_stages_stays():
    before = small_map()
    after, _ = paste_stages(before, take_stages(before, ["find", "buy", "use"]), 0)
    sound(after)
    wide = next(card for card in after.cards if card.text == "Waits" and card.id != "wide")
    assert (wide.step, wide.until) == (step_ids(after)[0][1], step_ids(after)[2][0])


def test_steps_are_pasted_behind_a_step():
    before = small_map()
    after, ids = paste(before, take_steps(before, ["s1", "s3"]), CellPlace("acts", "s4"))
    sound(after)
    assert step_ids(after) == [["s1", "s2"], ["s3"], ["s4", *ids, "s5"]]
    assert texts(after, "acts", ids[0]) == ["Types a word", "Clicks", "Reads"]
    assert texts(after, "pains", ids[1]) == ["Must register"]
    assert [point.value for point in after.curves[0].points] == [1.0, -2.0, 1.0, -2.0, 0.5]
    assert [link.kind for link in after.links] == ["causes", "causes"]


def test_in_an_empty_map_pasted_steps_get_a_stage():
    after, ids = paste(Document(), take_steps(small_map(), ["s2", "s3"]), None)
    assert step_ids(sound(after)) == [list(ids)]
    assert [lane.name for lane in after.lanes] == ["Actions", "Pain points", "Emotions"]
    assert (after.cards[0].text, after.cards[0].step, after.cards[0].until) == ("Waits", *ids)


def test_a_stage_in_another_map_makes_the_lanes_that_it_needs():
    after, _ = paste(other_map(), take_stages(small_map(), ["find", "buy", "use"]), None)
    sound(after)
    assert [lane.name for lane in after.lanes] == ["Doing", "Hurts", "Ideas", "Emotions", "Notes"]
    assert [curve.persona for curve in after.curves] == ["anna"]
    assert len(after.cards) == len(small_map().cards) - 1


def test_a_lane_is_pasted_below_the_cursor():
    before = small_map()
    after, ids = paste(before, take_lanes(before, ["acts", "feel"]), CellPlace("pains", "s1"))
    sound(after)
    assert [lane.id for lane in after.lanes] == ["acts", "pains", *ids, "feel", "line", "free"]
    assert texts(after, ids[0], "s1") == ["Types a word", "Clicks", "Reads"]
    assert [card.until for card in after.cards if card.text == "Waits"] == ["s4", "s4"]
    assert [curve.lane for curve in after.curves] == ["feel", ids[1]]


def test_cards_of_steps_that_the_other_map_lacks_go_to_the_shelf():
    after, ids = paste_lanes(other_map(), take_lanes(small_map(), ["acts", "pains"]), 0)
    sound(after)
    assert texts(after, ids[0], "t1") == ["Types a word", "Clicks", "Reads"]
    assert [card.text for card in after.cards if not card.lane] == ["Must register"]
    assert [(card.step, card.until) for card in after.cards if card.text == "Waits"] == [("t2", "")]


@pytest.mark.parametrize(
    "fragment",
    [
        take_cards(small_map(), ["a1", "a2", "p3", "kept"]),
        take_stages(small_map(), ["find", "use"]),
        take_steps(small_map(), ["s1", "s3"]),
        take_lanes(small_map(), ["feel", "acts", "line"]),
    ],
)
def test_a_fragment_survives_the_clipboard(fragment):
    assert from_text(to_text(fragment)) == (fragment, {})


def test_pictures_travel_along():
    data = b"a picture"
    sha = hashlib.sha256(data).hexdigest()
    fragment = take_cards(edit_card(small_map(), "a1", picture=sha), ["a1"])
    text = to_text(fragment, {sha: data, "0" * 64: b"another"})
    assert from_text(text) == (fragment, {sha: data})


def damaged(change):
    content = json.loads(to_text(take_stages(small_map(), ["find", "buy"])))
    change(content)
    return json.dumps(content)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "three words",
        "[1, 2]",
        '{"format": "journeymapper-fragment"',
        '{"format": "journeymapper-fragment", "version": 2}',
        '{"format": "journeymapper-fragment", "version": 1, "cards": 3}',
        '{"format": "journeymapper-fragment", "version": 1, "x": NaN}',
        '{"format": "journeymapper-fragment", "version": 1, "pictures": {"aa": "AAAA"}}',
        '{"format": "journeymapper-fragment", "version": 1, "pictures": {"aa": "?"}}',
        '{"format": "journeymapper-fragment", "x": ' + "[" * 100_000,
        damaged(lambda it: it["cards"][0].update(step="elsewhere")),
        damaged(lambda it: it["cards"][0].update(lane="elsewhere")),
        damaged(lambda it: it["cards"][0].update(personas=["nobody"])),
        damaged(lambda it: it["cards"][1].update(id=it["cards"][0]["id"])),
        damaged(lambda it: it["cards"][0].update(until=it["cards"][0]["step"])),
        damaged(lambda it: it["curves"][0].update(persona="nobody")),
        damaged(lambda it: it["cards"][0].update(text="half \ud800")),
        damaged(lambda it: it["steps"].reverse()),
        damaged(lambda it: it.update(links=[{"id": "x", "source": "a1", "target": "nothing"}])),
        damaged(lambda it: it.update(new_lanes=[{"id": "x"}, {"id": "x"}])),
    ],
)
def test_whatever_else_the_clipboard_holds_is_refused(text):
    with pytest.raises(ValueError, match=r"journey map|picture|number"):
        from_text(text)


def test_ten_thousand_cards_are_copied_and_pasted():
    before = large_map()
    after, _ = paste_stages(before, take_stages(before, [stage.id for stage in before.stages]), 0)
    assert len(after.cards) == 20_000


def test_nothing_is_pasted_from_an_empty_fragment():
    before = small_map()
    assert paste(before, Fragment(), CellPlace("acts", "s1")) == (before, ())
