"""Presenting, and the overview map."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtTest import QTest

from journeymapper.geometry import Rect
from journeymapper.operations.facts import set_title
from journeymapper.operations.stages import delete_stages
from journeymapper.ui.main_window import MainWindow
from journeymapper.ui.present import Presentation
from tests.ui.conftest import Desk, Make

Key = Qt.Key
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(desk: Desk, sample: Path) -> MainWindow:
    return desk.window(sample)


@pytest.fixture
def shown(desk: Desk, window: MainWindow) -> Presentation:
    QTest.keyClick(window.canvas, Key.Key_F5)
    presentation = window.seeing.presentation
    assert presentation is not None
    desk.qtbot.waitUntil(presentation.isVisible)
    return presentation


def stage_in_sight(shown: Presentation) -> tuple[float, float]:
    left, right = shown._edges()
    zoom, view = shown.view.zoom, shown.view
    return left * zoom - view.x, right * zoom - view.x


def test_arrows_walk_through_the_stages_and_escape_ends(window: MainWindow, shown: Presentation) -> None:
    stages = [stage.id for stage in window.editor.document.stages]
    assert shown.at == -1
    assert shown.view.visible.contains(shown.view.visible.centre)
    assert shown.drawing.width * shown.zoom <= shown.view.width, "all of the map first"
    for place in range(len(stages)):
        QTest.keyClick(shown, Key.Key_Right)
        assert shown.at == place
        left, right = stage_in_sight(shown)
        assert left >= 0
        assert right <= shown.view.width
        assert left >= shown.sight.body_window().x - 1, "not below the headers of the lanes"
    QTest.keyClick(shown, Key.Key_Right)
    assert shown.at == -1, "the whole map ends it"
    QTest.keyClick(shown, Key.Key_Left)
    assert shown.at == len(stages) - 1
    QTest.keyClick(shown, Key.Key_Home)
    assert shown.at == 0
    QTest.keyClick(shown, Key.Key_Escape)
    assert window.seeing.presentation is None
    assert window.editor.is_clean


def test_what_is_edited_meanwhile_is_shown(desk: Desk, window: MainWindow, shown: Presentation) -> None:
    QTest.keyClick(shown, Key.Key_End)
    window.editor.commit("Title", set_title(window.editor.document, "Another title"))
    assert shown.drawing is not None
    desk.qtbot.waitUntil(lambda: shown.is_complete)
    last = window.editor.document.stages[-1].id
    window.editor.commit("Delete", delete_stages(window.editor.document, (last,)))
    assert shown.at == -1, "a stage that is gone is not shown"
    desk.qtbot.waitUntil(lambda: shown.is_complete)


def test_it_ends_with_its_window(desk: Desk, window: MainWindow, shown: Presentation) -> None:
    closed: list[bool] = []
    shown.destroyed.connect(lambda: closed.append(True))
    window.close()
    desk.qtbot.waitUntil(lambda: bool(closed))


def test_the_overview_is_seen_only_where_there_is_more_than_the_window_shows(
    desk: Desk, window: MainWindow
) -> None:
    minimap = window.seeing.minimap
    window.canvas.set_zoom(1.5)
    desk.qtbot.waitUntil(minimap.isVisible)
    window.canvas.zoom_to_fit()
    desk.qtbot.waitUntil(minimap.isHidden)
    window.canvas.set_zoom(1.5)
    desk.qtbot.waitUntil(minimap.isVisible)
    window.action_table["overview_map"].trigger()
    assert not minimap.isVisible()
    assert not window.program.preferences.overview_map
    window.action_table["overview_map"].trigger()
    desk.qtbot.waitUntil(minimap.isVisible)


def test_the_overview_is_small_and_has_a_cross_that_turns_it_off(desk: Desk, window: MainWindow) -> None:
    minimap, canvas = window.seeing.minimap, window.canvas
    canvas.set_zoom(1.5)
    desk.qtbot.waitUntil(minimap.isVisible)
    assert minimap.width() <= 0.16 * canvas.width() + 10
    assert minimap.width() * minimap.height() < 0.04 * canvas.width() * canvas.height()
    QTest.mouseClick(minimap.cross, LEFT)
    assert minimap.isHidden()
    assert not window.program.preferences.overview_map
    assert "View" in window.status._hint.text()


def test_the_overview_is_away_where_most_of_the_map_is_seen(desk: Desk, window: MainWindow) -> None:
    minimap, canvas = window.seeing.minimap, window.canvas
    canvas.set_zoom(1.5)
    desk.qtbot.waitUntil(minimap.isVisible)
    canvas.zoom_to_width()
    desk.settle(window)
    desk.qtbot.waitUntil(minimap.isHidden)


def test_the_overview_never_covers_what_is_selected(desk: Desk, window: MainWindow) -> None:
    minimap, canvas = window.seeing.minimap, window.canvas
    canvas.set_zoom(1.5)
    desk.qtbot.waitUntil(minimap.isVisible)
    below = QRect(minimap.geometry())
    for card in window.editor.document.cards:
        place = canvas.places_now().find(card.id)
        rect = canvas.sight.to_pixel(place.rect, place.strip)
        canvas.move_to(  # so that the card lies where the overview is
            canvas.view.scrolled(rect.x + canvas.x() - below.x(), rect.y + canvas.y() - below.y())
        )
        window.editor.select((card.id,))
        desk.settle(window)
        place = canvas.places_now().find(card.id)
        at = QRectF(*canvas.sight.to_pixel(place.rect, place.strip)).translated(canvas.pos())
        assert minimap.isHidden() or not at.intersects(QRectF(minimap.geometry()))


def test_the_overview_that_gave_way_stays_where_it_is(desk: Desk, window: MainWindow) -> None:
    minimap, canvas = window.seeing.minimap, window.canvas
    canvas.set_zoom(1.5)
    desk.qtbot.waitUntil(minimap.isVisible)
    usual = minimap.x()
    card = window.editor.document.cards[-1].id
    place = canvas.places_now().find(card)
    rect = canvas.sight.to_pixel(place.rect, place.strip)
    dx, dy = rect.x + canvas.x() - minimap.x() - 20, rect.y + canvas.y() - minimap.y() - 20
    canvas.move_to(canvas.view.scrolled(dx, dy))
    window.editor.select((card,))
    desk.qtbot.waitUntil(lambda: minimap.x() != usual)
    away = minimap.x()
    window.editor.select(())
    canvas.pane.cursor = None
    desk.settle(window)
    assert minimap.isVisible()
    assert minimap.x() == away


def test_a_place_on_the_overview_is_looked_at(desk: Desk, window: MainWindow) -> None:
    minimap, canvas = window.seeing.minimap, window.canvas
    canvas.set_zoom(1.5)
    desk.qtbot.waitUntil(minimap.isVisible)
    QTest.mouseClick(minimap, LEFT, NONE, QPoint(minimap.width() - 30, minimap.height() - 20))
    seen = canvas.view.visible
    assert seen.right > canvas.drawing.width * 0.9
    assert seen.bottom > canvas.drawing.height * 0.9
    frame = minimap._frame()
    QTest.mousePress(minimap, LEFT, NONE, frame.center().toPoint())
    QTest.mouseMove(minimap, QPoint(20, 20))
    QTest.mouseRelease(minimap, LEFT, NONE, QPoint(20, 20))
    assert canvas.view.visible.x < canvas.drawing.width * 0.1
    assert window.editor.selection == ()


def test_the_overview_shows_the_map_and_rests(desk: Desk, window: MainWindow) -> None:
    minimap, canvas = window.seeing.minimap, window.canvas
    canvas.set_zoom(1.5)
    desk.qtbot.waitUntil(lambda: minimap.isVisible() and minimap._pictured is canvas.drawing)
    picture = minimap._picture.toImage()
    colours = {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    }
    assert len(colours) > 20
    before = minimap._picture
    canvas.move_to(canvas.view.scrolled(40, 40))
    desk.settle(window)
    assert minimap._picture is before, "scrolling paints no new picture"
    assert not minimap._soon.isActive()


def test_a_map_without_stages_can_be_presented(desk: Desk, small_map: Make) -> None:
    window = desk.window(small_map(stages=[], cards=[]))
    window.action_table["present"].trigger()
    shown = window.seeing.presentation
    for key in (Key.Key_Right, Key.Key_Left, Key.Key_End, Key.Key_Down):
        QTest.keyClick(shown, key)
    assert shown.at == -1
    shown.close()


def test_on_a_map_from_right_to_left_the_left_arrow_goes_on(desk: Desk, tmp_path: Path) -> None:
    source = Path(__file__).parents[1] / "data" / "maps" / "arabic.journey"
    window = desk.window(Path(shutil.copy(source, tmp_path)))
    QTest.keyClick(window.canvas, Key.Key_F5)
    shown = window.seeing.presentation
    assert shown is not None
    desk.qtbot.waitUntil(shown.isVisible)
    for place in range(2):
        QTest.keyClick(shown, Key.Key_Left)
        assert shown.at == place
        left, right = shown._edges()
        seen = shown.sight.to_pixel(Rect(left, 0.0, right - left, 1.0))
        assert seen.x >= 0.0
        assert seen.right <= shown.sight.body_window().right + 1.0, "not below the headers at the right"
    QTest.keyClick(shown, Key.Key_Right)
    assert shown.at == 0
