"""Dragging an emotion point up and down, and along inside its step."""

from __future__ import annotations

import math

from journeymapper.editor.events import RELEASE, SHIFT, Gesture, Marks, Pointer
from journeymapper.editor.gestures.choosing import taken_up
from journeymapper.editor.gestures.following import followed
from journeymapper.editor.pane import Pane
from journeymapper.editor.scores import notch
from journeymapper.i18n import _
from journeymapper.layout.curve import value_of, y_of
from journeymapper.layout.hit import group_rect
from journeymapper.model.lookup import find_lane, find_point
from journeymapper.operations.curves import move_point

ALONG = 14.0  # pixels to the side before a point moves along: the hand means up and down
_PLACES = 20  # in a step
_FINE = 10  # times finer with Shift


def drag_point(pane: Pane, press: Pointer, id: str) -> Gesture:
    """The point follows the pointer to half steps of its scale (finer with Shift) and to places
    inside its step."""
    editor = pane.editor
    pointer = yield from taken_up(pane, press, id)
    if pointer is None:
        return
    document = editor.document
    found = find_point(document, id)
    lane = find_lane(document, found[0].lane) if found else None
    row = next((row for row in pane.drawing.rows if lane and row.lane == lane.id), None)
    column = next((one for one in pane.drawing.columns if found and one.step == found[1].step), None)
    if found is None or lane is None or row is None or column is None:
        return
    point = found[1]
    top = y_of(lane, row.room, point.value)
    try:
        while pointer is not None:
            grain = notch(lane) / (_FINE if SHIFT in pointer.modifiers else 1)
            value = value_of(lane, row.room, top + pointer.at.y - press.at.y)
            changed = move_point(
                document,
                id,
                value=point.value if pointer.at.y == press.at.y else _snapped(value, grain),
                at=_along(point.at, pointer.at.x - press.at.x, ALONG / pointer.zoom, column.width),
            )
            if pointer.phase == RELEASE:
                if pointer.inside and editor.document is document:
                    editor.commit(_("Move emotion"), changed)
                return
            if changed != editor.shown:
                editor.preview(changed)
            moved = find_point(changed, id)
            hint = _("Emotion: {value:+g}", value=moved[1].value) if moved else ""
            marks = Marks(drop=group_rect(pane.drawing, id), cursor="move", hint=hint, landing=(id,))
            pointer = followed((yield marks), pointer)
    finally:
        editor.preview(None)


def _snapped(value: float, grain: float) -> float:
    return round(round(value / grain) * grain, 6)


def _along(at: float, dx: float, dead: float, width: float) -> float:
    """The place inside the step after a move to the side. The first bit of the way does not count."""
    way = max(0.0, abs(dx) - dead)
    if not way:
        return at
    return round(round((at + math.copysign(way, dx) / width) * _PLACES) / _PLACES, 6)
