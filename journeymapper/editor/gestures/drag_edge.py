"""Drawing an edge of a card over further steps."""

from __future__ import annotations

from journeymapper.drawing.tree import Column
from journeymapper.editor.events import RELEASE, Gesture, Marks, Pointer
from journeymapper.editor.gestures.choosing import taken_up
from journeymapper.editor.gestures.following import followed
from journeymapper.editor.gestures.steady import Steady
from journeymapper.editor.pane import Pane
from journeymapper.i18n import _
from journeymapper.layout.hit import group_rect
from journeymapper.model.lookup import find_card
from journeymapper.operations.cards import END, START, span_card


def drag_edge(pane: Pane, press: Pointer, id: str, edge: str) -> Gesture:
    """The "left" or "right" edge of a card follows the pointer from step to step: a step counts
    when the pointer is past its middle."""
    editor = pane.editor
    pointer = yield from taken_up(pane, press, id)
    if pointer is None:
        return
    document = editor.document
    card = find_card(document, id)
    end = END if edge == "right" else START
    steady = Steady(pane)
    steady.hold((card.lane,) if card else ())
    shown = ""
    try:
        while pointer is not None:
            step = _step(pane.drawing.columns, pointer.at.x, end)
            changed = span_card(document, id, end, step)
            if pointer.phase == RELEASE:
                if pointer.inside and editor.document is document:
                    editor.commit(_("Span card"), changed)
                return
            if step != shown:
                shown = step
                steady.show(changed, card.lane if card else "")
            marks = Marks(drop=group_rect(pane.drawing, id), cursor="resize-x", landing=(id,))
            pointer = followed((yield marks), pointer)
    finally:
        editor.preview(None)


def _step(columns: tuple[Column, ...], x: float, edge: str) -> str:
    """The step that an edge at x reaches; the nearest one beyond the ends of the map."""
    if edge == END:
        reached = [column for column in columns if column.x + column.width / 2 <= x]
        return (reached or columns[:1])[-1].step
    reached = [column for column in columns if column.x + column.width / 2 >= x]
    return (reached or columns[-1:])[0].step
