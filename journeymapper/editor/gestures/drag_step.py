"""Dragging a step by its header, inside its stage or into another one."""

from __future__ import annotations

from journeymapper.editor.events import Gesture, Pointer
from journeymapper.editor.gestures import telling
from journeymapper.editor.gestures.drag_heading import Drop, drag_heading, is_beside, upright
from journeymapper.editor.pane import Pane
from journeymapper.geometry import Point
from journeymapper.model.document import Document
from journeymapper.model.lookup import find_stage
from journeymapper.operations.fragments import take_steps
from journeymapper.operations.pasting import Pasted, paste_steps
from journeymapper.operations.steps import move_steps


def drag_step(pane: Pane, press: Pointer, id: str) -> Gesture:
    """A step with all that is in it goes before or after the step under the pointer, into its stage.
    A stage's only step takes its stage along."""
    return drag_heading(pane, press, id, _place)


def _place(pane: Pane, at: Point, ids: tuple[str, ...]) -> Drop | None:
    if not is_beside(pane, at):
        return None
    column = min(pane.drawing.columns, key=lambda column: max(column.x - at.x, at.x - column.right, 0.0))
    after = at.x > column.x + column.width / 2
    stage = find_stage(pane.editor.document, column.stage)
    if stage is None:
        return None
    # A collapsed stage is one column, of its first step: after it means behind all of them.
    last = after and stage.id in pane.view.collapsed_stages
    beside = stage.steps[-1].id if last else column.step
    steps = [step.id for step in stage.steps]
    place = steps.index(beside) + after

    def moved(document: Document) -> Document:
        return move_steps(document, ids, stage.id, sum(step not in ids for step in steps[:place]))

    def copied(document: Document) -> Pasted:
        document, copies = paste_steps(document, take_steps(document, ids), beside)
        if not after:
            document = move_steps(document, copies, stage.id, place)
        return document, copies

    line = upright(pane, column.right if after else column.x)
    return Drop(moved, copied, line, telling.into_stage(pane, ids[0], stage.id))
