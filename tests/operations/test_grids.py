from __future__ import annotations

import pytest

from journeymapper.model.document import Document
from journeymapper.model.lane import Lane
from journeymapper.model.stage import Stage, Step
from journeymapper.operations.grid_room import MOST_STEPS, adds_stages, can_grow, with_room
from journeymapper.operations.grids import fit, left_out, put
from tests.operations.maps import small_map, sound

LANES = ["acts", "pains", "feel", "line", "free"]
STEPS = ["s1", "s2", "s3", "s4", "s5"]


def texts(document, lane, step):
    return [card.text for card in document.cards if (card.lane, card.step) == (lane, step)]


def block(width, height, word="w"):
    return tuple(tuple(f"{word}{y}{x}" for x in range(width)) for y in range(height))


def test_cells_become_cards_of_the_lanes_they_land_in():
    document = small_map()
    fitted = fit(document, (("Tap\nwait", ""), ("", "Slow")), LANES, STEPS[1:])
    changed, ids = put(document, fitted)
    assert (fitted.missing_lanes, fitted.missing_steps, left_out(fitted)) == (0, 0, 0)
    assert texts(changed, "acts", "s2")[-1] == "Tap\nwait"
    assert texts(changed, "pains", "s3")[-1] == "Slow"
    assert [card.kind for card in changed.cards if card.id in ids] == ["action", "pain_point"] or len(
        ids
    ) == 2
    assert len(sound(changed).cards) == len(document.cards) + 2


def test_rows_pass_by_curves_and_dividers_unless_they_are_values():
    document = small_map()
    words = fit(document, block(2, 3), LANES, STEPS)
    assert words.lanes == ("acts", "pains", "free")
    values = fit(
        document, (("a", "b"), ("c", "d"), ("-1,5", "\N{MINUS SIGN}2 oh no"), ("e", "f")), LANES, STEPS[3:]
    )
    assert values.lanes == ("acts", "pains", "feel", "free")
    changed, ids = put(document, values)
    points = [point for point in changed.curves[0].points if point.id in ids]
    assert [(point.step, point.value, point.label) for point in points] == [
        ("s4", -1.5, ""),
        ("s5", -2.0, "oh no"),
    ]
    assert len(ids) == 8
    sound(changed)


def test_values_beyond_the_scale_are_no_emotions():
    assert fit(small_map(), (("a",), ("b",), ("5",)), LANES, STEPS).lanes == ("acts", "pains", "free")


def test_a_block_without_room_is_put_as_far_as_it_fits():
    document = small_map()
    fitted = fit(document, block(3, 4), LANES, STEPS[3:])
    assert (fitted.missing_lanes, fitted.missing_steps) == (1, 1)
    assert left_out(fitted) == 6
    assert len(put(document, fitted)[1]) == 6


def test_room_is_made_behind_what_the_block_reaches():
    document = small_map()
    fitted = fit(document, block(3, 4), LANES, STEPS[3:])
    assert not adds_stages(document, fitted)
    grown, whole = with_room(document, fitted)
    assert [len(stage.steps) for stage in grown.stages] == [2, 1, 3]
    assert [lane.kind for lane in grown.lanes] == [
        "actions",
        "pain_points",
        "emotions",
        "divider",
        "text",
        "text",
    ]
    changed, ids = put(grown, whole)
    assert (len(ids), left_out(whole)) == (12, 0)
    sound(changed)


def test_in_a_map_of_single_steps_room_is_stages():
    document = Document(
        stages=(Stage(id="g", name="Find", steps=(Step(id="s"),)),), lanes=(Lane(id="l", kind="actions"),)
    )
    fitted = fit(document, block(3, 1), ["l"], ["s"])
    assert adds_stages(document, fitted)
    assert [len(stage.steps) for stage in with_room(document, fitted)[0].stages] == [1, 1, 1]


HEADED = (("", "Find", "Buy"), ("Actions", "a", "b"), ("Pain points", "c", "d"), ("Weather", "e", "f"))


def test_a_block_with_heads_makes_an_empty_map():
    grown, whole = with_room(Document(), fit(Document(), HEADED, [], []))
    changed, ids = put(grown, whole)
    assert [stage.name for stage in changed.stages] == ["Find", "Buy"]
    assert [(lane.kind, lane.name) for lane in changed.lanes] == [
        ("actions", "Actions"), ("pain_points", "Pain points"), ("text", "Weather"),
    ]  # fmt: skip
    assert [card.text for card in changed.cards if card.id in ids] == list("abcdef")
    sound(changed)


def test_stages_above_steps_make_stages_with_steps():
    rows = (("", "Find", "", "Buy"), ("", "Search", "Compare", "Pay"), ("Actions", "a", "b", "c"))
    grown, _whole = with_room(Document(), fit(Document(), rows, [], []))
    assert [(stage.name, [step.name for step in stage.steps]) for stage in grown.stages] == [
        ("Find", ["Search", "Compare"]), ("Buy", ["Pay"]),
    ]  # fmt: skip


def test_heads_that_name_lanes_and_steps_lead_there():
    fitted = fit(
        small_map(), (("Lane", "Review", "Buy"), ("notes", "x", "y"), ("Pain  Points", "", "z")), LANES, STEPS
    )
    assert (fitted.rows, fitted.lanes, fitted.steps) == (
        (("x", "y"), ("", "z")),
        ("free", "pains"),
        ("s5", "s3"),
    )


def test_words_beside_an_empty_corner_are_no_heads_of_a_map_that_does_not_know_them():
    rows = (("", "x", "y"), ("p", "q", "r"))
    assert fit(small_map(), rows, LANES, STEPS).rows == rows
    known = fit(small_map(), (("", "Later", "Buy"), ("Weather", "q", "r")), LANES, STEPS)
    assert (known.rows, known.lanes, known.steps) == ((("q", "r"),), ("",), ("", "s3"))


def test_names_of_lanes_alone_lead_to_lanes():
    fitted = fit(small_map(), (("Notes", "x", "y"), ("Actions", "p", "q")), LANES, STEPS[1:])
    assert (fitted.rows, fitted.lanes, fitted.steps) == (
        (("x", "y"), ("p", "q")),
        ("free", "acts"),
        ("s2", "s3"),
    )


def test_words_for_a_lane_of_curves_want_a_lane_of_their_own():
    fitted = fit(small_map(), (("Actions", "x"), ("Emotions", "happy")), LANES, STEPS)
    assert fitted.lanes == ("acts", "")


def test_lanes_without_a_name_are_known_by_the_printed_one():
    document = Document(
        stages=(Stage(id="g", steps=(Step(id="s"),)),), lanes=(Lane(id="l", kind="actions"), Lane(id="m"))
    )
    fitted = fit(document, (("Aktionen", "x"),) * 2, ["l", "m"], ["s"], {"l": "Aktionen"})
    assert fitted.lanes == ("l", "")  # the second row of one name is another lane of that name
    assert fit(
        document, (("M", "y"), ("Aktionen", "x")), ["l", "m"], ["s"], {"l": "Aktionen", "m": "M"}
    ).lanes == ("m", "l")


@pytest.mark.parametrize(("width", "may"), [(MOST_STEPS, True), (MOST_STEPS + 1, False)])
def test_a_map_does_not_grow_beyond_all_measure(width, may):
    fitted = fit(Document(), block(width, 1), [], [])
    assert can_grow(Document(), fitted) is may
