"""Copy and paste between maps, spreadsheets, pictures and files, in the real window."""

from __future__ import annotations

import io
from pathlib import Path
from threading import Event

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QProgressDialog, QPushButton

from journeymapper.model.lookup import cards_in_cell
from journeymapper.ui.busy import GivenUp, do_beside
from journeymapper.ui.main_window import MainWindow
from tests.exchange.clipboards import EXCEL, EXCEL_TEXT
from tests.ui.conftest import Desk, Make
from tests.ui.outside import (
    PNG_MIME,
    SVG_MIME,
    Chooser,
    dropped,
    files,
    labels,
    paste,
    place,
    png,
    put,
    stand,
    texts,
    written,
)


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    """The default map: five stages of one step, six lanes of which the fourth holds emotions."""
    window = desk.window()
    desk.program.open_new("customer-journey", window)
    desk.settle(window)
    return window


# -- tables ------------------------------------------------------------------------------------


def test_a_block_of_six_by_five_is_thirty_cells_and_one_undo(window: MainWindow, desk: Desk) -> None:
    desk.answers.choose = Chooser("grow")
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
    desk.answers.choose = chooser = Chooser(answer)
    put("a\tb\tc\nd\te\tf\ng\th\ti")
    stand(window, 5, 3)
    paste(window)
    document = window.editor.document
    assert chooser.sentence == "The table has 3 columns and 3 rows; from here the map has room for 2 x 1."
    assert chooser.offers == ["Add 1 stage and 2 lanes", "Paste what fits"]
    assert (len(document.cards), len(document.lanes), len(document.stages)) == (cards, lanes, stages)
    assert len(labels(window)) == (1 if cards else 0)


def test_a_long_column_may_go_into_the_cell(window: MainWindow, desk: Desk) -> None:
    desk.answers.choose = chooser = Chooser("stack")
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
