"""The toolbar in every width: nothing is squeezed, and what has no room is in its menu."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from journeymapper.ui.giving_way import GONE, SMALL, USUAL, WHOLE, fitting_forms
from journeymapper.ui.measures import with_text
from journeymapper.ui.toolbar import LEAST_NAME, Toolbar
from tests.ui.conftest import Desk, Make


def width(part: str, form: int) -> int:
    return {WHOLE: 100, SMALL: 40, GONE: 0}[form]


def test_all_is_whole_where_there_is_room() -> None:
    assert fitting_forms(10_000, width) == USUAL


def test_what_is_shown_fits_or_is_the_least_there_is() -> None:
    least = fitting_forms(0, width)
    for room in range(0, 1500, 10):
        forms = fitting_forms(room, width)
        assert sum(width(part, form) for part, form in forms.items()) <= room or forms == least
        assert forms["title"] == WHOLE
        assert GONE not in (forms["find"], forms["export"], forms["undo"], forms["redo"])


def test_less_room_never_shows_more_of_a_part() -> None:
    wider = fitting_forms(1500, width)
    for room in range(1490, 0, -10):
        forms = fitting_forms(room, width)
        assert all(forms[part] >= wider[part] for part in forms if part != "more")
        wider = forms


def menu_of(bar: Toolbar) -> QMenu:
    menu = bar._buttons["more"].menu()
    menu.aboutToShow.emit()
    return menu


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("percent", [100, 150, 200, 300])
def test_no_part_is_squeezed(
    desk: Desk, small_map: Make, qapp: QApplication, percent: int, direction: Qt.LayoutDirection
) -> None:
    name = "Running shoes for the half marathon.journey"
    card = {"id": "c1", "lane": "l2", "step": "p1", "kind": "pain_point", "text": "Slow", "state": "to-be"}
    desk.program.change(desk.program.preferences._replace(text_size=percent))
    window = desk.window(small_map(name, cards=[card]))
    bar = window.toolbar
    bar.setLayoutDirection(direction)
    for wide in range(700, 1900, 100):
        window.resize(wide, 700)
        desk.qtbot.waitUntil(lambda wide=wide: bar.width() == wide)  # type: ignore[misc]
        QApplication.processEvents()
        for button in (*bar._buttons.values(), bar._states, bar._find):
            if button.isVisible():
                assert button.width() >= button.minimumSizeHint().width(), (wide, button.accessibleName())
                assert bar.rect().contains(button.geometry())
        if bar._mark.isVisible():
            assert bar._title.width() >= min(bar._title.sizeHint().width(), with_text(LEAST_NAME)), wide
        if bar._place.isVisible():
            assert bar._place.text() == "Saved" or bar._place.text().endswith("· Saved")
        offered = menu_of(bar).actions()
        for action in ("filter", "facts", "personas", "present", "inspector"):
            shown = bar._buttons[action].isVisible()
            assert shown != (window.action_table[action] in offered), (wide, action)
        assert bar._states.isVisible() != (window.action_table["show_both"] in offered)
        assert bar._buttons["more"].isVisible() == bool(offered)


def test_the_menu_does_what_the_buttons_would(desk: Desk, small_map: Make) -> None:
    desk.program.change(desk.program.preferences._replace(text_size=200))
    window = desk.window(small_map(), (700, 700))
    more = window.toolbar._buttons["more"]
    assert more.isVisible()
    facts = window.action_table["facts"]
    facts.triggered.connect(lambda: done.append("facts"))
    done: list[str] = []
    menu = more.menu()
    menu.aboutToShow.connect(lambda: menu.setActiveAction(facts))
    menu.popup(more.mapToGlobal(more.rect().bottomLeft()))
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert done == ["facts"]


def test_the_search_is_a_field_with_words_or_an_icon(desk: Desk, small_map: Make) -> None:
    window = desk.window(small_map())
    find = window.toolbar._find
    assert find.width() >= find.width_for(words=True)
    desk.program.change(desk.program.preferences._replace(text_size=300))
    window.resize(1000, 700)
    desk.qtbot.waitUntil(lambda: find.width() == find.width_for(words=False))
    desk.click(find)
    desk.qtbot.waitUntil(lambda: window.seeing.palette is not None and window.seeing.palette.isVisible())
