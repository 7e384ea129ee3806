"""Questions with several answers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from journeymapper.ui.dialogs.questions import Ask
from tests.ui.conftest import Desk

ANSWERS = [("read", "Open read-only"), ("copy", "Open a copy"), ("take", "Take over")]


@pytest.fixture
def size(desk: Desk, request: pytest.FixtureRequest) -> Iterator[int]:
    desk.program.change(desk.program.preferences._replace(text_size=request.param))
    yield request.param
    desk.program.change(desk.program.preferences._replace(text_size=100))


@pytest.mark.parametrize("size", [100, 300], indirect=True)
def test_no_answer_is_cut(size: int) -> None:
    cut: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        cut.extend(one.text() for one in box.buttons() if one.width() < one.minimumSizeHint().width())
        box.buttons()[1].click()

    QTimer.singleShot(0, look)
    assert Ask().choose(None, "This map is being edited", "Both would get in each other's way.", ANSWERS)
    assert cut == []
