"""A darker colour that is still seen as the same: OKLab keeps its hue, only the lightness gives way."""

from __future__ import annotations

import math
from functools import lru_cache

from journeymapper.drawing.colour import WHITE, Rgba, contrast, parse

_STEPS = 24  # halvings of the lightness; far finer than 256 levels


@lru_cache(maxsize=4096)
def deepened(colour: str, background: str = WHITE, wanted: float = 4.5) -> str:
    """The colour, darkened just as far as the wanted contrast on the background asks for (1 to 21).

    Black where nothing lighter reaches it. Opacity is dropped.
    """
    solid = parse(colour)._replace(alpha=255).text
    if contrast(solid, background) >= wanted:
        return solid
    lightness, a, b = _lab(solid)
    dark, light = 0.0, lightness
    for _ in range(_STEPS):
        middle = (dark + light) / 2
        if contrast(_shown(middle, a, b), background) >= wanted:
            dark = middle
        else:
            light = middle
    return _shown(dark, a, b) if dark else "#000000"


def _shown(lightness: float, a: float, b: float) -> str:
    """The colour nearest to this one that screens can show: the same hue, as strong as there is."""
    weak, strong = 0.0, 1.0
    found = _rgb(lightness, a, b)
    if not _is_shown(found):
        for _ in range(_STEPS):
            share = (weak + strong) / 2
            if _is_shown(_rgb(lightness, a * share, b * share)):
                weak = share
            else:
                strong = share
        found = _rgb(lightness, a * weak, b * weak)
    return Rgba(*(round(255 * _encoded(min(1.0, max(0.0, part)))) for part in found)).text


def _is_shown(parts: tuple[float, float, float]) -> bool:
    return all(-1e-4 <= part <= 1.0001 for part in parts)


def _lab(colour: str) -> tuple[float, float, float]:
    """OKLab of Björn Ottosson (2020): lightness 0..1, and two axes of colour."""
    red, green, blue = (_decoded(part / 255) for part in parse(colour)[:3])
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _rgb(lightness: float, a: float, b: float) -> tuple[float, float, float]:
    """Red, green and blue in amounts of light, also beyond 0..1."""
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _decoded(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _encoded(light: float) -> float:
    return light * 12.92 if light <= 0.0031308 else float(1.055 * light ** (1 / 2.4) - 0.055)
