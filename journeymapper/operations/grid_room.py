"""Room for a block of cells that is larger than the map: lanes and steps that it lacks."""

from __future__ import annotations

from journeymapper.model.document import Document
from journeymapper.model.lane import Lane
from journeymapper.model.record import evolve, new_id
from journeymapper.model.stage import Stage, Step
from journeymapper.model.words import DIVIDER, LANE_KINDS
from journeymapper.operations.columns import with_stages
from journeymapper.operations.grids import Fit, Names, NewId, takes_row

MOST_STEPS = 300  # of a map: beyond that a block is a table of another kind
MOST_LANES = 300


def can_grow(document: Document, fitted: Fit) -> bool:
    """Whether a map with all that the block needs is still one that people could look at."""
    steps = sum(len(stage.steps) for stage in document.stages)
    return (
        steps + fitted.missing_steps <= MOST_STEPS
        and len(document.lanes) + fitted.missing_lanes <= MOST_LANES
    )


def adds_stages(document: Document, fitted: Fit) -> bool:
    """Whether columns are added as stages: where every stage is a single step, or the block names them."""
    return all(len(stage.steps) == 1 and not stage.steps[0].name for stage in document.stages) or any(
        names.stage and names.step for names in fitted.columns
    )


def with_room(document: Document, fitted: Fit, new: NewId = new_id) -> tuple[Document, Fit]:
    """The map with a lane for every row and a step for every column of the block, added behind those
    that the block reaches already, named by its heads; and the block in its place there."""
    document, lanes = _with_lanes(document, fitted, new)
    document, steps = _with_steps(document, fitted, new)
    return document, fitted._replace(lanes=lanes, steps=steps)


def _with_lanes(document: Document, fitted: Fit, new: NewId) -> tuple[Document, tuple[str, ...]]:
    places = [n for n, lane in enumerate(document.lanes) if lane.id in fitted.lanes]
    at = places[-1] + 1 if places else len(document.lanes)
    made: list[Lane] = []
    found: list[str] = []
    for id, name, row in zip(fitted.lanes, fitted.lane_names, fitted.rows, strict=True):
        if not id:
            id = new()
            lane = evolve(Lane(id=id), kind=_kind_called(name), name=name)
            made.append(lane if takes_row(lane, row) else evolve(lane, kind="text"))
        found.append(id)
    lanes = (*document.lanes[:at], *made, *document.lanes[at:])
    return (evolve(document, lanes=lanes) if made else document), tuple(found)


def _kind_called(name: str) -> str:
    """The kind of lane that is called so in English; plain text for all other names."""
    kind = "_".join(name.casefold().split())
    for known in LANE_KINDS:
        if kind in (known, known.removesuffix("s")) and known != DIVIDER:
            return known
    return "text"


def _with_steps(document: Document, fitted: Fit, new: NewId) -> tuple[Document, tuple[str, ...]]:
    stages = list(document.stages)
    as_stages = adds_stages(document, fitted)
    inside = [n for n, stage in enumerate(stages) if any(step.id in fitted.steps for step in stage.steps)]
    at = inside[-1] if inside else len(stages) - 1  # what is added goes into this stage or behind it
    found: list[str] = []
    begun = False
    for id, names in zip(fitted.steps, fitted.columns, strict=True):
        if not id:
            id = new()
            if (as_stages and (names.stage or not (begun and names.step))) or not stages:
                at += 1
                stages.insert(at, _stage(names, id, new()))
                begun = True
            else:
                step = evolve(Step(id=id), name=(names.step or names.stage))
                stages[at] = evolve(stages[at], steps=(*stages[at].steps, step))
        found.append(id)
    changed = with_stages(document, stages) if fitted.missing_steps else document
    return changed, tuple(found)


def _stage(names: Names, step: str, id: str) -> Stage:
    only = evolve(Step(id=step), name=names.step)
    return evolve(Stage(id=id, steps=(only,)), name=names.stage)
