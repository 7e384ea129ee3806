"""Earlier versions of a map: those kept at each save, and those that synchronising services left there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journeymapper.i18n import _, ngettext
from journeymapper.storage import backups
from journeymapper.storage.backups import Version
from journeymapper.storage.conflicts import conflict_copies
from journeymapper.storage.errors import MapError
from journeymapper.storage.file import Opened, read
from journeymapper.storage.names import printable, real, shown
from journeymapper.ui import files
from journeymapper.ui.safety.pictured import PicturedList, Row
from journeymapper.ui.safety.plain import plain_label, time_words

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow

MOST_SHOWN = 200


class VersionsDialog(QDialog):
    """The versions of one map, newest first; of other maps when those are chosen. Opening one gives an
    untitled map, so that nothing is replaced by looking.
    """

    def __init__(
        self,
        open_version: Callable[[Callable[[], Opened]], object],
        path: Path | None,
        home: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._open = open_version
        self.setWindowTitle(_("Earlier versions"))
        self.resize(680, 640)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 20, 24, 18)
        self._column.setSpacing(10)
        words = _("Each save keeps what it replaced. A version opens as a new map; the file stays as it is.")
        self._places = backups.places(home)
        if path is not None:
            self._places.setdefault(real(path), ())
        self.maps = QComboBox()
        self.maps.setAccessibleName(_("Map"))
        for place in self._places:
            self.maps.addItem(f"{shown(place)}  \N{EM DASH}  {printable(str(Path(place).parent))}", place)
        self._column.addWidget(self.maps)
        self._column.addWidget(plain_label(words, role="muted"))
        self.list = PicturedList(_("Versions"))
        self._column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        close = QPushButton(_("Close"))
        close.clicked.connect(self.reject)
        row.addWidget(close)
        self._column.addLayout(row)
        if path is not None:
            self.maps.setCurrentIndex(max(0, self.maps.findData(real(path))))
        self.maps.currentIndexChanged.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        fresh = PicturedList(_("Versions"))
        self._column.replaceWidget(self.list, fresh)
        self.list.hide()
        self.list.deleteLater()
        self.list = fresh
        place = self.maps.currentData()
        if place is None:
            fresh.add_heading(_("No map has been saved twice yet, so there are no earlier versions."))
            return
        for copy in conflict_copies(place):
            lines = (_("Another version, put here by a synchronising service or computer"),)
            self._add(Row(shown(copy), lines, partial(read, copy, repair=True)))
        versions = self._places.get(place, ())[:MOST_SHOWN]
        for version, words in zip(versions, times_apart(versions), strict=True):
            row = Row(words, (about(version),), partial(backups.restored, version))
            row.tell = contents
            self._add(row)
        if not fresh.rows:
            fresh.add_heading(_("This map has no earlier versions yet: the next save keeps the first."))

    def _add(self, row: Row) -> None:
        button = QPushButton(_("Open as a new map"))
        button.setProperty("low", True)
        button.clicked.connect(lambda: self._open(row.load) if row.load is not None else None)
        row.buttons.addWidget(button)
        row.buttons.addStretch(1)
        self.list.add(row)


def times_apart(versions: Sequence[Version]) -> tuple[str, ...]:
    """When each was replaced, to the second where others of the same minute are in the list."""
    words = [time_words(version.time) for version in versions]
    return tuple(
        (time_words(version.time, seconds=True) if words.count(one) > 1 else one).capitalize()
        for version, one in zip(versions, words, strict=True)
    )


def about(version: Version) -> str:
    """Which one it is, how large it is, and what it stands for."""
    kilobytes = max(1, round(version.size / 1_000))
    return ngettext(
        "Version {number} · replaced then · {count:,} kB",
        "Version {number} · replaced then · {count:,} kB",
        kilobytes,
        number=version.number,
    )


def contents(opened: Opened) -> str:
    """What a version holds, in a line."""
    document = opened.document
    stages, cards = len(document.stages), len(document.cards)
    parts = (
        " ".join(document.title.split()),
        ngettext("{count} stage", "{count} stages", stages),
        ngettext("{count} card", "{count} cards", cards),
    )
    return " · ".join(part for part in parts if part)


def show_versions(window: MainWindow) -> None:
    """The dialogue for the window's map."""
    program = window.program

    def open_version(load: Callable[[], Opened]) -> None:
        try:
            opened = load()
        except MapError as error:
            program.ask.tell(dialog, _("This version cannot be opened"), str(error))
            return
        program.open_window(files.untitled(opened.document, opened.pictures))
        dialog.accept()

    path = window.editor.path if window.editor is not None else None
    window.status.remind("")  # of versions beside the map: here they are
    dialog = VersionsDialog(open_version, path, program.safety.keeping.home, window)
    dialog.exec()
    dialog.deleteLater()
