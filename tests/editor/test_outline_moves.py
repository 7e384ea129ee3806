"""Lines of the outline dragged onto others."""

from __future__ import annotations

from journeymapper.editor.outline import flat, outline
from journeymapper.editor.outline_moves import ABOVE, BELOW, ON, landing, load_of
from journeymapper.model.check import problems
from journeymapper.model.document import Document
from journeymapper.model.lookup import CellPlace, cards_in_cell, find_card, shelf_cards
from tests.operations.maps import small_map


def line(document: Document, key: str):
    return next(node for node in flat(outline(document)) if node.key == key)


def dropped(keys: str, on: str, lower: bool = False, where: str = "", mark: str = "") -> Document | None:
    """The map after some lines, the first of them taken hold of, are let go on another; None for nowhere."""
    document = small_map()
    chosen = [line(document, key) for key in keys.split()]
    load = load_of(chosen, chosen[0])
    assert load is not None
    found = landing(document, load, line(document, on), lower)
    if found is None:
        return None
    if where:
        assert (found.where, found.key) == (where, mark or on)
    changed = found.moved(document)
    assert problems(changed) == ()
    return changed


def steps(document: Document | None) -> list[str]:
    assert document is not None
    return [" ".join(step.id for step in stage.steps) for stage in document.stages]


def test_stages_go_before_and_behind_others():
    assert steps(dropped("stage:use", "stage:find", where=ABOVE)) == ["s4 s5", "s1 s2", "s3"]
    assert steps(dropped("stage:find", "stage:buy", lower=True, where=BELOW)) == ["s3", "s1 s2", "s4 s5"]
    assert steps(dropped("stage:find stage:buy", "stage:use", lower=True)) == ["s4 s5", "s1 s2", "s3"]
    assert steps(dropped("stage:find", "card:n5", where=BELOW, mark="stage:use"))[-1] == "s1 s2"


def test_a_stage_dropped_on_itself_stays():
    for lower in (False, True):
        assert dropped("stage:buy", "stage:buy", lower) == small_map()


def test_steps_go_within_their_stage_and_into_others():
    assert steps(dropped("step:s1", "step:s2", lower=True, where=BELOW)) == ["s2 s1", "s3", "s4 s5"]
    assert steps(dropped("step:s1", "step:s5", where=ABOVE)) == ["s2", "s3", "s4 s1 s5"]
    assert steps(dropped("step:s1", "stage:buy", where=ON)) == ["s2", "s3 s1", "s4 s5"]
    assert steps(dropped("step:s2 step:s1", "step:s4", lower=True)) == ["s3", "s4 s1 s2 s5"]
    assert steps(dropped("step:s4", "card:p3", where=BELOW, mark="stage:buy")) == ["s1 s2", "s3 s4", "s5"]


def test_lanes_go_between_others_and_nowhere_else():
    changed = dropped("lane:free", "lane:acts", where=ABOVE)
    assert changed is not None
    assert [lane.id for lane in changed.lanes] == ["free", "acts", "pains", "feel", "line"]
    changed = dropped("lane:acts lane:feel", "lane:line", lower=True, where=BELOW)
    assert changed is not None
    assert [lane.id for lane in changed.lanes] == ["pains", "line", "acts", "feel", "free"]
    assert dropped("lane:acts", "stage:find") is None
    assert dropped("stage:find", "lane:acts") is None


def order(document: Document | None, lane: str, step: str) -> str:
    assert document is not None
    return " ".join(card.id for card in cards_in_cell(document, CellPlace(lane, step)))


def test_a_card_goes_beside_another_one():
    assert order(dropped("card:a1", "card:a3", where=ABOVE), "acts", "s1") == "a2 a1 a3"
    assert order(dropped("card:a1", "card:a3", lower=True, where=BELOW), "acts", "s1") == "a2 a3 a1"
    assert order(dropped("card:p3", "card:a2"), "acts", "s1") == "a1 p3 a2 a3"
    assert order(dropped("card:a1 card:a2", "card:a2"), "acts", "s1") == "a1 a2 a3"


def test_a_card_goes_into_a_cell_a_step_a_lane():
    changed = dropped("card:a1", "cell:s3:pains", where=ON)
    assert order(changed, "pains", "s3") == "p3 a1"
    assert changed is not None
    assert find_card(changed, "a1").kind == "pain_point"
    assert order(dropped("card:a1", "step:s4", where=ON), "acts", "s4") == "a1"
    assert order(dropped("card:a1", "stage:buy", where=ON), "acts", "s3") == "a1"
    assert order(dropped("card:a1", "lane:free", where=ON), "free", "s1") == "a1"
    assert dropped("card:a1", "cell:s1:feel") is None
    assert dropped("card:a1", "lane:line") is None


def test_the_line_of_a_cell_carries_its_cards():
    changed = dropped("cell:s1:acts", "cell:s3:pains")
    assert order(changed, "pains", "s3") == "p3 a1 a2 a3"
    assert order(changed, "acts", "s1") == ""


def test_cards_go_onto_the_shelf_and_off_it():
    changed = dropped("card:a1", "heading:shelf", where=ON)
    assert changed is not None
    assert [card.id for card in shelf_cards(changed)] == ["kept", "a1"]
    changed = dropped("card:a1", "card:kept", lower=True)
    assert changed is not None
    assert [card.id for card in shelf_cards(changed)] == ["kept", "a1"]
    assert order(dropped("card:kept", "card:a2"), "acts", "s1") == "a1 kept a2 a3"
    assert dropped("card:kept", "step:s1") is None  # of which lane?


def test_points_and_headings_stay():
    document = small_map()
    for key in ("point:e1", "heading:lanes", "persona:ann"):
        node = line(document, key)
        assert load_of([node], node) is None
