"""History and review notes beside the map, and the arrows that fold its headers."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from journeymapper.model.card import Note
from journeymapper.model.view import WHOLE
from journeymapper.operations.cards import edit_card, edit_cards
from journeymapper.ui.main_window import MainWindow
from journeymapper.ui.panels.notes import notes_of
from journeymapper.ui.panels.side import HISTORY, NOTES
from tests.ui.conftest import Desk

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(desk: Desk, sample: Path) -> MainWindow:
    return desk.window(sample)


def rows(model) -> list[str]:
    return [model.index(row).data() for row in range(model.rowCount())]


def click_row(view, row: int, at: QPoint | None = None) -> None:
    rect = view.visualRect(view.model().index(row))
    QTest.mouseClick(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, at or rect.center())


def test_the_history_leads_to_any_step(desk: Desk, window: MainWindow) -> None:
    editor = window.editor
    first, card = editor.document, editor.document.cards[0].id
    for number in range(3):
        editor.commit(f"Step {number}", edit_cards(editor.document, (card,), text=f"text {number}"), (card,))
    window.action_table["history"].trigger()
    panel = window.seeing.side.panel(HISTORY)
    desk.settle(window)
    assert rows(panel.model) == ["As it was opened  ·  saved", "Step 0", "Step 1", "Step 2"]
    click_row(panel.list, 1)
    assert editor.document.cards[0].text == "text 0"
    click_row(panel.list, 0)
    assert editor.document is first
    assert editor.is_clean
    desk.qtbot.waitUntil(lambda: panel.model.place == 0)
    assert rows(panel.model)[-1] == "Step 2", "what can be redone stays listed"
    panel.list.setFocus()
    panel.list.setCurrentIndex(panel.model.index(3))
    QTest.keyClick(panel.list, Key.Key_Return)
    assert editor.document.cards[0].text == "text 2"


def test_open_notes_are_listed_in_the_order_of_the_journey_and_ticked(desk: Desk, window: MainWindow) -> None:
    editor = window.editor
    document = editor.document
    for id, text in ((document.cards[-1].id, "Later"), (document.cards[0].id, "First <b>check</b>")):
        document = edit_card(document, id, notes=(Note(id="n", text=text), Note(id="d", text="x", done=True)))
    editor.commit("Notes", document)
    window.action_table["notes"].trigger()
    panel = window.seeing.side.panel(NOTES)
    texts = [line.note.text for line in notes_of(document)]
    assert rows(panel.model) == texts
    assert set(texts) == {"Later", "First <b>check</b>"}
    row = texts.index("First <b>check</b>")
    click_row(panel.list, row)
    assert editor.selection == (document.cards[0].id,)
    desk.settle(window)
    box = panel.list.visualRect(panel.model.index(row))
    click_row(panel.list, row, box.topLeft() + QPoint(16, 16))
    notes = next(card for card in editor.document.cards if card.id == document.cards[0].id).notes
    assert [note.done for note in notes] == [True, True]
    desk.qtbot.waitUntil(lambda: rows(panel.model) == ["Later"])
    panel.also_done.setChecked(True)
    assert len(rows(panel.model)) == 4
    window.undo()
    desk.qtbot.waitUntil(lambda: len(notes_of(editor.document)) == 2)


def test_one_page_at_a_time_and_escape_leads_to_the_map(desk: Desk, window: MainWindow) -> None:
    side = window.seeing.side
    window.action_table["outline"].trigger()
    assert side.page == "outline"
    window.action_table["history"].trigger()
    assert side.page == "history"
    QTest.keyClick(side.panel(HISTORY).list, Key.Key_Escape)
    assert window.canvas.hasFocus()
    assert side.isVisible()
    window.refresh()
    assert window.action_table["history"].isChecked()
    window.action_table["history"].trigger()
    assert not side.isVisible()


def test_the_panel_goes_on_with_the_next_map(desk: Desk, window: MainWindow) -> None:
    window.action_table["outline"].trigger()
    desk.settle(window)
    window.program.open_sample(window)
    shown = next(one for one in desk.program.windows if one.seeing.side.isVisible())
    panel = shown.seeing.side.panel("outline")
    assert panel.editor is shown.editor


def arrow(window: MainWindow, id: str) -> QPoint:
    """Where the arrow stands that the pointer brings up over a header."""
    found = window.canvas.places_now().find(id)
    seen = window.canvas.sight.to_pixel(found.rect, found.strip)
    QTest.mouseMove(window.canvas, QPoint(int(seen.x + seen.width * 0.6), int(seen.y + 6)))
    fold = window.canvas.hover.folds.fold
    assert fold is not None
    assert fold.id == id
    return QPoint(round(fold.at.x), round(fold.at.y))


@pytest.mark.parametrize("kind", ["lanes", "stages"])
def test_an_arrow_in_a_header_folds_and_opens(desk: Desk, window: MainWindow, kind: str) -> None:
    id = getattr(window.editor.document, kind)[0].id
    before = window.editor.selection
    at = arrow(window, id)
    QTest.mouseMove(window.canvas, at)
    QTest.mouseClick(window.canvas, LEFT, Qt.KeyboardModifier.NoModifier, at)
    assert getattr(window.pane.view, f"collapsed_{kind}") == (id,)
    desk.settle(window)
    at = arrow(window, id)
    QTest.mouseClick(window.canvas, LEFT, Qt.KeyboardModifier.NoModifier, at)
    assert window.pane.view == WHOLE
    assert window.editor.selection == before
    assert window.editor.is_clean


def test_folding_from_menus_says_what_it_will_do(desk: Desk, window: MainWindow) -> None:
    lane = window.editor.document.lanes[0].id
    window.editor.select((lane,))
    desk.settle(window)
    action = window.action_table["fold_lane"]
    assert action.text().startswith("Collapse")
    action.trigger()
    desk.settle(window)
    assert action.text().startswith("Open")
    assert window.pane.view.collapsed_lanes == (lane,)
    window.action_table["unfold"].trigger()
    desk.settle(window)
    assert window.pane.view == WHOLE
    assert not window.action_table["unfold"].isEnabled()
