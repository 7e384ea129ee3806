"""Finding places for labels: near their points, clear of curves, of each other and of the lane's edge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from journeymapper.geometry import Point, Rect
from journeymapper.layout.spline import Span, extent

CLEAR = 6.0  # from a label to any curve
_COLUMN = 96.0
_NEAR = 4.0  # from a label to its own point
_RISES = (0.0, 6.0, 12.0, 20.0, 30.0, 42.0, 56.0, 72.0)
_FAR = 80.0  # liked less than anything that is nearer
_SHIFTS = (0.0, 0.22, -0.22, 0.5, -0.5)


class Taken:
    """Rectangles that are taken, in columns of a fixed width: a long map has hundreds of them."""

    def __init__(self, rects: Iterable[Rect] = ()) -> None:
        self.columns: dict[int, list[Rect]] = {}
        for rect in rects:
            self.add(rect)

    def add(self, rect: Rect) -> None:
        for column in range(int(rect.x // _COLUMN), int(rect.right // _COLUMN) + 1):
            self.columns.setdefault(column, []).append(rect)

    def meets(self, rect: Rect) -> bool:
        for column in range(int(rect.x // _COLUMN), int(rect.right // _COLUMN) + 1):
            for other in self.columns.get(column, ()):
                if rect.intersects(other):
                    return True
        return False


class Field(NamedTuple):
    """Where labels may stand: inside `bounds`, away from curves and things already put."""

    bounds: Rect
    curves: Sequence[tuple[Span, ...]]
    stroke: float
    near: bool = False  # no label beyond a curve that is not its own

    def free(self, rect: Rect, taken: Taken) -> bool:
        return rect.within(self.bounds) and not taken.meets(rect) and not self.meets_curve(rect)

    def parted(self, rect: Rect, at: Point) -> bool:
        """Whether a curve runs between a label and its point: it would be taken for that curve's label."""
        over, under = (rect.bottom, at.y - 1.0) if rect.bottom < at.y else (at.y + 1.0, rect.y)
        places = [extent(spans, at.x, at.x) for spans in self.curves]
        return any(over < place[0] < under for place in places if place)

    def meets_curve(self, rect: Rect) -> bool:
        """Whether a curve comes nearer than CLEAR (measured as a frame about the label)."""
        frame = rect.inset(-(CLEAR + self.stroke / 2))
        places = (extent(spans, frame.x, frame.right) for spans in self.curves)
        return any(place[0] < frame.bottom and place[1] > frame.y for place in places if place)


def place(
    size: tuple[float, float], at: Point, radius: float, above: bool, field: Field, taken: Taken
) -> tuple[float, Rect] | None:
    """The best free place for a label of this size near a point and how far off it is, or nothing.

    `radius` is what the point itself takes; `above` says which side is tried first.
    """
    for rise, rect in candidates(size, at, radius, above):
        if field.free(rect, taken) and not (field.near and field.parted(rect, at)):
            return rise, rect
    return None


def candidates(
    size: tuple[float, float], at: Point, radius: float, above: bool
) -> Iterator[tuple[float, Rect]]:
    """Places by preference: over or under the point, beside it, then further off, last of all beside it and
    clear of a curve that runs straight through it; each with how far off."""
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
    lift = CLEAR + 3.0
    for rise in _RISES:
        beside = radius + _NEAR + 2.0 + rise
        for y in (at.y - lift - height, at.y + lift):
            yield _FAR + rise, Rect(at.x + beside, y, width, height)
            yield _FAR + rise, Rect(at.x - beside - width, y, width, height)
