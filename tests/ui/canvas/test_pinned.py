"""Pinned lanes: they stay below the stages while the map scrolls, and can be worked in there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF

from journeymapper.model.lookup import find_point
from journeymapper.operations.lanes import delete_lanes
from journeymapper.ui.canvas.frame import frame_of
from tests.ui.canvas.conftest import Hand


@pytest.fixture
def pinned(sample: Hand) -> Hand:
    """The sample, scrolled down, with its lane of emotions pinned."""
    canvas = sample.canvas
    lane = next(lane.id for lane in sample.editor.document.lanes if lane.kind == "emotions")
    canvas.set_zoom(1.0)
    canvas.pin((lane,))
    canvas.move_to(canvas.view.placed(200, 900))
    return sample.painted()


def lane_of(hand: Hand) -> str:
    return hand.pane.view.pinned_lanes[0]


def test_a_pinned_lane_stays_below_the_stages(pinned: Hand) -> None:
    frame = pinned.canvas.sight.frame
    kinds = {one.strip.kind: one for one in frame.held}
    assert set(kinds) == {"lane", "head"}
    assert kinds["lane"].y == kinds["head"].y == frame.top > 0
    assert frame.below == frame.top + kinds["lane"].level.height
    assert all(one.strip.id != lane_of(pinned) for one in (*frame.scrolling, *frame.heads))
    free = frame_of(pinned.canvas.drawing, pinned.canvas.view)
    assert free.held == ()
    assert free.below == free.top


def test_it_scrolls_with_the_map_until_it_would_leave(pinned: Hand) -> None:
    canvas = pinned.canvas
    canvas.move_to(canvas.view.placed(-40, -40))
    assert canvas.sight.frame.held == ()


def test_what_is_pressed_there_is_what_is_seen_there(pinned: Hand) -> None:
    canvas = pinned.canvas
    held = next(one for one in canvas.sight.frame.held if one.strip.kind == "lane")
    window = canvas.sight.window_of(held.strip)
    found = canvas.hit_at(QPointF(window.x + 300, window.y + 40))
    assert found.lane == lane_of(pinned)
    points = [point.id for curve in pinned.editor.document.curves for point in curve.points]
    seen = [id for id in points if window.contains(pinned.rect(id).centre)]
    assert seen
    for id in seen:
        assert canvas.hit_at(QPointF(*pinned.rect(id).centre)).kind == "point"
    below = canvas.hit_at(QPointF(window.x + 300, window.bottom + 30))
    assert below.lane
    assert below.lane != lane_of(pinned)


def test_an_emotion_is_dragged_up_in_the_pinned_lane(pinned: Hand) -> None:
    canvas = pinned.canvas
    held = next(one for one in canvas.sight.frame.held if one.strip.kind == "lane")
    window = canvas.sight.window_of(held.strip)
    points = [point for curve in pinned.editor.document.curves for point in curve.points]
    point = next(one for one in points if one.value < 0 and window.contains(pinned.rect(one.id).centre))
    at = pinned.middle(pinned.rect(point.id))
    pinned.drag(point.id, QPoint(at.x(), at.y() - 60))
    changed = find_point(pinned.editor.document, point.id)
    assert changed is not None
    assert changed[1].value > point.value


def test_what_lies_in_it_is_in_sight_already(pinned: Hand) -> None:
    canvas = pinned.canvas
    y = canvas.view.y
    for curve in pinned.editor.document.curves:
        for point in curve.points:
            canvas.reveal(point.id)
            assert canvas.view.y == y
            assert canvas.rect().contains(pinned.middle(pinned.rect(point.id)))


def test_lanes_that_fill_the_window_are_not_all_held(pinned: Hand) -> None:
    canvas = pinned.canvas
    canvas.pin(tuple(lane.id for lane in pinned.editor.document.lanes))
    frame = canvas.sight.frame
    assert 0 < frame.below <= canvas.height() * 0.6
    assert canvas.sight.body_window().height > canvas.height() * 0.3


def test_a_pinned_lane_that_goes_leaves_no_gap(pinned: Hand) -> None:
    lane = lane_of(pinned)
    pinned.editor.commit("Delete lane", delete_lanes(pinned.editor.document, (lane,)))
    frame = pinned.canvas.sight.frame
    assert frame.held == ()
    assert frame.below == frame.top
    pinned.painted()


def test_all_of_it_is_painted(pinned: Hand) -> None:
    """Where a pinned lane lies there is nothing of the lanes below."""
    canvas = pinned.canvas
    held = next(one for one in canvas.sight.frame.held if one.strip.kind == "lane")
    window = canvas.sight.window_of(held.strip)
    seen = canvas.grab().toImage()
    canvas.pin(())
    canvas.move_to(canvas.view.placed(canvas.view.x, _origin(canvas, held.strip).y - window.y))
    pinned.painted()
    there = canvas.grab().toImage()
    ratio = seen.devicePixelRatio()
    for x in range(int(window.x) + 20, canvas.width() - 30, 7):
        for y in range(int(window.y) + 14, int(window.bottom) - 4, 7):
            at = QPoint(round(x * ratio), round(y * ratio))
            assert seen.pixelColor(at) == there.pixelColor(at), (x, y)


def _origin(canvas, strip):
    placed = next(one for one in canvas.drawing.strips if one.strip is strip)
    return placed.origin


def test_on_a_mirrored_map_it_stays_where_it_is_seen(arabic: Hand) -> None:
    canvas = arabic.canvas
    row = canvas.drawing.rows[1]
    canvas.pin((row.lane,))
    canvas.move_to(canvas.view.placed(200, row.bottom + 60))
    frame = arabic.painted().canvas.sight.frame
    kinds = {one.strip.kind: one for one in frame.held}
    assert set(kinds) == {"lane", "head"}
    ratio = canvas.devicePixelRatio()
    start, end = frame.headers
    assert start < kinds["head"].area.right() <= end == round(canvas.width() * ratio)
    assert kinds["lane"].area.right() < kinds["head"].area.right()
    cards = [card.id for card in arabic.editor.document.cards if card.lane == row.lane]
    seen = [id for id in cards if kinds["lane"].area.contains(arabic.middle(arabic.rect(id)) * ratio)]
    assert seen
    for id in seen:
        assert arabic.click(id).editor.selection == (id,)
