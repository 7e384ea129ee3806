"""The action of the inspector tells what is seen, however the inspector came or went."""

from __future__ import annotations

from tests.ui.conftest import Desk, Make


def test_the_inspectors_button_tells_whether_it_is_open_in_a_map_just_made(desk: Desk) -> None:
    window = desk.window()
    window.show_start()
    desk.program.open_new("customer-journey", window)
    desk.settle(window)
    assert window.inspector.isVisible()
    assert window.action_table["inspector"].isChecked()


def test_the_inspectors_button_follows_a_window_that_grows_narrow_and_wide(
    desk: Desk, small_map: Make
) -> None:
    window = desk.window(small_map())
    action = window.action_table["inspector"]
    for wide, shown in ((1000, False), (1600, True), (700, False)):
        window.resize(wide, 700)
        desk.qtbot.waitUntil(lambda wide=wide: window.width() == wide)  # type: ignore[misc]
        desk.settle(window)
        assert window.inspector.isVisible() is shown
        assert action.isChecked() is shown
