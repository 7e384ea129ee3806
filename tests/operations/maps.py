"""Small maps to operate on. Ids say what things are: card a1 starts in lane "acts" at step s1."""

from __future__ import annotations

from journeymapper.model.card import Card, Link, Vote
from journeymapper.model.check import problems
from journeymapper.model.curve import Curve, CurvePoint
from journeymapper.model.document import Document
from journeymapper.model.lane import Lane
from journeymapper.model.lookup import CellPlace, cards_in_cell
from journeymapper.model.persona import Participant, Persona
from journeymapper.model.stage import Stage, Step
from journeymapper.model.view import View


def small_map() -> Document:
    """Three stages (find: s1 s2, buy: s3, use: s4 s5), five lanes, seven cards, a curve, a link, a vote."""
    return Document(
        title="A map",
        personas=(Persona(id="ann", name="Ann"), Persona(id="bob", name="Bob")),
        stages=(
            Stage(
                id="find", name="Find", steps=(Step(id="s1", name="Search"), Step(id="s2", name="Compare"))
            ),
            Stage(id="buy", name="Buy", description="The till", steps=(Step(id="s3"),)),
            Stage(id="use", name="Use", steps=(Step(id="s4", name="Unpack"), Step(id="s5", name="Review"))),
        ),
        lanes=(
            Lane(id="acts", kind="actions", name="Actions"),
            Lane(id="pains", kind="pain_points", name="Pain points"),
            Lane(id="feel", kind="emotions", name="Emotions"),
            Lane(id="line", kind="divider", name="Visibility", line="visibility"),
            Lane(id="free", kind="text", name="Notes"),
        ),
        cards=(
            Card(id="a1", lane="acts", step="s1", kind="action", text="Types a word"),
            Card(id="a2", lane="acts", step="s1", kind="action", text="Clicks", personas=("ann",)),
            Card(id="a3", lane="acts", step="s1", kind="action", text="Reads"),
            Card(id="wide", lane="acts", step="s2", until="s4", kind="action", text="Waits"),
            Card(id="p3", lane="pains", step="s3", kind="pain_point", text="Must register", severity=5),
            Card(id="n5", lane="free", step="s5", text="A note"),
            Card(id="kept", text="For later"),
        ),
        curves=(
            Curve(
                id="mood",
                lane="feel",
                persona="ann",
                points=(
                    CurvePoint(id="e1", step="s1", value=1.0),
                    CurvePoint(id="e3", step="s3", value=-2.0, label="Oh no"),
                    CurvePoint(id="e5", step="s5", value=0.5),
                ),
            ),
        ),
        links=(Link(id="why", kind="causes", source="a1", target="p3"),),
        participants=(Participant(id="joe", name="Joe"),),
        votes=(Vote(id="dot", card="p3", participant="joe"),),
        views=(
            View(
                id="anns",
                name="Ann's",
                personas=("ann",),
                hidden_lanes=("free",),
                collapsed_lanes=("pains",),
                collapsed_stages=("use",),
                pinned_lanes=("acts", "pains"),
            ),
        ),
    )


def large_map(cards: int = 10_000, steps: int = 50, lanes: int = 20) -> Document:
    """Cards spread evenly over stages of five steps."""
    step_ids = [f"s{n}" for n in range(steps)]
    return Document(
        stages=tuple(
            Stage(id=f"g{n}", steps=tuple(Step(id=id) for id in step_ids[n : n + 5]))
            for n in range(0, steps, 5)
        ),
        lanes=tuple(Lane(id=f"l{n}", kind="actions") for n in range(lanes)),
        cards=tuple(
            Card(
                id=f"c{n}",
                lane=f"l{n % lanes}",
                step=step_ids[n // lanes % steps],
                kind="action",
                text="Walks through the shop",
            )
            for n in range(cards)
        ),
    )


def in_cell(document: Document, lane: str, step: str) -> list[str]:
    """Ids of the cards that start in a cell."""
    return [card.id for card in cards_in_cell(document, CellPlace(lane, step))]


def step_ids(document: Document) -> list[list[str]]:
    """Ids of the steps, stage by stage."""
    return [[step.id for step in stage.steps] for stage in document.stages]


def sound(document: Document) -> Document:
    """The same document, in which nothing is wrong."""
    assert problems(document) == ()
    return document
