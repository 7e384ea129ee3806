"""The real export dialogue over real windows and real files."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from journeymapper.ui.export.dialog import ExportDialog
from journeymapper.ui.export.footer import WRITING
from tests.ui.conftest import Desk

LONG = 30_000  # milliseconds; a loaded machine is not wrong


class Exporting:
    """A dialogue, and what a person does with it."""

    def __init__(self, desk: Desk, dialog: ExportDialog) -> None:
        self.desk, self.dialog = desk, dialog

    def choose(self, **values: object) -> Exporting:
        """Choose, and wait for what is shown then."""
        self.dialog.form.choose(**values)
        return self.settle()

    def settle(self) -> Exporting:
        self.desk.qtbot.waitUntil(lambda: self.dialog.is_settled, timeout=LONG)
        QApplication.processEvents()
        return self

    def write(self, path: Path) -> Exporting:
        """Press Export, answer with this path, and wait for the end."""
        self.desk.answers.path = path
        self.dialog.footer.go.click()
        return self.wait()

    def wait(self) -> Exporting:
        self.desk.qtbot.waitUntil(lambda: self.dialog.footer.state != WRITING, timeout=LONG)
        return self


Open = Callable[..., Exporting]


@pytest.fixture
def exporting(desk: Desk) -> Iterator[Open]:
    """Opens the dialogue on the map of a path, or on an open window."""
    opened: list[ExportDialog] = []

    def open_dialog(what: object, printing: bool = False) -> Exporting:
        window = what
        if isinstance(what, (str, Path)):
            shown = [one for one in desk.program.windows if one.editor and one.editor.path == Path(what)]
            window = shown[0] if shown else desk.window(what)
        dialog = ExportDialog(window, printing)
        opened.append(dialog)
        dialog.show()
        return Exporting(desk, dialog).settle()

    yield open_dialog
    for dialog in opened:
        dialog.close()
        dialog.deleteLater()


def reader(path: Path) -> PdfReader:
    return PdfReader(io.BytesIO(path.read_bytes()))


def millimetres(path: Path) -> list[tuple[float, float]]:
    """Width and height of every page of a PDF."""
    points = 25.4 / 72
    return [
        (float(page.mediabox.width) * points, float(page.mediabox.height) * points)
        for page in reader(path).pages
    ]
