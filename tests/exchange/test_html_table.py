from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.exchange.grid import TooMuch, made_grid
from journeymapper.exchange.html_table import read_html, write_html
from tests.exchange.clipboards import BLOCK, EXCEL, LIBREOFFICE, SHEETS

words = st.text(st.characters(exclude_categories=["C"]) | st.sampled_from("\n\t &<>\"'-="), max_size=12)
grids = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(words, min_size=width, max_size=width), max_size=4)
)


@pytest.mark.parametrize("source", [EXCEL, SHEETS, LIBREOFFICE], ids=["Excel", "Sheets", "LibreOffice"])
def test_a_block_is_the_same_wherever_it_was_copied(source):
    assert read_html(source) == BLOCK


def table(*rows: str) -> str:
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def test_cells_that_span_are_followed_by_empty_ones():
    source = table(
        '<th colspan="2">Find</th><th>Buy</th>',
        "<td rowspan=2>a</td><td>b</td><td>c</td>",
        "<td>d</td><td>e</td>",
        "<td>f</td><td>g</td><td>h</td>",
    )
    assert read_html(source) == (("Find", "", "Buy"), ("a", "b", "c"), ("", "d", "e"), ("f", "g", "h"))


def test_ends_of_cells_and_rows_may_be_left_out():
    assert read_html("<TABLE><TR><TD>a<TD>b<TR><TD>c<TD>d</TABLE>") == (("a", "b"), ("c", "d"))


def test_paragraphs_and_breaks_are_lines():
    cell = "<td> <p>One</p>\n <p>two <b>bold</b></p><ul><li>three</li><li>four<br><br>five</li></ul></td>"
    assert read_html(table(cell)) == (("One\ntwo bold\nthree\nfour\n\nfive",),)


def test_a_table_in_a_cell_is_text():
    assert read_html(table("<td>a" + table("<td>in</td><td>ner</td>") + "z</td><td>b</td>")) == (
        ("a\nin\nner\nz", "b"),
    )


@pytest.mark.parametrize(
    "source",
    [
        "",
        "no HTML",
        "<p>a paragraph</p>",
        "<p>Words first</p>" + table("<td>a</td>"),
        table("<td>a</td>") + "words behind",
        "Words first" + table("<td>a</td>"),
        "<table></table>",
        table("<td> </td>"),
    ],
)
def test_what_is_no_table_alone_is_none(source):
    assert read_html(source) is None


def test_scripts_styles_and_comments_are_nothing():
    source = "<style>td{}</style><script>var a = '<td>';</script>" + table(
        "<td>a<!-- b --><script>c</script></td>"
    )
    assert read_html(source) == (("a",),)


@pytest.mark.parametrize(
    "noise",
    ["<!--", "<td ", '<td a="', "<", "</", "&#", "<![CDATA[", "<script>", "<?", "<td 'x\"", '<a b="c'],
    ids=repr,
)
def test_hostile_text_is_read_in_one_pass(noise):
    source = "<table><tr><td>a</td>" + noise * 100_000
    grid = read_html(source)
    assert grid is not None
    assert grid[0][0] == "a"


@pytest.mark.parametrize(
    "source",
    [
        table(*["<td>x</td>" * 100] * 500),
        "<table>" + "<td colspan=1000>x" * 1_000,
        table(*['<td rowspan="1000" colspan="1000">x</td>'] * 1_000),
    ],
    ids=["50,000", "wide", "covered"],
)
def test_too_many_cells_are_refused_in_a_sentence(source):
    with pytest.raises(TooMuch, match=r"has [\d,]+ cells; at most 10,000"):
        read_html(source)


def test_a_cell_longer_than_a_card_is_refused():
    with pytest.raises(TooMuch, match="200,001 characters"):
        read_html(table(f"<td>{'x' * 200_001}</td>"))


def test_what_looks_like_a_formula_is_written_as_text():
    assert "mso-number-format:'\\@'" in write_html((("=1+1",),))
    assert "<script>" not in write_html((("<script>",),))


@given(grids)
def test_what_is_written_is_read_again(rows):
    lines = [["\n".join(part.strip() for part in cell.split("\n")) for cell in row] for row in rows]
    grid = made_grid(lines)
    assert (read_html(write_html(grid)) or ()) == grid
