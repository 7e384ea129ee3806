"""The tree: drawing, strips with an origin, cells in the strip's coordinates, groups of shapes.

Layout hands out *the same object* for every part whose inputs did not change, so two drawings
are compared by identity: a strip that only moved keeps its painted tiles, a cell that is the
same needs no repaint. Selection frames, handles and drop marks are never part of a drawing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from journeymapper.drawing.shapes import Shape
from journeymapper.geometry import Point, Rect


class Group(NamedTuple):
    """Shapes that belong to one thing of the map (a card, a stage name, an emotion point ...).

    `rect` is in the cell's coordinates, the shapes are relative to the rect's top left, so a card
    that is pushed down keeps its shapes. `id` is the record's id ("" for decoration), `kind` says
    what it is: card, stage, step, lane, persona, title, facts, divider, guide, curve, point, label (of
    a point or curve, with its id), shade, grid, count (cards of a folded cell), legend, brand, hint (for the
    screen only), contents (of a report). `label` is what a screen reader says; `url` a web address to link
    to, or of contents a page: see `drawing.places`.
    """

    id: str
    kind: str
    rect: Rect
    shapes: tuple[Shape, ...]
    label: str = ""
    url: str = ""

    def moved(self, dx: float, dy: float) -> Group:
        return Group(self.id, self.kind, self.rect.moved(dx, dy), self.shapes, self.label, self.url)


class Cell(NamedTuple):
    """Groups that share an origin in the strip: one step of a lane, or a whole heading.

    `key` is the step's id in a lane, else "". `inputs` is what it was made from.
    """

    key: str
    origin: Point
    height: float
    groups: tuple[Group, ...]
    inputs: object = None


class Strip(NamedTuple):
    """A full-width band of the map in its own coordinates.

    `kind`: "title" (map header), "band" (stages and steps), "head" (a lane's header at the left),
    "lane" (a lane's cells), "footer" (legend). `id` is the lane's id for head and lane, else the kind.
    `mirrored` strips are seen in the mirror: see `layout.mirror.as_seen`.
    """

    id: str
    kind: str
    width: float
    height: float
    cells: tuple[Cell, ...]
    inputs: object = None
    mirrored: bool = False


class Placed(NamedTuple):
    """A strip and where it lies on the sheet."""

    origin: Point
    strip: Strip

    @property
    def rect(self) -> Rect:
        return Rect(self.origin.x, self.origin.y, self.strip.width, self.strip.height)


class Column(NamedTuple):
    """A step's column on the sheet. `first` marks the first step of its stage; `end` is the last step of a
    collapsed stage, whose one column stands for all of them.
    """

    step: str
    stage: str
    x: float
    width: float
    first: bool
    end: str = ""

    @property
    def last(self) -> str:
        """The last step that the column stands for."""
        return self.end or self.step

    @property
    def right(self) -> float:
        return self.x + self.width


class Row(NamedTuple):
    """A lane's row on the sheet, its header included. `room` is its upper part that holds cards or curves;
    notes about curves stand below it."""

    lane: str
    kind: str
    y: float
    height: float
    room: float

    @property
    def bottom(self) -> float:
        return self.y + self.height


class Drawing(NamedTuple):
    """The whole sheet, painted white from (0, 0) to (width, height), then its strips in order.

    `body` is the part that holds the cells of all lanes; left of it stand the lane headers,
    above it the band. `columns` and `rows` are in the order of the map, hidden ones left out.
    `mirrored` maps run from right to left: painters show `layout.mirror.as_seen` of them.
    """

    width: float
    height: float
    strips: tuple[Placed, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    body: Rect
    background: str = "#FFFFFF"
    mirrored: bool = False


def groups(drawing: Drawing) -> Iterator[tuple[Point, Group]]:
    """Every group with the place of its top left on the sheet, in drawing order."""
    for (x, y), strip in drawing.strips:
        for cell in strip.cells:
            for group in cell.groups:
                left = x + cell.origin.x + group.rect.x
                top = y + cell.origin.y + group.rect.y
                yield Point(left, top), group
