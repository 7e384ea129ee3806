"""What a view shows."""

from __future__ import annotations

from typing import Any

import pytest

from journeymapper.layout.filter import shown_cards, shown_curves, shown_lanes
from journeymapper.layout.map import lay_out
from journeymapper.model.card import Card
from journeymapper.model.curve import Curve
from journeymapper.model.view import WHOLE, View
from tests.layout.checks import cards
from tests.layout.maps import small

CARDS = (
    Card(id="plain"),
    Card(id="now", state="as-is", owner="Ana", text="Waits on the phone"),
    Card(id="then", state="to-be", tags=("mobile",), evidence="heard"),
    Card(id="tom", personas=("tom",), channel="Phone"),
    Card(id="odd", state="someday"),
)


@pytest.mark.parametrize(
    ("view", "ids"),
    [
        ({}, "plain now then tom odd"),
        ({"state": "both"}, "plain now then tom odd"),
        ({"state": "as-is"}, "plain now tom odd"),
        ({"state": "to-be"}, "plain then tom odd"),
        ({"personas": ("tom",)}, "plain now then tom odd"),
        ({"personas": ("mara",)}, "plain now then odd"),
        ({"tags": ("mobile", "web")}, "then"),
        ({"owners": ("Ana",)}, "now"),
        ({"evidence": ("heard",)}, "then"),
        ({"text": "PHONE"}, "now tom"),
        ({"text": "phone", "state": "to-be"}, "tom"),
    ],
)
def test_cards_that_a_view_shows(view: dict[str, Any], ids: str) -> None:
    assert [card.id for card in shown_cards(CARDS, View(**view))] == ids.split()


def test_the_whole_map_costs_no_filter() -> None:
    assert shown_cards(CARDS, WHOLE) is CARDS
    assert shown_lanes(small().lanes, WHOLE) is not None


def test_curves_follow_state_and_persona() -> None:
    curves = (
        Curve(id="a", lane="l", persona="mara"),
        Curve(id="b", lane="l", persona="tom", state="to-be"),
        Curve(id="c", lane="l", state="both"),
    )

    def ids(view: View) -> list[str]:
        return [curve.id for curve in shown_curves(curves, view)]

    assert ids(View()) == ["a", "b", "c"]
    assert ids(View(state="as-is")) == ["a", "c"]
    assert ids(View(state="to-be")) == ["b", "c"]
    assert ids(View(personas=("tom",))) == ["b", "c"]


def test_hidden_lanes_leave_no_gap() -> None:
    whole, less = lay_out(small()), lay_out(small(), View(hidden_lanes=("do", "line")))
    assert [row.lane for row in less.rows] == ["feel", "hurt", "back"]
    assert less.rows[0].y == whole.rows[0].y
    assert cards(less).keys() == {"p1", "p2", "b1"}


def test_a_filtered_drawing_has_the_columns_of_the_whole_map() -> None:
    assert lay_out(small(), View(text="nothing like it")).columns == lay_out(small()).columns
