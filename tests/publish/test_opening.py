"""What is written about a map takes as many pages as it needs, and no word runs over an edge in silence."""

from __future__ import annotations

from collections import Counter

import pypdfium2
import pytest

from journeymapper.model.document import Document
from journeymapper.model.view import WHOLE
from journeymapper.publish.inside import runs_over, said_over
from journeymapper.publish.options import Options
from journeymapper.publish.publish import publish
from tests.publish.papers import grid, printed


@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
@pytest.mark.parametrize("title", ["Trip", "A title that somebody pasted whole. " * 50])
def test_a_header_higher_than_a_page_flows_over_as_many_as_it_takes(orientation: str, title: str) -> None:
    """Read back from the file: every word of it is there, and on the sheet."""
    words = [f"word{number}" for number in range(600)]
    facts = {"goal": " ".join(words[:200]), "expectations": " ".join(words[200:400])}
    people = [
        {"id": f"p{n}", "name": f"Person{n}", "role": "Travels a lot " * 6, "quote": "Rested, please. " * 8}
        for n in range(6)
    ]
    facts["scenario"] = " ".join(words[400:])
    made = grid(6, 4).model_dump() | {"title": title, "facts": facts, "personas": people}
    document = Document.model_validate(made)
    options = Options(kind="pages", paper="A4", orientation=orientation, attach_map=False)
    file = pypdfium2.PdfDocument(publish(document, WHOLE, {}, options))
    found: Counter[str] = Counter()
    for page in file:
        text = page.get_textpage()
        width, height = page.get_size()
        found.update(text.get_text_bounded().split())
        for at in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(at)
            assert left >= -0.1
            assert bottom >= -0.1
            assert right <= width + 0.1
            assert top <= height + 0.1
    assert [word for word in words if found[word] != 1] == []
    assert all(found[f"Person{n}"] for n in range(6))


def test_words_that_run_over_the_edge_are_never_printed_in_silence() -> None:
    (page, *_others) = printed(grid(4, 3), kind="pages", paper="A4").pages
    assert runs_over(page) == ""
    low = page._replace(sheet=page.sheet._replace(height_mm=40.0))
    assert runs_over(low)
    assert "On page 2" in said_over([page, low])
