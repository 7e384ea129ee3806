"""Dragging something new from the palette onto the map."""

from __future__ import annotations

from collections.abc import Callable

from journeymapper.editor.adding import NewCard, add_lane, add_point, add_stage, add_step, state_of_new
from journeymapper.editor.cursor import follow_selection
from journeymapper.editor.events import RELEASE, Gesture, Marks, Pointer
from journeymapper.editor.gestures import telling
from journeymapper.editor.gestures.following import followed
from journeymapper.editor.gestures.landing import index_among, opened
from journeymapper.editor.gestures.steady import Steady, lane_under, mark_of
from journeymapper.editor.pane import Pane
from journeymapper.geometry import Point, Rect
from journeymapper.i18n import _
from journeymapper.layout.curve import value_of
from journeymapper.layout.drop import DropPlace
from journeymapper.layout.hit import column_at, row_at
from journeymapper.model.document import Document
from journeymapper.model.lookup import CellPlace, find_lane
from journeymapper.model.record import new_id
from journeymapper.model.words import CURVE_LANES, DIVIDER
from journeymapper.operations.cards import add_card

EMOTION = "emotion"
STAGE, STEP, LANE = "stage", "step", "lane"
_MARK = 3.0  # map units


def drag_new(
    pane: Pane, kind: str, text: str = "", begun: Callable[[NewCard], object] | None = None
) -> Gesture:
    """A new thing of a kind follows the pointer until it is released: a card (any kind of card,
    with a text, say one dragged in from another program), EMOTION onto a lane of curves, or STAGE,
    STEP, LANE and DIVIDER beside those under the pointer. What was made is selected afterwards. A card
    without a text is not made yet where somebody wants to write it first: `begun` gets it then.

    Unlike other gestures it begins with a move: the press was on the palette.
    """
    event = yield Marks(cursor="copy")
    pointer = followed(event, Pointer("move", Point(0.0, 0.0), inside=False))
    match kind:
        case "emotion":
            return (yield from _new_point(pane, pointer))
        case "stage" | "step" | "lane" | "divider":
            return (yield from _new_part(pane, kind, pointer))
    return (yield from _new_card(pane, kind, text, pointer, begun if not text else None))


def _new_card(
    pane: Pane,
    kind: str,
    text: str,
    pointer: Pointer | None,
    begun: Callable[[NewCard], object] | None,
) -> Gesture:
    editor, document, id = pane.editor, pane.editor.document, new_id()
    steady = Steady(pane)
    shown: object = None
    try:
        while pointer is not None:
            drop = steady.place(pointer, {id})
            if pointer.phase == RELEASE:
                if drop is not None and editor.document is document:
                    card = _card_for(pane, kind, id, drop)
                    if begun is not None:
                        begun(card)
                        return
                    editor.commit(_("Add card"), card.put(document, text), (id,))
                    follow_selection(pane)
                return
            target = drop and (drop.lane, drop.step, drop.gap, drop.before)
            if target != shown:
                shown = target
                lies = drop and not drop.gap and _card_for(pane, kind, id, drop).put(document, text)
                steady.show(lies or document, lane_under(drop))
            marks = _marks(pane, id, drop)._replace(hint=telling.of_card(pane, drop, kind, pointer.at))
            pointer = followed((yield marks), pointer)
    finally:
        editor.preview(None)


def _card_for(pane: Pane, kind: str, id: str, drop: DropPlace) -> NewCard:
    part, state = new_id(), state_of_new(pane)

    def put(document: Document, text: str) -> Document:
        document, place = opened(document, drop, kind, part)
        index = index_among(document, place, drop.before, (id,))
        return add_card(document, place, text, index, kind=kind, id=id, state=state)

    return NewCard(id, put)


def _marks(pane: Pane, id: str, drop: DropPlace | None) -> Marks:
    if drop is None:
        return Marks(cursor="forbidden")
    return Marks(drop=mark_of(pane, drop, id), cursor="copy")


def _new_point(pane: Pane, pointer: Pointer | None) -> Gesture:
    """Up and down is the value, along the place inside the step."""
    while pointer is not None:
        row, column = row_at(pane.drawing, pointer.at.y), column_at(pane.drawing, pointer.at.x)
        hits = pointer.inside and row is not None and column is not None and row.kind in CURVE_LANES
        lane = find_lane(pane.editor.document, row.lane) if row and hits else None
        if pointer.phase == RELEASE:
            if lane and row and column:
                value = value_of(lane, row.room, pointer.at.y - row.y)
                at = round((pointer.at.x - column.x) / column.width, 2)
                add_point(pane, round(value * 2) / 2, CellPlace(lane.id, column.step), at)
            return
        rect = Rect(column.x, row.y, column.width, row.height) if lane and row and column else None
        pointer = followed((yield Marks(drop=rect, cursor="copy" if rect else "forbidden")), pointer)


def _new_part(pane: Pane, kind: str, pointer: Pointer | None) -> Gesture:
    """A column or a row beside the nearest one; on a map without any it becomes the first."""
    while pointer is not None:
        if pointer.phase == RELEASE:
            if pointer.inside:
                _add_part(pane, kind, pointer.at)
            return
        hint = telling.of_step(pane, _step_beside(pane, pointer.at)) if kind == STEP else ""
        marks = Marks(drop=_part_line(pane, kind, pointer.at), cursor="copy", hint=hint)
        pointer = followed((yield marks if pointer.inside else Marks(cursor="forbidden")), pointer)


def _add_part(pane: Pane, kind: str, at: Point) -> None:
    drawing = pane.drawing
    if kind in (LANE, DIVIDER):
        rows = [row for row in drawing.rows if row.y + row.height / 2 < at.y]
        ids = [lane.id for lane in pane.editor.document.lanes]
        index = ids.index(rows[-1].lane) + 1 if rows else 0
        add_lane(pane, "text" if kind == LANE else DIVIDER, index)
        return
    columns = [column for column in drawing.columns if column.x + column.width / 2 < at.x]
    if kind == STAGE:
        stages = [stage.id for stage in pane.editor.document.stages]
        add_stage(pane, index=stages.index(columns[-1].stage) + 1 if columns else 0)
    elif columns or not drawing.columns:
        add_step(pane, after=columns[-1].last if columns else "")
    else:
        add_step(pane, before=drawing.columns[0].step)


def _step_beside(pane: Pane, at: Point) -> str:
    """The step in whose stage a new one at this place would be."""
    columns = pane.drawing.columns
    before = [column for column in columns if column.x + column.width / 2 < at.x]
    return (before[-1] if before else columns[0]).step if columns else ""


def _part_line(pane: Pane, kind: str, at: Point) -> Rect | None:
    drawing, body = pane.drawing, pane.drawing.body
    if kind in (LANE, DIVIDER):
        edges = [row.bottom for row in drawing.rows if row.y + row.height / 2 < at.y]
        return Rect(body.x, (edges[-1] if edges else body.y) - _MARK / 2, body.width, _MARK)
    columns = [column for column in drawing.columns if column.x + column.width / 2 < at.x]
    if kind == STAGE and columns:
        columns = [column for column in drawing.columns if column.stage == columns[-1].stage]
    x = columns[-1].right if columns else body.x
    return Rect(x - _MARK / 2, body.y, _MARK, body.height)
