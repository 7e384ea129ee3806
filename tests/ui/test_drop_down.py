"""Lists to choose from, opened."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeymapper.ui.export.fields import drop
from tests.ui.conftest import Desk


@pytest.mark.parametrize("count", [3, 5, 12])
def test_an_open_list_shows_all_its_entries(desk: Desk, count: int) -> None:
    window = QWidget()
    desk.qtbot.addWidget(window)
    field = drop([(str(number), f"Entry {number}") for number in range(count)])
    QVBoxLayout(window).addWidget(field)
    window.show()
    window.activateWindow()
    desk.qtbot.waitUntil(window.isActiveWindow)
    field.setFocus()
    field.showPopup()
    view = field.view()
    desk.qtbot.waitUntil(view.isVisible)
    last = view.visualRect(field.model().index(count - 1, 0))
    assert last.bottom() <= view.viewport().rect().bottom()
    field.hidePopup()
