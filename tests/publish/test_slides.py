"""Slides of stages: every card, readable, on the slide, in a template's own room."""

from __future__ import annotations

import io
from typing import Any

import pytest
from pptx import Presentation

from journeymapper.drawing.tree import groups
from journeymapper.model.document import Document
from journeymapper.model.view import WHOLE
from journeymapper.operations.style import apply_brand
from journeymapper.publish.errors import PublishError
from journeymapper.publish.options import Options
from journeymapper.publish.publish import plan, publish
from journeymapper.resources import resource
from journeymapper.storage.brand import brand_called
from journeymapper.storage.file import read
from tests.generator import generated
from tests.publish.papers import grid
from tests.render.test_pptx import leaves, template


@pytest.fixture(scope="module")
def sample() -> Document:
    return read(resource("samples", "online-retailer.journey")).document


def deck_of(document: Document, pictures: dict[str, bytes] | None = None, **options: Any) -> Any:
    data = publish(document, WHOLE, pictures or {}, Options(suffix=".pptx", **options))
    return Presentation(io.BytesIO(data))


def words_on(slide: Any) -> str:
    return "\n".join(one.text_frame.text for one in leaves(slide.shapes) if one.has_text_frame)


def test_the_map_is_on_one_slide_with_every_card(sample: Document) -> None:
    (slide,) = deck_of(sample).slides
    text = words_on(slide)
    assert all(card.text in text for card in sample.cards)
    assert sample.title in text


def test_every_stage_has_slides_with_its_name_and_cards(sample: Document) -> None:
    deck = deck_of(sample, slides="stages")
    slides = list(deck.slides)
    titles = [slide.shapes.title.text for slide in slides]
    for stage in sample.stages:
        own = [at for at, title in enumerate(titles) if title.startswith(stage.name)]
        assert own
        steps = {step.id for step in stage.steps}
        text = "\n".join(words_on(slides[at]) for at in own)
        assert all(card.text in text for card in sample.cards if card.step in steps)
    assert sample.facts.goal in slides[0].notes_slide.notes_text_frame.text


def test_slides_are_readable_and_hold_what_is_on_them(sample: Document) -> None:
    for document in (sample, generated(480)):
        planned = plan(document, WHOLE, Options(suffix=".pptx", slides="stages"))
        assert planned.printed is not None
        assert round(planned.printed.smallest, 2) >= 6
        for page in planned.printed.pages:
            for drawing, scale, x, y, _clip in page.puts:
                for at, group in groups(drawing):
                    assert x + at.x * scale >= -0.01
                    assert y + at.y * scale >= -0.01
                    assert x + (at.x + group.rect.width) * scale <= page.sheet.width_mm + 0.01
                    assert y + (at.y + group.rect.height) * scale <= page.sheet.height_mm + 0.01


def test_a_map_on_paper_is_a_slide_of_that_size(sample: Document) -> None:
    deck = deck_of(sample, paper="A3")
    assert deck.slide_width / 36_000 == pytest.approx(420, abs=0.1)
    assert deck.slide_height / 36_000 == pytest.approx(297, abs=0.1)
    with pytest.raises(PublishError, match="too small to read"):
        deck_of(sample, paper="16:9")


def test_a_template_is_filled(sample: Document) -> None:
    deck = deck_of(sample, slides="stages", template=template(size=(338, 190)))
    assert deck.slide_width / 36_000 == pytest.approx(338, abs=0.1)
    assert len({slide.slide_layout.name for slide in deck.slides}) == 1
    with pytest.raises(PublishError, match="one slide for each stage") as refused:
        deck_of(sample, template=template())
    assert "--slides stages" in refused.value.switches


def test_a_brand_is_on_every_bare_slide(sample: Document) -> None:
    found = brand_called("orbeline")
    deck = deck_of(apply_brand(sample, found.brand), found.pictures, slides="stages")
    for slide in deck.slides:
        assert found.brand.confidentiality in words_on(slide)
        assert any(one.shape_type == 13 for one in leaves(slide.shapes))  # a picture


def test_arabic_stages_run_from_right_to_left() -> None:
    document = Document.model_validate(
        {
            "language": "ar",
            "stages": [{"id": "a", "name": "قبل", "steps": [{"id": "s"}, {"id": "t"}]}],
            "lanes": [{"id": "l", "kind": "actions"}],
            "cards": [
                {"id": "1", "lane": "l", "step": "s", "text": "أول"},
                {"id": "2", "lane": "l", "step": "t", "text": "ثان"},
            ],
        }
    )
    (slide,) = deck_of(document, slides="stages").slides
    places = {one.text_frame.text: one.left for one in leaves(slide.shapes) if one.has_text_frame}
    assert places["أول"] > places["ثان"]


def test_each_stage_of_the_sample_has_one_slide_that_can_be_read(sample: Document) -> None:
    planned = plan(sample, WHOLE, Options(suffix=".pptx", slides="stages"))
    assert planned.printed is not None
    assert len(planned.printed.pages) == len(sample.stages)
    assert planned.printed.smallest >= 7.0


def test_one_slide_for_the_map_is_as_large_as_its_text_needs_or_refused(sample: Document) -> None:
    options = Options(suffix=".pptx", min_text=12.0)
    planned = plan(sample, WHOLE, options).printed
    assert planned is not None
    assert planned.smallest == pytest.approx(12.0)
    with pytest.raises(PublishError, match="too small to read") as caught:
        plan(grid(40, 9), WHOLE, options._replace(min_text=20.0))
    assert "--slides stages" in caught.value.switches
    assert plan(grid(40, 9), WHOLE, options._replace(min_text=20.0, allow_small=True)).printed


@pytest.mark.parametrize("long", ["actions", "thoughts"])
def test_a_long_text_makes_the_text_of_its_stage_no_smaller_than_it_must(long: str) -> None:
    """Wherever it stands, beside which other texts ever."""
    texts = dict.fromkeys(("actions", "thoughts"), "Short words. " * 9) | {long: "Some words. " * 90}
    document = Document.model_validate(
        {
            "stages": [{"id": "s", "name": "Stage", "steps": [{"id": "p"}, {"id": "q"}]}],
            "lanes": [{"id": lane, "kind": lane} for lane in texts],
            "cards": [
                {"id": lane, "lane": lane, "step": "p", "kind": "action", "text": text}
                for lane, text in texts.items()
            ],
        }
    )
    options = Options(suffix=".pptx", slides="stages")
    one = plan(document, WHOLE, options).printed
    assert one is not None
    assert len(one.pages) == 1
    more = plan(document, WHOLE, options._replace(min_text=one.smallest + 0.5)).printed
    assert more is not None
    assert len(more.pages) > 1
    with pytest.raises(PublishError, match="too small for one of the cards"):
        plan(document, WHOLE, options._replace(min_text=14.0))
