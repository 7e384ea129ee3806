"""The panel of review notes: all that are open, over the whole map; ticking one is done here too."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtWidgets import QFrame, QLabel, QListView, QVBoxLayout, QWidget

from journeymapper.editor.cursor import follow_selection
from journeymapper.editor.editor import DOCUMENT
from journeymapper.editor.folding import revealing
from journeymapper.editor.outline import one_line
from journeymapper.i18n import _, ngettext
from journeymapper.model.card import Card, Note
from journeymapper.model.document import Document
from journeymapper.model.lookup import find_card, step_order
from journeymapper.model.record import evolve
from journeymapper.operations.cards import edit_card
from journeymapper.ui.canvas.canvas import Canvas
from journeymapper.ui.check_box import CheckBox
from journeymapper.ui.panels.two_lines import ABOUT, QUIET, TwoLines
from journeymapper.ui.safety.plain import plain_tip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Line(NamedTuple):
    card: Card
    note: Note


def notes_of(document: Document, also_done: bool = False) -> tuple[Line, ...]:
    """The review notes of a map in the order of the journey, those on the shelf last."""
    order = step_order(document)
    lanes = {lane.id: place for place, lane in enumerate(document.lanes)}
    cards = [card for card in document.cards if card.notes]
    cards.sort(key=lambda card: (order.get(card.step, len(order)), lanes.get(card.lane, len(lanes))))
    return tuple([Line(card, note) for card in cards for note in card.notes if also_done or not note.done])


class NotesModel(QAbstractListModel):
    def __init__(self, tick) -> None:
        """`tick(line, done)` puts it into the map."""
        super().__init__()
        self.lines: tuple[Line, ...] = ()
        self._tick = tick

    def show(self, lines: tuple[Line, ...]) -> None:
        if lines != self.lines:
            self.beginResetModel()
            self.lines = lines
            self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        card, note = self.lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return note.text
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if note.done else Qt.CheckState.Unchecked
            case _ if role == ABOUT:
                about = one_line(card.text) or _("A card without text")
                return f"{note.author} · {about}" if note.author else about
            case _ if role == QUIET:
                return note.done
            case Qt.ItemDataRole.AccessibleTextRole:
                state = _("done") if note.done else _("open")
                return f"{note.text}, {state}, {self.data(index, ABOUT)}"
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(note.text) if len(note.text) > 80 else None
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self._tick(self.lines[index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True


class NotesPanel(QWidget):
    def __init__(self, canvas: Canvas) -> None:
        super().__init__()
        self.canvas = canvas
        self.editor = canvas.editor
        self.model = NotesModel(self._tick)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(TwoLines(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName(_("Review notes"))
        self.list.clicked.connect(self._go)
        self.list.activated.connect(self._go)
        self._empty = QLabel(_("No open notes. Select a card and write one in the inspector."))
        self._empty.setProperty("muted", True)
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(14, 6, 14, 6)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self.also_done = CheckBox(_("Show done ones"))
        self.also_done.setContentsMargins(14, 0, 0, 0)
        self.also_done.toggled.connect(lambda _on: self.refresh())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.addWidget(self._empty, 1)
        column.addWidget(self.list, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(14, 0, 14, 0)
        foot.addWidget(self.also_done)
        column.addLayout(foot)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        self._leave = self.editor.subscribe(self._on_change)

    def close_panel(self) -> None:
        self._leave()

    def take_focus(self) -> None:
        what = self.list if self.model.lines else self.also_done
        what.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_change(self, what: str) -> None:
        if what == DOCUMENT and self.isVisible() and self.editor.shown is self.editor.document:
            self._soon.start()

    def showEvent(self, event) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        current = self.list.currentIndex().row()
        self.model.show(notes_of(self.editor.document, self.also_done.isChecked()))
        if 0 <= current < len(self.model.lines) and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(current))
        self._empty.setVisible(not self.model.lines)
        self.list.setVisible(bool(self.model.lines))

    def _go(self, index: QModelIndex) -> None:
        """Select the card and bring it into sight."""
        card = self.model.lines[index.row()].card
        opened = revealing(self.editor.document, self.canvas.pane.view, card.id)
        if opened != self.canvas.pane.view:
            self.canvas.look(opened)
        self.editor.select((card.id,))
        follow_selection(self.canvas.pane)
        self.canvas.reveal(card.id)
        self.canvas.flash((card.id,))

    def _tick(self, line: Line, done: bool) -> None:
        card = find_card(self.editor.document, line.card.id)
        if card is None:
            return
        notes = tuple(evolve(one, done=done) if one.id == line.note.id else one for one in card.notes)
        label = _("Review note done") if done else _("Review note open again")
        self.editor.commit(label, edit_card(self.editor.document, card.id, notes=notes))
        left = len(notes_of(self.editor.document))
        self.canvas.hintChanged.emit(ngettext("{count} open note", "{count} open notes", left))
