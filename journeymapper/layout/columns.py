"""Where the steps stand: the one place that computes x-positions."""

from __future__ import annotations

from journeymapper.drawing.tree import Column
from journeymapper.layout.measures import NARROWEST, Measures
from journeymapper.model.stage import Stage
from journeymapper.model.view import View

COLLAPSED_WIDTH = 128.0
LEAST_SHEET = 720.0  # a map without columns still has a title


def lay_out_columns(stages: tuple[Stage, ...], view: View, measures: Measures) -> tuple[Column, ...]:
    """The columns of all steps, on the sheet. A collapsed stage is one narrow column, of its first step."""
    columns: list[Column] = []
    x = measures.margin + measures.lane_header_width
    for stage in stages:
        if columns:
            x += measures.stage_gap
        if stage.id in view.collapsed_stages:
            first, last = stage.steps[0].id, stage.steps[-1].id
            columns.append(Column(first, stage.id, x, COLLAPSED_WIDTH, True, last))
            x += COLLAPSED_WIDTH
            continue
        for place, step in enumerate(stage.steps):
            width = max(step.width, NARROWEST) if step.width else measures.step_width
            columns.append(Column(step.id, stage.id, x, width, place == 0))
            x += width
    return tuple(columns)


def sheet_width(columns: tuple[Column, ...], measures: Measures) -> float:
    right = columns[-1].right if columns else 0.0
    return max(LEAST_SHEET, right + measures.margin)


def body_edges(columns: tuple[Column, ...], measures: Measures) -> tuple[float, float]:
    """Left and right of the part that holds cells; it is as wide as the sheet allows without columns."""
    left = measures.margin + measures.lane_header_width
    return left, columns[-1].right if columns else LEAST_SHEET - measures.margin


def column_index(columns: tuple[Column, ...], stages: tuple[Stage, ...]) -> dict[str, int]:
    """Position of each shown step; the steps of a collapsed stage share the place of its column."""
    index = {column.step: place for place, column in enumerate(columns)}
    for stage in stages:
        first = index[stage.steps[0].id]
        for step in stage.steps:
            index.setdefault(step.id, first)
    return index
