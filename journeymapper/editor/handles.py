"""Handles: small places on what is selected that begin a gesture of their own."""

from __future__ import annotations

import math
from typing import NamedTuple

from journeymapper.editor.pane import Pane
from journeymapper.geometry import Point
from journeymapper.layout.hit import find_group

REACH = 8.0  # pixels around its middle in which a handle is meant
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


def is_on(handle: Handle, at: Point, zoom: float) -> bool:
    return math.dist(handle.at, at) <= REACH / max(zoom, 1e-6)
