"""Six published maps, in English and Japanese: read, saved and laid out without losing a word."""

from __future__ import annotations

import re
from pathlib import Path

from journeymapper.drawing.tree import Drawing, groups
from journeymapper.geometry import Rect
from journeymapper.layout.map import lay_out
from journeymapper.model.check import problems
from journeymapper.model.document import Document
from journeymapper.storage.file import decode, encode
from tests.yaml_maps import each_published_map, read_yaml_map


@each_published_map
def test_it_loads_without_a_complaint(path: Path) -> None:
    document = read_yaml_map(path)
    assert problems(document, ()) == ()
    assert len(document.stages) >= 3
    assert len(document.cards) > 10


@each_published_map
def test_it_comes_back_from_its_file(path: Path) -> None:
    document = read_yaml_map(path)
    assert decode(encode(document, {})).document == document


@each_published_map
def test_no_two_cards_overlap(path: Path) -> None:
    drawn = placed_cards(read_yaml_map(path))
    for number, (id, rect) in enumerate(drawn):
        for other_id, other in drawn[number + 1 :]:
            assert not rect.intersects(other), (id, other_id)


@each_published_map
def test_nothing_is_cut_off(path: Path) -> None:
    document = read_yaml_map(path)
    drawing = lay_out(document)
    cards = dict(placed_cards(document))
    assert set(cards) == {card.id for card in document.cards}
    for rect in cards.values():
        assert inside(rect, drawing)
    for place, group in groups(drawing):
        whole = Rect(0, 0, group.rect.width, group.rect.height)
        for shape in group.shapes:
            lines = getattr(shape, "lines", ())
            if group.kind == "card" and lines:
                # What a line is broken into is all of the text, and lies within the card.
                assert words("".join(line.text for line in lines)) == words(shape.text)
                last = shape.rect.y + lines[-1].baseline
                assert last <= whole.bottom, (group.id, place)


def placed_cards(document: Document) -> list[tuple[str, Rect]]:
    drawing = lay_out(document)
    return [
        (group.id, Rect(*place, group.rect.width, group.rect.height))
        for place, group in groups(drawing)
        if group.kind == "card"
    ]


def inside(rect: Rect, drawing: Drawing) -> bool:
    return rect.x >= 0 and rect.y >= 0 and rect.right <= drawing.width and rect.bottom <= drawing.height


def words(text: str) -> str:
    return re.sub(r"\s+", "", text)
