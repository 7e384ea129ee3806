"""Dragging stages, steps or lanes by their headers, with everything in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from journeymapper.editor.events import ALT, CTRL, RELEASE, Gesture, Marks, Pointer
from journeymapper.editor.gestures.choosing import clicked, pressed
from journeymapper.editor.gestures.following import followed, moved_or_released
from journeymapper.editor.labels import copy_label, move_label
from journeymapper.editor.pane import Pane
from journeymapper.editor.things import kinds
from journeymapper.geometry import Point, Rect
from journeymapper.model.document import Document

COPYING = frozenset({CTRL, ALT})
MARK = 3.0  # map units: how thick the drop mark is
BESIDE = 48.0  # map units beyond the map where its first and last place are still meant


class Drop(NamedTuple):
    """A place between things: what the map becomes by a move and by a copy (with the ids of what was
    made, its label for undo), where the mark is shown, and what the mark does not tell."""

    moved: Callable[[Document], Document]
    copied: Callable[[Document], tuple[Document, tuple[str, ...]]]
    line: Rect
    hint: str = ""


PlaceAt = Callable[[Pane, Point, tuple[str, ...]], Drop | None]


def drag_heading(pane: Pane, press: Pointer, id: str, place_at: PlaceAt) -> Gesture:
    """The header, and with it the other selected ones of its kind if it is one of them, follows the
    pointer and a line shows where it would go. The map keeps still until the drop: columns of different
    widths that change places would slip away under the pointer.

    `place_at` says where a drop of these at a point goes, None for nowhere.
    """
    editor = pane.editor
    pressed(pane, id, press.modifiers)
    pointer = yield from moved_or_released(press)
    if pointer is None:
        return
    if pointer.phase == RELEASE:
        clicked(pane, id, press.modifiers)
        return
    document = editor.document
    found = kinds(document, editor.selection if id in editor.selection else (id,))
    kind = found[id]
    ids = tuple(one for one in found if found[one] == kind)
    while pointer is not None:
        drop = place_at(pane, pointer.at, ids) if pointer.inside else None
        copying = bool(pointer.modifiers & COPYING)
        if pointer.phase == RELEASE:
            if drop is not None and editor.document is document:
                if copying:
                    changed, copies = drop.copied(document)
                    editor.commit(copy_label(len(ids), kind), changed, copies)
                else:
                    editor.commit(move_label(len(ids), kind), drop.moved(document), ids)
            return
        cursor = "forbidden" if drop is None else "copy" if copying else "move"
        offset = Point(pointer.at.x - press.at.x, pointer.at.y - press.at.y)
        line, hint = (drop.line, drop.hint) if drop else (None, "")
        marks = Marks(drop=line, lifted=ids, offset=offset, cursor=cursor, hint=hint)
        pointer = followed((yield marks), pointer)


def upright(pane: Pane, x: float) -> Rect:
    """The mark of a place between columns, over band and cells."""
    drawing = pane.drawing
    band = next((placed.rect for placed in drawing.strips if placed.strip.kind == "band"), drawing.body)
    return Rect(x - MARK / 2, band.y, MARK, drawing.body.bottom - band.y)


def level(pane: Pane, y: float) -> Rect:
    """The mark of a place between lanes, over headers and cells."""
    drawing = pane.drawing
    left = next((placed.rect.x for placed in drawing.strips if placed.strip.kind == "head"), 0.0)
    return Rect(left, y - MARK / 2, drawing.body.right - left, MARK)


def is_beside(pane: Pane, at: Point) -> bool:
    """Whether a point is on the map or close to it, so that letting go there means something."""
    drawing = pane.drawing
    return (
        -BESIDE <= at.x <= drawing.width + BESIDE
        and -BESIDE <= at.y <= max(drawing.body.bottom, drawing.height) + BESIDE
    )
