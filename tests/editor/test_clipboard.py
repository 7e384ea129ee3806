from __future__ import annotations

import hashlib
import json
import struct
import zlib

import pytest

from journeymapper.editor.clipboard import (
    copied_lines,
    copied_words,
    copy,
    cut,
    map_words,
    paste,
    paste_lines,
)
from journeymapper.model.card import Note
from journeymapper.model.check import problems
from journeymapper.model.document import Document
from journeymapper.model.lookup import CellPlace, cards_in_cell, find_card
from journeymapper.model.record import evolve
from journeymapper.model.view import View
from journeymapper.operations.cards import add_card, edit_card
from tests.driver import Driver
from tests.operations.maps import small_map


@pytest.fixture
def driver():
    return Driver(small_map())


def texts(driver, lane, step):
    return [card.text for card in cards_in_cell(driver.document, CellPlace(lane, step))]


def png(width=2, height=2):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\0" * width for _ in range(height)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_cards_are_copied_and_pasted_at_the_cursor(driver):
    text = copy(driver.select("a1", "p3").editor)
    assert paste(driver.cursor("acts", "s2").pane, text) == 2
    assert texts(driver, "acts", "s2") == ["Waits", "Types a word"]
    assert texts(driver, "pains", "s4") == ["Must register"]
    driver.expect_undo("Paste").undo().expect_unchanged()


def test_what_is_cut_can_be_pasted(driver):
    text = cut(driver.select("a1").editor)
    driver.expect_order("acts", "s1", "a2", "a3").expect_undo("Cut")
    paste(driver.cursor("acts", "s1").pane, text)
    assert texts(driver, "acts", "s1") == ["Clicks", "Reads", "Types a word"]


@pytest.mark.parametrize(
    ("ids", "kind"), [(("use", "a1", "acts"), "stages"), (("s1", "acts"), "steps"), (("acts", "n5"), "lanes")]
)
def test_of_a_mixed_selection_the_largest_kind_is_taken(driver, ids, kind):
    text = cut(driver.select(*ids).editor)
    count = {"stages": len(driver.document.stages), "lanes": len(driver.document.lanes)}
    assert paste(driver.pane, text) == 1
    grown = {name: len(getattr(driver.document, name)) - before for name, before in count.items()}
    assert [name for name, by in grown.items() if by] == ([kind] if kind != "steps" else [])
    assert any(card.id == "n5" for card in driver.document.cards) or kind == "stages"


def test_cards_that_cannot_be_where_the_cursor_is_go_to_the_shelf(driver):
    text = copy(driver.select("a1").editor)
    paste(driver.cursor("feel", "s2").pane, text)
    assert [card.text for card in driver.document.cards if not card.lane] == ["For later", "Types a word"]


def test_parts_of_one_map_are_pasted_into_another(driver):
    text = copy(driver.select("find", "use").editor)
    other = Driver(Document())
    assert paste(other.pane, text) == 2
    assert [stage.name for stage in other.document.stages] == ["Find", "Use"]
    other.expect_undo("Paste")


def test_nothing_selected_nothing_copied(driver):
    assert (copy(driver.editor), cut(driver.editor), copied_lines(driver.editor)) == ("", "", "")
    driver.expect_unchanged()


def test_lines_become_cards_and_cards_become_lines(driver):
    assert paste_lines(driver.cursor("free", "s1").pane, "One\n\n  Two \r\nThree") == 3
    assert texts(driver, "free", "s1") == ["One", "Two", "Three"]
    driver.expect_undo("Paste 3 cards")
    assert copied_lines(driver.editor) == "One\nTwo\nThree"
    assert paste_lines(driver.pane, " \n") == 0
    assert paste_lines(driver.cursor("feel", "s1").pane, "Four") == 1


def test_other_text_is_no_part_of_a_map(driver):
    with pytest.raises(ValueError, match="journey map"):
        paste(driver.pane, "One\nTwo")
    driver.expect_unchanged()


def test_pictures_travel_and_what_is_none_stays_behind():
    data = png()
    sha = hashlib.sha256(data).hexdigest()
    source = Driver(edit_card(small_map(), "a1", picture=sha))
    source.editor.add_picture(data)
    text = copy(source.select("a1").editor)
    target = Driver(small_map()).cursor("acts", "s1")
    paste(target.pane, text)
    assert target.editor.pictures == {sha: data}
    assert [card.picture for card in target.document.cards if card.id in target.editor.selection] == [sha]

    fake = b"MZ no picture"
    content = json.loads(text.replace(sha, hashlib.sha256(fake).hexdigest()))
    content["pictures"] = {hashlib.sha256(fake).hexdigest(): "TVogbm8gcGljdHVyZQ=="}
    other = Driver(small_map()).cursor("acts", "s1")
    assert paste(other.pane, json.dumps(content)) == 1
    assert other.editor.pictures == {}
    assert all(card.picture == "" for card in other.document.cards)


def moved_back(driver, *ids, place=None):
    """Cut these and paste them where the cursor is (or at a place); the text on the clipboard."""
    text = cut(driver.select(*ids).editor)
    if place:
        driver.cursor(*place)
    paste(driver.pane, text)
    assert problems(driver.document) == ()
    return text


@pytest.mark.parametrize(
    "ids", [("a1", "p3"), ("p3",), ("find",), ("buy",), ("s1",), ("pains",), ("acts", "feel")]
)
def test_what_is_cut_and_pasted_in_one_map_is_moved(driver, ids):
    before = driver.document
    moved_back(driver, *ids)
    after = driver.document
    for name in ("cards", "links", "votes", "lanes", "stages"):
        assert {one.id for one in getattr(after, name)} >= {one.id for one in getattr(before, name)}, name
    torn = 1 if ids == ("find",) else 0  # a card that reaches over its end stays there in part
    assert len(after.cards) == len(before.cards) + torn
    assert set(after.links) == set(before.links)
    assert set(after.votes) == set(before.votes)
    assert {p.id for c in after.curves for p in c.points} == {p.id for c in before.curves for p in c.points}
    driver.editor.undo()
    driver.editor.undo()
    assert driver.document == before
    driver.editor.redo()
    driver.editor.redo()
    assert driver.document == after


def test_review_notes_keep_their_ids_too():
    noted = edit_card(small_map(), "a1", notes=(Note(id="n", author="Ben", text="Really?"),))
    driver = Driver(noted)
    moved_back(driver, "a1", place=("acts", "s5"))
    (card,) = [card for card in driver.document.cards if card.id == "a1"]
    assert (card.step, card.notes) == ("s5", find_card(noted, "a1").notes)


def test_a_second_paste_makes_copies(driver):
    text = moved_back(driver, "p3")
    paste(driver.pane, text)
    assert [card.text for card in driver.document.cards].count("Must register") == 2
    assert len(driver.document.links) == len(driver.document.votes) == 1
    assert problems(driver.document) == ()


def test_a_cut_that_was_undone_is_pasted_as_a_copy(driver):
    text = cut(driver.select("p3").editor)
    driver.editor.undo()
    paste(driver.pane, text)
    assert len([card for card in driver.document.cards if card.text == "Must register"]) == 2
    assert len(driver.document.votes) == 1
    assert problems(driver.document) == ()


def test_what_is_cut_here_brings_no_votes_of_strangers(driver):
    other = Driver(Document(lanes=driver.document.lanes, stages=driver.document.stages))
    paste(other.cursor("pains", "s1").pane, cut(driver.select("p3").editor))
    assert [card.id for card in other.document.cards] == ["p3"]
    assert other.document.votes == other.document.links == ()
    assert problems(other.document) == ()


def with_metrics():
    """The small map with two metrics in one step, and one in another."""
    document = small_map()
    for id, step, fields in (
        ("m1", "s1", {"text": "Click-through", "value": 3.25, "unit": "%", "target": 5.0}),
        ("m2", "s1", {"value": 41.0, "unit": "points"}),
        ("m3", "s2", {"text": "Returns", "target": 1.0}),
    ):
        document = add_card(document, CellPlace("free", step), id=id, kind="metric", **fields)
    return document


def test_metrics_leave_with_value_unit_and_target():
    driver = Driver(with_metrics())
    lines = copied_words(driver.select("m1", "m2").pane)
    assert lines.text == "Click-through: 3.25 % (target 5 %)\n41 points"
    table = copied_words(driver.select("m1", "m2", "m3").pane)
    assert table.text == '"Click-through: 3.25 % (target 5 %)\n41 points"\tReturns: target 1'
    assert "3.25 % (target 5 %)" in table.html
    assert "3.25 % (target 5 %)" in map_words(driver.pane).html


def test_the_table_of_the_map_holds_what_the_pane_shows(driver):
    def words(**view):
        driver.pane.look(View(**view))
        return map_words(driver.pane).text

    assert "Clicks" not in words(text="types")
    assert "Types a word" in words(text="types")
    assert "Must register" not in words(hidden_lanes=("pains",))
    assert "Oh no" not in words(state="to-be")
    assert words(collapsed_stages=("use",), collapsed_lanes=("acts",)) == words()


def test_figures_leave_as_the_language_of_the_map_writes_them():
    driver = Driver(evolve(with_metrics(), language="de"))
    assert copied_words(driver.select("m1").pane).text == "Click-through: 3,25 % (Zielwert 5 %)"
