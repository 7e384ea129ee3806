"""Smooth curves that never overshoot their points.

Monotone cubic Hermite interpolation after F. N. Fritsch and R. E. Carlson, "Monotone Piecewise Cubic
Interpolation", SIAM Journal on Numerical Analysis 17 (1980). x runs evenly along each span, so a place on
the curve is found by its x without solving anything.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from journeymapper.drawing.shapes import Command
from journeymapper.geometry import Point

_FLAT = 1e-9  # slopes below this are none: dividing by them would overflow


class Span(NamedTuple):
    """The cubic between two neighbouring points: its ends and the heights of its two handles."""

    x0: float
    y0: float
    h0: float
    h1: float
    x1: float
    y1: float


def monotone_spans(points: Sequence[Point]) -> tuple[Span, ...]:
    """The spans between points sorted by x; points above one another are joined by an upright line."""
    count = len(points)
    if count < 2:
        return ()
    widths = [b.x - a.x for a, b in pairwise(points)]
    rises = [
        (b.y - a.y) / width if width > 1e-6 else 0.0
        for (a, b), width in zip(pairwise(points), widths, strict=True)
    ]
    slopes = [rises[0]]
    for before, after in pairwise(rises):
        slopes.append(0.0 if before * after <= 0 else (before + after) / 2)
    slopes.append(rises[-1])
    for at, rise in enumerate(rises):
        if abs(rise) < _FLAT:
            slopes[at] = slopes[at + 1] = 0.0
            continue
        a, b = slopes[at] / rise, slopes[at + 1] / rise
        size = math.hypot(a, b)
        if size > 3.0:  # outside the circle in which a cubic is sure to be monotone
            slopes[at] = 3.0 * a / size * rise
            slopes[at + 1] = 3.0 * b / size * rise
    spans = []
    for at in range(count - 1):
        start, end = points[at], points[at + 1]
        third = widths[at] / 3
        handles = start.y + slopes[at] * third, end.y - slopes[at + 1] * third
        spans.append(Span(start.x, start.y, *handles, end.x, end.y))
    return tuple(spans)


def height_at(span: Span, x: float) -> float:
    """The y of the curve at an x of this span."""
    width = span.x1 - span.x0
    t = min(1.0, max(0.0, (x - span.x0) / width)) if width > 1e-6 else 1.0
    s = 1.0 - t
    return s * s * s * span.y0 + 3 * s * s * t * span.h0 + 3 * s * t * t * span.h1 + t * t * t * span.y1


def cut(span: Span, left: float, right: float) -> Span:
    """The part of a span between two x inside it."""
    width = span.x1 - span.x0
    if width <= 1e-6:
        return span
    return _head(
        _tail(span, (left - span.x0) / width), (right - left) / (span.x1 - left) if right < span.x1 else 1.0
    )


def clipped(spans: Sequence[Span], left: float, right: float) -> tuple[Span, ...]:
    """The part of a curve between two x."""
    return tuple(
        cut(span, max(span.x0, left), min(span.x1, right))
        for span in spans
        if span.x1 > left and span.x0 < right
    )


def extent(spans: Sequence[Span], left: float, right: float) -> tuple[float, float] | None:
    """The least and greatest y of a curve between two x, or nothing where it is not.

    Exact, because spans are monotone.
    """
    at = max(0, bisect_right(spans, left, key=_start) - 1)
    while at > 0 and spans[at - 1].x1 >= left:
        at -= 1
    low, high = math.inf, -math.inf
    while at < len(spans) and spans[at].x0 <= right:
        span = spans[at]
        at += 1
        if span.x1 < left:
            continue
        start = span.y0 if left <= span.x0 or span.x1 - span.x0 <= 1e-6 else height_at(span, left)
        end = span.y1 if span.x1 <= right else height_at(span, right)
        low, high = min(low, start, end), max(high, start, end)
    return None if low > high else (low, high)


def forwards(spans: Sequence[Span], start: bool = True) -> tuple[Command, ...]:
    """Path commands from left to right; without the first "M" when `start` is false."""
    if not spans:
        return ()
    commands: list[Command] = [("M" if start else "L", spans[0].x0, spans[0].y0)]
    for span in spans:
        third = (span.x1 - span.x0) / 3
        commands.append(("C", span.x0 + third, span.h0, span.x1 - third, span.h1, span.x1, span.y1))
    return tuple(commands)


def backwards(spans: Sequence[Span]) -> tuple[Command, ...]:
    """Path commands from right to left, beginning with a line to the right end."""
    if not spans:
        return ()
    commands: list[Command] = [("L", spans[-1].x1, spans[-1].y1)]
    for span in reversed(spans):
        third = (span.x1 - span.x0) / 3
        commands.append(("C", span.x1 - third, span.h1, span.x0 + third, span.h0, span.x0, span.y0))
    return tuple(commands)


def sides(spans: Sequence[Span], level: float) -> list[tuple[bool, tuple[Span, ...]]]:
    """The curve cut where it crosses a level: stretches, each with whether it is above (smaller y)."""
    found: list[tuple[bool, tuple[Span, ...]]] = []
    for span in spans:
        parts = [span]
        if (span.y0 - level) * (span.y1 - level) < 0 and span.x1 - span.x0 > 1e-6:
            x = _crossing(span, level)
            parts = [cut(span, span.x0, x), cut(span, x, span.x1)]
        for part in parts:
            above = part.y0 + part.y1 < 2 * level
            if found and found[-1][0] == above:
                found[-1] = (above, (*found[-1][1], part))
            else:
                found.append((above, (part,)))
    return found


def _crossing(span: Span, level: float) -> float:
    left, right = span.x0, span.x1
    falling = span.y0 > level
    for _ in range(40):
        middle = (left + right) / 2
        if (height_at(span, middle) > level) == falling:
            left = middle
        else:
            right = middle
    return (left + right) / 2


def _start(span: Span) -> float:
    return span.x0


def _tail(span: Span, t: float) -> Span:
    """What follows t, by de Casteljau's halving."""
    if t <= 0:
        return span
    a, b, c = (_mix(*pair, t) for pair in ((span.y0, span.h0), (span.h0, span.h1), (span.h1, span.y1)))
    d, e = _mix(a, b, t), _mix(b, c, t)
    return Span(_mix(span.x0, span.x1, t), _mix(d, e, t), e, c, span.x1, span.y1)


def _head(span: Span, t: float) -> Span:
    if t >= 1:
        return span
    a, b, c = (_mix(*pair, t) for pair in ((span.y0, span.h0), (span.h0, span.h1), (span.h1, span.y1)))
    d, e = _mix(a, b, t), _mix(b, c, t)
    return Span(span.x0, span.y0, a, d, _mix(span.x0, span.x1, t), _mix(d, e, t))


def _mix(a: float, b: float, t: float) -> float:
    return a + (b - a) * t
