"""The command palette, by keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journeymapper.ui.actions import ACTIONS
from journeymapper.ui.dialogs.command_palette import CommandPalette
from journeymapper.ui.dialogs.palette_entries import words_of
from journeymapper.ui.main_window import MainWindow
from tests.ui.conftest import Desk

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(desk: Desk, sample: Path) -> MainWindow:
    window = desk.window(sample)
    window.canvas.setFocus()
    return window


def open_palette(window: MainWindow) -> CommandPalette:
    QTest.keyClick(window.canvas or window, Key.Key_K, Control)
    palette = window.seeing.palette
    assert palette is not None
    assert palette.isVisible()
    assert palette.field.hasFocus()
    return palette


def names(palette: CommandPalette) -> list[str]:
    return [entry.name for entry in palette.model.entries]


def test_everything_that_can_be_done_is_offered(window: MainWindow) -> None:
    palette = open_palette(window)
    offered = set(names(palette))
    for name, action in window.action_table.items():
        if name != "command_palette":
            assert (words_of(action) in offered) or not action.isEnabled(), name
    assert len(offered) > len(ACTIONS) / 2
    assert "Thought" in offered, "what menus fill when they open is offered too"


def test_a_few_letters_and_enter_do_it(desk: Desk, window: MainWindow) -> None:
    palette = open_palette(window)
    QTest.keyClicks(palette.field, "zoom in")
    assert names(palette)[0] == "Zoom in"
    zoom = window.canvas.zoom
    QTest.keyClick(palette.field, Key.Key_Return)
    assert window.canvas.zoom > zoom
    assert not palette.isVisible()
    assert window.canvas.hasFocus()


def test_cards_and_stages_are_gone_to_by_their_words(desk: Desk, window: MainWindow) -> None:
    palette = open_palette(window)
    QTest.keyClicks(palette.field, "31 brands")
    QTest.keyClick(palette.field, Key.Key_Return)
    card = next(card for card in window.editor.document.cards if "31 brands" in card.text)
    assert window.editor.selection == (card.id,)
    palette = open_palette(window)
    QTest.keyClicks(palette.field, "post-pur")
    QTest.keyClick(palette.field, Key.Key_Return)
    assert window.editor.selection == (window.editor.document.stages[-1].id,)


def test_arrows_walk_and_escape_leaves_everything(desk: Desk, window: MainWindow) -> None:
    before = window.editor.document
    palette = open_palette(window)
    QTest.keyClick(palette.field, Key.Key_Down)
    QTest.keyClick(palette.field, Key.Key_Down)
    assert palette.list.currentIndex().row() == 2
    QTest.keyClick(palette.field, Key.Key_Up)
    desk.qtbot.waitUntil(lambda: palette.list.viewport().height() > 6 * palette.list.sizeHintForRow(0))
    QTest.keyClick(palette.field, Key.Key_PageDown)
    assert palette.list.currentIndex().row() > 4
    assert palette.field.accessibleDescription().startswith(
        palette.model.entries[palette.list.currentIndex().row()].name
    )
    QTest.keyClick(palette.field, Key.Key_Escape)
    assert not palette.isVisible()
    assert window.canvas.hasFocus()
    assert window.editor.document is before


def test_nothing_fits_is_said(window: MainWindow) -> None:
    palette = open_palette(window)
    QTest.keyClicks(palette.field, "qqqq")
    assert names(palette) == []
    assert palette._nothing.isVisible()
    QTest.keyClick(palette.field, Key.Key_Return)
    assert palette.isVisible()


def test_the_field_in_the_toolbar_opens_it(desk: Desk, window: MainWindow) -> None:
    desk.click(window.toolbar._find)
    assert window.seeing.palette.isVisible()
    desk.click(window.toolbar._find)
    assert not window.seeing.palette.isVisible()


def test_on_the_start_page_it_offers_what_makes_sense_there(desk: Desk) -> None:
    window = desk.window()
    window.action_table["command_palette"].trigger()
    offered = names(window.seeing.palette)
    assert "New" in offered
    assert "Export" not in offered


@pytest.mark.parametrize(
    ("typed", "found"), [("logo", "Brand of the map"), ("slides", "Export"), ("backup", "Earlier versions")]
)
def test_things_are_found_under_other_words_too(window: MainWindow, typed: str, found: str) -> None:
    palette = open_palette(window)
    QTest.keyClicks(palette.field, typed)
    assert found in names(palette)[:2]
