"""The keyboard beyond the cells: lane headers left of them, steps and stages above, then the personas
and the title. What is reached is selected, so that it is renamed, moved and deleted like a card."""

from __future__ import annotations

from collections.abc import Sequence

from journeymapper.drawing.tree import Drawing
from journeymapper.editor.cursor import ensure_cursor, grid_of, move_cursor, place_cursor, things_in_cell
from journeymapper.editor.pane import Pane
from journeymapper.editor.things import LANE, PERSONA, STAGE, STEP, TITLE, kind_of
from journeymapper.model.lookup import CellPlace


def move_focus(pane: Pane, dx: int, dy: int) -> None:
    """Move by one step (`dx`) or lane (`dy`): over cells as `move_cursor` does, from the first of them on
    to what stands beside and above, and back."""
    kind = TITLE if pane.editor.selection == (TITLE,) else _kind(pane)
    match kind:
        case "title":
            _from_title(pane, dy)
        case "persona":
            _from_persona(pane, dx, dy)
        case "stage":
            _from_stage(pane, dx, dy)
        case "step":
            _from_step(pane, dx, dy)
        case "lane":
            _from_lane(pane, dx, dy)
        case _:
            _from_cell(pane, dx, dy)


def to_edge(pane: Pane, last: bool, of_all: bool) -> None:
    """Home and End: the first or last cell of the cursor's lane, or of the whole map."""
    place, grid = ensure_cursor(pane), grid_of(pane.drawing)
    if place is None or not grid.lanes or not grid.steps:
        return
    at = -1 if last else 0
    lane = grid.lanes[at] if of_all or place.lane not in grid.lanes else place.lane
    _enter(pane, CellPlace(lane, grid.steps[at]))


def _kind(pane: Pane) -> str:
    """What kind of heading is selected; "" when it is none, or several things are."""
    chosen = pane.editor.selection
    kind = kind_of(pane.editor.document, chosen[0]) if len(chosen) == 1 else ""
    return kind if kind in (PERSONA, STAGE, STEP, LANE) else ""


def _from_cell(pane: Pane, dx: int, dy: int) -> None:
    before, chosen = pane.cursor, pane.editor.selection
    move_cursor(pane, dx, dy)
    if before is None and pane.cursor is None:
        _select(pane, TITLE)  # a map without cells
    elif before is not None and (pane.cursor, pane.editor.selection) == (before, chosen):
        if dx < 0:
            _select(pane, before.lane)
        elif dy < 0:
            _select(pane, _over(pane, before.step))


def _from_lane(pane: Pane, dx: int, dy: int) -> None:
    rows = [row.lane for row in pane.drawing.rows]
    lane = pane.editor.selection[0]
    if dx > 0:
        grid = grid_of(pane.drawing)
        if lane in grid.lanes and grid.steps:
            _enter(pane, CellPlace(lane, grid.steps[0]))
        return
    goal = _beside(rows, lane, dy)
    if goal is None and dy < 0 and pane.drawing.columns:
        _select(pane, pane.drawing.columns[0].stage)
    elif goal is not None and dy:
        _select(pane, goal)
        if pane.cursor is not None and goal in grid_of(pane.drawing).lanes:
            pane.cursor = pane.cursor._replace(lane=goal)


def _from_step(pane: Pane, dx: int, dy: int) -> None:
    step = pane.editor.selection[0]
    columns = pane.drawing.columns
    if dy < 0:
        _select(pane, next(column.stage for column in columns if column.step == step))
    elif dy > 0:
        _down(pane, step)
    else:
        goal = _beside([column.step for column in columns], step, dx)
        if goal is not None:
            _to_column(pane, goal)
            _select(pane, _over(pane, goal))


def _from_stage(pane: Pane, dx: int, dy: int) -> None:
    stage, columns = pane.editor.selection[0], pane.drawing.columns
    steps = [column.step for column in columns if column.stage == stage]
    cursor = pane.cursor.step if pane.cursor is not None else ""
    step = cursor if cursor in steps else next(iter(steps), "")
    if dy > 0 and step:
        over = _over(pane, step)
        if over != stage:
            _to_column(pane, step)
            _select(pane, over)
        else:
            _down(pane, step)
    elif dy < 0:
        _select(pane, next(iter(_drawn(pane.drawing, "title", PERSONA)), TITLE))
    elif dx:
        goal = _beside([column.stage for column in columns if column.first], stage, dx)
        if goal is not None:
            _to_column(pane, next(column.step for column in columns if column.stage == goal))
            _select(pane, goal)


def _from_persona(pane: Pane, dx: int, dy: int) -> None:
    people = _drawn(pane.drawing, "title", PERSONA)
    if dy < 0:
        _select(pane, TITLE)
    elif dy > 0:
        _to_stages(pane)
    elif (goal := _beside(people, pane.editor.selection[0], dx)) is not None:
        _select(pane, goal)


def _from_title(pane: Pane, dy: int) -> None:
    if dy > 0:
        people = _drawn(pane.drawing, "title", PERSONA)
        if people:
            _select(pane, people[0])
        else:
            _to_stages(pane)


def _to_stages(pane: Pane) -> None:
    """To the stage of the cursor, or to the first lane of a map without stages."""
    columns = pane.drawing.columns
    step = pane.cursor.step if pane.cursor is not None else ""
    if columns:
        _select(pane, next((one.stage for one in columns if one.step == step), columns[0].stage))
    elif pane.drawing.rows:
        _select(pane, pane.drawing.rows[0].lane)


def _down(pane: Pane, step: str) -> None:
    """From the headings into the first cell of a step."""
    lanes = grid_of(pane.drawing).lanes
    if lanes:
        _enter(pane, CellPlace(lanes[0], step))


def _enter(pane: Pane, place: CellPlace) -> None:
    things = things_in_cell(pane, place)
    place_cursor(pane, place, things[0] if things else "")


def _over(pane: Pane, step: str) -> str:
    """What stands over a column: the step where its heading is drawn, else its stage."""
    if step in _drawn(pane.drawing, "band", STEP):
        return step
    return next((column.stage for column in pane.drawing.columns if column.step == step), TITLE)


def _drawn(drawing: Drawing, strip: str, kind: str) -> list[str]:
    """Ids of the groups of a kind in the strips of a kind, from left to right."""
    found = [
        (cell.origin.x + group.rect.x, group.id)
        for placed in drawing.strips
        if placed.strip.kind == strip
        for cell in placed.strip.cells
        for group in cell.groups
        if group.kind == kind and group.id
    ]
    return list(dict.fromkeys(id for _x, id in sorted(found)))


def _to_column(pane: Pane, step: str) -> None:
    """The cursor comes along, so that what is added next is added here."""
    lanes = grid_of(pane.drawing).lanes
    if lanes:
        pane.cursor = CellPlace(pane.cursor.lane if pane.cursor else lanes[0], step)


def _select(pane: Pane, id: str) -> None:
    pane.editor.select((id,))


def _beside(ids: Sequence[str], id: str, by: int) -> str | None:
    place = ids.index(id) + by if id in ids else -1
    return ids[place] if 0 <= place < len(ids) else None
