"""Five faces as paths, from despair to delight: told apart by their mouths and brows, not by colour alone."""

from __future__ import annotations

import math
from functools import lru_cache

from journeymapper.drawing.shapes import Command, Path
from journeymapper.layout.palette import Face
from journeymapper.layout.symbols import disc

# Mouths and brows on a face of radius 1 about (0, 0), y growing downwards.
_MOUTHS: tuple[tuple[Command, ...], ...] = (
    (("M", -0.42, 0.52), ("C", -0.3, 0.12, 0.3, 0.12, 0.42, 0.52)),
    (("M", -0.34, 0.44), ("C", -0.2, 0.26, 0.2, 0.26, 0.34, 0.44)),
    (("M", -0.34, 0.34), ("L", 0.34, 0.34)),
    (("M", -0.4, 0.24), ("C", -0.22, 0.52, 0.22, 0.52, 0.4, 0.24)),
    (("M", -0.48, 0.12), ("L", 0.48, 0.12), ("C", 0.42, 0.74, -0.42, 0.74, -0.48, 0.12), ("Z",)),
)
_BROWS: tuple[Command, ...] = (("M", -0.52, -0.48), ("L", -0.2, -0.34), ("M", 0.52, -0.48), ("L", 0.2, -0.34))
_EYE_X, _EYE_Y, _EYE = 0.34, -0.16, 0.115
_STROKE = 0.115


def level_of(share: float) -> int:
    """The face, 0 to 4, for a place on the scale between 0 (lowest) and 1 (highest)."""
    return min(4, max(0, math.floor(share * 4 + 0.5)))


@lru_cache(maxsize=64)
def face(level: int, colours: Face, size: float) -> tuple[Path, ...]:
    """The face in a square of this size, its top left at (0, 0)."""
    radius = size / 2
    width = size * _STROKE / 2 * 1.15
    inner = radius - width / 2
    eyes = tuple(
        command
        for side in (-1, 1)
        for command in disc(radius + side * _EYE_X * inner, radius + _EYE_Y * inner, _EYE * inner)
    )
    mouth = _scaled(_MOUTHS[level], inner, radius)
    paths = [
        Path(disc(radius, radius, inner), colours.fill, colours.stroke, width),
        Path(eyes, fill=colours.stroke),
        Path(mouth, colours.stroke if level == 4 else None, colours.stroke, width),
    ]
    if level == 0:
        paths.append(Path(_scaled(_BROWS, inner, radius), None, colours.stroke, width * 0.85))
    return tuple(paths)


def _scaled(commands: tuple[Command, ...], factor: float, shift: float) -> tuple[Command, ...]:
    return tuple(
        (one[0], *(part * factor + shift for part in one[1:]))  # type: ignore[misc]
        for one in commands
    )
