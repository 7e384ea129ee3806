"""A PDF read back from its bytes by programs that are not ours, and what must hold for each of its pages."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from ctypes import c_double
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2
from pypdf import PdfReader
from pypdf.generic import DictionaryObject
from pypdfium2 import raw

from journeymapper.drawing.shapes import Text
from journeymapper.drawing.tree import Drawing, groups
from journeymapper.geometry import Rect
from journeymapper.layout.mirror import reads_right_to_left
from journeymapper.publish.printed import PrintedPage, Put

MM = 72 / 25.4
_SIGNS = 2  # characters of a badge or a mark, which are no text to read
# Marks of direction: readers add and drop these as they like. Soft hyphens are not asked of readers.
_HYPHENS = str.maketrans("\x02\ufffe", "--")
_WORDS = re.compile("[^\\W\\d_]+|\\d+")
_UNSEEN = re.compile("[\\s\u00ad\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")


class Letter(NamedTuple):
    """A character on a page: its size in points, and its box in points from the top left."""

    character: str
    size: float
    box: Rect


class Page(NamedTuple):
    """`text` is what PDFium copies out of the whole page."""

    width: float  # millimetres
    height: float
    text: str
    letters: tuple[Letter, ...]  # none where they were not asked for
    cards: dict[str, str]  # what stands within each card


def pages_of(data: bytes, planned: tuple[PrintedPage, ...], letters: bool = True) -> Iterator[Page]:
    """The pages of a file beside those that were planned."""
    with pypdfium2.PdfDocument(data) as file:
        assert len(file) == len(planned)
        for number, plan in enumerate(planned):
            page = file[number]
            text = page.get_textpage()
            width, height = page.get_size()
            cards: dict[str, str] = {}
            for put in plan.puts:
                for id, rect in cards_on(put):
                    box = (rect.x * MM, height - rect.bottom * MM, rect.right * MM, height - rect.y * MM)
                    cards[id] = text.get_text_bounded(*box)
            found = tuple(_letters(text, height)) if letters else ()
            yield Page(width / MM, height / MM, text.get_text_range(), found, cards)


def cards_on(put: Put) -> Iterator[tuple[str, Rect]]:
    """The cards of a drawing with their places on the page in millimetres."""
    for place, group in groups(put.drawing):
        if group.kind == "card":
            yield (
                group.id,
                Rect(
                    put.x_mm + place.x * put.scale,
                    put.y_mm + place.y * put.scale,
                    group.rect.width * put.scale,
                    group.rect.height * put.scale,
                ),
            )


def _letters(text: pypdfium2.PdfTextPage, height: float) -> Iterator[Letter]:
    matrix, sides = raw.FS_MATRIX(), [c_double() for _ in range(4)]
    left, right, bottom, top = sides
    for at in range(text.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(text, at))
        if character.isspace() or not raw.FPDFText_GetMatrix(text, at, matrix):
            continue  # a space, or made up by the reader between words
        raw.FPDFText_GetCharBox(text, at, *sides)
        size = raw.FPDFText_GetFontSize(text, at) * abs(matrix.d or matrix.b)
        box = Rect(left.value, height - top.value, right.value - left.value, top.value - bottom.value)
        yield Letter(character, size, box)


def lines_on(drawing: Drawing) -> Iterator[tuple[Text, str]]:
    """Every line of every text, as it was planned."""
    for _, group in groups(drawing):
        for shape in group.shapes:
            if isinstance(shape, Text):
                for line in shape.lines:
                    yield shape, line.text


def bare(text: str) -> str:
    """Without spaces and marks of direction. A hyphen that ends a line is another character to PDFium."""
    return _UNSEEN.sub("", text).translate(_HYPHENS)


def words_in_order(text: str, language: str) -> list[str]:
    """What must be found together: the whole text, or where readers guess in which order they see things,
    as they do from right to left, each word and each number."""
    return _WORDS.findall(text) if reads_right_to_left(language) else [bare(text)]


def assert_letters(page: Page, least: float, signs: set[str]) -> None:
    """Every letter on the page, none smaller than `least` points but for those of signs."""
    sheet = Rect(0.0, 0.0, page.width * MM, page.height * MM).inset(-0.1)
    for letter, size, box in page.letters:
        assert size >= least - 0.01 or letter in signs, (letter, size)
        assert box.x >= sheet.x, letter
        assert box.y >= sheet.y, letter
        assert box.right <= sheet.right, letter
        assert box.bottom <= sheet.bottom, letter


def small_signs(page: PrintedPage) -> set[str]:
    """The characters of texts that are too short to be read as text."""
    found = (text.text.strip() for put in page.puts for text, _ in lines_on(put.drawing))
    return {character for text in found if len(text) <= _SIGNS for character in text}


def assert_same_words(page: Page, planned: PrintedPage, language: str) -> None:
    """What copies out is what was planned, each character as often."""
    wanted = bare("".join([line for put in planned.puts for _, line in lines_on(put.drawing)]))
    said = bare(page.text)
    if reads_right_to_left(language):  # readers guess which of two brackets they see
        wanted, said = "".join(filter(str.isalnum, wanted)), "".join(filter(str.isalnum, said))
    assert Counter(said) == Counter(wanted)


def assert_cards_read(page: Page, texts: dict[str, str], language: str) -> None:
    """Within each card its words as they were typed, and after them what its chips say."""
    for id, said in page.cards.items():
        for words in words_in_order(texts[id], language):
            assert words in bare(said), (texts[id], said)


def by_poppler(path: Path) -> str | None:
    """What pdftotext copies out, or None where it is not installed."""
    if shutil.which("pdftotext") is None:
        return None
    told = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True)
    return told.stdout.decode()


def assert_sound(path: Path) -> None:
    """By qpdf, where it is installed."""
    if shutil.which("qpdf") is not None:
        checked = subprocess.run(["qpdf", "--check", path], capture_output=True, check=False)
        assert checked.returncode == 0, checked.stdout.decode() + checked.stderr.decode()


def unembedded(reader: PdfReader) -> list[str]:
    """Names of fonts whose letters are not in the file, those of repeated forms too."""
    found: list[str] = []
    seen: set[int] = set()

    def look(resources: DictionaryObject) -> None:
        for font in _values(resources, "/Font"):
            if font["/Subtype"] != "/Type3":
                descendant = font.get("/DescendantFonts", [font])[0].get_object()
                facts = descendant.get("/FontDescriptor", {})
                if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(facts):
                    found.append(str(font.get("/BaseFont")))
        for form in _values(resources, "/XObject"):
            if id(form) not in seen and "/Resources" in form:
                seen.add(id(form))
                look(form["/Resources"].get_object())

    for page in reader.pages:
        look(page["/Resources"].get_object())  # type: ignore[arg-type]
    return found


def _values(resources: DictionaryObject, key: str) -> list[Any]:
    return [one.get_object() for one in resources.get(key, DictionaryObject()).get_object().values()]


def titles(outline: list[Any]) -> Iterator[str]:
    """All bookmarks, of every level."""
    for one in outline:
        if isinstance(one, list):
            yield from titles(one)
        else:
            yield str(one.title)


def reader_of(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))
