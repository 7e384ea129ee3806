"""The shapes every painter can draw. Map units, y down, colours as "#RRGGBB" or "#RRGGBBAA"."""

from __future__ import annotations

from typing import Literal, NamedTuple

from journeymapper.geometry import Rect
from journeymapper.text.run import Line, TextStyle

# ("M", x, y) · ("L", x, y) · ("C", x1, y1, x2, y2, x, y) · ("Z",), always absolute
Command = tuple[str] | tuple[str, float, float] | tuple[str, float, float, float, float, float, float]


class Box(NamedTuple):
    """A rectangle with rounded corners; the stroke is centred on its edge."""

    rect: Rect
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 1.0
    radius: float = 0.0
    dash: tuple[float, ...] = ()


class Path(NamedTuple):
    """Lines and cubic curves; caps and joins are round."""

    commands: tuple[Command, ...]
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 1.0
    dash: tuple[float, ...] = ()


class Text(NamedTuple):
    """A broken text inside its rectangle (PPTX writes one editable box, the others the lines).

    `halo`, when given, is a colour painted around the letters, `halo_width` units wide on each side.
    """

    rect: Rect
    text: str
    lines: tuple[Line, ...]
    style: TextStyle
    colour: str
    align: Literal["left", "right", "centre"] = "left"
    halo: str | None = None
    halo_width: float = 3.0


class Icon(NamedTuple):
    """A bundled line icon (24 x 24 grid, stroke 2) fitted into a square; see `drawing.icons`."""

    rect: Rect
    name: str
    colour: str
    stroke_width: float = 2.0  # on the 24-unit grid


class Picture(NamedTuple):
    """A picture of the document, by its SHA-256, covering the rectangle (cropped to fill it)."""

    rect: Rect
    sha256: str
    radius: float = 0.0


Shape = Box | Path | Text | Icon | Picture
