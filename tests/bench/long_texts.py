"""100,000 characters without a space in one text of a small map: seconds per format, kind of page and widget.

Wanted: 1.0 s for each. Whatever was kept of earlier texts is forgotten first, the modules are loaded.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeymapper.model.document import Document
from journeymapper.model.view import WHOLE
from journeymapper.publish.errors import PublishError
from journeymapper.publish.options import Options
from journeymapper.publish.publish import publish
from journeymapper.storage.file import encode
from journeymapper.text.directions import levels
from journeymapper.text.lines import _ruler
from journeymapper.text.shaping import shape
from journeymapper.text.wrap import forget_texts
from journeymapper.ui.export.dialog import ExportDialog
from journeymapper.ui.main_window import MainWindow
from journeymapper.ui.program import Program
from journeymapper.ui.theme import apply_theme, load_fonts
from tests.bench.measuring import table
from tests.everything import PICTURES
from tests.long_texts import FORMATS, TEXTS, fields, small_map, with_text, with_texts

WANTED = 1.0
WIDGETS = ("open", "select", "inspector", "write", "letter", "outline", "lists", "export")
FIELDS = ("title", "stages.name", "personas.quote", "pain_point text")
CARD = "card-pain_point"
PANELS = ("notes", "history", "filter", "shelf")


def main() -> None:
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory(prefix="journeymapper-long-") as folder:
        os.environ["JOURNEYMAPPER_HOME"] = folder
        load_fonts(application)
        apply_theme(application, "light")
        window = Window(Program(application), Path(folder))
        exported(small_map())  # loads what is needed
        window.measure(small_map())
        print(f"  seconds (wanted: {WANTED} s), the last row is of a map with such a text in every field")
        rows = []
        for field in FIELDS:
            for kind, text in TEXTS.items():
                rows.append((field, kind, *measured(with_text(fields()[field], text), window)))
        rows.append(("every field", "one word", *measured(with_texts(TEXTS["one word"]), window)))
        table(("field", "text", *FORMATS, *WIDGETS), rows)


def measured(document: Document, window: Window) -> list[str]:
    return [f"{taken:.2f}" for taken in (*exported(document), *window.measure(document))]


def exported(document: Document) -> list[float]:
    return [seconds(lambda options=options: written(document, options)) for options in FORMATS.values()]


def written(document: Document, options: Options) -> None:
    forget()
    with contextlib.suppress(PublishError):  # what is higher than a page is refused, which takes time as well
        publish(document, WHOLE, PICTURES, options)


def forget() -> None:
    forget_texts()
    for kept in (shape, levels, _ruler):
        kept.cache_clear()


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


class Window:
    """What a person sees of a map, one thing after the other; each until all of it is painted."""

    def __init__(self, program: Program, folder: Path) -> None:
        self.program, self.path = program, folder / "long.journey"

    def measure(self, document: Document) -> list[float]:
        self.path.write_bytes(encode(document, PICTURES))
        window = self.program.open_window()
        window.showNormal()
        window.resize(1600, 1000)
        settle(window)
        forget()
        taken = [self._seconds(window, lambda: self.program.open_path(self.path, window))]
        stage = document.stages[0].id
        taken += [self._seconds(window, lambda id=id: window.editor.select((id,))) for id in (stage, CARD)][
            1:
        ]
        field = window.inspector._controls["text"]
        field.setFocus()
        taken.append(self._seconds(window, lambda: QTest.keyClick(field, Qt.Key.Key_X)))
        window.canvas.setFocus()
        taken.append(self._seconds(window, lambda: QTest.keyClick(window.canvas, Qt.Key.Key_F2)))
        writing = window.canvas.writing
        taken.append(self._seconds(window, lambda: QTest.keyClick(writing.field, Qt.Key.Key_X)))
        window.canvas.finish_editing()
        taken.append(self._seconds(window, window.action_table["outline"].trigger))
        taken.append(max(self._seconds(window, window.action_table[name].trigger) for name in PANELS))
        dialog = ExportDialog(window)
        taken.append(self._seconds(window, dialog.show))
        dialog.close()
        window.editor.mark_saved(window.editor.document)
        window.close()
        return taken

    def _seconds(self, window: MainWindow, work: Callable[[], object]) -> float:
        return seconds(lambda: (work(), settle(window)))


def settle(window: MainWindow) -> None:
    timers = (window._refresh_soon, window.inspector._soon)
    QApplication.processEvents()
    while any(timer.isActive() for timer in timers) or not (
        window.canvas is None or window.canvas.is_complete
    ):
        QApplication.processEvents()
    QApplication.processEvents()


if __name__ == "__main__":
    main()
