"""Finding and replacing in the real window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from journeymapper.editor.find import Wanted, find_all
from journeymapper.editor.folding import fold_lanes
from journeymapper.model.record import LONGEST, evolve
from journeymapper.model.view import WHOLE
from journeymapper.ui.main_window import MainWindow
from tests.ui.conftest import Desk, Make

Key, Shift = Qt.Key, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(desk: Desk, sample: Path) -> MainWindow:
    return desk.window(sample)


def start(window: MainWindow, text: str, replacing: bool = False):
    window.action_table["replace" if replacing else "find"].trigger()
    bar = window.seeing.find_bar
    bar.field.clear()
    QTest.keyClicks(bar.field, text)
    return bar


def test_enter_walks_round_and_each_match_comes_into_sight(desk: Desk, window: MainWindow) -> None:
    window.canvas.set_zoom(2.0)
    bar = start(window, "size")
    matches = find_all(window.editor.document, Wanted("size"))
    seen = []
    for _match in matches:
        seen.append(bar.matches[bar.at])
        found = window.canvas.places_now().find(seen[-1].id)
        rect = window.canvas.sight.to_pixel(found.rect, found.strip)
        assert rect.intersects(window.canvas.sight.window_of(found.strip))
        QTest.keyClick(bar.field, Key.Key_Return)
    assert seen == list(matches)
    assert bar.at == 0, "round and round"
    QTest.keyClick(bar.field, Key.Key_Return, Shift)
    assert bar.at == len(matches) - 1
    assert bar._count.text().startswith(f"{len(matches)} of {len(matches)}")
    assert window.editor.is_clean
    QTest.keyClick(bar.field, Key.Key_Escape)
    assert window.canvas.hasFocus()
    assert window.editor.selection == (matches[-1].id,)


def test_what_is_found_shines_on_the_map(desk: Desk, window: MainWindow) -> None:
    desk.settle(window)
    card = next(card for card in window.editor.document.cards if "sizes of 31" in card.text)
    window.canvas.reveal(card.id)
    desk.settle(window)
    before = window.canvas.grab().toImage()
    bar = start(window, "sizes of 31")
    desk.settle(window)
    after = window.canvas.grab().toImage()
    found = window.canvas.places_now().find(card.id)
    rect = window.canvas.sight.to_pixel(found.rect, found.strip)

    def is_orange(colour: QColor) -> bool:
        return colour.red() > 240 and 150 < colour.green() < 200 and colour.blue() < 90

    shining = sum(
        1
        for x in range(int(rect.x), int(rect.right))
        for y in range(int(rect.y), int(rect.bottom))
        if is_orange(after.pixelColor(x, y)) and not is_orange(before.pixelColor(x, y))
    )
    assert shining > 100
    bar.dismiss()
    window.editor.select(())
    desk.settle(window)
    assert window.seeing.find_bar._highlights.marks(found.strip) == ()


def test_the_words_that_shine_are_the_words_that_were_found(desk: Desk, small_map: Make) -> None:
    cards = [{"id": "c1", "lane": "l1", "step": "p1", "text": "Pays, pays again and then repays the whole"}]
    window = desk.window(small_map(cards=cards))
    bar = start(window, "pays")
    strip = window.canvas.places_now().find("c1").strip
    marks = bar._highlights.marks(strip)
    assert len(marks) == len(bar.matches) == 3
    assert all(mark.words for mark in marks)
    card = window.canvas.places_now().find("c1")
    for mark in marks:
        assert 0 < mark.rect.width < 0.4 * card.rect.width
    first, second = marks[0].rect, marks[1].rect
    assert first.right < second.x or second.y > first.y


def test_a_folded_lane_opens_for_what_is_found_in_it(desk: Desk, window: MainWindow) -> None:
    card = next(card for card in window.editor.document.cards if "sizes of 31" in card.text)
    window.canvas.look(fold_lanes(WHOLE, (card.lane,)))
    assert window.canvas.places_now().find(card.id) is None
    start(window, "sizes of 31")
    assert window.canvas.places_now().find(card.id) is not None


def test_what_a_filter_hides_is_said(desk: Desk, window: MainWindow) -> None:
    window.canvas.look(evolve(WHOLE, text="nobody says this"))
    bar = start(window, "sizes of 31")
    assert "filtered out" in bar._count.text()


def test_nothing_found_is_said_and_walks_nowhere(desk: Desk, window: MainWindow) -> None:
    bar = start(window, "zzz")
    assert bar._count.text() == "Not found"
    QTest.keyClick(bar.field, Key.Key_Return)
    bar.by.setText("y")
    bar.replace()
    bar.replace_all()
    assert window.editor.is_clean


def test_replacing_one_goes_on_and_all_is_one_step(desk: Desk, window: MainWindow) -> None:
    bar = start(window, "size", replacing=True)
    count = len(bar.matches)
    first = bar.matches[0]
    QTest.keyClicks(bar.by, "size or width")
    QTest.keyClick(bar.by, Key.Key_Return)
    assert "size or width" in (window.editor.document.model_dump_json())
    assert bar.matches[bar.at] != first, "what was written is not found again"
    desk.click(bar._all)
    labels = [entry.label for entry in window.editor.history.entries[1:]]
    assert labels == ["Replace", "Replace all"]
    assert bar._count.text() == f"{count} replaced"
    window.undo()
    window.undo()
    assert len(find_all(window.editor.document, Wanted("size"))) == count
    assert window.editor.is_clean


def test_the_bar_follows_the_map(desk: Desk, window: MainWindow) -> None:
    bar = start(window, "sizes of 31")
    assert len(bar.matches) == 1
    assert window.editor.selection == (bar.matches[0].id,)
    desk.settle(window)
    window.action_table["delete"].trigger()
    desk.qtbot.waitUntil(lambda: bar.matches == ())
    window.undo()
    desk.qtbot.waitUntil(lambda: len(bar.matches) == 1)


def test_keys_of_the_bar_never_reach_the_map(desk: Desk, window: MainWindow) -> None:
    bar = start(window, "")
    before = window.editor.document
    for key in (Key.Key_Return, Key.Key_Down, Key.Key_Delete, Key.Key_F2, Key.Key_PageDown, Key.Key_Space):
        QTest.keyClick(bar.field, key)
        QTest.keyClick(bar, key)
    assert window.editor.document is before
    assert window.canvas.writing.id == ""


def test_the_keyboard_goes_from_what_is_looked_for_to_the_other_words(desk: Desk, window: MainWindow) -> None:
    bar = start(window, "size", replacing=True)
    reached = []
    for _press in range(4):
        QTest.keyClick(window.focusWidget(), Key.Key_Tab)
        reached.append(window.focusWidget())
    assert reached == [bar.by, bar._one, bar._all, bar._case]


def test_the_keyboard_stays_in_the_bar_when_nothing_is_left_to_replace(
    desk: Desk, window: MainWindow
) -> None:
    window.action_table["select_all"].trigger()
    bar = start(window, "size", replacing=True)
    bar._all.setFocus()
    desk.click(bar._all)
    desk.settle(window)
    assert not bar.matches
    assert window.focusWidget() is bar.by, "not a field of the cards that are selected"


@pytest.mark.parametrize("all_of_them", [True, False])
def test_a_text_that_has_no_room_for_the_other_words_is_named_and_nothing_changes(
    desk: Desk, small_map: Make, all_of_them: bool
) -> None:
    full = "Late again " + "." * (LONGEST - 11)
    cards = [
        {"id": "c1", "lane": "l2", "step": "p1", "kind": "pain_point", "text": "Late"},
        {"id": "c2", "lane": "l2", "step": "p1", "kind": "pain_point", "text": full},
    ]
    window = desk.window(small_map(cards=cards))
    before = window.editor.document
    bar = start(window, "Late", replacing=True)
    bar.by.setText("Too late")
    if not all_of_them:
        bar.go(1)
    desk.click(bar._all if all_of_them else bar._one)
    desk.settle(window)
    assert window.editor.document is before
    assert window.editor.selection == ("c2",)
    said = window.status._hint.text()
    assert said.startswith("Nothing was replaced: “Late again ...")
    assert "200,000 characters" in said
    bar.by.setText("Soon")
    desk.click(bar._all)
    assert [card.text[:5] for card in window.editor.document.cards] == ["Soon", "Soon "]
    desk.settle(window)
    assert not window.status._hint.text().startswith("Nothing was replaced")


def test_the_other_words_may_be_as_long_as_a_text(desk: Desk, window: MainWindow) -> None:
    bar = start(window, "sizes of 31", replacing=True)
    bar.by.setText("b" * 60_000)
    desk.click(bar._all)
    assert any("b" * 60_000 in card.text for card in window.editor.document.cards)
