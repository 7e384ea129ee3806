"""A report that looks as if one hand had made it: even sizes, keys, no page with hardly anything on it."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from journeymapper.drawing.shapes import Path, Text
from journeymapper.drawing.tree import groups
from journeymapper.geometry import Rect
from journeymapper.layout.palette import palette_of
from journeymapper.layout.report.page import ReportPage
from journeymapper.layout.report.setting import stage_name
from journeymapper.model.card import Card
from journeymapper.model.curve import Curve
from journeymapper.model.document import Document
from journeymapper.model.record import evolve
from journeymapper.model.stage import Stage
from journeymapper.model.style import Style
from journeymapper.storage.file import read
from tests.generator import generated
from tests.layout.report.reports import PAPERS, all_text, lines, report, setting_of
from tests.publish.papers import MAPS, sample


def many_stages(count: int) -> Document:
    """The sample's stages again and again, some of them with less on them."""
    one = sample()
    stages: list[Stage] = []
    cards: list[Card] = []
    points: dict[str, list[dict[str, object]]] = {curve.id: [] for curve in one.curves}
    for at in range(count):
        stage = one.stages[at % len(one.stages)]
        steps = tuple(evolve(step, id=f"{step.id}{at}") for step in stage.steps)
        stages.append(evolve(stage, id=f"{stage.id}{at}", name=f"{stage.name} {at + 1}", steps=steps))
        own = {step.id for step in stage.steps}
        for number, card in enumerate(card for card in one.cards if card.step in own):
            if (number + at) % 4:
                until = f"{card.until}{at}" if card.until in own else ""
                cards.append(evolve(card, id=f"{card.id}{at}", step=f"{card.step}{at}", until=until))
        for curve in one.curves:
            points[curve.id] += [
                {**point.model_dump(), "id": f"{point.id}{at}", "step": f"{point.step}{at}"}
                for point in curve.points
                if point.step in own
            ]
    curves = tuple(
        Curve.model_validate({**curve.model_dump(), "points": points[curve.id]}) for curve in one.curves
    )
    return evolve(one, stages=tuple(stages), cards=tuple(cards), curves=curves, links=(), votes=())


def of_stages(document: Document, paper: str = "A4 landscape") -> list[ReportPage]:
    names = {stage_name(setting_of(document), stage) for stage in document.stages}
    return [page for page in report(document, paper) if page.title in names]


def filled(page: ReportPage) -> float:
    """Which share of the page's height its contents reach down."""
    found = [at.y + group.rect.height for at, group in groups(page.drawing) if group.kind != "footer"]
    return max(found) / page.drawing.height


def footer(page: ReportPage) -> str:
    return " ".join(text for _, group, _, text in lines(page.drawing) if group.kind == "footer")


@pytest.mark.parametrize("paper", ["A4 landscape", "A4 portrait", "slide"])
@pytest.mark.parametrize("name", ["sample", "arabic", "german-long", "8 stages", "30 stages", "generated"])
def test_texts_of_cards_have_one_size_on_all_pages_of_stages(name: str, paper: str) -> None:
    known = {
        "sample": sample,
        "8 stages": lambda: many_stages(8),
        "30 stages": lambda: many_stages(30),
        "generated": lambda: generated(80),
    }
    document = known[name]() if name in known else read(MAPS / f"{name}.journey").document
    texts = {card.text: card for card in document.cards if card.kind != "metric" and len(card.text) > 9}
    sizes = {
        shape.style.size
        for page in of_stages(document, paper)
        for _, group in groups(page.drawing)
        if group.kind == "card"
        for shape in group.shapes
        # A word wider than its card makes its own text smaller.
        if isinstance(shape, Text) and shape.text in texts and len(max(shape.text.split(), key=len)) < 16
    }
    assert len(sizes) == 1


def test_the_sample_keeps_the_usual_size_and_its_fullest_stage_one_page() -> None:
    pages = of_stages(sample())
    assert len(pages) == len(sample().stages)
    sizes = [
        shape.style.size
        for page in pages
        for _, group in groups(page.drawing)
        if group.kind == "card"
        for shape in group.shapes
        if isinstance(shape, Text) and shape.text == "Checkout form"
    ]
    assert sizes == [13.0]


@pytest.mark.parametrize("paper", ["A4 landscape", "letter"])
def test_the_fullest_stage_has_room_for_its_curves_and_for_what_is_said_beside_them(paper: str) -> None:
    (page,) = [page for page in of_stages(sample(), paper) if page.title == "Purchase"]
    found = [(place, group) for place, group in groups(page.drawing)]
    top, bottom = (
        place.y
        for kind in ("Emotions", "Pain points")
        for place, group in found
        if group.label == f"Lane: {kind}"
    )
    assert bottom - top > 128.0
    said = [group for place, group in found if group.kind == "label" and top < place.y < bottom]
    texts = {shape.text for group in said for shape in group.shapes if isinstance(shape, Text)}
    assert {"Moment of truth", "Forced to sign up", "Afraid of paying twice"} <= texts  # none is noted below


def test_the_last_page_of_a_stage_shares_the_lanes_of_the_one_before() -> None:
    """No page holds a lane or two that ran over, while the one before is full."""
    by_stage: dict[str, list[list[Rect]]] = {}
    names = {stage.name for stage in generated(80).stages}
    for page in report(generated(80)):
        name = page.title
        if name in names:
            lanes = {
                group.rect.moved(place.x, place.y - group.rect.y)
                for place, group in groups(page.drawing)
                if group.kind == "lane"
            }
            by_stage.setdefault(name, []).append(sorted(lanes, key=lambda rect: rect.y))
    shared = {name: [len(page) for page in pages] for name, pages in by_stage.items() if len(pages) > 1}
    assert shared["Awareness"] == [4, 5]
    assert shared["Delivery"] == [5, 3]
    assert shared["Decision"] == [6, 1]  # that one is higher than any other way to share them


def test_curves_take_what_is_left_of_their_page_though_the_stage_goes_on_on_others() -> None:
    document = generated(80)
    names = {stage.name for stage in document.stages}
    pages = [page for page in report(document) if page.title in names]
    continued = {
        page.title for at, page in enumerate(pages) if page.title in [one.title for one in pages[:at]]
    }
    for page in pages:
        tall = [group.rect.height for _, group in groups(page.drawing) if group.kind == "curve"]
        if tall and page.title in continued:
            assert max(tall) >= 232.0 or filled(page) > 0.85, page.title


def test_the_curves_of_the_map_at_a_glance_use_its_page_and_have_their_labels_near_them() -> None:
    (page,) = [page for page in report(sample()) if page.title == "The journey at a glance"]
    assert filled(page) > 0.9
    found = list(groups(page.drawing))
    (pill,) = [
        place.x + group.rect.width / 2
        for place, group in found
        if group.kind == "label"
        and any(isinstance(shape, Text) and shape.text == "Moment of truth" for shape in group.shapes)
    ]
    step = next(step for stage in sample().stages for step in stage.steps if step.moment_of_truth)
    (column,) = [
        (place.x, place.x + group.rect.width)
        for place, group in found
        if group.kind == "step" and group.id == step.id
    ]
    assert column[0] < pill < column[1]


def test_a_persona_has_fewer_cards_of_its_own_where_more_would_turn_the_page() -> None:
    pages = [page for page in report(generated(80)) if page.section == "Personas"]
    assert [page.title for page in pages] == ["Ida, 41", "Noor, 27"]
    assert all_text(pages[0]).count(" · ") == 3  # each under where it belongs


def test_large_text_only_where_every_stage_has_room_for_it() -> None:
    document = sample()
    few = tuple(card for card in document.cards if card.kind == "action")
    bare = evolve(document, cards=few, curves=(), links=(), votes=(), lanes=document.lanes[:1])
    assert {
        shape.style.size
        for page in of_stages(bare)
        for _, group in groups(page.drawing)
        if group.kind == "card"
        for shape in group.shapes
        if isinstance(shape, Text)
    } == {15.0}


def test_pages_of_stages_say_what_their_marks_mean() -> None:
    pages = of_stages(sample())
    for page in pages:
        assert "As-is" in footer(page)
        assert "To-be" in footer(page)
    told = {page.title: footer(page) for page in pages}
    assert "stops the journey" in told["Purchase"]
    assert "stops the journey" not in told["Awareness"]  # nothing hurts there
    assert "assumed" in told["Awareness"]
    assert "assumed" not in told["Purchase"]
    assert "As-is" not in footer(report(sample())[0])


@pytest.mark.parametrize("paper", PAPERS)
def test_a_key_stays_clear_of_what_else_is_in_the_footer(paper: str) -> None:
    for page in of_stages(sample(), paper):
        found = sorted(
            (ink for ink, group, *_ in lines(page.drawing) if group.kind == "footer"), key=lambda ink: ink.x
        )
        assert all(one.right < other.x for one, other in pairwise(found))


def test_a_key_that_is_too_wide_for_the_footer_stands_above_it() -> None:
    (page,) = [page for page in of_stages(sample(), "A4 portrait") if page.title == "Consideration"]
    found = list(lines(page.drawing))
    key = [ink for ink, group, *_ in found if group.kind == "legend"]
    assert {"observed", "stops the journey", "As-is"} <= {
        text for _, group, _, text in found if group.kind == "legend"
    }
    contents = [ink.bottom for ink, group, *_ in found if group.kind not in ("legend", "footer")]
    below = [ink.y for ink, group, *_ in found if group.kind == "footer"]
    assert max(contents) < min(ink.y for ink in key)
    assert max(ink.bottom for ink in key) < min(below)


def test_a_single_moment_of_truth_shows_where_on_the_journey_it_is() -> None:
    (page,) = [page for page in report(sample()) if page.title == "Moments of truth"]
    assert filled(page) > 0.7
    dashed = [
        shape
        for _, group in groups(page.drawing)
        for shape in group.shapes
        if isinstance(shape, Path) and shape.dash
    ]
    assert dashed  # the curve of the journey as it should be


def test_pages_of_personas_say_what_the_map_knows_about_them() -> None:
    mara, tom = [page for page in report(sample()) if page.section == "Personas"]
    assert "What would help Mara, 34 most" in all_text(mara)
    assert "Order as a guest, account comes later" in all_text(mara)
    assert "What only Tom, 51 meets" in all_text(tom)
    assert "Size advice" in all_text(tom)
    assert "What only" not in all_text(mara)
    texts = [
        text
        for text in (mara, tom)
        if max(ink.bottom for ink, g, *_ in lines(text.drawing) if g.kind != "footer")
        < 0.7 * text.drawing.height
    ]
    assert texts == []


def test_long_contents_have_a_page_of_their_own() -> None:
    pages = report(many_stages(30))
    assert [page.title for page in pages[1:3]] == ["In brief", "Contents"]
    said = all_text(pages[2])
    for stage in many_stages(30).stages:
        assert stage.name in said
    assert "Awareness 1" not in all_text(pages[1])


def test_charts_of_a_long_journey_stand_two_on_a_page() -> None:
    pages = [page for page in report(many_stages(30)) if page.section == "Emotions"]
    bands = [sum(group.kind == "lane" for _, group in groups(page.drawing)) for page in pages]
    assert max(bands) == 2
    assert bands.count(1) <= 1


def test_faces_on_a_small_curve_do_not_lie_on_each_other() -> None:
    def faces(count: int) -> int:
        page = next(page for page in report(many_stages(count)) if page.section == "Personas")
        fills = {face.fill for face in palette_of(Style()).faces}
        shapes = [shape for _, group in groups(page.drawing) for shape in group.shapes]
        return sum(isinstance(shape, Path) and shape.fill in fills for shape in shapes)

    assert faces(5) == 10
    assert faces(30) == 12  # the lowest and the highest of sixty points


def test_a_long_legend_stands_on_one_page_in_more_columns() -> None:
    pages = [page for page in report(generated(480)) if page.section == "Legend"]
    assert len(pages) == 1
    signs = [ink for ink, group, *_ in lines(pages[0].drawing) if group.kind == "row"]
    assert all(not one.intersects(other) for one, other in combinations(signs, 2))
