"""Faults of the program itself: nothing of the map is lost by them, and what is shown stays true."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from journeymapper import crash
from journeymapper.model.document import Document
from journeymapper.operations.cards import edit_card
from journeymapper.operations.facts import set_title
from journeymapper.storage.rescue import found
from journeymapper.ui.guard import Guard
from journeymapper.ui.safety.messages import log_messages_of_qt
from journeymapper.ui.safety.problem_dialog import ProblemDialog, report_text
from tests.ui.conftest import Desk, Make

SECRET = "Kunde Huber ist wütend"


@pytest.fixture
def guard(desk: Desk, home: Path) -> Iterator[Guard]:
    crash.open_log(home / "logs")
    guard = Guard(desk.program)
    guard.watch()
    yield guard
    guard.end()
    crash.close_log()


class Broken(Exception):
    pass


def broken_edit(document: Document) -> Document:
    """An operation that gives up half-way."""
    edit_card(document, "c1", text="half of the work")
    raise Broken(SECRET)


def in_a_slot(desk: Desk, run: object) -> None:
    """As Qt calls what hangs on a signal: nobody is there to catch what it raises."""
    QTimer.singleShot(0, run)  # type: ignore[call-overload]
    desk.qtbot.waitUntil(lambda: bool(desk.answers.told))


def test_a_failing_edit_leaves_everything_as_it_was(desk: Desk, small_map: Make, guard: Guard) -> None:
    window = desk.window(small_map())
    editor = window.editor
    editor.commit("Rename map", set_title(editor.document, "Before"))
    desk.settle(window)
    document, entries, drawing = editor.document, tuple(editor.history.entries), window.canvas.drawing
    in_a_slot(desk, lambda: editor.commit("Break", broken_edit(editor.document)))
    desk.settle(window)
    assert editor.document is document
    assert editor.shown is document
    assert tuple(editor.history.entries) == entries
    assert window.canvas.drawing is drawing
    assert SECRET not in desk.answers.told[0]
    window.undo()
    assert editor.document.title == "Small"


def test_a_failing_gesture_shows_the_committed_map_again(desk: Desk, small_map: Make, guard: Guard) -> None:
    window = desk.window(small_map())
    editor = window.editor
    document = editor.document

    def fail(what: str) -> None:
        if what == "document" and editor.shown is not editor.document:
            raise Broken(SECRET)

    leave = editor.subscribe(fail)
    canvas = window.canvas
    place = canvas.sight.to_pixel(*_card(window))
    start = place.centre
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=_point(start.x, start.y))
    for step in range(1, 6):
        QTest.mouseMove(canvas, _point(start.x + 8 * step, start.y + 30))
    desk.qtbot.waitUntil(lambda: bool(desk.answers.told))
    leave()
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=_point(start.x, start.y))
    desk.settle(window)
    assert editor.document is document
    assert editor.shown is document
    editor.commit("Rename map", set_title(editor.document, "Still works"))
    assert window.save()


def _card(window: object) -> tuple[object, str]:
    places = window.canvas.places_now()  # type: ignore[attr-defined]
    found_card = places.find("c1")
    return found_card.rect, found_card.strip


def _point(x: float, y: float) -> object:
    from PySide6.QtCore import QPoint

    return QPoint(round(x), round(y))


def test_a_map_that_cannot_be_laid_out_is_taken_back(desk: Desk, small_map: Make, guard: Guard) -> None:
    window = desk.window(small_map())
    editor = window.editor
    editor.commit("Rename map", set_title(editor.document, "Before"))
    desk.settle(window)
    document, entries = editor.document, tuple(editor.history.entries)

    def break_it() -> None:
        # What an operation makes that forgets to validate.
        editor.commit("Break", editor.document.model_copy(update={"lanes": None}))

    in_a_slot(desk, break_it)
    desk.settle(window)
    assert editor.document is document
    assert editor.shown is document
    assert tuple(editor.history.entries) == entries
    assert window.canvas.drawing is not None
    window.undo()
    assert editor.document.title == "Small"


def test_a_fault_has_what_is_unsaved_written_at_once(
    desk: Desk, small_map: Make, guard: Guard, home: Path
) -> None:
    window = desk.window(small_map())
    window.editor.commit("Rename map", set_title(window.editor.document, "Unsaved"))

    def fail() -> None:
        raise Broken(SECRET)

    in_a_slot(desk, fail)
    desk.qtbot.waitUntil(lambda: bool(list((home / "recovery").glob("*/*.copy"))))
    desk.program.safety.keeping.close(keep=True)
    assert [one.name for one in found(home)] == ["Unsaved"]


def test_a_report_holds_what_it_shows_and_nothing_of_the_map(
    desk: Desk, small_map: Make, guard: Guard
) -> None:
    window = desk.window(small_map(title=SECRET))
    in_a_slot(desk, lambda: broken_edit(window.editor.document))
    assert len(desk.program.safety.faults) == 1
    dialog = ProblemDialog(report_text(desk.program.safety.faults), window)
    desk.qtbot.addWidget(dialog)
    shown = dialog.text.toPlainText()
    assert "Broken" in shown
    assert "tests/ui/safety/test_failing.py" in shown or "test_failing.py" in shown
    assert SECRET not in shown
    assert "Huber" not in shown
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == shown


@pytest.mark.qt_log_ignore("something about", extend=True)
def test_what_qt_says_is_logged_without_what_it_quotes(home: Path) -> None:
    crash.open_log(home / "logs")
    end = log_messages_of_qt()
    try:
        for _time in range(20):
            qWarning(f'something about "{SECRET}"')
    finally:
        end()
        logging.shutdown()
        crash.close_log()
    log = (home / "logs" / crash.LOG_NAME).read_text("utf-8")
    assert log.count("something about …") == 5  # the 1st, 2nd, 4th, 8th and 16th time
    assert SECRET not in log


def test_hooks_are_put_back(desk: Desk) -> None:
    before = sys.excepthook
    guard = Guard(desk.program)
    guard.watch()
    assert sys.excepthook is not before
    guard.end()
    assert sys.excepthook is before
