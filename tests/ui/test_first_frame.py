"""The first window: outlines, then the map, then bars and panels around it, without a jump."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeymapper.model.record import evolve
from journeymapper.model.view import View
from journeymapper.storage.file import decode, save
from journeymapper.ui.canvas.canvas import Canvas
from journeymapper.ui.main_window import MainWindow
from journeymapper.ui.program import Program
from journeymapper.ui.start.start_page import StartPage
from tests.ui.conftest import SMALL, WIDE, Desk

PDFS = Path(__file__).resolve().parent.parent / "data" / "pdf"


def bare_window(desk: Desk, size: tuple[int, int]) -> MainWindow:
    """A window as the program's first one is before there are bars and panels."""
    window = desk.program.new_window(for_map=True)
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


@pytest.mark.parametrize("size", [WIDE, SMALL])
def test_it_does_so_in_a_window_from_right_to_left(
    desk: Desk, sample: Path, qapp: QApplication, size: tuple[int, int]
) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        test_the_map_stays_where_it_was_when_the_bars_come(desk, sample, size, True)
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


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


@pytest.mark.parametrize("name", ["sample", "missing"])
def test_a_window_that_is_closed_when_it_is_seen_is_not_filled(
    desk: Desk, sample: Path, tmp_path: Path, name: str
) -> None:
    window = desk.program.start([str(sample if name == "sample" else tmp_path / "missing.journey")])
    window.ground.seen.connect(window.close)
    desk.qtbot.waitUntil(lambda: window not in desk.program.windows)
    passed: list[bool] = []
    QTimer.singleShot(0, lambda: passed.append(True))  # behind the one that fills the window
    desk.qtbot.waitUntil(lambda: bool(passed))
    assert window.editor is None
    assert not window.is_furnished
    assert not desk.answers.told


def test_the_first_window_gets_its_bars_by_itself(desk: Desk, sample: Path) -> None:
    window = desk.program.start([str(sample)])
    desk.qtbot.waitUntil(lambda: window.is_furnished and window.canvas is not None)
    assert window.toolbar.isVisibleTo(window)


def test_what_is_known_of_the_first_map_is_said_in_its_bars(desk: Desk, sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.journey"
    document = decode(sample.read_bytes()).document
    save(path, evolve(document, views=(View(id="v", name="Mine", hidden_lanes=("gone",)),)), {})
    window = desk.program.start([str(path)])
    desk.qtbot.waitUntil(lambda: window.is_furnished and window.canvas is not None)
    assert "gone" in window.status._hint.text()
    assert not desk.answers.told


class Faulty(Program):
    """Has a fault that only the map called faulty.journey brings out."""

    def open_path(self, path: Path, window: MainWindow | None = None) -> bool:
        if path.name == "faulty.journey":
            raise ZeroDivisionError
        return super().open_path(path, window)


@pytest.fixture
def faulty(desk: Desk) -> Iterator[Faulty]:
    program = Faulty(desk.program.application, desk.answers)  # type: ignore[arg-type]
    yield program
    for window in tuple(program.windows):
        window.close()
    if program._guard is not None:
        program._guard.end()
    program.close()


def test_a_fault_in_opening_one_map_leaves_the_start_page(desk: Desk, faulty: Faulty) -> None:
    window = faulty.start(["faulty.journey"])
    desk.qtbot.waitUntil(lambda: window.is_furnished and bool(desk.answers.told))
    assert window.findChildren(StartPage)
    assert "ZeroDivisionError" in desk.answers.told[0]


def test_a_fault_in_opening_one_map_does_not_keep_the_others_closed(
    desk: Desk, faulty: Faulty, sample: Path
) -> None:
    window = faulty.start(["faulty.journey", str(sample)])
    desk.qtbot.waitUntil(lambda: window.is_furnished and bool(desk.answers.told))
    assert window.editor is not None
    assert window.editor.path == sample


def test_a_protected_pdf_is_told_and_leaves_the_start_page(desk: Desk) -> None:
    window = desk.program.start([str(PDFS / "aes-256-owner.pdf")])
    desk.qtbot.waitUntil(lambda: window.is_furnished)
    assert "protected by a password" in desk.answers.told[0]
    assert window.editor is None
