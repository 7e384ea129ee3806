"""What is too much, damaged or nothing for a map: one clear sentence, and nothing lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest

from journeymapper.ui.main_window import MainWindow
from tests.ui.conftest import Answers, Desk
from tests.ui.outside import (
    PNG_MIME,
    SVG_MIME,
    dropped,
    files,
    giant_png,
    labels,
    paste,
    png,
    put,
    stand,
    written,
)


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    """The default map: five stages of one step, six lanes of which the fourth holds emotions."""
    window = desk.window()
    desk.program.open_new("customer-journey", window)
    desk.settle(window)
    return window


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


def test_a_giant_picture_of_another_program_is_refused_at_once(window: MainWindow, answers: Answers) -> None:
    """One that comes as bare pixels, not as a file."""
    image = QImage(20_000, 2_500, QImage.Format.Format_Grayscale8)
    data = QMimeData()
    data.setImageData(image)
    QGuiApplication.clipboard().setMimeData(data)
    paste(window)
    assert answers.told == ["This cannot be pasted: The picture has more than 40 million pixels."]
    assert labels(window) == []


def test_a_large_picture_of_another_program_comes_in_as_a_map_keeps_it(window: MainWindow) -> None:
    image = QImage(4_800, 2_400, QImage.Format.Format_RGB32)
    image.fill(0xFF336699)
    data = QMimeData()
    data.setImageData(image)
    QGuiApplication.clipboard().setMimeData(data)
    stand(window, 0, 0)
    paste(window)
    (picture,) = window.editor.pictures.values()
    assert QImage.fromData(picture).size() == QSize(2_400, 1_200)


def test_a_text_that_no_field_holds_is_not_pasted_into_the_inspector(window: MainWindow, desk: Desk) -> None:
    window.show_inspector("scenario")
    desk.settle(window)
    field = window.inspector._controls["scenario"]
    before = field.toPlainText()
    put("word " * 200_000)
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.toPlainText() == before
    assert "1,000,000" in window.status._hint.text()
    assert labels(window) == []
