"""Maps of all sorts for tests of paper, and what must hold for every page that is printed."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2 import raw as pdfium

from journeymapper.drawing.shapes import Text
from journeymapper.drawing.tree import Drawing, Group, groups
from journeymapper.geometry import Point, Rect
from journeymapper.model.document import Document
from journeymapper.model.view import WHOLE
from journeymapper.publish.options import Options
from journeymapper.publish.poster import POINTS
from journeymapper.publish.printed import Printed
from journeymapper.publish.publish import plan
from journeymapper.resources import resource
from journeymapper.storage.file import read
from tests.generator import generated
from tests.yaml_maps import PATHS, read_yaml_map

MAPS = Path(__file__).resolve().parent.parent / "data" / "maps"
SLACK = 0.05


def sample() -> Document:
    return read(resource("samples", "online-retailer.journey")).document


def grid(stages: int, lanes: int, text: str = "A card of some words that breaks in two lines") -> Document:
    """Every cell filled, one step a stage, and a card over the first three stages."""
    kinds = ("actions", "touchpoints", "thoughts", "pain_points", "opportunities", "text")
    raw: dict[str, Any] = {
        "title": f"{stages} by {lanes}",
        "stages": [{"id": f"s{n}", "name": f"Stage {n}", "steps": [{"id": f"p{n}"}]} for n in range(stages)],
        "lanes": [{"id": f"l{n}", "kind": kinds[n % len(kinds)], "name": f"Lane {n}"} for n in range(lanes)],
        "cards": [
            {"id": f"c{row}-{at}", "lane": f"l{row}", "step": f"p{at}", "text": f"{text} {row} {at}"}
            for row in range(lanes)
            for at in range(stages)
        ],
    }
    return Document.model_validate(raw)


def one_cell(*texts: str) -> Document:
    """A map of one cell with these cards."""
    raw = {
        "title": "One cell",
        "stages": [{"id": "s", "name": "Stage", "steps": [{"id": "p"}]}],
        "lanes": [{"id": "l", "kind": "actions", "name": "Actions"}],
        "cards": [
            {"id": f"c{n}", "lane": "l", "step": "p", "kind": "action", "text": text}
            for n, text in enumerate(texts)
        ],
    }
    return Document.model_validate(raw)


def spanning(stages: int = 12) -> Document:
    """Cards over many stages, and one curve through all of them."""
    raw: dict[str, Any] = {
        "title": "From beginning to end",
        "stages": [{"id": f"s{n}", "name": f"Stage {n}", "steps": [{"id": f"p{n}"}]} for n in range(stages)],
        "lanes": [
            {"id": "l", "kind": "actions", "name": "Actions"},
            {"id": "e", "kind": "emotions", "name": "Emotions"},
        ],
        "cards": [
            {
                "id": "long",
                "lane": "l",
                "step": "p0",
                "until": f"p{stages - 1}",
                "text": "All the way through",
            },
            {"id": "short", "lane": "l", "step": "p1", "until": "p2", "text": "Two stages only"},
            *(
                {"id": f"c{n}", "lane": "l", "step": f"p{n}", "text": f"Of stage number {n}"}
                for n in range(stages)
            ),
        ],
        "curves": [
            {
                "id": "k",
                "lane": "e",
                "points": [
                    {"id": f"k{n}", "step": f"p{n}", "value": (-2, 1, 0, 2)[n % 4]} for n in range(stages)
                ],
            }
        ],
    }
    return Document.model_validate(raw)


def documents() -> dict[str, Document]:
    """Every sort of map that somebody may print, by name."""
    found = {"sample": sample(), "empty": Document(), "grid": grid(15, 9), "generated": generated(80)}
    found["long"] = one_cell(("A very long story. " * 75)[:1_423] + "!")
    found["seventeen"] = one_cell(*(f"Card number {n} of seventeen in a cell" for n in range(17)))
    found["spanning"] = spanning()
    found |= {path.stem: read(path).document for path in sorted(MAPS.glob("*.journey"))}
    found |= {path.stem: read(path).document for path in sorted(resource("templates").glob("*.journey"))}
    found |= {path.stem: read_yaml_map(path) for path in PATHS}
    return found


def printed(document: Document, **options: Any) -> Printed:
    made = plan(document, WHOLE, Options(**options)).printed
    assert made is not None
    return made


def shown(drawing: Drawing, kind: str) -> Iterator[tuple[Rect, Group]]:
    """The groups of a kind with their rectangles on the drawing."""
    for place, group in groups(drawing):
        if group.kind == kind:
            yield Rect(*place, group.rect.width, group.rect.height), group


def texts(drawing: Drawing) -> Iterator[tuple[Point, Text]]:
    for place, group in groups(drawing):
        for shape in group.shapes:
            if isinstance(shape, Text):
                yield place, shape


def card_text(group: Group) -> str:
    """The words of a card, not of its chips."""
    return next((shape.text for shape in group.shapes if isinstance(shape, Text)), "")


def assert_printable(made: Printed, least: float, margin: float) -> None:
    """One sheet, no word in the margin or beyond, none too small, no two cards on each other."""
    assert made.pages
    assert len({page.sheet for page in made.pages}) == 1
    for page in made.pages:
        inner = Rect(
            margin, margin, page.sheet.width_mm - 2 * margin, page.sheet.height_mm - 2 * margin
        ).inset(-SLACK)
        for put in page.puts:
            for place, text in texts(put.drawing):
                if text.text.strip():
                    assert text.style.size * put.scale * POINTS >= least - 0.006, text.text
                for line in text.lines:
                    if put.clip is None and line.width:
                        left = put.x_mm + (place.x + text.rect.x + line.x) * put.scale
                        base = put.y_mm + (place.y + text.rect.y + line.baseline) * put.scale
                        size = text.style.size * put.scale
                        word = Rect(left, base - 0.8 * size, line.width * put.scale, size)
                        assert inner.x <= word.x, (text.text, word)
                        assert word.right <= inner.right, (text.text, word)
                        assert inner.y <= word.y, (text.text, word)
                        assert word.bottom <= inner.bottom, (text.text, word)
            cards = [rect for rect, _ in shown(put.drawing, "card")]
            for one, other in combinations(cards, 2):
                assert not one.inset(0.01).intersects(other.inset(0.01)), page.label


def letter_sizes(page: pypdfium2.PdfPage) -> Iterator[float]:
    """The size in points of every letter on a page of a file."""
    text = page.get_textpage()
    for at in range(text.count_chars()):
        matrix = pdfium.FS_MATRIX()
        # Spaces between words may be made up by the reader.
        if text.get_text_range(at, 1).strip() and pdfium.FPDFText_GetMatrix(text, at, matrix):
            yield pdfium.FPDFText_GetFontSize(text, at) * math.hypot(matrix.b, matrix.d)
