"""The whole map, very small, with the part that a page shows marked: the index map in a page's corner."""

from __future__ import annotations

from collections.abc import Iterable

from journeymapper.drawing.colour import WHITE, faded, mix
from journeymapper.drawing.shapes import Box, Command, Path, Shape
from journeymapper.drawing.tree import Drawing, Group, groups
from journeymapper.geometry import Point, Rect
from journeymapper.layout.look import Look

_MANY = 150  # cards that are too many to be drawn one by one
_LEAST = 1.2  # units: what is lower or narrower is not seen


def scale_within(overview: Drawing, width: float, height: float) -> float:
    """How much smaller a map's lanes and band are when they fit into this size."""
    area = _area(overview)
    return min(width / max(1.0, area.width), height / max(1.0, area.height))


def thumbnail(overview: Drawing, scale: float, look: Look) -> tuple[Shape, ...]:
    """Stages, lanes, cards and curves as spots of colour, from (0, 0) on."""
    area = _area(overview)
    spots: dict[str, list[Rect]] = {}
    lines: list[Path] = []
    for place, group in groups(overview):
        at = Point(place.x - area.x, place.y - area.y)
        match group.kind:
            case "stage":
                rect = Rect(at.x, at.y, group.rect.width, group.rect.height)
                spots.setdefault(mix(WHITE, look.palette.band_text, 0.45), []).append(rect)
            case "card":
                rect = Rect(at.x, at.y, group.rect.width, group.rect.height)
                spots.setdefault(mix(WHITE, _bar(group), 0.55), []).append(rect)
            case "lane":
                rect = Rect(at.x, at.y, group.rect.width, group.rect.height)
                spots.setdefault(mix(WHITE, look.palette.ink, 0.14), []).append(rect)
            case "curve":
                lines += [_line(one, at, scale) for one in group.shapes if isinstance(one, Path)]
    if sum(map(len, spots.values())) > _MANY:
        spots = {colour: _merged(rects) for colour, rects in spots.items()}
    found: list[Shape] = [
        Path(tuple(command for rect in rects for command in _rectangle(rect, scale)), fill=colour)
        for colour, rects in spots.items()
    ]
    return (*found, *lines)


def marked(
    overview: Drawing, scale: float, columns: tuple[str, ...], spans: Iterable[Rect], look: Look
) -> Box:
    """A frame around some columns of the map, and the heights that `spans` cover on the overview."""
    area = _area(overview)
    shown = [column for column in overview.columns if column.step in columns]
    rows = list(spans)
    top = min([rect.y for rect in rows], default=overview.body.y)
    bottom = max([rect.bottom for rect in rows], default=overview.body.bottom)
    left = shown[0].x if shown else overview.body.x
    right = shown[-1].right if shown else overview.body.right
    rect = Rect(
        (left - area.x) * scale, (top - area.y) * scale, (right - left) * scale, (bottom - top) * scale
    )
    accent = look.palette.accent
    return Box(rect.inset(-1.5), faded(accent, 0.10), accent, 1.75, 2.5)


def size_of(overview: Drawing, scale: float) -> tuple[float, float]:
    area = _area(overview)
    return area.width * scale, area.height * scale


def _area(overview: Drawing) -> Rect:
    """Band and lanes with their headers."""
    top = next((one.origin.y for one in overview.strips if one.strip.kind == "band"), overview.body.y)
    return Rect(0.0, top, overview.width, max(8.0, overview.body.bottom - top))


def _bar(group: Group) -> str:
    return next((one.fill for one in group.shapes if isinstance(one, Path) and one.fill), "#5B6475")


def _line(shape: Path, at: Point, scale: float) -> Path:
    commands = tuple(
        (
            one[0],
            *((part + (at.y if place % 2 else at.x)) * scale for place, part in enumerate(one[1:])),
        )
        for one in shape.commands
    )
    return Path(commands, None, shape.stroke, 0.8)  # type: ignore[arg-type]


def _merged(rects: list[Rect]) -> list[Rect]:
    """Cards of one colour that stand above one another, as one spot."""
    found: list[Rect] = []
    latest: dict[tuple[int, int], int] = {}
    for rect in rects:
        key = round(rect.x), round(rect.width)
        at = latest.get(key)
        if at is not None and 0 <= rect.y - found[at].bottom < 24:
            found[at] = found[at].united(rect)
        else:
            latest[key] = len(found)
            found.append(rect)
    return found


def _rectangle(rect: Rect, scale: float) -> tuple[Command, ...]:
    left, top = rect.x * scale, rect.y * scale
    right, bottom = left + max(_LEAST, rect.width * scale), top + max(_LEAST, rect.height * scale)
    return (("M", left, top), ("L", right, top), ("L", right, bottom), ("L", left, bottom), ("Z",))
