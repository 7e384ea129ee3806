"""Slow drags over many lanes: the lanes on the way make room, and yet the goal is where it was seen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeymapper.geometry import Point
from journeymapper.storage.file import encode
from journeymapper.ui.canvas.drops import KIND_MIME
from tests.ui.canvas.conftest import Hand, Open, cell_place

COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
ACTIONS, PAINS = 0, 4


def lanes(hand: Hand) -> list[tuple[str, float, float]]:
    return [(row.lane, row.y, row.height) for row in hand.canvas.drawing.rows]


def slowly(start: QPoint, end: QPoint) -> Iterator[QPoint]:
    """Every pixel on the way down or up."""
    way = end - start
    for n in range(1, abs(way.y()) + 1):
        yield start + way * (n / abs(way.y()))


def crawl(hand: Hand, to: QPoint) -> None:
    for at in slowly(hand.at, to):
        QTest.mouseMove(hand.canvas, at)
    hand.at = to


@pytest.fixture
def whole(open_canvas: Open, sample: Hand) -> Hand:
    """The sample in a window that shows all of its lanes."""
    hand = open_canvas(sample.editor.document, (1200, 1200))
    assert hand.editor.document.lanes[PAINS].kind == "pain_points"
    assert hand.cell(*cell_place(hand, PAINS, 1)).bottom < hand.canvas.height() - 40
    return hand


def test_a_kind_that_is_dragged_slowly_lands_in_the_lane_that_was_aimed_at(whole: Hand) -> None:
    before = lanes(whole)
    goal = cell_place(whole, PAINS, 1)
    aim = whole.middle(whole.cell(*goal))
    data = QMimeData()
    data.setData(KIND_MIME, b"pain_point")
    start = QPoint(aim.x(), 4)
    QApplication.sendEvent(whole.canvas, QDragEnterEvent(start, COPY, data, LEFT, NONE))
    tallest = 0.0
    for at in slowly(start, aim):
        QApplication.sendEvent(whole.canvas, QDragMoveEvent(at, COPY, data, LEFT, NONE))
        pairs = zip(lanes(whole), before, strict=True)
        grown = [(now[1], now[2] - then[2]) for now, then in pairs if now[2] != then[2]]
        assert len(grown) <= 1  # the lane under the pointer alone
        assert all(y <= whole.canvas.place_at(QPointF(at)).y for y, _ in grown)
        tallest = max([tallest, *(by for _, by in grown)])
    assert tallest > 10  # lanes did make room
    assert whole.canvas.pane.marks.hint == ""
    QApplication.sendEvent(whole.canvas, QDropEvent(QPointF(aim), COPY, data, LEFT, NONE))
    whole.type("No wide last").key(Qt.Key.Key_Escape)
    assert "No wide last" in whole.texts(*goal)


def test_a_card_that_is_dragged_slowly_down_and_up_is_one_step_of_undo(whole: Hand) -> None:
    before, document = encode(whole.editor.document, {}), whole.editor.document
    goal = cell_place(whole, PAINS, 1)
    aim = whole.middle(whole.cell(*goal))
    card = next(card.id for card in document.cards if card.lane == cell_place(whole, ACTIONS, 1).lane)
    places = lanes(whole)
    whole.press(card)
    start = whole.at
    for end in (aim, start, aim):
        crawl(whole, end)
        now = next(y for lane, y, _ in lanes(whole) if lane == goal.lane)
        assert now >= next(y for lane, y, _ in places if lane == goal.lane)
        assert whole.cell(*goal).contains(Point(end.x(), end.y())) == (end == aim)
    whole.release()
    moved = next(one for one in whole.editor.document.cards if one.id == card)
    assert (moved.lane, moved.step) == goal
    assert len(whole.labels()) == 1
    whole.editor.undo()
    assert encode(whole.editor.document, {}) == before
    assert lanes(whole) == places


def test_escape_after_a_slow_drag_gives_every_lane_back(whole: Hand) -> None:
    document, places = whole.editor.document, lanes(whole)
    view = whole.canvas.view
    card = next(card.id for card in document.cards if card.lane == document.lanes[ACTIONS].id)
    whole.press(card)
    crawl(whole, whole.middle(whole.cell(*cell_place(whole, PAINS, 1))))
    assert whole.editor.shown is not document
    QTest.keyClick(whole.canvas, Qt.Key.Key_Escape)
    whole.release()
    assert whole.editor.shown is document
    assert (lanes(whole), whole.canvas.view, whole.labels()) == (places, view, [])


def test_a_card_held_at_the_lower_edge_scrolls_to_the_last_lane_and_rests(sample: Hand) -> None:
    """Lanes grow and shrink under a pointer that is still; the map may only scroll on, never back."""
    canvas = sample.canvas
    canvas.set_zoom(1.0)
    canvas.move_to(canvas.view.placed(-40, -40))
    document = sample.editor.document
    card = next(card.id for card in document.cards if card.lane == document.lanes[ACTIONS].id)
    seen: list[float] = []
    canvas.moved.connect(lambda: seen.append(canvas.view.y))
    sample.press(card)
    x = sample.at.x()
    sample.move(QPoint(x, canvas.height() - 3))
    assert canvas.hands.is_scrolling
    sample.qtbot.waitUntil(lambda: not canvas.hands.is_scrolling)
    assert seen == sorted(seen)
    last = document.lanes[-1].id
    step = next(one.step for one in document.cards if one.id == card)
    crawl(sample, sample.middle(sample.cell(last, step)))
    sample.release()
    moved = next(one for one in sample.editor.document.cards if one.id == card)
    assert (moved.lane, moved.step) == (last, step)
    assert len(sample.labels()) == 1
