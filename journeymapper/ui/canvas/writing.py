"""Writing in place: what is typed shows at once, is committed after a short rest, and makes one step."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor

from journeymapper.drawing.shapes import Box, Text
from journeymapper.editor.history import OPEN
from journeymapper.geometry import Rect
from journeymapper.i18n import _
from journeymapper.model.lookup import CellPlace, find_card
from journeymapper.model.record import new_id
from journeymapper.operations.cards import add_card, delete_cards
from journeymapper.text.run import TextStyle
from journeymapper.ui.canvas.naming import TITLE, text_of, with_text
from journeymapper.ui.canvas.places import Found
from journeymapper.ui.canvas.text_edit import DONE, TextEdit

if TYPE_CHECKING:
    from journeymapper.ui.canvas.canvas import Canvas

REST = 500  # milliseconds without a key until the text is committed


class _Target(NamedTuple):
    """What is written on. `place` is set for a card that did not exist before."""

    id: str
    merge: str
    place: CellPlace | None = None
    index: int | None = None


class Writing(QObject):
    """The text field of one canvas and what it is open on."""

    ended = Signal(str, str)  # how, and on what: see text_edit

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.canvas = canvas
        self.editor = canvas.editor
        self.field: TextEdit | None = None  # made when first needed
        self._target: _Target | None = None
        self._composing = False
        self._filling = False
        self._rest = QTimer(self, interval=REST, singleShot=True)
        self._rest.timeout.connect(self.commit)

    @property
    def id(self) -> str:
        """What is being written on; "" when the field is closed."""
        return self._target.id if self._target else ""

    @property
    def is_new(self) -> bool:
        return self._target is not None and self._target.place is not None

    def open(self, id: str) -> bool:
        """Write on a thing that is there; False when it has no text of its own."""
        self.close()
        text = text_of(self.editor.document, id)
        if text is None or self.canvas.places.find(id) is None:
            return False
        self._begin(_Target(id, f"{OPEN}{new_id()}"), text)
        return True

    def open_new(self, place: CellPlace, text: str = "", index: int | None = None) -> None:
        """Write a new card in a cell. Nothing of it is committed while it is empty."""
        self.close()
        id = new_id()
        self._begin(_Target(id, f"{OPEN}{id}", place, index), text)
        self._changed()

    def _begin(self, target: _Target, text: str) -> None:
        self._target = target
        if self.field is None:
            self.field = TextEdit(self.canvas)
            self.field.textChanged.connect(self._changed)
            self.field.ended.connect(self._on_ended)
        self._filling = True
        self.field.setPlainText(text)
        self._filling = False
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self.field.document().clearUndoRedoStacks()
        if target.id != TITLE:
            self.editor.select((target.id,) if target.place is None else ())
        self.canvas.reveal(target.id)
        self.place_field()
        self.field.show()
        self.field.raise_()
        if not self._composing:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what is typed -----------------------------------------------------------------------

    def _changed(self) -> None:
        """Show the text on the map as it is typed."""
        if self._filling or self._target is None or self.field is None:
            return
        self.editor.preview(self._written()[1])
        self.place_field()
        self._rest.start()

    def _written(self):
        """The label of the edit and the document with the text that the field holds."""
        target, text, document = self._target, self.field.toPlainText(), self.editor.document
        if target.place is not None and find_card(document, target.id) is None:
            return _("Add card"), add_card(document, target.place, text, target.index, id=target.id)
        label, changed = with_text(document, target.id, text)
        return (_("Add card") if target.place is not None else label), changed

    def commit(self) -> None:
        """Make what is written part of the map, so that recovery copies hold it."""
        self._rest.stop()
        target = self._target
        if target is None or self.field is None:
            return
        if target.place is not None and not self.field.toPlainText().strip():
            if find_card(self.editor.document, target.id) is not None:
                without = delete_cards(self.editor.document, (target.id,))
                self.editor.commit(_("Add card"), without, (), target.merge)
            self.editor.preview(self._written()[1] if self.field.isVisible() else None)
            return
        label, document = self._written()
        selection = (target.id,) if target.place is not None else None
        self.editor.commit(label, document, selection, target.merge)

    def close(self) -> str:
        """End the writing and keep the text; the id of what was written on ("" if it vanished)."""
        target = self._target
        if target is None or self.field is None:
            return ""
        self.field.blockSignals(True)
        focused = self.field.hasFocus()
        self.field.hide()
        self.field.blockSignals(False)
        self.commit()
        self._target = None
        self._composing = False
        if focused:
            self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self.canvas.update()
        kept = text_of(self.editor.document, target.id) is not None
        return target.id if kept else ""

    def _on_ended(self, how: str) -> None:
        target = self._target
        if target is not None:
            kept = self.close()
            self.ended.emit(how if kept or how != "next card" else DONE, kept)

    def check(self) -> None:
        """Close when what is written on is gone (an undo in another window, say)."""
        target = self._target
        if target is not None and target.place is None and text_of(self.editor.shown, target.id) is None:
            self._target = None
            self._rest.stop()
            if self.field is not None:
                self.field.hide()

    # -- compositions ------------------------------------------------------------------------

    def compose(self, event) -> None:
        """A composition that began on the canvas. The focus stays there until it ends, because a
        change of focus would tear it off."""
        self.field.compose(event)
        self._composing = bool(event.preeditString())
        if not self._composing:
            if self.field.toPlainText():
                self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self.close()

    def begin_composition(self, place: CellPlace, index: int | None = None) -> None:
        self._composing = True
        self.open_new(place, "", index)
        self._composing = True

    @property
    def is_composing(self) -> bool:
        return self._composing and self._target is not None

    # -- where the field lies ----------------------------------------------------------------

    def place_field(self) -> None:
        """Lay the field over the text that it edits."""
        if self._target is None or self.field is None:
            return
        found = self.canvas.places_now().find(self._target.id)
        if found is None:
            return
        place, style, colour, paper, centred = text_place(found)
        view = self.canvas.view
        self.field.dress(style, view.zoom, colour, paper, centred)
        seen = self.canvas.sight.to_pixel(place, found.strip)
        least = 120 if centred else 0
        width = max(round(seen.width) + 2, least)
        x = round(seen.centre.x - width / 2) if centred else round(seen.x)
        self.field.setGeometry(QRect(x, round(seen.y), width, self.field.height()))
        height = max(self.field.needed_height(), round(seen.height))
        metrics = self.field.fontMetrics()
        drop = (style.line_height * view.zoom - metrics.lineSpacing()) / 2
        self.field.setGeometry(QRect(x, round(seen.y + max(0.0, drop)), width, height))


def text_place(found: Found) -> tuple[Rect, TextStyle, str, str, bool]:
    """Where the text of a group stands on the sheet, its style and colour, the paper behind it,
    and whether it is centred."""
    group = found.group
    texts = [shape for shape in group.shapes if isinstance(shape, Text)]
    fills = [shape.fill for shape in group.shapes if isinstance(shape, Box) and shape.fill]
    paper = fills[0][:7] if fills else "#FFFFFF"
    if not texts:
        return found.rect.inset(8.0), TextStyle(13.0), "#1F2430", paper, False
    main = texts[0]
    place = main.rect.moved(found.rect.x, found.rect.y)
    return place, main.style, main.colour, paper, main.align == "centre"
