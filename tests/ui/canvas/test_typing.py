"""Writing first: letters make cards, keys move on, nothing is lost and nothing empty stays."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from journeymapper.model.lookup import CellPlace
from journeymapper.model.record import evolve
from journeymapper.ui.canvas.invitation import words_for
from journeymapper.ui.hints import hint_for
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


def test_shift_and_arrows_select_more_than_one(template: Hand) -> None:
    template.pane.cursor = cell_place(template, 0, 0)
    template.type("a").key(Qt.Key.Key_Tab).type("b").key(Qt.Key.Key_Escape)
    template.key(Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert len(template.editor.selection) == 2
    template.key(Qt.Key.Key_Delete)
    assert not template.editor.document.cards


def test_digits_set_a_focused_emotion_point_and_nothing_else(sample: Hand) -> None:
    point = sample.editor.document.curves[0].points[0]
    sample.editor.select((point.id,))
    sample.type("5")
    assert sample.editor.document.curves[0].points[0].value == 2.0
    sample.type("-")
    assert sample.editor.document.curves[0].points[0].value == 1.5
    assert len(sample.editor.document.cards) == len(sample.editor.history.entries[0].document.cards)


def label(hand: Hand) -> str:
    return hand.editor.document.curves[0].points[0].label


@pytest.mark.parametrize("text", ["Relief, 3 days late", "?", "Überrascht", "疲"])
def test_letters_label_a_selected_emotion_point_in_one_step(sample: Hand, text: str) -> None:
    before = sample.editor.document
    assert label(sample) == "Sore feet"
    sample.click(before.curves[0].points[0].id).type(text)
    sample.qtbot.waitUntil(lambda: label(sample) == text)  # a copy for recovery has it
    sample.type("!").key(Qt.Key.Key_Return)
    assert label(sample) == f"{text}!"
    assert not sample.canvas.writing.id
    assert sample.labels() == ["Label emotion"]
    sample.editor.undo()
    assert sample.editor.document is before


@pytest.mark.parametrize("committed", [False, True])
def test_escape_takes_back_a_label_that_letters_began(sample: Hand, committed: bool) -> None:
    before = sample.editor.document
    sample.click(before.curves[0].points[0].id).type("oops")
    if committed:
        sample.qtbot.waitUntil(lambda: label(sample) == "oops")
    sample.key(Qt.Key.Key_Escape)
    assert label(sample) == "Sore feet"
    assert sample.editor.shown is sample.editor.document is before
    assert (sample.labels(), sample.canvas.writing.id) == ([], "")
    assert sample.editor.selection == (before.curves[0].points[0].id,)


def test_enter_on_an_emotion_point_still_edits_its_label(sample: Hand) -> None:
    sample.click(sample.editor.document.curves[0].points[0].id).key(Qt.Key.Key_Return)
    sample.key(Qt.Key.Key_End).type(" again").key(Qt.Key.Key_Escape)
    assert label(sample) == "Sore feet again"


def test_a_composition_labels_a_selected_point_or_leaves_it_as_it_was(sample: Hand) -> None:
    before = sample.editor.document
    sample.click(before.curves[0].points[0].id)
    compose(sample, "に")
    assert sample.canvas.writing.is_composing
    compose(sample, "")
    assert sample.editor.shown is before
    for preedit in ("に", "にほ"):
        compose(sample, preedit)
    compose(sample, "", "日本")
    sample.key(Qt.Key.Key_Return)
    assert label(sample) == "日本"
    assert sample.labels() == ["Label emotion"]


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


def test_cards_keep_the_order_in_which_they_are_typed_while_a_filter_is_on(sample: Hand) -> None:
    first = sample.editor.document.cards[0]
    place = CellPlace(first.lane, first.step)
    before = sample.texts(*place)
    sample.canvas.look(evolve(sample.pane.view, text="nothing has these words"))
    sample.pane.cursor = place
    sample.type("one").key(Qt.Key.Key_Return).type("two").key(Qt.Key.Key_Return).type("three")
    sample.key(Qt.Key.Key_Escape)
    assert sample.texts(*place) == [*before, "one", "two", "three"]


def test_a_card_lands_behind_the_selected_one_and_not_behind_what_a_filter_shows_of_it(sample: Hand) -> None:
    cards = sample.editor.document.cards
    first = next(one for one, next_ in pairwise(cards) if (one.lane, one.step) == (next_.lane, next_.step))
    place = CellPlace(first.lane, first.step)
    second, *rest = sample.texts(*place)[1:]
    sample.canvas.look(evolve(sample.pane.view, text=second))
    sample.pane.cursor = place
    shown = next(card.id for card in cards if (card.lane, card.step) == place and card.text == second)
    sample.editor.select((shown,))
    sample.type("New").key(Qt.Key.Key_Escape)
    assert sample.texts(*place) == [first.text, second, "New", *rest]


def test_letters_over_a_curve_say_what_can_be_done_there(template: Hand) -> None:
    lane = next(n for n, lane in enumerate(template.editor.document.lanes) if lane.kind == "emotions")
    template.pane.cursor = cell_place(template, lane, 0)
    assert "Enter" in words_for(template.canvas)
    assert "type" not in words_for(template.canvas)
    said: list[str] = []
    template.canvas.hintChanged.connect(said.append)
    template.type("a")
    assert said[-1].startswith("This lane holds no cards · ")
    assert said[-1].endswith("Enter or a double click adds a point")
    points = template.editor.document.curves[0].points
    template.key(Qt.Key.Key_Return)
    assert len(template.editor.document.curves[0].points) == len(points) + 1
    assert "1 to 5" in words_for(template.canvas)


@pytest.mark.parametrize("folded", ["lane", "stage"])
def test_a_collapsed_cell_opens_for_what_is_typed_into_it(template: Hand, folded: str) -> None:
    place = cell_place(template, 0, 1)
    stage = template.editor.document.stages[1].id
    change = {"collapsed_lanes": (place.lane,)} if folded == "lane" else {"collapsed_stages": (stage,)}
    template.canvas.look(evolve(template.pane.view, **change))
    template.pane.cursor = place
    template.type("Here")
    view = template.pane.view
    assert (view.collapsed_lanes, view.collapsed_stages) == ((), ())
    field, card = template.canvas.writing.field.geometry(), template.rect(template.canvas.writing.id)
    assert card.width > 100
    assert QRectF(*card).contains(QRectF(field).center())
    template.key(Qt.Key.Key_Escape)
    assert template.texts(*place) == ["Here"]


def test_alt_arrows_leave_an_empty_new_card_and_the_cursor_where_they_are(template: Hand) -> None:
    place = cell_place(template, 0, 1)
    template.pane.cursor = place
    template.key(Qt.Key.Key_Return)
    id = template.canvas.writing.id
    template.key(Qt.Key.Key_Right, ALT)
    assert (template.pane.cursor, template.canvas.writing.id) == (place, id)
    template.type("Now").key(Qt.Key.Key_Escape)
    assert template.texts(*place) == ["Now"]


def test_alt_arrows_take_a_card_along_with_the_field_that_is_open_on_it(template: Hand) -> None:
    template.pane.cursor = cell_place(template, 0, 1)
    template.type("On").key(Qt.Key.Key_Right, ALT).type("ward").key(Qt.Key.Key_Escape)
    assert template.texts(*cell_place(template, 0, 1)) == []
    assert template.texts(*cell_place(template, 0, 2)) == ["Onward"]


@pytest.mark.parametrize("state", ["as-is", "to-be"])
def test_what_is_typed_belongs_to_the_state_that_is_shown_alone(template: Hand, state: str) -> None:
    template.canvas.look(evolve(template.pane.view, state=state))
    template.pane.cursor = cell_place(template, 0, 1)
    template.type("Now")
    assert hint_for(template.pane, template.canvas.writing.id).startswith("New card in")
    template.key(Qt.Key.Key_Escape)
    template.canvas.look(evolve(template.pane.view, state=""))
    template.type("Always").key(Qt.Key.Key_Escape)
    assert [card.state for card in template.editor.document.cards] == [state, "both"]
