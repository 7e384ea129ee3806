"""Somebody at the window: keys go to whatever has the focus, the mouse to what is seen under it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from journeymapper.geometry import Rect
from journeymapper.layout.hit import cell_rect
from journeymapper.model.document import Document
from journeymapper.storage.file import encode
from journeymapper.ui.main_window import MainWindow
from journeymapper.ui.start.tile import Tile
from tests.ui.conftest import Desk

Key = Qt.Key
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


class Person:
    """Counts what is done beyond the characters that are typed: `actions`."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        self.desk, self.window = desk, window
        self.actions = 0

    @property
    def document(self) -> Document:
        return self.window.editor.document

    # -- the keyboard ------------------------------------------------------------------------

    def focused(self) -> QWidget:
        """Where the keyboard is: never nowhere."""
        widget = QApplication.focusWidget()
        assert widget is not None, f"{QApplication.activeWindow()} has no focus"
        return widget

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> Person:
        for _ in range(times):
            self.actions += 1
            QTest.keyClick(self.focused(), key, modifiers)
        return self

    def type(self, text: str) -> Person:
        """Letter by letter, to whatever has the focus then."""
        for letter in text:
            focused = self.focused()
            if letter.isascii():
                QTest.keyClicks(focused, letter)
                continue
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(focused, QKeyEvent(kind, 0, NONE, letter))
        return self

    def choose(self, words: str, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> Person:
        """Open a menu by its key, and choose an entry with arrows and Enter."""

        def answer(menu: QMenu) -> None:
            for _ in range(40):
                active = menu.activeAction()
                if active is not None and active.text().replace("&", "") == words:
                    QTest.keyClick(menu, Key.Key_Return)
                    return
                self.actions += 1
                QTest.keyClick(menu, Key.Key_Down)
            menu.close()

        with self._answering(answer):
            return self.key(key, modifiers)

    @contextmanager
    def _answering(self, answer: Callable[[QMenu], None]) -> Iterator[None]:
        """Do this as soon as a menu is open: the program waits for its end."""
        looking = QTimer(interval=0)

        def look() -> None:
            menu = QApplication.activePopupWidget()
            if isinstance(menu, QMenu):
                looking.stop()
                answer(menu)

        looking.timeout.connect(look)
        looking.start()
        yield
        assert not looking.isActive(), "no menu was opened"
        # Without a window manager the window does not get the focus back by itself.
        self.window.activateWindow()
        self.desk.qtbot.waitUntil(self.window.isActiveWindow)

    # -- the mouse ---------------------------------------------------------------------------

    def settled(self) -> Person:
        self.desk.settle(self.window)
        return self

    def press_tile(self, name: str) -> Person:
        (tile,) = [one for one in self.window.findChildren(Tile) if one.accessibleName() == name]
        self.desk.click(tile)
        return self.settled()

    def seen(self, id: str) -> Rect:
        """Where a thing is seen, in pixels of the canvas."""
        canvas = self.window.canvas
        found = canvas.places_now().find(id)
        assert found is not None, f"{id} is not drawn"
        return canvas.sight.to_pixel(found.rect, found.strip)

    def cell(self, lane: str, step: str) -> Rect:
        return self.window.canvas.sight.to_pixel(cell_rect(self.window.canvas.drawing, lane, step))

    def point(self, at: QPointF | Rect) -> QPoint:
        """Move there; a rectangle means its middle."""
        place = (QPointF(*at.centre) if isinstance(at, Rect) else at).toPoint()
        QTest.mouseMove(self.window.canvas, place - QPoint(3, 3))
        QTest.mouseMove(self.window.canvas, place)
        QApplication.processEvents()
        return place

    def click(self, at: QPointF | Rect) -> Person:
        self.actions += 1
        QTest.mouseClick(self.window.canvas, LEFT, NONE, self.point(at))
        return self.settled()

    def double_click(self, at: QPointF | Rect) -> Person:
        self.actions += 1
        place = self.point(at)
        QTest.mouseClick(self.window.canvas, LEFT, NONE, place)
        QTest.mouseDClick(self.window.canvas, LEFT, NONE, place)
        return self.settled()

    def drag(self, at: Rect, to: QPointF, drop: bool = True, makes: str = "") -> Person:
        """Where the drop `makes` a part of the map, it comes once this is offered."""
        self.actions += 1
        canvas, start = self.window.canvas, self.point(at)
        QTest.mousePress(canvas, LEFT, NONE, start)
        for part in (0.3, 0.7, 1.0):
            QTest.mouseMove(canvas, start + (to.toPoint() - start) * part)
            QApplication.processEvents()
        self.desk.qtbot.waitUntil(lambda: makes in canvas.pane.marks.hint)
        if drop:
            QTest.mouseRelease(canvas, LEFT, NONE, to.toPoint())
            self.settled()
        return self

    def wheel_to(self, lane: str, step: str) -> Person:
        """Turn the wheel over the map until the middle of a cell is well in sight."""
        canvas = self.window.canvas
        for _ in range(40):
            body, there = canvas.sight.body_window().inset(40.0), self.cell(lane, step).centre
            if body.contains(there):
                return self.settled()
            self.actions += 1
            way = QPoint(_notch(there.x, body.x, body.right), _notch(there.y, body.y, body.bottom))
            at = QPointF(*body.centre)
            button, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
            event = QWheelEvent(at, canvas.mapToGlobal(at), QPoint(), way, button, NONE, phase, False)
            QApplication.sendEvent(canvas, event)
        raise AssertionError("the wheel does not lead there")

    def press_plus(self, at: QPointF) -> Person:
        """Point beside the plus, and click on it where it stands then."""
        self.point(at)
        spot = self.window.canvas.hover.spot
        assert spot is not None, "there is no plus here"
        return self.click(QPointF(*spot.at))

    def choose_with_mouse(self, words: str, at: QPointF) -> Person:
        """Press the plus, and choose an entry of the menu that it opens."""

        def answer(menu: QMenu) -> None:
            (entry,) = [one for one in menu.actions() if one.text().replace("&", "") == words]
            QTest.mouseClick(menu, LEFT, NONE, menu.actionGeometry(entry).center())

        with self._answering(answer):
            return self.press_plus(at)

    # -- undo and redo -----------------------------------------------------------------------

    def undo_all(self) -> Document:
        for _ in range(len(self.window.editor.history.entries)):
            self.key(Key.Key_Z, CTRL).settled()
        assert not self.window.editor.history.undo_label
        return self.document

    def redo_all(self) -> Document:
        for _ in range(len(self.window.editor.history.entries)):
            self.key(Key.Key_Y, CTRL).settled()
        assert not self.window.editor.history.redo_label
        return self.document


def _notch(at: float, low: float, high: float) -> int:
    """A turn of the wheel that brings a place between two others closer to them."""
    return 120 if at < low else -120 if at > high else 0


def plain(document: Document) -> object:
    """A map without its ids: each is replaced by its place in the file."""
    text = encode(document, {}).decode("utf-8")
    numbers: dict[str, str] = {}

    def rename(value: object) -> object:
        match value:
            case dict():
                return {key: rename(one) for key, one in value.items()}
            case list():
                return [rename(one) for one in value]
            case str() if value in numbers:
                return numbers[value]
        return value

    def number(value: object) -> None:
        match value:
            case dict():
                if isinstance(value.get("id"), str):
                    numbers[value["id"]] = f"#{len(numbers)}"
                for one in value.values():
                    number(one)
            case list():
                for one in value:
                    number(one)

    raw = json.loads(text)
    number(raw)
    return rename(raw)
