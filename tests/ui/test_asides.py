"""Links over the map and the shelf below it, in the real window."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from journeymapper.editor.handles import link_handle
from journeymapper.editor.linking import shown_routes
from journeymapper.geometry import Rect
from journeymapper.layout.hit import cell_rect, group_rect
from journeymapper.model.lookup import find_card, shelf_cards
from journeymapper.model.record import LONGEST
from journeymapper.operations.cards import edit_card
from journeymapper.ui.main_window import MainWindow
from journeymapper.ui.panels.shelf_strip import dragged
from tests.ui.conftest import Answers, Desk
from tests.ui.inspecting import control, named

COPY, LEFT, NONE = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(desk: Desk, sample: Path) -> MainWindow:
    return desk.window(sample)


def pixel(window: MainWindow, rect: Rect) -> QPoint:
    return QPointF(*window.canvas.sight.to_pixel(rect).centre).toPoint()


def middle(window: MainWindow, id: str) -> QPoint:
    rect = group_rect(window.canvas.drawing, id)
    assert rect is not None
    return pixel(window, rect)


def cards(window: MainWindow, kind: str) -> list[str]:
    return [card.id for card in window.editor.document.cards if card.kind == kind]


def drag(window: MainWindow, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(window.canvas, LEFT, NONE, start)
    for part in (0.3, 0.7, 1.0):
        QTest.mouseMove(window.canvas, start + (end - start) * part)
        QApplication.processEvents()
    QTest.mouseRelease(window.canvas, LEFT, NONE, end)


def labels(window: MainWindow) -> list[str]:
    return [entry.label for entry in window.editor.history.entries[1:]]


def run(window: MainWindow, action: str) -> None:
    window.refresh()
    assert window.action_table[action].isEnabled()
    window.action_table[action].trigger()


def painted(window: MainWindow) -> list[str]:
    """Ids of the links that the canvas paints."""
    return [group.id for group in window.canvas.links.groups()]


# -- links -------------------------------------------------------------------------------------


def test_a_link_is_drawn_from_the_handle_with_the_mouse(window: MainWindow) -> None:
    action, pain = cards(window, "action")[1], cards(window, "pain_point")[0]
    QTest.mouseClick(window.canvas, LEFT, NONE, middle(window, action))
    handle = link_handle(window.pane, window.canvas.zoom)
    assert handle is not None
    before = len(window.editor.document.links)
    drag(window, pixel(window, Rect(*handle.at, 0, 0)), middle(window, pain))
    link = window.editor.document.links[-1]
    assert (link.source, link.target, link.kind) == (action, pain, "causes")
    assert len(window.editor.document.links) == before + 1
    assert labels(window) == ["Link cards"]
    assert link.id in painted(window)


def test_links_show_for_the_selection_or_all_of_them(window: MainWindow) -> None:
    links = window.editor.document.links
    assert links
    assert painted(window) == []
    window.editor.select((links[0].source,))
    assert set(painted(window)) == {one.id for one in links if links[0].source in (one.source, one.target)}
    window.editor.select(())
    run(window, "links")
    assert set(painted(window)) == {one.id for one in links}
    assert window.action_table["links"].isChecked()
    window.canvas.repaint()
    run(window, "links")
    assert painted(window) == []


def test_two_cards_are_linked_from_the_keyboard(window: MainWindow) -> None:
    action, pain = cards(window, "action")[1], cards(window, "pain_point")[0]
    window.editor.select((action, pain))
    window.refresh()
    QTest.keyClick(window.canvas, Qt.Key.Key_L, CTRL)
    assert labels(window) == ["Link cards"]


def test_the_inspector_changes_what_a_link_says(window: MainWindow, desk: Desk) -> None:
    link = window.editor.document.links[0]
    window.editor.select((link.source,))
    desk.settle(window)
    button = next(one for one in window.inspector.findChildren(QPushButton) if one.menu() is not None)
    assert button.geometry().x() == named(window.inspector, "Remove this link").parentWidget().geometry().x()
    choices = {action.text(): action for action in button.menu().actions()}
    assert [text for text, action in choices.items() if action.isChecked()] == [button.text()]
    other = next(text for text in ("causes", "addresses") if text != button.text())
    choices[other].trigger()
    assert window.editor.document.links[0].kind == other
    choices["The other way round"].trigger()
    turned = window.editor.document.links[0]
    assert (turned.source, turned.target) == (link.target, link.source)
    assert labels(window) == ["Change link", "Turn link round"]


def test_a_link_is_clicked_changed_turned_and_removed_in_the_inspector(
    window: MainWindow, desk: Desk
) -> None:
    link = window.editor.document.links[0]
    window.editor.select((link.source,))
    desk.settle(window)
    QTest.mouseClick(window.canvas, LEFT, NONE, on_link(window, link.id))
    desk.settle(window)
    assert window.editor.selection == (link.id,)
    inspector = window.inspector
    ends = [one.text() for one in inspector.findChildren(QPushButton) if one.accessibleName()]
    texts = [find_card(window.editor.document, id).text for id in (link.source, link.target)]
    assert all(text.startswith(end[:20]) for text, end in zip(texts, ends, strict=True))
    kind = control(window, "kind")
    assert kind.currentText() == link.kind
    kind.setCurrentIndex(kind.findData("causes"))
    kind.activated.emit(kind.currentIndex())
    desk.settle(window)
    assert window.editor.document.links[0].kind == "causes"
    desk.click(button(window, "The other way round"))
    turned = window.editor.document.links[0]
    assert (turned.source, turned.target) == (link.target, link.source)
    desk.settle(window)
    desk.click(button(window, "Remove this link"))
    assert link.id not in [one.id for one in window.editor.document.links]
    assert labels(window)[-2:] == ["Turn link round", "Delete link"]
    for _step in labels(window):
        window.undo()
    assert window.editor.document.links[0] == link


def test_a_link_is_reached_and_changed_without_a_mouse(window: MainWindow, desk: Desk) -> None:
    links = window.editor.document.links
    window.editor.select((links[0].source,))
    window.refresh()
    QTest.keyClick(window.canvas, Qt.Key.Key_U, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert window.editor.selection == (links[0].id,)
    desk.settle(window)
    assert links[0].kind in window.status.findChild(QLabel).text()
    QTest.keyClick(window.canvas, Qt.Key.Key_U, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert window.editor.selection == (links[1].id,)
    QTest.keyClick(window.canvas, Qt.Key.Key_Return)
    desk.settle(window)
    assert control(window, "kind").hasFocus()
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_Delete)
    assert len(window.editor.document.links) == len(links) - 1


def test_links_that_differ_are_edited_together(window: MainWindow, desk: Desk) -> None:
    links = window.editor.document.links
    window.editor.select([one.id for one in links])
    desk.settle(window)
    assert len({one.kind for one in links}) > 1
    assert control(window, "kind").currentIndex() == -1
    control(window, "kind").edited.emit("addresses")
    assert {one.kind for one in window.editor.document.links} == {"addresses"}


def on_link(window: MainWindow, id: str) -> QPoint:
    """A pixel on the way of a link that no card covers."""
    window.canvas.zoom_to_fit()
    route = next(one for one in shown_routes(window.pane) if one.id == id)
    for start, end in pairwise(route.points):
        at = pixel(window, Rect((start.x + end.x) / 2, (start.y + end.y) / 2, 0, 0))
        if window.canvas.hit_at(at.toPointF()).kind in ("cell", "sheet"):
            return at
    raise LookupError(id)


def button(window: MainWindow, words: str) -> QPushButton:
    return next(one for one in window.inspector.findChildren(QPushButton) if one.text() == words)


# -- the shelf ---------------------------------------------------------------------------------


def test_the_shelf_shows_itself_when_there_are_cards(window: MainWindow, desk: Desk) -> None:
    shelf = window.seeing.shelf
    assert not shelf.isVisible()
    card = cards(window, "action")[0]
    window.editor.select((card,))
    run(window, "to_shelf")
    assert shelf.isVisible()
    assert shelf.strip.ids == [card]
    window.undo()
    desk.qtbot.waitUntil(lambda: not shelf.isVisible())


def test_cards_are_written_onto_the_shelf(window: MainWindow, desk: Desk) -> None:
    run(window, "shelf")
    shelf = window.seeing.shelf
    desk.qtbot.waitUntil(lambda: shelf.line.hasFocus())
    desk.type(shelf.line, "3 days late")
    QTest.keyClick(shelf.line, Qt.Key.Key_Return)
    desk.type(shelf.line, "?why")
    QTest.keyClick(shelf.line, Qt.Key.Key_Return)
    assert [card.text for card in shelf_cards(window.editor.document)] == ["3 days late", "?why"]
    assert labels(window) == ["Add card to the shelf"] * 2


def test_a_card_is_dragged_onto_the_shelf(window: MainWindow, desk: Desk) -> None:
    card = cards(window, "action")[0]
    start = middle(window, card)
    below = window.canvas.mapFromGlobal(window.status.mapToGlobal(window.status.rect().center()))
    drag(window, start, below)
    assert [one.id for one in shelf_cards(window.editor.document)] == [card]
    assert labels(window) == ["Move to the shelf"]
    other = cards(window, "action")[1]
    shelf = window.seeing.shelf
    desk.qtbot.waitUntil(shelf.isVisible)
    drag(window, middle(window, other), window.canvas.mapFromGlobal(shelf.mapToGlobal(shelf.rect().center())))
    assert [one.id for one in shelf_cards(window.editor.document)] == [card, other]


def test_the_shelf_welcomes_what_would_land_on_it(window: MainWindow, desk: Desk) -> None:
    run(window, "shelf")
    canvas, shelf = window.canvas, window.seeing.shelf
    card = cards(window, "action")[0]
    start = middle(window, card)
    plain = shelf.grab().toImage().pixelColor(shelf.width() - 40, 10)
    QTest.mousePress(canvas, LEFT, NONE, start)
    below = canvas.mapFromGlobal(shelf.mapToGlobal(shelf.rect().center()))
    for at in (start + QPoint(9, 9), below):
        QTest.mouseMove(canvas, at)
    assert window.pane.marks.landing == (card,)
    assert shelf.grab().toImage().pixelColor(shelf.width() - 40, 10) != plain
    QTest.mouseMove(canvas, start + QPoint(9, 9))
    assert shelf.grab().toImage().pixelColor(shelf.width() - 40, 10) == plain
    QTest.mouseMove(canvas, below)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert shelf.grab().toImage().pixelColor(shelf.width() - 40, 10) == plain
    QTest.mouseRelease(canvas, LEFT, NONE, below)
    assert labels(window) == []


def test_a_card_is_dragged_off_the_shelf(window: MainWindow) -> None:
    card = cards(window, "action")[0]
    window.editor.select((card,))
    run(window, "to_shelf")
    canvas, document = window.canvas, window.editor.document
    lane = next(lane.id for lane in document.lanes if lane.kind == "touchpoints")
    step = document.stages[0].steps[0].id
    at = pixel(window, cell_rect(canvas.drawing, lane, step)) + QPoint(0, 12)
    data = dragged(window.pane, [card])
    enter = QDragEnterEvent(at - QPoint(4, 0), COPY, data, LEFT, NONE)
    QApplication.sendEvent(canvas, enter)
    QApplication.sendEvent(canvas, QDragMoveEvent(at, COPY, data, LEFT, NONE))
    QApplication.sendEvent(canvas, QDropEvent(QPointF(at), COPY, data, LEFT, NONE))
    found = find_card(window.editor.document, card)
    assert (found.lane, found.step, found.kind) == (lane, step, "touchpoint")
    assert labels(window) == ["Move to the shelf", "Move card"]


def test_the_strip_is_walked_and_emptied_with_keys(window: MainWindow, desk: Desk) -> None:
    strip = window.seeing.shelf.strip
    chosen = cards(window, "action")[:3]
    window.editor.select(chosen)
    run(window, "to_shelf")
    window.editor.select(())
    strip.setFocus(Qt.FocusReason.TabFocusReason)
    assert window.editor.selection == (chosen[0],)
    QTest.keyClick(strip, Qt.Key.Key_Right)
    assert window.editor.selection == (chosen[1],)
    QTest.keyClick(strip, Qt.Key.Key_End)
    assert window.editor.selection == (chosen[2],)
    QTest.keyClick(strip, Qt.Key.Key_Delete)
    assert [card.id for card in shelf_cards(window.editor.document)] == chosen[:2]
    QTest.keyClick(strip, Qt.Key.Key_N)
    assert window.seeing.shelf.line.text() == "n"


def test_the_strip_is_clicked(window: MainWindow) -> None:
    chosen = cards(window, "action")[:2]
    window.editor.select(chosen)
    run(window, "to_shelf")
    strip = window.seeing.shelf.strip
    first, second = (QPointF(*strip.place_of(id).centre).toPoint() for id in chosen)
    QTest.mouseClick(strip, LEFT, NONE, first)
    assert window.editor.selection == (chosen[0],)
    QTest.mouseClick(strip, LEFT, CTRL, second)
    assert set(window.editor.selection) == set(chosen)
    QTest.mouseDClick(strip, LEFT, NONE, second)
    assert window.inspector.isVisible()
    assert strip.accessibleName() == "Shelf, 2 cards"


def test_words_from_other_programs_are_dropped_onto_the_shelf(window: MainWindow, answers: Answers) -> None:
    shelf = window.seeing.shelf
    shelf.toggle()
    for words in ("- One\n- Two", "x" * (LONGEST + 1)):
        data = QMimeData()
        data.setText(words)
        enter = QDragEnterEvent(QPoint(5, 5), COPY, data, LEFT, NONE)
        QApplication.sendEvent(shelf, enter)
        assert enter.isAccepted()
        QApplication.sendEvent(shelf, QDropEvent(QPointF(5, 5), COPY, data, LEFT, NONE))
    assert [card.text for card in shelf_cards(window.editor.document)] == ["One", "Two"]
    assert len(answers.told) == 1


def test_a_hidden_shelf_stays_hidden_until_a_card_comes(window: MainWindow) -> None:
    shelf = window.seeing.shelf
    first, second = cards(window, "action")[:2]
    window.editor.select((first,))
    run(window, "to_shelf")
    run(window, "shelf")
    assert not shelf.isVisible()
    window.editor.select((second,))
    run(window, "to_shelf")
    assert shelf.isVisible()


def test_a_link_is_drawn_with_the_keyboard_alone(desk: Desk, window: MainWindow) -> None:
    pain, chance = cards(window, "pain_point")[-1], cards(window, "opportunity")[0]
    before = window.editor.document.links
    window.editor.select((chance,))
    desk.settle(window)
    run(window, "link_cards")
    assert "Ctrl+L again" in window.status._hint.text()
    window.editor.select((pain,))
    desk.settle(window)
    run(window, "link_cards")
    made = [link for link in window.editor.document.links if link not in before]
    assert [(link.source, link.kind, link.target) for link in made] == [(chance, "addresses", pain)]
    assert labels(window) == ["Link cards"]


def test_a_link_that_was_begun_is_forgotten_with_esc_or_an_edit(desk: Desk, window: MainWindow) -> None:
    pain, chance = cards(window, "pain_point")[-1], cards(window, "opportunity")[0]
    before = window.editor.document.links
    window.canvas.setFocus()
    window.editor.select((chance,))
    run(window, "link_cards")
    QTest.keyClick(window.canvas, Qt.Key.Key_Escape)
    window.editor.select((pain,))
    run(window, "link_cards")
    assert window.editor.document.links == before
    window.editor.commit("Edit", edit_card(window.editor.document, pain, text="Other"))
    window.editor.select((chance,))
    run(window, "link_cards")
    assert window.editor.document.links == before
