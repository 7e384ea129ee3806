"""What is dragged onto the canvas from the palette and from other programs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from tests.ui.canvas.conftest import Hand, cell_place

KIND_MIME = "application/x-journeymapper-kind"
COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def kind(name: str) -> QMimeData:
    data = QMimeData()
    data.setData(KIND_MIME, name.encode())
    return data


def text(words: str) -> QMimeData:
    data = QMimeData()
    data.setText(words)
    return data


def carry(hand: Hand, data: QMimeData, at: QPoint) -> bool:
    """Carry something over the canvas; whether it would be taken there."""
    middle = QPoint(hand.canvas.width() // 2, hand.canvas.height() // 2)
    QApplication.sendEvent(hand.canvas, QDragEnterEvent(middle, COPY, data, LEFT, NONE))
    move = QDragMoveEvent(at, COPY, data, LEFT, NONE)
    QApplication.sendEvent(hand.canvas, move)
    return move.isAccepted()


def drop(hand: Hand, data: QMimeData, at: QPoint, makes: str = "") -> None:
    """Let something go over the canvas; where that `makes` a part of the map, once this is offered."""
    assert carry(hand, data, at)
    hand.qtbot.waitUntil(lambda: makes in hand.pane.marks.hint)
    QApplication.sendEvent(hand.canvas, QDropEvent(QPointF(at), COPY, data, LEFT, NONE))


def test_a_kind_from_the_palette_becomes_a_card_that_is_written_on(template: Hand) -> None:
    place = cell_place(template, 1, 2)
    drop(template, kind("touchpoint"), template.middle(template.cell(*place)))
    assert template.canvas.writing.id
    template.type("Shop window").key(Qt.Key.Key_Escape)
    assert template.texts(*place) == ["Shop window"]
    assert template.editor.document.cards[0].kind == "touchpoint"


def test_the_mark_is_live_and_leaving_takes_it_away(template: Hand) -> None:
    document = template.editor.document
    assert carry(template, kind("action"), template.middle(template.cell(*cell_place(template, 0, 1))))
    assert template.pane.marks.drop is not None
    assert len(template.editor.shown.cards) == 1
    QApplication.sendEvent(template.canvas, QDragLeaveEvent())
    assert template.pane.marks.drop is None
    assert template.editor.shown is document
    assert not template.canvas.hands.is_busy


def test_a_stage_is_dropped_between_stages(template: Hand) -> None:
    before = [stage.id for stage in template.editor.document.stages]
    place = template.cell(*cell_place(template, 0, 1))
    drop(template, kind("stage"), QPoint(round(place.right) - 4, round(place.centre.y)))
    template.type("New").key(Qt.Key.Key_Return)
    stages = template.editor.document.stages
    assert [stage.id for stage in stages if stage.name != "New"] == before
    assert stages[2].name == "New"


def test_an_emotion_lands_where_it_is_dropped(sample: Hand) -> None:
    lane = next(lane for lane in sample.editor.document.lanes if lane.kind == "emotions")
    index = sample.editor.document.lanes.index(lane)
    cell = sample.cell(*cell_place(sample, index, 1))
    count = sum(len(curve.points) for curve in sample.editor.document.curves)
    drop(sample, kind("emotion"), QPoint(round(cell.x + 20), round(cell.y + 40)))
    assert sum(len(curve.points) for curve in sample.editor.document.curves) == count + 1


def test_text_from_another_program_becomes_a_card(template: Hand) -> None:
    place = cell_place(template, 2, 0)
    drop(template, text("Nobody answers\nfor days"), template.middle(template.cell(*place)))
    assert template.texts(*place) == ["Nobody answers\nfor days"]
    assert not template.canvas.writing.id
    assert len(template.labels()) == 1


@pytest.mark.parametrize("where", ["desk", "curve"])
def test_a_card_is_not_taken_where_it_cannot_be(sample: Hand, where: str) -> None:
    row = next(row for row in sample.canvas.drawing.rows if row.kind == "emotions")
    y = sample.cell(row.lane, sample.canvas.drawing.columns[0].step).centre.y
    at = QPoint(8, 8) if where == "desk" else QPoint(500, round(y))
    assert not carry(sample, kind("action"), at)
    QApplication.sendEvent(sample.canvas, QDragLeaveEvent())


def test_files_are_left_to_the_window(template: Hand) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/somewhere/map.journey")])
    event = QDragEnterEvent(QPoint(300, 300), COPY, data, LEFT, NONE)
    QApplication.sendEvent(template.canvas, event)
    assert not event.isAccepted()
    assert not template.canvas.hands.is_busy


@pytest.mark.parametrize("where", ["cell", "gap"])
def test_a_dropped_card_that_stays_empty_leaves_no_trace(template: Hand, where: str) -> None:
    before = template.editor.document
    cell = template.cell(*cell_place(template, 0, 1))
    at = template.middle(cell) if where == "cell" else QPoint(round(cell.right), round(cell.centre.y))
    drop(template, kind("action"), at, "" if where == "cell" else "new step")
    steps = sum(len(stage.steps) for stage in template.editor.shown.stages)
    assert (template.canvas.writing.id != "", steps) == (True, 5 if where == "cell" else 6)
    assert template.editor.document is before
    template.key(Qt.Key.Key_Escape)
    assert template.editor.shown is before
    assert template.labels() == []


def test_a_dropped_card_and_its_step_go_again_when_all_is_deleted_from_it(template: Hand) -> None:
    before = template.editor.document
    cell = template.cell(*cell_place(template, 0, 1))
    drop(template, kind("action"), QPoint(round(cell.right), round(cell.centre.y)), "new step")
    template.type("o")
    template.canvas.writing.commit()
    assert template.labels() == ["Add card"]
    template.key(Qt.Key.Key_Backspace).key(Qt.Key.Key_Escape)
    assert template.editor.shown is before
    assert template.labels() == []


def test_a_card_dropped_on_a_gap_and_its_step_make_one_undo_step(template: Hand) -> None:
    before = template.editor.document
    cell = template.cell(*cell_place(template, 0, 1))
    drop(template, kind("action"), QPoint(round(cell.right), round(cell.centre.y)), "new step")
    template.type("Asks").key(Qt.Key.Key_Escape)
    assert [len(stage.steps) for stage in template.editor.document.stages] == [1, 2, 1, 1, 1]
    assert template.labels() == ["Add card"]
    template.editor.undo()
    assert template.editor.document is before
