"""Dragging a step by its header, inside its stage or into another one."""

from __future__ import annotations

from journeymapper.editor.events import Gesture, Pointer
from journeymapper.editor.gestures import telling
from journeymapper.editor.gestures.drag_heading import Drop, Labels, drag_heading, is_beside, upright
from journeymapper.editor.pane import Pane
from journeymapper.geometry import Point
from journeymapper.i18n import _
from journeymapper.model.document import Document
from journeymapper.model.lookup import find_stage
from journeymapper.operations.fragments import take_steps
from journeymapper.operations.pasting import Pasted, paste_steps
from journeymapper.operations.steps import move_step


def drag_step(pane: Pane, press: Pointer, id: str) -> Gesture:
    """A step with all that is in it goes before or after the step under the pointer, into its stage.
    A stage's only step takes its stage along."""
    labels = Labels(_("Move step"), _("Duplicate step"))
    return drag_heading(pane, press, id, labels, lambda pane, at: _place(pane, at, id))


def _place(pane: Pane, at: Point, id: str) -> Drop | None:
    if not is_beside(pane, at):
        return None
    column = min(pane.drawing.columns, key=lambda column: max(column.x - at.x, at.x - column.right, 0.0))
    after = at.x > column.x + column.width / 2

    def moved(document: Document) -> Document:
        stage = find_stage(document, column.stage)
        if stage is None or column.step == id:
            return document
        others = [step.id for step in stage.steps if step.id != id]
        # A collapsed stage is one column, of its first step: after it means behind all of them.
        last = column.stage in pane.view.collapsed_stages
        place = len(others) if after and last else others.index(column.step) + after
        return move_step(document, id, stage.id, place)

    def copied(document: Document) -> Pasted:
        document, ids = paste_steps(document, take_steps(document, (id,)), column.step)
        if not after:
            stage = find_stage(document, column.stage)
            place = [step.id for step in stage.steps].index(column.step) if stage else 0
            document = move_step(document, ids[0], column.stage, place)
        return document, ids

    line = upright(pane, column.right if after else column.x)
    return Drop(moved, copied, line, telling.into_stage(pane, id, column.stage))
