"""What a curve has no room to say stands below it, and can be taken up there as at its point."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from journeymapper.drawing.shapes import Text
from journeymapper.editor.find import Wanted, find_all
from journeymapper.geometry import Rect
from journeymapper.model.document import Document
from journeymapper.model.lookup import find_point
from journeymapper.model.record import evolve
from journeymapper.ui.canvas.highlights import Highlights
from journeymapper.ui.panels.find_bar import FindBar
from tests.ui.canvas.conftest import LEFT, NONE, Hand, Open

LONG = (
    "Nobody told her that the parcel had left, nobody told her that it had not, and the platypus rang. " * 4
)


@pytest.fixture
def noted(open_canvas: Open, sample: Hand) -> tuple[Hand, str]:
    """The sample with a label that has no room beside its curve."""
    document = sample.editor.document
    curve = next(one for one in document.curves if one.kind == "emotion" and one.state == "as-is")
    point = curve.points[2]
    said = tuple(evolve(one, label=LONG.strip()) if one is point else one for one in curve.points)
    curves = tuple(evolve(one, points=said) if one is curve else one for one in document.curves)
    hand = open_canvas(evolve(document, curves=curves), (1200, 900))
    hand.canvas.set_zoom(1.0)
    hand.canvas.reveal(note_at(hand, point.id)[0])
    return hand, point.id


def note_at(hand: Hand, point: str) -> tuple[Rect, Text]:
    """Where the note of a point lies on the sheet, and what it says."""
    found = hand.canvas.places_now().label(point)
    row = next(row for row in hand.canvas.drawing.rows if row.kind == "emotions")
    assert found is not None
    assert found.rect.y >= row.y + row.room
    return found.rect, found.group.shapes[0]


def double_click(hand: Hand, at: QPoint) -> None:
    hand.click(at)
    QTest.mouseDClick(hand.canvas, LEFT, NONE, at)


def test_a_double_click_on_a_note_writes_on_it_where_it_stands(noted: tuple[Hand, str]) -> None:
    hand, point = noted
    note = hand.canvas.sight.to_pixel(note_at(hand, point)[0])
    double_click(hand, hand.middle(note))
    assert hand.canvas.writing.id == point
    assert hand.editor.selection == (point,)
    assert hand.canvas.writing.field.toPlainText() == LONG.strip()
    field = hand.canvas.writing.field.geometry()
    assert abs(field.x() - note.x) <= 2
    assert abs(field.y() - note.y) <= 6
    hand.type("Rang twice").key(Qt.Key.Key_Escape)
    assert find_point(hand.editor.document, point)[1].label == "Rang twice"
    assert len(hand.labels()) == 1


def test_beside_a_note_there_is_no_plus_and_a_double_click_adds_nothing(noted: tuple[Hand, str]) -> None:
    hand, point = noted
    document = hand.editor.document
    note, _ = note_at(hand, point)
    other = next(one for one in hand.canvas.drawing.columns if not one.x <= note.centre.x <= one.right)
    at = hand.middle(hand.canvas.sight.to_pixel(note._replace(x=other.x, width=other.width)))
    QTest.mouseMove(hand.canvas, at)
    assert hand.canvas.hover.spot is None
    double_click(hand, at)
    assert hand.editor.document is document
    assert hand.canvas.writing.id == ""


def test_words_of_a_note_are_found_where_they_stand(noted: tuple[Hand, str]) -> None:
    hand, point = noted
    match = find_all(hand.editor.document, Wanted("platypus"))[0]
    assert match.id == point
    shining = Highlights(hand.canvas)
    shining.show((match,), match)
    note, text = note_at(hand, point)
    placed = next(
        one
        for one in hand.canvas.drawing.strips
        if one.strip.kind == "lane" and one.rect.contains(note.centre)
    )
    (mark,) = [
        one for one in shining.marks(placed.strip) if note.contains(one.rect.moved(*placed.origin).centre)
    ]
    line = round((mark.rect.moved(*placed.origin).y - note.y) / text.style.line_height)
    assert "platypus" in text.lines[line].text
    assert hand.canvas.hit_at(QPointF(*hand.canvas.sight.to_pixel(note).centre)).id == point


def shared_step(people: int = 3) -> Document:
    """Curves of several people, who all have much to say at the second step."""
    labels = ("", LONG * 2, "", "")
    raw = {
        "personas": [{"id": f"p{n}", "name": f"Person {n}"} for n in range(people)],
        "stages": [{"id": f"s{n}", "name": f"Stage {n}", "steps": [{"id": f"t{n}"}]} for n in range(4)],
        "lanes": [{"id": "e", "kind": "emotions", "name": "Feelings"}],
        "curves": [
            {
                "id": f"k{n}",
                "lane": "e",
                "persona": f"p{n}",
                "points": [
                    {"id": f"k{n}-{at}", "step": f"t{at}", "value": n - 1, "label": label}
                    for at, label in enumerate(labels)
                ],
            }
            for n in range(people)
        ],
    }
    return Document.model_validate(raw)


@pytest.fixture
def small(open_canvas: Open) -> Hand:
    """A window in which the lowest of several notes is far below its point."""
    hand = open_canvas(shared_step(), (900, 420))
    hand.canvas.set_zoom(1.0)
    return hand


def test_who_writes_on_a_note_far_below_its_point_sees_what_is_written(small: Hand) -> None:
    hand, canvas = small, small.canvas
    note = note_at(hand, "k2-1")[0]
    canvas.reveal(note._replace(y=note.bottom - 20.0, height=20.0))
    double_click(hand, hand.middle(canvas.sight.to_pixel(note._replace(y=note.bottom - 20.0, height=20.0))))
    field = canvas.writing.field
    assert canvas.writing.id == "k2-1"
    assert canvas.rect().contains(field.geometry().topLeft())
    hand.type("Rang")  # which has room at its point
    assert canvas.rect().contains(field.geometry())
    hand.key(Qt.Key.Key_Escape)
    assert find_point(hand.editor.document, "k2-1")[1].label == "Rang"
    hand.editor.undo()
    assert hand.editor.document == shared_step()


def test_words_that_are_found_in_a_note_far_below_its_point_come_into_sight(small: Hand) -> None:
    bar = FindBar(small.canvas)
    bar.open()
    bar.field.setText("platypus")
    for at, match in enumerate(bar.matches):
        bar.go(at - bar.at)
        highlights = Highlights(small.canvas)
        place = highlights.place_of(match)
        assert place is not None
        seen = small.canvas.sight.to_pixel(place)
        assert small.canvas.sight.body_window().contains(seen.centre)
        assert not bar.geometry().contains(small.middle(seen))


def test_a_chosen_point_is_seen_at_its_note_too(small: Hand) -> None:
    canvas = small.canvas
    note = note_at(small, "k2-1")[0]
    canvas.reveal(note)
    seen = canvas.sight.to_pixel(note)
    small.click(small.middle(seen))
    assert small.editor.selection == ("k2-1",)
    colour = canvas.grab().toImage().pixelColor(round(seen.x) - 3, round(seen.centre.y))
    assert colour.blue() - colour.red() > 80
