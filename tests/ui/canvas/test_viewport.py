"""The numbers of looking: zoom, scroll, limits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.geometry import Point, Rect
from journeymapper.ui.canvas import viewport
from journeymapper.ui.canvas.viewport import DESK, Viewport

WINDOW = Viewport(1200, 800)
PIXELS = st.floats(0, 1200)


@given(PIXELS, PIXELS, st.floats(0.05, 4), st.floats(0.05, 4), st.sampled_from([1.0, 1.25, 1.5, 2.0]))
def test_zoom_keeps_the_point_under_the_pointer(
    x: float, y: float, before: float, after: float, dpr: float
) -> None:
    view = WINDOW._replace(dpr=dpr).zoomed_about(before, 100, 100)
    kept = view.to_map(x, y)
    zoomed = view.zoomed_about(after, x, y)
    seen = zoomed.to_pixel(kept)
    assert abs(seen.x - x) <= 0.5 / dpr + 1e-6
    assert abs(seen.y - y) <= 0.5 / dpr + 1e-6


@given(st.floats(-5000, 5000), st.floats(-5000, 5000), st.floats(0.05, 4), PIXELS, PIXELS)
def test_to_map_and_back(x: float, y: float, zoom: float, px: float, py: float) -> None:
    view = WINDOW._replace(zoom=zoom).placed(x, y)
    assert view.to_pixel(view.to_map(px, py)) == pytest.approx((px, py), abs=1e-6)


def test_places_lie_on_device_pixels() -> None:
    view = WINDOW._replace(dpr=1.5).placed(10.3, 20.9)
    assert (view.x * 1.5) % 1 == pytest.approx(0)
    assert (view.y * 1.5) % 1 == pytest.approx(0)


def test_a_sheet_that_fits_may_lie_anywhere_in_the_window() -> None:
    low, high = viewport.limits(300, 1200)
    assert (low, high) == (300 + DESK - 1200, -DESK)
    assert not viewport.scrolls(300, 1200)


def test_a_large_sheet_scrolls_as_far_as_its_desk() -> None:
    view = viewport.limited(WINDOW.placed(9e9, -9e9), 3000, 3000)
    assert (view.x, view.y) == (3000 + DESK - 1200, -DESK)


def test_fit_shows_everything() -> None:
    view = viewport.fitted(WINDOW, Rect(0, 0, 4000, 500))
    seen = view.rect_to_pixel(Rect(0, 0, 4000, 500))
    assert seen.x >= 0
    assert seen.right <= 1200
    assert seen.centre.y == pytest.approx(400, abs=1)


def test_fit_width_begins_at_the_top_of_a_tall_sheet() -> None:
    view = viewport.fitted_width(WINDOW, 1000, 5000)
    assert view.y == -DESK
    assert view.zoom == 1.0


def test_reveal_moves_as_little_as_needed() -> None:
    inner = Rect(100, 100, 1000, 600)
    seen = Rect(200, 200, 50, 50)
    assert viewport.revealing(WINDOW, Rect(*WINDOW.to_map(seen.x, seen.y), 50, 50), inner) == WINDOW
    view = viewport.revealing(WINDOW, Rect(2000, 300, 50, 50), inner)
    assert view.to_pixel(Point(2050, 300)).x == pytest.approx(inner.right)
    assert view.y == WINDOW.y
