"""Dragging cards from the shelf onto the map."""

from __future__ import annotations

from journeymapper.editor.cursor import follow_selection
from journeymapper.editor.events import RELEASE, Gesture, Marks, Pointer
from journeymapper.editor.gestures import telling
from journeymapper.editor.gestures.following import followed
from journeymapper.editor.gestures.landing import landed
from journeymapper.editor.gestures.steady import Steady, lane_under, mark_of
from journeymapper.editor.labels import move_label
from journeymapper.editor.pane import Pane
from journeymapper.geometry import Point
from journeymapper.layout.drop import DropPlace
from journeymapper.model.lookup import find_card


def drag_off_shelf(pane: Pane, ids: tuple[str, ...]) -> Gesture:
    """These cards follow the pointer, led by the first, and land as cards of the map do.

    Unlike other gestures it begins with a move: the press was on the shelf.
    """
    editor, document = pane.editor, pane.editor.document
    event = yield Marks(cursor="move")
    pointer = followed(event, Pointer("move", Point(0.0, 0.0), inside=False))
    first = find_card(document, ids[0])
    kind = first.kind if first else "text"
    steady = Steady(pane)
    shown: object = None
    try:
        while pointer is not None:
            drop = steady.place(pointer, ids)
            if pointer.phase == RELEASE:
                if drop is not None and editor.document is document:
                    editor.commit(move_label(len(ids)), landed(document, ids, ids[0], drop), ids)
                    follow_selection(pane)
                return
            target = drop and (drop.lane, drop.step, drop.gap, drop.before)
            if target != shown:
                shown = target
                lies = drop and not drop.gap and landed(document, ids, ids[0], drop)
                steady.show(lies or document, lane_under(drop))
            marks = _marks(pane, ids, drop)._replace(hint=telling.of_card(pane, drop, kind, pointer.at))
            pointer = followed((yield marks), pointer)
    finally:
        editor.preview(None)


def _marks(pane: Pane, ids: tuple[str, ...], drop: DropPlace | None) -> Marks:
    if drop is None:
        return Marks(cursor="forbidden")
    return Marks(drop=mark_of(pane, drop, ids[0]), cursor="move")
