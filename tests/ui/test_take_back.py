"""What was deleted is offered back beside the sentence that tells of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from journeymapper.model.lookup import CellPlace
from journeymapper.operations.cards import edit_card
from journeymapper.operations.facts import set_title
from journeymapper.ui.main_window import MainWindow
from tests.ui.conftest import Desk
from tests.ui.person import CTRL, SHIFT, Key, Person


def link(window: MainWindow) -> QAbstractButton:
    (found,) = [one for one in window.status.findChildren(QAbstractButton) if one.text() == "Undo"]
    return found


def with_key(person: Person) -> None:
    person.key(Key.Key_Delete)


def with_menu(person: Person) -> None:
    person.window.action_table["delete"].trigger()


def in_outline(person: Person) -> None:
    person.key(Key.Key_O, CTRL | SHIFT).settled().key(Key.Key_Delete)


@pytest.fixture
def person(desk: Desk, sample: Path) -> Person:
    """Somebody who has selected the first stage."""
    person = Person(desk, desk.window(sample))
    person.window.editor.select((person.document.stages[0].id,))
    return person.settled()


@pytest.mark.parametrize("delete", [with_key, with_menu, in_outline])
def test_cards_that_went_with_a_stage_are_offered_back(
    person: Person, delete: Callable[[Person], None]
) -> None:
    window, before = person.window, person.document
    delete(person)
    person.settled()
    gone = len(before.cards) - len(person.document.cards)
    assert (gone > 1, window.status._hint.text()) == (True, f"{gone} cards deleted")
    assert link(window).isVisible()
    beside = link(window).x() - window.status._hint.geometry().right()
    assert 0 < beside < 20
    person.desk.click(link(window))
    person.settled()
    assert person.document is before
    assert not link(window).isVisible()
    assert window.canvas.hasFocus()


def test_the_link_is_reached_and_used_with_keys(person: Person) -> None:
    window, before = person.window, person.document
    with_key(person)
    assert link(window).focusPolicy() & Qt.FocusPolicy.TabFocus
    window.status._fit.setFocus()
    QTest.keyClick(window.status._fit, Key.Key_Backtab)
    assert link(window).hasFocus()
    QTest.keyClick(link(window), Key.Key_Return)
    assert person.document is before


def test_looking_on_keeps_the_offer_and_another_edit_ends_it(person: Person) -> None:
    window = person.window
    with_key(person)
    person.key(Key.Key_Right, times=2).settled()
    assert link(window).isVisible()
    window.editor.commit("Rename", set_title(person.document, "Another"))
    person.settled()
    assert not link(window).isVisible()
    assert "deleted" not in window.status._hint.text()


def test_a_text_that_is_open_is_not_what_the_link_takes_back(person: Person) -> None:
    window, before = person.window, person.document
    with_key(person)
    person.settled().type("New")
    assert link(window).isVisible()
    person.desk.click(link(window))
    assert person.document is not before
    assert [card.text for card in person.document.cards if card.text == "New"] == ["New"]


def test_the_offer_lasts_a_while(person: Person) -> None:
    window = person.window
    window.status._while.setInterval(1)
    with_key(person)
    person.desk.qtbot.waitUntil(lambda: not link(window).isVisible())
    assert "deleted" not in window.status._hint.text()


def test_after_an_undo_the_cell_cursor_stands_where_the_selected_card_is(desk: Desk, sample: Path) -> None:
    window = desk.window(sample)
    person, pane = Person(desk, window), window.canvas.pane
    card = person.document.cards[0]
    window.editor.select((card.id,))
    elsewhere = person.document.stages[-1].steps[-1].id
    window.editor.commit("Rename", edit_card(person.document, card.id, text="Other"), (card.id,))
    pane.cursor = CellPlace(card.lane, elsewhere)
    person.settled()
    window.action_table["undo"].trigger()
    assert window.editor.selection == (card.id,)
    assert pane.cursor == CellPlace(card.lane, card.step)
