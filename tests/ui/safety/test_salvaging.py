"""A damaged file in the window: why it does not open, and what can still be read of it."""

from __future__ import annotations

from tests.ui.conftest import Desk, Make


def test_what_can_be_read_of_a_torn_file_opens_as_a_new_map(desk: Desk, small_map: Make) -> None:
    path = small_map()
    whole = path.read_bytes()
    half = whole[: whole.index(b'"cards"') + 12]
    path.write_bytes(half)
    window = desk.window()
    desk.answers.choices = ["salvage"]
    assert desk.program.open_path(path, window)
    (told,) = desk.answers.told
    assert "breaks off" in told
    assert "can be read" in told
    assert window.editor.path is None
    assert not window.editor.is_clean
    assert window.editor.document.stages
    assert path.read_bytes() == half


def test_nothing_is_opened_when_nobody_wants_the_rest(desk: Desk, small_map: Make) -> None:
    path = small_map()
    path.write_bytes(path.read_bytes()[:-40])
    window = desk.window()
    assert not desk.program.open_path(path, window)
    assert window.editor is None
    assert len(desk.answers.told) == 1


def test_a_file_of_which_nothing_is_a_map_is_only_told(desk: Desk, small_map: Make) -> None:
    path = small_map()
    path.write_bytes(b"{ half a ma")
    window = desk.window()
    desk.answers.choices = ["salvage"]
    assert not desk.program.open_path(path, window)
    assert desk.answers.choices == ["salvage"]  # it was not offered
    assert len(desk.answers.told) == 1
