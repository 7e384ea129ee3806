"""What a view has folded: pages say how much there is, and never what it says."""

from __future__ import annotations

from journeymapper.model.document import Document
from journeymapper.model.record import evolve
from journeymapper.model.stage import Stage, Step
from journeymapper.model.view import View
from journeymapper.operations.deletion import delete


def without_folded(document: Document, view: View) -> Document:
    """Without the insides of folded lanes and stages, for what is told lane by lane or stage by stage.

    Lanes, the names of stages and the curves that run through them stay; a card that reaches into a folded
    stage ends before it. The same document when nothing is folded.
    """
    lanes = {*view.collapsed_lanes}.intersection(lane.id for lane in document.lanes)
    stages = {*view.collapsed_stages}.intersection(stage.id for stage in document.stages)
    if not lanes and not stages:
        return document
    inside = (card.id for card in document.cards if card.lane in lanes)
    return evolve(
        delete(document, stages.union(inside)),
        stages=tuple(_bare(stage) if stage.id in stages else stage for stage in document.stages),
        curves=tuple(curve for curve in document.curves if curve.lane not in lanes),
        views=document.views,
    )


def _bare(stage: Stage) -> Stage:
    return evolve(stage, description="", steps=tuple(Step(id=step.id) for step in stage.steps))
