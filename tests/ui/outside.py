"""A clipboard, files and drags from other programs, for tests of the window."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Sequence
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from journeymapper.layout.hit import cell_rect
from journeymapper.model.lookup import CellPlace, cards_in_cell
from journeymapper.ui.main_window import MainWindow

COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
PNG_MIME, SVG_MIME = "image/png", "image/svg+xml"


class Chooser:
    """Answers the question of what to do with a table that is larger than the map."""

    def __init__(self, answer: str) -> None:
        self.answer = answer
        self.offers: list[str] = []
        self.sentence = ""

    def __call__(
        self, parent: QWidget | None, heading: str, sentence: str, answers: Sequence[tuple[str, str]]
    ) -> str:
        self.sentence, self.offers = sentence, [words for _id, words in answers]
        assert self.answer in ["", *(id for id, _words in answers)]
        return self.answer


def put(text: str = "", html: str = "", **data: bytes) -> None:
    mime = QMimeData()
    if text:
        mime.setText(text)
    if html:
        mime.setHtml(html)
    for kind, content in data.items():
        mime.setData(kind.replace("_", "/").replace("svg/xml", "svg+xml"), content)
    QGuiApplication.clipboard().setMimeData(mime)


def paste(window: MainWindow) -> None:
    QTest.keyClick(window.canvas, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def place(window: MainWindow, lane: int, step: int) -> CellPlace:
    document = window.editor.document
    steps = [one.id for stage in document.stages for one in stage.steps]
    return CellPlace(document.lanes[lane].id, steps[step])


def stand(window: MainWindow, lane: int, step: int) -> None:
    window.pane.cursor = place(window, lane, step)


def texts(window: MainWindow, lane: int, step: int) -> list[str]:
    return [card.text for card in cards_in_cell(window.editor.document, place(window, lane, step))]


def labels(window: MainWindow) -> list[str]:
    return [entry.label for entry in window.editor.history.entries[1:]]


def png(width: int = 8, height: int = 8) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (width, height), "#2B59C3").save(written, "PNG")
    return written.getvalue()


def giant_png(width: int = 20_000, height: int = 15_000) -> bytes:
    """A picture of 300 megapixels that says so in its first bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 64))
        + chunk(b"IEND", b"")
    )


def dropped(window: MainWindow, data: QMimeData, lane: int, step: int) -> bool:
    """Carry something in from another program and let it go over a cell; whether it was taken."""
    canvas = window.canvas
    rect = canvas.sight.to_pixel(cell_rect(canvas.drawing, *place(window, lane, step)))
    at = QPointF(*rect.centre).toPoint()
    enter = QDragEnterEvent(QPoint(at.x() - 5, at.y()), COPY, data, LEFT, NONE)
    QApplication.sendEvent(canvas, enter)
    if not canvas.hands.is_gesturing:  # the window may take it
        return False
    QApplication.sendEvent(canvas, QDragMoveEvent(at, COPY, data, LEFT, NONE))
    assert window.pane.marks.drop is not None
    QApplication.sendEvent(canvas, QDropEvent(QPointF(at), COPY, data, LEFT, NONE))
    QApplication.processEvents()
    return True


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def written(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path
