"""What one frame shows: where each strip lies in the window, headers pinned, and which tiles it needs.

Everything here is in device pixels of the window.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from PySide6.QtCore import QRect

from journeymapper.drawing.tree import Drawing, Placed, Strip
from journeymapper.ui.canvas.tiles import SIDE, Level, StripKey, key_of, level_of
from journeymapper.ui.canvas.viewport import Viewport

BAND, HEAD, LANE = "band", "head", "lane"
_MOST_HELD = 0.6  # of the window: more pinned lanes would leave nothing to scroll


class Shown(NamedTuple):
    """A strip in the window: its top left, and the part of the window that it may paint."""

    key: StripKey
    strip: Strip
    level: Level
    x: int
    y: int
    clip: QRect

    @property
    def area(self) -> QRect:
        """What is seen of the strip."""
        return QRect(self.x, self.y, self.level.width, self.level.height).intersected(self.clip)

    def tiles(self) -> Iterable[tuple[int, int]]:
        """Columns and rows of the tiles that are seen."""
        return tiles_in(self.area.translated(-self.x, -self.y))


class Frame(NamedTuple):
    """The sheet, the strips that scroll, then the pinned ones with the paper they lie on.

    `left` and `top` are the widths of the pinned lane headers and the pinned band (0: not pinned). `held`
    are the lanes, with their headers, that stay below the band; `below` is where they end. The headers are
    pinned at the left, where a map is mirrored at the right edge of a window of this `width`.
    """

    sheet: QRect
    scrolling: tuple[Shown, ...]
    heads: tuple[Shown, ...]
    band: tuple[Shown, ...]
    left: int
    top: int
    held: tuple[Shown, ...] = ()
    below: int = 0
    width: int = 0
    mirrored: bool = False

    @property
    def headers(self) -> tuple[int, int]:
        """From where to where (pixels) the pinned headers are."""
        return (self.width - self.left, self.width) if self.mirrored else (0, self.left)

    @property
    def strips(self) -> tuple[Shown, ...]:
        return (*self.band, *self.heads, *self.held, *self.scrolling)


def tiles_in(area: QRect) -> Iterable[tuple[int, int]]:
    """The tiles (column, row) that `area` of a strip touches."""
    if area.isEmpty():
        return
    for row in range(area.top() // SIDE, area.bottom() // SIDE + 1):
        for column in range(area.left() // SIDE, area.right() // SIDE + 1):
            yield column, row


def frame_of(
    drawing: Drawing, view: Viewport, pinned_lanes: Collection[str] = (), seen: Drawing | None = None
) -> Frame:
    """The frame that a window shows of a drawing; the pinned lanes never scroll away over its top.
    `seen` is what is seen of a mirrored drawing (`layout.mirror.as_seen`)."""
    scale = view.zoom * view.dpr
    off_x, off_y = round(view.x * view.dpr), round(view.y * view.dpr)
    window = QRect(0, 0, round(view.width * view.dpr), round(view.height * view.dpr))
    sheet = QRect(-off_x, -off_y, round(drawing.width * scale), round(drawing.height * scale))
    # Strips end in whole pixels of their own: none sticks out of the paper at the right.
    paper = QRect(sheet.x(), 0, sheet.width(), window.height()).intersected(window)
    body_right = round(drawing.body.right * scale) - off_x
    body_bottom = round(drawing.body.bottom * scale) - off_y

    def at(placed: Placed) -> tuple[int, int]:
        return round(placed.origin.x * scale) - off_x, round(placed.origin.y * scale) - off_y

    top, band = 0, []
    for placed in drawing.strips:
        if placed.strip.kind == BAND:
            x, y = at(placed)
            level = level_of(placed.strip, scale)
            pinned = _pinned(y, level.height, body_bottom)
            top = max(top, pinned + level.height if pinned != y else 0)
            band.append(Shown(key_of(placed.strip), placed.strip, level, x - level.left, pinned, paper))
    below, stays = max(0, top), {}
    for placed in drawing.strips if pinned_lanes else ():
        if placed.strip.kind == LANE and placed.strip.id in pinned_lanes:
            y, height = at(placed)[1], level_of(placed.strip, scale).height
            stay = min(below, body_bottom - height)
            if y < stay and stay + height <= window.height() * _MOST_HELD:
                stays[placed.strip.id] = stay
                below = stay + height
    left = 0
    heads: list[Shown] = []
    scrolling: list[Shown] = []
    held: list[Shown] = []
    for placed in drawing.strips:
        strip = placed.strip
        x, y = at(placed)
        level = level_of(strip, scale)
        if strip.kind == HEAD:
            pinned = _pinned(x, level.width, body_right, round(_margin(strip) * scale))
            left = max(left, pinned + level.width if pinned != x else 0)
            stay = stays.get(strip.id, y)
            row = QRect(pinned, stay, level.width, level.height).intersected(window)
            lowered = stay if strip.id in stays else _lowered(placed, y, below, scale)
            shown = Shown(key_of(strip), strip, level, pinned, lowered, row)
            (held if strip.id in stays else heads).append(shown)
        elif strip.kind == LANE and strip.id in stays:
            held.append(Shown(key_of(strip), strip, level, x - level.left, stays[strip.id], paper))
        elif strip.kind != BAND:
            scrolling.append(Shown(key_of(strip), strip, level, x - level.left, y, paper))
    # Upwards, so that the line below a lane lies over the lane that follows.
    # The band does not show in the corner above pinned headers.
    body = paper.intersected(window.adjusted(max(0, left), 0, 0, 0))
    clipped = [one._replace(clip=body) for one in band]
    kept = [one if one.strip.kind == HEAD else one._replace(clip=body) for one in held]
    rest = (_seen(scrolling[::-1]), _seen(heads[::-1]), _seen(clipped))
    frame = Frame(sheet, *rest, max(0, left), max(0, top), _seen(kept), below, window.width())
    return _mirrored(frame, seen) if seen is not None and drawing.mirrored else frame


def _mirrored(frame: Frame, seen: Drawing) -> Frame:
    """The frame in the mirror, with the strips that are seen there."""
    strips = {key_of(strip): strip for _, strip in seen.strips}

    def across(rect: QRect) -> QRect:
        return QRect(frame.width - rect.x() - rect.width(), rect.y(), rect.width(), rect.height())

    def turned(many: tuple[Shown, ...]) -> tuple[Shown, ...]:
        return tuple(
            one._replace(
                strip=(strip := strips[one.key]),
                level=level_of(strip, one.level.scale),
                x=frame.width - one.x - one.level.width,
                clip=across(one.clip),
            )
            for one in many
        )

    return frame._replace(
        sheet=across(frame.sheet),
        scrolling=turned(frame.scrolling),
        heads=turned(frame.heads),
        band=turned(frame.band),
        held=turned(frame.held),
        mirrored=True,
    )


def _pinned(place: int, length: int, end: int, margin: int = 0) -> int:
    """The edge of the window, once scrolled past it, for as long as there is something to head.

    `margin` is empty paper that may go."""
    return max(place, min(-margin, end - length))


def _margin(strip: Strip) -> float:
    """The empty paper at the left of a lane's header, in map units, but for a little."""
    return max(0.0, min((group.rect.x for cell in strip.cells for group in cell.groups), default=0.0) - 8.0)


def _lowered(placed: Placed, y: int, top: int, scale: float) -> int:
    """The name of a lane that begins above the window is lowered into it."""
    strip = placed.strip
    if y >= top or any(group.kind == "guide" for cell in strip.cells for group in cell.groups):
        return y  # names of guide lines belong where the lines are
    content = round(name_height(strip) * scale)
    return max(y, min(top, y + round(strip.height * scale) - content))


def name_height(strip: Strip) -> float:
    """How much of a lane's header its icon and name take, from its top, in map units."""
    bottom = 0.0
    for cell in strip.cells:
        for group in cell.groups:
            for shape in group.shapes:
                if type(shape).__name__ in ("Text", "Icon"):
                    bottom = max(bottom, cell.origin.y + group.rect.y + shape.rect.bottom)  # type: ignore[union-attr]
    return min(strip.height, bottom + 8.0)


def _seen(strips: list[Shown]) -> tuple[Shown, ...]:
    return tuple(one for one in strips if not one.area.isEmpty())
