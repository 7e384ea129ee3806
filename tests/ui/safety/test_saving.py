"""Saving in the window: beside the interface, in order, and honest when it fails."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from journeymapper.operations.facts import set_title
from journeymapper.storage import file
from journeymapper.storage.rescue import found
from journeymapper.ui.main_window import MainWindow
from tests.ui.conftest import Desk, Make
from tests.ui.person import CTRL, Key, Person

resource = pytest.importorskip("resource", reason="limits of files are those of Unix")


def rename(window: MainWindow, title: str) -> None:
    assert window.editor is not None
    window.editor.commit("Rename map", set_title(window.editor.document, title))


def rest(desk: Desk) -> None:
    desk.program.safety.keeping.copy_changed()
    desk.qtbot.waitUntil(lambda: not desk.program.safety.keeping.is_busy)


def test_people_go_on_while_it_is_saved(desk: Desk, small_map: Make) -> None:
    path = small_map()
    window = desk.window(path)
    rename(window, "First")
    desk.program.begin_save(window)
    rename(window, "Second")  # before the first save has ended
    desk.qtbot.waitUntil(lambda: file.read(path).document.title == "First")
    rest(desk)
    assert not window.editor.is_clean
    rename(window, "Third")
    desk.program.begin_save(window)
    rename(window, "Fourth")
    desk.program.begin_save(window)
    desk.qtbot.waitUntil(lambda: window.editor.is_clean)
    assert file.read(path).document.title == "Fourth"
    assert desk.answers.told == []


def test_a_copy_that_is_made_during_the_first_save_goes_with_it(
    desk: Desk, tmp_path: Path, home: Path
) -> None:
    window = desk.window()
    desk.program.open_new("blank", window)
    rename(window, "Changed")
    desk.answers.path = tmp_path / "new.journey"
    desk.program.begin_save(window)
    # That the save has ended is heard with the next events: until then a copy may be due.
    assert desk.program.safety.keeping.copy_now()
    desk.qtbot.waitUntil(lambda: window.editor.is_clean)
    rest(desk)
    assert list(home.rglob("*.copy")) == []


def test_a_read_only_map_goes_where_the_save_before_went(desk: Desk, small_map: Make, tmp_path: Path) -> None:
    window = desk.window(small_map())
    window.editor.is_read_only = True
    desk.answers.path = tmp_path / "mine.journey"
    rename(window, "Once")
    desk.program.begin_save(window)
    rename(window, "Twice")
    assert window.save()  # while the first one is under way
    assert desk.answers.told == []
    assert [one for one in desk.answers.asked if one.startswith("save")] == ["save small (mine).journey"]
    assert file.read(tmp_path / "mine.journey").document.title == "Twice"


def test_closing_waits_for_the_save(desk: Desk, small_map: Make) -> None:
    path = small_map()
    window = desk.window(path)
    rename(window, "Changed")
    desk.program.begin_save(window)
    assert window.close()
    assert desk.answers.asked == []
    assert file.read(path).document.title == "Changed"


def test_a_full_disk_keeps_mark_file_and_copies_and_another_place_is_offered(
    desk: Desk, small_map: Make, tmp_path: Path, home: Path
) -> None:
    path = small_map()
    before = path.read_bytes()
    window = desk.window(path)
    rename(window, "x" * 1_900)
    rest(desk)
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, old[1]))
    try:
        assert not window.save()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)
    assert len(desk.answers.told) == 1
    assert "The map is not saved" in desk.answers.told[0]
    assert path.read_bytes() == before
    assert not window.editor.is_clean
    assert [one.name for one in path.parent.glob(".jm-*")] == []
    desk.answers.choices, desk.answers.path = ["elsewhere"], tmp_path / "other.json"
    path.unlink()
    path.mkdir()
    assert window.save()
    assert file.read(tmp_path / "other.json").document.title == "x" * 1_900
    assert window.editor.path == tmp_path / "other.json"
    path.rmdir()


@pytest.mark.skipif(sys.platform == "win32", reason="folders are protected in another way there")
def test_a_folder_that_is_gone_or_protected(desk: Desk, small_map: Make) -> None:
    folder = small_map().parent / "volume"
    folder.mkdir()
    path = Path(os.path.join(folder, "a.journey"))
    path.write_bytes(small_map().read_bytes())
    window = desk.window(path)
    rename(window, "Changed")
    rest(desk)
    folder.rename(folder.with_name("elsewhere"))
    assert not window.save()
    assert not window.editor.is_clean
    assert window.editor.document.title == "Changed"
    folder.with_name("elsewhere").rename(folder)
    assert window.save()


def test_saved_copies_are_gone_and_unsaved_ones_stay(desk: Desk, small_map: Make, home: Path) -> None:
    path = small_map()
    window = desk.window(path)
    rename(window, "Changed")
    rest(desk)
    copies = list((home / "recovery").glob("*/*.copy"))
    assert len(copies) == 1
    assert window.save()
    rest(desk)
    assert list((home / "recovery").glob("*/*.copy")) == []
    rename(window, "Again")
    rest(desk)
    window.undo()
    rest(desk)
    assert list((home / "recovery").glob("*/*.copy")) == []  # it is what the file holds


def test_nothing_is_offered_of_a_map_whose_changes_were_given_up(desk: Desk, home: Path) -> None:
    window = desk.window()
    desk.program.open_new("customer-journey", window)
    rename(window, "Idea")
    rest(desk)
    desk.answers.changes = "discard"
    assert window.close()
    rest(desk)
    assert found(home) == ()


def test_a_map_is_not_saved_over_one_that_is_open(desk: Desk, small_map: Make) -> None:
    path, taken = small_map(), small_map("taken.journey")
    window = desk.window(path)
    desk.program.open_path(taken)
    desk.answers.path = taken
    assert not window.save_as()
    assert "open in another window" in desk.answers.told[0]
    assert window.editor.path == path


def test_saving_as_over_another_file_keeps_that_one_as_a_backup(desk: Desk, small_map: Make) -> None:
    from journeymapper.storage import backups

    path, other = small_map(), small_map("other.journey", title="The other one")
    window = desk.window(path)
    desk.answers.path = other
    assert window.save_as()
    assert file.read(other).document.title == "Small"
    assert [backups.restored(one).document.title for one in backups.versions(other)] == ["The other one"]


def test_saving_in_the_middle_of_a_word_does_not_end_the_typing(desk: Desk, small_map: Make) -> None:
    path = small_map()
    person = Person(desk, desk.window(path))
    canvas = person.window.canvas
    person.key(Key.Key_Home, CTRL).type("quick")
    field = canvas.writing.id
    assert person.window.save()
    assert [card.text for card in file.read(path).document.cards] == ["Slow", "quick"]
    assert (canvas.writing.id, canvas.writing.field.hasFocus()) == (field, True)
    person.type("ly").key(Key.Key_Escape)
    assert [card.text for card in person.document.cards] == ["Slow", "quickly"]
    assert not person.window.editor.is_clean
    assert person.window.save()
    person.key(Key.Key_Z, CTRL).settled()
    assert [card.text for card in person.document.cards] == ["Slow"]


def test_a_new_card_that_is_still_empty_is_not_saved(desk: Desk, small_map: Make) -> None:
    path = small_map()
    person = Person(desk, desk.window(path))
    person.key(Key.Key_Home, CTRL).key(Key.Key_Return)
    assert person.window.save()
    assert [card.text for card in file.read(path).document.cards] == ["Slow"]
    assert person.window.canvas.writing.id
    assert person.window.editor.is_clean
