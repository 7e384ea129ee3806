"""Texts of 100,000 characters, with and without a space, in the scripts that are set differently and in
every field of a map: exported to every format, and all of it is there.

How long it took is reported. It is not judged here, because machines differ; `tests/bench/long_texts.py`
says what is wanted.
"""

from __future__ import annotations

import contextlib
import re
import time
import zipfile
from html import unescape
from io import BytesIO

import pypdf
import pytest

from journeymapper.model.view import WHOLE
from journeymapper.publish.errors import PublishError
from journeymapper.publish.publish import publish
from journeymapper.storage.file import decode, encode
from tests.everything import PICTURES
from tests.faults.conftest import Record
from tests.long_texts import FORMATS, TEXTS, fields, with_text, with_texts

# No card is cut, so that what is higher than a page of these is refused, with a sentence.
MAY_REFUSE = ("slides", "pages", "tiles")
CARD, TITLE, STAGE, QUOTE = "pain_point text", "title", "stages.name", "personas.quote"
SCRIPTS = [*((kind, CARD) for kind in TEXTS), *(("Arabic", field) for field in (TITLE, STAGE, QUOTE))]
CASES = [*SCRIPTS, *(("one word", field) for field in fields() if field != CARD)]
# A picture has no letters to count, tiles are cut from a poster, and slides of stages leave out what stands
# around them: for these every script will do.
NOT_COUNTED = ("png", "tiles", "slides")
SAMPLE = [("one word", CARD), ("Arabic", TITLE), ("one word", STAGE)]
# These are printed whole: in one place on a map, and in a report, which has long names in its appendix.
WHOLE_ON_MAP = (CARD, TITLE, STAGE, "stages.steps.name", "lanes.name", "facts.scenario", "facts.goal")
WHOLE_IN_REPORT = (
    *WHOLE_ON_MAP,
    QUOTE,
    "personas.name",
    "personas.role",
    "personas.description",
    "personas.goals",
    "personas.facts",
    "stages.description",
    "stages.steps.description",
    "curves.points.label",
    "metric text",
    "cards.unit",
    "cards.channel",
)


@pytest.mark.parametrize("name", list(FORMATS))
def test_every_format_holds_all_of_it(name: str, qapp: object, thorough: bool, figures: Record) -> None:
    all_of_them = SCRIPTS if name in NOT_COUNTED else CASES
    for kind, field in all_of_them if thorough else SAMPLE:
        made = with_text(fields()[field], TEXTS[kind])
        assert decode(encode(made, PICTURES)).document == made
        begun = time.monotonic()
        with contextlib.suppress(*[PublishError] if name in MAY_REFUSE else []):
            data = b""
            data = publish(made, WHOLE, PICTURES, FORMATS[name])
        took = time.monotonic() - begun
        is_whole = field in (WHOLE_IN_REPORT if name == "report" else WHOLE_ON_MAP)
        is_counted = is_whole and data and name not in NOT_COUNTED
        assert not is_counted or missing(name, data, TEXTS[kind]) == 0, f"{kind} in {field}"
        figures(f"100,000 characters as {name}", tried=1, seconds=took, note=f"{kind} in {field}")


def test_names_higher_than_any_page_are_named_as_what_is_too_much() -> None:
    made = with_text(fields()[STAGE], TEXTS["words"])
    with pytest.raises(PublishError, match="too small for the names of one stage and its steps"):
        publish(made, WHOLE, PICTURES, FORMATS["pages"])


@pytest.mark.parametrize("name", ["svg", "pptx", "poster", "report"])
def test_a_map_of_nothing_but_long_texts_is_exported(name: str, qapp: object, figures: Record) -> None:
    made = with_texts(TEXTS["one word"])
    begun = time.monotonic()
    data = publish(made, WHOLE, PICTURES, FORMATS[name])
    took = time.monotonic() - begun
    assert data
    figures("long texts in every field", tried=1, seconds=took, note=name)


def missing(name: str, data: bytes, text: str) -> int:
    """How often a letter of the text is not in a file that holds text; of the one that it begins with."""
    letter = next(sign for sign in text if sign.isprintable())
    return max(0, text.count(letter) - words_in(name, data).count(letter))


def words_in(name: str, data: bytes) -> str:
    match name:
        case "svg":
            return unescape("".join(re.findall(r"<t(?:ext|span)[^>]*>([^<]*)", data.decode())))
        case "pptx" | "slides":
            slides = zipfile.ZipFile(BytesIO(data))
            read = "".join(slides.read(one).decode() for one in slides.namelist() if "slides/slide" in one)
            return unescape("".join(re.findall(r"<a:t>([^<]*)", read)))
        case _:
            return "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages)
