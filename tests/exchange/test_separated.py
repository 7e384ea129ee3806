from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.exchange.grid import TooMuch, made_grid
from journeymapper.exchange.separated import read_csv, read_tsv, separator_of, write_csv, write_tsv
from tests.exchange.clipboards import BLOCK, EXCEL_TEXT

words = st.text(st.characters(exclude_categories=["C"]) | st.sampled_from("\n\t\"',;=+-@"), max_size=12)
grids = st.integers(2, 4).flatmap(
    lambda width: st.lists(st.lists(words, min_size=width, max_size=width), min_size=1, max_size=4)
)


def test_quoted_cells_hold_breaks_and_doubled_quotes():
    assert read_tsv(EXCEL_TEXT) == BLOCK


def test_a_single_cell_with_breaks_is_a_block():
    assert read_tsv('"one\ntwo"\r\n') == (("one\ntwo",),)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "one line",
        "two\nlines",
        '"So slow!" she said\nand left',
        '"never closed\nlines',
        "\tindented\n\tlines",
        "\u2022\tfirst\n\u2022\tsecond",
        "1.\tfirst\n2.\tsecond",
        "o\tfirst\n\no\tsecond\n",
    ],
    ids=repr,
)
def test_text_without_cells_is_no_block(text):
    assert read_tsv(text) is None


def test_a_stray_quote_swallows_nothing():
    assert read_tsv('"so" he said\t5"\nb\t"\nc\td') == (('"so" he said', '5"'), ("b", '"'), ("c", "d"))


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_files_have_one_of_three_separators(separator):
    text = "\ufeff" + f'Stage{separator}"Ac;t,i\tons"\r\n{separator}\r\nBuy{separator}Pays\r\n'
    assert separator_of(text) == separator
    assert read_csv(text) == (("Stage", made_grid([["Ac;t,i\tons"]])[0][0]), ("", ""), ("Buy", "Pays"))


def test_a_file_may_say_its_separator_as_excel_does():
    assert read_csv("\ufeffsep=;\r\na,b;c\r\n") == (("a,b", "c"),)
    assert read_csv("sep=x\n1,2") == (("sep=x", ""), ("1", "2"))


def test_the_mark_at_the_start_of_a_text_is_no_part_of_it():
    assert read_tsv("\ufeffa\tb") == (("a", "b"),)


def test_what_looks_like_a_formula_is_guarded():
    assert write_tsv((("=1+1", "- 5", "plain"),)) == "'=1+1\t'- 5\tplain"
    assert write_csv((("@x",),)) == "'@x\r\n"


@pytest.mark.parametrize(
    "text", ["x\t" * 100 + "\n", "\t" * 600, '"a"\t' * 100 + "\n"], ids=["cells", "tabs", "quoted"]
)
def test_too_many_cells_are_refused_in_a_sentence(text):
    with pytest.raises(TooMuch, match=r"cells; at most 10,000"):
        read_tsv("a\tb\n" + text * 500)


def test_text_beyond_all_measure_is_not_even_looked_into():
    with pytest.raises(TooMuch, match="9 MB"):
        read_tsv("a\tb " * 2_300_000)


@given(grids)
def test_what_is_written_is_read_again(rows):
    grid = made_grid(rows)
    assert (read_tsv(write_tsv(grid)) or ()) == (grid if _has_columns(grid) else ())
    assert read_csv("\ufeff" + write_csv((("a", "b"), *grid)))[1:] == made_grid([["a", "b"], *rows])[1:]


def _has_columns(grid):
    """A block of one column is lines, unless it is one cell with lines in it."""
    return any(cell for row in grid for cell in row[:-1]) or (
        len(grid) == 1 and len(grid[0]) == 1 and "\n" in grid[0][0]
    )


@given(grids)
def test_other_programs_read_the_same(rows):
    grid = tuple(tuple(cell.replace("=", "").strip("+-@' ") for cell in row) for row in made_grid(rows))
    read = tuple(tuple(row) for row in csv.reader(io.StringIO(write_csv(grid), newline="")))
    plain = tuple(tuple(cell.removeprefix("'") for cell in row) for row in read)
    assert plain == grid
