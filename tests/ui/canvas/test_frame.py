"""Where strips lie in the window: pinned headers, at every zoom."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect

from journeymapper.drawing.tree import Drawing
from journeymapper.geometry import Point, Rect
from journeymapper.layout.map import lay_out
from journeymapper.resources import resource
from journeymapper.storage.file import read
from journeymapper.ui.canvas import viewport
from journeymapper.ui.canvas.frame import frame_of, tiles_in
from journeymapper.ui.canvas.sight import sight_of
from journeymapper.ui.canvas.viewport import Viewport
from tests.ui.canvas import sketch

GRID = sketch.grid(lanes=8, steps=12, cards=3)


@pytest.fixture(scope="module")
def sample() -> Drawing:
    return lay_out(read(resource("samples", "online-retailer.journey")).document)


def looking_at(drawing: Drawing, x: float, y: float, zoom: float, dpr: float = 1.0) -> Viewport:
    """A window with its top left at a place of the sheet, kept within the limits."""
    view = Viewport(1000, 700, dpr=dpr)._replace(zoom=zoom).placed(x * zoom, y * zoom)
    return viewport.limited(view, drawing.width, drawing.height)


@given(
    st.floats(-200, 3000),
    st.floats(-200, 3000),
    st.floats(0.05, 3),
    st.sampled_from([1.0, 1.25, 1.5, 2.0]),
)
def test_headers_are_seen_wherever_cells_are(x: float, y: float, zoom: float, dpr: float) -> None:
    view = looking_at(GRID, x, y, zoom, dpr)
    frame = frame_of(GRID, view)
    window = QRect(0, 0, round(1000 * dpr), round(700 * dpr))
    lanes = [one for one in frame.scrolling if one.strip.kind == "lane"]
    rest = window.adjusted(frame.left, frame.top, 0, 0)
    seen = [one for one in lanes if one.area.intersects(rest)]
    heads = {one.strip.id for one in frame.heads}
    assert {one.strip.id for one in seen} <= heads
    if seen and max(one.area.intersected(rest).height() for one in seen) > 2:
        assert frame.band
        assert frame.band[0].y >= 0 or frame.band[0].y + frame.band[0].level.height <= frame.top + 1
    for one in frame.heads:
        assert one.x >= 0 or one.x + one.level.width >= round(sketch.HEAD * zoom * dpr) - 1 or frame.left == 0


def test_nothing_is_pinned_while_the_headers_are_in_sight() -> None:
    frame = frame_of(GRID, looking_at(GRID, -40, -40, 1.0))
    assert (frame.left, frame.top) == (0, 0)


def test_the_band_does_not_reach_into_the_corner() -> None:
    frame = frame_of(GRID, looking_at(GRID, 400, 500, 1.0))
    assert frame.left > 0
    assert frame.top > 0
    assert all(one.area.left() >= frame.left for one in frame.band)
    assert all(one.area.top() <= 0 for one in frame.band)


def test_the_name_of_a_tall_lane_is_lowered_into_sight(sample: Drawing) -> None:
    row = max((row for row in sample.rows if row.kind != "emotions"), key=lambda row: row.height)
    view = Viewport(1000, 400)._replace(zoom=1.0).placed(300, row.y + row.height * 0.3)
    frame = frame_of(sample, view)
    head = next(one for one in frame.heads if one.strip.id == row.lane)
    assert head.y == frame.top
    assert head.area.bottom() <= round(row.bottom - view.y)


def test_names_of_guide_lines_stay_beside_their_lines(sample: Drawing) -> None:
    row = next(row for row in sample.rows if row.kind == "emotions")
    view = Viewport(1000, 400)._replace(zoom=1.0).placed(300, row.y + row.height * 0.3)
    frame = frame_of(sample, view)
    head = next(one for one in frame.heads if one.strip.id == row.lane)
    lane = next(one for one in frame.scrolling if one.strip.id == row.lane)
    assert head.y == lane.y


@given(st.floats(0, 999), st.floats(0, 699), st.floats(0.2, 2), st.floats(0, 1500), st.floats(0, 1500))
def test_a_pixel_and_its_place_agree(px: float, py: float, zoom: float, x: float, y: float) -> None:
    """Also in pinned headers: what is drawn at a pixel is what the pixel means."""
    sight = sight_of(GRID, looking_at(GRID, x, y, zoom))
    place = sight.to_map(px, py)
    in_heads, in_band = sight.in_header(px, py)
    kind = "band" if in_band and not in_heads else "head" if in_heads and not in_band else ""
    here = Rect(place.x, place.y, 0, 0)
    if not kind:
        seen = sight.to_pixel(here)
        if not in_heads and not in_band:
            assert (seen.x, seen.y) == pytest.approx((px, py), abs=1e-3)
        return
    strips = [one for one in GRID.strips if one.strip.kind == kind]
    strip = next((one.strip for one in strips if one.rect.contains(Point(place.x, place.y))), None)
    if strip is not None and kind == "band":
        seen = sight.to_pixel(here, strip)
        assert (seen.x, seen.y) == pytest.approx((px, py), abs=1.0)


def test_tiles_in_an_area() -> None:
    assert list(tiles_in(QRect(0, 0, 256, 256))) == [(0, 0)]
    assert list(tiles_in(QRect(255, 0, 2, 1))) == [(0, 0), (1, 0)]
    assert list(tiles_in(QRect())) == []
