"""What a window sees of a drawing, and the way between its pixels and the sheet, pinned headers included."""

from __future__ import annotations

from typing import NamedTuple

from journeymapper.drawing.tree import Drawing, Placed, Strip
from journeymapper.geometry import Point, Rect
from journeymapper.layout.mirror import as_seen
from journeymapper.ui.canvas.frame import BAND, HEAD, LANE, Frame, Shown, frame_of
from journeymapper.ui.canvas.tiles import StripKey, key_of
from journeymapper.ui.canvas.viewport import Viewport

Header = tuple[bool, bool]  # in the pinned lane headers, in the pinned band
NOWHERE: Header = (False, False)


class Sight(NamedTuple):
    """A drawing seen through a viewport. Pixels are logical ones of the window.

    Places on the sheet are those of the drawing. Of a mirrored one the frame shows what is `seen` in the
    mirror: the way between pixels and the sheet crosses it.
    """

    drawing: Drawing
    view: Viewport
    frame: Frame
    pinned: tuple[str, ...] = ()  # lanes
    seen: Drawing | None = None

    def in_header(self, x: float, y: float) -> Header:
        """Whether a pixel lies in the pinned lane headers, and in the pinned band."""
        return self.view.across(x) * self.view.dpr < self.frame.left, y * self.view.dpr < self.frame.top

    def to_map(self, x: float, y: float, header: Header | None = None) -> Point:
        """The place on the sheet under a pixel. In a pinned header it is the header's own place;
        `header` holds to the headers in which something began."""
        frame, view = self.frame, self.view
        place = view.to_map(x, y)
        in_heads, in_band = self.in_header(x, y) if header is None else header
        if in_band and frame.band:
            top = next(one.origin.y for one in self.drawing.strips if one.strip.kind == BAND)
            place = Point(place.x, top + (y - frame.band[0].y / view.dpr) / view.zoom)
        if in_heads and frame.heads:
            head = frame.heads[0]
            edge = view.across((head.x + (head.level.width if view.mirrored else 0)) / view.dpr)
            place = Point((view.across(x) - edge) / view.zoom, place.y)
        for shown in frame.held:
            top = shown.y / view.dpr
            if not in_band and top <= y < top + shown.level.height / view.dpr:
                return Point(place.x, self._origin(shown.key).y + (y - top) / view.zoom)
        return place

    def _placed(self, key: StripKey) -> Placed | None:
        return next((one for one in self.drawing.strips if key_of(one.strip) == key), None)

    def _origin(self, key: StripKey) -> Point:
        """Where a strip lies on the sheet."""
        placed = self._placed(key)
        return placed.origin if placed is not None else Point(0.0, 0.0)

    def held_at(self, rect: Rect) -> Shown | None:
        """The pinned lane that shows this rectangle of the sheet at the top of the window."""
        for shown in self.frame.held:
            if shown.strip.kind == LANE:
                top = self._origin(shown.key).y
                if top <= rect.y and rect.bottom <= top + shown.strip.height + 0.5:
                    return shown
        return None

    def window_at(self, rect: Rect) -> Rect:
        """The part of the window in which a rectangle of the sheet is seen."""
        held = self.held_at(rect)
        return self.window_of(held.strip) if held is not None else self.body_window()

    def to_pixel(self, rect: Rect, strip: Strip | None = None) -> Rect:
        """A rectangle of the sheet in pixels; with its strip, where a pinned one shows it."""
        seen = self.view.rect_to_pixel(rect)
        if strip is None or strip.kind not in (BAND, HEAD):
            held = self.held_at(rect) if self.frame.held else None
            if held is None:
                return seen
            return seen.moved(0.0, held.y / self.view.dpr - self.view.to_pixel(self._origin(held.key)).y)
        key = key_of(strip)
        placed = self._placed(key)
        fixed = (*self.frame.band, *self.frame.heads, *self.frame.held)
        shown = next((one for one in fixed if one.key == key), None)
        if placed is None or shown is None:
            return seen
        at, dpr = self.view.rect_to_pixel(placed.rect), self.view.dpr
        if strip.kind == HEAD:
            # A lowered name hides what would reach below its row.
            moved = seen.moved((shown.x + shown.level.left) / dpr - at.x, shown.y / dpr - at.y)
            end = (shown.clip.bottom() + 1) / dpr
            return moved._replace(height=max(0.0, min(moved.height, end - moved.y)))
        return seen.moved(0.0, shown.y / dpr - at.y)

    def body_window(self) -> Rect:
        """The part of the window in which cells are seen: beside and below what is pinned."""
        left, top = self.frame.left / self.view.dpr, self.frame.below / self.view.dpr
        width = max(0.0, self.view.width - left)
        return Rect(0.0 if self.view.mirrored else left, top, width, max(0.0, self.view.height - top))

    def window_of(self, strip: Strip) -> Rect:
        """The part of the window in which a strip is seen."""
        body, key = self.body_window(), key_of(strip)
        for shown in self.frame.held:
            if shown.key == key:
                top, height = shown.y / self.view.dpr, shown.level.height / self.view.dpr
                whole = Rect(0.0, 0.0, self.view.width, 0.0)
                return (whole if strip.kind == HEAD else body)._replace(y=top, height=height)
        match strip.kind:
            case "band":
                return Rect(body.x, 0.0, body.width, self.view.height)
            case "head":
                return Rect(0.0, body.y, self.view.width, body.height)
            case _:
                return body


def sight_of(
    drawing: Drawing, view: Viewport, pinned: tuple[str, ...] = (), seen: Drawing | None = None
) -> Sight:
    """What a window sees; `seen` is what `as_seen` made of the drawing, if that is known."""
    seen = seen or as_seen(drawing)
    return Sight(drawing, view, frame_of(drawing, view, pinned, seen), pinned, seen)
