"""Finding places for labels: near their points, clear of curves, of each other and of the lane's edge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from journeymapper.geometry import Point, Rect
from journeymapper.layout.spline import Span, extent

CLEAR = 6.0  # from a label to any curve
_SLICE = 10.0
_NEAR = 4.0  # from a label to its own point
_RISES = (0.0, 6.0, 12.0, 20.0, 30.0, 42.0, 56.0, 72.0)
_SHIFTS = (0.0, 0.22, -0.22, 0.5, -0.5)


class Field(NamedTuple):
    """Where labels may stand: inside `bounds`, away from curves and things already put."""

    bounds: Rect
    curves: Sequence[tuple[Span, ...]]
    stroke: float

    def free(self, rect: Rect, taken: Sequence[Rect]) -> bool:
        bounds = self.bounds
        if rect.x < bounds.x or rect.right > bounds.right or rect.y < bounds.y or rect.bottom > bounds.bottom:
            return False
        if any(rect.intersects(other) for other in taken):
            return False
        return not self.meets_curve(rect)

    def meets_curve(self, rect: Rect) -> bool:
        """Whether a curve comes nearer than CLEAR (measured as a frame about the label)."""
        frame = rect.inset(-(CLEAR + self.stroke / 2))
        for spans in self.curves:
            if not spans or spans[0].x0 > frame.right or spans[-1].x1 < frame.x:
                continue
            x = frame.x
            while x < frame.right:
                end = min(frame.right, x + _SLICE)
                found = extent(spans, x, end)
                if found and found[0] < frame.bottom and found[1] > frame.y:
                    return True
                x = end
        return False


def place(
    size: tuple[float, float], at: Point, radius: float, above: bool, field: Field, taken: Sequence[Rect]
) -> tuple[float, Rect] | None:
    """The best free place for a label of this size near a point and how far off it is, or nothing.

    `radius` is what the point itself takes; `above` says which side is tried first.
    """
    for rise, rect in candidates(size, at, radius, above):
        if field.free(rect, taken):
            return rise, rect
    return None


def candidates(
    size: tuple[float, float], at: Point, radius: float, above: bool
) -> Iterator[tuple[float, Rect]]:
    """Places by preference: over or under the point, beside it, then further off; each with how far off."""
    width, height = size
    for rise in _RISES:
        over = at.y - radius - _NEAR - rise - height
        under = at.y + radius + _NEAR + rise
        for shift in _SHIFTS:
            x = at.x - width / 2 + shift * width
            for y in (over, under) if above else (under, over):
                yield rise, Rect(x, y, width, height)
        beside = radius + _NEAR + 2.0 + rise
        for y in (at.y - height / 2, at.y - height, at.y):
            yield rise, Rect(at.x + beside, y, width, height)
            yield rise, Rect(at.x - beside - width, y, width, height)
