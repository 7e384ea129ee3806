"""Maps from right to left: the mirror image of the map, with its words as they are."""

from __future__ import annotations

from itertools import pairwise

import pytest

from journeymapper.drawing.shapes import Path, Text
from journeymapper.drawing.tree import Drawing, groups
from journeymapper.geometry import Point, Rect
from journeymapper.layout.drop import drop_place
from journeymapper.layout.hit import hit
from journeymapper.layout.map import lay_out
from journeymapper.layout.mirror import across, as_seen, mirrored, point_across, reads_right_to_left
from journeymapper.model.document import Document
from journeymapper.model.record import evolve
from journeymapper.resources import resource
from journeymapper.storage.file import read
from tests.layout.checks import bounds, shown


@pytest.fixture(scope="module")
def left_to_right() -> Document:
    return read(resource("samples", "online-retailer.journey")).document


@pytest.fixture(scope="module")
def right_to_left(left_to_right: Document) -> Document:
    """The same map said to be in Hebrew: what is not a card must be the exact mirror image."""
    return evolve(left_to_right, language="he")


@pytest.mark.parametrize("language", ["ar", "ar-EG", "he", "fa-IR", "ur", "yi", "ps", "uz-Arab", "AR", "iw"])
def test_languages_from_right_to_left(language: str) -> None:
    assert reads_right_to_left(language)


@pytest.mark.parametrize("language", ["", "en", "de-CH", "ja", "hi", "arn", "ku-Latn", "fr-AR", "az-Latn-IR"])
def test_languages_from_left_to_right(language: str) -> None:
    assert not reads_right_to_left(language)


def test_a_map_from_left_to_right_is_what_is_seen(left_to_right: Document) -> None:
    drawing = lay_out(left_to_right)
    assert as_seen(drawing) is drawing


def test_a_map_is_mirrored_once(right_to_left: Document) -> None:
    seen = as_seen(lay_out(right_to_left))
    assert as_seen(seen) is seen


def places(drawing: Drawing) -> dict[tuple[str, str, int], Rect]:
    found: dict[tuple[str, str, int], Rect] = {}
    for one in shown(drawing):
        key = (one.group.kind, one.group.id, len(found) if not one.group.id else 0)
        found[key] = one.rect
    return found


def test_everything_stands_at_the_other_side(right_to_left: Document) -> None:
    drawing = lay_out(right_to_left)
    seen = as_seen(drawing)
    assert places(seen) == {
        key: pytest.approx(across(rect, drawing.width)) for key, rect in places(drawing).items()
    }


def test_stages_run_from_right_to_left_beside_headers_at_the_right(right_to_left: Document) -> None:
    seen = as_seen(lay_out(right_to_left))
    for a, b in pairwise(seen.columns):
        assert b.right <= a.x + 0.01
    for placed in seen.strips:
        if placed.strip.kind == "head":
            assert placed.rect.right == pytest.approx(seen.width)
            assert placed.origin.x >= seen.body.right - 0.01


def test_words_stay_as_they_are(left_to_right: Document, right_to_left: Document) -> None:
    def said(drawing: Drawing) -> list[str]:
        return sorted(
            shape.text for _, group in groups(drawing) for shape in group.shapes if isinstance(shape, Text)
        )

    assert said(as_seen(lay_out(right_to_left))) == said(lay_out(left_to_right))


def test_lines_stay_inside_their_texts(right_to_left: Document) -> None:
    for _, group in groups(as_seen(lay_out(right_to_left))):
        for shape in group.shapes:
            if isinstance(shape, Text):
                for line in shape.lines:
                    assert line.x >= -0.05
                    assert line.x + line.width <= shape.rect.width + 0.05


def test_cards_have_their_bar_and_their_words_at_the_right(right_to_left: Document) -> None:
    for one in shown(as_seen(lay_out(right_to_left))):
        if one.group.kind != "card":
            continue
        edge = next(shape for shape in one.group.shapes if isinstance(shape, Path))
        assert bounds(edge).right == pytest.approx(one.rect.width)
        text = next(shape for shape in one.group.shapes if isinstance(shape, Text))
        assert text.align == "right"
        for line in text.lines:
            assert line.x + line.width == pytest.approx(text.rect.width, abs=0.05)


def test_text_from_the_left_goes_to_the_right_whatever_its_script(right_to_left: Document) -> None:
    stages = tuple(
        evolve(stage, name=name)
        for stage, name in zip(
            right_to_left.stages, ("מודעות", "Mixed מילה", "Latin", "קנייה", ""), strict=True
        )
    )
    seen = as_seen(lay_out(evolve(right_to_left, stages=stages)))
    for one in shown(seen):
        if one.group.kind == "stage":
            text = next(shape for shape in one.group.shapes if isinstance(shape, Text))
            for line in text.lines:
                assert line.x + line.width == pytest.approx(text.rect.width, abs=0.05)


def test_a_path_seen_twice_in_the_mirror_is_itself() -> None:
    path = Path((("M", 1.0, 2.0), ("C", 3.0, 4.0, 5.0, 6.0, 7.0, 8.0), ("Z",)))
    assert mirrored(mirrored(path, 10.0), 10.0) == path
    assert mirrored(path, 10.0) == Path((("M", 9.0, 2.0), ("C", 7.0, 4.0, 5.0, 6.0, 3.0, 8.0), ("Z",)))


def test_arabic_is_mirrored_without_asking() -> None:
    drawing = lay_out(Document(language="ar"))
    assert drawing.mirrored
    assert not lay_out(Document(language="en")).mirrored


def test_what_did_not_change_is_the_same_object_in_the_mirror(right_to_left: Document) -> None:
    first = lay_out(right_to_left)
    seen = as_seen(first)
    card = right_to_left.cards[0]
    changed = evolve(right_to_left, cards=(evolve(card, text=card.text + "!"), *right_to_left.cards[1:]))
    second = lay_out(changed, previous=first)
    again = as_seen(second, (first, seen))
    assert again == as_seen(second)
    for old, new, old_seen, new_seen in zip(
        first.strips, second.strips, seen.strips, again.strips, strict=True
    ):
        assert (old.strip is new.strip) == (old_seen.strip is new_seen.strip)
    cells = [
        (old is new, old_seen is new_seen)
        for old_strip, new_strip, old_seen_strip, new_seen_strip in zip(
            first.strips, second.strips, seen.strips, again.strips, strict=True
        )
        for old, new, old_seen, new_seen in zip(
            old_strip.strip.cells,
            new_strip.strip.cells,
            old_seen_strip.strip.cells,
            new_seen_strip.strip.cells,
            strict=True,
        )
    ]
    assert all(same == same_seen for same, same_seen in cells)
    assert any(not same for same, _ in cells)


def test_what_is_hit_in_the_mirror_is_what_is_seen_there(right_to_left: Document) -> None:
    drawing = lay_out(right_to_left)
    for one in shown(as_seen(drawing)):
        if one.group.kind == "card":
            assert hit(drawing, point_across(drawing, one.rect.centre)).id == one.group.id


def test_cards_are_dropped_where_they_are_seen_to_go(right_to_left: Document) -> None:
    drawing = lay_out(right_to_left)
    seen = as_seen(drawing)
    row = next(row for row in drawing.rows if row.kind == "actions")
    for column in seen.columns:
        middle = Point(column.x + column.width / 2, row.y + row.height / 2)
        place = drop_place(drawing, point_across(drawing, middle))
        assert place is not None
        assert (place.lane, place.step, place.gap) == (row.lane, column.step, "")
