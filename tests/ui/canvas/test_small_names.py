"""Names on a map seen from afar: every lane has one, as large as texts where that covers no card."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from journeymapper.drawing.tree import Drawing
from journeymapper.geometry import Rect
from journeymapper.layout.map import lay_out
from journeymapper.layout.words import words_in
from journeymapper.resources import resource
from journeymapper.storage.file import read
from journeymapper.ui.canvas import viewport
from journeymapper.ui.canvas.sight import Sight, sight_of
from journeymapper.ui.canvas.small_names import paint_small_names
from journeymapper.ui.canvas.viewport import Viewport
from journeymapper.ui.theme import apply_text_size
from tests.ui.canvas.arabic import DRAWING as ARABIC

SAMPLE = read(resource("samples", "online-retailer.journey")).document
ENGLISH = lay_out(SAMPLE, words=words_in(SAMPLE.language))
LEAST_ROW = 13  # pixels of a lane that gets a name


@pytest.fixture(params=[100, 200, 300])
def percent(request: pytest.FixtureRequest, dressed: QApplication) -> Iterator[int]:
    apply_text_size(dressed, request.param)
    yield request.param
    apply_text_size(dressed, 100)


def seen_from_afar(drawing: Drawing, size: tuple[int, int]) -> Sight:
    """All of the map in a canvas of this size."""
    view = Viewport(*size, mirrored=drawing.mirrored)
    return sight_of(drawing, viewport.fitted(view, Rect(0, 0, drawing.width, drawing.height), 1.0))


def names_on(sight: Sight, qapp: QApplication) -> QImage:
    image = QImage(round(sight.view.width), round(sight.view.height), QImage.Format.Format_ARGB32)
    image.fill(0)
    with QPainter(image) as painter:
        paint_small_names(painter, sight, qapp.font(), "#4A5160")
    return image


def is_empty(image: QImage, place: Rect) -> bool:
    part = image.copy(QRectF(*place).toAlignedRect().intersected(image.rect()))
    blank = QImage(part.size(), part.format())
    blank.fill(0)
    return part == blank


@pytest.mark.parametrize("drawing", [ENGLISH, ARABIC], ids=["English", "Arabic"])
@pytest.mark.parametrize("size", [(640, 600), (900, 500), (1300, 650)])
def test_no_name_covers_a_cell(
    qapp: QApplication, percent: int, drawing: Drawing, size: tuple[int, int]
) -> None:
    sight = seen_from_afar(drawing, size)
    names = names_on(sight, qapp)
    assert not is_empty(names, Rect(0, 0, *size)), "there are names"
    lanes = [placed.rect for placed in drawing.strips if placed.strip.kind == "lane"]
    body = drawing.body._replace(y=lanes[0].y, height=lanes[-1].bottom - lanes[0].y)
    cells = sight.view.rect_to_pixel(body)
    # Bands and headers end in whole pixels of their own, with a line over what follows.
    assert is_empty(names, Rect(cells.x + 3, cells.y + 3, cells.width - 6, cells.height - 6))


@pytest.mark.parametrize("size", [(640, 600), (900, 500), (1300, 650)])
def test_every_lane_has_a_name(qapp: QApplication, percent: int, size: tuple[int, int]) -> None:
    sight = seen_from_afar(ENGLISH, size)
    names = names_on(sight, qapp)
    rows = [shown.clip for shown in sight.frame.heads if shown.clip.height() >= LEAST_ROW]
    assert len(rows) >= 7
    for row in rows:
        beside = QRect(0, row.y(), row.right() + 1, row.height())
        assert not is_empty(names, Rect(*beside.getRect()))


@pytest.mark.parametrize("seen", range(20, 90, 10))
def test_names_keep_their_sizes_while_the_map_is_scrolled(
    qapp: QApplication, percent: int, seen: int
) -> None:
    """The last stage has the same letters when little is seen of the first one."""
    whole = seen_from_afar(ENGLISH, (640, 600))
    first, last = ENGLISH.columns[0], ENGLISH.columns[-2]
    end = whole.view.rect_to_pixel(Rect(first.right, 0, first.width, 0)).right  # of a stage of two steps
    moved = sight_of(ENGLISH, whole.view.scrolled(round(end) - whole.frame.heads[0].level.width - seen, 0))
    pictures = []
    for sight in (whole, moved):
        left, top = sight.view.rect_to_pixel(Rect(last.x, 0, 0, 0)).x, sight.frame.band[0].y
        pictures.append(names_on(sight, qapp).copy(round(left), top - 60, 60, 90))
    assert pictures[0] == pictures[1]


def test_where_there_is_room_names_are_as_large_as_texts(qapp: QApplication, percent: int) -> None:
    sight = seen_from_afar(ENGLISH, (1600, 500))
    row = max((shown.clip for shown in sight.frame.heads), key=lambda clip: clip.height())
    names = names_on(sight, qapp)
    high = [y for y in range(row.top(), row.bottom() + 1) if not is_empty(names, Rect(0, y, row.x(), 1))]
    assert high[-1] - high[0] >= 7 * percent / 100, "a capital letter"
