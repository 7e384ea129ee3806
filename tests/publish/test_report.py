"""A report as a PDF: page boxes, bookmarks, words, attachment, the same bytes, and what cannot be."""

from __future__ import annotations

import io
from typing import Any

import pytest
from pypdf import PdfReader

from journeymapper.model.document import Document
from journeymapper.model.record import evolve
from journeymapper.model.view import WHOLE
from journeymapper.publish.errors import PublishError
from journeymapper.publish.options import Options
from journeymapper.publish.publish import plan, publish
from journeymapper.storage.file import encode
from tests.publish.papers import documents, printed, sample

MM = 72 / 25.4
DOCUMENTS = documents()


def pdf(document: Document, **options: Any) -> PdfReader:
    return PdfReader(io.BytesIO(publish(document, WHOLE, {}, Options(kind="report", **options))))


def titles(outline: list[Any]) -> list[Any]:
    return [titles(one) if isinstance(one, list) else one.title for one in outline]


@pytest.mark.parametrize(
    ("options", "size"),
    [
        ({}, (297.0, 210.0)),
        ({"orientation": "portrait"}, (210.0, 297.0)),
        ({"paper": "letter"}, (279.4, 215.9)),
        ({"paper": "16:9"}, (338.7, 190.5)),
        ({"paper": "A3"}, (420.0, 297.0)),
        ({"paper": "200x260"}, (200.0, 260.0)),
    ],
)
def test_every_page_has_the_size_of_the_paper(options: dict[str, Any], size: tuple[float, float]) -> None:
    for page in pdf(sample(), **options).pages:
        assert float(page.mediabox.width) / MM == pytest.approx(size[0], abs=0.1)
        assert float(page.mediabox.height) / MM == pytest.approx(size[1], abs=0.1)


def test_bookmarks_name_sections_personas_and_stages() -> None:
    document = sample()
    found = titles(pdf(document).outline)
    assert found[0] == "Cover"
    stages = found[found.index("Stages") + 1]
    assert stages == [stage.name for stage in document.stages]
    personas = found[found.index("Personas") + 1]
    assert personas == [persona.name for persona in document.personas]


def test_the_same_map_gives_the_same_bytes() -> None:
    options = Options(kind="report")
    assert publish(sample(), WHOLE, {}, options) == publish(sample(), WHOLE, {}, options)


def test_the_map_goes_along_by_the_rule_of_all_pdfs() -> None:
    document = sample()
    assert pdf(document).attachments["map.journey"] == [encode(document, {})]
    assert not pdf(document, client_safe=True).attachments


def test_a_client_safe_report_has_nothing_internal() -> None:
    document = sample()
    lane = document.lanes[0]
    secret = next(card for card in document.cards if card.lane != lane.id and card.kind == "pain_point")
    cards = tuple(evolve(card, internal=True) if card.id == secret.id else card for card in document.cards)
    lanes = (evolve(lane, internal=True), *document.lanes[1:])
    made = evolve(document, cards=cards, lanes=lanes)
    said = " ".join(page.extract_text() for page in pdf(made, client_safe=True).pages)
    hidden = [secret.text, *(card.text for card in document.cards if card.lane == lane.id)]
    assert not [text for text in hidden if text in said]
    assert document.facts.author not in said


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_smallest_text_is_said_and_never_less_than_asked_for(name: str) -> None:
    assert printed(DOCUMENTS[name], kind="report").smallest >= 5.995
    made = printed(DOCUMENTS[name], kind="report", min_text=8.0)
    assert made.smallest >= 7.995


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"paper": "90x60"}, "too small for a report"),
        ({"margin": 80.0}, "with margins of 80 mm it needs"),
        ({"paper": "fit"}, "needs a paper"),
        ({"paper": "B5"}, "no paper “B5”"),
    ],
)
def test_a_sheet_that_is_too_small_is_refused_in_one_sentence(options: dict[str, Any], reason: str) -> None:
    with pytest.raises(PublishError, match=reason):
        plan(sample(), WHOLE, Options(kind="report", **options))


def test_small_text_is_printed_where_it_is_allowed() -> None:
    made = printed(sample(), kind="report", paper="90x60", allow_small=True)
    assert 0 < made.smallest < 6.0


def test_pages_are_labelled() -> None:
    made = printed(sample(), kind="report")
    assert [page.label for page in made.pages] == [str(number) for number in range(1, len(made.pages) + 1)]


def test_the_contents_lead_to_their_pages() -> None:
    """Read back from the file: each entry is a link to the page whose number it shows."""
    reader = PdfReader(io.BytesIO(publish(sample(), WHOLE, {}, Options(kind="report"))))
    numbers = {page.indirect_reference.idnum: at for at, page in enumerate(reader.pages, 1)}
    found = []
    for page in reader.pages:
        for one in page.get("/Annots", []):
            link = one.get_object()
            if "/Dest" in link:
                words = str(link["/Contents"]).split()
                leads = numbers[link["/Dest"][0].idnum]
                found.append(leads)
                if words[-1].isdigit():
                    assert leads == int(words[-1])
    assert len(found) > 10
    assert found == sorted(found)
