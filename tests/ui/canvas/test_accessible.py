"""The map as screen readers see it."""

from __future__ import annotations

import gc
import random
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from journeymapper.editor.commands import delete_selection, duplicate_selection
from journeymapper.editor.moving import move_selection
from journeymapper.editor.pane import Pane
from journeymapper.model.lookup import find_step
from journeymapper.ui.canvas.canvas import Canvas
from tests.ui.canvas.conftest import Hand, cell_place

NAME = QAccessible.Text.Name


@pytest.fixture(autouse=True)
def reader(qapp: QApplication) -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def names(hand: Hand) -> list[str]:
    tree = QAccessible.queryAccessibleInterface(hand.canvas)
    return [tree.child(n).text(NAME) for n in range(tree.childCount())]


def test_cards_are_read_stage_by_stage(sample: Hand) -> None:
    steps = [column.step for column in sample.canvas.drawing.columns]
    cards = {card.id: card for card in sample.editor.document.cards}
    ids = [group.id for group in sample.canvas.reader.tree().things()[0]]
    order = [steps.index(cards[id].step) for id in ids if id in cards]
    assert order == sorted(order)
    assert set(cards) <= set(ids)
    for id, name in zip(ids, names(sample), strict=True):
        assert name
        if id in cards and cards[id].text:
            assert cards[id].text.split()[0].strip("“") in name


def test_a_card_knows_its_place_and_state(sample: Hand) -> None:
    card = sample.editor.document.cards[0].id
    sample.click(card)
    tree = QAccessible.queryAccessibleInterface(sample.canvas)
    node = tree.focusChild()
    assert node.text(NAME) == sample.canvas.reader.tree().group(card).label
    document, first = sample.editor.document, sample.editor.document.cards[0]
    where = node.text(QAccessible.Text.Description)
    assert next(lane.name for lane in document.lanes if lane.id == first.lane) in where
    assert find_step(document, first.step)[1].name in where
    assert node.state().selected
    assert tree.child(tree.indexOfChild(node)).text(NAME) == node.text(NAME)
    middle = sample.canvas.mapToGlobal(sample.middle(sample.rect(card)))
    assert node.rect().contains(middle)
    assert tree.childAt(middle.x(), middle.y()).text(NAME) == node.text(NAME)
    corner = sample.canvas.mapToGlobal(QPoint(2, 2))
    assert tree.childAt(corner.x(), corner.y()) is None


def test_a_deleted_card_is_gone_and_asking_it_does_no_harm(sample: Hand) -> None:
    card = sample.editor.document.cards[0].id
    node = sample.canvas.reader.tree().node(card)
    QAccessible.uniqueId(node)
    before = len(names(sample))
    sample.editor.select((card,))
    delete_selection(sample.editor)
    assert len(names(sample)) == before - 1
    assert card not in sample.canvas.reader.tree()._nodes


def test_five_hundred_edits_with_a_screen_reader(template: Hand) -> None:
    chance = random.Random(7)
    for number in range(500):
        editor, pane = template.editor, template.pane
        cards = [card.id for card in editor.document.cards]
        match chance.randrange(7):
            case 0 | 1:
                pane.cursor = cell_place(template, chance.choice((0, 1, 2, 4, 5)), chance.randrange(5))
                editor.select(())
                template.canvas.start_typing(f"card {number}")
                template.canvas.finish_editing()
            case 2 if cards:
                editor.select(chance.sample(cards, min(len(cards), 3)))
                delete_selection(editor)
            case 3 if cards:
                editor.select((chance.choice(cards),))
                move_selection(pane, chance.choice((-1, 1)), 0)
            case 4:
                editor.undo()
            case 5:
                editor.redo()
            case _ if cards:
                editor.select((chance.choice(cards),))
                duplicate_selection(pane)
        tree = QAccessible.queryAccessibleInterface(template.canvas)
        for place in range(0, tree.childCount(), 3):
            child = tree.child(place)
            assert child.isValid()
            assert child.text(NAME)
            assert QAccessible.accessibleInterface(QAccessible.uniqueId(child)) is child
            child.rect(), child.state(), child.parent()
        if number % 50 == 0:
            gc.collect()
            QApplication.processEvents()
    assert len(template.canvas.reader.tree()._nodes) <= template.canvas.reader.tree().childCount()


def test_canvases_come_and_go(sample: Hand) -> None:
    for _ in range(20):
        canvas = Canvas(Pane(sample.editor))
        canvas.show()
        tree = QAccessible.queryAccessibleInterface(canvas)
        assert QAccessible.uniqueId(tree.child(0))
        canvas.deleteLater()
        del canvas, tree
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
    assert names(sample)
