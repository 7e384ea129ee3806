"""The style of the map in the inspector: every change is in the map, seen at once, and undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeymapper.drawing.colour import contrast
from journeymapper.layout.measures import measures_of
from journeymapper.layout.palette import fill_and_bar, palette_of
from journeymapper.ui.main_window import MainWindow
from journeymapper.ui.panels.style_extra import MapStyle
from tests.ui.conftest import Desk


@pytest.fixture
def window(desk: Desk, sample: Path) -> MainWindow:
    window = desk.window(sample)
    window.action_table["map_style"].trigger()
    desk.settle(window)
    return window


def style_of(window: MainWindow) -> MapStyle:
    (part,) = window.inspector.findChildren(MapStyle)
    return part


def press(desk: Desk, window: MainWindow, text: str) -> None:
    part = style_of(window)
    fields = (part.palette_field, part.density_field)
    button = next(one for field in fields for one in field._buttons.values() if one.text() == text)
    desk.click(button)
    desk.settle(window)


def test_the_menu_leads_to_it_with_the_keyboard(window: MainWindow) -> None:
    focused = QApplication.focusWidget()
    assert style_of(window).isAncestorOf(focused)
    assert focused.text() == "Calm"


def test_palette_and_density_are_in_the_map_and_undone(desk: Desk, window: MainWindow) -> None:
    before = window.editor.document
    drawing = window.canvas.drawing
    press(desk, window, "Strong")
    press(desk, window, "Compact")
    style = window.editor.document.style
    assert (style.palette, style.density) == ("contrast", "compact")
    assert window.canvas.drawing.width < drawing.width
    window.undo()
    window.undo()
    desk.settle(window)
    assert window.editor.document is before
    assert style_of(window).density_field._buttons["normal"].isChecked()


def test_sizes_are_chosen_typed_and_given_back(desk: Desk, window: MainWindow) -> None:
    field = style_of(window).sizes["card_text"]
    field.setFocus()
    field.lineEdit().selectAll()
    QTest.keyClicks(field.lineEdit(), "17")
    QTest.keyClick(field.lineEdit(), Qt.Key.Key_Return)
    desk.settle(window)
    assert window.editor.document.style.card_text == 17
    assert measures_of(window.editor.document.style).card_text == 17
    field.activated.emit(0)
    desk.settle(window)
    assert window.editor.document.style.card_text == 0


def test_a_size_out_of_reach_is_told_and_not_taken(desk: Desk, window: MainWindow) -> None:
    before = window.editor.document
    field = style_of(window).sizes["step_width"]
    field.setFocus()
    field.lineEdit().selectAll()
    QTest.keyClicks(field.lineEdit(), "12")
    QTest.keyClick(field.lineEdit(), Qt.Key.Key_Return)
    assert window.editor.document is before
    assert "between 160 and 900" in window.status._hint.text()
    assert field.currentText().startswith("By density")


def test_a_colour_of_ones_own_can_be_read_and_given_back(
    desk: Desk, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = ["#FFD166", "#123456", ""]
    monkeypatch.setattr(desk.answers, "colour", lambda *_: chosen.pop(0), raising=False)
    for _ in range(3):
        desk.click(style_of(window).swatches["action"])
        desk.settle(window)
    tint = palette_of(window.editor.document.style).tints["action"]
    assert tint.bar == "#123456"
    assert contrast(tint.text, tint.fill) >= 4.5
    assert f"{contrast(tint.text, tint.fill):.1f}" in style_of(window).swatches["action"].accessibleName()
    window.undo()
    desk.settle(window)
    assert palette_of(window.editor.document.style).tints["action"].fill == "#FFD166"


@pytest.mark.parametrize(
    "colour", ["#000000", "#FFFFFF", "#FFFF00", "#00FF00", "#FF0000", "#808080", "#1F2430"]
)
def test_whatever_is_chosen_text_and_bar_are_seen(colour: str) -> None:
    fill, bar = fill_and_bar(colour)
    assert contrast("#1F2430", fill) >= 4.5
    assert contrast(bar, fill) >= 3
