"""Small drawn symbols: discs, pips, the evidence ball, the bar of a card."""

from __future__ import annotations

import math
from functools import cache

from journeymapper.drawing.shapes import Command, Path
from journeymapper.drawing.turning import turned

# The handle length with which a cubic comes closest to a quarter circle (error 0.03 % of the radius).
_QUARTER = 0.5523


def disc(x: float, y: float, radius: float) -> tuple[Command, ...]:
    """A full circle about (x, y)."""
    k = radius * _QUARTER
    return (
        ("M", x + radius, y),
        ("C", x + radius, y + k, x + k, y + radius, x, y + radius),
        ("C", x - k, y + radius, x - radius, y + k, x - radius, y),
        ("C", x - radius, y - k, x - k, y - radius, x, y - radius),
        ("C", x + k, y - radius, x + radius, y - k, x + radius, y),
        ("Z",),
    )


def arc(x: float, y: float, radius: float, start: float, end: float) -> tuple[Command, ...]:
    """Cubics along a circle about (x, y), angles in radians, without the first "M" (y grows downwards)."""
    pieces = max(1, math.ceil(abs(end - start) / (math.pi / 2) - 1e-9))
    turn = (end - start) / pieces
    handle = 4 / 3 * math.tan(turn / 4) * radius
    commands: list[Command] = []
    for piece in range(pieces):
        a, b = start + piece * turn, start + (piece + 1) * turn
        ax, ay, bx, by = math.cos(a), math.sin(a), math.cos(b), math.sin(b)
        commands.append(
            (
                "C",
                x + radius * ax - handle * ay,
                y + radius * ay + handle * ax,
                x + radius * bx + handle * by,
                y + radius * by - handle * bx,
                x + radius * bx,
                y + radius * by,
            )
        )
    return tuple(commands)


def pips(x: float, y: float, level: int, colour: str, radius: float, pitch: float) -> tuple[Path, ...]:
    """Five discs side by side from x on, centred on y; the first `level` are filled."""
    full: list[Command] = []
    empty: list[Command] = []
    for place in range(5):
        where = x + radius + place * pitch
        if place < level:
            full += disc(where, y, radius)
        else:
            empty += disc(where, y, radius - 0.5)
    paths = []
    if full:
        paths.append(Path(tuple(full), fill=colour))
    if empty:
        paths.append(Path(tuple(empty), stroke=colour, stroke_width=1.0))
    return tuple(paths)


BALL_LEVELS = {"assumption": 0, "heard": 1, "observed": 2, "measured": 4}


def ball(x: float, y: float, radius: float, level: int, colour: str) -> tuple[Path, ...]:
    """How well something is known: a dashed ring (0), a ring a quarter, half or wholly (1, 2, 4) filled."""
    ring = disc(x, y, radius)
    if level >= 4:
        return (Path(ring, fill=colour, stroke=colour, stroke_width=1.25),)
    if level <= 0:
        third = 2 * math.pi * radius / 12
        return (Path(ring, stroke=colour, stroke_width=1.25, dash=(third * 0.6, third * 1.4)),)
    start = -math.pi / 2
    wedge = (
        ("M", x, y),
        ("L", x, y - radius),
        *arc(x, y, radius, start, start + math.pi / 2 * level),
        ("Z",),
    )
    return (
        Path(wedge, fill=colour),
        Path(ring, stroke=colour, stroke_width=1.25),
    )


@cache
def bar(height: float, width: float, radius: float, right: float | None = None) -> tuple[Command, ...]:
    """The coloured edge of a card: the part of a rounded rectangle that is at most `width` from its left.

    With `right` (the width of the card) the same at the right edge, for texts that run to the left.
    """
    radius = min(radius, height / 2)
    turn = math.acos(max(-1.0, min(1.0, (radius - width) / radius))) if radius else 0.0
    top = radius - radius * math.sin(turn)
    commands: tuple[Command, ...] = (
        ("M", width, top),
        *arc(radius, radius, radius, math.pi + turn, math.pi),
        ("L", 0.0, height - radius),
        *arc(radius, height - radius, radius, math.pi, math.pi - turn),
        ("L", width, height - top),
        ("Z",),
    )
    if right is None:
        return commands
    return turned(commands, right)


def pointed(left: float, right: float, height: float, depth: float) -> tuple[Command, ...]:
    """A stage of the band: notched at the left, pointed at the right by `depth`."""
    middle = height / 2
    return (
        ("M", left, 0.0),
        ("L", right, 0.0),
        ("L", right + depth, middle),
        ("L", right, height),
        ("L", left, height),
        ("L", left + depth, middle),
        ("Z",),
    )
