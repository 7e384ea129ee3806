"""SVG's shapes as absolute moves, lines and cubic curves. Points are complex numbers: x + y j."""

from __future__ import annotations

import cmath
import math
import re
from collections.abc import Iterator, Mapping

Segment = tuple[str, tuple[complex, ...]]

# A quarter of a circle as one cubic curve: the usual distance of the control points, in radii.
QUARTER = 4 / 3 * math.tan(math.pi / 8)
NUMBER = re.compile(r"[\s,]*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)")
FLAG = re.compile(r"[\s,]*([01])")
COMMAND = re.compile(r"[\s,]*([MmLlHhVvCcSsQqTtAaZz])")
ARITY = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


def element_segments(kind: str, attributes: Mapping[str, str]) -> list[Segment]:
    """The outline of one SVG element. Raises ValueError for an element that is not a shape."""

    def number(name: str, otherwise: float = 0) -> float:
        return float(attributes.get(name, otherwise))

    if kind == "path":
        return list(path_segments(attributes["d"]))
    if kind == "line":
        start, end = complex(number("x1"), number("y1")), complex(number("x2"), number("y2"))
        return [("M", (start,)), ("L", (end,))]
    if kind in ("polyline", "polygon"):
        values = [float(text) for text in re.split(r"[\s,]+", attributes["points"].strip())]
        first, *rest = (complex(x, y) for x, y in zip(values[::2], values[1::2], strict=True))
        closing: list[Segment] = [("Z", ())] if kind == "polygon" else []
        return [("M", (first,)), *(("L", (point,)) for point in rest), *closing]
    if kind in ("circle", "ellipse"):
        rx, ry = (number("r"), number("r")) if kind == "circle" else (number("rx"), number("ry"))
        outline = rounded_box(number("cx") - rx, number("cy") - ry, 2 * rx, 2 * ry, rx, ry)
        if "fill" not in attributes:
            return outline
        # A small filled dot: nothing is filled here, so a stroke without length covers its middle.
        centre = complex(number("cx"), number("cy"))
        return [*outline, ("M", (centre,)), ("L", (centre + 0.01,))]
    if kind == "rect":
        rx = number("rx", number("ry"))
        return rounded_box(number("x"), number("y"), number("width"), number("height"), rx, number("ry", rx))
    raise ValueError(f"<{kind}> is not a shape that can be baked")


def rounded_box(x: float, y: float, width: float, height: float, rx: float, ry: float) -> list[Segment]:
    """A rectangle with elliptical corners; with corners of half its size it is an ellipse."""
    rx, ry = min(rx, width / 2), min(ry, height / 2)
    right, bottom, kx, ky = x + width, y + height, rx * QUARTER, ry * QUARTER
    corners = (
        (complex(right - rx, y), complex(right, y + ry), complex(kx, 0), complex(0, -ky)),
        (complex(right, bottom - ry), complex(right - rx, bottom), complex(0, ky), complex(kx, 0)),
        (complex(x + rx, bottom), complex(x, bottom - ry), complex(-kx, 0), complex(0, ky)),
        (complex(x, y + ry), complex(x + rx, y), complex(0, -ky), complex(-kx, 0)),
    )
    place = complex(x + rx, y)
    segments: list[Segment] = [("M", (place,))]
    for start, end, leave, arrive in corners:
        if abs(start - place) > 1e-9:
            segments.append(("L", (start,)))
        if rx and ry:
            segments.append(("C", (start + leave, end + arrive, end)))
        place = end
    return [*segments, ("Z", ())]


def path_segments(text: str) -> Iterator[Segment]:
    """The segments of an SVG path's ``d``. Raises ValueError where it cannot be read."""
    place = start = 0j
    cubic_handle = quadratic_handle = None  # the last control point, for the smooth commands
    for command, relative, values in path_commands(text):
        origin = place if relative else 0j
        points = [origin + complex(x, y) for x, y in zip(values[::2], values[1::2], strict=False)]
        before, last_cubic, last_quadratic = place, cubic_handle, quadratic_handle
        cubic_handle = quadratic_handle = None
        match command:
            case "Z":
                place = start
                yield ("Z", ())
            case "M":
                place = start = points[0]
                yield ("M", (place,))
            case "L":
                place = points[0]
                yield ("L", (place,))
            case "H":
                place = complex(origin.real + values[0], place.imag)
                yield ("L", (place,))
            case "V":
                place = complex(place.real, origin.imag + values[0])
                yield ("L", (place,))
            case "C" | "S":
                first = points[0] if command == "C" else mirrored(last_cubic, before)
                cubic_handle, place = points[-2:]
                yield ("C", (first, cubic_handle, place))
            case "Q" | "T":
                quadratic_handle = points[0] if command == "Q" else mirrored(last_quadratic, before)
                place = points[-1]
                towards = quadratic_handle * 2 / 3
                yield ("C", (before / 3 + towards, place / 3 + towards, place))
            case "A":
                place = origin + complex(values[5], values[6])
                yield from arc_segments(before, place, values)


def mirrored(handle: complex | None, place: complex) -> complex:
    return place if handle is None else 2 * place - handle


def path_commands(text: str) -> Iterator[tuple[str, bool, list[float]]]:
    """Upper-case command, whether it is relative, and its numbers; repeated commands are written out."""
    position, letter = 0, ""
    while text[position:].strip():
        found = COMMAND.match(text, position)
        if found:
            letter, position = found[1], found.end()
        elif letter in ("", "Z", "z"):
            raise ValueError(f"not a path: {text!r} at {position}")
        values = []
        for index in range(ARITY[letter.upper()]):
            # The two flags of an arc may be written without anything between them and the next number.
            shape = FLAG if letter in "Aa" and index in (3, 4) else NUMBER
            number = shape.match(text, position)
            if number is None:
                raise ValueError(f"not a path: {text!r} at {position}")
            values.append(float(number[1]))
            position = number.end()
        yield letter.upper(), letter.islower(), values
        letter = {"M": "L", "m": "l"}.get(letter, letter)


def arc_segments(start: complex, end: complex, values: list[float]) -> Iterator[Segment]:
    """An elliptical arc as cubic curves of at most a quarter each.

    Method: SVG 2, appendix B.2.4, conversion from endpoint to centre parameterisation.
    """
    rx, ry, turn = abs(values[0]), abs(values[1]), cmath.rect(1, math.radians(values[2]))
    large, sweep = bool(values[3]), bool(values[4])
    if start == end:
        return
    if not rx or not ry:
        yield ("L", (end,))
        return

    def to_circle(point: complex) -> complex:
        upright = point / turn
        return complex(upright.real / rx, upright.imag / ry)

    def to_ellipse(point: complex) -> complex:
        return complex(point.real * rx, point.imag * ry) * turn

    first, last = to_circle(start), to_circle(end)
    half = (last - first) / 2
    # Radii too small to reach are enlarged until they do.
    scale = max(1.0, abs(half))
    distance = math.sqrt(max(0.0, scale * scale - abs(half) ** 2))
    # Angles grow with the sweep; the short way round keeps the centre on that side of the chord.
    side = 1 if large != sweep else -1
    centre = (first + last) / 2 + side * distance * 1j * half / abs(half)
    begin = cmath.phase(first - centre)
    span = (cmath.phase(last - centre) - begin) % (2 * math.pi)
    if not sweep:
        span -= 2 * math.pi
    count = max(1, math.ceil(abs(span) / (math.pi / 2) - 1e-9))
    handle = 4 / 3 * math.tan(span / count / 4) * 1j
    for index in range(count):
        one = cmath.rect(scale, begin + span * index / count)
        two = cmath.rect(scale, begin + span * (index + 1) / count)
        ends = end if index == count - 1 else to_ellipse(centre + two)
        yield ("C", (to_ellipse(centre + one + one * handle), to_ellipse(centre + two - two * handle), ends))
