"""Dragging, selecting, scrolling and zooming with real mouse events."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QContextMenuEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeymapper.editor.events import NO_MARKS, Gesture
from journeymapper.layout.curve import y_of
from journeymapper.layout.hit import cell_rect, extents
from journeymapper.operations.facts import set_title
from journeymapper.storage.file import encode, read, save
from journeymapper.ui.canvas import plus
from tests.ui.canvas.conftest import Hand, cell_place, near

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def card_named(hand: Hand, start: str) -> str:
    return next(card.id for card in hand.editor.document.cards if card.text.startswith(start))


def place_of(hand: Hand, id: str) -> tuple[str, str]:
    card = next(card for card in hand.editor.document.cards if card.id == id)
    return card.lane, card.step


def wheel(hand: Hand, at: QPoint, turn: QPoint, modifiers: Qt.KeyboardModifier) -> None:
    event = QWheelEvent(
        QPointF(at),
        hand.canvas.mapToGlobal(QPointF(at)),
        QPoint(),
        turn,
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(hand.canvas, event)


def test_a_dragged_card_is_where_it_was_dropped_also_in_the_file(sample: Hand, tmp_path: Path) -> None:
    before = encode(sample.editor.document, {})
    card = card_named(sample, "Types")
    goal = cell_place(sample, 0, 3)
    sample.drag(card, sample.middle(sample.cell(*goal)))
    assert place_of(sample, card) == goal
    save(tmp_path / "map.journey", sample.editor.document, {})
    kept = read(tmp_path / "map.journey").document
    assert next((one.lane, one.step) for one in kept.cards if one.id == card) == goal
    assert len(sample.labels()) == 1
    sample.editor.undo()
    assert encode(sample.editor.document, {}) == before


def test_the_map_reflows_while_a_card_is_dragged(sample: Hand) -> None:
    card = card_named(sample, "Types")
    goal = cell_place(sample, 2, 3)
    sample.press(card).move(sample.middle(sample.cell(*goal)))
    sample.move(sample.middle(sample.cell(*goal)))  # lanes on the way have grown
    assert sample.canvas.hands.is_gesturing
    shown = next(one for one in sample.editor.shown.cards if one.id == card)
    assert (shown.lane, shown.step) == goal
    assert place_of(sample, card) != goal
    assert sample.pane.marks.lifted == (card,)
    sample.release()
    assert not sample.canvas.hands.is_busy
    assert place_of(sample, card) == goal


def test_escape_gives_a_drag_up(sample: Hand) -> None:
    document = sample.editor.document
    card = card_named(sample, "Types")
    sample.press(card).move(sample.middle(sample.cell(*cell_place(sample, 2, 3))))
    assert sample.editor.shown is not document
    QTest.keyClick(sample.canvas, Qt.Key.Key_Escape)
    sample.release()
    assert sample.editor.shown is document
    assert sample.labels() == []
    assert not sample.pane.marks.lifted


def test_dropped_outside_nothing_happens(sample: Hand) -> None:
    document = sample.editor.document
    sample.press(card_named(sample, "Types")).move(QPoint(-40, 300)).release()
    assert sample.editor.shown is document


def test_ctrl_drags_a_copy(sample: Hand) -> None:
    card = card_named(sample, "Types")
    home, goal = place_of(sample, card), cell_place(sample, 0, 3)
    sample.press(card).move(sample.middle(sample.cell(*goal)))
    QTest.keyPress(sample.canvas, Qt.Key.Key_Control, CTRL)
    sample.release(CTRL)
    assert place_of(sample, card) == home
    assert any(text.startswith("Types") for text in sample.texts(*goal))


def test_the_rubber_band_selects_what_it_touches(sample: Hand) -> None:
    cards = sample.texts(*cell_place(sample, 0, 0)) + sample.texts(*cell_place(sample, 0, 1))
    first, last = sample.cell(*cell_place(sample, 0, 0)), sample.cell(*cell_place(sample, 0, 1))
    start = QPoint(round(first.x) + 1, round(first.y) + 2)
    sample.press(start).move(QPoint(round(last.right) - 1, round(last.bottom) - 3))
    assert sample.pane.marks.band is not None
    sample.release()
    chosen = {card.text for card in sample.editor.document.cards if card.id in sample.editor.selection}
    assert chosen == set(cards)
    assert sample.pane.marks.band is None


def test_shift_adds_to_the_selection(sample: Hand) -> None:
    one, other = card_named(sample, "Types"), card_named(sample, "Filters")
    sample.click(one).click(other, SHIFT)
    assert set(sample.editor.selection) == {one, other}
    sample.click(QPoint(5, 5))
    assert sample.editor.selection == ()


def test_an_emotion_point_is_dragged_up(sample: Hand) -> None:
    point = next(
        point
        for curve in sample.editor.document.curves
        for point in curve.points
        if curve.state == "as-is" and point.value == -2
    )
    sample.canvas.reveal(point.id)
    row = next(row for row in sample.canvas.drawing.rows if row.kind == "emotions")
    at = sample.middle(sample.rect(point.id))
    lane = next(lane for lane in sample.editor.document.lanes if lane.kind == "emotions")
    by = (y_of(lane, row.height, 1.0) - y_of(lane, row.height, -2.0)) * sample.canvas.zoom
    sample.drag(point.id, at + QPoint(0, round(by)))
    moved = next(p for curve in sample.editor.document.curves for p in curve.points if p.id == point.id)
    assert moved.value == 1.0
    assert len(sample.labels()) == 1
    sample.editor.undo()
    sample.painted()


def test_a_stage_is_dragged_by_its_header(sample: Hand) -> None:
    names = [stage.name for stage in sample.editor.document.stages]
    first, second = sample.editor.document.stages[:2]
    end = sample.rect(second.id)
    sample.drag(first.id, QPoint(round(end.right) - 4, round(end.centre.y)))
    assert [stage.name for stage in sample.editor.document.stages] == [names[1], names[0], *names[2:]]


def test_dragging_to_the_edge_scrolls_and_drops_beyond(sample: Hand) -> None:
    canvas = sample.canvas
    canvas.set_zoom(1.0)
    canvas.move_to(canvas.view.placed(-40, 60))
    card = card_named(sample, "Types")
    last = sample.editor.document.stages[-1].steps[-1].id
    lane = place_of(sample, card)[0]
    assert sample.cell(lane, last).x > canvas.width()
    y = sample.middle(sample.rect(card)).y()
    sample.press(card).move(QPoint(canvas.width() - 6, y))
    assert canvas.hands.is_scrolling

    def there() -> bool:
        return sample.cell(lane, last).centre.x < canvas.width() - 40

    sample.qtbot.waitUntil(there)
    sample.move(sample.middle(sample.cell(lane, last))).release()
    assert place_of(sample, card) == (lane, last)
    assert not canvas.hands.is_scrolling


def test_zoom_about_the_pointer_keeps_the_point(sample: Hand) -> None:
    at = QPoint(700, 420)
    before = sample.canvas.place_at(QPointF(at))
    zoom = sample.canvas.zoom
    with sample.qtbot.waitSignal(sample.canvas.zoomChanged):
        wheel(sample, at, QPoint(0, 120), CTRL)
    assert sample.canvas.zoom > zoom
    assert near(sample.canvas.place_at(QPointF(at)), before, 0.75)


def test_the_wheel_scrolls_down_and_with_shift_sideways(sample: Hand) -> None:
    sample.canvas.set_zoom(1.5)
    view = sample.canvas.view
    wheel(sample, QPoint(400, 300), QPoint(0, -120), Qt.KeyboardModifier.NoModifier)
    assert sample.canvas.view.y > view.y
    assert sample.canvas.view.x == view.x
    wheel(sample, QPoint(400, 300), QPoint(0, -120), SHIFT)
    assert sample.canvas.view.x > view.x


@pytest.mark.parametrize("with_space", [False, True])
def test_middle_button_and_space_pan(sample: Hand, with_space: bool) -> None:
    canvas = sample.canvas
    canvas.set_zoom(1.5)
    view, document = canvas.view, sample.editor.document
    button = Qt.MouseButton.LeftButton if with_space else Qt.MouseButton.MiddleButton
    if with_space:
        QTest.keyPress(canvas, Qt.Key.Key_Space)
    QTest.mousePress(canvas, button, pos=QPoint(500, 400))
    QTest.mouseMove(canvas, QPoint(440, 350))
    QTest.mouseRelease(canvas, button, pos=QPoint(440, 350))
    QTest.keyRelease(canvas, Qt.Key.Key_Space)
    assert (canvas.view.x - view.x, canvas.view.y - view.y) == (60, 50)
    assert sample.editor.document is document
    assert not canvas.hands.is_busy


def test_the_plus_between_steps_adds_a_step_there(sample: Hand) -> None:
    canvas = sample.canvas
    columns = canvas.drawing.columns
    border = next(n for n in range(len(columns) - 1) if columns[n].stage == columns[n + 1].stage)
    step = sample.rect(columns[border].step)
    QTest.mouseMove(canvas, QPoint(round(step.right), round(step.bottom - 8)))
    spot = canvas.hover.spot
    assert spot is not None
    assert spot.kind == plus.STEP
    sample.click(QPointF(*spot.at).toPoint())
    steps = [step.id for stage in sample.editor.document.stages for step in stage.steps]
    assert len(steps) == len(columns) + 1
    assert canvas.writing.id == steps[border + 1]
    sample.type("Between").key(Qt.Key.Key_Return)
    assert any(step.name == "Between" for stage in sample.editor.document.stages for step in stage.steps)


def test_no_plus_hides_under_the_invitation(template: Hand) -> None:
    first, below = (template.cell(*cell_place(template, lane, 0)) for lane in (0, 1))
    QTest.mouseMove(template.canvas, template.middle(first))
    assert template.canvas.hover.spot is not None
    QTest.mouseMove(template.canvas, template.middle(below))
    assert template.canvas.hover.spot is None


def test_the_plus_on_an_empty_cell_starts_a_card(template: Hand) -> None:
    place = cell_place(template, 0, 2)
    QTest.mouseMove(template.canvas, template.middle(template.cell(*place)))
    spot = template.canvas.hover.spot
    assert spot is not None
    assert spot.kind == plus.CARD
    template.click(QPointF(*spot.at).toPoint()).type("here").key(Qt.Key.Key_Escape)
    assert template.texts(*place) == ["here"]


def test_a_double_click_on_an_empty_cell_starts_a_card(template: Hand) -> None:
    place = cell_place(template, 1, 1)
    rect = template.cell(*place)
    at = QPoint(round(rect.right - 12), round(rect.bottom - 6))
    template.qtbot.mouseDClick(template.canvas, Qt.MouseButton.LeftButton, pos=at)
    template.type("twice").key(Qt.Key.Key_Escape)
    assert template.texts(*place) == ["twice"]


def test_headers_stay_and_are_pressed_where_they_are_seen(sample: Hand) -> None:
    canvas = sample.canvas
    canvas.set_zoom(1.2)
    stage = sample.editor.document.stages[2]
    lane = sample.editor.document.lanes[3]
    canvas.move_to(canvas.view.placed(500, 450))
    sample.painted()
    frame = canvas.sight.frame
    assert frame.left > 0
    assert frame.top > 0
    assert sample.rect(stage.id).y >= 0
    assert sample.rect(stage.id).bottom <= frame.top
    sample.click(stage.id)
    assert sample.editor.selection == (stage.id,)
    sample.click(lane.id)
    assert sample.editor.selection == (lane.id,)


def test_what_lies_under_pinned_headers_is_not_hit(sample: Hand) -> None:
    canvas = sample.canvas
    canvas.set_zoom(1.2)
    canvas.move_to(canvas.view.placed(500, 450))
    found = canvas.hit_at(QPointF(canvas.sight.frame.left / 2, canvas.sight.frame.top + 60))
    assert found.kind == "lane"
    found = canvas.hit_at(QPointF(canvas.width() / 2, 10))
    assert found.kind in ("stage", "step", "sheet")


def test_the_context_menu_asks_the_window_about_what_is_there(sample: Hand) -> None:
    card = card_named(sample, "Types")
    with sample.qtbot.waitSignal(sample.canvas.menuRequested) as asked:
        at = sample.middle(sample.rect(card))
        QApplication.sendEvent(
            sample.canvas,
            QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, sample.canvas.mapToGlobal(at)),
        )
    assert asked.args[1] == card
    assert sample.editor.selection == (card,)


def test_reveal_and_zoom_to_selection_show_the_card(sample: Hand) -> None:
    canvas = sample.canvas
    card = sample.editor.document.cards[-1].id
    canvas.set_zoom(1.5)
    canvas.reveal(card)
    body = canvas.sight.body_window()
    assert body.x <= sample.rect(card).x
    assert sample.rect(card).right <= body.right
    sample.editor.select((card,))
    canvas.zoom_to_selection()
    assert sample.rect(card).width > 200
    stage = sample.editor.document.stages[1]
    sample.editor.select((stage.id,))
    canvas.zoom_to_selection()
    seen = canvas.view.visible
    (top, *_rest) = columns = extents(canvas.drawing, (stage.id,))
    assert seen.x <= top.x
    assert columns[-1].right <= seen.right
    assert seen.y <= top.y
    assert top.bottom <= seen.bottom


def ticking(hand: Hand) -> list[QTimer]:
    return [timer for timer in hand.canvas.findChildren(QTimer) if timer.isActive()]


def test_nothing_ticks_when_nothing_happens(sample: Hand) -> None:
    sample.painted()
    sample.qtbot.waitUntil(lambda: not ticking(sample))
    assert sample.canvas.overview.is_ready
    painted = sample.canvas.tiles.painted
    sample.canvas.repaint()
    assert sample.canvas.tiles.painted == painted
    assert ticking(sample) == []


def test_the_overview_follows_an_edit_and_rests_again(sample: Hand) -> None:
    sample.qtbot.waitUntil(lambda: not ticking(sample))
    sample.editor.commit("", set_title(sample.editor.document, "Another title"))
    assert not sample.canvas.overview.is_ready
    sample.qtbot.waitUntil(lambda: sample.canvas.overview.is_ready and not ticking(sample))


def test_a_gesture_that_fails_gives_the_map_back(sample: Hand) -> None:
    document = sample.editor.document

    def broken() -> Gesture:
        try:
            sample.editor.preview(set_title(document, "half done"))
            yield NO_MARKS
            raise RuntimeError("a fault in a gesture")
        finally:
            sample.editor.preview(None)

    sample.canvas.hands.begin(broken(), QPointF(10, 10), QRectF())
    assert sample.editor.shown is not document
    with sample.qtbot.captureExceptions() as caught:
        sample.move(QPoint(50, 50))
    assert sample.editor.shown is document
    assert not sample.canvas.hands.is_busy
    assert [str(error) for _kind, error, _trace in caught] == ["a fault in a gesture"]


def test_cells_stay_below_the_pointer_when_zoomed_about_it(sample: Hand) -> None:
    place = cell_place(sample, 2, 4)
    rect = sample.cell(*place)
    at = sample.middle(rect)
    for turn in (120, 120, -120, 120):
        wheel(sample, at, QPoint(0, turn), CTRL)
        under = sample.canvas.place_at(QPointF(at))
        assert cell_rect(sample.canvas.drawing, *place).contains(under)


def test_why_a_card_falls_back_stands_at_the_pointer_and_stays_in_the_status_line(sample: Hand) -> None:
    canvas = sample.canvas
    said: list[str] = []
    canvas.hintChanged.connect(said.append)
    lane = next(n for n, one in enumerate(sample.editor.document.lanes) if one.kind == "emotions")
    sample.press(card_named(sample, "Types"))
    sample.move(sample.middle(sample.cell(*cell_place(sample, lane, 1))))
    below = sample.at + QPoint(0, 45)
    assert QColor(canvas.grab().toImage().pixel(below)).lightness() < 80
    sample.release()
    assert said[-1] == "This lane holds a curve, no cards"
    sample.press(card_named(sample, "Types"))
    sample.move(sample.middle(sample.cell(*cell_place(sample, lane, 1))))
    sample.key(Qt.Key.Key_Escape)
    assert said[-1] == ""  # who gives a drag up, or takes it elsewhere, asks for no reason
    assert sample.labels() == []


def test_the_name_of_a_carried_step_stands_on_paper_not_on_other_names(sample: Hand) -> None:
    step = sample.editor.document.stages[0].steps[0].id
    start = sample.rect(step)
    sample.press(step).move(sample.middle(start) + QPoint(round(start.width * 1.2), 0))
    ((rect, _group),) = sample.canvas.hands.lifted()
    seen = sample.canvas.sight.to_pixel(rect.moved(*sample.pane.marks.offset))
    picture = sample.canvas.grab().toImage()
    corner = picture.pixelColor(round(seen.x + seen.width - 12), round(seen.y + seen.height - 4))
    assert corner.lightness() > 250
    sample.release()
