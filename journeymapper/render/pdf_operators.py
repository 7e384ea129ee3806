"""Numbers, colours and paths as a PDF writes them."""

from __future__ import annotations

from functools import lru_cache

from journeymapper.drawing.colour import parse
from journeymapper.drawing.shapes import Command
from journeymapper.geometry import Rect

# How far the handles of a quarter circle's cubic lie from its ends, as a share of the radius.
_KAPPA = 0.5522847498
_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


@lru_cache(maxsize=16384)
def number(value: float) -> str:
    """At most two decimals: a hundredth of a map unit is finer than any printer."""
    text = f"{value:.2f}"
    if text.endswith(".00"):
        return "0" if text == "-0.00" else text[:-3]
    return text.rstrip("0")


@lru_cache(maxsize=4096)
def colour_operands(colour: str) -> tuple[str, int]:
    """What stands before `rg` or `RG`, and the opacity 0..255."""
    red, green, blue, alpha = parse(colour)
    return " ".join(f"{value / 255:.3f}".rstrip("0").rstrip(".") for value in (red, green, blue)), alpha


def path_operators(commands: tuple[Command, ...]) -> str:
    """A path in map units."""
    words: list[str] = []
    for operator, *values in commands:
        if operator == "C":  # handles need not be as exact as ends
            words += [number(round(value, 1)) for value in values[:4]]
            del values[:4]
        words += map(number, values)
        words.append(_OPERATORS[operator])
    return " ".join(words)


def box_operators(rect: Rect, radius: float) -> str:
    """A rectangle, its corners rounded by a radius that is never more than half a side."""
    left, top, width, height = rect
    radius = min(radius, width / 2, height / 2)
    if radius <= 0:
        return f"{number(left)} {number(top)} {number(width)} {number(height)} re"
    right, bottom, handle = left + width, top + height, radius * (1 - _KAPPA)
    x0, x1, x2, x3 = number(left), number(left + radius), number(right - radius), number(right)
    y0, y1, y2, y3 = number(top), number(top + radius), number(bottom - radius), number(bottom)
    a0, a1 = number(round(left + handle, 1)), number(round(right - handle, 1))
    b0, b1 = number(round(top + handle, 1)), number(round(bottom - handle, 1))
    return (
        f"{x1} {y0} m {x2} {y0} l {a1} {y0} {x3} {b0} {x3} {y1} c"
        f" {x3} {y2} l {x3} {b1} {a1} {y3} {x2} {y3} c"
        f" {x1} {y3} l {a0} {y3} {x0} {b1} {x0} {y2} c"
        f" {x0} {y1} l {x0} {b0} {a0} {y0} {x1} {y0} c h"
    )


def path_thousandths(commands: tuple[Command, ...]) -> str:
    """The contours of a glyph in thousandths of an em."""
    words: list[str] = []
    for operator, *values in commands:
        words += [str(round(value * 1000)) for value in values]
        words.append(_OPERATORS[operator])
    return " ".join(words)


def moved(commands: tuple[Command, ...], x: float, y: float) -> tuple[Command, ...]:
    """The same contours at another place."""
    if not x and not y:
        return commands
    return tuple(_moved(command, x, y) for command in commands)


def _moved(command: Command, x: float, y: float) -> Command:
    match command:
        case ("M" | "L" as name, x1, y1):
            return name, x1 + x, y1 + y
        case ("C", x1, y1, x2, y2, x3, y3):
            return "C", x1 + x, y1 + y, x2 + x, y2 + y, x3 + x, y3 + y
        case _:
            return command
