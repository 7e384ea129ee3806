"""Steps: add, edit, move within a stage and between stages, resize, delete."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from journeymapper.model.document import Document
from journeymapper.model.lookup import find_stage, find_step
from journeymapper.model.record import evolve, new_id, replaced
from journeymapper.model.stage import Stage, Step
from journeymapper.operations.columns import with_stages

WIDEST = 2_000.0  # map units, as in the record


def add_step(
    document: Document, stage: str, index: int | None = None, name: str = "", *, id: str | None = None
) -> Document:
    """A step at `index` in a stage (None: its last). Cards that span across the place grow with it."""
    home = find_stage(document, stage)
    if home is None:
        raise LookupError(f"no stage {stage!r}")
    steps = list(home.steps)
    steps.insert(len(steps) if index is None else max(0, index), evolve(Step(id=id or new_id()), name=name))
    return with_stages(document, replaced(document.stages, evolve(home, steps=tuple(steps))))


def add_step_beside(
    document: Document, step: str, after: bool = True, name: str = "", *, id: str | None = None
) -> Document:
    """A step right after (or before) another one, in the same stage."""
    found = find_step(document, step)
    if found is None:
        raise LookupError(f"no step {step!r}")
    stage, _ = found
    place = next(n for n, one in enumerate(stage.steps) if one.id == step)
    return add_step(document, stage.id, place + after, name, id=id)


def edit_step(document: Document, id: str, **fields: Any) -> Document:
    """A step with another name, description, width or mark of a moment of truth."""
    found = find_step(document, id)
    if found is None:
        raise LookupError(f"no step {id!r}")
    if "id" in fields:
        raise TypeError("the id of a step never changes")
    stage, step = found
    steps = replaced(stage.steps, evolve(step, **fields))
    return evolve(document, stages=replaced(document.stages, evolve(stage, steps=steps)))


def set_moment_of_truth(document: Document, step: str, is_one: bool) -> Document:
    """Mark a step as deciding the relationship, or take the mark away."""
    return edit_step(document, step, moment_of_truth=is_one)


def resize_step(document: Document, id: str, width: float) -> Document:
    """A step as wide as this, in map units; 0 gives it the width of the style again."""
    return edit_step(document, id, width=float(max(0.0, min(width, WIDEST))))


def move_steps(document: Document, ids: Collection[str], stage: str, index: int) -> Document:
    """Steps with all that is in them, one behind the other in their order, to `index` among the other
    steps of a stage.

    A stage's last steps take their stage along: the emptied stage goes, and the first of them, if it has
    no name, carries the stage's name and description on, so that no word is lost.
    """
    target = find_stage(document, stage)
    if target is None or any(find_step(document, id) is None for id in ids):
        raise LookupError(f"no stage {stage!r} or not all of {sorted(ids)} are steps")
    moving: list[Step] = []
    stages: list[Stage] = []
    for one in document.stages:
        own = [step for step in one.steps if step.id in ids]
        rest = tuple(step for step in one.steps if step.id not in ids)
        if own and not rest and one is not target:
            name, description = own[0].name or one.name, own[0].description or one.description
            own[0] = evolve(own[0], name=name, description=description)
        moving += own
        if one is target or rest == one.steps:
            stages.append(one)
        elif rest:
            stages.append(evolve(one, steps=rest))
    place = next(n for n, one in enumerate(stages) if one.id == stage)
    steps = [step for step in target.steps if step.id not in ids]
    steps[max(0, index) : max(0, index)] = moving
    stages[place] = evolve(target, steps=tuple(steps))
    return document if tuple(stages) == document.stages else with_stages(document, stages, set(ids))


def delete_steps(document: Document, ids: Collection[str]) -> Document:
    """Without these steps and everything that stands only there. A stage that loses all goes too."""
    stages = []
    for stage in document.stages:
        kept = tuple(step for step in stage.steps if step.id not in ids)
        if len(kept) == len(stage.steps):
            stages.append(stage)
        elif kept:
            stages.append(evolve(stage, steps=kept))
    return with_stages(document, stages)
