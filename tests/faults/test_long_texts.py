"""A text of 100,000 characters, with and without a space, in the scripts that are set differently: exported
to every format, and all of it is there.

How long it took is reported. It is not judged here, because machines differ.
"""

from __future__ import annotations

import re
import time
import zipfile
from html import unescape
from io import BytesIO

import pypdf
import pytest

from journeymapper.model.card import Card
from journeymapper.model.document import Document
from journeymapper.model.lane import Lane
from journeymapper.model.persona import Persona
from journeymapper.model.stage import Stage, Step
from journeymapper.model.view import WHOLE
from journeymapper.publish.options import Options
from journeymapper.publish.publish import publish
from journeymapper.storage.file import decode, encode
from tests.faults.conftest import Record

LONG = 100_000
TEXTS = {
    "one word": "x" * LONG,
    "words": "word " * (LONG // 5 - 1) + "words",
    "Arabic": "مرحبا" * (LONG // 5),
    "Chinese": "旅程地图" * (LONG // 4),
    "faces": "🙂" * LONG,
    "markup": "<img src='file:///etc/passwd'><table><tr><td>" * (LONG // 45),
    "turned": "abc\N{RIGHT-TO-LEFT OVERRIDE}" * (LONG // 4),
}
FORMATS = {
    "svg": Options(".svg"),
    "png": Options(".png", pixels=0.05),
    "pptx": Options(".pptx"),
    "poster": Options(".pdf", allow_small=True),
    "report": Options(".pdf", kind="report", allow_small=True),
}
FIELDS = ("card", "title", "stage", "quote")
CASES = [*((kind, "card") for kind in TEXTS), *(("one word", field) for field in FIELDS[1:])]
SAMPLE = [("one word", "card"), ("Arabic", "title")]


def document(text: str, field: str) -> Document:
    """A small map with this text in one place."""
    words = dict.fromkeys(FIELDS, "short") | {field: text}
    return Document(
        title=words["title"],
        personas=(Persona(id="p", name="Ann", quote=words["quote"]),),
        stages=(
            Stage(id="g", name=words["stage"], steps=(Step(id="s"),)),
            Stage(id="h", steps=(Step(id="t"),)),
        ),
        lanes=(Lane(id="l", kind="pain_points"),),
        cards=(Card(id="c", lane="l", step="s", kind="pain_point", severity=4, text=words["card"]),),
    )


@pytest.mark.parametrize("name", list(FORMATS))
def test_every_format_holds_all_of_it(name: str, qapp: object, thorough: bool, figures: Record) -> None:
    for kind, field in CASES if thorough else SAMPLE:
        made = document(TEXTS[kind], field)
        assert decode(encode(made, {})).document == made
        begun = time.monotonic()
        data = publish(made, WHOLE, {}, FORMATS[name])
        took = time.monotonic() - begun
        # A picture has no letters to count, and the head of a map quotes its personas in a few lines.
        is_whole = name != "png" and (field != "quote" or name == "report")
        assert not is_whole or missing(name, data, TEXTS[kind]) == 0, f"{kind} in a {field}"
        figures(f"100,000 characters as {name}", tried=1, seconds=took, note=f"{kind} in a {field}")


def missing(name: str, data: bytes, text: str) -> int:
    """How often a letter of the text is not in a file that holds text; of the one that it begins with."""
    letter = next(sign for sign in text if sign.isprintable())
    return max(0, text.count(letter) - words_in(name, data).count(letter))


def words_in(name: str, data: bytes) -> str:
    match name:
        case "svg":
            return unescape("".join(re.findall(r"<t(?:ext|span)[^>]*>([^<]*)", data.decode())))
        case "pptx":
            slides = zipfile.ZipFile(BytesIO(data))
            read = "".join(slides.read(one).decode() for one in slides.namelist() if "slides/slide" in one)
            return unescape("".join(re.findall(r"<a:t>([^<]*)", read)))
        case _:
            return "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages)
