"""What a hand does on the canvas is in the file and on the printed page alike."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PySide6.QtCore import QPoint

from journeymapper.layout.curve import y_of
from journeymapper.model.document import Document
from journeymapper.model.lookup import find_card, find_point
from journeymapper.model.view import WHOLE
from journeymapper.publish.options import Options
from journeymapper.publish.publish import publish
from journeymapper.storage.file import read, save
from tests.ui.canvas.conftest import Hand


def saved_and_read(hand: Hand, folder: Path) -> Document:
    path = folder / "map.journey"
    save(path, hand.editor.document, {})
    return read(path).document


def places_of(words: str, pdf: bytes) -> list[tuple[float, float]]:
    """Left and top of every place of these words on the first page, in points from its top left."""
    with pypdfium2.PdfDocument(pdf) as opened:
        page = opened[0]
        text = page.get_textpage()
        found, search = [], text.search(words, match_case=True)
        while (hit := search.get_next()) is not None:
            left, _bottom, _right, top = text.get_charbox(hit[0])
            found.append((left, page.get_height() - top))
        return found


def printed(document: Document) -> bytes:
    return publish(document, WHOLE, {}, Options(paper="A2", orientation="landscape", attach_map=False))


def test_a_dropped_card_is_printed_where_it_was_dropped(sample: Hand, tmp_path: Path) -> None:
    card = next(one for one in sample.editor.document.cards if one.text == "Basket")
    stages = sample.editor.document.stages
    sample.canvas.zoom_to_fit()
    target = stages[1].steps[0].id
    (before,) = places_of("Basket", printed(sample.editor.document))
    sample.drag(card.id, sample.middle(sample.cell(card.lane, target)))

    again = saved_and_read(sample, tmp_path)
    assert find_card(again, card.id).step == target
    pdf = printed(again)
    (after,) = places_of("Basket", pdf)
    (column,) = places_of("Compares pairs", pdf)
    (next_column,) = places_of("Reads reviews", pdf)
    assert column[0] - 20 < after[0] < next_column[0] - 20
    assert after[0] < before[0]


def test_an_emotion_that_is_lifted_is_lifted_on_the_page(sample: Hand, tmp_path: Path) -> None:
    document = sample.editor.document
    point = next(one for curve in document.curves for one in curve.points if one.value == -2.0)
    lane = next(lane for lane in document.lanes if lane.kind == "emotions")
    row = next(row for row in sample.canvas.drawing.rows if row.lane == lane.id)
    (before,) = places_of(point.label, printed(document))
    sample.canvas.reveal(point.id)
    at = sample.middle(sample.rect(point.id))
    by = (y_of(lane, row.height, 1.0) - y_of(lane, row.height, -2.0)) * sample.canvas.zoom
    sample.drag(point.id, at + QPoint(0, round(by)))

    again = saved_and_read(sample, tmp_path)
    assert find_point(again, point.id)[1].value == 1.0
    assert abs(sample.rect(point.id).centre.y - (at.y() + by)) < 2
    (after,) = places_of(point.label, printed(again))
    assert after[1] < before[1] - 20
