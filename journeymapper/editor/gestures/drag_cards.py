"""Dragging one or several cards to another cell."""

from __future__ import annotations

from journeymapper.editor.cursor import follow_selection
from journeymapper.editor.events import ALT, CTRL, RELEASE, Gesture, Marks, Pointer
from journeymapper.editor.gestures import telling
from journeymapper.editor.gestures.choosing import clicked, pressed
from journeymapper.editor.gestures.following import followed, moved_or_released
from journeymapper.editor.gestures.landing import landed
from journeymapper.editor.gestures.steady import Steady, lane_under, mark_of
from journeymapper.editor.labels import copy_label, move_label
from journeymapper.editor.pane import Pane
from journeymapper.geometry import Point
from journeymapper.i18n import _
from journeymapper.layout.drop import DropPlace
from journeymapper.model.document import Document
from journeymapper.operations.cards import duplicate_cards, to_shelf

COPYING = frozenset({CTRL, ALT})


class Load:
    """What is dragged: the cards themselves or, made when first wanted, their copies."""

    def __init__(self, document: Document, ids: tuple[str, ...], grabbed: str) -> None:
        self.document, self.ids, self.grabbed = document, ids, grabbed
        self._copies: Load | None = None

    def copied(self) -> Load:
        if self._copies is None:
            document, copies = duplicate_cards(self.document, self.ids)
            order = [card.id for card in self.document.cards if card.id in self.ids]
            self._copies = Load(document, copies, copies[order.index(self.grabbed)])
        return self._copies


def drag_cards(pane: Pane, press: Pointer, grabbed: str) -> Gesture:
    """The pressed card, and with it the other selected cards if it is one of them. Ctrl or Alt drags
    copies. The map reflows live; over a gap only the mark shows what will be made there."""
    editor = pane.editor
    pressed(pane, grabbed, press.modifiers)
    pointer = yield from moved_or_released(press)
    if pointer is None:
        return
    if pointer.phase == RELEASE:
        clicked(pane, grabbed, press.modifiers)
        return
    document = editor.document
    chosen = set(editor.selection) if grabbed in editor.selection else {grabbed}
    ids = tuple(card.id for card in document.cards if card.id in chosen)
    own = Load(document, ids, grabbed)
    on_shelf = Marks(cursor="move", hint=_("Let go to put it on the shelf"), landing=ids, to_shelf=True)
    kind = next(card.kind for card in document.cards if card.id == grabbed)
    steady = Steady(pane)
    steady.hold(card.lane for card in document.cards if card.id in chosen)
    shown: object = None
    try:
        while pointer is not None:
            copying = bool(pointer.modifiers & COPYING)
            load = own.copied() if copying else own
            drop = steady.place(pointer, load.ids)
            if pointer.phase == RELEASE and pointer.on_shelf and editor.document is document:
                # Onto the shelf go the cards themselves: a copy there would be nobody's wish.
                editor.commit(_("Move to the shelf"), to_shelf(document, ids), ids)
                return
            if pointer.phase == RELEASE:
                if drop is not None and editor.document is document:
                    label = copy_label(len(ids)) if copying else move_label(len(ids))
                    editor.commit(label, landed(load.document, load.ids, load.grabbed, drop), load.ids)
                    follow_selection(pane)
                return
            target = (copying, drop and (drop.lane, drop.step, drop.gap, drop.before))
            if shown != target:
                shown = target
                _show(steady, document, load, drop)
            told = telling.of_card(pane, drop, kind, pointer.at) if pointer.inside else ""
            marks = on_shelf if pointer.on_shelf else _marks(pane, load, drop, copying)._replace(hint=told)
            offset = Point(pointer.at.x - press.at.x, pointer.at.y - press.at.y)
            pointer = followed((yield marks._replace(lifted=ids, offset=offset)), pointer)
    finally:
        editor.preview(None)


def _show(steady: Steady, document: Document, load: Load, drop: DropPlace | None) -> None:
    lies = drop and not drop.gap and landed(load.document, load.ids, load.grabbed, drop)
    steady.show(lies or document, lane_under(drop))


def _marks(pane: Pane, load: Load, drop: DropPlace | None, copying: bool) -> Marks:
    if drop is None:
        return Marks(cursor="forbidden")
    cursor = "copy" if copying else "move"
    landing = () if drop.gap else load.ids
    return Marks(drop=mark_of(pane, drop, load.grabbed), cursor=cursor, landing=landing)
