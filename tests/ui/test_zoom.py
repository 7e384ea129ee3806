"""The four zooms, by their keys, and headers that stay in sight at each of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journeymapper.ui.main_window import MainWindow
from tests.ui.conftest import SMALL, WIDE, Desk

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture(params=[WIDE, SMALL])
def window(desk: Desk, sample: Path, request: pytest.FixtureRequest) -> MainWindow:
    window = desk.window(sample, request.param)
    window.canvas.setFocus()
    return window


def press(desk: Desk, window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window.canvas, key, Control)
    desk.settle(window)


def test_the_whole_map_is_seen(desk: Desk, window: MainWindow) -> None:
    press(desk, window, Key.Key_1)
    seen, drawing = window.canvas.view.visible, window.canvas.drawing
    assert seen.x <= 0
    assert seen.y <= 0
    assert seen.right >= drawing.width
    assert seen.bottom >= drawing.height


def test_its_width_is_seen(desk: Desk, window: MainWindow) -> None:
    press(desk, window, Key.Key_2)
    seen, drawing = window.canvas.view.visible, window.canvas.drawing
    assert seen.x <= 0
    assert seen.right >= drawing.width
    assert window.canvas.zoom == 2.0 or seen.width < drawing.width * 1.2


def test_what_is_selected_fills_the_window(desk: Desk, window: MainWindow) -> None:
    card = window.editor.document.cards[5].id
    window.editor.select((card,))
    desk.settle(window)
    press(desk, window, Key.Key_3)
    found = window.canvas.places_now().find(card)
    assert window.canvas.rect().contains(
        *[round(at) for at in window.canvas.sight.to_pixel(found.rect).centre]
    )
    assert window.canvas.zoom == 2.0


def test_actual_size_is_a_pixel_for_a_unit(desk: Desk, window: MainWindow) -> None:
    press(desk, window, Key.Key_1)
    press(desk, window, Key.Key_0)
    assert window.canvas.zoom == 1.0


@pytest.mark.parametrize("zoom", [0.3, 0.5, 1.0, 2.0, 4.0])
def test_headers_stay_in_sight_at_every_zoom(desk: Desk, window: MainWindow, zoom: float) -> None:
    canvas = window.canvas
    canvas.set_zoom(zoom)
    canvas.move_to(canvas.view.placed(1e9, 1e9))
    canvas.move_to(canvas.view.scrolled(-canvas.width() * 0.2, -canvas.height() * 0.2))
    sight, drawing = canvas.sight, canvas.drawing
    seen = canvas.view.visible
    if seen.y > drawing.body.y:
        assert sight.frame.band[0].y + sight.frame.band[0].level.height > 0
        assert sight.frame.top > 0
    if seen.x > drawing.body.x:
        assert sight.frame.left > 0
        assert sight.frame.heads
