"""The shelf below the map: cards that have no cell yet. It shows itself when there are any."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from journeymapper.editor.adding import NewCard, new_card_on_shelf
from journeymapper.editor.editor import DOCUMENT, SELECTION
from journeymapper.exchange.grid import TooMuch
from journeymapper.exchange.lines import read_lines
from journeymapper.i18n import _, ngettext
from journeymapper.model.document import Document
from journeymapper.model.lookup import shelf_cards
from journeymapper.model.record import LONGEST
from journeymapper.operations.cards import add_cards
from journeymapper.operations.shelf import edit_shelf
from journeymapper.ui.canvas.drops import CARDS_MIME, kind_in
from journeymapper.ui.long_texts import make_room, refusal
from journeymapper.ui.measures import with_text
from journeymapper.ui.panels.extra import small_button
from journeymapper.ui.panels.finger import Finger
from journeymapper.ui.panels.shelf_strip import ShelfStrip
from journeymapper.ui.words import PALETTE_KINDS

if TYPE_CHECKING:
    from journeymapper.ui.canvas.canvas import Canvas
    from journeymapper.ui.main_window import MainWindow

_SIDE = 190


class ShelfLine(QLineEdit):
    """The field in which cards for the shelf are written; `given_up` tells of Esc."""

    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        super().keyPressEvent(event)


class Shelf(QWidget):
    """A strip of cards with a field to write new ones."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.setObjectName("shelf")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Shelf"))
        self.setAcceptDrops(True)
        self._window = window
        self._canvas: Canvas | None = None
        self._wanted: bool | None = None  # None: when there are cards
        self._shown: Document | None = None
        self._leave: Callable[[], None] = lambda: None
        self.strip = ShelfStrip()
        self.line = ShelfLine()
        self._new: NewCard | None = None  # a card of a kind that was dropped here and is being written
        self._side = QWidget()
        self._heading = QLabel()
        self._printed = small_button("printer", _("Print the shelf below the map"))
        self._hide = small_button("x", _("Hide the shelf"))
        self._scroll = QScrollArea()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._refresh)
        self._arrange()
        self.hide()

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 8, 4)
        row.setSpacing(12)
        side = self._side
        side.setFixedWidth(with_text(_SIDE))
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(2)
        self._heading.setProperty("heading", True)
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self._printed.setCheckable(True)
        head.addWidget(self._heading, 1)
        head.addWidget(self._printed)
        head.addWidget(self._hide)
        column.addLayout(head)
        self.line.setPlaceholderText(_("Write a card, Enter keeps it"))
        self.line.setAccessibleName(_("New card on the shelf"))
        make_room(self.line)
        column.addWidget(self.line)
        column.addStretch(1)
        row.addWidget(side)
        self._scroll.setWidget(self.strip)
        Finger(
            self.strip,
            Qt.Orientation.Horizontal,
            lambda: self._canvas,
            self.strip.taken_at,
            self.strip.tap,
        )
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFixedHeight(self.strip.height() + 12)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.addWidget(self._scroll, 1)
        self.line.returnPressed.connect(self._add)
        self.line.textChanged.connect(lambda _text: self._show_new())
        self.line.given_up.connect(self._give_up)
        self.line.editingFinished.connect(self._left)
        self._printed.clicked.connect(self._print)
        self._hide.clicked.connect(self.toggle)
        self.strip.opened.connect(self._open)
        self.strip.typed.connect(self._begin)
        self.strip.reached.connect(lambda left, right: self._reveal(left, right))

    def show_canvas(self, canvas: Canvas | None) -> None:
        """Show the shelf of this canvas's map; None for no map."""
        self._leave()
        self._leave = lambda: None
        self._canvas, self._wanted, self._shown, self._new = canvas, None, None, None
        self.strip.show_pane(canvas.pane if canvas else None)
        if canvas is not None:
            canvas.is_over_shelf = self.is_over
            canvas.shelfMeant.connect(self._welcome)
            self._leave = canvas.editor.subscribe(self._on_change)
        self._refresh()

    def toggle(self) -> None:
        """Show it although it is empty, hide it although it is not."""
        self._wanted = not self.isVisibleTo(self._window)
        self._refresh()
        if self._wanted:
            self.line.setFocus()
        elif self._canvas is not None:
            self._canvas.setFocus()
        self._window.refresh()

    def appear(self) -> None:
        """Cards were put here: be seen again, even if it was hidden."""
        if self._wanted is False:
            self._wanted = None
        self._refresh()

    def _welcome(self, meant: bool) -> None:
        """Show that what is dragged would land here."""
        self.setProperty("welcoming", meant)
        self.style().unpolish(self)
        self.style().polish(self)

    def is_over(self, at: QPointF) -> bool:
        """Whether a place on the screen is over the shelf; while it is hidden its place is the lower
        edge of the window."""
        target = self if self.isVisible() else self._window.status
        return target.rect().contains(target.mapFromGlobal(at).toPoint())

    def retint(self) -> None:
        self._side.setFixedWidth(with_text(_SIDE))
        self.strip.update()

    # ---- inside

    def _on_change(self, what: str) -> None:
        if what == DOCUMENT:
            self._soon.start()
        elif what == SELECTION:
            self.strip.update()

    def _refresh(self) -> None:
        canvas = self._canvas
        if canvas is None:
            self.hide()
            return
        document = canvas.editor.document
        cards = shelf_cards(document)
        if document is not self._shown:
            before = self._shown
            self._shown = document
            if before is not None and len(cards) > len(shelf_cards(before)) and self._wanted is False:
                self._wanted = None
            self.strip.refresh()
            name = document.shelf.name or _("Shelf")
            words = ngettext("{name} · {count} card", "{name} · {count} cards", len(cards), name=name)
            self._heading.setText(words if cards else name)
            self._printed.setChecked(document.shelf.printed)
        self.setVisible(bool(cards) if self._wanted is None else self._wanted)

    def _add(self) -> None:
        text = self.line.text().strip()
        too_long = refusal(len(text))
        if self._canvas is not None and too_long:
            self._canvas.hintChanged.emit(too_long)
            return
        new, self._new = self._new, None
        self.line.clear()
        self.strip.show_written(None)
        if self._canvas is not None and text:
            if new is None:
                self._put([text])
            else:
                self._commit(new.put(self._canvas.editor.document, text), (new.id,))

    def _put(self, texts: list[str]) -> None:
        if self._canvas is not None and texts:
            self._commit(*add_cards(self._canvas.editor.document, None, texts))

    def _commit(self, document: Document, ids: tuple[str, ...]) -> None:
        if self._canvas is not None:
            label = ngettext("Add card to the shelf", "Add {count} cards to the shelf", len(ids))
            self._canvas.editor.commit(label, document, ids)
            self._refresh()
            self._reveal_card(ids[-1])

    def begin(self, kind: str) -> None:
        """Write a new card of this kind: it shows in the strip, and is on the map once it says something."""
        canvas = self._canvas
        if canvas is not None:
            self._window.finish_editing()
            canvas.editor.select(())
            self._new = new_card_on_shelf(canvas.pane, kind)
            if not self.isVisible():
                self._wanted = True
                self._refresh()
            self._show_new()
            self.line.setFocus()

    def _show_new(self) -> None:
        if self._new is not None:
            self.strip.show_written(self._new, self.line.text()[:LONGEST])
            self._reveal_card(self._new.id)

    def _left(self) -> None:
        """The keyboard went elsewhere."""
        if not self.line.hasFocus():
            self.finish_editing()

    def finish_editing(self) -> None:
        """Keep a card that was begun by its kind; one that says nothing vanishes."""
        if self._new is not None:
            self._add()

    def _give_up(self) -> None:
        """Esc: a card that was begun by its kind goes, what was typed with it."""
        if self._new is not None:
            self._new = None
            self.line.clear()
            self.strip.show_written(None)

    def _print(self) -> None:
        canvas = self._canvas
        if canvas is not None:
            document = edit_shelf(canvas.editor.document, printed=self._printed.isChecked())
            canvas.editor.commit(
                _("Print the shelf") if document.shelf.printed else _("Leave out the shelf"), document
            )

    def _open(self, id: str) -> None:
        if self._canvas is not None:
            self._canvas.editor.select((id,))
            self._window.show_inspector("text")

    def _begin(self, letters: str) -> None:
        self.line.setText(letters)
        self.line.setFocus()

    def _reveal(self, left: int, right: int) -> None:
        self._scroll.ensureVisible((left + right) // 2, 0, (right - left) // 2 + 12, 0)

    def _reveal_card(self, id: str) -> None:
        rect = self.strip.place_of(id)
        if rect is not None:
            self._reveal(round(rect.x), round(rect.right))

    # ---- what is dragged here from the palette and from other programs

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        mime = event.mimeData()
        if kind_in(mime) in PALETTE_KINDS or (
            mime.hasText() and not mime.hasUrls() and not mime.hasFormat(CARDS_MIME)
        ):
            event.acceptProposedAction()
            self._welcome(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._welcome(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._welcome(False)
        event.acceptProposedAction()
        kind = kind_in(event.mimeData())
        if kind:
            self.begin(kind)
            return
        try:
            self._put(list(read_lines(event.mimeData().text())))
        except TooMuch as error:
            self._window.program.ask.tell(self._window, _("This cannot be taken in"), str(error))
