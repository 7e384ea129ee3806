"""The page of a report: its size in units, its margins, and the finished page.

A unit is a map unit. At its natural size it is 1/96 inch (0.75 pt), so that the text of a card prints at
9.75 pt and the text of a chip at 8.25 pt. On a sheet too small for that the unit shrinks, on a very large
one it grows; all that is on the page goes along.
"""

from __future__ import annotations

from typing import NamedTuple

from journeymapper.drawing.tree import Cell, Drawing, Group, Placed, Strip
from journeymapper.geometry import Point, Rect

NATURAL_MM = 25.4 / 96
POINTS = 72 / 25.4  # in a millimetre
SMALLEST = 9.59  # units: no text of a report is smaller, but for the map at a glance and charts
MARGIN_MM = 14.0
_LEAST_WIDTH, _LEAST_HEIGHT = 560.0, 480.0  # units that the pages need
_LEAST_ROOM = (450.0, 330.0)  # between the margins
_MOST_WIDTH = 1640.0  # about A3: larger sheets are read from further away
FOOTER = 30.0


class PageError(ValueError):
    """The sheet is too small. `needed` is the least width and height in millimetres that would do."""

    def __init__(self, needed: tuple[float, float]) -> None:
        super().__init__(f"a page of a report needs {needed[0]:.0f} x {needed[1]:.0f} mm")
        self.needed = needed


class PageSize(NamedTuple):
    """Width, height and margin in units; `unit_mm` is how long a unit is printed, `footer` the height of
    what stands below the contents."""

    width: float
    height: float
    margin: float
    unit_mm: float
    footer: float = FOOTER

    @property
    def left(self) -> float:
        return self.margin

    @property
    def right(self) -> float:
        return self.width - self.margin

    @property
    def top(self) -> float:
        return self.margin - 8.0

    @property
    def bottom(self) -> float:
        """Where the room for contents ends, above the footer."""
        return self.height - self.edge - self.footer

    @property
    def edge(self) -> float:
        """From the edge of the sheet to what stands in its margins: the footer, and what leads through a
        section."""
        return max(self.margin * 0.62, 16.0)

    @property
    def room(self) -> float:
        return self.width - 2 * self.margin

    def units(self, points: float) -> float:
        """How many units a length in points is."""
        return points / (self.unit_mm * POINTS)


class Entry(NamedTuple):
    """An entry of the outline that leads to a page; `level` from 0."""

    title: str
    level: int = 0


class ReportPage(NamedTuple):
    """A page of the report, exactly as large as the sheet.

    `title` is what the page shows, `section` what its footer says. `outline` is empty on continuation pages.
    `unit_mm` are the millimetres of a unit of the drawing.
    """

    title: str
    section: str
    drawing: Drawing
    outline: tuple[Entry, ...]
    unit_mm: float


def page_size(
    width_mm: float, height_mm: float, margin_mm: float | None = None, least: float = 6.0
) -> PageSize:
    """The units of a sheet. `least` is the smallest text in points that may be printed.

    Raises PageError where the pages would need smaller text than that.
    """
    smallest = least / SMALLEST / POINTS
    margin = min(MARGIN_MM, width_mm * 0.08) if margin_mm is None else margin_mm
    room = width_mm - 2 * margin, height_mm - 2 * margin
    unit = min(
        max(NATURAL_MM, smallest, width_mm / _MOST_WIDTH),
        width_mm / _LEAST_WIDTH,
        height_mm / _LEAST_HEIGHT,
        room[0] / _LEAST_ROOM[0],
        room[1] / _LEAST_ROOM[1],
    )
    if unit < smallest * 0.999:
        beside = 2 * margin if margin_mm is not None else 0.0
        raise PageError(
            (
                max(_LEAST_WIDTH * smallest, _LEAST_ROOM[0] * smallest + beside),
                max(_LEAST_HEIGHT * smallest, _LEAST_ROOM[1] * smallest + beside),
            )
        )
    if margin_mm is None:
        margin *= max(1.0, unit / NATURAL_MM)
    return PageSize(width_mm / unit, height_mm / unit, max(margin / unit, 8.0), unit)


class Draft(NamedTuple):
    """A page before it is numbered. `section` stands in its footer; `bare` pages have none, `keyed` ones say
    there what their marks mean. `unsaid` is what its curves only begin: see `curve_lane.unsaid`."""

    section: str
    title: str
    groups: tuple[Group, ...]
    outline: tuple[Entry, ...] = ()
    bare: bool = False
    keyed: bool = False
    unsaid: frozenset[str] = frozenset()


def drawing_of(groups: tuple[Group, ...], size: PageSize, mirrored: bool = False) -> Drawing:
    """The drawing of a page; groups are placed from its top left corner."""
    here = Point(0.0, 0.0)
    strip = Strip("page", "page", size.width, size.height, (Cell("", here, size.height, groups),))
    whole = Rect(0.0, 0.0, size.width, size.height)
    return Drawing(size.width, size.height, (Placed(here, strip),), (), (), whole, mirrored=mirrored)
