"""Files of open maps that are destroyed or unplugged: noticed at once, and nothing of the map is lost."""

from __future__ import annotations

from pathlib import Path

from journeymapper.storage import backups, file
from journeymapper.storage.lock import lock_file
from tests.ui.conftest import Desk, Make
from tests.ui.safety.test_outside import look, rename, wait_done, wait_until


def test_a_file_that_is_destroyed_leaves_the_map_unsaved_and_can_be_written_again(
    desk: Desk, small_map: Make
) -> None:
    path = small_map()
    window = desk.window(path)
    path.write_bytes(b'{"broken')
    wait_until(desk, lambda: not window.editor.is_clean)
    assert desk.answers.told == []
    assert "unreadable" in window.status._hint.text()
    look(desk)
    desk.answers.choices = ["replace"]
    desk.program.begin_save(window)
    wait_until(desk, lambda: window.editor.is_clean)
    assert "cannot be read as a map" in desk.answers.told[0]
    assert file.read(path).document.title == "Small"
    assert [one.file.read_bytes() for one in backups.versions(path)] == [b'{"broken']


def test_a_destroyed_file_that_becomes_a_map_again_is_shown(desk: Desk, small_map: Make) -> None:
    path = small_map()
    window = desk.window(path)
    whole = path.read_bytes()
    path.write_bytes(b'{"broken')
    wait_until(desk, lambda: not window.editor.is_clean)
    path.write_bytes(whole.replace(b"Small", b"Later"))
    wait_until(desk, lambda: window.editor.document.title == "Later")
    assert window.editor.is_clean
    assert desk.answers.told == []


def test_a_folder_that_is_unplugged_makes_nothing_read_only(
    desk: Desk, small_map: Make, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    path = small_map().rename(stick / "small.journey")
    window = desk.window(path)
    rename(window, "Mine")
    wait_until(desk, lambda: lock_file(path).exists())
    wait_done(desk)
    stick.rename(tmp_path / "elsewhere")
    look(desk)
    assert not window.editor.is_read_only
    assert "Read-only" not in window.windowTitle()
    (tmp_path / "elsewhere").rename(stick)
    look(desk)
    assert not window.editor.is_read_only
    assert window.save()
    assert file.read(path).document.title == "Mine"
