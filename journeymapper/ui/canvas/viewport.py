"""Where the window looks: pure numbers. Pixels here are logical ones; `dpr` turns them into device pixels."""

from __future__ import annotations

from typing import NamedTuple

from journeymapper.geometry import Point, Rect

DESK = 40.0  # pixels of desk that can be seen around the sheet
LEAST_ZOOM, MOST_ZOOM = 0.02, 8.0
READABLE = 11.0  # pixels: a map never opens with card text smaller than this


class Viewport(NamedTuple):
    """A window of `width` x `height` pixels on the desk.

    `x`, `y` is the place of the window's top left in pixels, measured from the sheet's top left. A map that
    runs from right to left is `mirrored`: `x` is measured between the right edges, to the left, and so
    are all places on the map.
    """

    width: float
    height: float
    zoom: float = 1.0
    x: float = -DESK
    y: float = -DESK
    dpr: float = 1.0
    mirrored: bool = False

    def across(self, x: float) -> float:
        """How far a pixel is from the edge of the window at which the map begins, and the way back."""
        return self.width - x if self.mirrored else x

    def rect_across(self, rect: Rect) -> Rect:
        """As `across`, for a rectangle of pixels."""
        return rect._replace(x=self.width - rect.right) if self.mirrored else rect

    def to_map(self, x: float, y: float) -> Point:
        return Point((self.across(x) + self.x) / self.zoom, (y + self.y) / self.zoom)

    def to_pixel(self, point: Point) -> Point:
        return Point(self.across(point.x * self.zoom - self.x), point.y * self.zoom - self.y)

    def rect_to_pixel(self, rect: Rect) -> Rect:
        zoom = self.zoom
        seen = Rect(rect.x * zoom - self.x, rect.y * zoom - self.y, rect.width * zoom, rect.height * zoom)
        return self.rect_across(seen)

    @property
    def visible(self) -> Rect:
        """The part of the desk that is seen, in map units."""
        zoom = self.zoom
        return Rect(self.x / zoom, self.y / zoom, self.width / zoom, self.height / zoom)

    def placed(self, x: float, y: float) -> Viewport:
        """The window moved to a place, on whole device pixels so that nothing shivers."""
        return self._replace(x=round(x * self.dpr) / self.dpr, y=round(y * self.dpr) / self.dpr)

    def scrolled(self, dx: float, dy: float) -> Viewport:
        """The window moved by pixels to the right and down."""
        return self.placed(self.x - dx if self.mirrored else self.x + dx, self.y + dy)

    def zoomed_about(self, zoom: float, x: float, y: float) -> Viewport:
        """Another zoom; the point of the map under pixel (x, y) stays there."""
        kept = self.to_map(x, y)
        zoom = clamp(zoom, LEAST_ZOOM, MOST_ZOOM)
        return self._replace(zoom=zoom).placed(kept.x * zoom - self.across(x), kept.y * zoom - y)


def clamp(value: float, least: float, most: float) -> float:
    return max(least, min(most, value))


def limits(length: float, window: float) -> tuple[float, float]:
    """Least and greatest place of a window along a sheet of `length` pixels.

    A sheet that fits may lie anywhere in the window, so that it need not jump when it grows.
    """
    low, high = -DESK, length + DESK - window
    return (low, high) if low <= high else (high, low)


def scrolls(length: float, window: float) -> bool:
    """True when the sheet and its desk do not fit."""
    return length + 2 * DESK > window + 0.5


def limited(view: Viewport, width: float, height: float, above: float = 0.0) -> Viewport:
    """The window kept on a sheet of `width` x `height` map units, `above` pixels more desk on top."""
    x = clamp(view.x, *limits(width * view.zoom, view.width))
    low, high = limits(height * view.zoom, view.height)
    y = clamp(view.y, low - above, high)
    return view if (x, y) == (view.x, view.y) else view.placed(x, y)


def fitted(view: Viewport, rect: Rect, most: float = MOST_ZOOM, least: float = LEAST_ZOOM) -> Viewport:
    """The window that shows all of `rect` (map units) as large as it can, in its middle."""
    across = (view.width - 2 * DESK) / max(1.0, rect.width)
    down = (view.height - 2 * DESK) / max(1.0, rect.height)
    return centred(view._replace(zoom=clamp(min(across, down), least, most)), rect)


def centred(view: Viewport, rect: Rect) -> Viewport:
    middle = rect.centre
    return view.placed(middle.x * view.zoom - view.width / 2, middle.y * view.zoom - view.height / 2)


def fitted_width(
    view: Viewport, width: float, height: float, most: float = 1.0, least: float = LEAST_ZOOM
) -> Viewport:
    """The window as wide as the sheet, at its top (in the middle where all of it fits)."""
    zoom = clamp((view.width - 2 * DESK) / max(1.0, width), least, most)
    view = view._replace(zoom=zoom)
    x = (width * zoom - view.width) / 2 if not scrolls(width * zoom, view.width) else -DESK
    y = (height * zoom - view.height) / 2 if not scrolls(height * zoom, view.height) else -DESK
    return view.placed(x, max(y, -2 * DESK))


def revealing(view: Viewport, rect: Rect, inner: Rect) -> Viewport:
    """The window moved as little as needed until `rect` (map units) lies within `inner` (pixels)."""
    seen, inner = view.rect_across(view.rect_to_pixel(rect)), view.rect_across(inner)
    dx = _shift(seen.x, seen.right, inner.x, inner.right)
    return view.placed(view.x + dx, view.y + _shift(seen.y, seen.bottom, inner.y, inner.bottom))


def _shift(start: float, end: float, low: float, high: float) -> float:
    if start < low or end - start > high - low:
        return start - low
    return max(0.0, end - high)
