"""What all gestures share: when a press becomes a drag, and how the pointer is followed."""

from __future__ import annotations

import math
from collections.abc import Generator

from journeymapper.editor.events import MOVE, NO_MARKS, RELEASE, Event, Key, Marks, Pointer

THRESHOLD = 4.0  # pixels: a hand is never quite still while it clicks


def moved_or_released(press: Pointer) -> Generator[Marks, Event, Pointer | None]:
    """Wait until the press turns out to be a drag or a click: the pointer that left the threshold
    (phase MOVE) or was released before (RELEASE); None when Esc came first."""
    pointer: Pointer | None = press
    while pointer is not None and pointer.phase != RELEASE:
        distance = math.hypot(pointer.at.x - press.at.x, pointer.at.y - press.at.y)
        if pointer.phase == MOVE and distance > THRESHOLD / pointer.zoom:
            return pointer
        pointer = followed((yield NO_MARKS), pointer)
    return pointer


def followed(event: Event, last: Pointer) -> Pointer | None:
    """The pointer after an event: a change of modifiers counts as a move on the spot, Esc as none."""
    if isinstance(event, Pointer):
        return event
    return None if event.name == "escape" else _held(event, last)


def _held(key: Key, last: Pointer) -> Pointer:
    return last._replace(phase=MOVE, modifiers=key.modifiers)
