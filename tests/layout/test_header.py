"""The header, the band and the legend: who, what for, and what the marks mean."""

from __future__ import annotations

from collections import Counter

import pytest

from journeymapper.drawing.shapes import Box, Icon, Picture, Text
from journeymapper.drawing.tree import Drawing
from journeymapper.geometry import Rect
from journeymapper.layout.brand import look_of
from journeymapper.layout.header import header_strip
from journeymapper.layout.map import header_inputs, lay_out
from journeymapper.layout.measures import Measures
from journeymapper.layout.words import ENGLISH, Words
from journeymapper.model.card import Card
from journeymapper.model.document import Document, Facts
from journeymapper.model.persona import Persona
from journeymapper.model.record import evolve
from journeymapper.model.style import Brand
from journeymapper.model.view import View
from journeymapper.render.pptx_text import text_frame
from tests.generator import generated
from tests.layout.checks import assert_sound, shown
from tests.layout.maps import small
from tests.publish.papers import sample


def printed(drawing: Drawing, *strips: str) -> list[str]:
    return [
        shape.text
        for one in shown(drawing)
        if one.placed.strip.kind in strips
        for shape in one.group.shapes
        if isinstance(shape, Text)
    ]


def people(count: int) -> Document:
    return evolve(
        small(),
        personas=tuple(Persona(id=f"p{at}", name=f"Person {at}", quote="I wait.") for at in range(count)),
    )


def test_the_header_tells_everything_about_the_map() -> None:
    facts = Facts(
        scenario="Needs shoes",
        goal="Shoes that fit",
        expectations="Soon",
        organisation="Wrenfield",
        revision="3",
        date="2026-04-20",
        review="2026-10-19",
    )
    texts = printed(lay_out(evolve(small(), facts=facts)), "title")
    assert {"Buying shoes", "Needs shoes", "Shoes that fit", "Soon", "Mara, 34", "Runs"} <= set(texts)
    assert "Wrenfield · version 3 · 20 April 2026 · review 19 October 2026" in texts
    assert "“Tell me about the fit.”" in texts


def test_dates_follow_the_language_and_words_stay_words() -> None:
    document = evolve(small(), facts=Facts(date="2026-04-20", review="next spring"))
    assert "20. April 2026 · review next spring" in printed(lay_out(document, words=Words("de")), "title")


def test_the_header_shows_nothing_for_nothing() -> None:
    drawing = lay_out(Document())
    assert printed(drawing, "title", "footer") == [""]
    assert "Untitled map" in printed(lay_out(Document(), hints=True), "title")


def test_blocks_stand_beside_the_title_or_wrap_below_it() -> None:
    """Three columns are narrow: five personas go below, in rows, and nothing overlaps."""
    for count in range(7):
        drawing = lay_out(people(count))
        assert_sound(drawing)
        blocks = [one for one in shown(drawing) if one.placed.strip.kind == "title"]
        for at, one in enumerate(blocks):
            assert not any(one.rect.intersects(other.rect) for other in blocks[at + 1 :])
    assert lay_out(people(5)).strips[0].strip.height > lay_out(people(0)).strips[0].strip.height


def test_aims_stay_beside_the_title_when_personas_have_to_go_below() -> None:
    long = "The person opens the confirmation, reads it twice and still does not know. " * 4
    facts = Facts(scenario=long, goal=long, expectations=long)
    drawing = lay_out(evolve(generated(80), personas=people(9).personas, facts=facts, title=long))
    assert_sound(drawing)
    groups = [one for one in shown(drawing) if one.placed.strip.kind == "title"]
    title = next(one for one in groups if one.group.kind == "title")
    aims = [one for one in groups if one.group.kind == "facts" and one.rect.x > title.rect.x]
    assert len(aims) == 2
    assert all(one.rect.x >= title.rect.right for one in aims)
    personas = [one for one in groups if one.group.kind == "persona"]
    assert min(one.rect.y for one in personas) >= max(one.rect.bottom for one in (title, *aims))


def header_blocks(document: Document, width: float) -> list[Rect]:
    """The places of aims and personas that stand below the title, in a header of this width."""
    inputs = header_inputs(document, [], width, look_of(document, Measures(margin=4.0), ENGLISH))
    groups = header_strip(inputs, None).cells[0].groups
    title = next(group for group in groups if group.kind == "title")
    below = [group.rect for group in groups if group.kind in ("facts", "persona")]
    return [rect for rect in below if rect.y > title.rect.bottom + 20.0]


def test_the_aims_share_a_block_where_that_leaves_no_persona_alone_in_a_row() -> None:
    """The sample on a page of A4."""
    aims, *people = header_blocks(sample(), 909.0)
    assert len(people) == 2
    assert {rect.y for rect in people} == {aims.y}
    assert people[-1].right > 0.95 * 901.0


@pytest.mark.parametrize(("count", "rows"), [(1, [1]), (2, [2]), (4, [2, 2]), (5, [3, 2])])
def test_rows_of_personas_are_filled_alike(count: int, rows: list[int]) -> None:
    document = evolve(people(count), facts=Facts(goal="Shoes that fit", expectations="Soon"))
    blocks = header_blocks(document, 970.0)
    assert list(Counter(rect.y for rect in blocks).values()) == rows
    assert min(rect.width for rect in blocks) >= 276.0
    assert max(rect.right for rect in blocks) > 400.0  # one alone is wider than it is among others
    assert all(rect.right <= 962.0 for rect in blocks)


@pytest.mark.parametrize("field", ["name", "role", "quote"])
def test_what_is_said_of_a_persona_is_not_cut(field: str) -> None:
    words = [f"word{number}" for number in range(24)]
    document = evolve(small(), personas=(Persona(id="p", **{field: " ".join(words)}),))
    lines = " ".join(
        line.text
        for one in shown(lay_out(document))
        if one.group.kind == "persona"
        for shape in one.group.shapes
        if isinstance(shape, Text)
        for line in shape.lines
    )
    assert all(word in lines for word in words)


def test_personas_have_portraits_or_initials() -> None:
    plain = evolve(small(), personas=(Persona(id="a", name="Ana Ruiz"),), curves=())
    assert "AR" in printed(lay_out(plain), "title")
    pictured = evolve(plain, personas=(Persona(id="a", name="Ana Ruiz", picture="0" * 64),))
    drawing = lay_out(pictured)
    assert "AR" not in printed(drawing, "title")
    portraits = [shape for one in shown(drawing) for shape in one.group.shapes if isinstance(shape, Picture)]
    assert [portrait.radius * 2 for portrait in portraits] == [portraits[0].rect.width]


def test_the_logo_stands_at_the_right() -> None:
    drawing = lay_out(evolve(small(), brand=Brand(logo="0" * 64)))
    assert_sound(drawing)
    (logo,) = [one for one in shown(drawing) if one.group.kind == "brand"]
    others = [one for one in shown(drawing) if one.placed.strip.kind == "title" and one.group.kind != "brand"]
    assert not any(one.rect.intersects(logo.rect) for one in others)
    assert logo.rect.right == drawing.width - 32


def test_the_pill_tells_the_states_that_are_used() -> None:
    def pill(document: Document, view: View | None = None) -> set[str]:
        return {"As-is", "To-be", "As-is, to-be dashed"} & set(
            printed(lay_out(document, view or View()), "title")
        )

    later = evolve(small(), curves=(*small().curves, evolve(small().curves[0], id="then", state="to-be")))
    assert pill(small()) == {"As-is"}
    assert pill(later) == {"As-is, to-be dashed"}
    assert pill(later, View(state="to-be")) == {"To-be"}
    assert pill(evolve(small(), curves=())) == set()


def test_one_curve_of_nobody_says_nothing_about_states() -> None:
    curve = evolve(small().curves[0], persona="")
    texts = printed(lay_out(evolve(small(), curves=(curve,))), "title", "footer", "lane")
    assert not {"As-is", "Curves"} & set(texts)


def test_the_legend_explains_only_what_is_used() -> None:
    texts = printed(lay_out(small()), "footer")
    assert {"Evidence", "heard", "Severity", "how often, of 5", "Curves", "As-is", "Moment of truth"} <= set(
        texts
    )
    assert not {"assumed", "measured", "To-be"} & set(texts)
    bare = evolve(small(), cards=(), curves=(), facts=Facts(), stages=small().stages[:1])
    assert printed(lay_out(bare), "footer") == []


def test_the_legend_explains_figures_and_what_lies_between_two_curves() -> None:
    figure = Card(id="f", lane="do", step="a", kind="metric", value=3.0, trend="up")
    assert "Trend" in printed(lay_out(evolve(small(), cards=(figure,))), "footer")
    aimed = evolve(figure, target=4.0, trend="")
    assert "Target" in printed(lay_out(evolve(small(), cards=(aimed,))), "footer")
    later = evolve(small().curves[0], id="then", state="to-be")
    assert "Gap" in printed(lay_out(evolve(small(), curves=(*small().curves, later))), "footer")
    for unused in ("Metrics", "Target", "Trend", "Gap"):
        assert unused not in printed(lay_out(small()), "footer")


def test_the_legend_explains_no_trend_or_gap_that_is_not_drawn() -> None:
    figure = Card(id="f", lane="do", step="a", kind="metric", value=3.0, trend="sideways")
    assert "Trend" not in printed(lay_out(evolve(small(), cards=(figure,))), "footer")
    bare = evolve(figure, value=None, trend="up")
    assert "Trend" not in printed(lay_out(evolve(small(), cards=(bare,))), "footer")
    now = small().curves[0]
    later = evolve(now, id="then", state="to-be", points=now.points[:1])
    assert "Gap" not in printed(lay_out(evolve(small(), curves=(now, later))), "footer")


def test_a_curve_of_both_states_is_named_by_them() -> None:
    both = evolve(small().curves[0], state="both")
    assert "As-is · To-be" in printed(lay_out(evolve(small(), curves=(both,))), "footer")


def test_the_legend_follows_the_view() -> None:
    texts = printed(lay_out(small(), View(hidden_lanes=("hurt", "feel"))), "footer")
    assert "Severity" not in texts
    assert "Curves" not in texts


def test_version_and_date_stand_in_the_footer() -> None:
    assert "version 3 · 20 April 2026" in printed(lay_out(small()), "footer")
    branded = evolve(small(), brand=Brand(footer="Wrenfield", confidentiality="Confidential"), facts=Facts())
    assert {"Wrenfield", "Confidential"} <= set(printed(lay_out(branded), "footer"))


def test_moments_of_truth_are_flagged_in_the_band() -> None:
    flags = {
        one.group.id: [shape.name for shape in one.group.shapes if isinstance(shape, Icon)]
        for one in shown(lay_out(small()))
        if one.group.kind == "step"
    }
    assert flags == {"a": [], "b": [], "c": ["flag"]}


def test_headings_say_what_they_are() -> None:
    labels = {
        one.group.id: one.group.label
        for one in shown(lay_out(small()))
        if one.group.kind in ("stage", "step", "lane")
    }
    assert labels["s1"] == "Stage: Awareness"
    assert labels["c"] == "Step: Pays, Moment of truth"
    assert labels["hurt"] == "Lane: Pain points"
    assert labels["line"] == "Line: Line of visibility"


def test_facts_in_two_directions_keep_apart() -> None:
    facts = Facts(organisation="Wrenfield 24", revision="3", date="2026-04-20", review="2026-10-19")
    document = evolve(small(), facts=facts, language="ar")
    drawing = lay_out(document, words=Words("ar"))
    assert_sound(drawing)
    (facts_line,) = [
        shape
        for one in shown(drawing)
        if one.group.kind == "facts"
        for shape in one.group.shapes
        if isinstance(shape, Text) and "Wrenfield" in shape.text
    ]
    line = facts_line.lines[0]
    seen = "".join([piece.text[::-1] if piece.rtl else piece.text for piece in line.pieces])
    # They follow each other from right to left, and every one of them as it would stand alone.
    assert "Wrenfield 24" in seen
    assert seen.index("version 3") < seen.index("Wrenfield 24")
    # Nothing that nobody typed travels along when the words are copied.
    assert not {"\u2066", "\u2067", "\u2068", "\u2069", "\u200e", "\u200f"} & set(seen)


def test_the_pill_holds_its_words_in_a_wider_typeface_too() -> None:
    """A slide without our typeface sets it about the middle; what reached out would be white on white."""
    (pill, words) = [
        shape
        for one in shown(lay_out(small()))
        if one.group.kind == "facts"
        for shape in one.group.shapes
        if isinstance(shape, Box) or (isinstance(shape, Text) and shape.text == "As-is")
    ]
    assert isinstance(words, Text)
    x, _y, width, _height = text_frame(words)
    assert x + width / 2 == pytest.approx(pill.rect.x + pill.rect.width / 2)
