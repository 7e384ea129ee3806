"""Copy and paste between maps, spreadsheets, pictures and files, in the real window."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProgressDialog, QPushButton, QWidget

from journeymapper.layout.hit import cell_rect
from journeymapper.model.lookup import CellPlace, cards_in_cell
from journeymapper.ui.busy import GivenUp, do_beside
from journeymapper.ui.main_window import MainWindow
from tests.exchange.clipboards import EXCEL, EXCEL_TEXT
from tests.ui.conftest import Answers, Desk, Make

COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
PNG_MIME, SVG_MIME = "image/png", "image/svg+xml"


class Chooser:
    """Answers the question of what to do with a table that is larger than the map."""

    def __init__(self, answers: Answers, answer: str) -> None:
        self.answers, self.answer = answers, answer
        self.offers: list[str] = []
        self.sentence = ""

    def __call__(
        self, parent: QWidget | None, heading: str, sentence: str, answers: Sequence[tuple[str, str]]
    ) -> str:
        self.sentence, self.offers = sentence, [words for _id, words in answers]
        assert self.answer in ["", *(id for id, _words in answers)]
        return self.answer


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    """The default map: five stages of one step, six lanes of which the fourth holds emotions."""
    window = desk.window()
    desk.program.open_new("customer-journey", window)
    desk.settle(window)
    return window


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


# -- tables ------------------------------------------------------------------------------------


def test_a_block_of_six_by_five_is_thirty_cells_and_one_undo(window: MainWindow, desk: Desk) -> None:
    desk.answers.choose = Chooser(desk.answers, "grow")
    rows = [[f"{y}{x}" for x in range(5)] for y in range(6)]
    rows[1][1] = '"first line\nsecond ""line"""'
    rows[3] = ["1", "-2", "0.5", "0", "2 at last"]  # the row of the emotions
    put("\r\n".join("\t".join(row) for row in rows) + "\r\n")
    before = window.editor.document
    stand(window, 0, 0)
    paste(window)
    document = window.editor.document
    assert len(document.cards) == 25
    assert (
        sum(len(curve.points) for curve in document.curves) - sum(len(c.points) for c in before.curves) == 5
    )
    assert texts(window, 1, 1) == ['first line\nsecond "line"']
    assert texts(window, 5, 4) == ["54"]
    assert labels(window) == ["Paste 30 cards"]
    window.undo()
    assert window.editor.document is before


def test_excel_lands_cell_by_cell_from_the_cursor_on(window: MainWindow) -> None:
    put(EXCEL_TEXT, EXCEL)
    stand(window, 0, 2)
    paste(window)
    assert texts(window, 1, 3) == ["Types a word\nthen waits"]
    assert texts(window, 2, 4) == ["3 < 4"]
    assert len(window.editor.document.cards) == 8


@pytest.mark.parametrize(
    ("answer", "cards", "lanes", "stages"), [("grow", 9, 8, 6), ("fit", 2, 6, 5), ("", 0, 6, 5)]
)
def test_a_table_larger_than_the_map_asks(
    window: MainWindow, desk: Desk, answer: str, cards: int, lanes: int, stages: int
) -> None:
    desk.answers.choose = chooser = Chooser(desk.answers, answer)
    put("a\tb\tc\nd\te\tf\ng\th\ti")
    stand(window, 5, 3)
    paste(window)
    document = window.editor.document
    assert chooser.sentence == "The table has 3 columns and 3 rows; from here the map has room for 2 x 1."
    assert chooser.offers == ["Add 1 stage and 2 lanes", "Paste what fits"]
    assert (len(document.cards), len(document.lanes), len(document.stages)) == (cards, lanes, stages)
    assert len(labels(window)) == (1 if cards else 0)


def test_a_long_column_may_go_into_the_cell(window: MainWindow, desk: Desk) -> None:
    desk.answers.choose = chooser = Chooser(desk.answers, "stack")
    put("", "<table>" + "".join(f"<tr><td>card {n}</td></tr>" for n in range(7)) + "</table>")
    stand(window, 0, 0)
    paste(window)
    assert chooser.offers == ["Add 2 lanes", "All into this cell", "Paste what fits"]
    assert texts(window, 0, 0) == [f"card {n}" for n in range(7)]


def test_lines_become_cards(window: MainWindow) -> None:
    put("- One\n- Two\n\n1.5 hours later")
    stand(window, 2, 1)
    paste(window)
    assert texts(window, 2, 1) == ["One", "Two", "1.5 hours later"]
    assert labels(window) == ["Paste 3 cards"]


# -- what is too much --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "html", "sentence"),
    [
        ("\n".join("\t".join("x" * 100) for _row in range(500)), "", "50,000 cells"),
        ("x", "<table>" + ("<tr>" + "<td>x</td>" * 100 + "</tr>") * 500 + "</table>", "50,000 cells"),
        ("word " * 200_000, "", "999,999 characters"),
        ("a line\n" * 150_000, "", "150,000 lines"),
    ],
    ids=["TSV", "HTML", "1 MB line", "1 MB lines"],
)
def test_too_much_is_one_sentence_and_no_harm(
    window: MainWindow, answers: Answers, text: str, html: str, sentence: str
) -> None:
    before = window.editor.document
    put(text, html)
    stand(window, 0, 0)
    paste(window)
    assert len(answers.told) == 1
    assert sentence in answers.told[0]
    assert window.editor.document is before


@pytest.mark.parametrize(
    ("kind", "data", "sentence"),
    [
        (PNG_MIME, giant_png(), "million pixels"),
        (SVG_MIME, b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (PNG_MIME, png(900, 900)[:200], "damaged"),
        (PNG_MIME, b"MZ no picture", "not a picture"),
    ],
    ids=["300 megapixels", "SVG", "cut off", "none"],
)
def test_a_picture_that_cannot_be_is_one_sentence(
    window: MainWindow, answers: Answers, kind: str, data: bytes, sentence: str
) -> None:
    put(**{kind.replace("/", "_").replace("svg+xml", "svg_xml"): data})
    paste(window)
    assert len(answers.told) == 1
    assert sentence in answers.told[0]
    assert labels(window) == []


# -- pictures and files ------------------------------------------------------------------------


def test_a_picture_becomes_a_card(window: MainWindow) -> None:
    put(image_png=png())
    stand(window, 0, 0)
    paste(window)
    (card,) = cards_in_cell(window.editor.document, place(window, 0, 0))
    assert window.editor.pictures[card.picture].startswith(b"\x89PNG")
    assert labels(window) == ["Add picture"]


def test_a_picture_that_only_qt_knows_becomes_a_card(window: MainWindow) -> None:
    QGuiApplication.clipboard().setImage(window.grab().toImage())
    stand(window, 0, 0)
    paste(window)
    assert [bool(card.picture) for card in window.editor.document.cards] == [True]


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


def test_dropped_pictures_stand_in_the_cell_under_the_pointer(window: MainWindow, tmp_path: Path) -> None:
    kinds = [("a.jpg", "JPEG"), ("b.webp", "WEBP"), ("c.gif", "GIF"), ("d.bmp", "BMP"), ("e", "PNG")]
    paths = []
    for name, kind in kinds:
        Image.new("RGB", (9, 9), "red").save(tmp_path / name, kind)
        paths.append(tmp_path / name)
    assert dropped(window, files(*paths), 1, 2)
    cards = cards_in_cell(window.editor.document, place(window, 1, 2))
    assert [bool(card.picture) for card in cards] == [True] * 5
    assert labels(window) == ["Add 5 pictures"]


def test_dropped_texts_and_tables_are_taken_in(window: MainWindow, tmp_path: Path) -> None:
    notes = written(tmp_path, "notes.txt", "- One\r\n- Two\r\n")
    sheet = written(tmp_path, "sheet.csv", "\ufeffa;b\r\nc;d\r\n")
    assert dropped(window, files(notes, sheet), 0, 0)
    assert texts(window, 0, 0) == ["One", "Two", "a"]
    assert texts(window, 1, 1) == ["d"]


def test_what_is_nothing_for_a_map_is_named_and_the_rest_taken(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    paths = [
        written(tmp_path, "program.exe", b"MZ\0\0\x90\x00"),
        written(tmp_path, "drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
        written(tmp_path, "one.png", png()),
        tmp_path / "gone.txt",
    ]
    assert dropped(window, files(*paths), 0, 0)
    assert len(window.editor.document.cards) == 1
    assert answers.told == ["3 files are left out: “program.exe” is neither a map nor a picture nor a text."]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("giant.png", giant_png(), "million pixels"),
        ("long.txt", "x" * 1_000_000, "1,000,000 characters"),
        ("drawing.svg", "<svg/>", "SVG pictures cannot be taken in"),
        ("fake.png", "no picture at all", "not a picture"),
        ("empty.txt", "", "is empty"),
        ("page.html", "<p>words</p>", "web page"),
    ],
)
def test_a_file_that_cannot_be_is_one_sentence(
    window: MainWindow, answers: Answers, tmp_path: Path, name: str, content: bytes | str, sentence: str
) -> None:
    assert dropped(window, files(written(tmp_path, name, content)), 0, 0)
    assert len(answers.told) == 1
    assert sentence in answers.told[0]
    assert name in answers.told[0]
    assert labels(window) == []


def test_maps_are_opened_by_the_window(window: MainWindow, small_map: Make, tmp_path: Path) -> None:
    assert not dropped(window, files(small_map()), 0, 0)
    mixed = files(small_map(), written(tmp_path, "one.png", png()))
    editor = window.editor
    assert dropped(window, mixed, 0, 0)
    assert len(editor.document.cards) == 1
    assert [one.editor.document.title for one in window.program.windows if one is not window] == ["Small"]


def test_a_dragged_table_lands_where_it_is_let_go(window: MainWindow) -> None:
    data = QMimeData()
    data.setText(EXCEL_TEXT)
    data.setHtml(EXCEL)
    assert dropped(window, data, 0, 1)
    assert texts(window, 0, 1) == ["Step"]
    assert texts(window, 1, 2) == ["Types a word\nthen waits"]


def test_a_picture_dragged_from_a_page_is_a_picture(window: MainWindow) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/cat.png")])
    data.setData(PNG_MIME, png())
    assert dropped(window, data, 2, 2)
    assert [bool(card.picture) for card in window.editor.document.cards] == [True]


# -- out ---------------------------------------------------------------------------------------


def test_cards_go_to_other_programs_and_back(window: MainWindow) -> None:
    put("One\nTwo")
    stand(window, 0, 0)
    paste(window)
    QTest.keyClick(window.canvas, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text() == "One\nTwo"
    stand(window, 1, 1)
    paste(window)
    assert texts(window, 1, 1) == ["One", "Two"]


def test_a_stage_is_copied_as_a_picture(window: MainWindow) -> None:
    window.editor.select((window.editor.document.stages[0].id,))
    window.action_table["copy_picture"].trigger()
    mime = QGuiApplication.clipboard().mimeData()
    picture = Image.open(io.BytesIO(bytes(mime.data(PNG_MIME).data())))
    assert mime.hasImage()
    assert (mime.imageData().width(), mime.imageData().height()) == picture.size
    svg = bytes(mime.data(SVG_MIME).data()).decode()
    assert "Awareness" in svg
    assert "Purchase" not in svg
    paste(window)
    assert [bool(card.picture) for card in window.editor.document.cards] == [True]


def test_the_map_is_copied_as_a_table(window: MainWindow) -> None:
    window.action_table["copy_table"].trigger()
    rows = QGuiApplication.clipboard().mimeData().text().split("\n")
    assert rows[0].split("\t") == ["", "Awareness", "Consideration", "Decision", "Purchase", "Post-purchase"]
    assert [row.split("\t")[0] for row in rows[1:]] == [
        "Actions", "Touchpoints", "Thoughts", "Emotions", "Pain points", "Opportunities",
    ]  # fmt: skip


# -- work that takes long ----------------------------------------------------------------------


def test_long_work_can_be_given_up(window: MainWindow, qtbot) -> None:
    from threading import Event

    from PySide6.QtCore import QTimer

    may_end = Event()

    def press_cancel() -> None:
        dialogs = window.findChildren(QProgressDialog)
        if not dialogs:
            QTimer.singleShot(10, press_cancel)
            return
        dialogs[0].findChild(QPushButton).click()

    QTimer.singleShot(0, press_cancel)
    with pytest.raises(GivenUp):
        do_beside(window, "Waiting", may_end.wait)
    may_end.set()
    assert do_beside(window, "Not waiting", lambda: 7) == 7
    with pytest.raises(ValueError, match="inside"):
        do_beside(window, "Failing", lambda: int("inside"))
