"""What every kind of PDF comes down to: pages with drawings on them, and what leads to places on them."""

from __future__ import annotations

from typing import NamedTuple

from journeymapper.drawing.tree import Drawing
from journeymapper.geometry import Rect
from journeymapper.publish.paper import Sheet


class Put(NamedTuple):
    """A drawing on a page.

    `scale` is millimetres per map unit, (`x_mm`, `y_mm`) where the drawing's (0, 0) falls, from the page's
    top left. `clip`, in map units, is the part that is shown; without it all of it is.
    """

    drawing: Drawing
    scale: float
    x_mm: float = 0.0
    y_mm: float = 0.0
    clip: Rect | None = None


class PrintedPage(NamedTuple):
    """A page: its sheet, what is put on it from the lowest to the highest, and its label in a reader."""

    sheet: Sheet
    puts: tuple[Put, ...]
    label: str = ""


class SlideText(NamedTuple):
    """What a slide says besides its drawings: its own title ("" for none), and what the speaker sees."""

    title: str
    notes: str


class Mark(NamedTuple):
    """A bookmark. `page` counts from 0, `y_mm` from the page's top, `level` from 0."""

    title: str
    page: int
    y_mm: float = 0.0
    level: int = 0


class Printed(NamedTuple):
    """All pages of a file.

    `smallest` is the least printed text in points (0 where there is none), `scale` the millimetres per map
    unit of the map (of its smallest appearance where there are several). `notes` are sentences for people:
    what a reader of the plan should know, such as which paper would print larger.
    """

    pages: tuple[PrintedPage, ...]
    smallest: float
    scale: float
    marks: tuple[Mark, ...] = ()
    notes: tuple[str, ...] = ()
