"""The table of actions, the menus made from it, and what the palette adds."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from journeymapper.drawing.icons import icon_path
from journeymapper.model.words import CURVE_LANES
from journeymapper.ui import edits, menus, words
from journeymapper.ui.actions import ACTIONS
from journeymapper.ui.dialogs.palette_entries import commands
from journeymapper.ui.dialogs.shortcuts import show_shortcuts
from journeymapper.ui.main_window import MainWindow
from journeymapper.ui.panels.palette import Entry
from tests.ui.conftest import Desk, Make


def in_menus(names: menus.Names | None = None) -> list[str]:
    """Every action that the menu bar names, those of menus inside menus too."""
    if names is None:
        return [name for _title, inner in menus.MENU_BAR for name in in_menus(inner)]
    found: list[str] = []
    for name in names:
        if isinstance(name, tuple):
            found += in_menus(name[1])
        elif name and not name.startswith("@"):
            found.append(name)
    return found


def test_every_action_has_one_place_in_the_menus() -> None:
    named = Counter(in_menus())
    assert {name for name, count in named.items() if count > 1} == set()
    assert set(named) <= set(ACTIONS)
    # Its entries stand in the menu itself; by key and from the palette it opens at the pointer.
    assert set(ACTIONS) - set(named) <= {"add_lane_menu"}


def test_no_two_actions_share_a_key() -> None:
    keys = [
        (QKeySequence(one).toString(), name)
        for name, action in ACTIONS.items()
        for one in action.shortcut.split("; ")
        if one
    ]
    assert all(text for text, _name in keys), "every key is one that Qt knows"
    assert [text for text, count in Counter(text for text, _ in keys).items() if count > 1] == []


def test_every_icon_is_there() -> None:
    for action in ACTIONS.values():
        if action.icon:
            assert icon_path(action.icon), action.id


def test_menus_have_letters_of_their_own(desk: Desk, sample: Path) -> None:
    bar = desk.window(sample).menuBar().actions()
    # The other menus have more entries than good letters; there a letter pressed again goes on to the next.
    for entries in ([action.text() for action in bar], texts(bar[0].menu()), texts(bar[-1].menu())):
        letters = [text[text.index("&") + 1].lower() for text in entries if "&" in text.replace("&&", "")]
        assert [one for one, count in Counter(letters).items() if count > 1] == [], entries


def texts(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def test_menus_inside_menus_wake_up_with_the_map(desk: Desk, sample: Path) -> None:
    window = desk.window()
    desk.program.open_path(sample, window)
    desk.settle(window)
    file_menu, insert = (window.menuBar().actions()[place].menu() for place in (0, 4))
    for menu in (file_menu, insert):
        menu.aboutToShow.emit()
    inner = [action.menu() for menu in (file_menu, insert) for action in menu.actions() if action.menu()]
    assert len(inner) == 3
    assert all(menu.isEnabled() and menu.actions() for menu in inner)


def test_the_file_menu_is_there_on_the_start_page(desk: Desk) -> None:
    window = desk.window()
    menu = window.menuBar().actions()[0].menu()
    enabled = {action.objectName() for action in menu.actions() if action.isEnabled()}
    assert {"new", "open", "open_sample", "quit"} <= enabled
    assert not {"save", "save_as", "export"} & enabled


def test_undo_names_what_it_takes_back(desk: Desk, small_map: Make) -> None:
    window = desk.window(small_map())
    window.editor.select(("c1",))
    QTest.keyClick(window.canvas, Qt.Key.Key_Delete)
    desk.settle(window)
    assert window.action_table["undo"].text() == "&Undo Delete card"
    window.action_table["undo"].trigger()
    desk.settle(window)
    assert window.action_table["redo"].text() == "&Redo Delete card"
    assert not window.action_table["undo"].isEnabled()


def entry(window: MainWindow, kind: str) -> Entry:
    return next(one for one in window.palette_panel._entries if one.kind == kind)


@pytest.mark.parametrize("kind", words.PALETTE_KINDS)
def test_a_click_in_the_palette_opens_a_card_of_that_kind(desk: Desk, sample: Path, kind: str) -> None:
    window = desk.window(sample)
    before = {card.id for card in window.editor.document.cards}
    desk.click(entry(window, kind))
    field = window.canvas.writing.field
    assert field.isVisible()
    desk.type(field, "New one")
    window.finish_editing()
    (added,) = [card for card in window.editor.document.cards if card.id not in before]
    assert (added.kind, added.text) == (kind, "New one")


def test_a_card_that_stays_empty_leaves_no_step(desk: Desk, sample: Path) -> None:
    window = desk.window(sample)
    desk.click(entry(window, "action"))
    QTest.keyClick(window.canvas.writing.field, Qt.Key.Key_Escape)
    assert window.editor.history.undo_label == ""


def test_a_kind_that_has_no_lane_gets_one(desk: Desk, small_map: Make) -> None:
    window = desk.window(small_map())
    desk.click(entry(window, "metric"))
    desk.type(window.canvas.writing.field, "CSAT")
    window.finish_editing()
    assert window.editor.document.lanes[-1].kind == "metrics"
    assert window.editor.document.cards[-1].text == "CSAT"


def test_the_palette_adds_an_emotion(desk: Desk, sample: Path) -> None:
    window = desk.window(sample)
    before = sum(len(curve.points) for curve in window.editor.document.curves)
    desk.click(entry(window, "emotion"))
    assert sum(len(curve.points) for curve in window.editor.document.curves) == before + 1
    lanes = {lane.id for lane in window.editor.document.lanes if lane.kind in CURVE_LANES}
    assert {curve.lane for curve in window.editor.document.curves} <= lanes


@pytest.mark.parametrize("name", ["add_stage", "add_step"])
def test_structure_is_added_and_named(desk: Desk, small_map: Make, name: str) -> None:
    window = desk.window(small_map())
    window.action_table[name].trigger()
    desk.type(window.canvas.writing.field, "Return it")
    window.finish_editing()
    document = window.editor.document
    names = [stage.name for stage in document.stages] + [
        s.name for stage in document.stages for s in stage.steps
    ]
    assert "Return it" in names


def test_an_empty_map_says_what_it_needs_first(desk: Desk, small_map: Make) -> None:
    window = desk.window(small_map(stages=[], lanes=[], cards=[]))
    desk.click(entry(window, "action"))
    assert "stage" in window.status._hint.text()
    assert window.editor.document.cards == ()


def test_copy_and_paste_between_two_maps(desk: Desk, small_map: Make, sample: Path) -> None:
    source = desk.window(small_map())
    source.editor.select(("c1",))
    desk.settle(source)
    source.action_table["copy"].trigger()
    target = desk.window(sample)
    before = [card.text for card in target.editor.document.cards]
    assert "Slow" not in before
    target.action_table["paste"].trigger()
    desk.qtbot.waitUntil(lambda: len(target.editor.document.cards) == len(before) + 1)
    assert "Slow" in [card.text for card in target.editor.document.cards]


def test_lines_from_another_program_become_cards(desk: Desk, small_map: Make) -> None:
    window = desk.window(small_map())
    window.editor.select(("c1",))
    QApplication.clipboard().setText("First\n\nSecond\n")
    window.action_table["paste"].trigger()
    desk.qtbot.waitUntil(lambda: len(window.editor.document.cards) == 3)
    assert [card.text for card in window.editor.document.cards] == ["Slow", "First", "Second"]
    window.undo()
    assert len(window.editor.document.cards) == 1


def test_states_appear_once_they_mean_something(desk: Desk, small_map: Make, sample: Path) -> None:
    assert not desk.window(small_map()).toolbar._states.isVisible()
    window = desk.window(sample)
    assert window.toolbar._states.isVisible()
    window.action_table["show_as_is"].trigger()
    assert window.pane.view.state == "as-is"
    assert window.action_table["show_as_is"].isChecked()
    assert not window.action_table["show_both"].isChecked()


def test_the_hint_names_what_can_be_done(desk: Desk, small_map: Make) -> None:
    window = desk.window(small_map())
    hints = []
    for chosen in ((), ("c1",), ("s1",), ("p1",), ("l1",), ("c1", "s1")):
        window.editor.select(chosen)
        desk.settle(window)
        hints.append(window.status._hint.text())
    assert all(hints)
    assert len(set(hints)) == len(hints)
    assert "Alt+1 to 5" in hints[1]


def test_the_sheet_of_keys_holds_every_key(desk: Desk, sample: Path) -> None:
    window = desk.window(sample)
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        seen.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.close()

    QTimer.singleShot(0, look)
    show_shortcuts(window)
    for action in ACTIONS.values():
        if action.shortcut:
            first = QKeySequence(action.shortcut.split("; ")[0])
            keys = first.toString(QKeySequence.SequenceFormat.NativeText)
            assert any(keys in words for words in seen), action.id


def test_a_kind_without_a_lane_leaves_none_behind_when_its_card_stays_empty(
    desk: Desk, small_map: Make
) -> None:
    window = desk.window(small_map())
    before = window.editor.document
    edits.add_card(window, "quote")
    assert len(window.editor.shown.lanes) == len(before.lanes) + 1
    QTest.keyClick(window.canvas.writing.field, Qt.Key.Key_Escape)
    assert window.editor.shown is before
    assert window.editor.is_clean


def test_lists_of_commands_name_undo_whatever_it_would_undo(desk: Desk, sample: Path) -> None:
    window = desk.window(sample)
    window.editor.select((window.editor.document.cards[0].id,))
    edits.delete(window)
    desk.settle(window)
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        seen.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.close()

    QTimer.singleShot(0, look)
    show_shortcuts(window)
    offered = [entry.name for entry in commands(window)]
    for names in (seen, offered):
        assert "Undo" in names
        assert not [name for name in names if "Delete card" in name]


def test_choosing_a_state_says_what_becomes_of_what_is_added(desk: Desk, sample: Path) -> None:
    window = desk.window(sample)
    window.show_state("to-be")
    desk.settle(window)
    assert window.status._hint.text() == "To-be alone is shown: what you add belongs to it"
