"""A map as PDF, SVG and PNG: true sizes, text that comes out again, the map inside, the same bytes twice."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from journeymapper.model.document import Document
from journeymapper.model.record import evolve
from journeymapper.model.view import WHOLE, View
from journeymapper.publish.errors import PublishError
from journeymapper.publish.options import Options
from journeymapper.publish.publish import chosen_view, plan, publish, with_state
from journeymapper.resources import resource
from journeymapper.storage.file import decode, encode, read, save
from tests.everything import PICTURE, PICTURES, everything
from tests.generator import generated


@pytest.fixture(scope="module")
def sample() -> Document:
    return read(resource("samples", "online-retailer.journey")).document


def reader(document: Document, view: View = WHOLE, **options: Any) -> PdfReader:
    return PdfReader(io.BytesIO(publish(document, view, {}, Options(**options))))


def words(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize(
    ("options", "width", "height"),
    [
        ({"paper": "A3"}, 420, 297),
        ({"paper": "A0", "orientation": "portrait"}, 841, 1189),
        ({"paper": "16:9", "allow_small": True}, 338.7, 190.5),
        ({"paper": "777x555"}, 777, 555),
    ],
)
def test_the_page_has_true_millimetres(
    sample: Document, options: dict[str, Any], width: float, height: float
) -> None:
    (page,) = reader(sample, **options).pages
    assert float(page.mediabox.width) * 25.4 / 72 == pytest.approx(width, abs=0.01)
    assert float(page.mediabox.height) * 25.4 / 72 == pytest.approx(height, abs=0.01)


def test_a_fitting_page_is_as_large_as_the_map(sample: Document) -> None:
    planned = plan(sample, WHOLE, Options(paper="fit", margin=5.0)).poster
    assert planned is not None
    (page,) = reader(sample, paper="fit", margin=5.0).pages
    assert float(page.mediabox.width) * 25.4 / 72 == pytest.approx(
        planned.drawing.width * planned.scale + 10, abs=0.01
    )


def test_every_word_of_every_card_can_be_copied_out(sample: Document) -> None:
    text = words(reader(sample).pages[0].extract_text())
    for card in sample.cards:
        assert words(card.text) in text
    assert words(sample.title) in text


def test_the_file_says_what_it_is(sample: Document) -> None:
    pdf = reader(evolve(sample, facts=evolve(sample.facts, author="Ada")))
    assert pdf.metadata is not None
    assert pdf.metadata.title == sample.title
    assert pdf.metadata.author == "Ada"
    assert pdf.root_object["/Lang"] == sample.language
    assert "JourneyMapper" in str(pdf.metadata.creator)


def test_there_is_a_bookmark_for_every_stage(sample: Document) -> None:
    titles = [one.title for one in reader(sample).outline if not isinstance(one, list)]
    assert titles == [stage.name for stage in sample.stages]


def test_the_pdf_opens_again_as_the_map(sample: Document, tmp_path: Path) -> None:
    path = tmp_path / "a.journey"
    save(path, sample, {})
    data = publish(sample, WHOLE, {}, Options())
    (attached,) = PdfReader(io.BytesIO(data)).attachments.values()
    assert attached == [path.read_bytes()]
    opened = decode(data)
    assert opened.document == sample
    assert opened.carried


def test_what_nobody_asked_for_does_not_travel() -> None:
    document = evolve(everything(), page=evolve(everything().page, paper="fit"))
    plain = PdfReader(io.BytesIO(publish(document, WHOLE, PICTURES, Options())))
    assert not plain.attachments
    asked = publish(document, WHOLE, PICTURES, Options(attach_map=True))
    assert decode(asked).document == document
    assert decode(asked).pictures == PICTURES


def test_a_client_safe_pdf_names_nobody() -> None:
    document = evolve(everything(), page=evolve(everything().page, paper="fit"))
    pdf = PdfReader(io.BytesIO(publish(document, WHOLE, PICTURES, Options(client_safe=True))))
    assert not pdf.attachments
    text = pdf.pages[0].extract_text()
    assert "Formulare" not in text
    assert pdf.metadata is not None
    assert not pdf.metadata.author
    assert not pdf.metadata.creator


@pytest.mark.parametrize("suffix", [".pdf", ".svg", ".png"])
def test_the_same_map_gives_the_same_bytes(suffix: str) -> None:
    document = generated(80)
    first, second = (publish(document, WHOLE, {}, Options(suffix=suffix)) for _time in range(2))
    assert first == second
    assert first[:5] == {".pdf": b"%PDF-", ".svg": b"<?xml", ".png": b"\x89PNG\r"}[suffix]


def test_an_svg_holds_every_card(sample: Document) -> None:
    text = publish(sample, WHOLE, {}, Options(suffix=".svg")).decode()
    for card in sample.cards:
        assert f'id="card-{card.id}"' in text


def test_a_state_prints_less(sample: Document) -> None:
    (page,) = reader(sample, with_state(WHOLE, "as-is")).pages
    text = words(page.extract_text())
    for card in sample.cards:
        assert (words(card.text) in text) == (card.state != "to-be")


def test_progress_is_told() -> None:
    told: list[float] = []
    publish(Document(), WHOLE, {}, Options(), told.append)
    assert told[0] == 0.0
    assert told[-1] == 1.0
    assert told == sorted(told)


def test_views_are_found_by_name() -> None:
    document = everything()
    assert chosen_view(document, "") is WHOLE
    assert chosen_view(document, "für den vorstand") is document.views[0]
    with pytest.raises(PublishError, match=r"no view “x” in this map; it has “Für den Vorstand”"):
        chosen_view(document, "x")
    with pytest.raises(PublishError, match="this map has none"):
        chosen_view(Document(), "x")


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"suffix": ".docx"}, r"“\.docx” is no known format; use \.pdf, \.svg, \.png"),
        ({"suffix": ".xlsx"}, r"cannot write \.xlsx yet"),
        ({"suffix": ".pptx", "slides": "lanes"}, "no slides of “lanes”"),
        ({"suffix": ".pptx", "template": b"x"}, "not a PowerPoint file"),
        ({"suffix": ".pptx", "slides": "stages"}, "no stages"),
        ({"suffix": ".png", "dpi": 5.0}, "dots per inch"),
        ({"kind": "leaflet"}, "no kind .leaflet."),
        ({"paper": "B5"}, "no paper “B5”"),
        ({"client_safe": True, "attach_map": True}, "client-safe export never carries"),
        ({"min_text": 0.0}, "between 1 and 72"),
        ({"margin": -1.0}, "between 0 and 500"),
        ({"suffix": ".png", "pixels": 0.0}, "pixels"),
    ],
)
def test_what_cannot_be_had_is_said(options: dict[str, Any], reason: str) -> None:
    with pytest.raises(PublishError, match=reason):
        publish(Document(), WHOLE, {}, Options(**options))


def test_a_picture_too_large_to_open_elsewhere_is_refused() -> None:
    with pytest.raises(PublishError, match="too large"):
        publish(generated(480), WHOLE, {}, Options(suffix=".png", pixels=20.0))


@pytest.mark.parametrize("suffix", [".pdf", ".svg", ".png", ".pptx"])
def test_a_damaged_picture_is_named(suffix: str) -> None:
    damaged = PICTURES[PICTURE][:45] + bytes(len(PICTURES[PICTURE]) - 45)
    document = evolve(everything(), page=evolve(everything().page, paper="fit"))
    with pytest.raises(PublishError, match=r"The picture of .+ is damaged"):
        publish(document, WHOLE, {PICTURE: damaged}, Options(suffix=suffix))
    assert publish(document, WHOLE, {}, Options(suffix=suffix))


def test_too_many_dots_are_refused_with_a_number_that_would_do() -> None:
    with pytest.raises(PublishError, match=r"take \d+ dpi at most"):
        publish(generated(480), WHOLE, {}, Options(suffix=".png", dpi=2_000.0))


def test_publishing_leaves_the_document_as_it_is(sample: Document) -> None:
    before = encode(sample, {})
    publish(sample, WHOLE, {}, Options(client_safe=True))
    assert encode(sample, {}) == before
