"""Whole maps made in the real window, by keyboard alone and by mouse alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeymapper.model.check import problems
from tests.ui.conftest import Desk
from tests.ui.person import ALT, CTRL, SHIFT, Key, Person, plain

STAGES = ("Discover", "Compare", "Buy", "Receive", "Use")
LANES = ("Actions", "Touchpoints", "Emotions", "Thoughts", "Pain points", "Opportunities")
ADDED = ("Thoughts", "Pain points", "Opportunities")  # to Actions, Touchpoints and Emotions
TEXTS = {
    "Actions": (
        "Sees an advertisement",
        "Reads reviews",
        "Fills the basket",
        "Opens the parcel",
        "Wears them",
    ),
    "Touchpoints": ("Instagram", "Review site", "Web shop", "Parcel service", "App"),
    "Thoughts": ("Looks good", "Which size?", "3 days late", "?why", "Worth it"),
    "Pain points": ("Too many offers", "Sizes differ", "Must register", "Nobody at home", "No spare laces"),
    "Opportunities": ("One campaign", "Size guide", "Guest checkout", "Pick a day", "Repair service"),
}


@pytest.fixture
def person(desk: Desk) -> Person:
    return Person(desk, desk.window())


def make_with_keys(person: Person) -> Person:
    for _ in range(12):
        if QApplication.focusWidget().accessibleName() == "Blank":
            break
        person.key(Key.Key_Right)
    person.key(Key.Key_Return).settled()
    person.key(Key.Key_Up).key(Key.Key_Return).type(STAGES[0]).key(Key.Key_Return)
    for name in STAGES[1:]:
        person.key(Key.Key_G, CTRL | SHIFT).type(name).key(Key.Key_Return)
    person.key(Key.Key_End, CTRL)
    for name in ADDED:
        person.choose(name, Key.Key_L, CTRL | SHIFT)
    person.key(Key.Key_Home, CTRL)
    for lane, texts in TEXTS.items():
        if lane == "Thoughts":
            person.key(Key.Key_Tab, times=len(texts))  # through the emotions
        for text in texts:
            person.type(text).key(Key.Key_Tab)
    return person.settled()


def make_with_mouse(person: Person) -> Person:
    """All by pointing and clicking; only the letters come from the keyboard."""
    person.press_tile("Blank")
    canvas = person.window.canvas
    desk = QPointF(canvas.width() - 8, canvas.height() - 8)
    first = person.document.stages[0]
    person.double_click(person.seen(first.id)).type(STAGES[0]).click(desk)
    for name in STAGES[1:]:
        last = person.seen(person.document.stages[-1].id)
        person.press_plus(QPointF(last.right, last.centre.y)).type(name).click(desk)
    for name in ADDED:
        head = person.seen(person.document.lanes[-1].id)
        person.choose_with_mouse(name, QPointF(head.centre.x, head.bottom))
    lanes = {name: lane.id for name, lane in zip(LANES, person.document.lanes, strict=True)}
    for lane, texts in TEXTS.items():
        for stage, text in zip(person.document.stages, texts, strict=True):
            step = stage.steps[0].id
            person.wheel_to(lanes[lane], step)
            person.double_click(person.cell(lanes[lane], step)).type(text).click(desk)
    return person


MAKERS = (make_with_keys, make_with_mouse)


@pytest.mark.parametrize("make", MAKERS)
def test_a_whole_map_and_all_of_it_back_and_forth(person: Person, make: Callable[[Person], Person]) -> None:
    make(person)
    made = person.document
    assert [stage.name for stage in made.stages] == list(STAGES)
    assert len(made.lanes) == 6
    assert [card.text for card in made.cards] == [text for texts in TEXTS.values() for text in texts]
    assert problems(made) == ()
    first = person.undo_all()
    assert not first.cards
    assert person.redo_all() == made
    assert person.undo_all() == first


def test_keyboard_and_mouse_make_the_same_map(desk: Desk) -> None:
    made = []
    desk.answers.changes = "discard"
    for make in MAKERS:
        person = make(Person(desk, desk.window()))
        made.append(plain(person.document))
        assert person.window.close()
    assert made[0] == made[1]


def test_fifteen_cards_are_typed_as_they_are_and_touch_no_score(person: Person) -> None:
    """On the default map beside an emotion point and a pain point that both have their values."""
    person.press_tile("Customer journey")
    window = person.window
    pains = next(lane for lane in person.document.lanes if lane.kind == "pain_points")
    first = person.document.stages[0].steps[0].id
    person.double_click(person.cell(pains.id, first)).type("Ads everywhere").key(Key.Key_Escape)
    person.key(Key.Key_4, ALT)
    scores = {card.id: card.severity for card in person.document.cards}
    points = [(point.id, point.value) for curve in person.document.curves for point in curve.points]
    assert list(scores.values()) == [4]
    texts = [
        "3 days late", "?why", "+1 from a friend", "-20 % today", "5 stars", "/search", "1", "#2", "=sum",
        "Delete me", "ctrl", "Esc", "é è ñ", "日本", "the parcel came",
    ]  # fmt: skip
    person.actions = 0
    person.key(Key.Key_Home, CTRL)
    for place, text in enumerate(texts):
        person.type(text).key(Key.Key_Tab if place % 2 else Key.Key_Return)
    assert person.actions <= 40
    person.settled()
    typed = [card.text for card in window.editor.document.cards if card.id not in scores]
    assert sorted(typed) == sorted(texts)
    assert {card.id: card.severity for card in person.document.cards if card.id in scores} == scores
    assert [(one.id, one.value) for curve in person.document.curves for one in curve.points] == points
    assert not any(card.severity for card in person.document.cards if card.id not in scores)


def test_everything_but_cards_is_changed_from_the_keyboard_too(person: Person) -> None:
    """Stages, steps, lanes and personas: added, renamed, moved, deleted, without a click."""
    person.key(Key.Key_Return).settled()
    start = person.document
    person.key(Key.Key_Up).key(Key.Key_Return).type("Looks around").key(Key.Key_Return)
    person.key(Key.Key_Right, ALT).settled()
    assert [stage.name for stage in person.document.stages][:2] == [start.stages[1].name, "Looks around"]
    person.key(Key.Key_T, CTRL | SHIFT).type("Asks a friend").key(Key.Key_Return).settled()
    moved = person.document.stages[1]
    assert [step.name for step in moved.steps] == ["", "Asks a friend"]
    person.key(Key.Key_Left, ALT).settled()
    assert [step.name for step in person.document.stages[1].steps] == ["Asks a friend", ""]
    person.key(Key.Key_Delete).settled()
    assert len(person.document.stages[1].steps) == 1
    person.key(Key.Key_Home, CTRL).key(Key.Key_Left).key(Key.Key_F2).type("Deeds").key(Key.Key_Return)
    person.key(Key.Key_Down, ALT).settled()
    assert person.document.lanes[1].name == "Deeds"
    person.key(Key.Key_Delete).settled()
    assert [lane.id for lane in person.document.lanes] == [lane.id for lane in start.lanes[1:]]
    for name in ("Mara", "Jonas"):
        person.key(Key.Key_P, CTRL | SHIFT).settled()
        person.key(Key.Key_A, CTRL).type(name).key(Key.Key_Escape).settled()
    assert [one.name for one in person.document.personas] == ["Mara", "Jonas"]
    person.key(Key.Key_Left, ALT).settled()
    assert [one.name for one in person.document.personas] == ["Jonas", "Mara"]
    person.key(Key.Key_Down).key(Key.Key_Up).settled()
    person.key(Key.Key_Delete).settled()
    assert len(person.document.personas) == 1
    assert person.undo_all() == start


def test_a_card_dropped_on_a_gap_makes_a_step(person: Person) -> None:
    person.press_tile("Sample: an online shop")
    before = person.document
    card = before.cards[0]
    columns = person.window.canvas.drawing.columns
    row = person.cell(card.lane, columns[1].step)
    person.drag(person.seen(card.id), QPointF(row.right, row.centre.y), makes="new step")
    steps = [step.id for stage in person.document.stages for step in stage.steps]
    old = [step.id for stage in before.stages for step in stage.steps]
    (new,) = set(steps) - set(old)
    assert next(one.step for one in person.document.cards if one.id == card.id) == new
    assert person.undo_all() == before


def test_escape_in_mid_drag_and_a_drop_outside_change_nothing(person: Person) -> None:
    person.press_tile("Sample: an online shop")
    before = person.document
    card = before.cards[0]
    there = person.seen(before.cards[5].id)
    person.drag(person.seen(card.id), QPointF(*there.centre), drop=False)
    assert person.window.editor.shown != before
    person.key(Key.Key_Escape)
    QTest.mouseRelease(person.window.canvas, Qt.MouseButton.LeftButton, pos=QPoint(0, 0))
    person.settled()
    assert person.document is before
    assert person.window.editor.shown is before
    person.drag(person.seen(card.id), QPointF(-200, 300))
    assert person.document is before
    assert person.window.editor.history.undo_label == ""


def test_the_button_for_personas_leads_to_the_first_one(person: Person) -> None:
    """On a map without any: the button, Enter, the name; nothing that is typed becomes a card."""
    person.press_tile("Customer journey")
    person.window.action_table["personas"].trigger()
    person.settled()
    assert QApplication.focusWidget().text() == "Add a persona"
    person.key(Key.Key_Return).settled().type("Mara").settled()
    assert [one.name for one in person.document.personas] == ["Mara"]
    assert person.document.cards == ()


def test_the_status_line_says_what_the_keys_do_while_one_writes(person: Person) -> None:
    person.press_tile("Customer journey")
    person.type("Sees an ad")
    person.window.canvas.writing.commit()
    person.settled()
    assert "Tab: next step" in person.window.status._hint.text()


def test_ctrl_enter_breaks_the_line_while_one_writes_and_adds_a_card_else(person: Person) -> None:
    person.press_tile("Customer journey")
    person.type("Sees").key(Key.Key_Return, CTRL).type("an ad").key(Key.Key_Escape).settled()
    person.key(Key.Key_Return, CTRL).type("Asks").key(Key.Key_Escape).settled()
    assert [card.text for card in person.document.cards] == ["Sees\nan ad", "Asks"]


def test_one_key_goes_round_the_parts_of_the_window(person: Person) -> None:
    person.press_tile("Customer journey")
    window = person.window
    window.action_table["outline"].trigger()
    window.canvas.setFocus()
    parts = [window.inspector, window.seeing.side, window.canvas]
    for part in parts:
        person.key(Key.Key_F6)
        focused = person.focused()
        assert part is focused or part.isAncestorOf(focused)
