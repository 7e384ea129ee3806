"""What is let go stays under the hand, and on its way the map offers and scrolls no more than is meant."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtTest import QTest

from journeymapper.editor.gestures.drag_new import drag_new
from journeymapper.model.document import Document
from journeymapper.model.lookup import find_card
from journeymapper.model.record import evolve
from journeymapper.ui.canvas.edges import BEYOND
from journeymapper.ui.canvas.overlay_marks import told_place
from journeymapper.ui.canvas.viewport import DESK
from tests.ui.canvas.conftest import Hand, Open, cell_place

ACTIONS, PAINS = 0, 4


def long_first_card(document: Document) -> tuple[Document, str]:
    """The map with one card that alone makes the lane of the actions tall."""
    lane = document.lanes[ACTIONS].id
    card = next(card for card in document.cards if card.lane == lane)
    long = evolve(card, text="She walks from shop to shop and asks everybody the same question again. " * 4)
    return evolve(
        document, cards=tuple(long if one.id == card.id else one for one in document.cards)
    ), card.id


@pytest.fixture
def tall(open_canvas: Open, sample: Hand) -> tuple[Hand, str]:
    document, card = long_first_card(sample.editor.document)
    hand = open_canvas(document, (1200, 760))
    hand.canvas.set_zoom(1.0)
    hand.canvas.move_to(hand.canvas.view.placed(-DESK, -DESK))
    return hand, card


@pytest.mark.parametrize("top", [-DESK, 160.0])
def test_a_dropped_card_stays_under_the_hand_when_the_lane_above_it_shrinks(
    tall: tuple[Hand, str], top: float
) -> None:
    hand, card = tall
    canvas = hand.canvas
    canvas.move_to(canvas.view.placed(-DESK, top))
    heights = [row.height for row in canvas.drawing.rows]
    touchpoints = cell_place(hand, 1, 1)
    assert hand.cell(*touchpoints).y < canvas.height() - 60
    hand.press(card).move(hand.middle(hand.cell(*touchpoints)))
    before = hand.rect(card)
    hand.release()
    assert find_card(hand.editor.document, card).lane == touchpoints[0]
    assert canvas.drawing.rows[ACTIONS].height < heights[ACTIONS] - 40
    assert abs(hand.rect(card).y - before.y) <= 1.0
    assert hand.rect(card).x == before.x

    view = canvas.view
    hand.click(QPoint(hand.at.x(), canvas.height() - 20))  # anything else lets it lie there, too
    assert canvas.view == view


def test_the_desk_above_a_dropped_card_goes_as_somebody_scrolls_and_with_an_undo(
    tall: tuple[Hand, str],
) -> None:
    hand, card = tall
    canvas = hand.canvas
    before = hand.editor.document
    hand.drag(card, hand.middle(hand.cell(*cell_place(hand, 1, 1))))
    there = canvas.view.y
    assert there < -DESK - 40
    canvas.move_to(canvas.view.scrolled(0.0, 20.0))
    assert canvas.view.y == there + 20
    canvas.move_to(canvas.view.scrolled(0.0, -500.0))
    assert canvas.view.y == there + 20

    shown = hand.editor.document
    hand.editor.undo()
    canvas.show_difference(shown)
    assert hand.editor.document is before
    assert canvas.view.y >= -DESK
    assert canvas.rect().contains(hand.middle(hand.rect(card)))
    hand.editor.redo()
    canvas.show_difference(before)
    assert canvas.view.y >= -DESK
    assert canvas.rect().contains(hand.middle(hand.rect(card)))


def test_a_new_lane_stays_at_the_mark_at_which_it_was_offered(tall: tuple[Hand, str]) -> None:
    hand, card = tall
    lanes = {lane.id for lane in hand.editor.document.lanes}
    border = hand.cell(*cell_place(hand, 1, 1)).bottom
    hand.press(card).move(QPoint(hand.at.x(), round(border) - 1))
    assert hand.pane.marks.hint != "Makes a new lane: Actions"
    hand.qtbot.waitUntil(lambda: hand.pane.marks.hint == "Makes a new lane: Actions")
    mark = hand.canvas.sight.to_pixel(hand.pane.marks.drop).centre.y
    hand.release()
    (made,) = (lane.id for lane in hand.editor.document.lanes if lane.id not in lanes)
    place = find_card(hand.editor.document, card)
    assert place.lane == made
    assert abs(hand.cell(made, place.step).y - mark) <= 1.0


def test_a_mouse_that_flickers_between_two_pixels_lies_still(tall: tuple[Hand, str]) -> None:
    hand, card = tall
    border = round(hand.cell(*cell_place(hand, 1, 1)).bottom)
    hand.press(card).move(QPoint(hand.at.x(), border))

    def flickered() -> bool:
        for dy in (1, 0):
            QTest.mouseMove(hand.canvas, hand.at + QPoint(0, dy))
        return hand.pane.marks.hint == "Makes a new lane: Actions"

    hand.qtbot.waitUntil(flickered)
    hand.key(Qt.Key.Key_Escape).release()


def test_a_card_for_which_a_step_was_made_at_the_edge_is_seen_whole(tall: tuple[Hand, str]) -> None:
    hand, card = tall
    canvas = hand.canvas
    y = hand.middle(hand.rect(card)).y()
    hand.press(card).move(QPoint(canvas.width() - 3, y))
    hand.qtbot.waitUntil(lambda: not canvas.hands.is_scrolling)
    assert hand.pane.marks.hint.startswith("Makes a new step")
    hand.release()
    last = hand.editor.document.stages[-1].steps[-1].id
    assert find_card(hand.editor.document, card).step == last
    seen = hand.rect(card)
    assert seen.x >= 0
    assert seen.right <= canvas.width()


def test_a_lane_that_is_dragged_leaves_the_map_where_it_is(tall: tuple[Hand, str]) -> None:
    hand, _ = tall
    hand.canvas.set_zoom(0.6)
    view = hand.canvas.view
    first, last = hand.editor.document.lanes[0].id, hand.editor.document.lanes[2].id
    row = hand.cell(last, hand.canvas.drawing.columns[0].step)
    hand.press(first).move(QPoint(hand.at.x(), round(row.bottom) - 3)).release()
    assert [lane.id for lane in hand.editor.document.lanes][2] == first
    assert hand.canvas.view == view


@pytest.mark.parametrize("edge", ["left", "right", "top", "bottom"])
def test_the_map_scrolls_under_a_held_card_no_further_than_its_cells_reach(sample: Hand, edge: str) -> None:
    canvas = sample.canvas
    canvas.set_zoom(1.0)
    card = next(
        card.id for card in sample.editor.document.cards if card.lane == cell_place(sample, PAINS, 0)[0]
    )
    canvas.move_to(canvas.view.placed(-DESK, 480.0 if edge == "top" else 60.0))
    canvas.reveal(card)
    sample.press(card)
    at = sample.at
    to = {
        "left": QPoint(2, at.y()),
        "right": QPoint(canvas.width() - 3, at.y()),
        "top": QPoint(at.x(), 2),
        "bottom": QPoint(at.x(), canvas.height() - 3),
    }[edge]
    sample.move(to)
    sample.qtbot.waitUntil(lambda: not canvas.hands.is_scrolling)
    drawing, view = canvas.drawing, canvas.view
    band = next(placed.rect for placed in drawing.strips if placed.strip.kind == "band")
    match edge:
        case "left":
            assert view.x == -DESK
        case "right":
            assert abs(drawing.body.right * view.zoom - view.x - (view.width - BEYOND)) <= 1
        case "top":
            assert abs(band.y * view.zoom - view.y - DESK) <= 1
        case "bottom":
            assert abs(drawing.body.bottom * view.zoom - view.y - (view.height - BEYOND)) <= 1
    sample.key(Qt.Key.Key_Escape)
    sample.release()


def test_a_map_that_fits_does_not_move_under_a_held_card(open_canvas: Open, sample: Hand) -> None:
    hand = open_canvas(sample.editor.document, (1600, 1400))
    canvas = hand.canvas
    canvas.set_zoom(0.5)
    canvas.zoom_to_fit()
    canvas.set_zoom(canvas.zoom * 0.8)
    view = canvas.view
    card = hand.editor.document.cards[0].id
    hand.press(card)
    for at in (QPoint(1597, 500), QPoint(3, 500), QPoint(800, 3), QPoint(800, 1397)):
        hand.move(at)
        hand.qtbot.waitUntil(lambda: not canvas.hands.is_scrolling)
        assert canvas.view == view
    hand.key(Qt.Key.Key_Escape)
    hand.release()


def test_a_map_from_right_to_left_scrolls_as_far_to_the_left(arabic: Hand) -> None:
    canvas = arabic.canvas
    card = next(one.id for one in arabic.editor.document.cards if one.lane)
    arabic.press(card).move(QPoint(3, arabic.at.y()))
    assert canvas.hands.is_scrolling
    arabic.qtbot.waitUntil(lambda: not canvas.hands.is_scrolling)
    drawing, view = canvas.drawing, canvas.view
    assert abs(drawing.body.right * view.zoom - view.x - (view.width - BEYOND)) <= 1
    arabic.key(Qt.Key.Key_Escape).release()


@pytest.mark.parametrize("carried", [QRectF(-80, -14, 160, 100), QRectF(-60, -52, 120, 34), QRectF()])
@pytest.mark.parametrize("from_below", [400.0, 60.0, 2.0])
def test_what_is_told_beside_the_pointer_is_not_under_what_it_carries(
    sample: Hand, carried: QRectF, from_below: float
) -> None:
    canvas = sample.canvas
    at = QPointF(300.0, canvas.height() - from_below)
    canvas.hands.begin(drag_new(sample.pane, "touchpoint"), at, carried)
    canvas.hands.drag_to(at, Qt.KeyboardModifier.NoModifier)
    told = told_place(canvas, QSizeF(150.0, 16.0))
    assert not told.intersects(carried.translated(at))
    assert QRectF(canvas.rect()).contains(told)
    canvas.hands.cancel()
    assert canvas.hands.carried.isNull()
