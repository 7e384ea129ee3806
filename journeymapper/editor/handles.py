"""Handles: small places on what is selected that begin a gesture of their own."""

from __future__ import annotations

import math
from typing import NamedTuple

from journeymapper.editor.events import MOUSE
from journeymapper.editor.pane import Pane
from journeymapper.geometry import Point
from journeymapper.layout.hit import Hit, find_group

REACH = 8.0  # pixels around its middle in which a handle is meant, by the mouse
_NARROWEST = 48.0  # pixels: smaller cards have no room for it


class Handle(NamedTuple):
    """Where the handle of a card is, on the sheet."""

    card: str
    at: Point


def link_handle(pane: Pane, zoom: float) -> Handle | None:
    """The handle that links are drawn from: at the lower edge of the only selected thing when that is a
    card, and when it is seen large enough."""
    chosen = pane.editor.selection
    found = find_group(pane.drawing, chosen[0]) if len(chosen) == 1 else None
    if found is None or found[1].kind != "card" or found[0].width * zoom < _NARROWEST:
        return None
    return Handle(chosen[0], Point(found[0].centre.x, found[0].bottom))


def is_on(handle: Handle, at: Point, zoom: float, reach: float = MOUSE) -> bool:
    """Whether a place is on a handle. A finger means it below the card: the card's middle is for moving.
    Without any reach (a tap) nobody means it."""
    if reach <= 0:
        return False
    if reach <= MOUSE:
        return math.dist(handle.at, at) <= REACH / max(zoom, 1e-6)
    inside, side = REACH / zoom, reach / zoom
    return abs(at.x - handle.at.x) <= side and -inside <= at.y - handle.at.y <= 2 * side - inside


def grips(pane: Pane, zoom: float) -> tuple[Handle, ...]:
    """Where fingers take hold of the ends of the only selected card: left, then right. The mouse needs
    none: it takes any card by its edge."""
    chosen = pane.editor.selection
    found = find_group(pane.drawing, chosen[0]) if len(chosen) == 1 else None
    if found is None or found[1].kind != "card" or found[0].width * zoom < _NARROWEST:
        return ()
    rect = found[0]
    return tuple([Handle(chosen[0], Point(x, rect.centre.y)) for x in (rect.x, rect.right)])


def gripped(pane: Pane, at: Point, zoom: float, reach: float) -> Hit | None:
    """The end of the selected card that a finger means here. The inner half of the card is not its ends."""
    found = grips(pane, zoom)
    if not found:
        return None
    left, right = found
    inside = min(reach / zoom, (right.at.x - left.at.x) / 4)
    for edge, end, inwards in (("left", left, at.x - left.at.x), ("right", right, right.at.x - at.x)):
        if -reach / zoom <= inwards <= inside and abs(at.y - end.at.y) <= reach / zoom:
            return Hit("card", end.card, edge=edge)
    return None
