"""The inspector edits every field of what is selected, one undo step a field, and never gets in the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from journeymapper.model.card import Card
from journeymapper.model.document import Document
from journeymapper.model.lane import Lane
from journeymapper.model.persona import Persona
from journeymapper.model.stage import Stage, Step
from journeymapper.ui.main_window import MainWindow
from journeymapper.ui.panels.field import place_after
from journeymapper.ui.panels.segments import ScoreField, SegmentField
from tests.ui.conftest import SMALL, Desk
from tests.ui.inspecting import cards, control, select, steps_made

HIDDEN = {  # fields that have their place elsewhere: in extras, on the canvas, in a later panel
    "card": {"id", "lane", "step", "until", "personas", "picture", "notes", "author", "hidden", "colour"},
    "stage": {"id", "steps", "colour"},
    "step": {"id", "width"},
    "lane": {"id", "height", "line", "scale"},
    "persona": {"id", "picture", "colour"},
}


@pytest.fixture
def window(desk: Desk, sample: Path) -> MainWindow:
    window = desk.window(sample)
    window.inspector._more_open = True
    return window


def fill(desk: Desk, field: QWidget) -> None:
    """Put something else into any control, by hand."""
    match field:
        case QComboBox():
            field.setFocus()
            place = (field.currentIndex() + 1) % field.count()
            field.setCurrentIndex(place)
            field.activated.emit(place)
        case SegmentField():
            other = next(button for button in field._buttons.values() if not button.isChecked())
            desk.click(other)
        case ScoreField():
            field.setFocus()
            QTest.keyClicks(field, "2" if field._value != 2 else "3")
        case QCheckBox():
            field.click()
        case QLineEdit() | QPlainTextEdit():
            field.selectAll()
            desk.type(field, "7")
        case _:
            raise TypeError(f"nobody knows how to fill {field!r}")


KINDS: dict[str, Callable[[Document], Any]] = {
    "touchpoint": lambda document: next(c for c in document.cards if c.kind == "touchpoint"),
    "pain_point": lambda document: next(c for c in document.cards if c.kind == "pain_point"),
    "opportunity": lambda document: next(c for c in document.cards if c.kind == "opportunity"),
    "metric": lambda document: next(c for c in document.cards if c.kind == "metric"),
    "action": lambda document: next(c for c in document.cards if c.kind == "action"),
    "stage": lambda document: document.stages[1],
    "step": lambda document: document.stages[1].steps[0],
    "lane": lambda document: document.lanes[0],
    "divider": lambda document: next(lane for lane in document.lanes if lane.kind == "divider"),
    "point": lambda document: document.curves[0].points[0],
    "persona": lambda document: document.personas[0],
    "map": lambda document: None,
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_the_form_is_edited_in_one_step_that_undo_takes_back(
    desk: Desk, window: MainWindow, kind: str
) -> None:
    record = KINDS[kind](window.editor.document)
    chosen = (record.id,) if record is not None else ()
    select(desk, window, *chosen)
    names = list(window.inspector._controls)
    assert names
    for name in names:
        select(desk, window, *chosen)
        before = window.editor.document
        count = len(steps_made(window))
        fill(desk, control(window, name))
        desk.settle(window)
        assert window.editor.document != before, name
        assert len(steps_made(window)) == count + 1, name
        window.undo()
        desk.settle(window)
        assert window.editor.document == before, name


@pytest.mark.parametrize(
    ("kind", "record", "ids"),
    [
        ("card", Card, lambda document: [card.id for card in document.cards]),
        ("stage", Stage, lambda document: [document.stages[0].id]),
        ("step", Step, lambda document: [document.stages[0].steps[0].id]),
        ("lane", Lane, lambda document: [document.lanes[0].id]),
        ("persona", Persona, lambda document: [document.personas[0].id]),
    ],
)
def test_no_field_of_a_record_is_out_of_reach(
    desk: Desk, window: MainWindow, kind: str, record: Any, ids: Callable[[Document], list[str]]
) -> None:
    reached: set[str] = set()
    for id in ids(window.editor.document):
        window.editor.select((id,))
        window.inspector.refresh()
        reached |= set(window.inspector._controls)
    assert set(record.model_fields) - HIDDEN[kind] - reached == set()


def test_typing_is_one_undo_step_and_keeps_focus_and_cursor(desk: Desk, window: MainWindow) -> None:
    card = cards(window, "pain_point")[0]
    select(desk, window, card.id)
    field = control(window, "text")
    field.setFocus()
    cursor = field.textCursor()
    cursor.setPosition(3)
    field.setTextCursor(cursor)
    for letter in "abc def":
        QTest.keyClicks(field, letter)
        desk.settle(window)
    assert control(window, "text") is field
    assert field.hasFocus()
    assert field.textCursor().position() == 10
    assert window.editor.document.cards[[c.id for c in window.editor.document.cards].index(card.id)].text == (
        card.text[:3] + "abc def" + card.text[3:]
    )
    assert steps_made(window) == ["Edit Text"]


def test_coming_back_to_a_field_begins_a_new_step(desk: Desk, window: MainWindow) -> None:
    select(desk, window, cards(window, "action")[0].id)
    desk.type(control(window, "text"), "a")
    control(window, "url").setFocus()
    desk.type(control(window, "text"), "b")
    assert steps_made(window) == ["Edit Text", "Edit Text"]


def test_undo_in_a_field_is_the_undo_of_the_map(desk: Desk, window: MainWindow) -> None:
    select(desk, window, window.editor.document.personas[0].id)
    name = window.editor.document.personas[0].name
    field = control(window, "name")
    field.setFocus()
    field.moveCursor(field.textCursor().MoveOperation.End)
    desk.type(field, "xyz")
    desk.settle(window)
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.settle(window)
    assert window.editor.document.personas[0].name == name
    assert field.toPlainText() == name
    QTest.keyClick(field, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    desk.settle(window)
    assert field.toPlainText() == name + "xyz"


def test_half_typed_numbers_and_lists_stay_as_they_are_typed(desk: Desk, window: MainWindow) -> None:
    card = cards(window, "metric")[0]
    select(desk, window, card.id)
    for name, typed in (("value", "4."), ("tags", "mobile, "), ("value", "-")):
        field = control(window, name)
        field.selectAll()
        desk.type(field, typed)
        desk.settle(window)
        assert field.text() == typed


def test_several_things_show_what_differs_and_take_one_value(desk: Desk, window: MainWindow) -> None:
    pains = cards(window, "pain_point")
    assert len({card.severity for card in pains}) > 1
    select(desk, window, *(card.id for card in pains))
    assert control(window, "text").toPlainText() == ""
    assert control(window, "text").placeholderText() == "Different values"
    field = control(window, "severity")
    field.setFocus()
    QTest.keyClicks(field, "4")
    desk.settle(window)
    assert {card.severity for card in cards(window, "pain_point")} == {4}
    assert len(steps_made(window)) == 1


def test_cards_of_several_kinds_share_the_fields_that_all_have(desk: Desk, window: MainWindow) -> None:
    select(desk, window, cards(window, "pain_point")[0].id, cards(window, "metric")[0].id)
    names = set(window.inspector._controls)
    assert {"text", "evidence", "tags", "kind"} <= names
    assert not {"severity", "value", "channel"} & names


def test_another_kind_is_another_form_and_the_keyboard_stays(desk: Desk, window: MainWindow) -> None:
    card = cards(window, "pain_point")[0]
    select(desk, window, card.id)
    kind = control(window, "kind")
    kind.setFocus()
    place = kind.findData("metric")
    kind.setCurrentIndex(place)
    kind.activated.emit(place)
    desk.settle(window)
    assert "target" in window.inspector._controls
    assert control(window, "kind").hasFocus()
    hidden = next(one for one in window.editor.document.cards if one.id == card.id)
    assert hidden.severity == card.severity


def test_a_word_of_ones_own_is_taken_where_the_list_is_open(desk: Desk, window: MainWindow) -> None:
    card = cards(window, "touchpoint")[0]
    select(desk, window, card.id)
    field = control(window, "channel")
    field.lineEdit().selectAll()
    desk.type(field.lineEdit(), "Kiosk")
    assert window.save()  # also when it is saved in the middle of the word
    assert cards(window, "touchpoint")[0].channel == "Kiosk"


def test_what_does_not_fit_changes_nothing_and_is_said(desk: Desk, window: MainWindow) -> None:
    select(desk, window, cards(window, "opportunity")[0].id)
    before = window.editor.document
    field = control(window, "owner")
    field.setFocus()
    field.setText("x" * 300_000)
    field.textEdited.emit(field.text())
    assert window.editor.document is before
    assert window.status._hint.text()


def test_fields_are_as_tall_as_their_words(desk: Desk, window: MainWindow) -> None:
    select(desk, window)
    short, line = control(window, "title"), control(window, "date")
    assert abs(short.height() - line.height()) <= 6
    before = short.height()
    desk.type(short, "a name that goes on for so long that it can never be written in one line of it")
    assert short.height() > before
    assert not short.verticalScrollBar().isVisible()


def test_a_name_has_no_line_breaks(desk: Desk, window: MainWindow) -> None:
    select(desk, window, window.editor.document.stages[0].id)
    field = control(window, "name")
    field.selectAll()
    desk.type(field, "Before")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.editor.document.stages[0].name == "Before"
    assert not field.hasFocus()


@pytest.mark.parametrize(
    ("before", "after", "place", "wanted"),
    [("abXcd", "abcd", 3, 2), ("abcd", "abcd!", 4, 5), ("abcd", "", 2, 0), ("abc", "xyz", 1, 1)],
)
def test_the_cursor_stays_behind_the_same_words(before: str, after: str, place: int, wanted: int) -> None:
    assert place_after(before, after, place) == wanted


def test_segments_never_squeeze_their_words(desk: Desk, window: MainWindow) -> None:
    select(desk, window, cards(window, "action")[0].id)
    for name in ("evidence", "state"):
        for button in control(window, name)._buttons.values():
            assert button.width() >= button.sizeHint().width(), button.text()


def test_pressing_the_chosen_evidence_again_takes_it_off(desk: Desk, window: MainWindow) -> None:
    card = next(card for card in window.editor.document.cards if card.evidence == "observed")
    select(desk, window, card.id)
    desk.click(control(window, "evidence")._buttons["observed"])
    found = next(one for one in window.editor.document.cards if one.id == card.id)
    assert found.evidence == ""


def test_the_map_is_seen_before_the_form_is_made(desk: Desk, sample: Path) -> None:
    window = desk.window()
    assert desk.program.open_path(sample, window)
    assert not window.inspector._controls
    desk.qtbot.waitUntil(lambda: bool(window.inspector._controls))
    assert window.canvas.is_complete


def test_the_selected_card_stays_in_sight_when_the_inspector_opens(desk: Desk, sample: Path) -> None:
    window = desk.window(sample, SMALL)
    canvas = window.canvas
    assert not window.inspector.isVisible()
    steps = [column.step for column in canvas.drawing.columns]
    canvas.set_zoom(0.9)
    card = next(card for card in window.editor.document.cards if card.step == steps[-2])
    window.editor.select((card.id,))
    canvas.reveal(card.id)
    canvas.move_to(canvas.view.scrolled(seen(canvas, card.id).right - canvas.width() + 20, 0))
    desk.settle(window)
    window.action_table["inspector"].trigger()
    desk.settle(window)
    assert window.inspector.isVisible()
    assert 0 < seen(canvas, card.id).x < seen(canvas, card.id).right <= canvas.width()


def test_what_was_out_of_sight_stays_there_when_the_inspector_opens(desk: Desk, sample: Path) -> None:
    window = desk.window(sample, SMALL)
    canvas = window.canvas
    canvas.set_zoom(1.0)
    window.editor.select((window.editor.document.cards[-1].id,))
    canvas.move_to(canvas.view.placed(0, 0))
    desk.settle(window)
    before = canvas.view
    window.action_table["inspector"].trigger()
    desk.settle(window)
    assert canvas.width() < before.width
    assert (canvas.view.x, canvas.view.y) == (before.x, before.y)


def seen(canvas, id: str):
    """Where a thing stands in the window."""
    found = canvas.places_now().find(id)
    return canvas.sight.to_pixel(found.rect, found.strip)


def test_a_score_is_a_slider_to_screen_readers(qtbot) -> None:
    field = ScoreField()
    qtbot.addWidget(field)
    told: list[object] = []
    field.edited.connect(told.append)
    field.show_value(3)
    seen = QAccessible.queryAccessibleInterface(field)
    assert seen.role() == QAccessible.Role.Slider
    assert (field.minimum(), field.value(), field.maximum()) == (0, 3, 5)
    assert told == []
    field.setValue(5)  # as a screen reader does
    field.setValue(0)
    assert told == [5, None]


@pytest.mark.parametrize(
    ("typed", "value"), [("1,5", 1.5), ("12,34", 12.34), ("1,500", 1500.0), ("2.5", 2.5)]
)
def test_a_number_may_have_a_comma(desk: Desk, sample: Path, typed: str, value: float) -> None:
    window = desk.window(sample)
    card = cards(window, "metric")[0]
    select(desk, window, card.id)
    field = control(window, "value")
    field.selectAll()
    desk.type(field, typed)
    desk.settle(window)
    assert field.text() == typed
    assert cards(window, "metric")[0].value == value


@pytest.mark.parametrize(
    ("typed", "kept"), [("7 or so", "7"), ("nan", ""), ("inf", ""), ("9e99", "9000000000")]
)
def test_what_is_no_number_does_not_stay_in_its_field(
    desk: Desk, sample: Path, typed: str, kept: str
) -> None:
    window = desk.window(sample)
    select(desk, window, cards(window, "metric")[0].id)
    field = control(window, "value")
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    desk.type(field, typed)
    desk.settle(window)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert field.text() == kept
    assert cards(window, "metric")[0].value == (float(kept) if kept else None)
