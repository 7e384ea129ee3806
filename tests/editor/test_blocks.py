from __future__ import annotations

import pytest

from journeymapper.editor.blocks import fit_block, paste_block, read_block, stack_block, wanted
from journeymapper.editor.clipboard import copied_words, map_words
from journeymapper.exchange.html_table import read_html
from journeymapper.model.document import Document
from journeymapper.model.lane import Lane
from journeymapper.model.lookup import CellPlace, cards_in_cell
from journeymapper.model.stage import Stage, Step
from journeymapper.model.view import View
from tests.driver import Driver
from tests.exchange.clipboards import EXCEL, EXCEL_TEXT
from tests.operations.maps import small_map


def texts(driver, lane, step):
    return [card.text for card in cards_in_cell(driver.document, CellPlace(lane, step))]


def wide_map(steps=6, lanes=5) -> Document:
    return Document(
        stages=tuple(Stage(id=f"g{n}", steps=(Step(id=f"s{n}"),)) for n in range(steps)),
        lanes=tuple(Lane(id=f"l{n}") for n in range(lanes)),
    )


def test_a_block_of_six_by_five_is_thirty_cells_and_one_undo_step():
    driver = Driver(wide_map()).cursor("l0", "s0")
    rows = [[f"{y}{x}" for x in range(6)] for y in range(5)]
    rows[2][3] = '"one\nand ""two"""'
    grid = read_block("", "\r\n".join("\t".join(row) for row in rows) + "\r\n")
    fitted = fit_block(driver.pane, grid)
    assert wanted(driver.pane, fitted).left_out == 0
    assert paste_block(driver.pane, fitted) == 30
    assert len(driver.document.cards) == 30
    assert texts(driver, "l2", "s3") == ['one\nand "two"']
    assert texts(driver, "l4", "s5") == ["45"]
    driver.expect_undo("Paste 30 cards").undo().expect_unchanged()


def test_the_table_is_read_before_the_text():
    assert read_block(EXCEL, "something else\tin it") == read_block("", EXCEL_TEXT)
    assert read_block("<p>words</p>", "words") is None


def test_a_block_larger_than_the_map_says_what_it_needs():
    driver = Driver(wide_map(3, 2)).cursor("l1", "s1")
    fitted = fit_block(driver.pane, read_block("", "a\tb\tc\nd\te\tf\ng\th\ti"))
    found = wanted(driver.pane, fitted)
    assert (found.rows, found.columns, found.lanes, found.columns_missing, found.left_out) == (3, 3, 2, 1, 7)
    assert (found.stages, found.may_grow, found.may_stack) == (True, True, False)
    assert paste_block(driver.pane, fitted) == 2
    driver.undo()
    assert paste_block(driver.pane, fitted, grow=True) == 9
    assert (len(driver.document.stages), len(driver.document.lanes)) == (4, 4)
    driver.expect_undo("Paste 9 cards").undo().expect_unchanged()


def test_a_column_may_go_into_one_cell():
    driver = Driver(wide_map(1, 1)).cursor("l0", "s0")
    fitted = fit_block(driver.pane, (("a",), ("",), ("b",)))
    assert wanted(driver.pane, fitted).may_stack
    assert stack_block(driver.pane, fitted) == 2
    assert texts(driver, "l0", "s0") == ["a", "b"]
    driver.expect_undo("Paste 2 cards")


def test_an_empty_map_takes_a_whole_table():
    driver = Driver(Document())
    fitted = fit_block(driver.pane, (("", "Find", "Buy"), ("Actions", "Looks", "Pays")))
    assert paste_block(driver.pane, fitted, grow=True) == 2
    assert [stage.name for stage in driver.document.stages] == ["Find", "Buy"]
    driver.expect_undo("Paste 2 cards")


def test_no_head_and_no_label_of_a_table_is_cut():
    long = {name: f"{name} " + "word " * 1_000 + "end" for name in ("stage", "lane", "label")}
    document = Document(lanes=(Lane(id="e", kind="emotions", name="Mood"),))
    grid = (("", long["stage"]), (long["lane"], "Looks"), ("Mood", f"2 {long['label']}"))
    driver = Driver(document)
    assert paste_block(driver.pane, fit_block(driver.pane, grid), grow=True) == 2
    assert driver.document.stages[0].name == long["stage"]
    assert long["lane"] in [lane.name for lane in driver.document.lanes]
    assert long["label"] in driver.document.curves[0].points[0].label


def test_what_is_hidden_takes_nothing():
    driver = Driver(small_map(), View(hidden_lanes=("pains",))).cursor("acts", "s1")
    assert fit_block(driver.pane, (("a",), ("b",))).lanes == ("acts", "free")


def test_other_programs_get_cells_where_cards_stand_beside_each_other():
    words = copied_words(Driver(small_map()).select("a1", "a2", "p3").pane)
    assert words.text == '"Types a word\nClicks"\t\n\tMust register'
    assert read_html(words.html) == (("Types a word\nClicks", ""), ("", "Must register"))


@pytest.mark.parametrize(("ids", "text"), [(("a1",), "Types a word"), ((), "")])
def test_a_single_card_is_plain_text(ids, text):
    assert copied_words(Driver(small_map()).select(*ids).pane) == (text, "")


def test_stages_and_lanes_are_tables_with_heads():
    words = copied_words(Driver(small_map()).select("buy", "acts", "pains").pane)
    assert words.text == "\tBuy\nActions\t\nPain points\tMust register"
    assert "<th" in words.html


def test_the_whole_map_comes_back_as_it_was():
    source = Driver(small_map())
    grid = read_block(map_words(source.pane).html, "")
    target = Driver(Document())
    assert paste_block(target.pane, fit_block(target.pane, grid), grow=True) == 7
    assert map_words(target.pane) == map_words(source.pane)
    assert [point.value for point in target.document.curves[0].points] == [1.0, -2.0, 0.5]
    assert [stage.name for stage in target.document.stages] == ["Find", "Buy", "Use"]
    assert [lane.name for lane in target.document.lanes] == ["Actions", "Pain points", "Emotions", "Notes"]
