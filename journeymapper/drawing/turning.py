"""Paths seen in a mirror."""

from __future__ import annotations

from collections.abc import Iterable

from journeymapper.drawing.shapes import Command


def turned(commands: Iterable[Command], width: float) -> tuple[Command, ...]:
    """Commands of a path on something of this width, with left and right exchanged."""
    found = [
        (one[0], *(part if place % 2 else width - part for place, part in enumerate(one[1:])))
        for one in commands
    ]
    return tuple(found)  # type: ignore[arg-type]
