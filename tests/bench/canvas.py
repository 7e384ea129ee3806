"""Frames of the canvas at 1600 x 900, software rendering, against the bare blit of the same window.

A frame is an event and all painting that follows from it at once. Wanted, 95th percentile, at 2,000
cards: pan at fit-all 8 ms, zoom 16, drag with live reflow 16, typing a letter 16; at 10,000 cards:
pan 16, zoom 20, drag and typing 33, undoing a move 50. A filter put on, changed or cleared: 150 until the
first frame. To open a map in a window takes at most 3 x as long as to load it and to lay it out.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from functools import partial
from itertools import pairwise

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from journeymapper.drawing.tree import Row
from journeymapper.editor.editor import Editor
from journeymapper.editor.pane import Pane
from journeymapper.geometry import Rect
from journeymapper.layout.hit import cell_rect
from journeymapper.layout.map import lay_out
from journeymapper.model.lookup import CellPlace, find_lane, holds_cards
from journeymapper.model.view import WHOLE, View
from journeymapper.operations.cards import move_cards
from journeymapper.storage.file import decode, encode
from journeymapper.text.wrap import forget_texts
from journeymapper.ui.canvas.canvas import Canvas
from journeymapper.ui.memory import Memory
from tests.bench.measuring import table
from tests.generator import generated

WIDTH, HEIGHT = 1600, 900
MIDDLE = QPoint(WIDTH // 2, HEIGHT // 2)
SIZES = (2_000, 10_000)
WANTED = {2_000: (8, None, 16, 16, 16, 150, 50), 10_000: (16, None, 20, 33, 33, 150, 50)}
WORKS = ("pan at fit-all", "pan at 100 %", "zoom", "drag a card", "type a letter", "filter", "undo a move")
NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


class Blit(QWidget):
    """A window that does nothing but show a picture of its size."""

    def __init__(self) -> None:
        super().__init__()
        self.picture = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
        self.picture.fill(0xFFEEF0F3)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.drawImage(0, 0, self.picture)


def frames(widget: QWidget, steps: Iterable[Callable[[], object]]) -> tuple[float, float, float]:
    """The middle, the 95th percentile and the worst, in milliseconds. What is left for later frames is
    done between them, as it is between the frames of a screen."""
    times = []
    for step in steps:
        start = time.perf_counter()
        step()
        widget.repaint()
        times.append((time.perf_counter() - start) * 1e3)
        QApplication.processEvents()
    times.sort()
    return times[len(times) // 2], times[int(len(times) * 0.95)], times[-1]


def settle(canvas: Canvas) -> None:
    while not (canvas.is_complete and canvas.overview.is_ready):
        QApplication.processEvents()


def wheel(canvas: Canvas, dx: int, dy: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
    at = QPointF(MIDDLE)
    no_button, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    place = canvas.mapToGlobal(at)
    QApplication.sendEvent(
        canvas, QWheelEvent(at, place, QPoint(), QPoint(dx, dy), no_button, modifiers, phase, False)
    )


def pan(canvas: Canvas, count: int) -> tuple[float, float, float]:
    turns = [(-60, -40) if n % 60 < 30 else (60, 40) for n in range(count)]
    return frames(canvas, [partial(wheel, canvas, *turn) for turn in turns])


def zoom(canvas: Canvas, count: int) -> tuple[float, float, float]:
    turns = [60 if n % 40 < 20 else -60 for n in range(count)]
    return frames(canvas, [partial(wheel, canvas, 0, turn, CTRL) for turn in turns])


def drag(canvas: Canvas, count: int) -> tuple[float, float, float]:
    """One card back and forth across the border of two lanes, so that lanes grow and others move."""
    canvas.set_zoom(1.0)
    drawing = canvas.drawing
    middle = drawing.columns[len(drawing.columns) // 2]
    first, second = _neighbours(canvas)
    cards = [card for card in canvas.editor.document.cards if card.lane == first.lane and not card.until]
    card = min(cards, key=lambda card: abs(_x(canvas, card.step) - middle.x)).id
    canvas.reveal(card)
    settle(canvas)
    found = canvas.places_now().find(card)
    assert found is not None
    seen = canvas.sight.to_pixel(found.rect)
    at = QPointF(*seen.centre).toPoint()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, NONE, at)
    QTest.mouseMove(canvas, at + QPoint(9, 0))
    border = canvas.sight.to_pixel(Rect(0, second.y, 1, 1)).y
    canvas.move_to(canvas.view.scrolled(0, border - HEIGHT / 2))
    settle(canvas)
    places = [QPoint(at.x(), HEIGHT // 2 + round(180 * ((n % 16) / 8 - 1))) for n in range(count)]
    taken = frames(canvas, [partial(QTest.mouseMove, canvas, place) for place in places])
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, NONE, at)
    return taken


def _neighbours(canvas: Canvas) -> tuple[Row, Row]:
    """Two lanes of cards, one below the other, in the middle of the map."""
    document = canvas.editor.document
    rows = [
        row for row in canvas.drawing.rows if (lane := find_lane(document, row.lane)) and holds_cards(lane)
    ]
    pairs = [(a, b) for a, b in pairwise(rows) if a.bottom == b.y]
    return pairs[len(pairs) // 2]


def _x(canvas: Canvas, step: str) -> float:
    return next(column.x for column in canvas.drawing.columns if column.step == step)


def type_letters(canvas: Canvas, count: int) -> tuple[float, float, float]:
    """A card that gets more and more lines, so that its lane grows."""
    drawing, document = canvas.drawing, canvas.editor.document
    lanes = [lane for row in drawing.rows if (lane := find_lane(document, row.lane)) and holds_cards(lane)]
    place = CellPlace(lanes[2].id, drawing.columns[len(drawing.columns) // 2].step)
    canvas.pane.cursor = place
    canvas.reveal(cell_rect(drawing, *place))
    canvas.start_typing("a")
    settle(canvas)
    words = "the parcel came three days late " * 10
    letters = words[:count]
    taken = frames(canvas, [partial(QTest.keyClick, canvas.writing.field, one) for one in letters])
    canvas.finish_editing()
    return taken


def filter_cards(canvas: Canvas, count: int) -> tuple[float, float, float]:
    """Filters that leave few, many or all cards, one after the other."""
    views = (View(text="assistant"), View(text="a"), View(state="as-is"), View(evidence=("measured",)), WHOLE)
    return frames(canvas, [partial(canvas.look, views[n % len(views)]) for n in range(count)])


def undo_moves(canvas: Canvas, count: int) -> tuple[float, float, float]:
    """A card goes to another lane and comes back, undone and done again."""
    editor, (first, second) = canvas.editor, _neighbours(canvas)
    card = next(card for card in editor.document.cards if card.lane == first.lane and not card.until)
    moved = move_cards(editor.document, (card.id,), CellPlace(second.lane, card.step))
    editor.commit("Move card", moved)
    canvas.reveal(card.id)
    settle(canvas)
    turns = (editor.undo, editor.redo)
    return frames(canvas, [turns[n % 2] for n in range(count)])


def opening(cards: int) -> tuple[float, float]:
    """Milliseconds to load and to lay out a map, and to open it in a window until all of it is painted."""
    data = encode(generated(cards), {})
    forget_texts()
    begun = time.perf_counter()
    lay_out(decode(data).document)
    apart = time.perf_counter() - begun
    forget_texts()
    begun = time.perf_counter()
    canvas = Canvas(Pane(Editor(decode(data).document)))
    canvas.resize(WIDTH, HEIGHT)
    canvas.show()
    while not canvas.is_complete:
        QApplication.processEvents()
    opened = time.perf_counter() - begun
    canvas.close()
    canvas.pane.close()
    canvas.deleteLater()
    return apart * 1e3, opened * 1e3


def measure(cards: int) -> list[tuple[float, float, float]]:
    canvas = Canvas(Pane(Editor(generated(cards))))
    canvas.resize(WIDTH, HEIGHT)
    canvas.show()
    QApplication.processEvents()
    canvas.zoom_to_fit()
    settle(canvas)
    memory = Memory()
    memory.begin()  # as the program does once its map is shown
    memory.map_shown()
    memory.tidy()
    memory.stop()
    taken = [pan(canvas, 120)]
    canvas.set_zoom(1.0)
    settle(canvas)
    taken.append(pan(canvas, 120))
    canvas.zoom_to_fit()
    settle(canvas)
    taken.append(zoom(canvas, 120))
    taken.append(drag(canvas, 120))
    taken.append(type_letters(canvas, 120))
    taken.append(filter_cards(canvas, 40))
    canvas.look(WHOLE)
    taken.append(undo_moves(canvas, 40))
    canvas.close()
    canvas.pane.close()
    canvas.deleteLater()
    return taken


def main() -> None:
    _application = QApplication.instance() or QApplication([])
    blit = Blit()
    blit.resize(WIDTH, HEIGHT)
    blit.show()
    QApplication.processEvents()
    rows = []
    for cards in SIZES:
        _, bare, _ = frames(blit, [blit.update] * 120)
        for name, (middle, high, worst), wanted in zip(WORKS, measure(cards), WANTED[cards], strict=True):
            rows.append((cards, name, middle, high, worst, wanted or "", bare, high / bare))
    for cards in SIZES:
        apart, opened = opening(cards)
        print(f"  {cards:,} cards opened in {opened:.0f} ms: {opened / apart:.1f} x loading and layout (3)")
    table(("cards", "work", "median ms", "95 % ms", "worst", "wanted", "bare blit ms", "ratio"), rows)


if __name__ == "__main__":
    main()
