"""Tiles: what is painted, what is kept, what is painted again."""

from __future__ import annotations

import random

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from journeymapper.drawing.tree import Drawing, Strip
from journeymapper.geometry import Rect
from journeymapper.layout.map import lay_out
from journeymapper.model.lookup import CellPlace, holds_cards
from journeymapper.operations.cards import edit_card, move_cards
from journeymapper.operations.curves import move_point
from journeymapper.render.qt import paint_drawing
from journeymapper.render.qt_ink import QtInk
from journeymapper.resources import resource
from journeymapper.storage.file import read
from journeymapper.ui.canvas.tiles import SIDE, Tiles, changed_places, key_of, level_of
from tests.ui.canvas import sketch


@pytest.fixture
def tiles(qapp: QApplication) -> Tiles:
    return Tiles(QtInk({}))


def paint_all(tiles: Tiles, drawing: Drawing, scale: float = 1.0) -> int:
    """Paint every tile; how many had to be."""
    before = tiles.painted
    for _, strip in drawing.strips:
        level = level_of(strip, scale)
        for row in range(level.down):
            for column in range(level.across):
                tiles.paint(key_of(strip), level, column, row)
    return tiles.painted - before


def image_of(tiles: Tiles, strip: Strip, scale: float) -> QImage:
    """A strip put together from its tiles."""
    level = level_of(strip, scale)
    image = QImage(level.width, level.height, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        for row in range(level.down):
            for column in range(level.across):
                tile = tiles.paint(key_of(strip), level, column, row)
                painter.drawImage(column * SIDE, row * SIDE, tile.image)
    return image.copy(level.left, 0, level.width - level.left, level.height)


def with_card(drawing: Drawing, lane: int, step: int, cards: int) -> Drawing:
    """The drawing with another number of cards in one cell; all other cells are the same objects."""
    lanes = [placed.strip for placed in drawing.strips if placed.strip.kind == "lane"]
    cells = list(lanes[lane].cells)
    cells[step] = sketch.cell(lane, step, cards)
    lanes[lane] = sketch.lane(lane, tuple(cells))
    steps = len(cells)
    made = sketch.drawing(tuple(lanes), steps)
    old = {key_of(placed.strip): placed.strip for placed in drawing.strips}
    strips = tuple(
        placed._replace(strip=old[key_of(placed.strip)])
        if placed.strip.kind == "band"
        or (old[key_of(placed.strip)].height == placed.strip.height and placed.strip.kind == "head")
        else placed
        for placed in made.strips
    )
    return made._replace(strips=strips)


def test_everything_is_painted_once(tiles: Tiles) -> None:
    drawing = sketch.grid()
    tiles.show(drawing)
    assert paint_all(tiles, drawing) == len(tiles)
    assert paint_all(tiles, drawing) == 0


def test_strips_that_only_move_keep_their_tiles(tiles: Tiles) -> None:
    drawing = sketch.grid(lanes=6, cards=2)
    tiles.show(drawing)
    paint_all(tiles, drawing)
    grown = with_card(drawing, 0, 0, 4)
    assert grown.rows[5].y > drawing.rows[5].y
    tiles.show(grown)
    below = [one for one in grown.strips if one.strip.kind == "lane" and one.strip.id != "l0"]
    for _, strip in below:
        level = level_of(strip, 1.0)
        for row in range(level.down):
            for column in range(level.across):
                tile = tiles.find(key_of(strip), 1.0, column, row)
                assert tile is not None
                assert tiles.fits(tile, level, column, row)


def test_only_tiles_of_a_changed_cell_are_painted_again(tiles: Tiles) -> None:
    drawing = sketch.grid(lanes=3, steps=20, cards=3)
    tiles.show(drawing)
    paint_all(tiles, drawing)
    changed = with_card(drawing, 1, 10, 2)  # one card fewer; the lane stays as tall
    tiles.show(changed)
    assert 0 < paint_all(tiles, changed) <= 2


@pytest.mark.parametrize("scale", [0.13, 0.5, 1.0, 1.5])
def test_repainted_in_parts_looks_as_painted_anew(tiles: Tiles, scale: float) -> None:
    drawing = sketch.grid(lanes=3, steps=12, cards=2)
    tiles.show(drawing)
    paint_all(tiles, drawing, scale)
    for cards in (5, 1, 3):
        drawing = with_card(drawing, 1, 6, cards)
        tiles.show(drawing)
        fresh = Tiles(QtInk({}))
        fresh.show(drawing)
        for _, strip in drawing.strips:
            assert image_of(tiles, strip, scale) == image_of(fresh, strip, scale), strip.id


def test_tiles_show_what_the_painter_of_pictures_shows(tiles: Tiles) -> None:
    drawing = sketch.grid(lanes=1, steps=4, cards=2)
    tiles.show(drawing)
    placed = next(one for one in drawing.strips if one.strip.kind == "lane")
    whole = QImage(round(drawing.width), round(drawing.height), QImage.Format.Format_RGB32)
    whole.fill(QColor("#FFFFFF"))
    with QPainter(whole) as painter:
        paint_drawing(painter, drawing, QtInk({}))
    x, y, width, height = (round(value) for value in placed.rect)
    assert image_of(tiles, placed.strip, 1.0).copy(0, 0, width, height) == whole.copy(x, y, width, height)


def test_memory_is_bounded(qapp: QApplication) -> None:
    tiles = Tiles(QtInk({}), most_bytes=4 * SIDE * SIDE * 4)
    drawing = sketch.grid(lanes=6, steps=20)
    tiles.show(drawing)
    paint_all(tiles, drawing)
    assert tiles.bytes <= 4 * SIDE * SIDE * 4
    assert tiles.bytes == sum(tile.image.sizeInBytes() for tile in tiles._tiles.values())


def test_tiles_of_a_lane_that_is_gone_go(tiles: Tiles) -> None:
    drawing = sketch.grid(lanes=3)
    tiles.show(drawing)
    paint_all(tiles, drawing)
    lanes = tuple(one.strip for one in drawing.strips if one.strip.kind == "lane" and one.strip.id != "l2")
    tiles.show(sketch.drawing(lanes, 10))
    assert tiles.find(("lane", "l2"), 1.0, 0, 0) is None


def test_changed_places_name_old_and_new() -> None:
    old = sketch.lane(0, (sketch.cell(0, 0, 1), sketch.cell(0, 1, 1)))
    new = old._replace(cells=(old.cells[0], sketch.cell(0, 1, 2)))
    places = list(changed_places(old, new))
    cards = [group.rect.moved(*new.cells[1].origin) for group in new.cells[1].groups]
    assert all(any(_holds(place, card) for place in places) for card in cards)
    assert all(place.x >= sketch.STEP - 8 for place in places)
    assert list(changed_places(old, old)) == []


def _holds(outer: Rect, inner: Rect) -> bool:
    return (
        outer.x <= inner.x
        and outer.y <= inner.y
        and outer.right >= inner.right
        and outer.bottom >= inner.bottom
    )


@pytest.mark.parametrize("scale", [0.15, 0.85])
def test_a_real_map_after_many_edits_looks_as_painted_anew(tiles: Tiles, scale: float) -> None:
    """Nothing that a card's shapes reach is forgotten when the card goes."""
    chance = random.Random(11)
    document = read(resource("samples", "online-retailer.journey")).document
    drawing = lay_out(document)
    steps = [column.step for column in drawing.columns]
    lanes = [lane.id for lane in document.lanes if holds_cards(lane)]
    points = [point.id for curve in document.curves for point in curve.points]
    tiles.show(drawing)
    paint_all(tiles, drawing, scale)
    for _ in range(25):
        card = chance.choice(document.cards)
        place = CellPlace(chance.choice(lanes), chance.choice(steps))
        document = move_cards(document, (card.id,), place, 0)
        document = edit_card(
            document, chance.choice(document.cards).id, text="word " * chance.randrange(1, 40)
        )
        document = move_point(document, chance.choice(points), value=chance.choice((-2.0, 0.0, 2.0)))
        drawing = lay_out(document, previous=drawing)
        tiles.show(drawing)
        paint_all(tiles, drawing, scale)
    fresh = Tiles(QtInk({}))
    fresh.show(drawing)
    for _, strip in drawing.strips:
        assert image_of(tiles, strip, scale) == image_of(fresh, strip, scale), (strip.kind, strip.id)
