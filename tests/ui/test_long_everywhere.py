"""A map with 100,000 characters in every field, in the window: shown everywhere, written on, nothing lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextOption
from PySide6.QtTest import QTest

from journeymapper.storage.file import encode
from journeymapper.ui.export.dialog import ExportDialog
from journeymapper.ui.panels.side import OUTLINE
from tests.everything import PICTURES
from tests.long_texts import LONG, TEXTS, fields, with_text, with_texts
from tests.ui.conftest import Desk
from tests.ui.inspecting import control, select

CARD = "card-pain_point"


@pytest.mark.parametrize("kind", ["one word", "Arabic"])
def test_every_widget_shows_them_and_changes_nothing(desk: Desk, tmp_path: Path, kind: str) -> None:
    made = with_texts(TEXTS[kind])
    path = tmp_path / "long.journey"
    path.write_bytes(encode(made, PICTURES))
    window = desk.window(path)
    for id in (CARD, made.stages[0].id, made.lanes[0].id, made.personas[0].id):
        select(desk, window, id)
    for panel in ("outline", "notes", "history", "filter", "shelf"):
        window.action_table[panel].trigger()
        desk.settle(window)
    dialog = ExportDialog(window)
    dialog.show()
    desk.settle(window)
    dialog.close()
    assert window.editor.document == made
    assert window.editor.is_clean


def test_a_letter_typed_into_one_is_all_that_changes(desk: Desk, tmp_path: Path) -> None:
    made = with_text(fields()["pain_point text"], TEXTS["one word"])
    path = tmp_path / "long.journey"
    path.write_bytes(encode(made, PICTURES))
    window = desk.window(path)
    select(desk, window, CARD)
    field = control(window, "text")
    assert field.wordWrapMode() == QTextOption.WrapMode.WrapAnywhere
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_Y)
    desk.settle(window)
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_F2)
    QTest.keyClick(window.canvas.writing.field, Qt.Key.Key_Z)
    window.canvas.finish_editing()
    (card,) = [card for card in window.editor.document.cards if card.id == CARD]
    assert card.text == "x" * LONG + "yz"
    assert [one for one in window.editor.document.cards if one.id != CARD] == [
        one for one in made.cards if one.id != CARD
    ]


def test_a_line_of_the_outline_shows_the_beginning_and_edits_all_of_it(desk: Desk, tmp_path: Path) -> None:
    made = with_text(fields()["stages.name"], TEXTS["one word"])
    path = tmp_path / "long.journey"
    path.write_bytes(encode(made, PICTURES))
    window = desk.window(path)
    window.action_table["outline"].trigger()
    desk.settle(window)
    model = window.seeing.side.panel(OUTLINE).model
    index = model.find(made.stages[0].id)
    assert len(model.data(index)) < 1_000
    assert model.data(index, Qt.ItemDataRole.EditRole) == TEXTS["one word"]
