"""Ways of links between cards: along the gutters between steps and the edges of lanes, never over a card.

A way leaves its card at one side, follows the gutter there, changes to another gutter along the edge of a
lane, and enters the other card at a side. Only cards that span steps stand in gutters; ways go round them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from journeymapper.drawing.tree import Cell, Drawing, Group, Placed
from journeymapper.geometry import Point, Rect
from journeymapper.layout.lane import LaneMade
from journeymapper.model.card import Link

_BEND = 24.0  # a bend is as bad as so much length
_BLOCKED = 100_000.0  # as bad as a card in the way
_OUTSIDE = 3.0  # beyond the first and the last step
_STEPS_ASIDE = (0.0, 2.5, -2.5)  # ways of different cards in one gutter lie beside each other
_SAME = 0.01


class Route(NamedTuple):
    """A link's way on the sheet, from its source to its target, by its corners."""

    id: str
    kind: str
    points: tuple[Point, ...]


class _Stop(NamedTuple):
    """A card: its rectangle, its row, and the gutters at its two sides."""

    rect: Rect
    row: int
    gutters: tuple[int, int]


class _Streets(NamedTuple):
    """Gutters from left to right, edges of rows from top to bottom, and for every gutter the stretches of it
    on which a card stands, row by row."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    blocked: tuple[tuple[tuple[tuple[float, float], ...], ...], ...]

    def cost(self, gutter: int, start: float, end: float) -> float:
        """Of going along a gutter between two heights."""
        low, high = sorted((start, end))
        rows = self.blocked[gutter]
        hits = 0
        for row, stretches in enumerate(rows):
            if stretches and self.ys[row] < high and self.ys[row + 1] > low:
                hits += sum(1 for top, bottom in stretches if top < high and bottom > low)
        return high - low + hits * _BLOCKED


def link_routes(drawing: Drawing, links: Sequence[Link]) -> tuple[Route, ...]:
    """The ways of these links, without those whose cards are not drawn. Coordinates as in the drawing."""
    wanted = {id for link in links for id in (link.source, link.target)}
    if not wanted or not drawing.columns or not drawing.rows:
        return ()
    streets, stops = _streets(drawing), _stops(drawing, wanted)
    sources: dict[str, int] = {}
    found = []
    for link in links:
        source, target = stops.get(link.source), stops.get(link.target)
        if source is None or target is None:
            continue
        aside = _STEPS_ASIDE[sources.setdefault(link.source, len(sources)) % len(_STEPS_ASIDE)]
        found.append(Route(link.id, link.kind, _way(streets, source, target, aside)))
    return tuple(found)


def distance(route: Route, point: Point) -> float:
    """How far a point lies from a way."""
    return min(_to_segment(point, start, end) for start, end in pairwise(route.points))


def _to_segment(point: Point, start: Point, end: Point) -> float:
    left, right = sorted((start.x, end.x))
    top, bottom = sorted((start.y, end.y))
    dx = max(left - point.x, 0.0, point.x - right)
    dy = max(top - point.y, 0.0, point.y - bottom)
    return float((dx * dx + dy * dy) ** 0.5)


def _streets(drawing: Drawing) -> _Streets:
    columns = drawing.columns
    xs = [columns[0].x - _OUTSIDE]
    xs += [(before.right + after.x) / 2 for before, after in pairwise(columns)]
    xs.append(columns[-1].right + _OUTSIDE)
    ys = (*[row.y for row in drawing.rows], drawing.rows[-1].bottom)
    blocked: list[list[list[tuple[float, float]]]] = [[[] for _row in drawing.rows] for _x in xs]
    for row, rect in _wide_cards(drawing):
        for gutter, x in enumerate(xs):
            if rect.x < x < rect.right:
                blocked[gutter][row].append((rect.y, rect.bottom))
    return _Streets(tuple(xs), ys, tuple(tuple(tuple(cells) for cells in rows) for rows in blocked))


def _lanes(drawing: Drawing) -> Iterator[tuple[int, Placed, LaneMade]]:
    """The lanes of cards, with the number of their row. Only what is asked for is looked at: a way has to
    be found while somebody types in a map of ten thousand cards."""
    rows = {row.lane: n for n, row in enumerate(drawing.rows)}
    for placed in drawing.strips:
        made = placed.strip.inputs
        if isinstance(made, LaneMade):
            yield rows[placed.strip.id], placed, made


def _wide_cards(drawing: Drawing) -> Iterator[tuple[int, Rect]]:
    """Cards that reach beyond the column in which they begin, with their row."""
    widths = {column.step: column.width for column in drawing.columns}
    for row, placed, made in _lanes(drawing):
        for at in made.spans:
            cell = placed.strip.cells[at]
            for group in cell.groups:
                if group.kind == "card" and group.rect.width > widths.get(cell.key, group.rect.width):
                    yield row, _on_sheet(placed, cell, group)


def _stops(drawing: Drawing, wanted: set[str]) -> dict[str, _Stop]:
    columns = drawing.columns
    found = {}
    for row, placed, made in _lanes(drawing):
        for id in wanted & made.places.keys():
            at, place = made.places[id]
            cell = placed.strip.cells[at]
            group = cell.groups[place]
            if group.kind == "card":
                rect = _on_sheet(placed, cell, group)
                covered = [n for n, one in enumerate(columns) if one.x < rect.right and one.right > rect.x]
                found[id] = _Stop(rect, row, (covered[0], covered[-1] + 1))
    return found


def _on_sheet(placed: Placed, cell: Cell, group: Group) -> Rect:
    return group.rect.moved(placed.origin.x + cell.origin.x, placed.origin.y + cell.origin.y)


def _way(streets: _Streets, source: _Stop, target: _Stop, aside: float) -> tuple[Point, ...]:
    """The best way: within one gutter, over one edge of a lane, or when cards stand in all of these over
    two edges and any gutter between."""
    best: tuple[float, tuple[Point, ...]] | None = None
    for direct in (True, False):
        for leaving in source.gutters:
            for entering in target.gutters:
                for middle in _middles(streets, source, target, leaving, entering, direct):
                    cost, points = _built(streets, source, target, leaving, entering, middle, aside)
                    if best is None or cost < best[0] - _SAME:
                        best = cost, points
        if best is not None and best[0] < _BLOCKED:
            break
    return best[1] if best else ()


_Middle = tuple[tuple[float, int], ...]  # heights at which to change, and the gutter to change to


def _middles(
    streets: _Streets, source: _Stop, target: _Stop, leaving: int, entering: int, direct: bool
) -> Iterator[_Middle]:
    if direct and leaving == entering:
        yield ()
    elif direct:
        for y in streets.ys:
            yield ((y, entering),)
    else:
        for gutter in range(len(streets.xs)):
            for out in (source.row, source.row + 1):
                for back in (target.row, target.row + 1):
                    yield ((streets.ys[out], gutter), (streets.ys[back], entering))


def _built(
    streets: _Streets,
    source: _Stop,
    target: _Stop,
    leaving: int,
    entering: int,
    middle: _Middle,
    aside: float,
) -> tuple[float, tuple[Point, ...]]:
    """The cost of a way, and its corners."""
    y, end = source.rect.centre.y, target.rect.centre.y
    start_x = source.rect.x if leaving == source.gutters[0] else source.rect.right
    end_x = target.rect.x if entering == target.gutters[0] else target.rect.right
    x = streets.xs[leaving]
    points = [Point(start_x, y), Point(x + aside, y)]
    cost, gutter = abs(x - start_x) + abs(streets.xs[entering] - end_x), leaving
    for height, other in middle:
        cost += streets.cost(gutter, y, height) + abs(streets.xs[other] - streets.xs[gutter]) + 2 * _BEND
        points += [
            Point(streets.xs[gutter] + aside, height + aside),
            Point(streets.xs[other] + aside, height + aside),
        ]
        y, gutter = height, other
    cost += streets.cost(gutter, y, end)
    points += [Point(streets.xs[gutter] + aside, end), Point(end_x, end)]
    return cost, _without_doubles(points)


def _without_doubles(points: Sequence[Point]) -> tuple[Point, ...]:
    """Corners alone: no point twice, none in the middle of a straight stretch."""
    kept: list[Point] = []
    for point in points:
        if kept and abs(kept[-1].x - point.x) < _SAME and abs(kept[-1].y - point.y) < _SAME:
            continue
        while len(kept) > 1 and _straight(kept[-2], kept[-1], point):
            kept.pop()
        kept.append(point)
    return tuple(kept)


def _straight(a: Point, b: Point, c: Point) -> bool:
    across = abs(a.y - b.y) < _SAME and abs(b.y - c.y) < _SAME and (b.x - a.x) * (c.x - b.x) >= 0
    down = abs(a.x - b.x) < _SAME and abs(b.x - c.x) < _SAME and (b.y - a.y) * (c.y - b.y) >= 0
    return across or down
