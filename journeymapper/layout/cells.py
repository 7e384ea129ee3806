"""Stacking cards in the cells of a lane, so that cards that span steps collide with nothing.

Steps are filled from left to right, each from top to bottom. A spanning card takes the first place that
is free in all columns it covers; the cards of those columns flow around it, above it where they fit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from journeymapper.drawing.shapes import Box, Text
from journeymapper.drawing.tree import Cell, Column, Group
from journeymapper.geometry import Point, Rect
from journeymapper.layout.card import lay_out_card
from journeymapper.layout.look import Look
from journeymapper.layout.measures import Measures
from journeymapper.model.card import Card
from journeymapper.text.wrap import set_text, text_width

LANE_PADDING = Measures().lane_padding  # the usual one

Interval = tuple[float, float]  # top and bottom of a place that a card from the left takes


class CellInputs(NamedTuple):
    """What a cell was made from. `widths`, `ends` and `taken` run along with the cards.

    `ends` holds the last column of each card, `taken` what cards from the left occupy in the columns that it
    covers; both are empty where nothing spans. `beside` is how many cards stand in a row.
    """

    cards: tuple[Card, ...]
    widths: tuple[float, ...]
    ends: tuple[int, ...]
    taken: tuple[tuple[Interval, ...], ...]
    votes: tuple[int, ...]
    inset: float
    look: Look
    beside: int = 1


class LanePlan(NamedTuple):
    """What all cells of a lane share. `contents` runs along with `columns`.

    `places` is the position of every step's column, `folded` are the steps whose cells only say how many
    cards they hold, `spanning` says that some cards may cover several steps.
    """

    contents: tuple[tuple[Card, ...], ...]
    columns: tuple[Column, ...]
    places: Mapping[str, int]
    votes: Mapping[str, int]
    folded: frozenset[str]
    spanning: bool
    look: Look


def lay_out_cells(plan: LanePlan, previous: Sequence[Cell | None], same: Sequence[bool]) -> tuple[Cell, ...]:
    """One cell for each column, its cards' groups in their order; cells that did not change are kept.

    `previous` are the columns' cells of the drawing before (as many as columns, or none). `same` says for
    each column that nothing but spanning cards can have changed it since (or is empty: nobody knows).
    """
    columns, gap = plan.columns, plan.look.measures.card_gap
    left = columns[0].x if columns else 0.0
    taken: list[list[Interval]] = [[] for _ in columns] if plan.spanning else []
    cells: list[Cell] = []
    for at, column in enumerate(columns):
        cell = previous[at] if previous else None
        before = cell.inputs if cell and isinstance(cell.inputs, CellInputs) else None
        if cell and same and same[at] and (before is None or not before.ends) and not (taken and taken[at]):
            cells.append(cell)
            continue
        origin = Point(column.x - left, 0.0)
        if column.step in plan.folded:
            cells.append(folded_cell(column, origin, len(plan.contents[at]), plan.look))
            continue
        inputs = _inputs(at, plan, taken)
        if cell is None or before != inputs:
            cell = _stack(column.step, origin, inputs, cell)
        elif cell.origin != origin:
            cell = cell._replace(origin=origin)
        cells.append(cell)
        for group, end in zip(cell.groups, inputs.ends, strict=False):
            for covered in range(at + 1, end + 1):
                taken[covered].append((group.rect.y, group.rect.bottom + gap))
    return tuple(cells)


def folded_cell(column: Column, origin: Point, count: int, look: Look) -> Cell:
    """How many cards lie here, for a collapsed lane or stage."""
    if not count:
        return Cell(column.step, origin, 0.0, ())
    text = str(count)
    width = max(24.0, text_width(text, look.chip) + 14.0)
    height = round(look.chip.size * 1.55)
    block = set_text(text, width, look.chip, align="centre")
    back = Box(Rect(0.0, 0.0, width, height), "#F0F1F4", None, 1.0, height / 2)
    rect = Rect(0.0, (height - block.height) / 2, width, block.height)
    number = Text(rect, text, block.lines, look.chip, look.palette.second, "centre")
    place = Rect(look.measures.gutter / 2, look.measures.lane_padding, width, height)
    group = Group("", "count", place, (back, number), look.words("Cards: {count}", count=count))
    return Cell(column.step, origin, look.measures.lane_padding * 2 + height, (group,))


def _inputs(at: int, plan: LanePlan, taken: list[list[Interval]]) -> CellInputs:
    cards, columns, look = plan.contents[at], plan.columns, plan.look
    inset = look.measures.gutter / 2
    own = columns[at].width - 2 * inset
    counts = tuple([plan.votes.get(card.id, 0) for card in cards]) if plan.votes else ()
    ends = tuple([_end(card, at, plan.places) for card in cards]) if taken else ()
    if not taken or (not taken[at] and all(end == at for end in ends)):
        beside = _beside(own, len(cards), look.measures)
        gap = look.measures.card_gap
        width = (own + gap) / beside - gap if beside > 1 else own
        return CellInputs(cards, (width,) * len(cards), (), (), counts, inset, look, beside)
    widths = tuple([columns[end].right - columns[at].x - 2 * inset for end in ends])
    occupied = tuple(
        [tuple(sorted({one for column in taken[at : end + 1] for one in column})) for end in ends]
    )
    return CellInputs(cards, widths, ends, occupied, counts, inset, look)


def _beside(own: float, count: int, measures: Measures) -> int:
    """How many cards of a cell stand side by side."""
    if not measures.beside:
        return 1
    return max(1, min(count, int((own + measures.card_gap) / (measures.beside + measures.card_gap))))


def _stack(key: str, origin: Point, inputs: CellInputs, previous: Cell | None) -> Cell:
    kept: dict[str, tuple[Card, float, int, Group]] = {}
    before = previous.inputs if previous else None
    if previous and isinstance(before, CellInputs) and before.look is inputs.look:
        counts = before.votes or (0,) * len(before.cards)
        rows = zip(before.cards, before.widths, counts, previous.groups, strict=True)
        kept = {card.id: (card, width, count, group) for card, width, count, group in rows}
    gap, padding = inputs.look.measures.card_gap, inputs.look.measures.lane_padding
    y = padding
    groups: list[Group] = []
    bottom = 0.0
    for at, card in enumerate(inputs.cards):
        width = inputs.widths[at]
        count = inputs.votes[at] if inputs.votes else 0
        old = kept.get(card.id)
        if old and old[0] is card and old[1] == width and old[2] == count:
            group = old[3]
        else:
            group = lay_out_card(card, width, inputs.look, count)
        height = group.rect.height
        if inputs.taken:
            y = _free(y, height + gap, inputs.taken[at])
        rect = group.rect._replace(x=inputs.inset, y=y)
        groups.append(group if group.rect == rect else group._replace(rect=rect))
        y += height + gap
        bottom = y - gap + padding
    if inputs.beside > 1:
        groups = _in_rows(groups, inputs.beside, gap)
        bottom = max(group.rect.bottom for group in groups) + padding
    return Cell(key, origin, bottom, tuple(groups), inputs)


def _in_rows(groups: Sequence[Group], count: int, gap: float) -> list[Group]:
    """Stacked cards in rows of so many, each row as high as its highest card."""
    placed: list[Group] = []
    y = groups[0].rect.y
    for start in range(0, len(groups), count):
        row = groups[start : start + count]
        placed += [
            group._replace(rect=group.rect._replace(x=group.rect.x + at * (group.rect.width + gap), y=y))
            for at, group in enumerate(row)
        ]
        y = max(group.rect.bottom for group in placed[start:]) + gap
    return placed


def _free(y: float, height: float, taken: tuple[Interval, ...]) -> float:
    """The first place at or below y where nothing taken is met; `taken` is sorted by its tops."""
    for top, bottom in taken:
        if y + height <= top:
            break
        y = max(y, bottom)
    return y


def _end(card: Card, at: int, places: Mapping[str, int]) -> int:
    """The last column that a card covers: its own when `until` is hidden or lies before it."""
    return max(at, places.get(card.until, at)) if card.until else at
