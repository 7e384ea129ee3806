"""A picture of opportunities by impact and effort: numbered dots that never cover each other."""

from __future__ import annotations

import math
from collections.abc import Sequence

from journeymapper.drawing.shapes import Box, Path, Shape
from journeymapper.geometry import Rect
from journeymapper.layout.palette import darkened
from journeymapper.layout.report.lettering import Laid, lettering, moved_all
from journeymapper.layout.report.marks import dot
from journeymapper.layout.report.setting import Setting, pale
from journeymapper.model.card import Card
from journeymapper.text.wrap import text_width

_LEFT, _ABOVE, _BELOW = 30.0, 24.0, 34.0  # for the axes and their names
_RADIUS, _SMALLEST = 15.0, 9.0
_GAP = 3.0
_INSIDE = 30.0  # room for the names of the quarters


def matrix(setting: Setting, cards: Sequence[Card], width: float, height: float) -> Laid:
    """`cards` must have impact and effort. Effort grows to the right, impact upwards."""
    area = Rect(_LEFT, _ABOVE, width - _LEFT, height - _ABOVE - _BELOW)
    shapes: list[Shape] = [*_quarters(setting, area), *_axes(setting, area)]
    cells: dict[tuple[int, int], list[Card]] = {}
    for card in cards:
        cells.setdefault((card.effort or 3, card.impact or 3), []).append(card)
    fullest = max((len(found) for found in cells.values()), default=1)
    inner = Rect(area.x, area.y + _INSIDE, area.width, area.height - 2 * _INSIDE)
    wide, tall = inner.width / 5, inner.height / 5
    radius = _radius(fullest, wide, tall)
    for (effort, impact), found in cells.items():
        place = Rect(inner.x + (effort - 1) * wide, inner.y + (5 - impact) * tall, wide, tall)
        shapes += _dots(setting, found, place, radius)
    return Laid(tuple(shapes), height)


def _radius(count: int, wide: float, tall: float) -> float:
    """The largest dots of which so many fit into a place."""
    radius = _RADIUS
    while radius > _SMALLEST and _fits(radius, wide, tall) < count:
        radius -= 0.5
    return radius


def _fits(radius: float, wide: float, tall: float) -> int:
    pitch = 2 * radius + _GAP
    return max(1, int((wide - 2.0) // pitch)) * max(1, int((tall - 2.0) // pitch))


def _dots(setting: Setting, cards: list[Card], place: Rect, radius: float) -> list[Shape]:
    """Dots in rows about the middle of their place; where they are too many, the last says how many more."""
    palette = setting.look.palette
    fill = darkened(palette.tints["opportunity"].bar, "#FFFFFF", 4.5)
    most = _fits(radius, place.width, place.height)
    labels = [setting.codes[card.id].lstrip("O") for card in cards]
    if len(labels) > most:
        labels[most - 1 :] = [f"+{len(labels) - most + 1}"]
    pitch = 2 * radius + _GAP
    across = max(1, int((place.width - 2.0) // pitch))
    across = min(across, max(1, math.ceil(math.sqrt(len(labels) * place.width / place.height))))
    rows = math.ceil(len(labels) / across)
    while rows * pitch > place.height and across < len(labels):
        across += 1
        rows = math.ceil(len(labels) / across)
    shapes: list[Shape] = []
    top = place.y + (place.height - rows * pitch + _GAP) / 2
    for row in range(rows):
        line = labels[row * across : (row + 1) * across]
        left = place.x + (place.width - len(line) * pitch + _GAP) / 2
        for at, label in enumerate(line):
            shapes += moved_all(
                dot(label, radius, fill, setting).shapes, left + at * pitch, top + row * pitch
            )
    return shapes


def _quarters(setting: Setting, area: Rect) -> list[Shape]:
    words, style, palette = setting.words, setting.type.label, setting.look.palette
    half_x, half_y = area.width / 2, area.height / 2
    good = palette.tints["opportunity"].bar
    names = (
        (0, 0, words("Quick wins"), pale(good, 0.16), good),
        (1, 0, words("Big bets"), pale(good, 0.07), good),
        (0, 1, words("Small steps"), "#F5F6F8", palette.second),
        (1, 1, words("Think twice"), "#F0F1F4", palette.second),
    )
    shapes: list[Shape] = []
    for column, row, name, fill, colour in names:
        x, y = area.x + column * half_x, area.y + row * half_y
        shapes.append(Box(Rect(x + 1.5, y + 1.5, half_x - 3.0, half_y - 3.0), fill, None, 1.0, 8.0))
        top = y + 9.0 if row == 0 else y + half_y - 9.0 - style.line_height
        align = "right" if column else "left"
        readable = darkened(colour, fill, 4.5)
        shapes.append(
            lettering(name, x + 14.0, top, half_x - 28.0, style, readable, align, max_lines=1)  # type: ignore[arg-type]
        )
    return shapes


def _axes(setting: Setting, area: Rect) -> list[Shape]:
    """The axes as arrows, with what stands at their ends."""
    words, style, colour = setting.words, setting.type.small, setting.look.palette.second
    y = area.bottom + 10.0
    third = area.width / 3
    low, high = words("little effort"), words("much effort")
    shapes: list[Shape] = [
        lettering(low, area.x, y, third, style, colour, "left", max_lines=1),
        lettering(high, area.right - third, y, third, style, colour, "right", max_lines=1),
    ]
    impact = words("much impact")
    shapes.append(lettering(impact, area.x - 26.0, 2.0, third + 26.0, style, colour, "left", max_lines=1))
    start = area.x + min(third, text_width(low, style)) + 14.0
    end = area.right - min(third, text_width(high, style)) - 14.0
    middle = y + style.line_height / 2
    shapes.append(_arrow(((start, middle), (end, middle)), colour))
    x = area.x - 14.0
    shapes.append(_arrow(((x, area.bottom - 6.0), (x, area.y + 6.0)), colour))
    return shapes


def _arrow(ends: tuple[tuple[float, float], tuple[float, float]], colour: str) -> Path:
    (x0, y0), (x1, y1) = ends
    if y0 == y1:
        wings = (("M", x1 - 5.0, y1 - 4.0), ("L", x1, y1), ("L", x1 - 5.0, y1 + 4.0))
    else:
        wings = (("M", x1 - 4.0, y1 + 5.0), ("L", x1, y1), ("L", x1 + 4.0, y1 + 5.0))
    return Path((("M", x0, y0), ("L", x1, y1), *wings), None, colour, 1.25)
