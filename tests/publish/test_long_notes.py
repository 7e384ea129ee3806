"""Notes of curves that no page has room for beside their curves: begun there, and printed whole elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest

from journeymapper.drawing.shapes import Text
from journeymapper.layout.curve_lane import curve_room, unsaid
from journeymapper.layout.fit import is_whole
from journeymapper.model.curve import Curve, CurvePoint
from journeymapper.model.document import Document
from journeymapper.model.lane import Lane
from journeymapper.model.persona import Persona
from journeymapper.model.record import evolve
from journeymapper.model.view import WHOLE, View
from journeymapper.publish.errors import PublishError
from journeymapper.publish.options import Options
from journeymapper.publish.printed import Printed
from journeymapper.publish.publish import plan, write
from tests.publish.papers import assert_printable, grid, printed, sample, shown, texts
from tests.publish.reading import (
    assert_letters,
    assert_same_words,
    bare,
    lines_on,
    pages_of,
    small_signs,
    words_in_order,
)

# A word of each script, to be numbered.
WORDS = {"en": "compares", "de": "Rücksendebestätigung", "ar": "تقف", "zh": "她站在门厅里比较鞋底"}
STEPS = 5


def numbered(language: str, letters: int, first: int = 0) -> str:
    """About so many letters, no two words of which are alike."""
    words: list[str] = []
    between = "，" if language == "zh" else " "
    while sum(map(len, words)) + len(words) < letters:
        words.append(f"{WORDS[language]}{first + len(words)}")
    return between.join(words)


def felt(language: str, *labels: str, people: int = 1) -> Document:
    """Curves of as many people, all of them with these labels at the first steps."""
    document = grid(STEPS, 3)
    personas = tuple(Persona(id=f"p{number}", name=f"Person {number}") for number in range(people))
    curves = tuple(
        Curve(
            id=f"k{number}",
            lane="e",
            persona=persona.id,
            points=tuple(
                CurvePoint(
                    id=f"k{number}-{at}",
                    step=f"p{at}",
                    value=(at + number) % 5 - 2.0,
                    label=labels[at].replace("#", str(number)) if at < len(labels) else "",
                )
                for at in range(STEPS)
            ),
        )
        for number, persona in enumerate(personas)
    )
    lanes = (*document.lanes, Lane(id="e", kind="emotions", name="Feelings"))
    return evolve(document, language=language, lanes=lanes, personas=personas, curves=curves)


def one_of_1500(language: str) -> Document:
    return felt(language, "", "", numbered(language, 1_500))


def ten_of_400(language: str) -> Document:
    document = felt(language, people=10)
    curves = []
    for number, curve in enumerate(document.curves):
        label = numbered(language, 400, 1_000 * (number + 1))
        third = evolve(curve.points[2], label=label)
        curves.append(evolve(curve, points=(*curve.points[:2], third, *curve.points[3:])))
    return evolve(document, curves=tuple(curves))


def labels_of(document: Document) -> list[str]:
    return [point.label for curve in document.curves for point in curve.points if point.label]


def assert_said(document: Document, said: str) -> None:
    found = bare(said)
    for label in labels_of(document):
        for word in label.replace("，", " ").split():
            for part in words_in_order(word, document.language):
                assert part in found, word


def planned(document: Document, options: Options) -> Printed:
    made = plan(document, WHOLE, options)
    if made.missing and document.language == "zh":
        pytest.skip("this machine has no font with Chinese characters")
    assert made.missing == ()
    assert made.notes == ()
    assert made.printed is not None
    return made.printed


@pytest.mark.parametrize("kind", ["pages", "report"])
@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("felt", [one_of_1500, ten_of_400])
def test_a_pdf_says_all_of_them(felt: Callable[[str], Document], language: str, kind: str) -> None:
    document, options = felt(language), Options(kind=kind, paper="A4")
    made = planned(document, options)
    data = write(plan(document, WHOLE, options), document, {}, options)
    read = tuple(pages_of(data, made.pages))
    for page, drawn in zip(read, made.pages, strict=True):
        assert_letters(page, 6.0, small_signs(drawn))
        assert_same_words(page, drawn, language)
    assert_said(document, "".join(page.text for page in read))


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("felt", [one_of_1500, ten_of_400])
def test_slides_of_stages_say_all_of_them(felt: Callable[[str], Document], language: str) -> None:
    document = felt(language)
    made = planned(document, Options(".pptx", slides="stages"))
    assert round(made.smallest, 2) >= 6.0
    assert_said(document, "".join(line for page in made.pages for _, line in lines_on(page.puts[0].drawing)))
    for page in made.pages:
        drawing, scale, _x, y, _clip = page.puts[0]
        for rect, _group in shown(drawing, "label"):
            assert y + rect.bottom * scale <= page.sheet.height_mm


@pytest.mark.parametrize("paper", ["148x210", "250x110", "120x130", "A3"])
@pytest.mark.parametrize("felt", [one_of_1500, ten_of_400])
def test_pages_hold_what_is_on_them(felt: Callable[[str], Document], paper: str) -> None:
    document = felt("en")
    made = printed(document, kind="pages", paper=paper)
    assert_printable(made, 6.0, 10.0)
    assert_said(document, "".join(line for page in made.pages for _, line in lines_on(page.puts[0].drawing)))


def test_a_note_is_begun_below_its_curve_and_goes_on_in_a_lane_that_says_so() -> None:
    made = printed(one_of_1500("en"), kind="pages", paper="A4")
    strips = [one.strip for page in made.pages for one in page.puts[0].drawing.strips]
    (curves,) = [strip for strip in strips if unsaid(strip)]
    begun = [
        text.text.startswith("compares0 ") and "".join(line.text for line in text.lines)
        for group in curves.cells[-1].groups
        if group.kind == "label" and group.rect.y >= curve_room(curves)
        for text in group.shapes
        if isinstance(text, Text)
    ]
    assert [text for text in begun if text] == [begun[0]]
    assert str(begun[0]).endswith("…")
    assert len(str(begun[0])) < 200
    heads = [
        shape.text
        for strip in strips
        if strip.kind == "head" and strip.id == "e"
        for group in strip.cells[0].groups
        for shape in group.shapes
        if isinstance(shape, Text) and group.kind == "lane"
    ]
    assert heads == ["Feelings", "Feelings (continued)"]


@pytest.mark.parametrize("options", [Options(kind="pages", paper="A4"), Options(".pptx", slides="stages")])
def test_notes_that_have_room_stand_whole_where_they_are_and_nowhere_else(options: Options) -> None:
    document = felt("en", "", numbered("en", 150), people=2)
    made = planned(document, options)
    drawings = [page.puts[0].drawing for page in made.pages]
    assert not any(unsaid(one.strip) for drawing in drawings for one in drawing.strips)
    everything = [text for drawing in drawings for _, text in texts(drawing)]
    assert not any("(continued)" in text.text for text in everything)
    (label,) = set(labels_of(document))
    assert sum(text.text.endswith(label) and is_whole(text) for text in everything) == 2


def test_more_names_of_curves_than_a_page_has_lines() -> None:
    document = felt("en", "Told by person #.", people=32)
    made = planned(document, Options(kind="pages", paper="A4"))
    said = "".join(line for page in made.pages for _, line in lines_on(page.puts[0].drawing))
    assert_said(document, said)
    assert all(bare(f"Person {number}, As-is") in bare(said) for number in range(32))


@pytest.mark.parametrize("suffix", [".pdf", ".svg", ".png", ".pptx"])
def test_a_map_on_one_sheet_says_in_which_lane_it_only_begins_notes(suffix: str) -> None:
    (note,) = plan(one_of_1500("en"), WHOLE, Options(suffix)).notes
    assert "notes" in note.casefold()
    assert "“Feelings”" in note
    assert plan(sample(), WHOLE, Options(suffix)).notes == ()


@pytest.mark.parametrize(
    "options",
    [
        Options(kind="pages", paper="90x50", margin=2.0),
        Options(".pptx", paper="90x50", min_text=12.0, slides="stages"),
    ],
)
def test_paper_too_low_for_curves_is_refused_in_a_sentence_that_names_their_lane(options: Options) -> None:
    with pytest.raises(PublishError, match="the curves of the lane “Feelings”"):
        plan(evolve(felt("en", "Fine"), cards=()), WHOLE, options)


def test_the_index_map_shows_notes_that_follow_below_their_curves() -> None:
    document = one_of_1500("en")
    facts = evolve(document.facts, goal=numbered("en", 400, 5_000))
    document = evolve(document, facts=facts, lanes=document.lanes[-1:], cards=())
    opening, *sheets = planned(document, Options(kind="pages", paper="300x140")).pages
    marks = [
        text.rect
        for put in opening.puts
        for placed in put.drawing.strips
        if placed.strip.kind == "plan"
        for cell in placed.strip.cells
        for group in cell.groups
        for text in group.shapes
        if isinstance(text, Text)
    ]
    assert len(marks) == len(sheets) > 1
    assert not any(one.intersects(other) for one, other in combinations(marks, 2))


def test_a_note_that_follows_does_not_tell_which_step_a_folded_stage_hides() -> None:
    document = one_of_1500("en")
    stages = [
        evolve(stage, steps=(evolve(stage.steps[0], name=f"Moment {number}"),))
        for number, stage in enumerate(document.stages)
    ]
    document = evolve(document, stages=tuple(stages))

    def said(view: View) -> str:
        made = plan(document, view, Options(kind="pages", paper="A4")).printed
        assert made is not None
        return "\n".join(text.text for page in made.pages for _, text in texts(page.puts[0].drawing))

    assert "Stage 2 · Moment 2 · Person 0" in said(WHOLE)
    folded = said(View(collapsed_stages=(stages[2].id,)))
    assert "Stage 2 · Person 0" in folded
    assert "Moment 2" not in folded
