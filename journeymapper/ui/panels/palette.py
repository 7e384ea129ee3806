"""The panel at the left: kinds of cards to drag onto the map, and structure to add."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QMouseEvent, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QVBoxLayout, QWidget

from journeymapper.drawing.colour import contrast, mix
from journeymapper.i18n import N_, _
from journeymapper.layout.icons import LANE_ICONS, OTHER_LANE
from journeymapper.layout.palette import palette_of
from journeymapper.model.style import Style
from journeymapper.ui import edits
from journeymapper.ui.canvas import drops
from journeymapper.ui.canvas.drops import KIND_MIME
from journeymapper.ui.flat_button import FlatButton
from journeymapper.ui.icons import icon
from journeymapper.ui.measures import palette_width
from journeymapper.ui.panels.finger import Carried, Finger
from journeymapper.ui.panels.ghost import ghost
from journeymapper.ui.theme import current_theme
from journeymapper.ui.words import PALETTE_KINDS, card_kind_name, lane_kind_of_card

if TYPE_CHECKING:
    from journeymapper.ui.main_window import MainWindow

ENTRIES = (("emotion", N_("Emotion"), "heart", "add_emotion"),)
STRUCTURE = (
    ("stage", N_("Stage"), "columns-3", "add_stage"),
    ("step", N_("Step"), "square-split-horizontal", "add_step"),
    ("lane", N_("Lane"), "rows-3", "add_lane_menu"),
    ("divider", N_("Divider"), "minus", "add_divider"),
)


LEAST_CONTRAST = 4.0  # of an icon with the panel


class Palette(QScrollArea):
    """Drag an entry onto a cell, or click it to add where the cell cursor is."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.setObjectName("palette")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("Palette"))
        self._window = window
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(8, 14, 8, 12)
        column.setSpacing(1)
        self._headings = [_heading(_("Drag onto the map")), _heading(_("Structure"))]
        self._entries: list[Entry] = []
        column.addWidget(self._headings[0])
        tints = palette_of(Style()).tints
        others = [
            (kind, _(words), picture, action) for kind, words, picture, action in (*ENTRIES, *STRUCTURE)
        ]
        for kind in PALETTE_KINDS:
            picture = LANE_ICONS.get(lane_kind_of_card(kind), OTHER_LANE)
            entry = Entry(window, kind, card_kind_name(kind), picture, tints[kind].bar)
            entry.clicked.connect(lambda _checked, kind=kind: edits.add_card(window, kind))
            column.addWidget(entry)
            self._entries.append(entry)
        for kind, words, picture, action in others:
            if kind == STRUCTURE[0][0]:
                column.addSpacing(14)
                column.addWidget(self._headings[1])
            entry = Entry(window, kind, words, picture, "")
            entry.clicked.connect(lambda _checked, name=action: window.action_table[name].trigger())
            column.addWidget(entry)
            self._entries.append(entry)
        column.addStretch(1)
        self.setWidget(content)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """Icons only, or icons with words."""
        self.setFixedWidth(palette_width(narrow))
        for heading in self._headings:
            heading.setVisible(not narrow)
        for entry in self._entries:
            entry.show_words(not narrow)

    def retint(self) -> None:
        for entry in self._entries:
            entry.retint()


class Entry(FlatButton):
    """One row of the palette; pressing and moving starts a drag."""

    def __init__(self, window: MainWindow, kind: str, words: str, picture: str, colour: str) -> None:
        super().__init__()
        self.kind = kind
        self._picture, self._colour = picture, colour
        self._window = window
        self._pressed: QPoint | None = None
        self.setText(words)
        self.at_start = True
        self.setAccessibleName(words)
        self.setToolTip(_("{kind}: drag onto the map, or click to add", kind=words))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.finger = Finger(
            self,
            Qt.Orientation.Vertical,
            lambda: window.canvas,
            lambda at: self._carried(),
            lambda at: self.click(),
        )
        self.retint()

    def show_words(self, shown: bool) -> None:
        super().show_words(shown)
        self.setFixedWidth(palette_width(not shown) - 17)

    def retint(self) -> None:
        """The colour of its cards, lighter where the ground is dark."""
        theme = current_theme()
        colour = self._colour or theme.text
        while contrast(colour, theme.chrome) < LEAST_CONTRAST:
            colour = mix(colour, theme.text, 0.15)
        self.setIcon(icon(self._picture, colour))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        start = self._pressed
        if start is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        distance = (event.position().toPoint() - start).manhattanLength()
        if distance >= QApplication.startDragDistance():
            self._pressed = None
            self.setDown(False)
            self._drag()

    def _drag(self) -> None:
        drag = QDrag(self)
        data = QMimeData()
        data.setData(KIND_MIME, self.kind.encode("ascii"))
        drag.setMimeData(data)
        drag.setPixmap(self._ghost())
        drag.setHotSpot(QPoint(16, 14))
        drag.exec(Qt.DropAction.CopyAction)

    def _carried(self) -> Carried:
        """What a finger takes up here; cards can lie on the shelf, too."""
        kind, shelf = self.kind, self._window.seeing.shelf
        shelved = (lambda: shelf.begin(kind)) if kind in PALETTE_KINDS else None
        return Carried(lambda canvas: drops.bring(canvas, kind), self._ghost(), new=True, shelved=shelved)

    def _ghost(self) -> QPixmap:
        """What follows the pointer: the entry itself, as a little card."""
        return ghost(self, self.text(), self.icon())


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("heading", True)
    label.setContentsMargins(11, 0, 0, 6)
    return label
