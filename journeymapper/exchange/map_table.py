"""Parts of a map as cells for other programs: lanes as rows, steps as columns."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from journeymapper.exchange.grid import Grid
from journeymapper.model.card import Card
from journeymapper.model.curve import Curve, CurvePoint
from journeymapper.model.document import Document
from journeymapper.model.lookup import find_persona, step_order, steps
from journeymapper.model.words import DIVIDER

Cells = dict[tuple[str, str], list[str]]  # texts by lane and step
Said = Callable[[Card], str]


def _text(card: Card) -> str:
    return card.text


def card_grid(document: Document, ids: Collection[str], said: Said = _text) -> Grid:
    """Some cards as they stand to each other: a row for each of their lanes, a column for each of their
    steps. Cards on the shelf follow, one a row. `said` is what becomes of a card: its text."""
    wanted = set(ids)
    chosen = [card for card in document.cards if card.id in wanted]
    order = step_order(document)
    used_lanes, used_steps = {card.lane for card in chosen}, {card.step for card in chosen if card.lane}
    lanes = [lane.id for lane in document.lanes if lane.id in used_lanes]
    columns = sorted(used_steps, key=lambda step: order.get(step, 0))
    cells = _cells(chosen, said)
    rows = _rows(cells, lanes, columns)
    shelf = [(said(card), *[""] * (max(1, len(columns)) - 1)) for card in chosen if not card.lane]
    return (*rows, *shelf)


def map_grid(
    document: Document,
    lanes: Sequence[str],
    step_ids: Sequence[str],
    names: Mapping[str, str],
    said: Said = _text,
) -> Grid:
    """These lanes and steps with the names of both: stages above (and steps, where any has a name),
    lanes at the left. `names` are those of the lanes, `said` is what becomes of a card. Points of curves are
    written as value and label."""
    kinds = {lane.id: lane for lane in document.lanes}
    rows = [id for id in lanes if id in kinds and kinds[id].kind != DIVIDER]
    shown = [(stage, step) for stage, step in steps(document) if step.id in set(step_ids)]
    heads: list[tuple[str, ...]] = []
    stages = [
        stage.name if n == 0 or shown[n - 1][0] is not stage else "" for n, (stage, _) in enumerate(shown)
    ]
    if any(stages):
        heads.append(("", *stages))
    if any(step.name for _, step in shown):
        heads.append(("", *(step.name for _, step in shown)))
    cells = _cells(document.cards, said)
    for curve in document.curves:
        for point in curve.points:
            cells.setdefault((curve.lane, point.step), []).append(_point(document, curve, point))
    body = _rows(cells, rows, [step.id for _, step in shown])
    named = [(names.get(id) or kinds[id].name, *row) for id, row in zip(rows, body, strict=True)]
    return (*heads, *named)


def _cells(cards: Sequence[Card], said: Said) -> Cells:
    cells: Cells = {}
    for card in cards:
        if card.lane and (words := said(card)):
            cells.setdefault((card.lane, card.step), []).append(words)
    return cells


def _rows(cells: Cells, lanes: Sequence[str], columns: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple("\n".join(cells.get((lane, step), ())) for step in columns) for lane in lanes]


def _point(document: Document, curve: Curve, point: CurvePoint) -> str:
    """The value, what the point says, and whose it is where the lane has several curves."""
    words = f"{point.value:g} {point.label}".strip()
    persona = find_persona(document, curve.persona)
    several = sum(1 for one in document.curves if one.lane == curve.lane) > 1
    return f"{words} ({persona.name})" if several and persona and persona.name else words
