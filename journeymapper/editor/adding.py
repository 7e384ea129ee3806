"""Adding things where the cell cursor is: one undo step each, the new thing selected."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import NamedTuple

from journeymapper.editor.cursor import ensure_cursor
from journeymapper.editor.editor import Editor
from journeymapper.editor.pane import Pane
from journeymapper.i18n import _
from journeymapper.layout.filter import shown_curves
from journeymapper.model.document import Document
from journeymapper.model.lookup import CellPlace, find_lane, find_step, holds_cards
from journeymapper.model.record import new_id
from journeymapper.model.words import AS_IS, BOTH, CARD_KIND_OF_LANE, CURVE_LANES, DIVIDER, TO_BE
from journeymapper.operations.cards import add_card as with_card
from journeymapper.operations.cards import edit_cards
from journeymapper.operations.curves import add_point as with_point
from journeymapper.operations.lanes import add_lane as with_lane
from journeymapper.operations.personas import add_persona as with_persona
from journeymapper.operations.stages import add_stage as with_stage
from journeymapper.operations.steps import add_step as with_step
from journeymapper.operations.steps import add_step_beside as with_step_beside

LANE_KIND_OF_CARD = {kind: lane for lane, kind in CARD_KIND_OF_LANE.items()}


class NewCard(NamedTuple):
    """A card that is not on the map yet: its id, and what puts it there with a text, together with the
    lane or step that it needs (raises LookupError, or ValueError, where its cell has gone meanwhile)."""

    id: str
    put: Callable[[Document, str], Document]

    def put_anyhow(self, document: Document, text: str) -> Document:
        """As `put`; onto the shelf where its cell has gone, as by an undo in another window."""
        try:
            return self.put(document, text)
        except (LookupError, ValueError):
            return with_card(document, None, text, id=self.id)


def state_of_new(pane: Pane) -> str:
    """The state of what is added: who looks at one state alone draws that one."""
    return pane.view.state if pane.view.state in (AS_IS, TO_BE) else BOTH


def in_shown_state(pane: Pane, document: Document, ids: Collection[str]) -> Document:
    """The map with these new cards in the state that is looked at (see `state_of_new`)."""
    state = state_of_new(pane)
    return document if state == BOTH else edit_cards(document, ids, state=state)


def new_card(pane: Pane, place: CellPlace, index: int | None = None) -> NewCard:
    """A card for a cell, at `index` among its cards (None: last)."""
    id, state = new_id(), state_of_new(pane)
    return NewCard(id, lambda document, text: with_card(document, place, text, index, id=id, state=state))


def new_card_on_shelf(pane: Pane, kind: str) -> NewCard:
    """A card of a kind, the last on the shelf."""
    id, state = new_id(), state_of_new(pane)
    return NewCard(id, lambda document, text: with_card(document, None, text, kind=kind, id=id, state=state))


def new_card_of_kind(pane: Pane, kind: str) -> NewCard | None:
    """A card of a kind, at the step of the cursor: in the cursor's lane when that holds this kind,
    else in the first lane that does, else in a new lane of its own. None on a map without steps."""
    place = ensure_cursor(pane)
    steps = [step.id for stage in pane.editor.document.stages for step in stage.steps]
    if not steps:
        return None
    step, wanted = (place.step, place.lane) if place else (steps[0], "")
    id, lane_id, state = new_id(), new_id(), state_of_new(pane)

    def put(document: Document, text: str) -> Document:
        document, lane = lane_for(document, kind, wanted, lane_id)
        return with_card(document, CellPlace(lane, step), text, kind=kind, id=id, state=state)

    return NewCard(id, put)


def add_card(pane: Pane, text: str = "", place: CellPlace | None = None, index: int | None = None) -> str:
    """A card in a cell (None: at the cursor), at `index` among its cards (None: last); its id, ""
    where no card can be."""
    place = place or ensure_cursor(pane)
    editor = pane.editor
    lane = find_lane(editor.document, place.lane) if place else None
    if place is None or lane is None or not holds_cards(lane):
        return ""
    card = new_card(pane, place, index)
    pane.cursor = place
    editor.commit(_("Add card"), card.put(editor.document, text), (card.id,))
    return card.id


def lane_for(document: Document, kind: str, wanted: str = "", id: str = "") -> tuple[Document, str]:
    """The map and a lane in it for cards of a kind: `wanted` if it takes them, else the first that
    does, else a new one at the end, with this id."""
    fitting = [lane.id for lane in document.lanes if _takes(lane.kind, kind)]
    if fitting:
        return document, wanted if wanted in fitting else fitting[0]
    id = id or new_id()
    return with_lane(document, LANE_KIND_OF_CARD.get(kind, "text"), id=id), id


def _takes(lane_kind: str, kind: str) -> bool:
    if lane_kind in CURVE_LANES or lane_kind == DIVIDER:
        return False
    own = CARD_KIND_OF_LANE.get(lane_kind)
    return own == kind if own or kind in LANE_KIND_OF_CARD else True


def add_stage(pane: Pane, name: str = "", index: int | None = None) -> str:
    """A stage of one step at `index` (None: after the stage of the cursor, else last); its id."""
    editor, id, step = pane.editor, new_id(), new_id()
    if index is None and pane.cursor is not None:
        stages = editor.document.stages
        index = next(
            (n + 1 for n, one in enumerate(stages) if any(s.id == pane.cursor.step for s in one.steps)), None
        )
    editor.commit(_("Add stage"), with_stage(editor.document, name, index, id=id, step_id=step), (id,))
    _to_step(pane, step)
    return id


def add_step(pane: Pane, after: str = "", name: str = "", *, before: str = "") -> str:
    """A step behind a step, or before one (neither said: behind that of the cursor, else at the
    end); its id. A map without stages gets one."""
    editor, id = pane.editor, new_id()
    document = editor.document
    after = after or (pane.cursor.step if pane.cursor else "")
    if not document.stages:
        changed = with_stage(document, step_id=id)
    elif before:
        changed = with_step_beside(document, before, False, name, id=id)
    elif after and find_step(document, after):
        changed = with_step_beside(document, after, True, name, id=id)
    else:
        changed = with_step(document, document.stages[-1].id, None, name, id=id)
    editor.commit(_("Add step"), changed, (id,))
    _to_step(pane, id)
    return id


def add_lane(pane: Pane, kind: str, index: int | None = None, name: str = "", line: str = "") -> str:
    """A lane of a kind at `index` (None: below the lane of the cursor, else last); its id. Without a
    name the map calls it by its kind, in its own language. `line` is what a divider draws."""
    editor, id = pane.editor, new_id()
    if index is None and pane.cursor is not None:
        lanes = editor.document.lanes
        index = next((n + 1 for n, lane in enumerate(lanes) if lane.id == pane.cursor.lane), None)
    label = _("Add divider") if kind == DIVIDER else _("Add lane")
    editor.commit(label, with_lane(editor.document, kind, index, name, id=id, line=line), (id,))
    if kind != DIVIDER and editor.document.stages:
        step = pane.cursor.step if pane.cursor else editor.document.stages[0].steps[0].id
        pane.cursor = CellPlace(id, step)
    return id


def add_persona(editor: Editor, name: str = "") -> str:
    """A persona behind the others; its id."""
    id = new_id()
    editor.commit(_("Add persona"), with_persona(editor.document, name, id=id), (id,))
    return id


def add_point(
    pane: Pane,
    value: float = 0.0,
    place: CellPlace | None = None,
    at: float | None = None,
    *,
    persona: str | None = None,
    state: str | None = None,
) -> str:
    """An emotion point in a cell of a lane of curves (None: at the cursor); its id, "" elsewhere.

    Unless said, it joins the first shown curve that has no point at this step, else the first
    shown curve, else it begins one for the first persona in the state that is looked at.
    """
    place = place or ensure_cursor(pane)
    document = pane.editor.document
    lane = find_lane(document, place.lane) if place else None
    if place is None or lane is None or lane.kind not in CURVE_LANES:
        return ""
    here = [curve for curve in shown_curves(document.curves, pane.view) if curve.lane == lane.id]
    free = [curve for curve in here if all(point.step != place.step for point in curve.points)]
    home = (*free, *here)[0] if here else None
    if persona is None:
        first = document.personas[0].id if document.personas else ""
        persona = home.persona if home else first
    if state is None:
        state = home.state if home else TO_BE if pane.view.state == TO_BE else AS_IS
    id = new_id()
    changed = with_point(document, lane.id, place.step, value, at, persona=persona, state=state, id=id)
    pane.cursor = place
    pane.editor.commit(_("Add emotion"), changed, (id,))
    return id


def _to_step(pane: Pane, step: str) -> None:
    """The cursor in the same lane, at another step."""
    lanes = [lane.id for lane in pane.editor.document.lanes if lane.kind != DIVIDER]
    lane = pane.cursor.lane if pane.cursor else lanes[0] if lanes else ""
    pane.cursor = CellPlace(lane, step) if lane else None
