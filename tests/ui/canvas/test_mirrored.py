"""Maps from right to left: the screen shows what print shows, and hands find things where they are seen."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeymapper.editor.adding import add_step
from journeymapper.editor.find import Match
from journeymapper.geometry import Rect
from journeymapper.layout.mirror import as_seen
from journeymapper.operations.cards import edit_card
from journeymapper.operations.links import add_link
from journeymapper.render.qt import paint_drawing
from journeymapper.ui.canvas import viewport
from journeymapper.ui.canvas.compose import SHADOW
from journeymapper.ui.canvas.highlights import Highlights
from journeymapper.ui.canvas.minimap import Minimap
from journeymapper.ui.canvas.sight import sight_of
from journeymapper.ui.canvas.tiles import key_of
from journeymapper.ui.canvas.viewport import Viewport
from tests.ui.canvas.arabic import DOCUMENT, DRAWING, SEEN, a_card, scrolled
from tests.ui.canvas.conftest import Hand, Open, near

CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


def different(one: QImage, other: QImage) -> int:
    """How many pixels of two pictures of the same size are not the same."""
    pairs = zip(memoryview(one.constBits()).cast("I"), memoryview(other.constBits()).cast("I"), strict=True)
    return sum(a != b for a, b in pairs)


# -- what is seen ----------------------------------------------------------------------------


def test_the_map_opens_at_its_right_edge(open_canvas: Open) -> None:
    hand = open_canvas(DOCUMENT, (700, 600))
    sheet = hand.canvas.view.rect_to_pixel(hand.canvas.drawing.strips[0].rect)
    assert sheet.right == pytest.approx(hand.canvas.width() - viewport.DESK, abs=1.0)
    assert sheet.x < 0, "there is more of it to the left"
    assert hand.canvas.bars.across.invertedAppearance()
    assert hand.canvas.bars.across.value() == 0


def test_stages_run_from_right_to_left_and_headers_stand_at_the_right(arabic: Hand) -> None:
    steps = [arabic.rect(column.step) for column in arabic.canvas.drawing.columns]
    for one, following in pairwise(steps):
        assert following.right <= one.x + 1.0
    for row in arabic.canvas.drawing.rows:
        assert arabic.rect(row.lane).x >= steps[0].right


@pytest.mark.parametrize(("x", "y"), [(-40, -40), (-40, 430), (330, 430)])
def test_the_screen_shows_what_print_shows(arabic: Hand, x: float, y: float) -> None:
    canvas = scrolled(arabic, x, y).canvas
    page = QImage(round(DRAWING.width), round(DRAWING.height), QImage.Format.Format_RGB32)
    page.fill(QColor(SEEN.background))
    with QPainter(page) as painter:
        paint_drawing(painter, SEEN, canvas.tiles.ink)
    screen = canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    origins = {key_of(strip): origin for origin, strip in SEEN.strips}
    frame, body = canvas.sight.frame, canvas.sight.body_window()
    compared = differ = 0
    for shown in (*frame.scrolling, *frame.heads):
        # Not below shadows and scroll bars, nor the lines that two lanes share.
        right = screen.width() if shown.strip.kind == "head" else round(body.right) - SHADOW
        room = QRect(0, frame.below + SHADOW, min(right, screen.width() - 20), screen.height())
        part = shown.area.adjusted(0, 2, 0, -3).intersected(room.intersected(screen.rect()))
        part = part.intersected(screen.rect().adjusted(0, 0, 0, -20))
        if not part.isEmpty():
            origin = origins[shown.key]
            there = part.translated(round(origin.x) - shown.x, round(origin.y) - shown.y)
            compared += part.width() * part.height()
            differ += different(screen.copy(part), page.copy(there))
    assert compared > screen.width() * screen.height() / 3
    assert differ < compared * 0.005, (
        "but for dots of lines that begin elsewhere in a tile; a pixel off is 0.03"
    )


def test_headers_stay_at_the_right_while_the_map_scrolls(arabic: Hand) -> None:
    scrolled(arabic, 420, 300)
    canvas = arabic.canvas
    frame = canvas.sight.frame
    assert frame.left > 0
    assert canvas.sight.body_window().x == 0.0
    assert canvas.sight.body_window().right == pytest.approx(canvas.width() - frame.left)
    for head in frame.heads:
        assert head.area.left() >= canvas.width() - frame.left
    lane = canvas.drawing.rows[2].lane
    assert canvas.hit_at(QPointF(arabic.middle(arabic.rect(lane)))).id == lane
    assert all(one.area.right() < canvas.width() - frame.left for one in frame.band)


def test_an_edit_keeps_what_is_seen_of_other_cells(arabic: Hand) -> None:
    canvas = arabic.canvas
    before = {key_of(strip): strip for _, strip in canvas.seen.strips}
    card = a_card(arabic, 0)
    changed = edit_card(arabic.editor.document, card, text="\u0643\u0644\u0645\u0629")
    arabic.editor.commit("Edit", changed)
    lane = canvas.drawing.rows[0].lane
    for _, strip in canvas.seen.strips:
        if strip.id != lane:
            assert strip is before[key_of(strip)], strip.id
    assert canvas.seen == as_seen(canvas.drawing)


# -- pixels and places -----------------------------------------------------------------------


@given(st.floats(0, 999), st.floats(0, 699), st.floats(0.2, 2), st.floats(-200, 1500), st.floats(-200, 1200))
def test_a_pixel_and_its_place_agree(px: float, py: float, zoom: float, x: float, y: float) -> None:
    view = Viewport(1000, 700, mirrored=True)._replace(zoom=zoom).placed(x * zoom, y * zoom)
    view = viewport.limited(view, DRAWING.width, DRAWING.height)
    sight = sight_of(DRAWING, view, seen=SEEN)
    place = sight.to_map(px, py)
    in_heads, in_band = sight.in_header(px, py)
    kind = "head" if in_heads else "band" if in_band else ""
    strips = (one for one in DRAWING.strips if one.strip.kind == kind and one.rect.contains(place))
    strip = next((one.strip for one in strips), None)
    if strip is not None and not (in_heads and in_band):
        seen = sight.to_pixel(Rect(place.x, place.y, 0.0, 0.0), strip)
        assert seen.x == pytest.approx(px, abs=1.5)
        if kind == "band":
            assert seen.y == pytest.approx(py, abs=1.0)
    elif not kind:
        seen = sight.to_pixel(Rect(place.x, place.y, 0.0, 0.0))
        assert (seen.x, seen.y) == pytest.approx((px, py), abs=1e-3)


def test_zooming_keeps_the_place_under_the_pointer(arabic: Hand) -> None:
    canvas, at = scrolled(arabic, 300, 300).canvas, QPointF(310, 420)
    before = canvas.place_at(at)
    notch = QWheelEvent(
        at, canvas.mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, CTRL,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas, notch)
    assert canvas.zoom > 1.0
    assert near(canvas.place_at(at), before, 1.0)


def test_the_wheel_and_the_middle_button_move_the_paper_with_the_hand(arabic: Hand) -> None:
    canvas = scrolled(arabic, 200, 300).canvas
    card = a_card(arabic, 2)
    before = arabic.rect(card)
    QTest.mousePress(canvas, Qt.MouseButton.MiddleButton, NONE, QPoint(400, 400))
    QTest.mouseMove(canvas, QPoint(460, 430))
    QTest.mouseRelease(canvas, Qt.MouseButton.MiddleButton, NONE, QPoint(460, 430))
    after = arabic.rect(card)
    assert (after.x - before.x, after.y - before.y) == pytest.approx((60, 30), abs=1.0)


def test_a_step_more_leaves_what_is_seen_where_it_is(arabic: Hand) -> None:
    canvas = scrolled(arabic, 200, 100).canvas
    card = a_card(arabic, 2)
    before = arabic.rect(card)
    width = canvas.drawing.width
    add_step(arabic.pane, canvas.drawing.columns[-1].step)
    assert canvas.drawing.width > width
    assert near(arabic.rect(card), before, 1.0)


def test_what_is_looked_for_is_brought_into_sight(arabic: Hand) -> None:
    canvas = arabic.canvas
    last = canvas.drawing.columns[-1].step
    card = next(card.id for card in arabic.editor.document.cards if card.step == last)
    body = canvas.sight.body_window()
    assert arabic.rect(card).x < body.x
    canvas.reveal(card)
    body, seen = canvas.sight.body_window(), arabic.rect(card)
    assert body.x <= seen.x
    assert seen.right <= body.right
    first = a_card(arabic, 0)
    canvas.reveal(first)
    assert arabic.rect(first).right <= canvas.sight.body_window().right


# -- what lies over the map ------------------------------------------------------------------


def test_found_words_shine_where_they_are_written(arabic: Hand) -> None:
    canvas, card = arabic.canvas, a_card(arabic, 0)
    plain = canvas.grab().toImage()
    text = next(one.text for one in arabic.editor.document.cards if one.id == card)
    shining = Highlights(canvas)
    shining.show((Match(card, 0, len(text)),), None)
    lit = canvas.grab().toImage()
    changed = _changed(plain, lit)
    seen = arabic.rect(card)
    assert changed.isValid()
    assert seen.x <= changed.left()
    assert changed.right() <= seen.right


def test_links_lie_between_what_they_link(arabic: Hand) -> None:
    canvas = arabic.canvas
    first, second = a_card(arabic, 0), a_card(arabic, 2)
    plain = canvas.grab().toImage()
    arabic.editor.commit("Link", add_link(arabic.editor.document, first, second, "leads to"))
    arabic.pane.shows_links = True
    canvas.update()
    changed = _changed(plain, arabic.painted().canvas.grab().toImage())
    reach = arabic.rect(first).united(arabic.rect(second)).inset(-40.0)
    assert changed.isValid()
    assert reach.x <= changed.left()
    assert changed.right() <= reach.right
    assert changed.width() > 100


def test_the_overview_map_leads_where_it_is_pressed(open_canvas: Open) -> None:
    arabic = open_canvas(DOCUMENT, (1000, 700))
    canvas = arabic.canvas
    canvas.set_zoom(1.6)
    minimap = Minimap(canvas)
    arabic.qtbot.addWidget(minimap)
    minimap.resize(220, 190)
    QTest.mouseClick(minimap, Qt.MouseButton.LeftButton, NONE, QPoint(12, 60))
    sheet = canvas.view.rect_to_pixel(Rect(0, 0, canvas.drawing.width, canvas.drawing.height))
    assert sheet.x == pytest.approx(viewport.DESK, abs=1.0), "the left edge, where the map ends"
    assert minimap._frame().left() < 12
    QTest.mouseClick(minimap, Qt.MouseButton.LeftButton, NONE, QPoint(208, 60))
    sheet = canvas.view.rect_to_pixel(Rect(0, 0, canvas.drawing.width, canvas.drawing.height))
    assert sheet.right == pytest.approx(canvas.width() - viewport.DESK, abs=1.0)
    assert minimap._frame().right() > 208


def _changed(before: QImage, after: QImage) -> QRect:
    """The rectangle of all pixels that differ."""
    one, other = (image.convertToFormat(QImage.Format.Format_RGB32) for image in (before, after))
    rows = [
        y for y in range(one.height()) if one.copy(0, y, one.width(), 1) != other.copy(0, y, one.width(), 1)
    ]
    columns = [
        x for x in range(one.width()) if one.copy(x, 0, 1, one.height()) != other.copy(x, 0, 1, one.height())
    ]
    if not rows:
        return QRect()
    return QRect(QPoint(columns[0], rows[0]), QPoint(columns[-1], rows[-1]))
