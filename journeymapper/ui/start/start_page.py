"""The start page: begin from a template, go on with a recent map, open one, look at the sample."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from journeymapper.i18n import N_, _
from journeymapper.resources import resource
from journeymapper.ui.safety.plain import plain_tip
from journeymapper.ui.start.thumbnail import thumbnail
from journeymapper.ui.start.tile import Tile
from journeymapper.ui.start.tiles import Tiles

TEMPLATES = (
    ("customer-journey", N_("Customer journey"), N_("Five stages and six lanes, with hints")),
    ("blank", N_("Blank"), N_("An empty map to fill by hand")),
    ("service-blueprint", N_("Service blueprint"), N_("What people see, and what stands behind it")),
)
MOST_RECENT = 8
WIDEST = 1280  # pixels of the page's contents


class StartPage(QScrollArea):
    """Pictures are made after the page is shown, one by one, so that the page is there at once."""

    template_chosen = Signal(str)
    path_chosen = Signal(str)
    sample_chosen = Signal()
    open_chosen = Signal()

    def __init__(self, recent: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName("startPage")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("Start page"))
        self._waiting: list[tuple[Tile, Path]] = []
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setSpacing(14)
        self._column.addLayout(self._heading())
        self._column.addSpacing(18)
        self._templates = self._add_templates()
        maps = [Path(name) for name in recent if os.path.isfile(name)][:MOST_RECENT]
        if maps:
            self._add_recent(maps)
        hint = QLabel(_("Or drop a map file, or a PDF that carries a map, anywhere on this window."))
        hint.setProperty("muted", True)
        hint.setWordWrap(True)
        self._column.addSpacing(14)
        self._column.addWidget(hint)
        self._column.addStretch(1)
        self.setWidget(content)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._picture_next)
        self._timer.start()

    def take_focus(self) -> None:
        """The keyboard on the first template: Enter begins a map."""
        self._templates.tiles[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = max(28, (self.viewport().width() - WIDEST) // 2)
        above = max(28, min(72, self.viewport().height() // 14))
        self._column.setContentsMargins(side, above, side, 40)

    def _heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(4)
        title = QLabel(_("Start a journey map"))
        title.setProperty("title", True)
        words.addWidget(title)
        about = QLabel(_("Everything you write stays on this computer."))
        about.setProperty("muted", True)
        words.addWidget(about)
        row.addLayout(words, 1)
        open_map = QPushButton(_("Open a map …"))
        open_map.clicked.connect(self.open_chosen)
        row.addWidget(open_map, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _add_templates(self) -> Tiles:
        tiles = self._add_tiles(_("New"))
        for name, words, about in TEMPLATES:
            tile = Tile(_(words), _(about))
            tile.clicked.connect(lambda _checked, name=name: self.template_chosen.emit(name))
            tiles.add(tile)
            self._waiting.append((tile, resource("templates", f"{name}.journey")))
        sample = Tile(_("Sample: an online shop"), _("A finished map, to look at and to play with"))
        sample.clicked.connect(self.sample_chosen)
        tiles.add(sample)
        self._waiting.append((sample, resource("samples", "online-retailer.journey")))
        return tiles

    def _add_recent(self, maps: Sequence[Path]) -> None:
        self._column.addSpacing(18)
        tiles = self._add_tiles(_("Recent"))
        for path in maps:
            tile = Tile(path.stem, short_folder(path.parent))
            tile.setToolTip(plain_tip(str(path)))
            tile.clicked.connect(lambda _checked, path=path: self.path_chosen.emit(str(path)))
            tiles.add(tile)
            self._waiting.append((tile, path))

    def _add_tiles(self, heading: str) -> Tiles:
        label = QLabel(heading)
        label.setProperty("heading", True)
        tiles = Tiles()
        self._column.addWidget(label)
        self._column.addWidget(tiles)
        return tiles

    def _picture_next(self) -> None:
        if not self._waiting:
            self._timer.stop()
            return
        tile, path = self._waiting.pop(0)
        # Wide enough for any window: the tile cuts it to its own form.
        picture = thumbnail(path, QSize(480, 300), self.devicePixelRatioF())
        tile.show_picture(picture if picture is not None else QPixmap())


def short_folder(folder: Path) -> str:
    """The folder as people say it: below the home folder with a tilde."""
    try:
        inside = folder.relative_to(Path.home())
    except ValueError:
        return str(folder)
    return str(Path("~") / inside)
