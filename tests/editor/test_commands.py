"""What keys and menus do."""

from __future__ import annotations

import pytest

from journeymapper.editor.adding import (
    add_card,
    add_lane,
    add_persona,
    add_point,
    add_stage,
    add_step,
    new_card_of_kind,
)
from journeymapper.editor.clipboard import add_lines
from journeymapper.editor.commands import (
    commit_text,
    delete_selection,
    duplicate_selection,
    shelve_selection,
    toggle_moment_of_truth,
)
from journeymapper.editor.moving import move_selection
from journeymapper.editor.scores import nudge_points, set_points, set_score
from journeymapper.editor.things import TITLE, kind_of, text_of, with_text
from journeymapper.model.document import Document
from journeymapper.model.lookup import CellPlace, find_card, find_lane, find_point, find_step
from journeymapper.model.record import evolve
from journeymapper.model.view import View
from journeymapper.operations.cards import add_card as with_card
from tests.driver import Driver
from tests.operations.maps import small_map


@pytest.fixture
def driver():
    return Driver(small_map())


# -- adding ----------------------------------------------------------------------------------


def test_a_card_is_added_at_the_cursor(driver):
    id = add_card(driver.cursor("acts", "s1").pane, "New")
    driver.expect_order("acts", "s1", "a1", "a2", "a3", id).expect_undo("Add card").expect_selected(id)
    assert add_card(driver.pane, place=CellPlace("feel", "s1")) == ""
    assert add_card(Driver(Document()).pane) == ""


def added(pane, kind):
    """A new card of a kind, as it is when it has been written."""
    card = new_card_of_kind(pane, kind)
    pane.editor.commit("Add card", card.put(pane.editor.document, "New"), (card.id,))
    return card.id


def test_a_kind_finds_its_lane_or_gets_one(driver):
    driver.cursor("acts", "s2")
    driver.expect_cell(added(driver.pane, "pain_point"), "pains", "s2")
    driver.expect_cell(added(driver.cursor("free", "s3").pane, "text"), "free", "s3")
    id = added(driver.pane, "quote")
    quote = find_card(driver.document, id)
    assert quote is not None
    assert quote.kind == "quote"
    assert driver.document.lanes[-1].kind == "quotes"
    driver.expect_undo("Add card", "Add card", "Add card")
    assert new_card_of_kind(Driver(Document()).pane, "quote") is None


def test_stages_steps_and_lanes_are_added_beside_the_cursor(driver):
    driver.cursor("pains", "s1")
    step = add_step(driver.pane)
    driver.expect_steps(f"s1 {step} s2", "s3", "s4 s5")
    assert driver.pane.cursor == ("pains", step)
    stage = add_stage(driver.pane)
    assert [one.id for one in driver.document.stages] == ["find", stage, "buy", "use"]
    lane = add_lane(driver.pane, "quotes")
    driver.expect_lanes("acts", "pains", lane, "feel", "line", "free")
    assert driver.pane.cursor is not None
    assert driver.pane.cursor.lane == lane
    add_lane(driver.pane, "divider", line="interaction")
    driver.expect_undo("Add step", "Add stage", "Add lane", "Add divider")


def test_an_empty_map_is_built_from_nothing():
    driver = Driver(Document())
    step = add_step(driver.pane)
    lane = add_lane(driver.pane, "actions")
    driver.expect_cell(add_card(driver.pane, "First"), lane, step)
    add_stage(driver.pane)
    assert add_persona(driver.editor, "Ann") == driver.document.personas[0].id
    driver.expect_undo("Add step", "Add lane", "Add card", "Add stage", "Add persona")


def test_an_emotion_joins_the_curve_that_lacks_it(driver):
    id = add_point(driver.cursor("feel", "s2").pane, 1.5)
    found = find_point(driver.document, id)
    assert found is not None
    assert (found[0].id, found[1].value) == ("mood", 1.5)
    assert add_point(driver.cursor("acts", "s2").pane) == ""
    id = add_point(driver.cursor("feel", "s2").pane, persona="bob", state="to-be")
    bobs = find_point(driver.document, id)
    assert bobs is not None
    assert (bobs[0].persona, bobs[0].state) == ("bob", "to-be")


# -- deleting, duplicating -------------------------------------------------------------------


def test_a_series_of_deletions_needs_one_key(driver):
    driver.select("a2")
    seen = []
    for _ in range(3):
        assert delete_selection(driver.editor) == 1
        seen.append(driver.editor.selection)
    assert seen == [("a3",), ("a1",), ()]
    assert delete_selection(driver.editor) == 0
    driver.expect_undo("Delete card", "Delete card", "Delete card").undo().expect_selected("a1")


def test_deletions_are_called_by_what_they_delete(driver):
    driver.select("a1", "a2")
    assert delete_selection(driver.editor) == 2
    assert delete_selection(driver.select("use").editor) == 1
    assert delete_selection(driver.select("acts", "n5", "ann", "s3").editor) > 1
    driver.expect_undo("Delete 2 cards", "Delete stage", "Delete 3 things")


def test_duplicates_of_everything(driver):
    for ids, label in (
        (("a1", "a2"), "Duplicate 2 cards"),
        (("use",), "Duplicate stage"),
        (("s1",), "Duplicate step"),
        (("feel",), "Duplicate lane"),
        (("ann",), "Duplicate persona"),
    ):
        driver.select(*ids)
        made = duplicate_selection(driver.pane)
        assert set(made).isdisjoint(ids)
        driver.expect_undo(label).expect_selected(*made).undo().expect_unchanged()
    assert duplicate_selection(driver.select("why").pane) == ()


def test_cards_go_to_the_shelf(driver):
    assert shelve_selection(driver.select("a1", "line").editor)
    card = find_card(driver.document, "a1")
    assert card is not None
    assert card.lane == ""
    assert not shelve_selection(driver.select("line").editor)


# -- moving ----------------------------------------------------------------------------------


def test_cards_walk_over_the_map(driver):
    driver.select("a1")
    assert not move_selection(driver.pane, -1, 0)
    assert not move_selection(driver.pane, 0, -1)
    assert move_selection(driver.pane, 0, 1)
    driver.expect_order("acts", "s1", "a2", "a1", "a3")
    for _ in range(2):
        move_selection(driver.pane, 0, 1)
    driver.expect_order("pains", "s1", "a1")
    move_selection(driver.pane, 0, 1)  # past curves and dividers
    driver.expect_order("free", "s1", "a1")
    assert not move_selection(driver.pane, 0, 1)
    assert move_selection(driver.pane, 1, 0)
    driver.expect_order("free", "s2", "a1")
    assert driver.pane.cursor == ("free", "s2")


def test_a_quick_series_of_moves_is_one_step(driver):
    driver.select("a1")
    move_selection(driver.wait(0.2).pane, 1, 0)
    move_selection(driver.wait(0.2).pane, 1, 0)
    driver.expect_undo("Move card")
    move_selection(driver.wait(2.0).pane, 1, 0)
    driver.expect_undo("Move card", "Move card").expect_cell("a1", "acts", "s4")


def test_several_cards_walk_in_step_or_not_at_all(driver):
    driver.select("a1", "p3")
    assert move_selection(driver.pane, 1, 0)
    driver.expect_cell("a1", "acts", "s2").expect_cell("p3", "pains", "s4")
    assert not move_selection(driver.pane, 0, -1)
    assert move_selection(driver.pane, 0, 1)
    driver.expect_cell("a1", "pains", "s2").expect_cell("p3", "free", "s4")
    assert not move_selection(driver.pane, 0, 1)
    driver.select("a1", "n5")
    assert not move_selection(driver.pane, 1, 0)


def test_cards_on_the_shelf_stay_there(driver):
    assert not move_selection(driver.select("kept", "a1").pane, 1, 0)
    driver.expect_unchanged()


def test_stages_steps_lanes_and_personas_walk(driver):
    assert move_selection(driver.select("buy").pane, 1, 0)
    driver.expect_steps("s1 s2", "s4 s5", "s3")
    assert not move_selection(driver.pane, 1, 0)
    assert move_selection(driver.select("s3").pane, -1, 0)  # its stage's only step: with the stage
    driver.expect_steps("s1 s2", "s3", "s4 s5")
    assert move_selection(driver.select("s2").pane, -1, 0)
    driver.expect_steps("s2 s1", "s3", "s4 s5")
    assert not move_selection(driver.pane, -1, 0)
    assert move_selection(driver.select("s1").pane, 1, 0)
    driver.expect_steps("s2", "s1 s3", "s4 s5")
    assert move_selection(driver.select("free").pane, 0, -1)
    driver.expect_lanes("acts", "pains", "feel", "free", "line")
    assert not move_selection(driver.pane, 1, 0)
    assert move_selection(driver.select("bob").pane, -1, 0)
    assert [one.id for one in driver.document.personas] == ["bob", "ann"]


def test_a_point_walks(driver):
    assert move_selection(driver.select("e1").pane, 0, -1)
    assert move_selection(driver.pane, 1, 0)
    found = find_point(driver.document, "e1")
    assert found is not None
    assert (found[1].value, found[1].at) == (1.5, 0.6)


# -- scores ----------------------------------------------------------------------------------


def test_a_score_means_what_the_kind_says(driver):
    document = with_card(driver.document, CellPlace("free", "s1"), kind="opportunity", id="o")
    driver.editor.commit("", document)
    assert set_score(driver.select("p3", "o", "a1").editor, 4)
    pain, chance, act = (find_card(driver.document, id) for id in ("p3", "o", "a1"))
    assert pain is not None
    assert chance is not None
    assert (pain.severity, chance.impact, act) == (4, 4, find_card(small_map(), "a1"))
    set_score(driver.editor, 4)
    pain = find_card(driver.document, "p3")
    assert pain is not None
    assert pain.severity is None
    assert not set_score(driver.select("a1").editor, 4)


def test_keys_act_on_focused_points(driver):
    def value():
        found = find_point(driver.document, "e3")
        assert found is not None
        return found[1].value

    assert nudge_points(driver.select("e3").editor, 1)
    assert value() == -1.5
    nudge_points(driver.editor, 1)
    driver.expect_undo("Change emotion")
    for level, expected in ((1, -2.0), (3, 0.0), (5, 2.0)):
        assert set_points(driver.editor, level)
        assert value() == expected
    assert not nudge_points(driver.select("a1").editor, 1)
    assert not set_points(driver.editor, 1)


def test_moments_of_truth(driver):
    def marked():
        return [id for id in ("s1", "s2", "s3") if find_step(driver.document, id)[1].moment_of_truth]

    assert toggle_moment_of_truth(driver.select("s1", "s2").pane)
    assert marked() == ["s1", "s2"]
    toggle_moment_of_truth(driver.select("s2", "s3").pane)
    assert marked() == ["s1", "s2", "s3"]
    toggle_moment_of_truth(driver.select().cursor("acts", "s1").pane)
    assert marked() == ["s2", "s3"]
    assert not toggle_moment_of_truth(Driver(Document()).pane)


# -- texts -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("id", "kind", "text", "label"),
    [
        ("a1", "card", "Types a word", "Edit text"),
        ("find", "stage", "Find", "Rename stage"),
        ("s1", "step", "Search", "Rename step"),
        ("acts", "lane", "Actions", "Rename lane"),
        ("ann", "persona", "Ann", "Rename persona"),
        ("e3", "point", "Oh no", "Label emotion"),
        (TITLE, "", "A map", "Rename map"),
    ],
)
def test_everything_with_a_text_is_written_on(driver, id, kind, text, label):
    assert kind_of(driver.document, id) == kind
    assert text_of(driver.document, id) == text
    commit_text(driver.editor, id, "Other", "open:1")
    commit_text(driver.editor, id, "Another\nline", "open:1")
    driver.expect_undo(label)
    assert text_of(driver.document, id) == ("Another\nline" if kind == "card" else "Another line")
    commit_text(driver.editor, id, text, "open:1")
    driver.expect_undo()


def test_there_is_nothing_to_write_on_a_link(driver):
    assert text_of(driver.document, "why") is None
    with pytest.raises(LookupError):
        with_text(driver.document, "why", "x")


def test_too_long_a_text_is_cut(driver):
    _label, document = with_text(driver.document, "acts", "x" * 300_000)
    lane = find_lane(document, "acts")
    assert lane is not None
    assert len(lane.name) == 200_000
    assert evolve(lane, name="") != lane


def test_several_headings_move_on_together():
    driver = Driver(small_map()).select("find", "buy")
    assert move_selection(driver.pane, 1, 0)
    driver.expect_steps("s4 s5", "s1 s2", "s3").expect_undo("Move 2 stages")
    assert not move_selection(driver.pane, 1, 0)
    driver.undo().select("acts", "line")
    assert move_selection(driver.pane, 0, 1)
    driver.expect_lanes("pains", "feel", "free", "acts", "line")
    driver.undo().select("s1", "s2")  # all that is in their stage
    assert move_selection(driver.pane, 1, 0)
    driver.expect_steps("s3", "s1 s2", "s4 s5").undo().select("s1", "s4")
    assert not move_selection(driver.pane, 1, 0)


@pytest.mark.parametrize(
    ("state", "of_card", "of_curve"), [("to-be", "to-be", "to-be"), ("", "both", "as-is")]
)
def test_what_is_added_belongs_to_the_state_that_is_shown_alone(state, of_card, of_curve):
    driver = Driver(evolve(small_map(), curves=()), View(state=state))
    made = [add_card(driver.cursor("acts", "s1").pane, "New"), added(driver.pane, "quote")]
    add_lines(driver.pane, ["A line"])
    made += driver.editor.selection
    assert [find_card(driver.document, id).state for id in made] == [of_card] * 3
    add_point(driver.cursor("feel", "s2").pane, 1.0)
    assert driver.document.curves[0].state == of_curve
