"""What lies at a point, where things are, and where a dropped card goes."""

from __future__ import annotations

import pytest

from journeymapper.geometry import Point, Rect
from journeymapper.layout.drop import drop_place
from journeymapper.layout.hit import cards_in, cell_rect, extents, group_rect, hit
from journeymapper.layout.map import lay_out
from journeymapper.model.document import Document
from journeymapper.model.record import evolve
from journeymapper.model.view import View
from tests.layout.checks import cards, shown
from tests.layout.maps import small

DRAWING = lay_out(small())


def place(kind: str, id: str) -> Rect:
    return next(one.rect for one in shown(DRAWING) if (one.group.kind, one.group.id) == (kind, id))


@pytest.mark.parametrize(
    ("kind", "id"),
    [
        *[("card", card.id) for card in small().cards],
        *[("point", point.id) for point in small().curves[0].points],
        ("stage", "s1"),
        ("stage", "s2"),
        ("step", "a"),
        ("step", "c"),
        ("lane", "do"),
        ("lane", "line"),
        ("persona", "mara"),
        ("title", ""),
        ("facts", ""),
        ("legend", ""),
    ],
)
def test_the_middle_of_a_thing_is_the_thing(kind: str, id: str) -> None:
    rect = place(kind, id)
    found = hit(DRAWING, rect.centre)
    assert (found.kind, found.id, found.rect) == (kind, id, rect)


def test_every_thing_with_an_id_is_found_by_it() -> None:
    for one in shown(DRAWING):
        if one.group.id and one.group.kind not in ("label", "divider"):
            assert group_rect(DRAWING, one.group.id) == one.rect
    assert group_rect(DRAWING, "nothing") is None


def test_a_hit_knows_its_lane_and_step() -> None:
    found = hit(DRAWING, place("card", "c3").centre)
    assert (found.lane, found.step) == ("do", "b")
    across = Point(DRAWING.columns[2].x + 40, place("card", "b1").centre.y)
    found = hit(DRAWING, across)
    assert (found.kind, found.id, found.step) == ("card", "b1", "c")


def test_an_empty_place_in_a_row_and_column_is_a_cell() -> None:
    rect = cell_rect(DRAWING, "hurt", "a")
    found = hit(DRAWING, rect.centre)
    assert (found.kind, found.lane, found.step, found.rect) == ("cell", "hurt", "a", rect)


def test_outside_and_beside() -> None:
    assert hit(DRAWING, Point(-1, 50)).kind == "outside"
    assert hit(DRAWING, Point(50, DRAWING.height + 1)).kind == "outside"
    gap = (DRAWING.columns[1].right + DRAWING.columns[2].x) / 2
    found = hit(DRAWING, Point(gap, cell_rect(DRAWING, "do", "a").centre.y))
    assert (found.kind, found.lane, found.step) == ("sheet", "do", "")


def test_a_divider_is_hit_all_along() -> None:
    found = hit(DRAWING, cell_rect(DRAWING, "line", "b").centre)
    assert (found.kind, found.id, found.lane) == ("divider", "line", "line")


def test_a_curve_is_hit_between_its_points_and_missed_beside_it() -> None:
    one, other = place("point", "n1"), place("point", "n2")
    x = (one.centre.x + other.centre.x) / 2
    heights = range(int(cell_rect(DRAWING, "feel", "a").y) + 1, int(cell_rect(DRAWING, "feel", "a").bottom))
    kinds = [hit(DRAWING, Point(x, float(y))).kind for y in heights]
    assert 6 <= kinds.count("curve") <= 24
    assert kinds.count("cell") > 150


def test_a_label_stands_for_its_point() -> None:
    label = next(one.rect for one in shown(DRAWING) if one.group.kind == "label" and one.group.id == "n3")
    assert (hit(DRAWING, label.centre).kind, hit(DRAWING, label.centre).id) == ("point", "n3")


def test_the_ends_of_a_card_are_within_five_pixels() -> None:
    rect = place("card", "c2")
    y = rect.centre.y
    assert hit(DRAWING, Point(rect.x + 4, y)).edge == "left"
    assert hit(DRAWING, Point(rect.right - 4, y)).edge == "right"
    assert hit(DRAWING, Point(rect.x + 6, y)).edge == ""
    assert hit(DRAWING, Point(rect.x + 6, y), zoom=0.5).edge == "left"
    assert hit(DRAWING, Point(rect.x + 4, y), zoom=2.0).edge == ""


def test_borders_of_columns_in_the_band_and_of_lanes_in_the_headers() -> None:
    step = place("step", "a")
    found = hit(DRAWING, Point(step.right - 2, step.centre.y))
    assert (found.border, found.step) == ("column", "a")
    found = hit(DRAWING, Point(step.right + 2, step.centre.y))
    assert (found.border, found.step) == ("column", "a")
    head = DRAWING.rows[0]
    found = hit(DRAWING, Point(60, head.bottom - 2))
    assert (found.border, found.lane) == ("lane", "do")
    found = hit(DRAWING, Point(60, head.bottom + 2))
    assert (found.border, found.lane) == ("lane", "do")
    assert hit(DRAWING, Point(60, head.y + head.height / 2)).border == ""


def test_a_rectangle_catches_the_cards_that_it_touches() -> None:
    everything = Rect(0, 0, DRAWING.width, DRAWING.height)
    assert set(cards_in(DRAWING, everything)) == {card.id for card in small().cards}
    assert cards_in(DRAWING, place("card", "c2").inset(2)) == ("c2",)
    tail = Rect(DRAWING.columns[2].x + 20, place("card", "b1").y, 5, 5)
    assert cards_in(DRAWING, tail) == ("b1",)
    assert cards_in(DRAWING, Rect(0, 0, 10, 10)) == ()


def test_all_that_belongs_to_a_heading_reaches_across_the_map() -> None:
    band, body = place("stage", "s1"), DRAWING.body
    (column,) = extents(DRAWING, ("a",))
    assert (column.y, column.bottom) == (band.y, body.bottom)
    own = [one.step for one in DRAWING.columns if one.stage == "s1"]
    assert len(extents(DRAWING, ("s1",))) == len(own)
    (row,) = extents(DRAWING, ("do",))
    assert (row.x, row.right) == (0.0, body.right)
    assert extents(DRAWING, (small().cards[0].id,)) == []


def test_a_cell_that_is_not_shown_has_no_rectangle() -> None:
    with pytest.raises(KeyError):
        cell_rect(lay_out(small(), View(hidden_lanes=("do",))), "do", "a")


# Dropping


def test_a_card_lands_between_the_cards_it_is_held_over() -> None:
    rects = cards(DRAWING)
    x = rects["c2"].centre.x

    def at(y: float) -> tuple[int, str]:
        found = drop_place(DRAWING, Point(x, y))
        assert found is not None
        assert (found.lane, found.step, found.gap) == ("do", "b", "")
        return found.position, found.before

    assert at(rects["c2"].y + 2) == (0, "c2")
    assert at(rects["c2"].bottom - 2) == (1, "c3")
    assert at(rects["c3"].bottom - 1) == (2, "")
    found = drop_place(DRAWING, Point(x, rects["c2"].bottom + 2))
    assert found is not None
    assert rects["c2"].bottom <= found.line.centre.y <= rects["c3"].y


def test_the_dragged_cards_do_not_count() -> None:
    rect = cards(DRAWING)["c3"]
    found = drop_place(DRAWING, rect.centre.moved(0, 4), ignored=frozenset({"c2", "c3"}))
    assert found is not None
    assert (found.position, found.before) == (0, "")


def test_gaps_become_steps() -> None:
    y = cell_rect(DRAWING, "do", "a").centre.y
    a, b, c = DRAWING.columns

    def at(x: float) -> tuple[str, str] | None:
        found = drop_place(DRAWING, Point(x, y))
        return (found.gap, found.step) if found else None

    assert at(a.right) == ("step-before", "b")
    assert at(b.right + 2) == ("step-after", "b")
    assert at(c.x - 2) == ("step-before", "c")
    assert at(c.right + 10) == ("step-after", "c")
    assert at(a.x + 30) == ("", "a")
    assert at(20) is None


def test_gaps_become_lanes() -> None:
    x = DRAWING.columns[0].x + 60
    rows = {row.lane: row for row in DRAWING.rows}

    def at(y: float) -> tuple[str, str] | None:
        found = drop_place(DRAWING, Point(x, y))
        return (found.gap, found.lane) if found else None

    assert at(rows["hurt"].y + 1) == ("lane-before", "hurt")
    assert at(rows["do"].bottom - 1) == ("lane-after", "do")
    assert at(rows["back"].bottom + 8) == ("lane-after", "back")
    assert at(rows["line"].y + 3) == ("lane-before", "line")
    assert at(rows["line"].bottom - 3) == ("lane-after", "line")
    assert at(rows["feel"].y + 100) is None
    assert at(20) is None


def test_without_borders_the_nearer_cell_is_meant_but_past_the_last_ones() -> None:
    a, b, c = DRAWING.columns
    rows = {row.lane: row for row in DRAWING.rows}

    def at(x: float, y: float) -> tuple[str, str, str] | None:
        found = drop_place(DRAWING, Point(x, y), border=0.0)
        return (found.gap, found.lane, found.step) if found else None

    y = rows["do"].y + rows["do"].height / 2
    assert at(a.right - 1, y) == ("", "do", "a")
    assert at(b.right + 2, y) == ("", "do", "b")
    assert at(c.x - 2, y) == ("", "do", "c")
    assert at(c.right + 10, y) == ("step-after", "do", "c")
    x = a.x + 60
    assert at(x, rows["hurt"].y + 1) == ("", "hurt", "a")
    assert at(x, rows["do"].bottom - 1) == ("", "do", "a")
    line = rows["line"]
    above, below = (
        next(row.lane for row in order if row.lane != "line")
        for order in (
            [row for row in reversed(DRAWING.rows) if row.y < line.y],
            [row for row in DRAWING.rows if row.y > line.y],
        )
    )
    assert at(x, line.y + 3) == ("", above, "a")
    assert at(x, line.bottom - 3) == ("", below, "a")
    assert at(x, rows["back"].bottom + 8) == ("lane-after", "back", "a")


def test_every_place_that_takes_a_card_has_a_mark_on_the_map() -> None:
    around = DRAWING.body.inset(-40)
    for x in range(0, int(DRAWING.width), 7):
        for y in range(0, int(DRAWING.height), 11):
            found = drop_place(DRAWING, Point(float(x), float(y)))
            if found:
                assert around.contains(Point(found.line.x, found.line.y))
                assert around.contains(Point(found.line.right, found.line.bottom))


def test_nothing_lands_on_a_map_without_cells() -> None:
    drawing = lay_out(Document())
    assert drop_place(drawing, Point(300, 100)) is None
    assert hit(drawing, Point(300, 5)).kind == "sheet"
    assert cards_in(drawing, Rect(0, 0, 999, 999)) == ()


def test_a_collapsed_lane_takes_cards_at_the_end() -> None:
    drawing = lay_out(small(), View(collapsed_lanes=("do",)))
    found = drop_place(drawing, cell_rect(drawing, "do", "b").centre)
    assert found is not None
    assert (found.lane, found.step, found.position) == ("do", "b", 2)


def test_close_beside_the_sheet_a_step_is_meant_and_far_from_it_nothing() -> None:
    tall = evolve(small(), lanes=small().lanes[:1])
    drawing = lay_out(tall)
    y = drawing.rows[0].y + 20
    found = drop_place(drawing, Point(drawing.width + 5, y), border=0.0)
    assert found is not None
    assert (found.gap, found.step) == ("step-after", drawing.columns[-1].step)
    assert drop_place(drawing, Point(drawing.width + 40, y)) is None
    assert drop_place(drawing, Point(300, drawing.height + 50)) is None
