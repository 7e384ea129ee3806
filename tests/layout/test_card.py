"""Cards: what they show, and how their parts lie."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import Any

import pytest

from journeymapper.drawing.icons import icon_names
from journeymapper.drawing.shapes import Box, Icon, Path, Picture, Text
from journeymapper.drawing.tree import Group
from journeymapper.geometry import Point, Rect
from journeymapper.layout.card import lay_out_card
from journeymapper.layout.icons import all_icons
from journeymapper.layout.look import Look, make_look
from journeymapper.layout.measures import Measures
from journeymapper.layout.mirror import mirrored
from journeymapper.layout.palette import palette_of
from journeymapper.layout.words import ENGLISH, Words
from journeymapper.model.card import Card
from journeymapper.model.persona import Persona
from journeymapper.model.style import Style
from tests.layout.maps import LONG_WORD, card

PEOPLE = (Persona(id="mara", name="Mara, 34"), Persona(id="tom", name="Tom, 51"))
WIDTH = 164.0
ARABIC = "تنتهي مهلة الموافقة بعد ٩٠ ثانية وتُفرَّغ السلة"


def look(words: Words = ENGLISH) -> Look:
    return make_look(Measures(), palette_of(Style()), words, PEOPLE, False)


def made(votes: int = 0, width: float = WIDTH, words: Words = ENGLISH, **fields: Any) -> Group:
    return lay_out_card(card(**fields), width, look(words), votes)


def texts(group: Group) -> list[str]:
    return [shape.text for shape in group.shapes if isinstance(shape, Text)]


def chips(group: Group) -> list[Box]:
    """The framed ones: all boxes but the card's own."""
    return [shape for shape in group.shapes[1:] if isinstance(shape, Box)]


def icons(group: Group) -> list[str]:
    return [shape.name for shape in group.shapes if isinstance(shape, Icon)]


def main_text(group: Group) -> Text:
    return next(shape for shape in group.shapes if isinstance(shape, Text))


def test_a_card_is_a_tinted_box_with_a_bar_and_its_text() -> None:
    group = made(text="Waits for the parcel")
    back, bar, text = group.shapes
    tint = palette_of(Style()).tints["action"]
    assert isinstance(back, Box)
    assert isinstance(bar, Path)
    assert (back.rect, back.fill) == (Rect(0.0, 0.0, WIDTH, group.rect.height), tint.fill)
    assert bar.fill == tint.bar
    assert isinstance(text, Text)
    assert text.rect.x > 4


def test_the_height_follows_the_text() -> None:
    heights = [made(text="word " * count).rect.height for count in (1, 10, 30, 100)]
    assert heights == sorted(set(heights))
    assert made(text="word " * 30, width=300.0).rect.height < heights[2]


def test_an_empty_card_is_one_line_high_and_says_nothing() -> None:
    assert made().rect.height == made(text="Waits").rect.height
    assert texts(made()) == [""]


def test_severe_pain_stands_out() -> None:
    mild, severe = (made(text="Pays twice", kind="pain_point", severity=score) for score in (3, 4))
    assert main_text(severe).style.weight > main_text(mild).style.weight
    assert severe.shapes[0].fill != mild.shapes[0].fill  # type: ignore[union-attr]


@pytest.mark.parametrize("score", [1, 2, 3, 4, 5])
def test_severity_is_five_pips(score: int) -> None:
    group = made(text="Pays twice", kind="pain_point", severity=score)
    filled = [shape for shape in group.shapes[2:] if isinstance(shape, Path) and shape.fill]
    rings = [shape for shape in group.shapes[2:] if isinstance(shape, Path) and not shape.fill]

    def discs(paths: list[Path]) -> int:
        return sum(command[0] == "Z" for path in paths for command in path.commands)

    assert (discs(filled), discs(rings)) == (score, 5 - score)
    assert f"severity {score} of 5" in group.label


def test_fields_of_another_kind_stay_hidden() -> None:
    """A pain point that became an action keeps its severity in the file, not on the map."""
    fields: dict[str, Any] = {"severity": 5, "impact": 5, "value": 3.0, "target": 4.0, "frequency": 2}
    assert texts(made(text="Waits", **fields)) == ["Waits"]
    assert not chips(made(text="Waits", **fields))


def test_a_touchpoint_names_its_channel_with_an_icon() -> None:
    group = made(text="Form", kind="touchpoint", channel="web")
    assert texts(group) == ["Form", "Web"]
    assert icons(group) == ["globe"]
    unknown = made(text="Bird", kind="touchpoint", channel="carrier pigeon")
    assert texts(unknown) == ["Bird", "carrier pigeon"]


def test_an_opportunity_tells_impact_effort_owner_and_state_of_work() -> None:
    group = made(
        text="Order as a guest",
        kind="opportunity",
        impact=5,
        effort=2,
        owner="Jonas P.",
        status="in progress",
        due="2026-06-30",
    )
    assert texts(group)[1:] == ["Impact 5", "Effort 2", "Jonas P.", "In progress · 30 Jun"]


@pytest.mark.parametrize(("unit", "shown"), [("%", ["38\u00a0%"]), ("of 5", ["38", "of 5"]), ("", ["38"])])
def test_a_metric_shows_its_figure_large(unit: str, shown: list[str]) -> None:
    group = made(text="Conversion", kind="metric", value=38.0, unit=unit, trend="down")
    assert texts(group)[1:] == shown
    figure = next(shape for shape in group.shapes if isinstance(shape, Text) and shape.text == shown[0])
    assert figure.style.size > main_text(group).style.size * 1.4
    assert icons(group) == ["trending-down"]


def test_a_long_unit_goes_to_its_own_line() -> None:
    near, below = (
        made(kind="metric", value=123456.0, unit=unit) for unit in ("of 5", "minutes on the telephone")
    )
    assert below.rect.height > near.rect.height


@pytest.mark.parametrize(
    ("trend", "icon", "turned"),
    [
        ("up", "trending-up", "trending-up-left"),
        ("down", "trending-down", "trending-down-left"),
        ("flat", "arrow-right", "arrow-left"),
    ],
)
def test_a_trend_goes_on_in_the_direction_of_the_map(trend: str, icon: str, turned: str) -> None:
    metric = card(text="CSAT", kind="metric", value=4.0, trend=trend)
    assert icons(lay_out_card(metric, WIDTH, look(), 0)) == [icon]
    assert icons(lay_out_card(metric, WIDTH, look()._replace(mirrored=True), 0)) == [turned]
    for name in (icon, turned):  # what goes on to one side is the other one in the mirror
        there = Icon(Rect(0.0, 0.0, 14.0, 14.0), name, "#000000")
        assert mirrored(mirrored(there, 14.0), 14.0) == there


@pytest.mark.parametrize(
    ("unit", "mirror", "order"),
    [
        ("of 5", False, ["38", "of 5", "trend"]),
        ("of 5", True, ["trend", "38", "of 5"]),
        ("ثانية", True, ["trend", "ثانية", "38"]),
    ],
)
def test_a_figure_is_read_in_the_direction_of_its_unit(unit: str, mirror: bool, order: list[str]) -> None:
    metric = card(text="Calls", kind="metric", value=38.0, unit=unit, trend="up")
    shapes = lay_out_card(metric, WIDTH, look()._replace(mirrored=mirror), 0).shapes
    seen = [(one.rect.x, one.text) for one in shapes if isinstance(one, Text) and one.text != "Calls"]
    seen += [(one.rect.x, "trend") for one in shapes if isinstance(one, Icon)]
    assert [what for _, what in sorted(seen)] == order


def test_numbers_follow_the_language_of_the_map() -> None:
    german = made(kind="metric", value=1234.5, unit="%", words=Words("de"))
    assert texts(german)[1] == "1.234,5\u00a0%"
    assert texts(made(kind="metric", value=1234.5, unit="%"))[1] == "1,234.5\u00a0%"


def test_personas_show_only_when_a_card_is_for_some() -> None:
    assert texts(made(text="Asks", personas=("tom",))) == ["Asks", "T"]
    assert texts(made(text="Asks")) == ["Asks"]
    assert texts(made(text="Asks", personas=("stranger",))) == ["Asks"]


def test_to_be_is_dashed_and_said() -> None:
    group = made(text="Orders as a guest", state="to-be")
    back = group.shapes[0]
    assert isinstance(back, Box)
    assert back.dash
    assert texts(group)[1:] == ["To-be"]
    assert "To-be" in group.label


def test_votes_and_links_are_marked() -> None:
    assert texts(made(votes=7, text="Guest order"))[1:] == ["7"]
    linked = made(text="Form", url="https://example.org")
    assert icons(linked) == ["link"]
    assert linked.url == "https://example.org"


def test_notes_authors_and_tags_are_not_printed() -> None:
    fields: dict[str, Any] = {"author": "x", "tags": ("mobile",), "internal": True, "source": "Interviews"}
    assert made(text="Waits", **fields).shapes == made(text="Waits").shapes


@pytest.mark.parametrize("word", ["assumption", "heard", "observed", "measured"])
def test_evidence_is_a_small_mark_that_costs_no_line(word: str) -> None:
    plain, marked = (
        made(text="Reads three reviews first"),
        made(text="Reads three reviews first", evidence=word),
    )
    assert marked.rect == plain.rect
    assert len(marked.shapes) > len(plain.shapes)


def test_evidence_never_covers_the_text() -> None:
    for count in range(1, 30):
        group = made(text="mm " * count, evidence="measured")
        mark = group.shapes[-1]
        assert isinstance(mark, Path)
        numbers = [part for command in mark.commands for part in command[1:]]
        x, y = min(numbers[::2]), min(numbers[1::2])
        text = main_text(group)
        last = text.lines[-1]
        beside = text.rect.x + last.x + last.width <= x
        below = text.rect.y + text.rect.height <= y
        assert beside or below


def test_the_four_kinds_of_evidence_look_different() -> None:
    marks = {
        made(text="Waits", evidence=word).shapes[3:]
        for word in ("assumption", "heard", "observed", "measured")
    }
    assert len(marks) == 4
    assert made(text="Waits", evidence="dreamt").shapes == made(text="Waits").shapes


def everything(**fields: Any) -> Card:
    return Card(
        id="c",
        kind="opportunity",
        channel="word of mouth",
        owner=LONG_WORD,
        impact=4,
        effort=3,
        status="waiting for the legal department to answer",
        due="2026-12-31",
        state="to-be",
        evidence="observed",
        url="https://example.org",
        personas=("mara", "tom"),
        **fields,
    )


@pytest.mark.parametrize("width", [60.0, 100.0, WIDTH, 520.0])
@pytest.mark.parametrize("text", ["Keep the basket", ARABIC])
def test_chips_wrap_in_rows_and_never_overlap(width: float, text: str) -> None:
    group = lay_out_card(everything(text=text), width, look(), 3)
    framed = chips(group)
    assert len(framed) >= 7
    for chip in framed:
        assert chip.rect.x >= 0
        assert chip.rect.right <= width
    for a, b in combinations(framed, 2):
        assert not a.rect.intersects(b.rect)
        assert chip.rect.bottom <= group.rect.height
    for shape in group.shapes:
        if isinstance(shape, Text) and shape.text != text:
            words = shape.rect.inset(0.01)
            corners = (Point(words.x, words.y), Point(words.right, words.bottom))
            assert any(all(map(chip.rect.contains, corners)) for chip in framed)
            assert shape.lines[-1].baseline < shape.rect.height


def chip_of(group: Group, text: str) -> tuple[Box, Text]:
    shapes = group.shapes
    at = next(at for at, shape in enumerate(shapes) if isinstance(shape, Text) and shape.text == text)
    box = next(shape for shape in reversed(shapes[:at]) if isinstance(shape, Box))
    words = shapes[at]
    assert isinstance(words, Text)
    return box, words


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Jonas P.", 1),
        ("Friederike-Charlotte Müller-Lüdenscheidt", 2),
        ("Kundenberatungszentrum Innenstadt", 2),
        (LONG_WORD, 4),
    ],
)
@pytest.mark.parametrize("field", ["owner", "channel"])
def test_a_name_that_is_wider_than_the_card_is_read_whole_in_more_lines(
    name: str, lines: int, field: str
) -> None:
    group = made(text="x", kind="opportunity", evidence="heard", **{field: name})
    box, words = chip_of(group, name)
    assert "".join(line.text for line in words.lines) == name
    assert len(words.lines) == lines
    one, _ = chip_of(made(text="x", kind="opportunity", **{field: "Jonas"}), "Jonas")
    assert box.rect.height == pytest.approx(one.rect.height + (lines - 1) * words.style.line_height)
    assert box.radius == one.radius
    (icon,) = (shape for shape in group.shapes if isinstance(shape, Icon))
    first = words.rect.y + words.style.line_height / 2
    assert icon.rect.centre.y == pytest.approx(first)


def test_a_row_is_as_high_as_its_highest_chip() -> None:
    name = "Friederike Müller Lüdenscheidt Innenstadt"
    for width in (120.0, 140.0, 160.0, 180.0, 200.0):
        group = made(width=width, kind="opportunity", impact=4, owner=name, status="done", votes=3)
        for a, b in combinations(chips(group), 2):
            assert not a.rect.intersects(b.rect)


def test_a_chip_that_is_far_too_long_ends_with_an_ellipsis() -> None:
    group = made(text="x", kind="opportunity", owner=LONG_WORD * 2)
    _, owner = chip_of(group, LONG_WORD * 2)
    assert len(owner.lines) == 4
    assert owner.lines[-1].text.endswith("…")


@pytest.mark.parametrize(
    ("width", "expected"), [(164.0, ["In progress · 30 Jun"]), (110.0, ["In progress", "30 Jun"])]
)
def test_a_date_that_has_no_room_beside_its_status_gets_a_chip_of_its_own(
    width: float, expected: list[str]
) -> None:
    group = made(width=width, kind="opportunity", status="in progress", due="2026-06-30")
    found = [shape for shape in group.shapes if isinstance(shape, Text)][1:]
    assert [shape.text for shape in found] == expected
    assert [shape.lines[0].text for shape in found] == expected


def test_right_to_left_texts_have_the_bar_at_the_right() -> None:
    latin, arabic = made(text="Waits", channel="web"), made(text=ARABIC, channel="web")

    def middle_of_bar(group: Group) -> float:
        bar = group.shapes[1]
        assert isinstance(bar, Path)
        xs = [part for command in bar.commands for part in command[1::2]]
        return (min(xs) + max(xs)) / 2

    assert middle_of_bar(latin) < 5
    assert middle_of_bar(arabic) > WIDTH - 5
    assert main_text(arabic).align == "right"
    assert chips(arabic)[0].rect.centre.x > WIDTH / 2 > chips(latin)[0].rect.centre.x


def test_a_picture_stands_above_the_text() -> None:
    group = made(text="The counter", picture="0" * 64)
    picture = next(shape for shape in group.shapes if isinstance(shape, Picture))
    assert picture.rect.bottom < main_text(group).rect.y
    alone = made(kind="picture", picture="0" * 64)
    assert not texts(alone)


def test_a_card_says_what_it_is() -> None:
    group = made(text="Pays twice", kind="pain_point", severity=4, evidence="heard", state="as-is")
    assert group.label == "Pain point: Pays twice, severity 4 of 5, heard, As-is"


def test_every_icon_that_a_map_uses_is_bundled() -> None:
    assert all_icons() <= icon_names()


def test_rows_of_chips_keep_their_distance() -> None:
    framed = chips(lay_out_card(everything(text="x"), WIDTH, look(), 3))
    tops = sorted({chip.rect.y for chip in framed})
    assert all(below - above >= framed[0].rect.height + 2 for above, below in pairwise(tops))
