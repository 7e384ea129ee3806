"""Colours as text, "#RRGGBB" or "#RRGGBBAA": taking them apart, mixing them, and whether they can be read."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

WHITE = "#FFFFFF"
INK = "#1F2430"
MISSING_PICTURE = "#E3E6EB"  # what painters fill a picture with whose bytes they were not given

_FORM = re.compile(r"#[0-9a-fA-F]{6}(?:[0-9a-fA-F]{2})?")


class Rgba(NamedTuple):
    """Red, green, blue and opacity, each 0..255."""

    red: int
    green: int
    blue: int
    alpha: int = 255

    @property
    def opaque(self) -> bool:
        return self.alpha == 255

    @property
    def text(self) -> str:
        solid = f"#{self.red:02X}{self.green:02X}{self.blue:02X}"
        return solid if self.alpha == 255 else f"{solid}{self.alpha:02X}"


@cache
def parse(colour: str) -> Rgba:
    """The parts of "#RRGGBB" or "#RRGGBBAA". Raises ValueError for anything else."""
    if not _FORM.fullmatch(colour):
        raise ValueError(f'"{colour}" is not a colour: write it as "#RRGGBB" or "#RRGGBBAA".')
    return Rgba(*bytes.fromhex(colour[1:]))


def is_colour(text: str) -> bool:
    return _FORM.fullmatch(text) is not None


def faded(colour: str, opacity: float) -> str:
    """The same colour with an opacity of 0..1 (times what it has)."""
    part = parse(colour)
    return part._replace(alpha=round(part.alpha * min(1.0, max(0.0, opacity)))).text


@lru_cache(maxsize=4096)
def mix(a: str, b: str, share: float) -> str:
    """The colour that lies `share` (0..1) of the way from `a` to `b`, in sRGB values."""
    part = min(1.0, max(0.0, share))
    return Rgba(*(round(x + (y - x) * part) for x, y in zip(parse(a), parse(b), strict=True))).text


def over(top: str, bottom: str = WHITE) -> str:
    """What is seen when `top` lies on `bottom`: always opaque (`bottom`'s own opacity is ignored)."""
    opacity = parse(top).alpha / 255
    return mix(parse(bottom)._replace(alpha=255).text, parse(top)._replace(alpha=255).text, opacity)


@cache
def luminance(colour: str) -> float:
    """Relative luminance, 0 (black) to 1 (white), as WCAG 2.2 defines it; opacity is ignored."""
    red, green, blue, _ = parse(colour)
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def _linear(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def contrast(front: str, back: str = WHITE) -> float:
    """The contrast ratio of WCAG 2.2, 1 to 21. A translucent front is first laid on the back."""
    seen = over(front, back)
    high, low = sorted((luminance(seen), luminance(back)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def readable_on(colour: str, ink: str = INK, paper: str = WHITE, wanted: float = 4.5) -> str:
    """`ink` where it can be read on `colour`, else whichever of `ink` and `paper` reads better there."""
    with_ink = contrast(ink, colour)
    return ink if with_ink >= wanted or with_ink >= contrast(paper, colour) else paper
