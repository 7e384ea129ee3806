"""The order in which a map is read aloud: stage by stage, step by step, from top to bottom."""

from __future__ import annotations

from journeymapper.drawing.tree import Drawing, Group

_SPOKEN = ("card", "point")
_HEADINGS = {"stage": -2, "step": -1}  # before the lanes of their column


def reading_order(drawing: Drawing) -> tuple[Group, ...]:
    """What has words of its own, in reading order: the names of the lanes, then column by column stage,
    step, and the cards and points lane by lane."""
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
    found += _headings(drawing)
    found.sort(key=lambda one: one[:4])
    return tuple([group for *_place, group in found])


def _headings(drawing: Drawing) -> list[tuple[int, int, float, float, Group]]:
    found: list[tuple[int, int, float, float, Group]] = []
    for number, placed in enumerate(drawing.strips):
        for cell in placed.strip.cells if placed.strip.kind in ("band", "head") else ():
            for group in cell.groups:
                if not group.id or not group.label:
                    continue
                if group.kind == "lane":
                    found.append((-1, number, 0.0, 0.0, group))
                elif group.kind in _HEADINGS:
                    x = placed.origin.x + cell.origin.x + group.rect.x + min(group.rect.width / 2, 40.0)
                    found.append((_column_at(drawing, x), _HEADINGS[group.kind], 0.0, x, group))
    return found


def _column_at(drawing: Drawing, x: float) -> int:
    """The column of something that belongs to the whole lane, such as a point of a curve."""
    return max(0, sum(1 for column in drawing.columns if column.x <= x) - 1)
