from __future__ import annotations

from journeymapper.exchange.map_table import card_grid, map_grid
from tests.operations.maps import small_map

LANES = ["acts", "pains", "feel", "line", "free"]


def test_cards_stand_in_cells_as_they_do_on_the_map():
    assert card_grid(small_map(), ["n5", "a1", "a2", "p3"]) == (
        ("Types a word\nClicks", "", ""),
        ("", "Must register", ""),
        ("", "", "A note"),
    )


def test_cards_of_one_step_are_lines():
    grid = card_grid(small_map(), ["a1", "a3", "kept"])
    assert grid == (("Types a word\nReads",), ("For later",))
    assert card_grid(small_map(), []) == ()


def test_a_map_has_heads_and_no_dividers():
    grid = map_grid(small_map(), LANES, ["s1", "s2", "s3"], {"acts": "Actions"})
    assert grid == (
        ("", "Find", "", "Buy"),
        ("", "Search", "Compare", ""),
        ("Actions", "Types a word\nClicks\nReads", "Waits", ""),
        ("Pain points", "", "", "Must register"),
        ("Emotions", "1", "", "-2 Oh no"),
        ("Notes", "", "", ""),
    )
