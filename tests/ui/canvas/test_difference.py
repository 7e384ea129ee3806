"""After an undo: the window goes to what came back or changed, and only that glows."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt

from journeymapper.operations.steps import edit_step
from tests.ui.canvas.conftest import Hand, cell_place


def undone(hand: Hand) -> set[str]:
    """Undo, as the window does; what glows."""
    before = hand.editor.document
    hand.editor.undo()
    hand.canvas.show_difference(before)
    return {id for id, _strength in hand.canvas.flashes.now()}


def is_seen(hand: Hand, id: str) -> bool:
    found = hand.canvas.places_now().find(id)
    window = hand.canvas.sight.window_of(found.strip)
    seen = hand.rect(id)
    return window.x <= seen.x and seen.right <= window.right and seen.y >= 0


def test_undo_shows_the_stage_that_comes_back_and_nothing_glows_but_it(sample: Hand) -> None:
    canvas, stage = sample.canvas, sample.editor.document.stages[-1]
    steps = {step.id for step in stage.steps}
    inside = {card.id for card in sample.editor.document.cards if card.step in steps}
    canvas.set_zoom(1.0)
    sample.editor.select((stage.id,))
    sample.key(Qt.Key.Key_Delete)
    canvas.move_to(canvas.view.placed(0, 400))
    y = canvas.view.y
    glowing = undone(sample)
    assert is_seen(sample, stage.id)
    assert canvas.view.y == y  # its heading is pinned: the map need not go up
    assert stage.id in glowing
    assert inside <= glowing
    people = {persona.id for persona in sample.editor.document.personas}
    others = {other.id for other in sample.editor.document.stages[:-1]}
    assert not glowing & (people | others)


def test_undo_of_a_column_width_shows_that_column(sample: Hand) -> None:
    canvas = sample.canvas
    canvas.set_zoom(1.5)
    stage = sample.editor.document.stages[-1]
    wider = edit_step(sample.editor.document, stage.steps[-1].id, width=400.0)
    sample.editor.commit("Resize", wider)
    canvas.move_to(canvas.view.placed(0, 0))
    (glowing,) = undone(sample)
    assert glowing in (stage.steps[-1].id, stage.id)
    assert is_seen(sample, glowing)


def test_undo_of_a_new_card_shows_where_it_was(sample: Hand) -> None:
    canvas = sample.canvas
    canvas.set_zoom(1.5)
    place = cell_place(sample, 0, -1)
    sample.pane.cursor = place
    sample.type("New").key(Qt.Key.Key_Escape)
    canvas.move_to(canvas.view.placed(0, 0))
    assert undone(sample) == set()
    assert canvas.sight.body_window().contains(sample.cell(*place).centre)


def test_what_glows_in_the_cells_never_shines_over_the_headers(sample: Hand) -> None:
    canvas = sample.canvas
    card = sample.editor.document.cards[0].id
    canvas.set_zoom(1.0)
    canvas.reveal(card)
    canvas.move_to(canvas.view.scrolled(100, 0))  # until the headers are pinned
    canvas.move_to(canvas.view.scrolled(sample.rect(card).centre.x - canvas.sight.body_window().x, 0))
    head = QRect(0, 0, round(canvas.sight.body_window().x), canvas.height())
    before = sample.painted().canvas.grab(head).toImage()
    whole = canvas.grab().toImage()
    canvas.flash((card,))
    assert canvas.grab(head).toImage() == before
    assert canvas.grab().toImage() != whole


def test_undo_glows_where_it_changed_something_and_then_rests(sample: Hand) -> None:
    canvas = sample.canvas
    card = sample.editor.document.cards[0].id
    sample.drag(card, sample.middle(sample.cell(*cell_place(sample, 0, 3))))
    before = sample.editor.document
    sample.editor.undo()
    canvas.show_difference(before)
    assert canvas.flashes.is_running
    assert list(canvas.flashes.now())
    sample.qtbot.waitUntil(lambda: not canvas.flashes.is_running)
    assert not list(canvas.flashes.now())
