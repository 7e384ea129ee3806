"""A block of cells put into the map, cell by cell: what goes where, and what the map lacks for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from journeymapper.model.card import Card
from journeymapper.model.document import Document
from journeymapper.model.lane import Lane
from journeymapper.model.lookup import find_lane, holds_cards, scale_ends, steps
from journeymapper.model.record import evolve, new_id
from journeymapper.model.words import AS_IS, DIVIDER
from journeymapper.operations.curves import add_point
from journeymapper.operations.placement import joined, kind_in

Block = tuple[tuple[str, ...], ...]  # rows of equal length; "" is an empty cell
NewId = Callable[[], str]

_VALUE = re.compile(r"([+\-\N{MINUS SIGN}]?\d{1,6}(?:[.,]\d{1,6})?)(?:\s+(.*))?", re.DOTALL)


class Names(NamedTuple):
    """What the heads of a block call a column: its stage ("": that of the column before) and step."""

    stage: str = ""
    step: str = ""


class Fit(NamedTuple):
    """A block and where it lands.

    `rows` are its cells without heads, `lanes` the lane of every row and `steps` the step of every
    column, "" where the map has none. `lane_names` and `columns` are what its heads say ("" and
    `Names()` without any).
    """

    rows: Block
    lanes: tuple[str, ...]
    steps: tuple[str, ...]
    lane_names: tuple[str, ...]
    columns: tuple[Names, ...]

    @property
    def missing_lanes(self) -> int:
        return self.lanes.count("")

    @property
    def missing_steps(self) -> int:
        return self.steps.count("")


def fit(
    document: Document,
    block: Block,
    lanes: Sequence[str],
    step_ids: Sequence[str],
    printed: Mapping[str, str] | None = None,
) -> Fit:
    """Where a block lands whose upper left cell goes to the first of these lanes and steps (those of
    the map, in order, from the cell cursor on).

    Heads lead to the lanes and steps of their name: those that the map has, or has to be given. They
    are heads when the map knows their names, or when the corner of the block is empty and the map
    knows one of them or has no cards yet. A row of values goes into a lane of curves, any other row
    passes by it; nothing goes into dividers. `printed` are names of lanes that have none of their own.
    """
    lane_of = _lanes_by_name(document, printed or {})
    step_of = _steps_by_name(document)
    above, beside = _heads(document, block, lane_of, step_of)
    rows = tuple(row[beside:] for row in block[above:])
    names = tuple(row[0] if beside else "" for row in block[above:])
    columns = _column_names(block[:above], beside, len(rows[0]) if rows else 0)
    if beside:
        ids = _each_once([lane_of.get(_key(name), "") for name in names])
        into = [id if _takes(document, id, row) else "" for id, row in zip(ids, rows, strict=True)]
    else:
        into = _lanes_in_order(document, rows, lanes)
    if above:
        along = _each_once([step_of.get(_key(one.step or one.stage), "") for one in columns])
    else:
        along = [*step_ids, *[""] * len(columns)][: len(columns)]
    return Fit(rows, tuple(into), tuple(along), names, columns)


def put(document: Document, fitted: Fit, new: NewId = new_id) -> tuple[Document, tuple[str, ...]]:
    """The map with every cell that is not empty as one card (a point in a lane of curves), as far as
    it has lanes and steps for them; the ids of what was made, row by row."""
    lanes = {lane.id: lane for lane in document.lanes}
    made: list[Card] = []
    ids: list[str] = []
    for id, row in zip(fitted.lanes, fitted.rows, strict=True):
        lane = lanes.get(id)
        for step, text in zip(fitted.steps, row, strict=True):
            if not text or not step or lane is None:
                continue
            ids.append(new())
            if holds_cards(lane):
                bare = Card(id=ids[-1], lane=lane.id, step=step)
                made.append(evolve(bare, kind=kind_in(lane, "text"), text=text))
            else:
                document = _with_point(document, lane, step, text, ids[-1])
    return evolve(document, cards=joined(document.cards, made)), tuple(ids)


def left_out(fitted: Fit) -> int:
    """How many cells that hold something the map has no place for."""
    return sum(
        1
        for lane, row in zip(fitted.lanes, fitted.rows, strict=True)
        for step, text in zip(fitted.steps, row, strict=True)
        if text and not (lane and step)
    )


def _with_point(document: Document, lane: Lane, step: str, text: str, id: str) -> Document:
    value, label = _value(text) or (0.0, text)
    home = next((curve for curve in document.curves if curve.lane == lane.id), None)
    first = document.personas[0].id if document.personas else ""
    persona, state = (home.persona, home.state) if home else (first, AS_IS)
    return add_point(document, lane.id, step, value, persona=persona, state=state, label=label, id=id)


def _value(text: str) -> tuple[float, str] | None:
    """A value and the words behind it; None for other text."""
    found = _VALUE.fullmatch(text)
    if found is None:
        return None
    number = found[1].replace("\N{MINUS SIGN}", "-").replace(",", ".")
    return float(number), " ".join((found[2] or "").split())


def _lanes_in_order(document: Document, rows: Block, lanes: Sequence[str]) -> list[str]:
    """The lane of every row, downwards; the same number as rows."""
    known = {lane.id: lane for lane in document.lanes}
    left = [known[id] for id in lanes if id in known and known[id].kind != DIVIDER]
    found: list[str] = []
    for row in rows:
        while left and not takes_row(left[0], row):
            left.pop(0)
        found.append(left.pop(0).id if left else "")
    return found


def _takes(document: Document, id: str, row: Sequence[str]) -> bool:
    lane = find_lane(document, id)
    return lane is not None and takes_row(lane, row)


def takes_row(lane: Lane, row: Sequence[str]) -> bool:
    """Whether a row of a block can go into a lane: any into one of cards, values into one of curves."""
    return holds_cards(lane) or _are_values(row, lane)


def _are_values(row: Sequence[str], lane: Lane) -> bool:
    low, high = scale_ends(lane)
    values = [_value(text) for text in row if text]
    return bool(values) and all(one is not None and low <= one[0] <= high for one in values)


def _heads(
    document: Document, block: Block, lane_of: Mapping[str, str], step_of: Mapping[str, str]
) -> tuple[int, int]:
    """How many rows and columns of a block are heads."""
    if len(block) < 2 or len(block[0]) < 2:
        return 0, 0
    above = 0
    while above < min(2, len(block) - 1) and not block[above][0] and any(block[above][1:]):
        above += 1
    side = [row[0] for row in block[above:]]
    if above and all(side) and all(any(row[x] for row in block[:above]) for x in range(1, len(block[0]))):
        known = any(_key(name) in lane_of for name in side)
        known = known or any(_key(name) in step_of for row in block[:above] for name in row if name)
        if known or not document.cards:
            return above, 1
    if (
        len(side) > 1
        and all(_key(name) in lane_of for name in side[1:])
        and _all_known(block[0][1:], step_of)
    ):
        return 1, 1
    if all(name and _key(name) in lane_of for name in side) and not above:
        return 0, 1
    return int(_all_known(block[0], step_of)), 0


def _all_known(names: Sequence[str], step_of: Mapping[str, str]) -> bool:
    """Whether all names lead to steps, each to another one."""
    ids = [step_of.get(_key(name), "") for name in names]
    return all(ids) and len(set(ids)) == len(ids)


def _each_once(ids: Sequence[str]) -> list[str]:
    """What is named twice is meant once; the second time it is another one of that name."""
    return [id if id not in ids[:n] else "" for n, id in enumerate(ids)]


def _column_names(heads: Block, beside: int, count: int) -> tuple[Names, ...]:
    if not heads:
        return (Names(),) * count
    if len(heads) == 1:
        return tuple(Names(name, "") for name in heads[0][beside:])
    return tuple(Names(stage, step) for stage, step in zip(heads[0][beside:], heads[1][beside:], strict=True))


def _lanes_by_name(document: Document, printed: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for lane in document.lanes:
        name = _key(lane.name or printed.get(lane.id, ""))
        if name and lane.kind != DIVIDER:
            found.setdefault(name, lane.id)
    return found


def _steps_by_name(document: Document) -> dict[str, str]:
    """Steps by their own name; a stage's name stands for its first step."""
    found: dict[str, str] = {}
    for _stage, step in steps(document):
        if step.name:
            found.setdefault(_key(step.name), step.id)
    for stage in document.stages:
        if stage.name:
            found.setdefault(_key(stage.name), stage.steps[0].id)
    return found


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
