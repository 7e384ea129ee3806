"""The bundled line icons as path commands on a 24 x 24 grid."""

from __future__ import annotations

import json
from functools import cache

from journeymapper.drawing.shapes import Command
from journeymapper.drawing.turning import turned
from journeymapper.resources import resource

GRID = 24.0
# Lucide has them for times that run to the right only.
_TO_THE_LEFT = {"trending-up-left": "trending-up", "trending-down-left": "trending-down"}


@cache
def _icons() -> dict[str, list[list[str | float]]]:
    loaded: dict[str, list[list[str | float]]] = json.loads(resource("icons", "icons.json").read_bytes())
    return loaded


@cache
def icon_path(name: str) -> tuple[Command, ...]:
    """The strokes of an icon. Raises KeyError for a name that is not bundled."""
    if name in _TO_THE_LEFT:
        return turned(icon_path(_TO_THE_LEFT[name]), GRID)
    return tuple(tuple(command) for command in _icons()[name])  # type: ignore[misc]


def icon_names() -> frozenset[str]:
    return frozenset((*_icons(), *_TO_THE_LEFT))
