"""What is noted below curves, on pages: it takes room there as cards do."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from journeymapper.drawing.tree import Drawing, Row
from journeymapper.layout.curve_lane import curve_room
from journeymapper.layout.measures import Measures
from journeymapper.layout.pages.journey import body_left, journey_of, shared_on
from journeymapper.layout.pages.rows import shared_rows
from journeymapper.layout.pages.split import parts_of, side_by_side
from journeymapper.layout.words import ENGLISH
from journeymapper.model.curve import Curve, CurvePoint
from journeymapper.model.document import Document
from journeymapper.model.lane import Lane
from journeymapper.model.persona import Persona
from journeymapper.model.record import evolve
from journeymapper.model.view import WHOLE
from tests.publish.papers import assert_printable, grid, printed, sample, shown

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


def test_curves_become_lower_only_where_that_saves_a_page() -> None:
    """Lower ones have less room for their labels: what is noted below them may take all that was saved."""
    label = "Forced to sign up and a word or two more of that"
    document = sample()
    curves = tuple(
        evolve(curve, points=tuple(evolve(point, label=point.label and label) for point in curve.points))
        for curve in document.curves
    )
    journey = journey_of(evolve(document, curves=curves), WHOLE, ENGLISH, Measures())
    (part,) = parts_of(journey, [(6, 10)], 900.0)
    shared = shared_on(journey, part, side_by_side([part], 0), 900.0 - body_left(journey))
    ((*whole,),) = shared_rows(journey, part, shared, 4000.0, 4000.0)
    total = sum(slice.height for slice in whole)
    counts = []
    for less in range(0, 96, 8):
        pages = shared_rows(journey, part, shared, total - less, total - less)
        (emotions,) = [slice for page in pages for slice in page if slice.lane.kind == "emotions"]
        counts.append(len(pages))
        assert len(pages) == 1 or curve_room(emotions.strip) == 240.0
    assert {*counts} == {1, 2}
