"""The first window: outlines, then the map, then bars and panels around it, without a jump."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtTest import QTest

from journeymapper.ui.canvas.canvas import Canvas
from journeymapper.ui.main_window import MainWindow
from tests.ui.conftest import SMALL, WIDE, Desk


def bare_window(desk: Desk, size: tuple[int, int]) -> MainWindow:
    """A window as the program's first one is before there are bars and panels."""
    window = desk.program._new_window(for_map=True)
    window.showNormal()
    window.resize(*size)
    desk.qtbot.waitUntil(lambda: (window.width(), window.height()) == size)
    return window


def shown(desk: Desk, window: MainWindow) -> Canvas:
    """The canvas, painted."""
    canvas = window.canvas
    assert canvas is not None
    desk.qtbot.waitUntil(lambda: canvas.is_complete)
    return canvas


def place_in(window: MainWindow, canvas: Canvas) -> QRect:
    return QRect(canvas.mapTo(window, QPoint(0, 0)), canvas.size())


@pytest.mark.parametrize("size", [WIDE, SMALL, (1000, 700)])
@pytest.mark.parametrize("panels", [True, False])
def test_the_map_stays_where_it_was_when_the_bars_come(
    desk: Desk, sample: Path, size: tuple[int, int], panels: bool
) -> None:
    desk.program.change(desk.program.preferences._replace(palette=panels, inspector=panels))
    window = bare_window(desk, size)
    assert desk.program.open_path(sample, window)
    canvas = shown(desk, window)
    assert not window.is_furnished
    before = place_in(window, canvas), canvas.view
    window.furnish()
    desk.settle(window)
    assert window.canvas is canvas
    assert (place_in(window, canvas), canvas.view) == before


def test_what_is_typed_before_there_are_bars_is_typed_on(desk: Desk, sample: Path) -> None:
    window = bare_window(desk, WIDE)
    desk.program.open_path(sample, window)
    canvas = shown(desk, window)
    desk.qtbot.waitUntil(canvas.hasFocus)
    QTest.keyClick(canvas, "e")
    field = canvas.writing.field
    desk.qtbot.waitUntil(field.hasFocus)
    QTest.keyClick(field, "a")
    window.furnish()
    desk.qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "rly")
    window.finish_editing()
    assert "early" in [card.text for card in canvas.editor.document.cards]


def test_a_window_that_is_closed_before_it_has_bars_asks_for_its_changes(desk: Desk, sample: Path) -> None:
    window = bare_window(desk, WIDE)
    desk.program.open_path(sample, window)
    canvas = shown(desk, window)
    QTest.keyClicks(canvas, "x")
    assert not window.close()
    assert desk.answers.asked
    desk.answers.changes = "discard"
    assert window.close()


def test_the_first_window_gets_its_bars_by_itself(desk: Desk, sample: Path) -> None:
    window = desk.program.start([str(sample)])
    desk.qtbot.waitUntil(lambda: window.is_furnished and window.canvas is not None)
    assert window.toolbar.isVisibleTo(window)
