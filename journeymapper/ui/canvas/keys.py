"""Keys on the canvas: the cell cursor, writing first, and what acts on the selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent

from journeymapper.editor import cursor
from journeymapper.editor.adding import add_point
from journeymapper.editor.commands import delete_selection
from journeymapper.editor.headings import move_focus, to_edge
from journeymapper.editor.moving import move_selection
from journeymapper.editor.scores import nudge_points, set_points, set_score
from journeymapper.editor.things import CARD, POINT, TITLE, kind_of, text_of
from journeymapper.i18n import _
from journeymapper.layout.curve import value_of
from journeymapper.layout.hit import row_at
from journeymapper.model.lookup import CellPlace, find_lane, holds_cards
from journeymapper.ui.canvas.overlay_marks import cell_rect
from journeymapper.ui.canvas.text_edit import NEXT_CARD, NEXT_STEP, STEP_BEFORE
from journeymapper.ui.hints import DOT, deleted_words, hint_for

if TYPE_CHECKING:
    from journeymapper.geometry import Point
    from journeymapper.ui.canvas.canvas import Canvas

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_CONTROL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_SHIFT, _META = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.MetaModifier
_MODIFIER_KEYS = (Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Shift, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)


def is_ours(canvas: Canvas, event: QKeyEvent) -> bool:
    """Keys that are for the canvas even where the window has a shortcut on them: plain letters."""
    return _is_letter(event) or (
        event.key() == Qt.Key.Key_Escape and (canvas.hands.is_busy or bool(canvas.editor.selection))
    )


def _is_letter(event: QKeyEvent) -> bool:
    """Text to be written. AltGr comes as Ctrl+Alt on some systems, and still writes."""
    text = event.text()
    held = event.modifiers() & (_CONTROL | _ALT | _META)
    if not text or not text.isprintable() or text == " ":
        return False
    return not held or (held == (_CONTROL | _ALT) and not text.isascii())


def press(canvas: Canvas, event: QKeyEvent) -> bool:
    """Do what a key stands for; False when it is not for the canvas."""
    key, held = Qt.Key(event.key()), event.modifiers()
    if canvas.hands.is_gesturing:
        if key == Qt.Key.Key_Escape:
            canvas.hands.cancel()
        elif key in _MODIFIER_KEYS:
            canvas.hands.modifiers_changed(_with_key(held, key, True))
        return True  # nothing else while something is dragged
    control, alt, shift = bool(held & _CONTROL), bool(held & _ALT), bool(held & _SHIFT)
    if key == Qt.Key.Key_Space and not held:
        canvas.hands.space = True
        return True
    if key in _ARROWS and not control and not (shift and alt):
        _arrow(canvas, *_ARROWS[key], alt, shift)
        return True
    if key in (Qt.Key.Key_Home, Qt.Key.Key_End) and not alt and not shift:
        to_edge(canvas.pane, key == Qt.Key.Key_End, control)
        show_cursor(canvas)
        return True
    if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and not control and not alt:
        return _tab(canvas, key == Qt.Key.Key_Backtab)
    if alt and not control and Qt.Key.Key_1 <= key <= Qt.Key.Key_5:
        return set_score(canvas.editor, key - Qt.Key.Key_0)
    if alt or control:
        if not _is_letter(event):
            return False
    elif key in _ENTER or key == Qt.Key.Key_F2:
        return edit_or_start(canvas, key != Qt.Key.Key_F2)
    elif key in _DELETE:
        return delete(canvas)
    elif key == Qt.Key.Key_Escape:
        return _escape(canvas)
    elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
        page = canvas.view.height * (0.9 if key == Qt.Key.Key_PageDown else -0.9)
        canvas.move_to(canvas.view.scrolled(0, page))
        return True
    if not _is_letter(event):
        return False
    return _on_point(canvas, event.text()) or start_card(canvas, event.text()) or _refuse(canvas)


def release(canvas: Canvas, event: QKeyEvent) -> None:
    key = Qt.Key(event.key())
    if key == Qt.Key.Key_Space and not event.isAutoRepeat():
        canvas.hands.space = False
    elif key in _MODIFIER_KEYS:
        canvas.hands.modifiers_changed(_with_key(event.modifiers(), key, False))


def _with_key(held: Qt.KeyboardModifier, key: Qt.Key, down: bool) -> Qt.KeyboardModifier:
    """What is held once a modifier key has gone down or up (platforms differ in what they report)."""
    flag = {Qt.Key.Key_Control: _CONTROL, Qt.Key.Key_Alt: _ALT, Qt.Key.Key_Shift: _SHIFT}.get(key)
    if flag is None:
        return held
    return held | flag if down else held & ~flag


def _escape(canvas: Canvas) -> bool:
    canvas.pane.link_from = None
    if canvas.hands.cancel():
        return True
    if canvas.editor.selection:
        canvas.editor.select(())
        return True
    return False


def delete(canvas: Canvas) -> bool:
    """Delete the selection; where cards went that could not all be seen, say so and offer them back."""
    if not canvas.editor.selection:
        return False
    cards = delete_selection(canvas.editor)
    if cards > 1:
        canvas.undoOffered.emit(deleted_words(cards))  # where it is offered it is spoken too
    else:
        canvas.reader.say(canvas.editor.history.undo_label)
    return True


def _arrow(canvas: Canvas, dx: int, dy: int, move: bool, keep: bool) -> None:
    dx = -dx if canvas.view.mirrored else dx  # where the arrow points, on the screen
    if move and canvas.writing.id:
        # The open field goes with what it is open on; a new card that is still empty stays where it is.
        canvas.writing.commit()
        if canvas.editor.selection == (canvas.writing.id,):
            move_selection(canvas.pane, dx, dy)
    elif move and canvas.editor.selection:
        move_selection(canvas.pane, dx, dy)
    elif keep:
        cursor.extend(canvas.pane, dx, dy)
    else:
        move_focus(canvas.pane, dx, dy)
    show_cursor(canvas)


def _tab(canvas: Canvas, backwards: bool) -> bool:
    """On to the next cell; at the end of the map the focus leaves the canvas, as it must."""
    if cursor.next_cell(canvas.pane, backwards) is None:
        return False
    show_cursor(canvas)
    return True


def show_cursor(canvas: Canvas) -> None:
    """Scroll to where the keyboard is."""
    selection, place = canvas.editor.selection, canvas.pane.cursor
    if len(selection) == 1 and canvas.places_now().find(selection[0]) is not None:
        canvas.reveal(selection[0])
    elif place is not None and (rect := cell_rect(canvas.drawing, place)) is not None:
        canvas.reveal(rect)
    if not selection and place is not None:
        canvas.reader.say(hint_for(canvas.pane))
    canvas.update()


def _on_point(canvas: Canvas, text: str) -> bool:
    """Digits, + and - act on a focused emotion point, and on nothing else; all other letters begin its label
    anew."""
    point = _point(canvas)
    if not point:
        return False
    if text in "+-":
        return nudge_points(canvas.editor, 1 if text == "+" else -1)
    if text.isdecimal():
        return text in "12345" and set_points(canvas.editor, int(text))
    return canvas.writing.open(point, text)


def _point(canvas: Canvas) -> str:
    """The one emotion point that is selected; "" when it is anything else."""
    selection = canvas.editor.selection
    alone = len(selection) == 1 and kind_of(canvas.editor.document, selection[0]) == POINT
    return selection[0] if alone else ""


def _refuse(canvas: Canvas) -> bool:
    """Say why letters make no card here; False where there is no cell at all."""
    if canvas.pane.cursor is None:
        return False
    canvas.hintChanged.emit(_("This lane holds no cards") + DOT + hint_for(canvas.pane))
    return True


# -- writing ---------------------------------------------------------------------------------


def start_card(canvas: Canvas, text: str = "") -> bool:
    """A new card at the cursor, below the selected one, with its first letters."""
    place = _cell_for_card(canvas)
    if place is None:
        return False
    canvas.writing.open_new(place, text, _index(canvas, place))
    return True


def _cell_for_card(canvas: Canvas) -> CellPlace | None:
    """The cell of the cursor; in a lane without cards there is none."""
    place = cursor.ensure_cursor(canvas.pane)
    lane = find_lane(canvas.editor.document, place.lane) if place else None
    return place if lane is not None and holds_cards(lane) else None


def _index(canvas: Canvas, place: CellPlace) -> int | None:
    """Behind the selected card of a cell, else at its end. Counted in the document, because a view may
    hide some of the cell's cards."""
    selection = canvas.editor.selection
    here = [card.id for card in canvas.editor.document.cards if (card.lane, card.step) == place]
    return here.index(selection[0]) + 1 if len(selection) == 1 and selection[0] in here else None


def edit_or_start(canvas: Canvas, may_start: bool) -> bool:
    """Write on the one selected thing, or go to its fields where it has no text of its own (a link, a
    curve); with nothing selected, a new card or point at the cursor."""
    selection = canvas.editor.selection
    if len(selection) == 1:
        canvas.reveal(selection[0])
        if text_of(canvas.editor.document, selection[0]) is not None:
            return canvas.edit(selection[0])
        canvas.fieldsRequested.emit()
        return True
    if selection or not may_start:
        return False
    return start_card(canvas) or bool(add_point(canvas.pane))


def edit_at(canvas: Canvas, at: QPointF) -> None:
    """A double click: write on what is there, or add to an empty cell."""
    found = canvas.hit_at(at)
    match found.kind:
        case "title":
            canvas.edit(TITLE)
        case "brand":
            canvas.brandRequested.emit()
        case "cell" if found.lane and found.step:
            place = CellPlace(found.lane, found.step)
            lane = find_lane(canvas.editor.document, found.lane)
            canvas.pane.cursor = place
            if lane is not None and holds_cards(lane):
                canvas.writing.open_new(place)
            elif (value := _value_at(canvas, canvas.place_at(at))) is not None:
                add_point(canvas.pane, value, place)
        case _ if found.id:
            canvas.edit(found.id)


def go_on(canvas: Canvas, how: str, id: str) -> None:
    """What follows when a text field closes: the next card, the next step, or nothing."""
    is_card = kind_of(canvas.editor.document, id) == CARD
    if is_card:
        cursor.follow_selection(canvas.pane)
    if how == NEXT_CARD and is_card:
        start_card(canvas)
    elif how in (NEXT_STEP, STEP_BEFORE) and (is_card or not id):
        cursor.next_cell(canvas.pane, how == STEP_BEFORE)
        show_cursor(canvas)
    canvas.update()


# -- input methods ---------------------------------------------------------------------------


def compose(canvas: Canvas, event: QInputMethodEvent) -> None:
    """A dead key or a composition: it starts a card, or the label of a point, and goes on in it, whole."""
    writing = canvas.writing
    if not writing.is_composing:
        if not event.preeditString() and not event.commitString():
            return
        point = _point(canvas)
        place = None if point else _cell_for_card(canvas)
        if point:
            writing.begin_composition(lambda: writing.open(point, ""))
        elif place is not None:
            writing.begin_composition(lambda: writing.open_new(place, "", _index(canvas, place)))
        else:
            return
    writing.compose(event)
    event.accept()


def input_method_query(canvas: Canvas, query: Qt.InputMethodQuery) -> object:
    field = canvas.writing.field
    if canvas.writing.is_composing:
        answer = field.inputMethodQuery(query)
        if query == Qt.InputMethodQuery.ImCursorRectangle:
            return QRectF(answer).translated(QPointF(field.pos()))
        return answer
    if query == Qt.InputMethodQuery.ImEnabled:
        return True
    if query == Qt.InputMethodQuery.ImCursorRectangle:
        place = canvas.pane.cursor
        rect = cell_rect(canvas.drawing, place) if place else None
        return QRectF(*canvas.sight.to_pixel(rect)) if rect else QRectF(0, 0, 1, 20)
    return None


def _value_at(canvas: Canvas, place: Point) -> float | None:
    """The value that a place in a lane of curves stands for, in half steps; none below, among the notes."""
    row = row_at(canvas.drawing, place.y)
    lane = find_lane(canvas.editor.document, row.lane) if row else None
    if row is None or lane is None or place.y - row.y > row.room:
        return None
    return round(value_of(lane, row.room, place.y - row.y) * 2) / 2
