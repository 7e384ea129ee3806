"""Hand-made drawings: a grid of boxes with the parts of a map, for what needs no real layout."""

from __future__ import annotations

from journeymapper.drawing.shapes import Box
from journeymapper.drawing.tree import Cell, Column, Drawing, Group, Placed, Row, Strip
from journeymapper.geometry import Point, Rect

STEP, HEAD, BAND_TOP, BAND, GAP = 184.0, 168.0, 120.0, 64.0, 12.0
FILLS = ("#FFF0C2", "#EBE3FA", "#CFEDEA", "#FDE7EC", "#D5EFD3", "#E6ECF5")


def card(id: str, y: float, height: float, fill: str) -> Group:
    size = Rect(GAP, y, STEP - 2 * GAP, height)
    return Group(id, "card", size, (Box(Rect(0, 0, size.width, height), fill, None, 1.0, 7.0),), id)


def cell(lane: int, step: int, cards: int, height: float = 60.0) -> Cell:
    fill = FILLS[lane % len(FILLS)]
    groups = tuple(card(f"c{lane}-{step}-{n}", GAP + n * (height + 8), height, fill) for n in range(cards))
    tall = GAP + cards * (height + 8) + GAP
    return Cell(f"s{step}", Point(step * STEP, 0), tall, groups)


def lane(number: int, cells: tuple[Cell, ...]) -> Strip:
    width = max(one.origin.x for one in cells) + STEP
    return Strip(f"l{number}", "lane", width, max(one.height for one in cells), cells)


def head(number: int, height: float) -> Strip:
    box = Box(Rect(0, 0, HEAD - 8, height - 4), "#F4F5F8", None, 1.0, 4.0)
    name = Group(f"l{number}", "lane", Rect(0, 0, HEAD - 8, height - 4), (box,), f"Lane {number}")
    return Strip(f"l{number}", "head", HEAD, height, (Cell("", Point(0, 0), height, (name,)),))


def band(steps: int) -> Strip:
    groups = tuple(
        Group(
            f"s{n}",
            "step",
            Rect(n * STEP + 2, 4, STEP - 4, BAND - 8),
            (Box(Rect(0, 0, STEP - 4, BAND - 8), "#E1E9FB", None, 1.0, 4.0),),
            f"Step {n}",
        )
        for n in range(steps)
    )
    return Strip("band", "band", steps * STEP, BAND, (Cell("", Point(0, 0), BAND, groups),))


def drawing(lanes: tuple[Strip, ...], steps: int) -> Drawing:
    y = BAND_TOP + BAND
    placed = [Placed(Point(HEAD, BAND_TOP), band(steps))]
    rows = []
    for number, strip in enumerate(lanes):
        placed.append(Placed(Point(0, y), head(number, strip.height)))
        placed.append(Placed(Point(HEAD, y), strip))
        rows.append(Row(strip.id, "actions", y, strip.height, strip.height))
        y += strip.height
    top = BAND_TOP + BAND
    columns = tuple(Column(f"s{n}", f"g{n}", HEAD + n * STEP, STEP, True) for n in range(steps))
    body = Rect(HEAD, top, steps * STEP, y - top)
    return Drawing(HEAD + steps * STEP + 32, y + 32, tuple(placed), columns, tuple(rows), body)


def grid(lanes: int = 6, steps: int = 10, cards: int = 2) -> Drawing:
    strips = tuple(lane(n, tuple(cell(n, s, cards) for s in range(steps))) for n in range(lanes))
    return drawing(strips, steps)
