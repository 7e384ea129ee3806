"""The bundled line icons as path commands on a 24 x 24 grid."""

from __future__ import annotations

import json
from functools import cache

from journeymapper.drawing.shapes import Command
from journeymapper.resources import resource

GRID = 24.0


@cache
def _icons() -> dict[str, list[list[str | float]]]:
    loaded: dict[str, list[list[str | float]]] = json.loads(resource("icons", "icons.json").read_bytes())
    return loaded


@cache
def icon_path(name: str) -> tuple[Command, ...]:
    """The strokes of an icon. Raises KeyError for a name that is not bundled."""
    return tuple(tuple(command) for command in _icons()[name])  # type: ignore[misc]


def icon_names() -> frozenset[str]:
    return frozenset(_icons())
