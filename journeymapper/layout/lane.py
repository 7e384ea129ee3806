"""The strip of a lane: its grid and its cells, a divider's line, or its curves."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

from journeymapper.drawing.shapes import Path, Text
from journeymapper.drawing.tree import Cell, Column, Group, Strip
from journeymapper.geometry import Point, Rect
from journeymapper.layout.cells import LANE_PADDING, CellInputs, LanePlan, lay_out_cells
from journeymapper.layout.grid import grid_cell
from journeymapper.layout.head import lane_name
from journeymapper.layout.look import Look
from journeymapper.layout.uses import SPANS, uses_of
from journeymapper.model.card import Card
from journeymapper.model.lane import Lane
from journeymapper.text.wrap import set_text

STEP = 8.0  # heights of lanes are multiples of this


class LaneInputs(NamedTuple):
    """What a lane's strip was made from. `columns` are compared by identity first, as all the rest."""

    lane: Lane
    contents: tuple[tuple[Card, ...], ...]
    columns: tuple[Column, ...]
    votes: Mapping[str, int]
    least: float  # what the header needs
    collapsed: bool
    folded: tuple[str, ...]  # columns that show only how many cards they hold
    look: Look
    extra: object = None


class LaneMade(NamedTuple):
    """`Strip.inputs` of a lane: its inputs, and what others ask about it.

    `places` says for each id in which cell and at which position its group is; `spans` are the positions of
    cells in which a card begins that covers further steps; `uses` are the bits of each column's cards.
    """

    inputs: LaneInputs
    places: Mapping[str, tuple[int, int]]
    spans: tuple[int, ...]
    uses: tuple[int, ...]

    def steady(self, inputs: LaneInputs) -> bool:
        """Whether only the contents of cells can have changed (a divider that became a lane had none)."""
        return len(self.inputs.contents) == len(inputs.contents) and self.inputs._replace(
            contents=(), lane=inputs.lane, least=0
        ) == inputs._replace(contents=(), least=0)


def card_lane(inputs: LaneInputs, index: dict[str, int], width: float, previous: Strip | None) -> Strip:
    """The strip of a lane that holds cards; the one before, when nothing has changed."""
    made = previous.inputs if previous and isinstance(previous.inputs, LaneMade) else None
    if previous and made and made.inputs == inputs and previous.width == width:
        return previous
    lane, look, contents = inputs.lane, inputs.look, inputs.contents
    old = previous.cells if previous else ()
    steady = made is not None and made.steady(inputs)
    if made and steady:
        same = tuple([a == b for a, b in zip(contents, made.inputs.contents, strict=True)])
        uses = tuple([u if ok else uses_of(c) for u, ok, c in zip(made.uses, same, contents, strict=True)])
    else:
        same, uses = (), tuple([uses_of(cards) for cards in contents])
    spanning = any(bits & SPANS for bits in uses)
    folded = frozenset(column.step for column in inputs.columns if inputs.collapsed) | {*inputs.folded}
    plan = LanePlan(contents, inputs.columns, index, inputs.votes, folded, spanning, look)
    cells = lay_out_cells(plan, old[1 : 1 + len(contents)] if steady else _by_step(old, inputs.columns), same)
    needed = max([cell.height for cell in cells], default=0.0)
    if not inputs.collapsed:
        needed = max(needed, lane.height)
    height = rounded(max(needed, inputs.least))
    extra: tuple[Cell, ...] = ()
    if look.hints and lane.hint and not inputs.collapsed and not any(contents):
        extra = (_hint(lane, inputs.columns, width, height, look),)
    grid = grid_cell(inputs.columns, line_length(inputs.columns, width), height, look)
    if old and old[0] == grid:
        grid = old[0]
    return lane_strip(inputs, width, height, (grid, *cells, *extra), uses, previous)


def _by_step(cells: tuple[Cell, ...], columns: tuple[Column, ...]) -> tuple[Cell | None, ...]:
    known = {cell.key: cell for cell in cells if isinstance(cell.inputs, CellInputs)}
    return tuple([known.get(column.step) for column in columns])


def divider_lane(inputs: LaneInputs, width: float, previous: Strip | None) -> Strip:
    """A thin lane with a dashed line; its name stands in the header, where it stays in sight."""
    made = previous.inputs if previous else None
    if previous and isinstance(made, LaneMade) and made.inputs == inputs and previous.width == width:
        return previous
    lane, look = inputs.lane, inputs.look
    height = rounded(max(inputs.least, lane.height, 3 * STEP))
    long = line_length(inputs.columns, width)
    middle = height / 2
    line = Path((("M", 0.0, middle), ("L", long, middle)), None, "#7C8594", 1.25, (5.0, 4.0))
    group = Group(lane.id, "divider", Rect(0.0, 0.0, long, height), (line,), lane_name(lane, look))
    return lane_strip(inputs, width, height, (Cell("", Point(0.0, 0.0), height, (group,)),))


def lane_strip(
    inputs: LaneInputs,
    width: float,
    height: float,
    cells: tuple[Cell, ...],
    uses: tuple[int, ...] = (),
    previous: Strip | None = None,
) -> Strip:
    """A strip of these cells, with its index of ids, taken over from the one before for cells that stayed."""
    places: dict[str, tuple[int, int]] = {}
    changed = list(enumerate(cells))
    if previous and isinstance(previous.inputs, LaneMade) and len(previous.cells) == len(cells):
        pairs = list(zip(previous.cells, cells, strict=True))
        changed = [(at, new) for at, (old, new) in enumerate(pairs) if old is not new]
        gone = [group.id for old, new in pairs if old is not new for group in old.groups]
        places = dict(previous.inputs.places)
        for id in gone:
            places.pop(id, None)
    for at, cell in changed:
        for position, group in enumerate(cell.groups):
            if group.id and group.kind not in ("label", "divider"):
                places[group.id] = (at, position)
    spans = tuple(
        [at for at, cell in enumerate(cells) if isinstance(cell.inputs, CellInputs) and cell.inputs.ends]
    )
    return Strip(inputs.lane.id, "lane", width, height, cells, LaneMade(inputs, places, spans, uses))


def line_length(columns: tuple[Column, ...], width: float) -> float:
    return columns[-1].right - columns[0].x if columns else max(0.0, width)


def rounded(height: float) -> float:
    return math.ceil(height / STEP - 1e-6) * STEP


def _hint(lane: Lane, columns: tuple[Column, ...], width: float, height: float, look: Look) -> Cell:
    """What to do here, in an empty lane; for the screen only."""
    room = max(40.0, line_length(columns, width) - 2 * LANE_PADDING)
    block = set_text(lane.hint, room, look.caption, max_lines=2)
    rect = Rect(LANE_PADDING, (height - block.height) / 2, room, block.height)
    text = Text(Rect(0.0, 0.0, room, block.height), lane.hint, block.lines, look.caption, "#737B89")
    return Cell("", Point(0.0, 0.0), height, (Group("", "hint", rect, (text,)),))
