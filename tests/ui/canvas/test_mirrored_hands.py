"""Hands on a map from right to left: they find things where they are seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from journeymapper.drawing.shapes import Text
from journeymapper.geometry import Point
from journeymapper.ui.canvas import plus
from journeymapper.ui.canvas.folds import fold_at
from tests.ui.canvas.arabic import a_card, scrolled
from tests.ui.canvas.conftest import Hand


def test_a_card_is_dragged_to_the_next_step_at_the_left(arabic: Hand) -> None:
    card, columns = a_card(arabic, 2), arabic.canvas.drawing.columns
    lane = arabic.canvas.drawing.rows[0].lane
    target = arabic.cell(lane, columns[3].step)
    start = arabic.middle(arabic.rect(card))
    assert target.right < start.x()
    arabic.press(start).move(arabic.middle(target))
    assert arabic.pane.marks.drop is not None
    assert arabic.canvas.sight.to_pixel(arabic.pane.marks.drop).right <= target.right + 1.0
    (rect, _group), offset = arabic.canvas.hands.lifted()[0], arabic.pane.marks.offset
    ghost = arabic.canvas.sight.to_pixel(rect.moved(*offset))
    assert ghost.x < target.centre.x < ghost.right, "what is carried is under the pointer"
    arabic.release()
    moved = next(one for one in arabic.editor.document.cards if one.id == card)
    assert (moved.lane, moved.step) == (lane, columns[3].step)


def test_the_left_edge_of_a_card_spans_steps(arabic: Hand) -> None:
    card, columns = a_card(arabic, 1), arabic.canvas.drawing.columns
    seen = arabic.rect(card)
    edge = QPoint(round(seen.x + 1), round(seen.centre.y))
    next_cell = arabic.cell(arabic.canvas.drawing.rows[0].lane, columns[2].step)
    arabic.drag(edge, QPoint(round(next_cell.centre.x), edge.y()))
    spanned = next(one for one in arabic.editor.document.cards if one.id == card)
    assert spanned.step == columns[1].step
    assert spanned.until == columns[2].step
    assert arabic.rect(card).right == pytest.approx(seen.right, abs=1.0)


def test_the_plus_between_steps_adds_a_step_there(arabic: Hand) -> None:
    canvas, columns = arabic.canvas, arabic.canvas.drawing.columns
    border = next(n for n in range(len(columns) - 1) if columns[n].stage == columns[n + 1].stage)
    step = arabic.rect(columns[border].step)
    QTest.mouseMove(canvas, QPoint(round(step.x), round(step.bottom - 8)))
    spot = canvas.hover.spot
    assert spot is not None
    assert (spot.kind, spot.place) == (plus.STEP, columns[border].step)
    assert spot.at.x == pytest.approx(step.x, abs=14)
    arabic.click(QPointF(*spot.at).toPoint())
    steps = [step.id for stage in arabic.editor.document.stages for step in stage.steps]
    assert canvas.writing.id == steps[border + 1]


def test_the_plus_between_lanes_stands_in_the_headers_at_the_right(arabic: Hand) -> None:
    scrolled(arabic, 420, 150)
    head = arabic.rect(arabic.canvas.drawing.rows[1].lane)
    row = arabic.canvas.drawing.rows[1]
    border = arabic.canvas.view.to_pixel(Point(0.0, row.y)).y
    QTest.mouseMove(arabic.canvas, QPoint(round(head.centre.x), round(border)))
    spot = arabic.canvas.hover.spot
    assert spot is not None
    assert (spot.kind, spot.place) == (plus.LANE, 1)
    assert head.x <= spot.at.x <= head.right


def test_the_plus_on_an_empty_cell_starts_a_card_there(arabic: Hand) -> None:
    drawing, filled = arabic.canvas.drawing, {(c.lane, c.step) for c in arabic.editor.document.cards}
    lane = drawing.rows[2].lane
    step = next(one.step for one in drawing.columns if (lane, one.step) not in filled)
    cell = arabic.cell(lane, step)
    QTest.mouseMove(arabic.canvas, arabic.middle(cell))
    spot = arabic.canvas.hover.spot
    assert spot is not None
    assert cell.x < spot.at.x < cell.right
    arabic.click(QPointF(*spot.at).toPoint())
    field = arabic.canvas.writing.field.geometry()
    assert cell.x <= field.x()
    assert field.right() <= cell.right
    arabic.type("here").key(Qt.Key.Key_Escape)
    assert arabic.texts(lane, step) == ["here"]


def test_a_double_click_edits_where_the_text_is(arabic: Hand) -> None:
    canvas, card = arabic.canvas, a_card(arabic, 1)
    seen = arabic.rect(card)
    arabic.qtbot.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=arabic.middle(seen))
    assert canvas.writing.id == card
    field = canvas.writing.field.geometry()
    assert seen.x <= field.x()
    assert field.right() <= seen.right
    group = canvas.places.find(card).group
    text = next(shape for shape in group.shapes if isinstance(shape, Text))
    assert field.right() + 1 == pytest.approx(seen.x + text.rect.right, abs=2.0)
    canvas.writing.close()
    stage = canvas.drawing.columns[0].stage
    assert canvas.edit(stage)
    field, seen = canvas.writing.field.geometry(), arabic.rect(stage)
    assert seen.x <= field.x()
    assert field.right() <= seen.right
    assert seen.right - field.right() < 40, "where the name of the stage begins"


def test_arrows_go_where_they_point(arabic: Hand) -> None:
    canvas, columns = arabic.canvas, arabic.canvas.drawing.columns
    arabic.click(a_card(arabic, 1))
    card = arabic.editor.selection[0]
    before = arabic.rect(card)
    arabic.key(Qt.Key.Key_Left)
    assert arabic.pane.cursor.step == columns[2].step
    assert arabic.rect(arabic.editor.selection[0]).right <= before.x
    arabic.key(Qt.Key.Key_Right)
    assert arabic.pane.cursor.step == columns[1].step
    arabic.click(card).key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    moved = next(one for one in arabic.editor.document.cards if one.id == card)
    assert moved.step == columns[2].step
    assert canvas.sight.body_window().x <= arabic.rect(card).x


def test_a_fold_stands_at_the_end_of_its_stage(arabic: Hand) -> None:
    canvas, stage = arabic.canvas, arabic.canvas.drawing.columns[0].stage
    seen = arabic.rect(stage)
    fold = fold_at(canvas.sight, arabic.pane.view, seen.centre.x, seen.centre.y)
    assert fold is not None
    assert fold.id == stage
    assert seen.x < fold.at.x < seen.centre.x
    lane = canvas.drawing.rows[0].lane
    head = arabic.rect(lane)
    folded = fold_at(canvas.sight, arabic.pane.view, head.centre.x, head.centre.y)
    assert folded is not None
    assert head.centre.x < folded.at.x < head.right, "on the icon, at the right"
