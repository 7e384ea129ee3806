"""A line of words in too little room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from journeymapper.ui.cut_label import CutLabel

WORDS = "A name that is longer than its room"


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_words_end_in_an_ellipsis_where_there_is_no_room_for_all(
    qtbot: QtBot, direction: Qt.LayoutDirection
) -> None:
    label, other = CutLabel(), CutLabel()
    for one in (label, other):
        qtbot.addWidget(one)
        one.setLayoutDirection(direction)
        one.resize(100, 30)
    label.say(WORDS)
    cut = label.fontMetrics().elidedText(WORDS, Qt.TextElideMode.ElideRight, 100)
    assert cut.endswith("…")
    other.say(cut)
    assert label.grab().toImage() == other.grab().toImage()
    assert label.text() == WORDS
    assert WORDS in label.toolTip()


def test_it_wants_no_more_room_than_its_words_or_what_it_may_have(qtbot: QtBot) -> None:
    label = CutLabel(100, least=20)
    qtbot.addWidget(label)
    label.say(WORDS)
    assert label.sizeHint().width() == 100
    assert label.minimumSizeHint().width() == 20
    label.say("A")
    assert label.sizeHint().width() == label.minimumSizeHint().width() < 20
