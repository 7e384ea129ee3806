"""Leaving a map: questions about changes, several windows, quitting."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeymapper.operations.facts import set_title
from journeymapper.storage import file
from journeymapper.ui.main_window import MainWindow
from tests.ui.conftest import Desk, Make


def changed(desk: Desk, path: Path) -> MainWindow:
    window = desk.window(path)
    window.editor.commit("Rename map", set_title(window.editor.document, "Changed"))
    return window


def test_an_unchanged_map_closes_without_a_question(desk: Desk, small_map: Make) -> None:
    window = desk.window(small_map())
    assert window.close()
    assert desk.answers.asked == []
    assert desk.program.windows == []


@pytest.mark.parametrize(
    ("answer", "closes", "kept"),
    [("cancel", False, "Small"), ("discard", True, "Small"), ("save", True, "Changed")],
)
def test_changes_are_asked_about(desk: Desk, small_map: Make, answer: str, closes: bool, kept: str) -> None:
    path = small_map()
    window = changed(desk, path)
    desk.answers.changes = answer
    assert window.close() is closes
    assert desk.answers.asked == ["keep small"]
    assert file.read(path).document.title == kept
    assert (window in desk.program.windows) is not closes


def test_a_save_that_fails_keeps_the_window_open(desk: Desk, small_map: Make) -> None:
    path = small_map()
    window = changed(desk, path)
    path.unlink()
    path.parent.joinpath(path.name).mkdir()  # nothing can be saved in a folder's place
    desk.answers.changes = "save"
    assert not window.close()
    assert len(desk.answers.told) == 1
    assert window.editor.document.title == "Changed"


def test_an_untitled_map_with_changes_that_is_not_given_a_name_stays(desk: Desk) -> None:
    window = desk.window()
    desk.program.open_new("blank", window)
    window.editor.commit("Rename map", set_title(window.editor.document, "Idea"))
    desk.answers.changes, desk.answers.path = "save", None
    assert not window.close()


def test_text_that_is_being_typed_counts_as_a_change(desk: Desk, small_map: Make) -> None:
    window = desk.window(small_map())
    window.canvas.edit("c1")
    window.canvas.writing.field.selectAll()
    desk.type(window.canvas.writing.field, "Slower than ever")
    desk.answers.changes = "save"
    path = window.editor.path
    assert window.close()
    assert file.read(path).document.cards[0].text == "Slower than ever"


def test_one_of_two_windows_on_a_map_closes_without_a_question(desk: Desk, small_map: Make) -> None:
    window = changed(desk, small_map())
    other = desk.program.open_window(window.editor)
    assert other.close()
    assert desk.answers.asked == []
    assert not window.close()
    assert desk.answers.asked == ["keep small"]


def test_quitting_stops_at_the_first_map_that_is_to_be_kept(desk: Desk, small_map: Make) -> None:
    kept = changed(desk, small_map("kept.journey"))
    desk.program.open_path(small_map("other.journey"))
    desk.program.quit()
    assert kept in desk.program.windows


def test_an_exception_on_the_way_out_keeps_the_window(desk: Desk, small_map: Make) -> None:
    class Broken:
        def keep_changes(self, parent: object, name: str) -> str:
            raise RuntimeError("no answer")

    window = changed(desk, small_map())
    desk.program._ask = Broken()  # type: ignore[assignment]
    with desk.qtbot.captureExceptions(), pytest.raises(RuntimeError, match="no answer"):
        window.close()
    desk.program._ask = desk.answers  # type: ignore[assignment]
    assert window.isVisible()
    assert window.editor.document.title == "Changed"
