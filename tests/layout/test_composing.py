"""Texts that are put together: whatever stands in them runs as it does by itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from journeymapper.drawing.shapes import Text
from journeymapper.drawing.tree import Drawing, groups
from journeymapper.layout.composing import filled, joined
from journeymapper.layout.figure import text_with_figure
from journeymapper.layout.map import lay_out
from journeymapper.layout.words import words_in
from journeymapper.model.card import Card
from journeymapper.model.document import Document
from journeymapper.text.directions import base_level
from journeymapper.text.run import Line, TextStyle
from journeymapper.text.wrap import set_text
from tests.layout.report.reports import report
from tests.publish.papers import sample

_TYPED = ("name", "title", "text", "label", "role", "unit", "source", "owner", "organisation", "revision")


def seen(line: Line) -> str:
    """What the eye meets from left to right."""
    return "".join([piece.text[::-1] if piece.rtl else piece.text for piece in line.pieces])


def seen_alone(text: str) -> str:
    (line,) = set_text(text, 10_000.0, TextStyle(13.0)).lines
    return seen(line)


@pytest.mark.parametrize(
    ("language", "template", "value", "expected"),
    [
        ("ar", "המטרה {value}", "4.5 of 5", "4.5 of 5 הרטמה"),
        ("ar", "{value} (ש)", "Nimbus X14", "(ש) Nimbus X14"),
        ("ar", "{value} / 17", 3, "17 / 3"),
        ("en", "{value} (continued)", "אב", "בא (continued)"),
        ("en", "target {value}", "4.5 of 5", "target 4.5 of 5"),
    ],
)
def test_a_value_runs_as_it_does_alone(language: str, template: str, value: object, expected: str) -> None:
    mirror = str.maketrans("()", ")(")
    shown = seen_alone(filled(template, language, value=value))
    assert shown in (expected, expected.translate(mirror))


def test_nothing_is_added_where_all_runs_from_left_to_right() -> None:
    assert filled("target {value}", "de", value="4,5") == "target 4,5"
    assert joined(("a", "", "b"), "fr") == "a · b"


@pytest.mark.parametrize("language", ["ar", "he", "fa"])
def test_a_row_of_parts_runs_as_the_map_does(language: str) -> None:
    row = joined(("Wrenfield (24)", "Ada"), language)
    assert base_level(row) == 1
    assert seen_alone(row) == "Ada · Wrenfield (24)"


def test_other_programs_get_what_was_typed() -> None:
    card = Card(id="c", kind="metric", text="Calls", value=-3.0, unit="of 5", target=4.0)
    assert text_with_figure(card, words_in("ar")) == "Calls: −3 of 5 (المستهدف 4 of 5)"


def typed(document: Document, text: str, language: str) -> Document:
    """The map with this text wherever somebody has written something short."""

    def changed(value: Any, name: str = "") -> Any:
        if isinstance(value, dict):
            return {key: one if key == "links" else changed(one, key) for key, one in value.items()}
        if isinstance(value, list):
            return [changed(one) for one in value]
        return text if name in _TYPED and value else value

    raw = changed(document.model_dump(mode="json"))
    return Document.model_validate({**raw, "language": language})


def lines(drawing: Drawing) -> Iterator[Line]:
    for _, group in groups(drawing):
        for shape in group.shapes:
            if isinstance(shape, Text):
                yield from shape.lines


@pytest.mark.parametrize(
    ("language", "text"), [("ar", "A1 (b) 2."), ("he", "A1 (b) 2."), ("de", "אב (ג) 2."), ("en", "ا 1-2 ب!")]
)
def test_wherever_it_is_printed_a_text_runs_as_it_does_alone(language: str, text: str) -> None:
    document = typed(sample(), text, language)
    found = [
        line
        for drawing in (
            lay_out(document, words=words_in(language)),
            *(page.drawing for page in report(document)),
        )
        for line in lines(drawing)
        if text in line.text
    ]
    alone = seen_alone(text)
    assert {line.text for line in found if alone not in seen(line)} == set()
    assert sum(line.text.strip() != text for line in found) > 40  # so many are put together
