"""The start page, the first window of a fresh profile, and the preferences."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from journeymapper.layout.measures import measures_of
from journeymapper.ui.main_window import MainWindow
from journeymapper.ui.preferences import Preferences, load_preferences, save_preferences, with_recent
from journeymapper.ui.program import Program
from journeymapper.ui.start.start_page import StartPage, short_folder
from journeymapper.ui.start.tile import Tile
from journeymapper.ui.theme import current_theme
from tests.ui.conftest import SMALL, Desk, Make

READABLE = 11.0  # pixels


def tiles(window: MainWindow) -> list[Tile]:
    return window.findChildren(Tile)


def test_one_click_after_start_there_are_five_stages_and_six_readable_lanes(desk: Desk) -> None:
    window = desk.window(size=SMALL)
    desk.click(tiles(window)[0])
    desk.settle(window)
    canvas = window.canvas
    sight, drawing = canvas.sight, canvas.drawing
    assert len({column.stage for column in drawing.columns}) == 5
    assert len(drawing.rows) == 6
    for row in drawing.rows:
        assert sight.to_map(0, 0).y <= row.y
        assert row.bottom <= sight.to_map(0, canvas.height()).y
    for column in drawing.columns:
        assert column.right <= sight.to_map(canvas.width(), 0).x
    text = measures_of(window.editor.document.style).card_text
    assert text * canvas.zoom >= READABLE
    assert window.menuBar().actions()[0].text() == "&File"
    assert canvas.hasFocus()


def test_enter_on_the_start_page_begins_the_default_map(desk: Desk) -> None:
    window = desk.window()
    assert tiles(window)[0].hasFocus()
    QTest.keyClick(tiles(window)[0], Qt.Key.Key_Return)
    assert len(window.editor.document.stages) == 5
    assert window.editor.path is None


def test_the_sample_and_every_template_open_from_their_tiles(desk: Desk) -> None:
    for place in range(4):
        window = desk.window()
        desk.click(tiles(window)[place])
        assert window.editor is not None
        assert window.editor.path is None
        window.close()


def test_tiles_get_their_pictures_and_fill_them(desk: Desk) -> None:
    window = desk.window()
    desk.qtbot.waitUntil(lambda: all(not tile._picture.isNull() for tile in tiles(window)))
    desk_colour = QColor(current_theme().desk)
    for tile in tiles(window):
        shown = tile.grab().toImage()
        for x in (3, shown.width() - 4):  # no strip of desk beside the map
            assert shown.pixelColor(x, shown.height() // 3) != desk_colour


def test_recent_maps_are_there_newest_first_and_gone_ones_are_not(desk: Desk, small_map: Make) -> None:
    first, second = small_map("first.journey"), small_map("second.journey")
    for path in (first, second):
        desk.program.open_path(path)
    gone = small_map("gone.journey")
    desk.program.open_path(gone)
    gone.unlink()
    window = desk.window()
    recent = [tile for tile in tiles(window) if tile.toolTip()]
    assert [tile.text() for tile in recent] == ["second", "first"]


def test_a_recent_map_opens_with_a_click(desk: Desk, small_map: Make) -> None:
    path = small_map()
    desk.program.change(with_recent(desk.program.preferences, path))
    window = desk.window()
    desk.click(next(tile for tile in tiles(window) if tile.toolTip() == str(path)))
    assert window.editor.path == path


@pytest.mark.parametrize("width", [640, 900, 1366, 2400])
def test_tiles_stand_side_by_side_as_far_as_there_is_room(desk: Desk, width: int) -> None:
    window = desk.window(size=(width, 800))
    desk.settle(window)
    page = window.findChild(StartPage)
    for tile in tiles(window):
        left = tile.mapTo(page, tile.rect().topLeft()).x()
        assert left >= 0
        assert left + tile.width() <= page.width()
        assert tile.width() >= 180
        assert tile.height() >= tile.heightForWidth(tile.width())  # room for its words


def test_new_in_an_untouched_map_goes_back_to_the_start_page(desk: Desk) -> None:
    window = desk.window()
    desk.click(tiles(window)[0])
    window.action_table["new"].trigger()
    assert desk.program.windows == [window]
    assert window.editor is None
    assert len(tiles(window)) >= 4


def test_the_program_starts_with_its_first_frame_and_then_the_map(desk: Desk, small_map: Make) -> None:
    program = Program(desk.program.application, desk.answers)  # type: ignore[arg-type]
    window = program.start([str(small_map())])
    assert not window.is_furnished
    assert window.isVisible()
    desk.qtbot.waitUntil(lambda: window.canvas is not None and window.canvas.is_complete)
    assert window.canvas.hasFocus() or not window.isActiveWindow()
    program._guard.end()
    program.close()
    window.close()


def test_a_file_that_cannot_be_opened_leaves_the_start_page(desk: Desk, tmp_path: Path) -> None:
    program = Program(desk.program.application, desk.answers)  # type: ignore[arg-type]
    window = program.start([str(tmp_path / "none.journey")])
    desk.qtbot.waitUntil(lambda: bool(tiles(window)))
    assert len(desk.answers.told) == 1
    program._guard.end()
    program.close()
    window.close()


# -- preferences


def test_preferences_come_back(home: Path) -> None:
    wanted = Preferences(theme="dark", recent=("/a/b.journey",), inspector=False)
    save_preferences(wanted)
    assert load_preferences() == wanted


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe\x00",
        b'{"theme": 3, "recent": "x", "palette": null}',
        b'"text"',
        b"[" * 90_000,
    ],
)
def test_a_damaged_file_of_preferences_means_the_defaults(home: Path, content: bytes) -> None:
    home.mkdir()
    (home / "preferences.json").write_bytes(content)
    assert load_preferences() == Preferences()


def test_what_is_sound_in_a_damaged_file_is_kept(home: Path) -> None:
    home.mkdir()
    raw = {"theme": "dark", "recent": [1, "/a.journey", None], "inspector": "yes"}
    (home / "preferences.json").write_text(json.dumps(raw))
    assert load_preferences() == Preferences(theme="dark", recent=("/a.journey",))


def test_preferences_that_cannot_be_written_bother_nobody(home: Path) -> None:
    home.write_text("a file where the folder should be")
    save_preferences(Preferences(theme="dark"))
    assert load_preferences() == Preferences()


def test_the_list_of_recent_maps_is_short() -> None:
    preferences = Preferences()
    for number in range(30):
        preferences = with_recent(preferences, Path(f"/maps/{number}.journey"))
    assert preferences.recent[0] == "/maps/29.journey"
    assert len(preferences.recent) == 12


def test_the_window_comes_back_where_it_was(desk: Desk, small_map: Make) -> None:
    window = desk.window(small_map(), (720, 540))  # the screen of the tests is small
    size = window.size()
    window.close()
    assert desk.program.open_window().size() == size


def test_folders_are_shown_below_the_home_folder() -> None:
    assert short_folder(Path.home() / "maps") == str(Path("~/maps"))
    assert short_folder(Path("/srv/maps")) == "/srv/maps"


def test_a_recent_place_that_the_system_refuses_is_passed_over(desk: Desk, sample: Path) -> None:
    refused = str(sample.parent / ("x" * 300) / "a.journey")  # no name may be so long
    desk.program.change(Preferences(recent=(refused, str(sample))))
    window = desk.window()
    assert window._start is not None
    window.menuBar().actions()
    assert desk.program.folder() == sample.parent
