"""What must hold for every drawing, said once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import NamedTuple

from journeymapper.drawing.shapes import Box, Icon, Path, Picture, Shape, Text
from journeymapper.drawing.tree import Drawing, Group, Placed
from journeymapper.geometry import Point, Rect

SLACK = 0.05  # rounding
OVERHANG = 8.0  # how far strokes, halos and points may reach out of their group


class Shown(NamedTuple):
    rect: Rect
    group: Group
    placed: Placed


def shown(drawing: Drawing) -> Iterator[Shown]:
    for placed in drawing.strips:
        for cell in placed.strip.cells:
            for group in cell.groups:
                left = placed.origin.x + cell.origin.x
                top = placed.origin.y + cell.origin.y
                yield Shown(group.rect.moved(left, top), group, placed)


def cards(drawing: Drawing) -> dict[str, Rect]:
    return {one.group.id: one.rect for one in shown(drawing) if one.group.kind == "card"}


def inside(inner: Rect, outer: Rect, slack: float = SLACK) -> bool:
    return (
        inner.x >= outer.x - slack
        and inner.y >= outer.y - slack
        and inner.right <= outer.right + slack
        and inner.bottom <= outer.bottom + slack
    )


def bounds(shape: Shape) -> Rect:
    match shape:
        case Box() | Text() | Icon() | Picture():
            return shape.rect
        case Path():
            numbers = [part for command in shape.commands for part in command[1:]]
            xs, ys = numbers[::2], numbers[1::2]
            return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def assert_sound(drawing: Drawing) -> None:
    """Nothing overlaps that must not, nothing is clipped, strips fill the sheet from top to bottom."""
    assert_stacked(drawing)
    sheet = Rect(0.0, 0.0, drawing.width, drawing.height)
    rows = {row.lane: row for row in drawing.rows}
    columns = {column.step: place for place, column in enumerate(drawing.columns)}
    by_lane: dict[str, list[Shown]] = {}
    for one in shown(drawing):
        assert inside(one.rect, sheet), (one.group.kind, one.group.id, one.rect)
        for shape in one.group.shapes:
            assert_text_fits(shape)
            own = Rect(0.0, 0.0, one.rect.width, one.rect.height)
            assert inside(bounds(shape), own.inset(-OVERHANG)), (one.group.kind, shape)
        if one.group.kind == "card":
            row = rows[one.placed.strip.id]
            assert inside(one.rect, Rect(drawing.body.x, row.y, drawing.body.width, row.height))
            by_lane.setdefault(one.placed.strip.id, []).append(one)
            for shape in one.group.shapes:
                assert inside(bounds(shape), Rect(0.0, 0.0, one.rect.width, one.rect.height)), shape
    for cards_of_lane in by_lane.values():
        for a, b in combinations(cards_of_lane, 2):
            assert not a.rect.intersects(b.rect), (a.group.label, b.group.label)
    assert len(columns) == len(drawing.columns)


def assert_text_fits(shape: Shape) -> None:
    """Every line inside the rectangle of its text, lines from top to bottom."""
    if not isinstance(shape, Text):
        return
    for line in shape.lines:
        assert line.x >= -SLACK, shape.text
        assert line.x + line.width <= shape.rect.width + SLACK, shape.text
        assert 0.0 < line.baseline < shape.rect.height, shape.text
    assert all(a.baseline < b.baseline for a, b in pairwise(shape.lines))


def assert_stacked(drawing: Drawing) -> None:
    kinds = [placed.strip.kind for placed in drawing.strips]
    assert kinds == ["title", "band", *["lane", "head"] * len(drawing.rows), "footer"]
    tops = [placed for placed in drawing.strips if placed.strip.kind != "head"]
    y = 0.0
    for placed in tops:
        assert placed.origin.y == y
        y += placed.strip.height
    assert y == drawing.height
    for lane, head in zip(drawing.strips[2:-1:2], drawing.strips[3:-1:2], strict=True):
        assert lane.strip.id == head.strip.id
        assert lane.strip.height == head.strip.height
        assert lane.origin.y == head.origin.y
        assert head.rect.right <= lane.origin.x + SLACK
    for row, lane in zip(drawing.rows, drawing.strips[2:-1:2], strict=True):
        assert (row.lane, row.y, row.height) == (lane.strip.id, lane.origin.y, lane.strip.height)
    for a, b in pairwise(drawing.columns):
        assert a.right <= b.x
        assert (b.x > a.right) == b.first
    assert drawing.body.bottom == (drawing.rows[-1].bottom if drawing.rows else drawing.body.y)


def middle(rect: Rect) -> Point:
    return rect.centre
