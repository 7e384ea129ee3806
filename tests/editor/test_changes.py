"""What an undo brought back, changed or took: told by records, not by what is drawn elsewhere for it."""

from __future__ import annotations

import pytest

from journeymapper.editor.changes import beside_gone, changed_ids
from journeymapper.editor.things import TITLE
from journeymapper.model.lookup import CellPlace
from journeymapper.model.record import evolve
from journeymapper.operations.cards import add_card, delete_cards, edit_card, move_cards, span_card
from journeymapper.operations.curves import move_point
from journeymapper.operations.facts import set_title
from journeymapper.operations.lanes import delete_lanes, edit_lane, move_lanes
from journeymapper.operations.links import add_link
from journeymapper.operations.personas import edit_persona
from journeymapper.operations.stages import delete_stages, edit_stage, move_stages
from journeymapper.operations.steps import add_step_beside, edit_step, move_steps
from tests.operations.maps import small_map


@pytest.mark.parametrize(
    ("edit", "ids"),
    [
        (lambda d: d, ()),
        (lambda d: set_title(d, "Another"), (TITLE,)),
        (lambda d: evolve(d, language="es"), ()),
        (lambda d: edit_stage(d, "buy", name="Pay"), ("buy",)),
        (lambda d: edit_step(d, "s2", width=300.0), ("s2",)),
        (lambda d: move_steps(d, ("s2",), "buy", 0), ("s2",)),
        (lambda d: add_step_beside(d, "s2", True, id="new"), ("new",)),
        (lambda d: edit_lane(d, "free", name="Rest"), ("free",)),
        (lambda d: move_lanes(d, ("acts",), 4), ("acts",)),
        (lambda d: edit_card(d, "a3", text="Looks"), ("a3",)),
        (lambda d: move_cards(d, ("a1",), CellPlace("acts", "s1"), 2), ("a1",)),
        (lambda d: move_cards(d, ("p3",), CellPlace("free", "s1")), ("p3",)),
        (lambda d: span_card(d, "wide", "end", "s3"), ("wide",)),
        (lambda d: move_point(d, "e3", value=2.0), ("e3",)),
        (lambda d: edit_persona(d, "bob", name="Rob"), ("bob",)),
        (lambda d: add_link(d, "a2", "n5", "causes"), ("a2", "n5")),
        (lambda d: evolve(d, votes=()), ("p3",)),
    ],
)
def test_only_what_was_edited_differs(edit, ids):
    before = small_map()
    assert changed_ids(before, edit(before)) == ids


def test_a_stage_that_moves_takes_its_steps_along_and_no_other_stage():
    before = small_map()
    ids = changed_ids(before, move_stages(before, ("use",), 0))
    assert ids[:3] == ("use", "s4", "s5")
    assert not {"find", "buy", "s1", "s2", "s3"} & set(ids)


def test_a_stage_that_comes_back_comes_first_with_all_that_was_in_it():
    whole = small_map()
    without = delete_stages(whole, ("buy",))
    assert changed_ids(without, whole)[:2] == ("buy", "s3")
    assert set(changed_ids(without, whole)) == {"buy", "s3", "p3", "e3", "a1"}


@pytest.mark.parametrize(
    ("edit", "place"),
    [
        (lambda d: delete_stages(d, ("use",)), "buy"),
        (lambda d: delete_stages(d, ("find",)), "buy"),
        (lambda d: delete_lanes(d, ("free",)), "line"),
        (lambda d: delete_cards(d, ("p3",)), CellPlace("pains", "s3")),
        (lambda d: add_card(d, CellPlace("acts", "s5"), "New"), None),
    ],
)
def test_where_something_was_that_has_gone(edit, place):
    before = small_map()
    assert beside_gone(before, edit(before)) == place
