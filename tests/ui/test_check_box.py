"""A box whose words break into lines; in one line it looks as Qt's own does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journeymapper.ui.check_box import CheckBox
from journeymapper.ui.theme import apply_theme

WORDS = "Internal: left out of client-safe exports && reports"


@pytest.fixture(autouse=True)
def light(dressed: QApplication) -> None:
    apply_theme(dressed, "light")


Show = Callable[[QCheckBox, int], QCheckBox]


@pytest.fixture(params=[Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def show(qtbot: QtBot, request: pytest.FixtureRequest) -> Show:
    """Shows a box in a column that is so wide, with room below."""
    holders: list[QWidget] = []

    def show_box(box: QCheckBox, width: int) -> QCheckBox:
        holder = QWidget()
        holders.append(holder)
        holder.setLayoutDirection(request.param)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(box)
        column.addStretch(1)
        qtbot.addWidget(holder)
        holder.resize(width, 300)
        holder.show()
        qtbot.waitUntil(lambda: box.width() == width)
        return box

    return show_box


@pytest.mark.parametrize("state", list(Qt.CheckState))
def test_in_one_line_it_looks_as_any_other(show: Show, state: Qt.CheckState) -> None:
    pictures = []
    for kind in (QCheckBox, CheckBox):
        box = show(kind(WORDS), 500)
        box.setTristate(True)
        box.setCheckState(state)
        box.setFocus()
        pictures.append(box.grab().toImage())
    assert pictures[0] == pictures[1]


def test_words_that_have_no_room_go_into_further_lines(show: Show) -> None:
    box = show(CheckBox(WORDS), 150)
    line = box.fontMetrics().lineSpacing()
    assert box.height() >= 3 * line
    last = box.grab().toImage().copy(0, box.height() - line, 150, line)
    assert len({last.pixel(x, y) for x in range(150) for y in range(last.height())}) > 2, "words are there"
    assert box.minimumSizeHint().width() < 150


def test_box_and_words_can_be_clicked_but_not_the_room_beside(show: Show) -> None:
    def click(box: QCheckBox, x: int, y: int) -> bool:
        """So far from the side of the box; whether it is ticked then."""
        at = QPoint(box.width() - x if box.isRightToLeft() else x, y)
        QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=at)
        return box.isChecked()

    narrow = show(CheckBox(WORDS), 150)
    assert click(narrow, 8, 12)
    assert not click(narrow, 40, narrow.height() - 8)
    wide = show(CheckBox("Words"), 500)
    assert click(wide, 40, 12)
    assert click(wide, 400, 12), "nothing happened"
