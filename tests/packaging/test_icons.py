"""Baking icons: SVG's shapes become the same outlines made of moves, lines and cubic curves."""

from __future__ import annotations

import json
import math
from itertools import pairwise

import icons
import pytest
from svg_paths import Segment, element_segments, path_segments

from journeymapper.resources import resource


def points_along(segments: list[Segment]) -> list[complex]:
    """Points on an outline, in its order; closing returns to where it started."""
    points: list[complex] = []
    start = 0j
    for command, ends in segments:
        match command:
            case "M":
                start = ends[0]
                points.append(start)
            case "L":
                points.append(ends[0])
            case "C":
                from_, (one, two, to) = points[-1], ends
                for t in (0.25, 0.5, 0.75, 1):
                    s = 1 - t
                    points.append(s**3 * from_ + 3 * s * s * t * one + 3 * s * t * t * two + t**3 * to)
            case "Z":
                points.append(start)
    return points


def area(points: list[complex]) -> float:
    """Signed area of a closed outline: positive when it runs clockwise on the screen."""
    return sum((a.conjugate() * b).imag for a, b in pairwise([*points, points[0]])) / 2


@pytest.mark.parametrize(
    "segments",
    [
        element_segments("circle", {"cx": "12", "cy": "11", "r": "5"}),
        element_segments("ellipse", {"cx": "12", "cy": "11", "rx": "5", "ry": "5"}),
        element_segments("rect", {"x": "7", "y": "6", "width": "10", "height": "10", "rx": "9"}),
        list(path_segments("M7 11A5 5 0 0 1 17 11A5 5 0 0 1 7 11Z")),
        list(path_segments("M7 11a5 5 0 1110 0a5 5 0 11-10 0z")),
        list(path_segments("M12 6a5 5 0 1 0 .001 0z")),
        # Radii too short for the way are enlarged.
        list(path_segments("M7 11a1 1 0 0110 0a1 1 0 01-10 0z")),
    ],
)
def test_every_way_to_write_a_circle_is_that_circle(segments: list[Segment]) -> None:
    points = points_along(segments)
    assert all(abs(abs(point - complex(12, 11)) - 5) < 0.01 for point in points)
    assert abs(area(points)) > 0.9 * math.pi * 25


def test_the_sweep_flag_says_on_which_side_the_arc_lies() -> None:
    over = points_along(list(path_segments("M0 0A5 5 0 0 1 10 0")))
    under = points_along(list(path_segments("M0 0A5 5 0 0 0 10 0")))
    assert min(point.imag for point in over) == pytest.approx(-5, abs=0.01)
    assert max(point.imag for point in under) == pytest.approx(5, abs=0.01)


def test_a_turned_ellipse_keeps_its_long_axis() -> None:
    points = points_along(list(path_segments("M0 0A10 5 90 0 1 10 0")))
    assert min(point.imag for point in points) == pytest.approx(-10, abs=0.01)


def test_relative_and_absolute_paths_are_the_same() -> None:
    absolute = path_segments("M2 3 L5 7 H9 V1 C9 2 8 3 7 4 S6 5 5 5 Q4 4 3 5 T1 5 Z M4 4 L5 5")
    relative = path_segments("m2 3 3 4h4v-6c0 1-1 2-2 3s-1 1-2 1q-1-1-2 0t-2 0zm2 1 1 1")
    for (one, here), (two, there) in zip(absolute, relative, strict=True):
        assert one == two
        assert here == pytest.approx(there)


@pytest.mark.parametrize("text", ["1 2", "M1", "M1 2 L3", "M1 2 a1 1 0 2 0 3 3", "M1 2 B3", "M1 1 Z 3 3"])
def test_what_is_not_a_path_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a path"):
        list(path_segments(text))


def test_the_bundled_icons_are_the_chosen_ones_and_stay_in_their_square() -> None:
    baked = json.loads(resource("icons", "icons.json").read_bytes())
    assert sorted(baked) == sorted(entry.partition("=")[0] for entry in icons.NAMES)
    sizes = {"M": 2, "L": 2, "C": 6, "Z": 0}
    for name, parts in baked.items():
        assert parts[0][0] == "M", name
        assert all(len(numbers) == sizes[command] for command, *numbers in parts), name
        # Half the stroke still fits in; handles of curves may stick out a little.
        assert all(0 <= number <= 24 for _, *numbers in parts for number in numbers[-2:]), name
