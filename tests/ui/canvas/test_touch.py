"""Fingers on the canvas: real touch events from a touch screen, through the window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice
from PySide6.QtWidgets import QApplication

from journeymapper.model.lookup import find_card, find_point
from journeymapper.ui.canvas import plus, touch
from tests.ui.canvas.conftest import Hand, cell_place, near
from tests.ui.canvas.fingers import Fingers, rested
from tests.ui.canvas.test_hands import card_named, place_of

PAD = QInputDevice.DeviceType.TouchPad
POSITIONS, MAKES_A_MOUSE = QInputDevice.Capability.Position, QInputDevice.Capability.MouseEmulation


@pytest.fixture(autouse=True)
def patience(qapp: QApplication) -> Iterator[None]:
    """Two taps are a double tap on the slowest machine; see `rested`."""
    usual = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(60_000)
    yield
    QApplication.setDoubleClickInterval(usual)


@pytest.fixture
def fingers(sample: Hand) -> Fingers:
    return Fingers(sample)


def ground(hand: Hand) -> QPoint:
    """A place of the sheet where there is nothing to take up."""
    canvas = hand.canvas
    for y in range(200, canvas.height() - 20, 6):
        for x in range(200, canvas.width() - 20, 6):
            if canvas.hit_at(QPointF(x, y)).kind == "cell" and canvas.childAt(x, y) is None:
                around = [canvas.hit_at(QPointF(x + dx, y + dy)).kind for dx in (-9, 9) for dy in (-9, 9)]
                if set(around) == {"cell"}:
                    return QPoint(x, y)
    raise AssertionError("there is no ground in sight")


def rest(hand: Hand) -> None:
    hand.qtbot.waitUntil(lambda: not hand.canvas.fingers.is_gliding)


# -- tap, double tap, long press ---------------------------------------------------------------


def test_a_tap_selects_and_another_elsewhere_lets_go(fingers: Fingers) -> None:
    editor, card = fingers.hand.editor, card_named(fingers.hand, "Types")
    fingers.tap(card)
    assert editor.selection == (card,)
    assert fingers.canvas.hasFocus()
    fingers.tap(ground(fingers.hand))
    assert editor.selection == ()
    assert fingers.hand.labels() == []


def test_a_tap_on_the_handle_of_a_link_means_what_lies_below_it(fingers: Fingers) -> None:
    hand, card = fingers.hand, card_named(fingers.hand, "Types")
    fingers.tap(card)
    rect = hand.rect(card)
    rested(fingers)
    fingers.tap(QPointF(rect.centre.x, rect.bottom + 4).toPoint())
    assert hand.editor.selection == ()


def test_a_double_tap_writes_on_the_card(fingers: Fingers) -> None:
    hand, card = fingers.hand, card_named(fingers.hand, "Types")
    text = find_card(hand.editor.document, card).text
    fingers.tap(card).tap(card)
    assert hand.canvas.writing.id == card
    hand.type("!").key(Qt.Key.Key_Escape)
    assert find_card(hand.editor.document, card).text == text + "!"


def test_two_taps_far_apart_in_time_are_two_taps(fingers: Fingers) -> None:
    card = card_named(fingers.hand, "Types")
    fingers.tap(card)
    rested(fingers)
    fingers.tap(card)
    assert fingers.canvas.writing.id == ""


def test_a_tap_beside_the_text_field_keeps_what_was_written(fingers: Fingers) -> None:
    hand, card = fingers.hand, card_named(fingers.hand, "Types")
    fingers.tap(card).tap(card)
    hand.type("?")
    fingers.tap(ground(hand))
    assert hand.canvas.writing.id == ""
    assert find_card(hand.editor.document, card).text.endswith("?")


def test_a_long_press_asks_for_the_menu_and_picks_up_nothing(fingers: Fingers) -> None:
    hand, card = fingers.hand, card_named(fingers.hand, "Types")
    asked: list[tuple[QPoint, str]] = []
    hand.canvas.menuRequested.connect(lambda place, id: asked.append((place, id)))
    fingers.down(card)
    start = fingers.at[0]
    hand.qtbot.waitUntil(lambda: bool(asked))
    assert asked == [(hand.canvas.mapToGlobal(start), card)]
    assert hand.editor.selection == (card,)
    fingers.to(hand.middle(hand.cell(*cell_place(hand, 2, 3)))).up()
    assert not hand.canvas.hands.is_busy
    assert hand.labels() == []
    assert len(asked) == 1


def test_a_finger_that_trembles_still_taps(fingers: Fingers) -> None:
    card = card_named(fingers.hand, "Types")
    fingers.down(card).to(fingers.at[0] + QPoint(5, 5)).up()
    assert fingers.hand.editor.selection == (card,)
    assert fingers.hand.labels() == []


# -- dragging ----------------------------------------------------------------------------------


def test_a_card_follows_the_finger_with_reflow_and_lands_in_one_step(fingers: Fingers) -> None:
    hand, card = fingers.hand, card_named(fingers.hand, "Types")
    before = hand.editor.document
    goal = cell_place(hand, 2, 3)
    fingers.down(card).to(hand.middle(hand.cell(*goal))).to(hand.middle(hand.cell(*goal)))
    shown = find_card(hand.editor.shown, card)
    assert (shown.lane, shown.step) == goal
    assert hand.pane.marks.lifted == (card,)
    assert hand.pane.marks.drop is not None
    assert hand.editor.document is before
    fingers.up()
    assert place_of(hand, card) == goal
    assert hand.labels() == ["Move card"]
    hand.editor.undo()
    assert hand.editor.document == before


def test_a_second_finger_gives_the_drag_up(fingers: Fingers) -> None:
    hand, card = fingers.hand, card_named(fingers.hand, "Types")
    before, view = hand.editor.document, hand.canvas.view
    fingers.down(card).to(hand.middle(hand.cell(*cell_place(hand, 2, 3))))
    assert hand.editor.shown is not before
    fingers.down(fingers.at[0] + QPoint(120, 60))
    assert not hand.canvas.hands.is_busy
    assert hand.editor.shown is before
    fingers.up()
    assert hand.editor.document is before
    assert hand.canvas.view == view
    assert hand.pane.marks.lifted == ()


def test_what_the_system_takes_away_has_not_happened(fingers: Fingers) -> None:
    hand, card = fingers.hand, card_named(fingers.hand, "Types")
    before = hand.editor.document
    fingers.down(card).to(hand.middle(hand.cell(*cell_place(hand, 2, 3))))
    assert hand.canvas.hands.is_gesturing
    fingers.cancel()
    assert not hand.canvas.hands.is_busy
    assert hand.editor.shown is before
    fingers.tap(card)
    assert hand.editor.selection == (card,)


def test_escape_gives_up_what_a_finger_drags(fingers: Fingers) -> None:
    hand, card = fingers.hand, card_named(fingers.hand, "Types")
    before = hand.editor.document
    fingers.down(card).to(hand.middle(hand.cell(*cell_place(hand, 2, 3))))
    hand.key(Qt.Key.Key_Escape)
    fingers.to(QPoint(hand.canvas.width() - 4, 300))
    assert not hand.canvas.hands.is_scrolling
    fingers.up()
    assert hand.editor.document is before


def test_a_finger_at_the_edge_scrolls_on(fingers: Fingers) -> None:
    hand, card = fingers.hand, card_named(fingers.hand, "Types")
    hand.canvas.set_zoom(1.0)
    hand.canvas.reveal(card)
    last = hand.editor.document.stages[-1].steps[-1].id
    lane = find_card(hand.editor.document, card).lane
    fingers.down(card).to(QPoint(hand.canvas.width() - 5, fingers.at[0].y()))
    hand.qtbot.waitUntil(lambda: hand.rect(last).right < hand.canvas.width() - 40)
    fingers.to(hand.middle(hand.cell(lane, last))).up()
    assert place_of(hand, card) == (lane, last)
    assert hand.labels() == ["Move card"]


def test_headings_points_and_lanes_move_under_a_finger(fingers: Fingers) -> None:
    hand, editor = fingers.hand, fingers.hand.editor
    first, second = (stage.id for stage in editor.document.stages[:2])
    right = hand.rect(second)
    fingers.drag(first, QPoint(round(right.right) - 6, round(right.centre.y)))
    assert [stage.id for stage in editor.document.stages[:2]] == [second, first]
    lane, below = (one.id for one in editor.document.lanes[:2])
    fingers.drag(lane, hand.middle(hand.rect(below)) + QPoint(0, round(hand.rect(below).height / 2) - 8))
    assert [one.id for one in editor.document.lanes[:2]] == [below, lane]
    point = editor.document.curves[0].points[1]
    hand.canvas.reveal(point.id)
    fingers.drag(point.id, hand.middle(hand.rect(point.id)) + QPoint(0, 40))
    assert find_point(editor.document, point.id)[1].value < point.value
    assert hand.labels() == ["Move stage", "Move lane", "Move emotion"]


def test_the_ends_of_the_tapped_card_are_as_wide_as_a_finger(fingers: Fingers) -> None:
    hand, card = fingers.hand, card_named(fingers.hand, "Types")
    rect = hand.rect(card)
    outside = QPoint(round(rect.right) + 14, round(rect.centre.y))
    goal = find_card(hand.editor.document, card).step
    columns = [column.step for column in hand.canvas.drawing.columns]
    following = columns[columns.index(goal) + 1]
    fingers.tap(card)
    far = hand.cell(find_card(hand.editor.document, card).lane, following)
    fingers.drag(outside, QPoint(round(far.right) - 6, outside.y()))
    assert find_card(hand.editor.document, card).until == following
    assert hand.labels() == ["Span card"]


def test_a_card_that_is_not_tapped_is_moved_also_by_its_edge(fingers: Fingers) -> None:
    hand, card = fingers.hand, card_named(fingers.hand, "Types")
    rect, goal = hand.rect(card), cell_place(hand, 0, 3)
    fingers.drag(QPoint(round(rect.right) - 3, round(rect.centre.y)), hand.middle(hand.cell(*goal)))
    assert place_of(hand, card) == goal


def test_a_link_is_drawn_from_below_the_tapped_card(fingers: Fingers) -> None:
    hand = fingers.hand
    one, other = card_named(hand, "Types"), card_named(hand, "Filters")
    before = len(hand.editor.document.links)
    fingers.tap(one)
    rect = hand.rect(one)
    fingers.drag(QPoint(round(rect.centre.x), round(rect.bottom) + 16), hand.middle(hand.rect(other)))
    assert len(hand.editor.document.links) == before + 1


def test_a_tapped_card_is_moved_by_its_middle(fingers: Fingers) -> None:
    hand, card = fingers.hand, card_named(fingers.hand, "Types")
    goal = cell_place(hand, 0, 3)
    fingers.tap(card).drag(card, hand.middle(hand.cell(*goal)))
    assert place_of(hand, card) == goal


# -- scrolling and pinching ----------------------------------------------------------------------


def test_a_finger_on_the_ground_scrolls_and_draws_no_band(fingers: Fingers) -> None:
    hand = fingers.hand
    hand.canvas.set_zoom(1.0)
    hand.painted()
    hand.editor.select((card_named(hand, "Types"),))
    start = ground(hand)
    before = hand.canvas.view.to_map(start.x(), start.y())
    there = start - QPoint(90, 60)
    fingers.down(start).to(there)
    assert hand.pane.marks.band is None
    assert near(hand.canvas.view.to_map(there.x(), there.y()), before, 1.5)
    fingers.up()
    rest(hand)
    assert len(hand.editor.selection) == 1
    assert hand.labels() == []


def test_a_pushed_map_goes_on_and_rests_under_the_next_finger(fingers: Fingers) -> None:
    hand = fingers.hand
    hand.canvas.set_zoom(2.0)
    hand.painted()
    start = ground(hand)
    fingers.down(start).to(start - QPoint(150, 0)).up()
    let_go = hand.canvas.view
    hand.qtbot.waitUntil(lambda: hand.canvas.view.x > let_go.x)
    fingers.down(start)
    assert not hand.canvas.fingers.is_gliding
    fingers.up()


def test_two_fingers_zoom_about_their_middle_and_pan(fingers: Fingers) -> None:
    hand = fingers.hand
    hand.canvas.set_zoom(1.0)
    a, b = QPoint(500, 400), QPoint(700, 400)
    kept = [hand.canvas.view.to_map(at.x(), at.y()) for at in (a, b)]
    c, d = QPoint(430, 380), QPoint(830, 380)
    fingers.down(a, b).to(c, d)
    assert hand.canvas.zoom == pytest.approx(2.0, abs=0.02)
    for at, place in zip((c, d), kept, strict=True):
        assert near(hand.canvas.view.to_map(at.x(), at.y()), place, 2.0)
    fingers.up()
    assert hand.labels() == []
    assert hand.editor.selection == ()


def test_two_fingers_pan_also_where_cards_lie(fingers: Fingers) -> None:
    hand, card = fingers.hand, card_named(fingers.hand, "Types")
    hand.canvas.set_zoom(1.5)
    hand.canvas.reveal(card)
    rect, view = hand.rect(card), hand.canvas.view
    a = hand.middle(rect)
    b = a + QPoint(80, 50)
    by = QPoint(-70, -60)
    fingers.down(a, b).to(a + by, b + by)
    assert hand.canvas.zoom == pytest.approx(1.5)
    assert hand.canvas.view.x - view.x == pytest.approx(70, abs=1)
    assert not hand.canvas.hands.is_busy
    fingers.up()
    assert hand.labels() == []


def test_of_two_fingers_the_last_goes_on_scrolling_without_a_jump(fingers: Fingers) -> None:
    hand = fingers.hand
    hand.canvas.set_zoom(2.0)
    fingers.down(QPoint(500, 400), QPoint(700, 400)).to(QPoint(480, 390), QPoint(680, 390))
    view = hand.canvas.view
    fingers.up(1)
    assert hand.canvas.view == view
    fingers.to(QPoint(430, 390))
    assert hand.canvas.view.x == pytest.approx(view.x + 50, abs=1)
    fingers.up()


def test_a_finger_that_takes_the_place_of_another_scrolls(fingers: Fingers) -> None:
    hand = fingers.hand
    hand.canvas.set_zoom(2.0)
    first, second = QPoint(500, 400), QPoint(700, 400)
    fingers.down(first).send(release={0: first}, press={1: second})
    view = hand.canvas.view
    fingers.send(move={1: second - QPoint(50, 0)})
    assert hand.canvas.view.x == pytest.approx(view.x + 50, abs=1)
    fingers.up()
    assert hand.labels() == []


# -- what only the mouse could reach ---------------------------------------------------------------


def test_the_plus_and_the_arrow_come_with_a_tap_and_take_the_next(fingers: Fingers) -> None:
    hand, canvas = fingers.hand, fingers.canvas
    stages = hand.editor.document.stages
    rect = hand.rect(stages[0].id)
    fingers.tap(QPoint(round(rect.right) - 12, round(rect.centre.y)))
    spot = canvas.hover.spot
    assert spot is not None
    assert spot.kind in (plus.STAGE, plus.STEP)
    fingers.tap(QPointF(*spot.at).toPoint() + QPoint(0, 13))
    steps = [len(stage.steps) for stage in hand.editor.document.stages]
    assert sum(steps) == sum(len(stage.steps) for stage in stages) + 1
    hand.key(Qt.Key.Key_Escape)
    lane = hand.editor.document.lanes[0].id
    fingers.tap(lane)
    fold = canvas.hover.folds.fold
    assert fold is not None
    assert fold.id == lane
    rested(fingers)
    fingers.tap(QPointF(*fold.at).toPoint() + QPoint(4, 12))
    assert lane in hand.pane.view.collapsed_lanes


def test_an_empty_cell_shows_its_plus_to_a_finger(template_fingers: Fingers) -> None:
    hand = template_fingers.hand
    cell = cell_place(hand, 0, 1)
    rect = hand.cell(*cell)
    template_fingers.tap(QPoint(round(rect.x) + 20, round(rect.bottom) - 12))
    assert hand.pane.cursor == cell
    spot = hand.canvas.hover.spot
    assert spot is not None
    assert spot.kind == plus.CARD
    rested(template_fingers)
    template_fingers.tap(QPointF(*spot.at).toPoint() + QPoint(15, 10))
    hand.type("Asks around").key(Qt.Key.Key_Escape)
    assert hand.texts(*cell) == ["Asks around"]


@pytest.fixture
def template_fingers(template: Hand) -> Fingers:
    return Fingers(template)


def test_a_touchpad_is_no_touch_screen(sample: Hand) -> None:
    pad, card = Fingers(sample, PAD, POSITIONS | MAKES_A_MOUSE), card_named(sample, "Types")
    pad.down(card).to(sample.middle(sample.cell(*cell_place(sample, 2, 3)))).up()
    assert sample.canvas.fingers.doing == touch.IDLE
    assert sample.labels() == []
