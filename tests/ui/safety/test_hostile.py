"""Texts that are made to do harm are texts: shown everywhere, taken for markup nowhere."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, Qt, QTimer, QUrl
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QMessageBox,
    QTextEdit,
    QWidget,
)

from journeymapper.model.document import Document
from journeymapper.model.view import WHOLE
from journeymapper.publish.options import Options
from journeymapper.publish.publish import publish
from journeymapper.storage import file
from journeymapper.storage.recovery import Session
from journeymapper.storage.rescue import found
from journeymapper.ui.dialogs.questions import Ask
from journeymapper.ui.main_window import MainWindow
from journeymapper.ui.map_facts import show_map_facts
from journeymapper.ui.safety.links import open_link, safe_address
from journeymapper.ui.safety.plain import plain_tip
from journeymapper.ui.safety.recovery_dialog import RecoveryDialog
from tests.everything import PICTURES, everything
from tests.ui.conftest import Desk

TABLES = "<table><tr><td>" * 50
TURNED = "invoice\N{RIGHT-TO-LEFT OVERRIDE}fdp.exe"
TEXTS = {
    "picture": "<img src='file://{canary}'>",
    "tables": TABLES,
    "unbroken": "x" * 1_990,
    "turned": TURNED,
}
_FREE = (
    "title",
    "text",
    "name",
    "quote",
    "description",
    "goal",
    "scenario",
    "notes",
    "label",
    "organisation",
)
_FREE += ("role", "expectations", "owner", "hint")


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    """A picture of one colour that nothing else here has."""
    path = tmp_path / "canary.png"
    picture = QPixmap(40, 40)
    picture.fill("#ff00fe")
    picture.save(str(path))
    return path


def hostile(text: str) -> Document:
    raw = json.loads(everything().model_dump_json(exclude_defaults=True))
    return Document.model_validate(_with(raw, text))


def _with(value: Any, text: str) -> Any:
    if isinstance(value, dict):
        return {
            key: text if key in _FREE and isinstance(child, str) else _with(child, text)
            for key, child in value.items()
        }
    if isinstance(value, list):
        return [text if isinstance(child, str) and " " in child else _with(child, text) for child in value]
    return value


@pytest.fixture(params=list(TEXTS))
def text(request: pytest.FixtureRequest, canary: Path) -> str:
    return TEXTS[request.param].replace("{canary}", str(canary))


@pytest.fixture
def path(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "hostile.journey"
    path.write_bytes(file.encode(hostile(text), PICTURES))
    return path


def markup_in(root: QWidget) -> Iterator[str]:
    """Every widget that would take its words for markup, or that shows other words as a tool tip."""
    for widget in (root, *root.findChildren(QWidget)):
        where = f"{type(widget).__name__} {widget.objectName()}"
        rich = isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText
        if rich and "<" in widget.text():
            yield f"{where} is not plain: {widget.text()[:60]}"
        if isinstance(widget, QTextEdit):
            yield f"{where} knows markup"
        for tip in (widget.toolTip(), widget.whatsThis(), widget.statusTip()):
            if is_rich(tip) and ("<img" in tip or "<table" in tip):
                yield f"{where} has a tool tip with markup: {tip[:80]}"
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            for tip in tips_of(widget.model(), QModelIndex()):
                if is_rich(tip) and ("<img" in tip or "<table" in tip):
                    yield f"{where} has an entry with markup in its tool tip: {tip[:80]}"
    for action in root.actions():
        if is_rich(action.toolTip()) and "<img" in action.toolTip():
            yield f"the tool tip of {action.objectName()}"


def is_rich(words: str) -> bool:
    return bool(re.search("<[a-zA-Z!/]", words))


def tips_of(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(min(model.rowCount(parent), 200)):
        index = model.index(row, 0, parent)
        tip = model.data(index, Qt.ItemDataRole.ToolTipRole)
        if isinstance(tip, str):
            yield tip
        yield from tips_of(model, index)


def shows_canary(widget: QWidget) -> bool:
    image = widget.grab().toImage()
    colours = (
        image.pixelColor(x, y).name() for x in range(0, image.width(), 9) for y in range(0, image.height(), 9)
    )
    return "#ff00fe" in colours


def everywhere(window: MainWindow, desk: Desk) -> Iterator[str]:
    """Show all that the window can show, and say each time what is on it."""
    editor = window.editor
    assert editor is not None
    document = editor.document
    records = (*document.cards, *document.stages, *document.lanes, *document.personas)
    steps = [step for stage in document.stages for step in stage.steps]
    points = [point for curve in document.curves for point in curve.points]
    yield "the map"
    for record in (*records, *steps, *points):
        editor.select((record.id,))
        window.show_inspector()
        desk.settle(window)
        yield f"the inspector on {record.id}"
    show_map_facts(window)
    desk.settle(window)
    yield "the facts"
    for name in ("outline", "filter", "find", "notes", "history", "shelf", "overview"):
        action = window.action_table.get(name)
        if action is not None and action.isEnabled():
            action.trigger()
            desk.settle(window)
            yield name


def test_every_widget_shows_it_as_it_is(desk: Desk, path: Path, text: str) -> None:
    window = desk.window(path)
    assert window.editor.document.title == text
    wrong: dict[str, str] = {}
    for place in everywhere(window, desk):
        for fault in markup_in(window):
            wrong.setdefault(fault, place)
        assert not shows_canary(window), place
    assert list(wrong.items()) == []
    assert window.editor.document == file.read(path).document


def test_start_page_and_dialogues(desk: Desk, path: Path, text: str, home: Path) -> None:
    desk.window(path).close()
    window = desk.window()
    assert list(markup_in(window)) == []
    assert not shows_canary(window)
    session = Session(None, "", home)
    session.write(session.next_number(), hostile(text), {})
    session.close(keep=True)
    dialog = RecoveryDialog(found(home), window)
    dialog.show()
    desk.qtbot.waitUntil(lambda: all(not row.picture._picture.isNull() for row in dialog.list.rows))
    assert list(markup_in(dialog)) == []
    assert not shows_canary(dialog)
    assert any(label.text() == text for label in dialog.findChildren(QLabel))
    dialog.close()
    for name in ("command_palette", "settings", "shortcuts", "about", "problem", "versions", "export"):
        action = window.action_table.get(name)
        if action is not None and action.isEnabled():
            wrong = in_dialog(desk, action.trigger, lambda shown: list(markup_in(shown)))
            assert wrong in (None, []), name


def in_dialog(
    desk: Desk, show: Callable[[], object], look: Callable[[QWidget], list[str]]
) -> list[str] | None:
    """What `look` finds in the dialogue that `show` opens; None when it opens none."""
    seen: list[list[str]] = []
    timer = QTimer(interval=0)

    def visit() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            timer.stop()
            seen.append(look(dialog))
            dialog.close()

    timer.timeout.connect(visit)
    timer.start()
    show()
    timer.stop()
    return seen[0] if seen else None


def test_questions_are_plain(desk: Desk, canary: Path) -> None:
    window = desk.window()
    words = f"<img src='file://{canary}'>" + TABLES
    ask = Ask()

    def plain(box: QWidget) -> list[str]:
        assert isinstance(box, QMessageBox)
        assert not shows_canary(box)
        return [] if box.textFormat() == Qt.TextFormat.PlainText else ["rich"]

    for show in (
        lambda: ask.tell(window, words, words),
        lambda: ask.keep_changes(window, words),
        lambda: ask.choose(window, words, words, [("a", "A")]),
        lambda: ask.repair(window, Path(words.replace("/", "|")), ValueError(words)),
    ):
        assert in_dialog(desk, show, plain) == []


@pytest.mark.parametrize("suffix", ["pdf", "svg", "png", "pptx"])
def test_every_format_takes_it(text: str, suffix: str, canary: Path) -> None:
    document = hostile(text)
    data = publish(document, WHOLE, PICTURES, Options(suffix=f".{suffix}", allow_small=True))
    assert len(data) > 500
    assert canary.read_bytes() not in data
    if suffix == "svg":
        assert b"<img" not in data
        assert b"<table" not in data


def test_texts_beyond_all_measure_are_refused_by_name(desk: Desk, tmp_path: Path) -> None:
    raw = json.loads(file.encode(everything(), PICTURES))
    raw["cards"][0]["text"] = "x" * 1_000_000
    path = tmp_path / "long.journey"
    path.write_text(json.dumps(raw), encoding="utf-8")
    window = desk.window()
    assert not desk.program.open_path(path, window)
    assert "cards[0].text" in desk.answers.told[0]


def test_tips_are_plain() -> None:
    assert plain_tip("Kunde 1 & 2") == "Kunde 1 & 2"
    assert plain_tip("<b>x</b>\n&") == "<qt>&lt;b&gt;x&lt;/b&gt;<br>&amp;</qt>"
    assert len(plain_tip("x" * 100_000)) <= 600


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("HTTP://example.org", "http://example.org"),
        ("www.example.org", "https://www.example.org"),
        ("mailto:anna@example.org", "mailto:anna@example.org"),
        ("https://ex\u0430mple.org/", "https://xn--exmple-4nf.org/"),
    ],
)
def test_links_are_shown_whole_before_they_are_opened(desk: Desk, words: str, whole: str) -> None:
    window = desk.window()
    opened: list[QUrl] = []
    assert not open_link(window, words, opened.append)
    assert desk.answers.told[-1].endswith(whole)
    assert opened == []
    desk.answers.choices = ["open"]
    assert open_link(window, words, opened.append)
    assert len(opened) == 1


@pytest.mark.parametrize(
    "words",
    [
        "",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "ms-msdt:/id",
        "smb://host/share",
        "\\\\host\\share",
        "data:text/html,x",
        "https://",
        "http://a b",
        f"https://example.org/{TURNED}",
        "ftp://example.org",
        "/etc/passwd",
        "mailto:",
    ],
)
def test_no_other_address_is_opened(desk: Desk, words: str) -> None:
    window = desk.window()
    desk.answers.choices = ["open"]
    opened: list[QUrl] = []
    assert safe_address(words) is None
    assert not open_link(window, words, opened.append)
    assert opened == []
    assert "not opened" in desk.answers.told[-1]


def test_a_text_that_no_card_holds_is_refused_with_a_word(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.journey"
    path.write_bytes(file.encode(everything(), PICTURES))
    window = desk.window(path)
    card = window.editor.document.cards[0]
    window.canvas.edit(card.id)
    field = window.canvas.writing.field
    data = QMimeData()
    data.setText("x" * 1_000_000)
    field.insertFromMimeData(data)
    assert "1,000,0" in window.status._hint.text()
    assert field.toPlainText() == card.text
    data.setText("x" * 5_000)
    field.insertFromMimeData(data)
    window.finish_editing()
    assert window.editor.document.cards[0].text == card.text + "x" * 5_000
