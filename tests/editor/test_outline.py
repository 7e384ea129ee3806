"""The outline: every thing of the map once, in reading order."""

from __future__ import annotations

from collections import Counter

from hypothesis import given

from journeymapper.editor.outline import CELL, HEADING, flat, outline
from journeymapper.model.lookup import find_card
from journeymapper.operations.cards import edit_card
from journeymapper.operations.steps import edit_step
from tests.documents import documents
from tests.operations.maps import small_map


def lines(document):
    def walk(nodes, depth):
        for node in nodes:
            yield "  " * depth + node.shown
            yield from walk(node.children, depth + 1)

    return list(walk(outline(document), 0))


def test_the_map_reads_from_stage_to_card():
    text = lines(small_map())
    assert text[:8] == [
        "Find",
        "  Search",
        "    Actions",
        "      Types a word",
        "      Clicks",
        "      Reads",
        "    Emotions",
        "      Ann · +1",
    ]
    assert text[text.index("Buy") : text.index("Use")] == [
        "Buy",
        "  Pain points",
        "    Must register",
        "  Emotions",
        "    Oh no · Ann · −2",
    ]
    assert text[text.index("Lanes") :] == [
        "Lanes",
        *("  Actions", "  Pain points", "  Emotions", "  Visibility", "  Notes"),
        "Personas",
        *("  Ann", "  Bob"),
        "Shelf",
        "  For later",
    ]


def test_a_single_step_has_a_line_once_it_has_a_name():
    assert "  Till" not in lines(small_map())
    text = lines(edit_step(small_map(), "s3", name="Till"))
    assert text[text.index("Buy") + 1] == "  Till"


def test_texts_are_one_line_each():
    document = edit_card(small_map(), "a1", text="one\ntwo   three")
    node = next(node for node in flat(outline(document)) if node.id == "a1")
    assert (node.shown, node.text) == ("one two three", "one\ntwo   three")


@given(documents())
def test_every_thing_has_one_line(document):
    nodes = list(flat(outline(document)))
    assert max(Counter(node.key for node in nodes).values(), default=1) == 1
    ids = [node.id for node in nodes if node.kind not in (CELL, HEADING)]
    points = [point for curve in document.curves for point in curve.points]
    expected = [one.id for one in (*document.cards, *document.stages, *document.lanes, *document.personas)]
    assert set(expected) | {point.id for point in points} <= set(ids)
    steps = {step.id for stage in document.stages for step in stage.steps}
    assert len(ids) == len(expected) + len(points) + sum(1 for id in ids if id in steps)
    assert all(node.text == card.text for node in nodes if (card := find_card(document, node.id)))


def test_a_metric_says_its_figure_and_is_renamed_without_it():
    fields = {"kind": "metric", "text": "Conversion", "value": 2.0, "unit": "%", "target": 3.0}
    nodes = flat(outline(edit_card(small_map(), "n5", **fields)))
    (node,) = [one for one in nodes if one.id == "n5"]
    assert (node.shown, node.text) == ("Conversion: 2 % (target 3 %)", "Conversion")
