"""Several windows, what comes back at the next start, the settings, and automatic save."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from journeymapper.editor.commands import delete_selection
from journeymapper.model.lookup import CellPlace, shelf_cards
from journeymapper.operations.facts import set_title
from journeymapper.storage import file
from journeymapper.ui import session
from journeymapper.ui.dialogs.settings import Settings
from journeymapper.ui.main_window import MainWindow
from journeymapper.ui.memory import Memory
from journeymapper.ui.program import Program
from tests.ui.conftest import SMALL, Desk, Make

Restart = Callable[[], Program]


def rename(window: MainWindow, name: str) -> None:
    editor = window.editor
    assert editor is not None
    editor.commit("Rename map", set_title(editor.document, name))


def test_two_windows_share_one_map_and_its_undo(desk: Desk, sample: Path) -> None:
    first = desk.window(sample)
    first.action_table["new_window"].trigger()
    second = desk.program.windows[-1]
    desk.settle(second)
    assert second is not first
    assert second.editor is first.editor
    assert second.pane is not first.pane
    rename(first, "Other")
    desk.settle(first)
    desk.settle(second)
    assert first.canvas.drawing is not second.canvas.drawing
    assert second.isWindowModified()
    second.undo()
    desk.settle(first)
    assert not first.isWindowModified()


def test_a_card_whose_cell_goes_while_it_is_written_lies_on_the_shelf(desk: Desk, small_map: Make) -> None:
    first = desk.window(small_map())
    second = desk.program.open_window(first.editor)
    writing = first.canvas.writing
    writing.open_new(CellPlace("l1", "p1"), "Half a")
    second.editor.select(("l1",))
    delete_selection(second.editor)
    QTest.keyClicks(writing.field, " thought")
    first.finish_editing()
    assert [card.text for card in shelf_cards(first.editor.document)] == ["Half a thought"]
    assert not writing.id
    assert writing.field.isHidden()
    first.undo()
    first.undo()
    assert [lane.id for lane in first.editor.document.lanes] == ["l1", "l2"]


def test_each_window_looks_where_it_wants(desk: Desk, sample: Path) -> None:
    first = desk.window(sample)
    first.canvas.set_zoom(1.5)
    first.show_state("to-be")
    first.action_table["new_window"].trigger()
    second = desk.program.windows[-1]
    desk.settle(second)
    assert second.canvas.zoom == 1.5
    assert second.pane.view.state == "to-be"
    second.canvas.set_zoom(0.5)
    second.show_state("")
    assert first.canvas.zoom == 1.5
    assert first.pane.view.state == "to-be"


def test_only_the_last_window_of_a_map_asks_about_changes(desk: Desk, sample: Path) -> None:
    first = desk.window(sample)
    first.action_table["new_window"].trigger()
    second = desk.program.windows[-1]
    rename(first, "Other")
    assert second.close()
    assert desk.answers.asked == []
    assert not first.close()
    assert len(desk.answers.asked) == 1


@pytest.fixture
def restart(desk: Desk) -> Iterator[Callable[[], Program]]:
    """Quits, and gives what the next start shows."""
    started: list[Program] = []

    def again() -> Program:
        last = started[-1] if started else desk.program
        last.quit()
        assert last.windows == []
        program = Program(desk.program.application, desk.answers)  # type: ignore[arg-type]
        started.append(program)
        program.start()
        desk.qtbot.waitUntil(lambda: program.windows[0].is_furnished)
        desk.settle(program.windows[0])
        return program

    thresholds = gc.get_threshold()
    yield again
    gc.set_threshold(*thresholds)
    gc.unfreeze()
    for program in reversed(started):  # each puts back what it found
        for window in tuple(program.windows):
            window.close()
        program.close()


def test_windows_carry_the_icon_of_the_program(restart: Restart) -> None:
    window = restart().windows[0]
    picture = window.windowIcon().pixmap(64, 64).toImage()
    assert picture.size().toTuple() == (64, 64)
    assert picture.pixelColor(6, 32).name() == "#2b59c3"
    assert picture.pixelColor(0, 0).alpha() == 0


def test_maps_come_back_where_they_were_looked_at(
    desk: Desk, sample: Path, small_map: Make, restart: Restart
) -> None:
    first = desk.window(sample, size=(760, 640))
    second = desk.window(small_map(), size=(700, 560))
    first.canvas.set_zoom(1.25)
    first.canvas.move_to(first.canvas.view.scrolled(300, 200))
    place, sizes = session.place_of(first.canvas), {first.size().toTuple(), second.size().toTuple()}
    program = restart()
    assert {window.editor.path.name for window in program.windows} == {"shop.journey", "small.journey"}
    again = next(window for window in program.windows if window.editor.path.name == "shop.journey")
    desk.settle(again)
    assert session.place_of(again.canvas) == pytest.approx(place, abs=1.5)
    assert {window.size().toTuple() for window in program.windows} == sizes


def test_two_windows_on_one_map_come_back_as_two(desk: Desk, sample: Path, restart: Restart) -> None:
    first = desk.window(sample)
    first.action_table["new_window"].trigger()
    second = desk.program.windows[-1]
    desk.settle(second)
    first.canvas.set_zoom(1.25)
    second.canvas.set_zoom(0.75)
    for _start in range(2):
        program = restart()
        assert len(program.windows) == 2
        assert program.windows[0].editor is program.windows[1].editor
        assert [window.canvas.zoom for window in program.windows] == [1.25, 0.75]


def test_further_windows_stay_on_the_screen(desk: Desk, sample: Path) -> None:
    window = desk.window(sample)
    room = window.screen().availableGeometry()
    window.resize(room.width() - 40, room.height() - 60)
    window.move(room.topLeft())
    desk.program.remember_window(window)
    for _one in range(6):
        before = desk.program.windows[-1]
        window.action_table["new_window"].trigger()
        other = desk.program.windows[-1]
        desk.qtbot.waitUntil(other.isVisible)
        assert room.contains(other.frameGeometry())
        assert other.frameGeometry().topLeft() != before.frameGeometry().topLeft()


def test_the_start_page_comes_where_nothing_is_to_come_back(
    desk: Desk, sample: Path, restart: Restart
) -> None:
    desk.window(sample)
    desk.program.change(desk.program.preferences._replace(reopen=False))
    program = restart()
    assert program.windows[0].editor is None


def test_a_map_that_has_gone_is_not_missed(desk: Desk, sample: Path, restart: Restart) -> None:
    desk.window(sample)
    desk.program.quit()
    sample.unlink()
    program = restart()
    assert program.windows[0].editor is None
    assert desk.answers.told == []


@pytest.mark.parametrize("raw", ["", "[]", '{"windows": 3}', '{"windows": [], "places": {"a": [1]}}'])
def test_a_damaged_session_is_no_session(home: Path, raw: str) -> None:
    session.save_session(session.Session((session.Opened("a", "b"),), {"a": session.Place(1, 2, 3)}))
    (path,) = home.rglob("session.json")
    assert session.load_session().places["a"] == (1, 2, 3)
    path.write_text(raw)
    assert session.load_session() == session.Session()
    assert json.loads(json.dumps(session.load_session().places)) == {}


@pytest.mark.parametrize("at", [(-5000, 100), (200, -400), (9000, 9000)])
def test_a_window_that_cannot_be_reached_comes_back(desk: Desk, at: tuple[int, int]) -> None:
    window = QWidget()
    desk.qtbot.addWidget(window)
    window.resize(500, 300)
    window.move(*at)
    assert session.bring_on_screen(window)
    room: QRect = QApplication.primaryScreen().availableGeometry()
    assert room.contains(window.geometry())
    assert not session.bring_on_screen(window)


def test_settings_are_in_force_at_once(desk: Desk) -> None:
    dialog = Settings(desk.program)
    desk.qtbot.addWidget(dialog)
    usual = desk.program.application.font().pointSizeF()
    dialog.theme.setCurrentIndex(dialog.theme.findData("dark"))
    dialog.text_size.setCurrentIndex(dialog.text_size.findData(200))
    dialog.autosave.setChecked(True)
    assert desk.program.application.property("theme") == "dark"
    assert desk.program.application.font().pointSizeF() == usual * 2
    dialog.text_size.setCurrentIndex(dialog.text_size.findData(100))
    assert desk.program.application.font().pointSizeF() == usual
    from journeymapper.ui.preferences import load_preferences

    assert load_preferences() == desk.program.preferences
    assert load_preferences().autosave


def test_the_largest_texts_are_offered(desk: Desk) -> None:
    desk.program.change(desk.program.preferences._replace(text_size=300))
    dialog = Settings(desk.program)
    desk.qtbot.addWidget(dialog)
    assert dialog.text_size.currentText() == "300 %"
    desk.program.change(desk.program.preferences._replace(text_size=100))


def test_the_settings_grow_with_their_own_choice(desk: Desk) -> None:
    dialog = Settings(desk.program)
    desk.qtbot.addWidget(dialog)
    dialog.show()
    before = dialog.size()
    dialog.text_size.setCurrentIndex(dialog.text_size.findData(200))
    assert dialog.width() >= dialog.sizeHint().width() > before.width()
    assert dialog.height() >= dialog.sizeHint().height() > before.height()
    assert dialog.theme.height() >= dialog.theme.sizeHint().height()
    dialog.text_size.setCurrentIndex(dialog.text_size.findData(100))
    assert dialog.size() == before


def test_the_inspector_leaves_the_map_its_room_whatever_the_size_of_texts(desk: Desk, sample: Path) -> None:
    window = desk.window(sample, SMALL)
    window.inspector.is_pinned = True
    window.fit_panels()
    assert window.inspector.width() == 296
    desk.program.change(desk.program.preferences._replace(text_size=200))
    desk.settle(window)
    assert 296 < window.inspector.width() <= 0.36 * window.width()
    desk.program.change(desk.program.preferences._replace(text_size=100))
    desk.settle(window)
    assert window.inspector.width() == 296


def test_automatic_save_is_only_for_maps_with_a_file(desk: Desk, sample: Path) -> None:
    desk.program.change(desk.program.preferences._replace(autosave=True))
    named, new = desk.window(sample), desk.window()
    desk.program.open_new("customer-journey", new)
    for window in (named, new):
        rename(window, "By itself")
    desk.program.autosave.save_all()
    assert named.editor.is_clean
    assert file.read(sample).document.title == "By itself"
    assert not new.editor.is_clean
    assert desk.answers.asked == []


def test_automatic_save_waits_for_the_end_of_a_card(desk: Desk, sample: Path) -> None:
    desk.program.change(desk.program.preferences._replace(autosave=True))
    window = desk.window(sample)
    rename(window, "Waits")
    window.canvas.start_typing("a")
    desk.program.autosave.save_all()
    assert not window.editor.is_clean
    window.finish_editing()
    desk.program.autosave.save_all()
    assert window.editor.is_clean


def test_a_save_that_fails_by_itself_says_so_once(desk: Desk, sample: Path) -> None:
    desk.program.change(desk.program.preferences._replace(autosave=True))
    window = desk.window(sample)
    rename(window, "Fails")
    sample.unlink()
    sample.mkdir()
    desk.program.autosave.save_all()
    desk.program.autosave.save_all()
    assert len(desk.answers.told) == 1
    assert not window.editor.is_clean


def test_what_is_shown_is_never_looked_through(qapp: QApplication) -> None:
    before, thresholds = gc.get_freeze_count(), gc.get_threshold()
    memory = Memory()
    try:
        memory.begin()
        kept = [[n] for n in range(1000)]
        memory.map_shown()
        memory.tidy()
        assert gc.get_freeze_count() >= before + len(kept)
        assert not any(one is kept for one in gc.get_objects())
    finally:
        memory.stop()
        gc.set_threshold(*thresholds)
        gc.unfreeze()


def test_one_can_type_into_a_second_window_at_once(desk: Desk, sample: Path, small_map: Make) -> None:
    first = desk.window(sample)
    assert first.focusWidget() is first.canvas
    desk.program.open_path(small_map(), first)
    first.action_table["new_window"].trigger()
    for window in desk.program.windows:
        desk.settle(window)
        assert window.focusWidget() is window.canvas


def test_what_is_said_of_one_state_goes_when_both_are_shown(desk: Desk, sample: Path) -> None:
    window = desk.window(sample)
    window.show_state("to-be")
    assert "To-be alone" in window.status._hint.text()
    window.show_state("")
    assert "alone" not in window.status._hint.text()
