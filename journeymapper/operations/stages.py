"""Stages: add, edit, move, delete."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from journeymapper.model.document import Document
from journeymapper.model.lookup import find_stage
from journeymapper.model.record import evolve, new_id, replaced
from journeymapper.model.stage import Stage, Step
from journeymapper.operations.columns import with_stages


def add_stage(
    document: Document,
    name: str = "",
    index: int | None = None,
    *,
    id: str | None = None,
    step_id: str | None = None,
) -> Document:
    """A stage with one step that has no name yet, at `index` among the stages (None: last)."""
    stage = evolve(Stage(id=id or new_id(), steps=(Step(id=step_id or new_id()),)), name=name)
    stages = list(document.stages)
    stages.insert(len(stages) if index is None else max(0, index), stage)
    return with_stages(document, stages)


def edit_stage(document: Document, id: str, **fields: Any) -> Document:
    """A stage with another name, description or colour."""
    stage = find_stage(document, id)
    if stage is None:
        raise LookupError(f"no stage {id!r}")
    if fields.keys() & {"id", "steps"}:
        raise TypeError("the steps of a stage have operations of their own")
    return evolve(document, stages=replaced(document.stages, evolve(stage, **fields)))


def move_stages(document: Document, ids: Collection[str], index: int) -> Document:
    """Stages with all their steps, one behind the other in their order, at `index` among the others."""
    moving = [stage for stage in document.stages if stage.id in ids]
    if len(moving) < len(set(ids)):
        raise LookupError(f"not all of {sorted(ids)} are stages")
    stages = [stage for stage in document.stages if stage.id not in ids]
    stages[max(0, index) : max(0, index)] = moving
    return with_stages(document, stages, {step.id for stage in moving for step in stage.steps})


def delete_stages(document: Document, ids: Collection[str]) -> Document:
    """Without these stages, their steps and everything that stands only there."""
    return with_stages(document, [stage for stage in document.stages if stage.id not in ids])
