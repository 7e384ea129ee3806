"""What is noted below curves, on pages: it takes room there as cards do."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from journeymapper.drawing.tree import Drawing, Row
from journeymapper.model.curve import Curve, CurvePoint
from journeymapper.model.document import Document
from journeymapper.model.lane import Lane
from journeymapper.model.persona import Persona
from journeymapper.model.record import evolve
from tests.publish.papers import assert_printable, grid, printed, shown

LANES = (Lane(id="e", kind="emotions", name="Emotions"),)


def felt(stages: int, label: str, told: Collection[int], people: int = 1) -> Document:
    """Curves of a point at every step; the steps `told` have this label."""
    document = grid(stages, 1)
    steps = [step.id for stage in document.stages for step in stage.steps]
    personas = tuple(Persona(id=f"p{number}", name=f"Person {number}") for number in range(people))
    curves = tuple(
        Curve(
            id=f"{persona.id}{state}",
            lane="e",
            persona=persona.id,
            state=state,
            points=tuple(
                CurvePoint(
                    id=f"{persona.id}{state}{at}",
                    step=step,
                    value=(at + number) % 3 - 1.0,
                    label=label if at in told else "",
                )
                for at, step in enumerate(steps)
            ),
        )
        for number, persona in enumerate(personas)
        for state in ("as-is", "to-be")
    )
    return evolve(document, lanes=(*document.lanes, *LANES), personas=personas, curves=curves)


def row_of(drawing: Drawing) -> Row:
    return next(row for row in drawing.rows if row.lane == "e")


@pytest.mark.parametrize("paper", ["A4", "A3"])
@pytest.mark.parametrize(("people", "letters"), [(1, 400), (2, 150), (3, 150)])
def test_long_notes_make_texts_smaller_rather_than_keep_a_map_from_being_printed(
    paper: str, people: int, letters: int
) -> None:
    label = ("where everything is lost that was typed " * 20)[:letters].strip()
    made = printed(felt(5, label, range(5), people), kind="pages", paper=paper)
    assert_printable(made, 6.0, 10.0)
    assert any(True for page in made.pages for _ in shown(page.puts[0].drawing, "label"))


def test_curves_go_on_at_the_same_height_on_pages_that_hang_side_by_side() -> None:
    """Notes are on the second page and the third one only, and longer on the second."""
    label = "where everything is lost that was typed where everything is"
    made = printed(felt(20, label, [10, 18, 19], 2), kind="pages", paper="A4")
    assert_printable(made, 6.0, 10.0)
    rows = [row_of(page.puts[0].drawing) for page in made.pages]
    assert len(rows) > 1
    assert any(row.height > row.room for row in rows)
    assert len({(row.height, row.room) for row in rows}) == 1
