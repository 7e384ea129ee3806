"""Selecting by drawing a rectangle over cards."""

from __future__ import annotations

from journeymapper.editor.events import CTRL, RELEASE, SHIFT, Gesture, Marks, Pointer
from journeymapper.editor.gestures.following import followed, moved_or_released
from journeymapper.editor.pane import Pane
from journeymapper.geometry import rect_between
from journeymapper.layout.hit import cards_in, column_at, row_at
from journeymapper.model.lookup import CellPlace


def rubber_band(pane: Pane, press: Pointer) -> Gesture:
    """Every card that the rectangle touches is selected, with Shift or Ctrl in addition to what was.
    A click without a drag puts the cell cursor there. Esc brings the selection before back."""
    editor = pane.editor
    before = editor.selection
    adding = bool(press.modifiers & {SHIFT, CTRL})
    pointer = yield from moved_or_released(press)
    if pointer is None:
        return
    if pointer.phase == RELEASE:
        _click(pane, press, adding)
        return
    done = False
    try:
        while pointer is not None:
            band = rect_between(press.at, pointer.at)
            found = cards_in(pane.drawing, band)
            editor.select((*before, *found) if adding else found)
            if pointer.phase == RELEASE:
                done = True
                return
            pointer = followed((yield Marks(band=band, cursor="cross")), pointer)
    finally:
        if not done:
            editor.select(before)


def _click(pane: Pane, press: Pointer, adding: bool) -> None:
    row, column = row_at(pane.drawing, press.at.y), column_at(pane.drawing, press.at.x)
    if row and column:
        pane.cursor = CellPlace(row.lane, column.step)
    if not adding:
        pane.editor.select(())
