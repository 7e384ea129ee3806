"""The band above the lanes: stages as pointed shapes, and below them the names of their steps."""

from __future__ import annotations

from typing import NamedTuple

from journeymapper.drawing.colour import WHITE, is_colour, mix
from journeymapper.drawing.shapes import Icon, Path, Shape, Text
from journeymapper.drawing.tree import Cell, Column, Group, Strip
from journeymapper.geometry import Point, Rect
from journeymapper.layout.fit import fitted
from journeymapper.layout.icons import MOMENT
from journeymapper.layout.look import Look
from journeymapper.layout.palette import darkened
from journeymapper.layout.symbols import pointed
from journeymapper.model.stage import Stage, Step
from journeymapper.text.run import Block, TextStyle
from journeymapper.text.wrap import set_text

POINT = 8.0  # how far a stage points into the gap
_SPREAD = 3.0  # how far it is wider than its columns, at each side
_PAD = 9.0  # above and below a name
_ABOVE_STEPS, _BELOW_STEPS = 9.0, 9.0
_FLAG = 14.0


class _Name(NamedTuple):
    style: TextStyle
    block: Block


def band_strip(
    stages: tuple[Stage, ...],
    columns: tuple[Column, ...],
    folded: tuple[str, ...],
    width: float,
    look: Look,
    previous: Strip | None,
) -> Strip:
    """Stages and steps; the origin is the left edge of the first column. Empty without columns.

    `folded` are the stages that show only their name.
    """
    inputs = (stages, columns, folded, width, look)
    if previous and previous.inputs == inputs:
        return previous
    spans = _spans(columns)
    shown = [stage for stage in stages if stage.id in spans]
    names = {stage.id: _stage_name(stage, spans[stage.id], look) for stage in shown}
    stage_height = max([name.block.height for name in names.values()], default=0.0) + 2 * _PAD
    by_id = {step.id: step for stage in stages for step in stage.steps}
    steps = {column.step: by_id[column.step] for column in columns}
    step_names: dict[str, _Name] = {}
    if shows_steps(tuple(shown)):
        named = [column for column in columns if column.stage not in folded]
        step_names = {column.step: _step_name(steps[column.step], column, look) for column in named}
    step_height = max([name.block.height for name in step_names.values()], default=0.0)
    height = line_length = 0.0
    if columns:
        line_length = columns[-1].right - columns[0].x
        height = float(
            round(stage_height + (_ABOVE_STEPS + step_height + _BELOW_STEPS if step_names else 8.0))
        )
    before = {cell.key: cell for cell in previous.cells} if previous else {}
    cells: list[Cell] = []
    for stage in shown:
        left, right = spans[stage.id]
        own = [column for column in columns if column.stage == stage.id]
        groups = [_stage(stage, right - left, stage_height, names[stage.id], look)]
        for column in own if step_names and stage.id not in folded else ():
            rect = Rect(column.x - left, stage_height, column.width, height - stage_height)
            groups.append(_step(steps[column.step], rect, step_names[column.step], look))
        cell = Cell(stage.id, Point(left - columns[0].x, 0.0), height, tuple(groups))
        old = before.get(stage.id)
        cells.append(old if old is not None and old == cell else cell)
    if columns:
        line = Path((("M", 0.0, 0.0), ("L", line_length, 0.0)), stroke=look.palette.hairline)
        groups = [Group("", "grid", Rect(0.0, height, line_length, 0.0), (line,))]
        cells.append(Cell("", Point(0.0, 0.0), height, tuple(groups)))
    return Strip("band", "band", width, height, tuple(cells), inputs)


def shows_steps(stages: tuple[Stage, ...]) -> bool:
    """Whether the map has steps worth a row of their own."""
    return any(
        len(stage.steps) > 1 or stage.steps[0].name or stage.steps[0].moment_of_truth for stage in stages
    )


def _spans(columns: tuple[Column, ...]) -> dict[str, tuple[float, float]]:
    spans: dict[str, tuple[float, float]] = {}
    for column in columns:
        left = spans.get(column.stage, (column.x, 0.0))[0]
        spans[column.stage] = (left, column.right)
    return spans


def _stage_name(stage: Stage, span: tuple[float, float], look: Look) -> _Name:
    room = span[1] - span[0] - 2 * POINT - 10.0
    style = fitted(look.stage, stage.name, room)
    return _Name(style, set_text(stage.name, room, style))


def _stage(stage: Stage, width: float, height: float, name: _Name, look: Look) -> Group:
    fill, colour = look.palette.band, look.palette.band_text
    if is_colour(stage.colour):
        fill = mix(WHITE, stage.colour[:7], 0.18)
        colour = darkened(stage.colour, fill, 4.5)
    style, block = name
    shapes: tuple[Shape, ...] = (
        Path(pointed(0.0, width + 2 * _SPREAD, height, POINT), fill=fill),
        Text(
            Rect(POINT + 8.0 + _SPREAD, (height - block.height) / 2, width - 2 * POINT - 10.0, block.height),
            stage.name,
            block.lines,
            style,
            colour,
        ),
    )
    label = look.words("Stage: {name}", name=stage.name)
    return Group(stage.id, "stage", Rect(-_SPREAD, 0.0, width + 2 * _SPREAD, height), shapes, label)


def _step_name(step: Step, column: Column, look: Look) -> _Name:
    flag = _FLAG + 5.0 if step.moment_of_truth else 0.0
    room = column.width - look.measures.gutter - 4.0 - flag
    style = fitted(look.name, step.name, room)
    return _Name(style, set_text(step.name, room, style))


def _step(step: Step, rect: Rect, name: _Name, look: Look) -> Group:
    style, block = name
    left = look.measures.gutter / 2 + 2.0
    shapes: list[Shape] = []
    label = look.words("Step: {name}", name=step.name)
    if step.moment_of_truth:
        top = _ABOVE_STEPS + (look.name.line_height - _FLAG) / 2
        shapes.append(Icon(Rect(left, top, _FLAG, _FLAG), MOMENT, look.palette.tints["pain_point"].bar))
        left += _FLAG + 5.0
        label += ", " + look.words("Moment of truth")
    room = rect.width - look.measures.gutter / 2 - 2.0 - left
    text = Text(Rect(left, _ABOVE_STEPS, room, block.height), step.name, block.lines, style, look.palette.ink)
    return Group(step.id, "step", rect, (*shapes, text), label)
