"""Two canvases on one map, and what opening one shows."""

from __future__ import annotations

from PySide6.QtCore import Qt

from journeymapper.editor.pane import Pane
from journeymapper.model.document import Document
from journeymapper.model.record import evolve
from journeymapper.model.view import WHOLE
from journeymapper.ui.canvas.canvas import Canvas
from journeymapper.ui.canvas.invitation import words_for
from tests.ui.canvas.conftest import Hand, Open, cell_place


def beside(hand: Hand) -> Canvas:
    other = Canvas(Pane(hand.editor))
    hand.qtbot.addWidget(other)
    other.resize(900, 600)
    other.show()
    hand.qtbot.waitUntil(lambda: other.is_complete)
    return other


def test_what_is_typed_in_one_window_shows_in_the_other(template: Hand) -> None:
    other = beside(template)
    place = cell_place(template, 0, 0)
    template.pane.cursor = place
    template.type("both")
    assert [card.text for card in other.editor.shown.cards] == ["both"]
    template.qtbot.waitUntil(lambda: other.is_complete)
    assert other.places_now().rects([template.editor.shown.cards[0].id])
    template.key(Qt.Key.Key_Escape)


def test_a_field_closes_when_its_card_goes_in_the_other_window(sample: Hand) -> None:
    card = sample.editor.document.cards[0]
    sample.canvas.edit(card.id)
    assert sample.canvas.writing.id == card.id
    rest = tuple(one for one in sample.editor.document.cards if one is not card)
    sample.editor.commit("Delete card", evolve(sample.editor.document, cards=rest))
    assert not sample.canvas.writing.id
    assert card not in sample.editor.shown.cards


def test_each_window_has_its_own_view(sample: Hand) -> None:
    other = beside(sample)
    lane = sample.editor.document.lanes[0].id
    other.look(evolve(WHOLE, hidden_lanes=(lane,)))
    assert all(row.lane != lane for row in other.drawing.rows)
    assert any(row.lane == lane for row in sample.canvas.drawing.rows)


def test_a_map_opens_readable(sample: Hand) -> None:
    assert sample.canvas.zoom * 13 >= 11 - 1e-6
    assert sample.canvas.view.x < 0
    assert sample.canvas.view.y < 0


def test_an_empty_map_says_what_to_do(open_canvas: Open, template: Hand) -> None:
    assert template.pane.cursor == cell_place(template, 0, 0)
    assert "type" in words_for(template.canvas)
    template.type("x").key(Qt.Key.Key_Escape)
    assert words_for(template.canvas) == ""
    assert "stages" in words_for(open_canvas(Document()).canvas)
