"""Compounds that are wider than their room are broken at their syllables in every corner of a map."""

from __future__ import annotations

from itertools import accumulate

from journeymapper.drawing.shapes import Text
from journeymapper.drawing.tree import Drawing, groups
from journeymapper.layout.map import lay_out
from journeymapper.layout.words import words_in
from journeymapper.model.card import Card
from journeymapper.model.curve import Curve, CurvePoint
from journeymapper.model.document import Document
from journeymapper.model.persona import Persona
from journeymapper.model.stage import Stage, Step
from journeymapper.model.view import WHOLE
from journeymapper.text.syllables import syllables
from tests.layout.maps import small

COMPOUND = "Rechtsschutzversicherungsgesellschaftszufriedenheitsbefragung"


def german() -> Document:
    def point(id: str, step: str) -> CurvePoint:
        return CurvePoint(id=id, step=step, value=1.0, label=COMPOUND)

    document = small(language="de")
    return document.model_copy(
        update={
            "personas": (Persona(id="mara", name=COMPOUND, role=COMPOUND, quote=f"Die {COMPOUND}!"),),
            "stages": tuple(
                Stage(
                    id=stage.id, name=COMPOUND, steps=tuple(Step(id=s.id, name=COMPOUND) for s in stage.steps)
                )
                for stage in document.stages
            ),
            "lanes": tuple(lane.model_copy(update={"name": COMPOUND}) for lane in document.lanes),
            "cards": (
                Card(id="c1", lane="do", step="a", kind="action", text=COMPOUND, owner=COMPOUND),
                Card(id="c2", lane="do", step="b", kind="touchpoint", text=COMPOUND, channel=COMPOUND),
                Card(id="p1", lane="hurt", step="c", kind="pain_point", text=f"„{COMPOUND}“", severity=5),
            ),
            "curves": (
                Curve(id="now", lane="feel", persona="mara", points=(point("1", "a"), point("2", "c"))),
            ),
        }
    )


def texts(drawing: Drawing) -> list[Text]:
    return [shape for _, group in groups(drawing) for shape in group.shapes if isinstance(shape, Text)]


def test_every_text_is_set_in_the_language_of_the_map() -> None:
    for text in texts(lay_out(german(), WHOLE, words_in("de"))):
        assert text.style.language == "de", text.text


def test_compounds_are_broken_at_their_syllables_everywhere() -> None:
    broken = 0
    for text in texts(lay_out(german(), WHOLE, words_in("de"))):
        allowed = set(syllables(text.text, "de"))
        ends = accumulate(len(line.text) for line in text.lines)
        for line, end in zip(text.lines, ends, strict=True):
            if line.pieces and line.pieces[-1].hyphen:
                broken += 1
                assert end in allowed, [line.text for line in text.lines]
    assert broken > 30
