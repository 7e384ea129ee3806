"""The map as a tree of plain lines, in reading order: stage, step, lane, card."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from journeymapper.editor.things import CARD, LANE, PERSONA, POINT, STAGE, STEP
from journeymapper.i18n import _
from journeymapper.layout.figure import text_with_figure
from journeymapper.layout.wording import lane_names
from journeymapper.layout.words import ENGLISH, Words
from journeymapper.model.card import Card
from journeymapper.model.curve import CurvePoint
from journeymapper.model.document import Document
from journeymapper.model.lane import Lane
from journeymapper.model.stage import Stage, Step
from journeymapper.model.words import DIVIDER, TO_BE

CELL, HEADING = "cell", "heading"


class Node(NamedTuple):
    """A line of the outline. `key` tells it from all others and outlives edits; `id` is the record's (""
    for a cell and a heading); `text` is what is edited, `shown` what the line says; `more` is the kind of
    a card or lane."""

    key: str
    kind: str
    id: str
    text: str
    shown: str
    more: str = ""
    children: tuple[Node, ...] = ()


class _Mapped(NamedTuple):
    """What all lines are made from. `cells` holds the lines of each step's lanes."""

    lanes: Mapping[str, Lane]
    names: Mapping[str, str]
    cells: Mapping[str, Mapping[str, list[Node]]]


def outline(document: Document, words: Words = ENGLISH) -> tuple[Node, ...]:
    """The lines of a map. A stage whose one step has no name holds its lanes itself; a lane stands under a
    step only where it has something there. Behind the stages come the lanes, the personas and the shelf."""
    lanes = {lane.id: lane for lane in document.lanes}
    names = {lane.id: _lane_name(lane, words) for lane in document.lanes}
    mapped = _Mapped(lanes, names, _cells(document, words))
    return (*[_stage(stage, mapped) for stage in document.stages], *_rest(document, names, words))


def flat(nodes: tuple[Node, ...]) -> list[Node]:
    """All lines from top to bottom."""
    lines: list[Node] = []
    waiting = list(reversed(nodes))
    while waiting:
        node = waiting.pop()
        lines.append(node)
        if node.children:
            waiting += reversed(node.children)
    return lines


def _stage(stage: Stage, mapped: _Mapped) -> Node:
    only = stage.steps[0] if len(stage.steps) == 1 and not stage.steps[0].name else None
    inner = _lanes_of(only, mapped) if only else tuple([_step(step, mapped) for step in stage.steps])
    return Node(f"stage:{stage.id}", STAGE, stage.id, stage.name, stage.name or _("Stage"), "", inner)


def _step(step: Step, mapped: _Mapped) -> Node:
    more = "moment" if step.moment_of_truth else ""
    return Node(
        f"step:{step.id}", STEP, step.id, step.name, step.name or _("Step"), more, _lanes_of(step, mapped)
    )


def _lanes_of(step: Step, mapped: _Mapped) -> tuple[Node, ...]:
    found = mapped.cells.get(step.id, {})
    return tuple(
        [
            Node(f"cell:{step.id}:{id}", CELL, "", "", mapped.names[id], lane.kind, tuple(found[id]))
            for id, lane in mapped.lanes.items()
            if id in found
        ]
    )


def _cells(document: Document, words: Words) -> dict[str, dict[str, list[Node]]]:
    cells: dict[str, dict[str, list[Node]]] = {}
    for card in document.cards:
        if card.lane:
            cells.setdefault(card.step, {}).setdefault(card.lane, []).append(_card(card, words))
    people = {one.id: one.name for one in document.personas}
    for curve in document.curves:
        for point in curve.points:
            node = _point(point, people.get(curve.persona, ""), curve.state)
            cells.setdefault(point.step, {}).setdefault(curve.lane, []).append(node)
    return cells


def _card(card: Card, words: Words) -> Node:
    shown = one_line(text_with_figure(card, words)) or _("Card")
    return Node(f"card:{card.id}", CARD, card.id, card.text, shown, card.kind)


def _point(point: CurvePoint, persona: str, state: str) -> Node:
    value = f"{point.value:+g}".replace("-", "\N{MINUS SIGN}") if point.value else "0"
    to_be = _("to-be") if state == TO_BE else ""
    shown = " · ".join(part for part in (one_line(point.label), persona, value, to_be) if part)
    return Node(f"point:{point.id}", POINT, point.id, point.label, shown, "emotions")


def _rest(document: Document, names: Mapping[str, str], words: Words) -> Iterator[Node]:
    """Headings for what stands beside the journey; none for what the map does not have."""
    lanes = [
        Node(f"lane:{one.id}", LANE, one.id, one.name, names[one.id], one.kind) for one in document.lanes
    ]
    people = [
        Node(f"persona:{one.id}", PERSONA, one.id, one.name, one.name or _("Unnamed persona"))
        for one in document.personas
    ]
    shelf = [_card(card, words) for card in document.cards if not card.lane]
    for name, heading, nodes in (
        ("lanes", _("Lanes"), lanes),
        ("personas", _("Personas"), people),
        ("shelf", _("Shelf"), shelf),
    ):
        if nodes:
            yield Node(f"heading:{name}", HEADING, "", "", heading, name, tuple(nodes))


def _lane_name(lane: Lane, words: Words) -> str:
    known = lane_names(words).get(lane.line if lane.kind == DIVIDER else lane.kind, "")
    return one_line(lane.name) or known or _("Lane")


def one_line(text: str) -> str:
    """A text without line breaks and runs of spaces."""
    return " ".join(text.split())
