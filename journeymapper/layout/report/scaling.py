"""Drawn things made larger or smaller as a whole: text keeps its line breaks."""

from __future__ import annotations

from journeymapper.drawing.shapes import Box, Icon, Path, Picture, Shape, Text
from journeymapper.drawing.tree import Group
from journeymapper.geometry import Rect
from journeymapper.text.run import Line


def scaled_group(group: Group, scale: float, dx: float = 0.0, dy: float = 0.0) -> Group:
    """The group at `scale` times its size about (0, 0), then moved."""
    if scale == 1.0:
        return group.moved(dx, dy)
    rect = _rect(group.rect, scale).moved(dx, dy)
    return group._replace(rect=rect, shapes=tuple([scaled(shape, scale) for shape in group.shapes]))


def scaled(shape: Shape, scale: float) -> Shape:
    match shape:
        case Box():
            return shape._replace(
                rect=_rect(shape.rect, scale),
                stroke_width=shape.stroke_width * scale,
                radius=shape.radius * scale,
                dash=tuple(part * scale for part in shape.dash),
            )
        case Path():
            commands = tuple([(one[0], *[part * scale for part in one[1:]]) for one in shape.commands])
            return shape._replace(
                commands=commands,  # type: ignore[arg-type]
                stroke_width=shape.stroke_width * scale,
                dash=tuple(part * scale for part in shape.dash),
            )
        case Text():
            lines = tuple(
                [
                    Line(x * scale, baseline * scale, width * scale, text, pieces)
                    for x, baseline, width, text, pieces in shape.lines
                ]
            )
            style = shape.style._replace(size=shape.style.size * scale)
            width = shape.halo_width * scale
            rect = _rect(shape.rect, scale)
            return Text(rect, shape.text, lines, style, shape.colour, shape.align, shape.halo, width)
        case Icon():
            return shape._replace(rect=_rect(shape.rect, scale))
        case Picture():
            return shape._replace(rect=_rect(shape.rect, scale), radius=shape.radius * scale)


def _rect(rect: Rect, scale: float) -> Rect:
    return Rect(rect.x * scale, rect.y * scale, rect.width * scale, rect.height * scale)
