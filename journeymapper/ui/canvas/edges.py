"""The map scrolls on while something is held at an edge of the window, as far as its cells reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymapper.ui.canvas.frame import BAND
from journeymapper.ui.canvas.viewport import DESK, Viewport, clamp

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF

    from journeymapper.drawing.tree import Drawing
    from journeymapper.geometry import Rect

EDGE = 32.0  # pixels: nearer to an edge of the cells the map scrolls
BEYOND = DESK + 16.0  # pixels behind the last step and lane, clear of the scroll bars
_FASTEST = 28.0  # pixels a tick


def push(at: QPointF, press: QPointF, window: Rect) -> tuple[float, float]:
    """Pixels to scroll in a tick for a pointer in the part of the window that shows cells. Who took
    something up at an edge must move outwards first."""
    return (
        _push(at.x(), press.x(), window.x, window.right),
        _push(at.y(), press.y(), window.y, window.bottom),
    )


def pushed(view: Viewport, drawing: Drawing, x: float, y: float) -> Viewport:
    """The window moved by pixels to the right and down, but no further than the stages and lanes reach, with
    a little ground where one more can be dropped; where it is beyond that already it stays."""
    body = drawing.body
    head = next((placed.rect.y for placed in drawing.strips if placed.strip.kind == BAND), body.y)
    after = view.scrolled(x, y)
    right = body.right * view.zoom + BEYOND - view.width
    top, bottom = head * view.zoom - DESK, body.bottom * view.zoom + BEYOND - view.height
    return view.placed(
        clamp(after.x, min(view.x, -DESK), max(view.x, right)),
        clamp(after.y, min(view.y, top), max(view.y, bottom)),
    )


def _push(at: float, press: float, low: float, high: float) -> float:
    speed = _speed(at, low, high)
    began = _speed(press, low, high)
    if speed * began > 0 and (at - press) * speed <= 0:
        return 0.0
    return speed


def _speed(at: float, low: float, high: float) -> float:
    """How fast to scroll along one axis: the nearer to the edge and past it, the faster."""
    if high - low < 3 * EDGE:
        return 0.0
    if at < low + EDGE:
        return -min(_FASTEST, (low + EDGE - at) / EDGE * 12 + 2)
    if at > high - EDGE:
        return min(_FASTEST, (at - high + EDGE) / EDGE * 12 + 2)
    return 0.0
