"""Clicks: what is selected by them."""

from __future__ import annotations

from collections.abc import Generator

from journeymapper.editor.cursor import cell_of
from journeymapper.editor.events import CTRL, RELEASE, SHIFT, Event, Gesture, Marks, Pointer
from journeymapper.editor.gestures.following import moved_or_released
from journeymapper.editor.pane import Pane

ADDING = frozenset({SHIFT, CTRL})  # with one of these held, a click adds to the selection or takes from it


def pressed(pane: Pane, id: str, modifiers: frozenset[str]) -> None:
    """The selection when the button goes down: a thing that is not part of it becomes the only one,
    so that it can be dragged at once. With Shift or Ctrl the release decides."""
    if not modifiers & ADDING and id not in pane.editor.selection:
        pane.editor.select((id,))
    place = cell_of(pane, id)
    if place is not None:
        pane.cursor = place


def clicked(pane: Pane, id: str, modifiers: frozenset[str]) -> None:
    """The selection when the button comes up without a drag."""
    chosen = pane.editor.selection
    if not modifiers & ADDING:
        pane.editor.select((id,))
    elif id in chosen:
        pane.editor.select(one for one in chosen if one != id)
    else:
        pane.editor.select((*chosen, id))


def taken_up(pane: Pane, press: Pointer, id: str) -> Generator[Marks, Event, Pointer | None]:
    """Press a thing and wait for the drag to begin: its first pointer, or None when the press was a click,
    which selects, or Esc came first."""
    pressed(pane, id, press.modifiers)
    pointer = yield from moved_or_released(press)
    if pointer is None or pointer.phase != RELEASE:
        return pointer
    clicked(pane, id, press.modifiers)
    return None


def click(pane: Pane, press: Pointer, id: str) -> Gesture:
    """For what can be selected, but not dragged."""
    yield from taken_up(pane, press, id)
