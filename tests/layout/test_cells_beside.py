"""Cards that stand side by side in a wide cell, as slides have them."""

from __future__ import annotations

from journeymapper.drawing.tree import groups
from journeymapper.geometry import Rect
from journeymapper.layout.map import lay_out
from journeymapper.layout.measures import Measures
from journeymapper.layout.words import Words
from journeymapper.model.document import Document
from journeymapper.model.view import WHOLE

TEXTS = ("Short", "A text that takes more than a single line of a card that is no wider than this", "Third")


def rects(beside: float) -> list[Rect]:
    document = Document.model_validate(
        {
            "stages": [{"id": "a", "name": "A", "steps": [{"id": "s", "width": 400}]}],
            "lanes": [{"id": "l", "kind": "actions"}],
            "cards": [
                {"id": f"c{at}", "kind": "action", "lane": "l", "step": "s", "text": text}
                for at, text in enumerate(TEXTS)
            ],
        }
    )
    drawing = lay_out(document, WHOLE, Words(), Measures(beside=beside))
    found = {
        group.id: Rect(*place, group.rect.width, group.rect.height)
        for place, group in groups(drawing)
        if group.kind == "card"
    }
    return [found[f"c{at}"] for at in range(3)]


def test_cards_are_stacked_unless_they_may_stand_side_by_side() -> None:
    first, second, third = rects(0.0)
    assert first.x == second.x == third.x
    assert first.bottom < second.y < second.bottom < third.y


def test_cards_stand_in_rows_as_high_as_their_highest() -> None:
    first, second, third = rects(150.0)
    assert first.y == second.y
    assert first.right < second.x
    assert first.width == second.width == third.width >= 150.0
    assert third.x == first.x
    assert third.y > max(first.bottom, second.bottom)
    assert second.height > first.height
