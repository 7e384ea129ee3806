"""Texts of 100,000 characters in the window: shown and given back whole; a longer one is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from journeymapper.model.card import Card
from journeymapper.model.document import Document
from journeymapper.model.lane import Lane
from journeymapper.model.persona import Persona
from journeymapper.model.stage import Stage, Step
from journeymapper.storage import file
from journeymapper.storage.recovery import Session
from journeymapper.storage.rescue import found
from journeymapper.ui.main_window import MainWindow
from journeymapper.ui.map_facts import show_map_facts
from journeymapper.ui.safety.recovery_dialog import RecoveryDialog
from tests.long_texts import TEXTS
from tests.ui.conftest import Desk
from tests.ui.inspecting import control
from tests.ui.test_outline import go_to, panel_of

MEGABYTE = "x" * 1_000_000


def document(text: str, field: str) -> Document:
    """A map with one card, and this text in one place."""
    words = dict.fromkeys(("card", "title", "stage", "quote"), "short") | {field: text}
    return Document(
        title=words["title"],
        personas=(Persona(id="p", name="Ann", quote=words["quote"]),),
        stages=(
            Stage(id="g", name=words["stage"], steps=(Step(id="s"),)),
            Stage(id="h", steps=(Step(id="t"),)),
        ),
        lanes=(Lane(id="l", kind="pain_points"),),
        cards=(Card(id="c", lane="l", step="s", kind="pain_point", severity=4, text=words["card"]),),
    )


def opened(desk: Desk, tmp_path: Path, text: str, field: str) -> MainWindow:
    path = tmp_path / "long.journey"
    path.write_bytes(file.encode(document(text, field), {}))
    return desk.window(path)


@pytest.mark.parametrize("kind", list(TEXTS))
def test_a_card_is_shown_and_given_back_whole(desk: Desk, tmp_path: Path, kind: str) -> None:
    text = TEXTS[kind]
    window = opened(desk, tmp_path, text, "card")
    editor = window.editor
    editor.select(("c",))
    window.show_inspector()
    desk.settle(window)
    assert control(window, "text").toPlainText() == text
    window.canvas.edit("c")
    assert window.canvas.writing.field.toPlainText() == text
    window.finish_editing()
    window.action_table["find"].trigger()
    desk.settle(window)
    assert editor.document == document(text, "card")


@pytest.mark.parametrize(("field", "id"), [("title", "title"), ("stage", "g"), ("quote", "p")])
def test_names_and_quotes_too(desk: Desk, tmp_path: Path, field: str, id: str) -> None:
    text = TEXTS["faces"]
    window = opened(desk, tmp_path, text, field)
    if field == "title":
        show_map_facts(window)
    else:
        window.editor.select((id,))
        window.show_inspector()
    desk.settle(window)
    name = {"title": "title", "stage": "name", "quote": "quote"}[field]
    assert control(window, name).toPlainText() == text
    assert len(window.windowTitle()) < 300
    assert window.editor.is_clean


def test_the_outline_gives_back_what_it_was_given(desk: Desk, tmp_path: Path) -> None:
    text = TEXTS["faces"]
    window = opened(desk, tmp_path, text, "stage")
    window.editor.select(("g",))
    window.action_table["outline"].trigger()
    desk.settle(window)
    panel = panel_of(window)
    go_to(panel, "g")
    panel.tree.edit(panel.tree.currentIndex())
    field = panel.tree.findChild(QLineEdit)
    assert field.text() == text
    field.end(False)  # what is typed would take the place of all of it
    QTest.keyClicks(field, "y")
    QTest.keyClick(field, Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: not window.editor.is_clean)
    assert window.editor.document.stages[0].name == f"{text}y"


def test_the_start_page_and_the_recovery_list(desk: Desk, tmp_path: Path, home: Path) -> None:
    text = TEXTS["one word"]
    opened(desk, tmp_path, text, "title").close()
    desk.window()
    session = Session(None, "", home)
    session.write(session.next_number(), document(text, "title"), {})
    session.close(keep=True)
    dialog = RecoveryDialog(found(home))
    desk.qtbot.addWidget(dialog)
    dialog.show()
    assert any(label.text() for label in dialog.findChildren(QLabel))
    assert dialog.width() <= dialog.screen().availableGeometry().width()


def test_a_megabyte_is_refused_in_a_sentence(desk: Desk, tmp_path: Path) -> None:
    window = opened(desk, tmp_path, "short", "card")
    before = window.editor.document
    data = QMimeData()
    data.setText(MEGABYTE)
    window.editor.select(("c",))
    window.show_inspector()
    desk.settle(window)
    said = window.status._hint
    control(window, "text").insertFromMimeData(data)
    assert "1,000,005" in said.text()
    window.canvas.edit("c")
    window.canvas.writing.field.insertFromMimeData(data)
    assert "1,000,005" in said.text()
    window.finish_editing()
    QGuiApplication.clipboard().setText(MEGABYTE)
    window.canvas.setFocus()
    window.action_table["paste"].trigger()
    assert "1,000,000 characters" in desk.answers.told[-1]
    window.action_table["outline"].trigger()
    desk.settle(window)
    panel = panel_of(window)
    go_to(panel, "c")
    panel.tree.edit(panel.tree.currentIndex())
    field = panel.tree.findChild(QLineEdit)
    field.paste()
    QTest.keyClick(field, Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: "not taken in" in said.text())
    assert window.editor.document == before
    QGuiApplication.clipboard().clear()
