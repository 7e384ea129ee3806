"""Writing in place: what is typed shows at once, is committed after a short rest, and makes one step."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QTextCursor

from journeymapper.drawing.shapes import Text
from journeymapper.editor.adding import NewCard, new_card
from journeymapper.editor.cursor import cell_of
from journeymapper.editor.folding import opened_at
from journeymapper.editor.history import OPEN
from journeymapper.editor.things import TITLE, text_of, with_text
from journeymapper.geometry import Rect
from journeymapper.i18n import _
from journeymapper.layout.mirror import part_across
from journeymapper.model.document import Document
from journeymapper.model.lookup import CellPlace, find_card
from journeymapper.model.record import new_id
from journeymapper.operations.cards import delete_cards
from journeymapper.text.run import TextStyle
from journeymapper.ui.canvas.places import Found
from journeymapper.ui.canvas.sight import NOWHERE
from journeymapper.ui.canvas.text_edit import DONE, NEXT_CARD, TextEdit
from journeymapper.ui.long_texts import suit_wrapping

if TYPE_CHECKING:
    from journeymapper.ui.canvas.canvas import Canvas

REST = 500  # milliseconds without a key until the text is committed


class Target(NamedTuple):
    """What is written on; `new` for a card that did not exist before, `before` for a text that Esc brings
    back."""

    id: str
    merge: str
    new: NewCard | None = None
    before: str | None = None


class Writing(QObject):
    """The text field of one canvas and what it is open on."""

    ended = Signal(str, str)  # how, and on what: see text_edit

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.canvas = canvas
        self.editor = canvas.editor
        self.field = TextEdit(canvas)
        self.field.hide()
        self.field.textChanged.connect(self._changed)
        self.field.ended.connect(self._on_ended)
        self.field.refused.connect(canvas.hintChanged)
        self.is_composing = False  # an input method works on a card whose field has no focus yet
        self._target: Target | None = None
        self._rest = QTimer(self, interval=REST, singleShot=True)
        self._rest.timeout.connect(self.commit)

    @property
    def id(self) -> str:
        """What is being written on; "" when the field is closed."""
        return self._target.id if self._target else ""

    def open(self, id: str, letters: str | None = None) -> bool:
        """Write on a thing that is there; False when it has no text of its own. With its first `letters` the
        text is begun anew, and Esc brings back the one before."""
        self.close()
        text = text_of(self.editor.document, id)
        if text is None or self._found(id) is None:
            return False
        if id != TITLE:
            self.editor.select((id,))
        if letters is not None:
            self._begin(Target(id, f"{OPEN}{new_id()}", before=text), letters)
            self._changed()
            return True
        self._begin(Target(id, f"{OPEN}{new_id()}"), text)
        if find_card(self.editor.document, id) is None:
            self.field.selectAll()  # a name is mostly replaced, a card's text never by a single key
        return True

    def open_new(self, place: CellPlace, text: str = "", at: int | None = None) -> None:
        """Write a new card in a cell, at a place among its cards (None: the last)."""
        self.open_card(new_card(self.canvas.pane, place, at), text)

    def open_card(self, card: NewCard, text: str = "") -> None:
        """Write a new card, in its cell opened wide. Nothing of it is committed while it is empty, nor
        of the lane or step that comes with it."""
        self.close()
        self.editor.select(())
        self._show_cell(card)
        self._begin(Target(card.id, f"{OPEN}{card.id}", card), text)
        self._changed()
        self.canvas.pane.cursor = cell_of(self.canvas.pane, card.id)
        self.canvas.reveal(card.id)

    def _show_cell(self, card: NewCard) -> None:
        """Open the lane and the stage in which a new card will lie, where they are collapsed."""
        pane = self.canvas.pane
        document = card.put(self.editor.document, "")
        found = find_card(document, card.id)
        view = opened_at(document, pane.view, CellPlace(found.lane, found.step)) if found else pane.view
        if view is not pane.view:
            self.canvas.look(view)

    def _begin(self, target: Target, text: str) -> None:
        self._target = None  # filling the field is no change
        suit_wrapping(self.field, text)
        self.field.setPlainText(text)
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self._target = target
        if target.new is None and target.id != TITLE:
            self.canvas.reveal(self._label(target.id) or target.id)
        self.place_field()
        self.field.show()
        self.field.raise_()
        if not self.is_composing:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what is typed -----------------------------------------------------------------------

    def _changed(self) -> None:
        """Show the text on the map as it is typed."""
        target = self._target
        if target is not None:
            self.editor.preview(self._written(target)[1])
            self.place_field()
            if self._label(target.id):
                self._reveal_caret()
            self._rest.start()

    def _written(self, target: Target) -> tuple[str, Document]:
        """The label of the edit and the document with the text that the field holds."""
        text, document = self.field.toPlainText(), self.editor.document
        if target.new is None:
            return with_text(document, target.id, text)
        if find_card(document, target.id) is None:
            return _("Add card"), target.new.put_anyhow(document, text)
        return _("Add card"), with_text(document, target.id, text)[1]

    def written(self) -> Document:
        """The map with what the field holds, committed or not; a copy of it loses nothing typed."""
        target = self._target
        empty = target is not None and target.new is not None and not self.field.toPlainText().strip()
        return self.editor.document if target is None or empty else self._written(target)[1]

    def commit(self) -> None:
        """Make what is written part of the map, so that recovery copies hold it."""
        self._rest.stop()
        target = self._target
        if target is None:
            return
        if target.new is not None and not self.field.toPlainText().strip():
            is_there = find_card(self.editor.document, target.id) is not None
            if is_there and not self.editor.withdraw(target.merge):
                without = delete_cards(self.editor.document, (target.id,))
                self.editor.commit(_("Add card"), without, (), target.merge)
            open_still = not self.field.isHidden()
            self.editor.preview(self._written(target)[1] if open_still else None)
            return
        label, document = self._written(target)
        selection = (target.id,) if target.new is not None else None
        self.editor.commit(label, document, selection, target.merge)

    def close(self) -> str:
        """End the writing and keep the text; the id of what was written on ("" if it vanished)."""
        target = self._target
        if target is None:
            return ""
        focused = self.field.hasFocus()
        self.field.blockSignals(True)  # losing the focus is no second ending
        self.field.hide()
        self.field.blockSignals(False)
        self.commit()
        self._target = None
        self.is_composing = False
        if focused:
            self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self.canvas.update()
        return target.id if text_of(self.editor.document, target.id) is not None else ""

    def _on_ended(self, how: str) -> None:
        if self._target is not None:
            if how == DONE:
                self._bring_back()
            kept = self.close()
            self.ended.emit(DONE if how == NEXT_CARD and not kept else how, kept)

    def _bring_back(self) -> None:
        """The text before, where one was begun anew: what was committed meanwhile is no step then."""
        if self._target is not None and self._target.before is not None:
            self.field.setPlainText(self._target.before)

    def check(self) -> None:
        """Close when what is written on is gone (an undo in another window, say)."""
        target = self._target
        if target is not None and target.new is None and text_of(self.editor.shown, target.id) is None:
            self._target = None
            self._rest.stop()
            self.field.hide()

    # -- compositions ------------------------------------------------------------------------

    def begin_composition(self, begin: Callable[[], object]) -> None:
        """Let `begin` open what an input method is still putting the first letters of together."""
        self.close()
        self.is_composing = True
        begin()
        self.is_composing = True

    def compose(self, event: QInputMethodEvent) -> None:
        """Go on with it. The focus stays on the canvas until the composition is done, because a
        change of focus would tear it off."""
        self.field.compose(event)
        self.is_composing = bool(event.preeditString())
        if not self.is_composing and self.field.toPlainText():
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.is_composing:
            self._bring_back()
            self.close()

    # -- where the field lies ----------------------------------------------------------------

    def _found(self, id: str) -> Found | None:
        places = self.canvas.places_now()
        if id == TITLE:
            return places.title()
        found = places.find(id)
        return places.label(id) or found if found and found.group.kind == "point" else found

    def _label(self, id: str) -> Rect | None:
        """Where what is said at a point of a curve stands: maybe far below it."""
        found = self._found(id)
        return found.rect if found and found.group.kind == "label" else None

    def _reveal_caret(self) -> None:
        """What stands below a curve comes up to its point as it gets shorter, and goes down again."""
        caret = self.field.cursorRect().translated(self.field.pos())
        top = self.canvas.sight.to_map(caret.x(), caret.y(), NOWHERE)
        self.canvas.reveal(Rect(top.x, top.y, 1.0, caret.height() / self.canvas.zoom))

    def place_field(self) -> None:
        """Lay the field over the text that it edits."""
        found = self._found(self._target.id) if self._target else None
        if found is None:
            return
        view = self.canvas.view
        place, style, colour, paper, centred = text_place(found, view.mirrored)
        self.field.dress(style, view.zoom, colour, paper, centred, view.mirrored)
        seen = self.canvas.sight.to_pixel(place, found.strip)
        width = max(round(seen.width) + 2, 120)
        x = round(seen.right) - width if view.mirrored else round(seen.x)
        x = round(seen.centre.x - width / 2) if centred else x
        # Lines of the field are as high as the face wants, those of the map a little higher.
        drop = max(0.0, (style.line_height * view.zoom - self.field.fontMetrics().lineSpacing()) / 2)
        self.field.setGeometry(x, round(seen.y + drop), width, self.field.height())
        self.field.resize(width, max(self.field.needed_height(), round(seen.height - drop)))


def text_place(found: Found, mirrored: bool = False) -> tuple[Rect, TextStyle, str, str, bool]:
    """Where the text of a group stands on the sheet, its style and colour, the paper behind it,
    and whether it is centred."""
    group = found.group
    texts = [shape for shape in group.shapes if isinstance(shape, Text)]
    fills = [fill for shape in group.shapes if (fill := getattr(shape, "fill", None))]
    paper = fills[0][:7] if fills and group.kind != "point" else "#FFFFFF"
    if not texts and group.kind == "point":
        below = Rect(found.rect.centre.x - 64.0, found.rect.bottom + 4.0, 128.0, 16.0)
        return below, TextStyle(12.0), "#1F2430", paper, True
    if not texts:
        return found.rect.inset(8.0), TextStyle(13.0), "#1F2430", paper, False
    main = texts[0]
    part = part_across(group, main.rect) if mirrored else main.rect
    place = part.moved(found.rect.x, found.rect.y)
    return place, main.style, main.colour, paper, group.kind == "label" and main.align == "centre"
