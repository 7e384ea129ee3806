"""Drags that begin where their end is out of sight, and are taken back to the byte."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt

from journeymapper.model.lookup import find_card, find_stage, find_step
from journeymapper.storage.file import encode
from tests.ui.canvas.conftest import Hand

SHIFT = Qt.KeyboardModifier.ShiftModifier


def scrolled_to(hand: Hand, id: str, out_of: str) -> None:
    """Take hold of something and wait at the right edge until something else comes into sight."""
    canvas = hand.canvas
    canvas.move_to(canvas.view.placed(-40, 60))
    assert hand.rect(out_of).x > canvas.width()
    hand.press(id).move(QPoint(canvas.width() - 6, hand.at.y()))
    assert canvas.hands.is_scrolling
    hand.qtbot.waitUntil(lambda: hand.rect(out_of).right < canvas.width() - 40)


def dropped_beside(hand: Hand, id: str) -> None:
    rect = hand.rect(id)
    hand.move(QPoint(round(rect.right) - 4, round(rect.centre.y))).release()


def test_one_card_three_cards_a_step_and_a_stage_are_taken_back_to_the_byte(sample: Hand) -> None:
    editor = sample.editor
    before = encode(editor.document, {})
    sample.canvas.set_zoom(1.0)
    lane = editor.document.lanes[0].id
    first, *three = [card.id for card in editor.document.cards if card.lane == lane][:4]
    last_stage = editor.document.stages[-1]
    last = last_stage.steps[-1].id

    scrolled_to(sample, first, last)
    sample.move(sample.middle(sample.cell(lane, last))).release()
    assert find_card(editor.document, first).step == last

    sample.canvas.move_to(sample.canvas.view.placed(-40, 60))
    for id in three:
        sample.click(id, SHIFT if id != three[0] else Qt.KeyboardModifier.NoModifier)
    scrolled_to(sample, three[0], last)
    sample.move(sample.middle(sample.cell(lane, last))).release()
    assert find_card(editor.document, three[0]).step == last
    assert all(find_card(editor.document, id).step for id in three)

    step = editor.document.stages[0].steps[0].id
    scrolled_to(sample, step, last)
    dropped_beside(sample, last)
    assert find_step(editor.document, step)[0].id == last_stage.id

    stage = editor.document.stages[0].id
    scrolled_to(sample, stage, step)
    dropped_beside(sample, last_stage.id)
    assert editor.document.stages[-1] == find_stage(editor.document, stage)

    assert len(sample.labels()) == 4
    assert encode(editor.document, {}) != before
    for _drag in range(4):
        editor.undo()
    assert encode(editor.document, {}) == before
