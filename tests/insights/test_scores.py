"""What registers are ranked and summed by."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.insights.scores import (
    curve_gaps,
    evidence_coverage,
    is_rated,
    low_points,
    metric_gap,
    moves_well,
    neighbours,
    pain_score,
    ranked_ideas,
    ranked_pains,
)
from journeymapper.model.card import Card, Link
from journeymapper.model.curve import Curve, CurvePoint

scores = st.none() | st.integers(1, 5)


def card(id: str, kind: str = "pain_point", **fields: Any) -> Card:
    return Card(id=id, kind=kind, **fields)


def curve(*values: tuple[str, float], id: str = "k") -> Curve:
    points = tuple(CurvePoint(id=f"{id}{at}", step=step, value=v) for at, (step, v) in enumerate(values))
    return Curve(id=id, lane="l", points=points)


@given(st.lists(st.tuples(scores, scores), max_size=12))
def test_pains_are_ranked_by_severity_times_frequency(rated: list[tuple[int | None, int | None]]) -> None:
    cards = [card(f"c{n}", severity=s, frequency=f) for n, (s, f) in enumerate(rated)]
    ranked = ranked_pains(cards)
    assert set(ranked) == set(cards)
    known = [score for one in ranked if (score := pain_score(one)) is not None]
    assert known == sorted(known, reverse=True)


def test_a_pain_that_is_not_rated_stands_in_the_middle() -> None:
    worst, none, least = card("a", severity=5, frequency=5), card("b"), card("c", severity=1, frequency=1)
    assert [one.id for one in ranked_pains([least, none, worst])] == ["a", "b", "c"]
    assert pain_score(none) is None


def test_equal_scores_keep_their_order_unless_one_is_more_severe() -> None:
    cards = [
        card("a", severity=3, frequency=4),
        card("b", severity=4, frequency=3),
        card("c", severity=3, frequency=4),
    ]
    assert [one.id for one in ranked_pains(cards)] == ["b", "a", "c"]


def test_only_pain_points_are_ranked_as_such() -> None:
    assert ranked_pains([card("a", kind="action"), card("b")]) == (card("b"),)


@given(st.lists(st.tuples(scores, scores), max_size=12))
def test_ideas_are_ranked_by_impact_less_effort_and_unrated_ones_come_last(
    rated: list[tuple[int | None, int | None]],
) -> None:
    cards = [card(f"c{n}", "opportunity", impact=i, effort=e) for n, (i, e) in enumerate(rated)]
    ranked = ranked_ideas(cards)
    assert set(ranked) == set(cards)
    rest = [is_rated(one) for one in ranked]
    assert rest == sorted(rest, reverse=True)
    worth = [(one.impact or 0) - (one.effort or 0) for one in ranked if is_rated(one)]
    assert worth == sorted(worth, reverse=True)


def test_links_are_followed_both_ways_and_dangling_ones_ignored() -> None:
    cards = [card("p"), card("o", "opportunity"), card("m", "metric")]
    links = [
        Link(id="1", source="o", target="p"),
        Link(id="2", source="m", target="o"),
        Link(id="3", source="o", target="x"),
    ]
    found = neighbours(cards, links)
    assert [one.id for one in found["o"]] == ["p", "m"]
    assert [one.id for one in found["p"]] == ["o"]
    assert [one.id for one in found["m"]] == ["o"]


@pytest.mark.parametrize(
    ("value", "target", "trend", "gap", "well"),
    [
        (38.0, 55.0, "up", 17.0, True),
        (38.0, 55.0, "down", 17.0, False),
        (9.0, 3.0, "up", -6.0, False),
        (9.0, 3.0, "down", -6.0, True),
        (9.0, 9.0, "up", 0.0, None),
        (9.0, 3.0, "flat", -6.0, None),
        (9.0, None, "up", None, None),
        (None, 3.0, "up", None, None),
        (4.1, 5.0, "", 0.9, None),
    ],
)
def test_the_gap_of_a_metric_and_whether_it_closes(
    value: float | None, target: float | None, trend: str, gap: float | None, well: bool | None
) -> None:
    metric = card("m", "metric", value=value, target=target, trend=trend)
    assert metric_gap(metric) == gap
    assert moves_well(metric) is well


def test_evidence_is_counted_over_what_can_be_known() -> None:
    words = ("assumption", "heard", "observed", "observed", "measured", "", "seen in a dream")
    cards = [card(f"c{n}", evidence=word) for n, word in enumerate(words)]
    found = evidence_coverage([*cards, card("o", "opportunity")])
    assert found.counts == (1, 1, 2, 1)
    assert found.unstated == 2
    assert (found.known, found.total) == (3, 7)


def test_low_points_are_those_below_the_middle_the_lowest_first() -> None:
    found = low_points(curve(("a", -1.0), ("b", 0.0), ("c", -2.0), ("d", -1.0)), 0.0)
    assert [(one.step, one.value) for one in found] == [("c", -2.0), ("a", -1.0), ("d", -1.0)]


def test_gaps_are_between_means_of_steps_that_both_curves_have() -> None:
    before = curve(("a", -2.0), ("a", 0.0), ("b", 1.0), ("c", 0.0))
    after = curve(("a", 1.0), ("b", 1.0), ("d", 2.0), ("c", -0.5), id="l")
    assert [(one.step, one.gap) for one in curve_gaps(before, after)] == [("a", 2.0), ("c", -0.5)]
