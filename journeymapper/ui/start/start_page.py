"""The start page: begin from a template, go on with a recent map, open one, look at the sample."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from journeymapper.i18n import N_, _
from journeymapper.resources import resource
from journeymapper.ui.start.thumbnail import thumbnail
from journeymapper.ui.start.tile import PICTURE, Tile

TEMPLATES = (
    ("customer-journey", N_("Customer journey"), N_("Five stages and six lanes, with hints")),
    ("blank", N_("Blank"), N_("An empty map to fill by hand")),
    ("service-blueprint", N_("Service blueprint"), N_("What the person sees, and what stands behind it")),
)
COLUMNS = 4
WIDEST = 1120


class StartPage(QScrollArea):
    """Pictures are made after the page is shown, one by one, so that the page is there at once."""

    template_chosen = Signal(str)
    path_chosen = Signal(str)
    sample_chosen = Signal()
    open_chosen = Signal()

    def __init__(self, recent: Sequence[str]) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._waiting: list[tuple[Tile, Path]] = []
        content = QWidget()
        outer = QHBoxLayout(content)
        column = QVBoxLayout()
        column.setContentsMargins(32, 40, 32, 40)
        column.setSpacing(12)
        outer.addStretch(1)
        outer.addLayout(column, 20)
        outer.addStretch(1)
        column.addLayout(self._heading())
        column.addSpacing(16)
        self._add_templates(column)
        maps = [Path(name) for name in recent if Path(name).is_file()]
        if maps:
            self._add_recent(column, maps[: 2 * COLUMNS])
        hint = QLabel(_("Or drop a map file, or a PDF that carries one, anywhere on this window."))
        hint.setProperty("muted", True)
        column.addSpacing(12)
        column.addWidget(hint)
        column.addStretch(1)
        self.setWidget(content)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._picture_next)
        self._timer.start()

    def _heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        words = QVBoxLayout()
        title = QLabel(_("Start a journey map"))
        title.setProperty("title", True)
        words.addWidget(title)
        about = QLabel(_("Everything stays on this computer."))
        about.setProperty("muted", True)
        words.addWidget(about)
        row.addLayout(words, 1)
        sample = QPushButton(_("Open the sample"))
        sample.clicked.connect(self.sample_chosen)
        open_map = QPushButton(_("Open a map …"))
        open_map.clicked.connect(self.open_chosen)
        for button in (sample, open_map):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _add_templates(self, column: QVBoxLayout) -> None:
        grid = _grid(column, _("New"))
        for place, (name, words, about) in enumerate(TEMPLATES):
            tile = Tile(_(words), _(about))
            tile.clicked.connect(lambda _checked, name=name: self.template_chosen.emit(name))
            grid.addWidget(tile, 0, place)
            self._waiting.append((tile, resource("templates", f"{name}.journey")))
        sample = Tile(_("Sample: an online shop"), _("A finished map, to look at and to play with"))
        sample.clicked.connect(self.sample_chosen)
        grid.addWidget(sample, 0, len(TEMPLATES))
        self._waiting.append((sample, resource("samples", "online-retailer.journey")))

    def _add_recent(self, column: QVBoxLayout, maps: list[Path]) -> None:
        column.addSpacing(12)
        grid = _grid(column, _("Recent"))
        for place, path in enumerate(maps):
            tile = Tile(path.stem, str(path.parent))
            tile.setToolTip(str(path))
            tile.clicked.connect(lambda _checked, path=path: self.path_chosen.emit(str(path)))
            grid.addWidget(tile, place // COLUMNS, place % COLUMNS)
            self._waiting.append((tile, path))

    def _picture_next(self) -> None:
        if not self._waiting:
            self._timer.stop()
            return
        tile, path = self._waiting.pop(0)
        picture = thumbnail(path, QSize(PICTURE), self.devicePixelRatioF())
        tile.show_picture(picture if picture is not None else QPixmap())


def _grid(column: QVBoxLayout, heading: str) -> QGridLayout:
    label = QLabel(heading)
    label.setProperty("heading", True)
    column.addWidget(label)
    grid = QGridLayout()
    grid.setSpacing(16)
    for place in range(COLUMNS):
        grid.setColumnStretch(place, 1)
    column.addLayout(grid)
    return grid
