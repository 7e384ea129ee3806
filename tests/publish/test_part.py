from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from journeymapper.drawing.tree import groups
from journeymapper.model.document import Document
from journeymapper.model.record import evolve
from journeymapper.model.view import WHOLE, View
from journeymapper.publish.part import MOST_PIXELS, Part, part_drawing, part_of, part_pictures, pixels_for
from journeymapper.storage.picture_header import picture_header
from tests.operations.maps import large_map, small_map


def ids(document, selection, view=WHOLE):
    drawing = part_drawing(document, view, part_of(document, selection))
    return {group.id for _place, group in groups(drawing) if group.id}, drawing


def test_a_stage_is_shown_with_all_its_lanes():
    shown, drawing = ids(small_map(), ["find"])
    assert {"find", "s1", "s2", "a1", "wide", "acts", "pains", "e1"} <= shown
    assert not {"buy", "use", "s3", "p3", "n5", "e3"} & shown
    assert [column.step for column in drawing.columns] == ["s1", "s2"]


def test_a_lane_is_shown_with_all_its_stages():
    shown, drawing = ids(small_map(), ["pains"], View(hidden_lanes=("pains",)))
    assert {"p3", "pains", "find", "buy", "use"} <= shown
    assert not {"a1", "acts", "mood"} & shown
    assert [row.lane for row in drawing.rows] == ["pains"]


def test_lanes_and_stages_meet():
    document = small_map()
    assert part_of(document, ["acts", "buy", "s5", "a1"]) == Part(("acts",), ("s3", "s5"))
    shown, _drawing = ids(document, ["acts", "s3"])
    assert "p3" not in shown
    assert "wide" in shown


@pytest.mark.parametrize("selection", [["find"], ["pains"], ["s3"], ["acts", "buy"]], ids=" ".join)
def test_a_part_is_cropped_to_what_it_shows(selection):
    _shown, drawing = ids(small_map(), selection)
    rects = [group.rect.moved(at.x - group.rect.x, at.y - group.rect.y) for at, group in groups(drawing)]
    assert all(rect.x >= 0 and rect.y >= 0 for rect in rects)
    assert max(rect.right for rect in rects) <= drawing.width <= max(rect.right for rect in rects) + 8
    assert max(rect.bottom for rect in rects) <= drawing.height <= max(rect.bottom for rect in rects) + 8
    assert not {"title", "facts", "legend"} & {group.kind for _place, group in groups(drawing)}


def test_the_whole_map_has_its_title():
    shown = {group.kind for _place, group in groups(part_drawing(small_map(), WHOLE, Part()))}
    assert "title" in shown


def test_a_map_that_runs_from_right_to_left_does_so_in_parts():
    drawing = part_drawing(evolve(small_map(), language="ar"), WHOLE, Part(steps=("s1", "s2")))
    first, second = drawing.columns
    assert first.x > second.x


def test_pixels_and_shapes_are_the_same_part():
    document = small_map()
    part = part_of(document, ["find"])
    made = part_pictures(document, WHOLE, {}, part)
    header, drawing = picture_header(made.png), part_drawing(document, WHOLE, part)
    assert header is not None
    assert abs(header.width - drawing.width * 2) <= 1
    assert abs(header.height - drawing.height * 2) <= 1
    root = ET.fromstring(made.svg)  # noqa: S314 (written just now)
    width, height = (float(re.sub("[a-z]", "", root.attrib[name])) for name in ("width", "height"))
    assert abs(width / height - drawing.width / drawing.height) < 0.01
    assert "Must register" not in made.svg.decode()


def test_a_large_map_gets_fewer_pixels():
    drawing = part_drawing(large_map(2_000), WHOLE, Part())
    assert drawing.width * drawing.height * pixels_for(drawing) ** 2 <= MOST_PIXELS * 1.001
    assert pixels_for(part_drawing(Document(), WHOLE, Part())) == 2.0
