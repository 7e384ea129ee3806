"""Opening, saving, recent maps, and files that are no maps."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QListView, QToolButton

from journeymapper.drawing.colour import contrast
from journeymapper.model.view import WHOLE
from journeymapper.operations.facts import set_title
from journeymapper.publish.options import Options
from journeymapper.publish.publish import publish
from journeymapper.storage import file
from journeymapper.ui import files, title
from journeymapper.ui.dialogs.file_dialog import file_dialog
from journeymapper.ui.main_window import MainWindow
from journeymapper.ui.theme import apply_theme, current_theme
from tests.ui.conftest import Desk, Make


def rename(window: MainWindow, name: str) -> None:
    editor = window.editor
    assert editor is not None
    editor.commit("Rename map", set_title(editor.document, name))
    window.refresh()


def test_opens_and_names_the_map_in_its_title(desk: Desk, sample: Path) -> None:
    window = desk.window(sample)
    assert window.windowTitle().startswith("shop[*]")
    assert f"in {sample.parent.name} · Saved" in window.windowTitle()
    assert not window.isWindowModified()


def test_an_edit_marks_the_window_until_it_is_undone_or_saved(desk: Desk, small_map: Make) -> None:
    window = desk.window(small_map())
    rename(window, "Other")
    assert window.isWindowModified()
    assert "Edited" in window.windowTitle()
    window.undo()
    desk.settle(window)
    assert not window.isWindowModified()
    window.redo()
    window.action_table["save"].trigger()
    desk.qtbot.waitUntil(lambda: window.editor.is_clean)
    desk.settle(window)
    assert not window.isWindowModified()
    assert file.read(window.editor.path).document.title == "Other"


def test_save_asks_where_only_for_a_map_without_a_file(desk: Desk, tmp_path: Path) -> None:
    window = desk.window()
    desk.program.open_new("customer-journey", window)
    desk.answers.path = tmp_path / "New map"
    assert window.save()
    assert window.editor.path == tmp_path / "New map.journey"
    rename(window, "Second")
    assert window.save()
    assert desk.answers.asked == ["save Journey map.journey"]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("plain", "plain.journey"),
        ("typed.journey", "typed.journey"),
        ("kept.json", "kept.json"),
        ("LOUD.JSON", "LOUD.JSON"),
        ("two.words.v2", "two.words.v2.journey"),
    ],
)
def test_the_ending_is_what_was_meant(desk: Desk, small_map: Make, typed: str, written: str) -> None:
    window = desk.window(small_map())
    desk.answers.path = window.editor.path.parent / typed
    assert window.save_as()
    assert window.editor.path.name == written
    assert window.editor.path.is_file()


def test_giving_up_the_question_for_a_file_saves_nothing(desk: Desk) -> None:
    window = desk.window()
    desk.program.open_new("blank", window)
    desk.answers.path = None
    assert not window.save()
    assert window.editor.path is None


def test_a_failed_save_says_so_and_keeps_mark_and_file(desk: Desk, small_map: Make) -> None:
    path = small_map()
    window = desk.window(path)
    rename(window, "Other")
    before = path.read_bytes()
    desk.answers.path = path.parent / "no such folder" / "x.journey"
    assert not window.save_as()
    assert len(desk.answers.told) == 1
    assert window.isWindowModified()
    assert path.read_bytes() == before
    assert window.editor.path == path


def test_opening_a_map_twice_raises_its_window(desk: Desk, small_map: Make) -> None:
    path = small_map()
    window = desk.window(path)
    link = path.parent / "link.journey"
    link.symlink_to(path)
    assert desk.program.open_path(link)
    assert desk.program.windows == [window]


def test_a_second_map_gets_a_window_of_its_own(desk: Desk, small_map: Make, sample: Path) -> None:
    desk.window(small_map())
    desk.program.open_path(sample, desk.program.windows[0])
    assert [title.name_of(one.editor) for one in desk.program.windows] == ["small", "shop"]


def test_recent_maps_newest_first_without_doubles(desk: Desk, small_map: Make, sample: Path) -> None:
    path = small_map()
    desk.window(path)
    desk.program.open_path(sample)
    desk.program.open_path(path)
    assert [Path(one).name for one in desk.program.preferences.recent] == ["shop.journey", "small.journey"]


def test_the_sample_is_untitled_so_that_nobody_overwrites_it(desk: Desk) -> None:
    window = desk.window()
    desk.program.open_sample(window)
    assert window.editor.path is None
    assert window.editor.is_clean


def test_a_pdf_that_carries_its_map_opens_as_untitled(desk: Desk, small_map: Make, tmp_path: Path) -> None:
    document = file.read(small_map()).document
    pdf = tmp_path / "poster.pdf"
    pdf.write_bytes(publish(document, WHOLE, {}, Options(attach_map=True)))
    window = desk.window(pdf)
    assert window.editor.path is None
    assert window.editor.document == document
    assert desk.program.preferences.recent == ()


BROKEN = {
    "empty": b"",
    "truncated": b'{"format": "journeymapper", "version": 1, "sta',
    "foreign": b'{"type": "excalidraw", "elements": []}',
    "newer": b'{"format": "journeymapper", "version": 9, "min_reader": 9}',
    "binary": bytes(range(256)) * 40,
    "deep": b"[" * 100_000,
    "wrong type": b'{"format": "journeymapper", "version": 1, "min_reader": 1, "stages": 3}',
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_map_gets_one_sentence_and_stays_as_it_is(desk: Desk, tmp_path: Path, name: str) -> None:
    path = tmp_path / "broken.journey"
    path.write_bytes(BROKEN[name])
    window = desk.window()
    assert not desk.program.open_path(path, window)
    assert len(desk.answers.told) == 1
    assert "broken.journey" in desk.answers.told[0]
    assert "Traceback" not in desk.answers.told[0]
    assert path.read_bytes() == BROKEN[name]
    assert window.editor is None
    assert desk.program.preferences.recent == ()


def test_a_huge_file_is_refused_before_it_is_read(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "huge.journey"
    with path.open("wb") as huge:
        os.truncate(huge.fileno(), 5 * 1024**3)
    assert not desk.program.open_path(path, desk.window())
    assert len(desk.answers.told) == 1


def test_an_absent_file_is_said_by_name(desk: Desk, tmp_path: Path) -> None:
    assert not desk.program.open_path(tmp_path / "gone.journey", desk.window())
    assert "gone.journey" in desk.answers.told[0]


@pytest.mark.parametrize("wanted", [True, False])
def test_broken_references_offer_a_repaired_copy(desk: Desk, small_map: Make, wanted: bool) -> None:
    cards = [{"id": "c1", "lane": "nowhere", "step": "p1", "text": "Lost"}]
    path = small_map("dangling.journey", cards=cards)
    before = path.read_bytes()
    desk.answers.repairs = wanted
    window = desk.window()
    assert desk.program.open_path(path, window) is wanted
    assert desk.answers.asked[0].startswith("repair dangling.journey")
    assert path.read_bytes() == before
    if wanted:
        assert window.editor.path is None
        assert not window.editor.is_clean
        assert [card.text for card in window.editor.document.cards] == ["Lost"]


def test_a_map_dropped_onto_the_window_opens(desk: Desk, small_map: Make) -> None:
    window = desk.window()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(small_map()))])
    at, copy = QPoint(20, 200), Qt.DropAction.CopyAction
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(at, copy, data, button, none))
    QApplication.sendEvent(window, QDropEvent(at, copy, data, button, none))
    assert title.name_of(window.editor) == "small"


def test_names_with_markup_are_shown_as_they_are(desk: Desk, small_map: Make) -> None:
    window = desk.window(small_map("<b>[*] &amp; co.journey"))
    assert "<b>[*][*] &amp; co[*]" in window.windowTitle()
    assert window.toolbar._title.text() == "<b>[*] &amp; co"
    assert window.toolbar._title.textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize(
    ("said", "name"),
    [("a/b: c?", "ab c"), ("  ", "Journey map"), ("Größe 名前", "Größe 名前"), ("x" * 500, "x" * 80)],
)
def test_a_title_becomes_a_file_name_that_every_system_takes(said: str, name: str) -> None:
    assert files.safe_name(said) == name


def test_what_this_version_does_not_know_survives_in_the_window(desk: Desk, small_map: Make) -> None:
    path = small_map("later.journey", laterKey={"kept": [1, 2]})
    window = desk.window(path)
    rename(window, "Other")
    assert window.save()
    assert json.loads(path.read_text("utf-8"))["laterKey"] == {"kept": [1, 2]}


def test_a_map_without_a_title_takes_the_name_of_its_first_file(desk: Desk, tmp_path: Path) -> None:
    window = desk.window()
    desk.program.open_new("customer-journey", window)
    desk.answers.path = tmp_path / "Buying_a bicycle.journey"
    assert window.save()
    desk.settle(window)
    editor = window.editor
    assert editor.document.title == "Buying a bicycle"
    assert editor.is_clean
    assert file.read(editor.path).document.title == "Buying a bicycle"
    assert [entry.label for entry in editor.history.entries[1:]] == ["Title from the file name"]
    window.undo()
    assert editor.document.title == ""
    assert not editor.is_clean


def test_a_title_of_its_own_is_proposed_and_kept(desk: Desk, tmp_path: Path) -> None:
    window = desk.window()
    desk.program.open_new("customer-journey", window)
    rename(window, "Renting: a flat")
    desk.answers.path = tmp_path / "draft 3.journey"
    assert window.save()
    assert desk.answers.asked == ["save Renting a flat.journey"]
    assert window.editor.document.title == "Renting: a flat"


def test_the_name_that_was_proposed_says_nothing(desk: Desk, tmp_path: Path) -> None:
    window = desk.window()
    desk.program.open_new("customer-journey", window)
    desk.answers.path = tmp_path / "Journey map.journey"
    assert window.save()
    assert window.editor.document.title == ""


def test_a_name_that_another_map_has_is_not_proposed(desk: Desk, tmp_path: Path, small_map: Make) -> None:
    folder = tmp_path / "maps"
    folder.mkdir()
    small_map().rename(folder / "Journey map.journey")
    desk.program.change(desk.program.preferences._replace(recent=(str(folder / "Journey map.journey"),)))
    window = desk.window()
    desk.program.open_new("customer-journey", window)
    desk.answers.path = folder / "Journey map 2.journey"
    assert window.save()
    assert desk.answers.asked == ["save Journey map 2.journey"]
    assert window.editor.document.title == ""


@pytest.mark.parametrize(
    ("name", "nothing"),
    [("Journey map", True), ("Journey map 2", True), ("2019", False), ("Journey map of a shop", False)],
)
def test_only_what_was_proposed_says_nothing(name: str, nothing: bool) -> None:
    assert files.says_nothing(name) is nothing


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_file_dialogue_is_readable_in_both_themes(desk: Desk, tmp_path: Path, theme: str) -> None:
    apply_theme(desk.program.application, theme)
    dialog = file_dialog(None, "Save", tmp_path, "*")
    desk.qtbot.addWidget(dialog)
    dialog.show()
    button = dialog.findChild(QToolButton, "toParentButton")
    picture, ground = button.icon().pixmap(16).toImage(), QColor(current_theme().chrome)
    inks = {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).alpha() > 200
    }
    assert max(contrast(ink, ground.name()) for ink in inks) > 4.5
    side = dialog.findChild(QListView, "sidebar")
    side.setCurrentIndex(side.model().index(0, 0))
    seen = side.grab().toImage()
    chosen = side.visualRect(side.currentIndex())
    colours = [
        seen.pixelColor(x, y).name()
        for x in range(chosen.left() + 26, chosen.right(), 1)
        for y in range(chosen.top() + 3, chosen.bottom() - 3, 1)
    ]
    ground = max(set(colours), key=colours.count)
    assert max(contrast(one, ground) for one in set(colours)) > 4.5
    apply_theme(desk.program.application, "light")


def test_a_later_name_is_no_title(desk: Desk, small_map: Make, tmp_path: Path) -> None:
    window = desk.window(small_map(title=""))
    desk.answers.path = tmp_path / "another.journey"
    assert window.save_as()
    assert window.editor.document.title == ""


def test_nothing_stays_of_the_name_of_a_file_that_could_not_be_written(desk: Desk, tmp_path: Path) -> None:
    window = desk.window()
    desk.program.open_new("customer-journey", window)
    before = window.editor.document
    desk.answers.path = tmp_path / "nowhere" / "Bicycle.journey"
    assert not window.save()
    assert window.editor.document is before
    assert len(window.editor.history.entries) == 1  # not even something to do again
    assert window.editor.path is None


def test_links_that_go_round_in_a_circle_are_one_sentence(desk: Desk, sample: Path, tmp_path: Path) -> None:
    circle = tmp_path / "circle.journey"
    circle.symlink_to(circle)
    window = desk.window(sample)
    assert not desk.program.open_path(circle, window)
    desk.answers.path = circle
    assert not window.save_as()
    assert len(desk.answers.told) == 2
    assert all("circle.journey" in told for told in desk.answers.told)
    assert window.editor.is_clean
