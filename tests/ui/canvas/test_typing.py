"""Writing first: letters make cards, keys move on, nothing is lost and nothing empty stays."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from tests.ui.canvas.conftest import Hand, cell_place

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize("text", ["3 days late", "?why", "+1 from support", "Überraschung", "日本"])
def test_what_is_typed_is_the_text_of_a_new_card(template: Hand, text: str) -> None:
    place = cell_place(template, 0, 0)
    template.pane.cursor = place
    template.type(text).key(Qt.Key.Key_Escape)
    assert template.texts(*place) == [text]
    assert template.labels() == ["Add card"]


def test_a_letter_never_replaces_a_selected_card(sample: Hand) -> None:
    card = sample.editor.document.cards[0]
    sample.click(card.id).type("New").key(Qt.Key.Key_Escape)
    assert card in sample.editor.document.cards
    assert "New" in sample.texts(card.lane, card.step)


def test_enter_opens_the_next_card_and_tab_goes_to_the_next_step(template: Hand) -> None:
    first, second = cell_place(template, 0, 0), cell_place(template, 0, 1)
    template.pane.cursor = first
    template.type("one").key(Qt.Key.Key_Return).type("two").key(Qt.Key.Key_Tab)
    template.type("three").key(Qt.Key.Key_Escape)
    assert template.texts(*first) == ["one", "two"]
    assert template.texts(*second) == ["three"]
    template.key(Qt.Key.Key_Backtab)
    assert template.pane.cursor == first


def test_an_empty_new_card_leaves_no_trace(template: Hand) -> None:
    before = template.editor.document
    template.pane.cursor = cell_place(template, 0, 0)
    template.key(Qt.Key.Key_Return)
    assert template.canvas.writing.id
    template.key(Qt.Key.Key_Escape)
    assert template.editor.shown is before
    assert template.labels() == []


def test_a_card_emptied_while_it_is_new_leaves_no_step(template: Hand) -> None:
    template.pane.cursor = cell_place(template, 0, 0)
    template.type("oh")
    template.canvas.writing.commit()
    assert template.labels() == ["Add card"]
    template.key(Qt.Key.Key_Backspace).key(Qt.Key.Key_Backspace).key(Qt.Key.Key_Escape)
    assert template.labels() == []
    assert not template.editor.document.cards


def test_typing_shows_at_once_and_is_committed_after_a_rest(template: Hand) -> None:
    place = cell_place(template, 0, 0)
    template.pane.cursor = place
    template.type("now")
    assert [card.text for card in template.editor.shown.cards] == ["now"]
    assert not template.editor.document.cards
    template.qtbot.waitUntil(lambda: template.texts(*place) == ["now"])
    template.type(" and then")
    template.qtbot.waitUntil(lambda: template.texts(*place) == ["now and then"])
    template.key(Qt.Key.Key_Escape)
    assert template.labels() == ["Add card"]
    template.editor.undo()
    assert template.texts(*place) == []


def test_f2_and_double_click_edit_what_is_there(sample: Hand) -> None:
    card = sample.editor.document.cards[0]
    sample.click(card.id).key(Qt.Key.Key_F2)
    assert sample.canvas.writing.id == card.id
    sample.key(Qt.Key.Key_End, CTRL).type("!").key(Qt.Key.Key_Escape)
    assert sample.editor.document.cards[0].text == card.text + "!"
    assert sample.labels() == ["Edit text"]
    sample.canvas.finish_editing()
    at = sample.middle(sample.rect(card.id))
    sample.qtbot.mouseDClick(sample.canvas, Qt.MouseButton.LeftButton, pos=at)
    assert sample.canvas.writing.id == card.id


def test_ctrl_enter_breaks_the_line(template: Hand) -> None:
    place = cell_place(template, 0, 0)
    template.pane.cursor = place
    template.type("a").key(Qt.Key.Key_Return, CTRL).type("b").key(Qt.Key.Key_Escape)
    assert template.texts(*place) == ["a\nb"]


@pytest.mark.parametrize("index", [0, 4])
def test_stages_and_lanes_are_named_in_place(template: Hand, index: int) -> None:
    document = template.editor.document
    for id in (document.stages[index].id, document.lanes[index].id):
        assert template.canvas.edit(id)
        template.key(Qt.Key.Key_A, CTRL).type("Named").key(Qt.Key.Key_Return)
        assert not template.canvas.writing.id
    document = template.editor.document
    assert (document.stages[index].name, document.lanes[index].name) == ("Named", "Named")
    assert template.labels() == ["Rename stage", "Rename lane"]


def test_title_and_emotion_labels_are_written_in_place(sample: Hand) -> None:
    sample.canvas.edit("title")
    sample.key(Qt.Key.Key_A, CTRL).type("Shoes").key(Qt.Key.Key_Return)
    point = sample.editor.document.curves[0].points[0]
    sample.canvas.edit(point.id)
    sample.key(Qt.Key.Key_A, CTRL).type("Tired").key(Qt.Key.Key_Return)
    assert sample.editor.document.title == "Shoes"
    assert sample.editor.document.curves[0].points[0].label == "Tired"


def test_arrows_move_and_alt_arrows_move_the_card(template: Hand) -> None:
    place = cell_place(template, 0, 0)
    template.pane.cursor = place
    template.type("x").key(Qt.Key.Key_Escape)
    template.key(Qt.Key.Key_Right, ALT)
    assert template.texts(*cell_place(template, 0, 1)) == ["x"]
    template.key(Qt.Key.Key_Down)
    assert template.pane.cursor == cell_place(template, 1, 1)
    template.key(Qt.Key.Key_Up).key(Qt.Key.Key_Delete)
    assert not template.editor.document.cards


def test_digits_set_a_focused_emotion_point_and_nothing_else(sample: Hand) -> None:
    point = sample.editor.document.curves[0].points[0]
    sample.editor.select((point.id,))
    sample.type("5")
    assert sample.editor.document.curves[0].points[0].value == 2.0
    sample.type("-")
    assert sample.editor.document.curves[0].points[0].value == 1.5
    assert len(sample.editor.document.cards) == len(sample.editor.history.entries[0].document.cards)


def test_space_alone_starts_nothing(template: Hand) -> None:
    template.key(Qt.Key.Key_Space)
    assert not template.canvas.writing.id


# -- input methods ---------------------------------------------------------------------------


def compose(hand: Hand, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(hand.focused() if not hand.canvas.writing.is_composing else hand.canvas, event)


def test_a_composition_starts_a_card_and_stays_whole(template: Hand) -> None:
    place = cell_place(template, 0, 0)
    template.pane.cursor = place
    for preedit in ("に", "にほ", "にほん", "日本"):
        compose(template, preedit)
        assert template.canvas.writing.is_composing
    compose(template, "", "日本")
    assert not template.canvas.writing.is_composing
    compose(template, "ご")
    compose(template, "", "語")
    template.key(Qt.Key.Key_Escape)
    assert template.texts(*place) == ["日本語"]


def test_a_dead_key_makes_one_letter(template: Hand) -> None:
    place = cell_place(template, 0, 0)
    template.pane.cursor = place
    compose(template, "^")
    compose(template, "", "ê")
    template.type("tre").key(Qt.Key.Key_Escape)
    assert template.texts(*place) == ["être"]


def test_a_composition_given_up_leaves_no_card(template: Hand) -> None:
    template.pane.cursor = cell_place(template, 0, 0)
    compose(template, "に")
    compose(template, "")
    assert not template.canvas.writing.id
    assert not template.editor.shown.cards
    assert template.labels() == []


def test_letters_win_over_shortcuts_of_the_window(template: Hand) -> None:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
    event.ignore()
    QApplication.sendEvent(template.canvas, event)
    assert event.isAccepted()
    with_control = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_S, CTRL, "\x13")
    with_control.ignore()
    QApplication.sendEvent(template.canvas, with_control)
    assert not with_control.isAccepted()
