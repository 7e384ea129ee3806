"""A canvas in a window, on the sample map or a small one, driven with real events."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymapper.editor.editor import Editor
from journeymapper.editor.pane import Pane
from journeymapper.geometry import Point, Rect
from journeymapper.layout.hit import cell_rect
from journeymapper.model.document import Document
from journeymapper.model.lookup import CellPlace
from journeymapper.resources import resource
from journeymapper.storage.file import read
from journeymapper.ui.canvas import viewport
from journeymapper.ui.canvas.canvas import Canvas

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
Open = Callable[..., "Hand"]


class Hand:
    """Real mouse and key events on a canvas, aimed at ids and cells, never at pixels."""

    def __init__(self, canvas: Canvas, qtbot: QtBot) -> None:
        self.canvas, self.qtbot = canvas, qtbot
        self.editor, self.pane = canvas.editor, canvas.pane
        self.at = QPoint()

    # -- where things are --------------------------------------------------------------------

    def rect(self, id: str) -> Rect:
        found = self.canvas.places_now().find(id)
        assert found is not None, f"{id} is not drawn"
        return self.canvas.sight.to_pixel(found.rect, found.strip)

    def cell(self, lane: str, step: str) -> Rect:
        return self.canvas.sight.to_pixel(cell_rect(self.canvas.drawing, lane, step))

    @staticmethod
    def middle(rect: Rect) -> QPoint:
        return QPointF(*rect.centre).toPoint()

    # -- the mouse ---------------------------------------------------------------------------

    def press(self, at: QPoint | str, modifiers: Qt.KeyboardModifier = NONE) -> Hand:
        self.at = self.middle(self.rect(at)) if isinstance(at, str) else at
        QTest.mousePress(self.canvas, LEFT, modifiers, self.at)
        return self

    def move(self, at: QPoint) -> Hand:
        """To a place in three moves, as a hand would."""
        start = self.at
        for part in (0.4, 0.8, 1.0):
            here = start + (at - start) * part
            QTest.mouseMove(self.canvas, here)
            QApplication.processEvents()
        self.at = at
        return self

    def release(self, modifiers: Qt.KeyboardModifier = NONE) -> Hand:
        QTest.mouseRelease(self.canvas, LEFT, modifiers, self.at)
        return self

    def drag(self, at: QPoint | str, to: QPoint) -> Hand:
        return self.press(at).move(to).release()

    def click(self, at: QPoint | str, modifiers: Qt.KeyboardModifier = NONE) -> Hand:
        return self.press(at, modifiers).release(modifiers)

    # -- keys --------------------------------------------------------------------------------

    def focused(self):
        return self.canvas.writing.field if self.canvas.writing.id else self.canvas

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> Hand:
        QTest.keyClick(self.focused(), key, modifiers)
        return self

    def type(self, text: str) -> Hand:
        """Letter by letter, to whatever has the focus then."""
        for letter in text:
            if letter.isascii():
                QTest.keyClicks(self.focused(), letter)
                continue
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self.focused(), QKeyEvent(kind, 0, NONE, letter))
        return self

    # -- what came of it ---------------------------------------------------------------------

    def texts(self, lane: str, step: str) -> list[str]:
        cards = self.editor.document.cards
        return [card.text for card in cards if (card.lane, card.step) == (lane, step)]

    def labels(self) -> list[str]:
        return [entry.label for entry in self.editor.history.entries[1:]]

    def painted(self) -> Hand:
        """Wait until the window is full of tiles."""
        canvas = self.canvas
        self.qtbot.waitUntil(lambda: canvas.is_complete)
        return self


@pytest.fixture
def open_canvas(qtbot: QtBot) -> Iterator[Open]:
    opened: list[Canvas] = []

    def make(document: Document, size: tuple[int, int] = (1200, 800)) -> Hand:
        canvas = Canvas(Pane(Editor(document)))
        qtbot.addWidget(canvas)
        opened.append(canvas)
        canvas.resize(*size)
        canvas.show()
        qtbot.waitExposed(canvas)
        canvas.setFocus()
        return Hand(canvas, qtbot).painted()

    yield make
    for canvas in opened:
        canvas.pane.close()


@pytest.fixture
def sample(open_canvas: Open) -> Hand:
    return open_canvas(read(resource("samples", "online-retailer.journey")).document)


@pytest.fixture
def template(open_canvas: Open) -> Hand:
    """The default map: five stages, six lanes, no cards."""
    return open_canvas(read(resource("templates", "customer-journey.journey")).document)


@pytest.fixture
def arabic(open_canvas: Open) -> Hand:
    """A map from right to left, seen from where it begins."""
    path = Path(__file__).parents[2] / "data" / "maps" / "arabic.journey"
    hand = open_canvas(read(path).document, (1000, 700))
    hand.canvas.set_zoom(1.0)
    hand.canvas.move_to(hand.canvas.view.placed(-viewport.DESK, -viewport.DESK))
    return hand.painted()


def cell_place(hand: Hand, lane: int, step: int) -> CellPlace:
    """The cell at these positions of the map."""
    document = hand.editor.document
    steps = [step.id for stage in document.stages for step in stage.steps]
    return CellPlace(document.lanes[lane].id, steps[step])


def near(a: Point, b: Point, by: float) -> bool:
    return abs(a.x - b.x) <= by and abs(a.y - b.y) <= by
