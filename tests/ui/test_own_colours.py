"""Cards, stages and personas get a colour of their own in the inspector, and lose it there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from journeymapper.ui.main_window import MainWindow
from journeymapper.ui.panels.colour_extra import ColourOf
from tests.ui.conftest import Desk
from tests.ui.inspecting import cards, select, steps_made


@pytest.fixture
def window(desk: Desk, sample: Path) -> MainWindow:
    window = desk.window(sample)
    window.inspector._more_open = True
    return window


@pytest.fixture
def chosen(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is chosen when somebody is asked for a colour, one after the other."""
    colours: list[str] = []
    monkeypatch.setattr(desk.answers, "colour", lambda *_: colours.pop(0), raising=False)
    return colours


def part(window: MainWindow) -> ColourOf:
    (found,) = window.inspector.findChildren(ColourOf)
    return found


def colours(window: MainWindow, ids: tuple[str, ...]) -> set[str]:
    document = window.editor.document
    records: tuple[Any, ...] = (*document.cards, *document.stages, *document.personas)
    return {record.colour for record in records if record.id in ids}


@pytest.mark.parametrize("kind", ["card", "cards", "stage", "persona"])
def test_a_colour_is_chosen_and_taken_back(
    desk: Desk, window: MainWindow, chosen: list[str], kind: str
) -> None:
    document = window.editor.document
    ids = {
        "card": (document.cards[0].id,),
        "cards": tuple(card.id for card in cards(window, "action")),
        "stage": (document.stages[1].id,),
        "persona": (document.personas[0].id,),
    }[kind]
    select(desk, window, *ids)
    assert part(window)._usual.isHidden()
    chosen.append("#7A3E9D")
    desk.click(part(window)._choose)
    desk.settle(window)
    assert colours(window, ids) == {"#7A3E9D"}
    assert steps_made(window) == ["Change colour"]
    desk.click(part(window)._usual)
    desk.settle(window)
    assert window.editor.document == document


def test_no_colour_chosen_changes_nothing(desk: Desk, window: MainWindow, chosen: list[str]) -> None:
    select(desk, window, window.editor.document.stages[0].id)
    chosen.append("")
    desk.click(part(window)._choose)
    assert steps_made(window) == []


def test_colours_that_differ_can_all_be_taken_back(desk: Desk, window: MainWindow, chosen: list[str]) -> None:
    first, second = cards(window, "action")[:2]
    select(desk, window, first.id)
    chosen.append("#7A3E9D")
    desk.click(part(window)._choose)
    select(desk, window, first.id, second.id)
    assert not part(window)._usual.isHidden()
    desk.click(part(window)._usual)
    desk.settle(window)
    assert colours(window, (first.id, second.id)) == {""}
