"""Texts of 300 per cent in small windows: what belongs to them grows with them, and nothing is cut off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QListView,
    QMenu,
    QSlider,
    QStyle,
    QStyleOptionSlider,
    QToolButton,
    QTreeView,
)
from pytestqt.qtbot import QtBot

from journeymapper.geometry import Point
from journeymapper.ui.canvas import plus
from journeymapper.ui.canvas.overlay_marks import accent
from journeymapper.ui.dialogs.file_dialog import file_dialog
from journeymapper.ui.main_window import MainWindow
from journeymapper.ui.measures import with_text
from journeymapper.ui.panels.extra import link_button
from journeymapper.ui.panels.segments import ScoreField
from journeymapper.ui.panels.side import HISTORY, NOTES, OUTLINE
from journeymapper.ui.theme import apply_text_size, apply_theme
from tests.ui.conftest import Desk

NARROW = (700, 700)


@pytest.fixture(autouse=True)
def usual(dressed: QApplication) -> Iterator[None]:
    """Before and afterwards, all is as usual."""
    apply_theme(dressed, "light")
    yield
    apply_text_size(dressed, 100)
    apply_theme(dressed, "light")


def large(desk: Desk, path: Path, size: tuple[int, int], percent: int = 300) -> MainWindow:
    desk.program.change(desk.program.preferences._replace(text_size=percent))
    return desk.window(path, size)


def unfold(desk: Desk, window: MainWindow) -> None:
    for button in window.inspector.findChildren(QAbstractButton):
        if button.text() == "More" and button.isVisible() and not button.isChecked():
            desk.click(button)
    desk.settle(window)


@pytest.mark.parametrize("size", [(1366, 736), NARROW])
def test_the_inspector_never_needs_to_be_scrolled_sideways(
    desk: Desk, sample: Path, size: tuple[int, int]
) -> None:
    window = large(desk, sample, size)
    document = window.editor.document
    kinds = {card.kind: card.id for card in document.cards}
    lanes = {lane.kind: lane.id for lane in document.lanes}
    stage, persona, curve = document.stages[0], document.personas[0], document.curves[0]
    ids = [*kinds.values(), *lanes.values(), stage.id, stage.steps[0].id, persona.id, curve.points[0].id]
    inspector = window.inspector
    for chosen in [*((id,) for id in ids), tuple(kinds.values()), ()]:
        window.editor.select(chosen)
        window.show_inspector()
        desk.settle(window)
        unfold(desk, window)
        assert inspector.widget().width() <= inspector.viewport().width(), chosen


@pytest.mark.parametrize("size", [(1366, 736), NARROW])
def test_the_hint_has_room_beside_the_zoom(desk: Desk, sample: Path, size: tuple[int, int]) -> None:
    window = large(desk, sample, size)
    status = window.status
    assert status._hint.width() >= size[0] / 4
    assert status._slider.isVisible() == (size != NARROW)
    assert status._label.width() >= status._label.sizeHint().width()


def test_handles_of_sliders_grow(desk: Desk, sample: Path) -> None:
    window = large(desk, sample, (1366, 736), 100)
    window.editor.select((window.editor.document.curves[0].points[0].id,))
    window.show_inspector()
    sizes = []
    for percent in (100, 300):
        desk.program.change(desk.program.preferences._replace(text_size=percent))
        desk.settle(window)
        for slider in (window.status._slider, window.inspector.findChild(QSlider)):
            option = QStyleOptionSlider()
            slider.initStyleOption(option)
            complex_, part = QStyle.ComplexControl.CC_Slider, QStyle.SubControl.SC_SliderHandle
            handle = slider.style().subControlRect(complex_, option, part, slider)
            assert abs(handle.width() - handle.height()) <= 1, "it is round"
            assert slider.rect().contains(handle)
            sizes.append(handle.width())
    assert sizes[2:] == [3 * one for one in sizes[:2]]


def test_arrows_and_signs_of_the_outline_grow(desk: Desk, sample: Path) -> None:
    window = large(desk, sample, (1366, 736), 100)
    window.action_table["outline"].trigger()
    desk.settle(window)
    tree = window.seeing.side.findChild(QTreeView)
    metric = QStyle.PixelMetric.PM_SmallIconSize
    usual = tree.indentation(), tree.style().pixelMetric(metric, None, tree)
    desk.program.change(desk.program.preferences._replace(text_size=300))
    desk.settle(window)
    assert tree.indentation() > 1.5 * usual[0]
    assert tree.style().pixelMetric(metric, None, tree) == 3 * usual[1]


def rows_of_sign(menu: QMenu, change: Callable[[], object]) -> int:
    """How many rows of pixels a sign is high that this change to the menu takes away."""
    menu.ensurePolished()
    menu.resize(menu.sizeHint())
    before = menu.grab().toImage()
    change()
    menu.resize(before.size())
    after = menu.grab().toImage()
    across, down = range(before.width()), range(before.height())
    return sum(any(before.pixel(x, y) != after.pixel(x, y) for x in across) for y in down)


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_arrows_and_ticks_of_menus_grow(
    qtbot: QtBot, dressed: QApplication, direction: Qt.LayoutDirection
) -> None:
    high = []
    for percent in (100, 300):
        apply_text_size(dressed, percent)
        apply_theme(dressed, "light")
        menu = QMenu()
        menu.setLayoutDirection(direction)
        qtbot.addWidget(menu)
        inner = menu.addMenu("Panels")
        ticked = menu.addAction("Outline")
        ticked.setCheckable(True)
        ticked.setChecked(True)
        untick, without = partial(ticked.setChecked, False), partial(inner.menuAction().setMenu, None)
        high.append((rows_of_sign(menu, untick), rows_of_sign(menu, without)))
    for usual, grown in zip(*high, strict=True):
        assert usual >= 6
        assert grown >= 2.5 * usual


def test_round_buttons_on_the_map_grow_but_not_without_end(dressed: QApplication) -> None:
    spot = plus.Spot(plus.CARD, Point(100, 100), "")
    assert not plus.is_on(spot, 120, 100)
    assert plus.is_on(spot, 120, 100, 30.0), "a finger is wider"
    apply_text_size(dressed, 300)
    assert plus.is_on(spot, 120, 100)
    assert not plus.is_on(spot, 125, 100)


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize(("percent", "width"), [(100, 280), (100, 130), (300, 460), (300, 360)])
def test_a_score_is_told_and_set_whole(
    qtbot: QtBot, dressed: QApplication, percent: int, width: int, direction: Qt.LayoutDirection
) -> None:
    apply_text_size(dressed, percent)
    field = ScoreField()
    qtbot.addWidget(field)
    field.setLayoutDirection(direction)
    field.resize(width, field.sizeHint().height())
    field.show()
    assert field.minimumSizeHint().width() <= width
    mirrored = direction == Qt.LayoutDirection.RightToLeft
    more, less = (Qt.Key.Key_Left, Qt.Key.Key_Right) if mirrored else (Qt.Key.Key_Right, Qt.Key.Key_Left)
    told: list[object] = []
    field.edited.connect(told.append)
    for place in range(5):
        middle = place * field._step() + 3 + with_text(field._PIP) // 2
        at = QPoint(width - middle if mirrored else middle, field.height() // 2)
        QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=at)
    QTest.keyClick(field, less)
    QTest.keyClick(field, more)
    assert told == [1, 2, 3, 4, 5, 4, 5]
    assert field._step() - field._side() >= 3
    words = 5 * field._step() + field._words_width()
    assert words <= width


def test_a_link_is_cut_where_its_words_have_no_room(qtbot: QtBot) -> None:
    words = "Widths cannot be compared between brands"
    link = link_button(words)
    qtbot.addWidget(link)
    assert link.minimumSizeHint().width() < 120 < link.sizeHint().width()
    link.resize(120, link.sizeHint().height())
    cut = link.grab().toImage()
    link.setText(link.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, 116))
    assert link.grab().toImage() == cut


def test_the_invitation_is_as_large_as_the_texts(desk: Desk) -> None:
    window = desk.window(size=(1366, 736))
    desk.program.open_new("customer-journey", window)
    window.canvas.zoom_to_fit()
    blue = []
    for percent in (100, 300):
        desk.program.change(desk.program.preferences._replace(text_size=percent))
        desk.settle(window)
        image = window.canvas.grab().toImage()
        pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
        blue.append(pixels.count(accent()))
    assert blue[1] > 3 * blue[0] > 0


def test_files_are_chosen_by_names_that_can_be_read(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "maps"
    folder.mkdir()
    (folder / "Running shoes.journey").touch()
    desk.program.change(desk.program.preferences._replace(text_size=300))
    dialog = file_dialog(None, "Open", folder, "Maps (*.journey)")
    desk.qtbot.addWidget(dialog)
    dialog.setViewMode(QFileDialog.ViewMode.Detail)
    dialog.resize(1326, 700)
    dialog.show()
    files = dialog.findChild(QTreeView, "treeView")
    desk.qtbot.waitUntil(lambda: files.model().rowCount(files.rootIndex()) == 1)
    desk.qtbot.waitUntil(lambda: files.columnWidth(0) >= files.sizeHintForColumn(0))
    places = dialog.findChild(QListView, "sidebar")
    assert places.width() >= with_text(100)
    assert dialog.findChild(QToolButton, "toParentButton").iconSize().width() == with_text(16)


def test_a_narrow_window_keeps_room_for_the_map_beside_the_inspector(desk: Desk, sample: Path) -> None:
    window = large(desk, sample, NARROW)
    assert window.palette_panel.isVisible()
    window.show_inspector()
    desk.settle(window)
    assert not window.palette_panel.isVisible()
    assert window.canvas.width() >= 290
    assert window.inspector.widget().width() <= window.inspector.viewport().width()
    window.action_table["palette"].trigger()
    desk.settle(window)
    assert window.palette_panel.isVisible()
    assert not window.inspector.isVisible()
    assert desk.program.preferences.palette


@pytest.mark.parametrize("percent", [100, 300])
def test_the_panel_at_the_left_is_a_share_of_a_narrow_window(desk: Desk, sample: Path, percent: int) -> None:
    window = large(desk, sample, NARROW, percent)
    side = window.seeing.side
    for page in (OUTLINE, NOTES, HISTORY):
        side.show_page(page)
        desk.settle(window)
        assert window.width() == NARROW[0]
        assert 280 <= side.width() <= NARROW[0] / 2
        assert window.canvas.width() >= 290
        words = (
            Qt.ToolButtonStyle.ToolButtonTextOnly if percent == 100 else Qt.ToolButtonStyle.ToolButtonIconOnly
        )
        assert {tab.toolButtonStyle() for tab in side._tabs.values()} == {words}
    window.show_inspector()
    desk.settle(window)
    assert window.width() == NARROW[0]
    assert window.canvas.width() >= 100
    window.action_table["palette"].trigger()
    desk.settle(window)
    assert window.palette_panel.isVisible()
    assert window.canvas.width() >= 290


def test_scroll_bars_grow_at_once_and_lie_along_the_edges(desk: Desk, sample: Path) -> None:
    window = large(desk, sample, (1366, 736), 100)
    canvas = window.canvas
    canvas.zoom_actual()
    usual = canvas.bars.widths
    desk.program.change(desk.program.preferences._replace(text_size=300))
    desk.settle(window)
    canvas.zoom_actual()
    assert canvas.bars.widths == (2 * usual[0], 2 * usual[1])
    assert canvas.bars.down.geometry().right() == canvas.rect().right()
    assert canvas.bars.across.geometry().bottom() == canvas.rect().bottom()
    assert window.inspector.verticalScrollBar().sizeHint().width() == 2 * usual[0]
