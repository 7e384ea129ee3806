"""The real program in real windows, with somebody at hand who answers its questions."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journeymapper.resources import resource
from journeymapper.ui.main_window import MainWindow
from journeymapper.ui.preferences import Preferences
from journeymapper.ui.program import Program
from journeymapper.ui.theme import apply_text_size, apply_theme, load_fonts

WIDE, SMALL = (1600, 1000), (1366, 736)  # a desktop, and what a laptop of 1366 x 768 leaves to a window


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The platform without a screen cannot raise windows and the like, and says so each time."""
    here = str(Path(__file__).parent)
    for item in items:
        if str(item.path).startswith(here):
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


class Answers:
    """Answers as `questions.Ask` would, from what a test has put down; keeps what was asked and told."""

    def __init__(self) -> None:
        self.path: Path | None = None  # for every question for a file
        self.changes = "cancel"
        self.repairs = False
        self.choices: list[str] = []  # answers to questions with several of them
        self.asked: list[str] = []
        self.told: list[str] = []
        self.on_printer: Callable[[QPrinter], bool] = lambda _printer: False

    def open_path(self, parent: QWidget | None, folder: Path) -> Path | None:
        self.asked.append("open")
        return self.path

    def save_path(self, parent: QWidget | None, suggested: Path) -> Path | None:
        self.asked.append(f"save {suggested.name}")
        return self.path

    def export_path(self, parent: QWidget | None, suggested: Path, kinds: str) -> Path | None:
        self.asked.append(f"export {suggested.name}")
        return self.path

    def file_path(self, parent: QWidget | None, heading: str, folder: Path, kinds: str) -> Path | None:
        self.asked.append(f"file {heading}")
        return self.path

    def target_path(self, parent: QWidget | None, heading: str, suggested: Path, kinds: str) -> Path | None:
        self.asked.append(f"target {suggested.name}")
        return self.path

    def printer(self, parent: QWidget | None, printer: QPrinter, pages: int) -> bool:
        self.asked.append(f"printer for {pages}")
        return self.on_printer(printer)

    def keep_changes(self, parent: QWidget | None, name: str) -> str:
        self.asked.append(f"keep {name}")
        return self.changes

    def repair(self, parent: QWidget | None, path: Path, error: Exception) -> bool:
        self.asked.append(f"repair {path.name}: {error}")
        return self.repairs

    def choose(
        self, parent: QWidget | None, heading: str, sentence: str, answers: Sequence[tuple[str, str]]
    ) -> str:
        """The first of `choices` that is offered, each taken once."""
        self.told.append(f"{heading}: {sentence}")
        offered = [id for id, _words in answers]
        answer = next((one for one in self.choices if one in offered), "")
        if answer:
            self.choices.remove(answer)
        return answer

    def tell(self, parent: QWidget | None, heading: str, sentence: str) -> None:
        self.told.append(f"{heading}: {sentence}")


class Desk:
    """A program and its windows, driven as a person would."""

    def __init__(self, qtbot: QtBot, program: Program, answers: Answers) -> None:
        self.qtbot, self.program, self.answers = qtbot, program, answers

    def window(self, path: Path | str | None = None, size: tuple[int, int] = WIDE) -> MainWindow:
        """A window on this map, or with the start page."""
        window = self.program.open_window()
        window.showNormal()
        window.resize(*size)
        window.activateWindow()
        self.qtbot.waitUntil(window.isActiveWindow)
        if path is not None:
            assert self.program.open_path(Path(path), window)
            self.settle(window)
        return window

    def settle(self, window: MainWindow) -> None:
        """Wait until everything that an edit sets off has been done."""
        self.qtbot.waitUntil(lambda: is_quiet(window))
        QApplication.processEvents()  # what the last timer laid out anew

    def click(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def type(self, widget: QWidget, text: str) -> None:
        widget.setFocus()
        QTest.keyClicks(widget, text)


def is_quiet(window: MainWindow) -> bool:
    QApplication.processEvents()
    timers = (window._refresh_soon, window.inspector._soon)
    return not any(timer.isActive() for timer in timers) and (
        window.canvas is None or window.canvas.is_complete
    )


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh profile."""
    folder = tmp_path / "profile"
    monkeypatch.setenv("JOURNEYMAPPER_HOME", str(folder))
    return folder


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    load_fonts(qapp)
    return qapp


@pytest.fixture
def desk(qtbot: QtBot, dressed: QApplication, home: Path, answers: Answers) -> Iterator[Desk]:
    qapp = dressed
    apply_theme(qapp, "light")
    program = Program(qapp, answers)  # type: ignore[arg-type]
    program.change(Preferences(theme="light"))
    yield Desk(qtbot, program, answers)
    answers.changes = "discard"
    for window in tuple(program.windows):
        window.close()
    program.close()
    apply_text_size(qapp, 100)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of the sample map that may be written."""
    return Path(shutil.copy(resource("samples", "online-retailer.journey"), tmp_path / "shop.journey"))


Make = Callable[..., Path]


@pytest.fixture
def small_map(tmp_path: Path) -> Make:
    """Writes a map of one stage and two lanes, with one card; keys given replace its own."""

    def make(name: str = "small.journey", **changes: object) -> Path:
        import json

        raw: dict[str, object] = {
            "format": "journeymapper",
            "version": 1,
            "min_reader": 1,
            "title": "Small",
            "stages": [{"id": "s1", "name": "Buy", "steps": [{"id": "p1", "name": "Pay"}]}],
            "lanes": [{"id": "l1", "kind": "actions"}, {"id": "l2", "kind": "pain_points"}],
            "cards": [{"id": "c1", "lane": "l2", "step": "p1", "kind": "pain_point", "text": "Slow"}],
        }
        path = tmp_path / name
        path.write_text(json.dumps(raw | changes), encoding="utf-8")
        return path

    return make
