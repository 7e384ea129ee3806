"""Lists in the inspector, when it opens, and how it gives the keyboard back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QSlider

from journeymapper.editor.things import TITLE
from journeymapper.operations.facts import set_title
from journeymapper.ui.main_window import MainWindow
from tests.ui.conftest import SMALL, Desk, Make
from tests.ui.inspecting import cards, control, named, select, steps_made


@pytest.fixture
def window(desk: Desk, sample: Path) -> MainWindow:
    window = desk.window(sample)
    window.inspector._more_open = True
    return window


def test_review_notes_are_added_ticked_and_removed(desk: Desk, window: MainWindow) -> None:
    card = cards(window, "action")[0]
    select(desk, window, card.id)
    notes = next(extra for extra in window.inspector._extras if type(extra).__name__ == "ReviewNotes")
    desk.type(notes._line, "Ask the shop")
    QTest.keyClick(notes._line, Qt.Key.Key_Return)
    desk.settle(window)
    assert notes._line.hasFocus()
    desk.click(named(notes, "Done: Ask the shop"))
    desk.settle(window)
    found = next(one for one in window.editor.document.cards if one.id == card.id)
    assert [(note.text, note.done) for note in found.notes] == [("Ask the shop", True)]
    desk.click(named(notes, "Remove this note"))
    desk.settle(window)
    assert next(one for one in window.editor.document.cards if one.id == card.id).notes == ()


def test_two_cards_are_linked_and_the_link_is_removed(desk: Desk, window: MainWindow) -> None:
    first, second = cards(window, "action")[:2]
    count = len(window.editor.document.links)
    select(desk, window, first.id, second.id)
    links = next(extra for extra in window.inspector._extras if type(extra).__name__ == "CardLinks")
    desk.click(next(b for b in links.findChildren(QPushButton) if "causes" in b.text()))
    assert len(window.editor.document.links) == count + 1
    select(desk, window, first.id)
    desk.click(named(window.inspector, "Remove this link"))
    assert len(window.editor.document.links) == count


def test_personas_of_a_card_are_ticked(desk: Desk, window: MainWindow) -> None:
    card = next(card for card in window.editor.document.cards if not card.personas)
    select(desk, window, card.id)
    extra = next(extra for extra in window.inspector._extras if type(extra).__name__ == "CardPersonas")
    persona, check = next(iter(extra._checks.items()))
    check.setFocus()
    QTest.keyClick(check, Qt.Key.Key_Space)
    desk.settle(window)
    assert next(c for c in window.editor.document.cards if c.id == card.id).personas == (persona,)
    assert check.hasFocus()


def test_a_point_moves_with_its_slider_in_one_step(desk: Desk, window: MainWindow) -> None:
    point = window.editor.document.curves[0].points[0]
    select(desk, window, point.id)
    slider = window.inspector.findChild(QSlider)
    slider.setFocus()
    for _press in range(3):
        QTest.keyClick(slider, Qt.Key.Key_Right)
        desk.settle(window)
    assert window.editor.document.curves[0].points[0].value == pytest.approx(point.value + 0.3)
    assert len(steps_made(window)) == 1


def test_a_lane_of_curves_gets_another_curve(desk: Desk, window: MainWindow) -> None:
    document = window.editor.document
    lane = next(lane for lane in document.lanes if lane.kind == "emotions")
    select(desk, window, lane.id)
    desk.click(next(b for b in window.inspector.findChildren(QPushButton) if b.text() == "Add a curve"))
    added = window.editor.document.curves[-1]
    assert len(window.editor.document.curves) == len(document.curves) + 1
    assert len(added.points) == sum(len(stage.steps) for stage in document.stages)


# -- when it opens


def test_a_narrow_window_opens_it_on_demand_only(desk: Desk, sample: Path) -> None:
    window = desk.window(sample, SMALL)
    assert not window.inspector.isVisible()
    select(desk, window, cards(window, "action")[0].id)
    assert not window.inspector.isVisible()
    window.action_table["inspector"].trigger()
    assert window.inspector.isVisible()
    window.action_table["inspector"].trigger()
    assert not window.inspector.isVisible()


@pytest.mark.parametrize("thing", ["title", "persona"])
def test_clicking_title_or_persona_opens_their_fields(desk: Desk, sample: Path, thing: str) -> None:
    window = desk.window(sample, SMALL)
    document = window.editor.document
    id = TITLE if thing == "title" else document.personas[0].id
    canvas = window.canvas
    places = canvas.places_now()
    found = places.title() if thing == "title" else places.find(id)
    seen = canvas.sight.to_pixel(found.rect, found.strip)
    desk.qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=_inside(seen))
    desk.settle(window)
    assert window.inspector.isVisible()
    assert ("title" if thing == "title" else "role") in window.inspector._controls


def _inside(rect: Any) -> Any:
    return QPoint(round(rect.x + min(30, rect.width / 2)), round(rect.y + min(12, rect.height / 2)))


def test_escape_leads_back_to_the_map(desk: Desk, window: MainWindow) -> None:
    select(desk, window, cards(window, "action")[0].id)
    field = control(window, "text")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert window.canvas.hasFocus()


def test_an_edit_from_elsewhere_reaches_the_field(desk: Desk, window: MainWindow) -> None:
    select(desk, window)
    window.editor.commit("Rename map", set_title(window.editor.document, "From elsewhere"))
    desk.settle(window)
    assert control(window, "title").toPlainText() == "From elsewhere"


def test_markup_in_names_is_never_markup(desk: Desk, small_map: Make) -> None:
    evil = "<img src=x><b>bold</b>"
    window = desk.window(small_map(personas=[{"id": "q1", "name": evil}]))
    select(desk, window)
    button = next(b for b in window.inspector.findChildren(QPushButton) if "img" in b.text())
    assert button.text().startswith("<img")
    assert json.dumps(evil) in json.dumps(window.editor.document.personas[0].name)
