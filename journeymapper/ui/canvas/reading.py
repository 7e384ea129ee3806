"""The order in which a map is read aloud: stage by stage, step by step, from top to bottom."""

from __future__ import annotations

from journeymapper.drawing.tree import Drawing, Group

_SPOKEN = ("card", "point")


def reading_order(drawing: Drawing) -> tuple[Group, ...]:
    """The cards and points of a drawing in reading order: column by column, then lane by lane."""
    columns = {column.step: n for n, column in enumerate(drawing.columns)}
    found: list[tuple[int, int, float, float, Group]] = []
    lanes = [placed for placed in drawing.strips if placed.strip.kind == "lane"]
    for row, placed in enumerate(lanes):
        for cell in placed.strip.cells:
            for group in cell.groups:
                if group.kind in _SPOKEN and group.id:
                    x, y = cell.origin.x + group.rect.x, group.rect.y
                    at = columns.get(
                        cell.key, _column_at(drawing, placed.origin.x + x + group.rect.width / 2)
                    )
                    found.append((at, row, y, x, group))
    found.sort(key=lambda one: one[:4])
    return tuple([group for *_place, group in found])


def _column_at(drawing: Drawing, x: float) -> int:
    """The column of something that belongs to the whole lane, such as a point of a curve."""
    return max(0, sum(1 for column in drawing.columns if column.x <= x) - 1)
