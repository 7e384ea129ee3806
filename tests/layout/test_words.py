"""Words on a map follow the language of the map, all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import Formatter
from typing import Any

import catalogues
import pytest

from journeymapper.layout.wording import listed, printed_number, quoted
from journeymapper.layout.words import words_in
from journeymapper.model.document import Document
from journeymapper.model.record import evolve
from journeymapper.model.view import WHOLE
from journeymapper.publish.options import Options
from journeymapper.publish.publish import plan
from journeymapper.text.isolates import without_signs
from tests.publish.papers import sample
from tests.publish.reading import lines_on
from tests.script_maps import script_map

MESSAGES = catalogues.printed_words()
LANGUAGES = sorted(path.parent.name for path in catalogues.FOLDER.glob("*/map.po"))
each_language = pytest.mark.parametrize("language", LANGUAGES)


def test_the_promised_languages_are_there() -> None:
    assert {"ar", "de", "es", "fr"} <= set(LANGUAGES)
    assert len(MESSAGES) > 200


@each_language
def test_every_printed_word_is_translated(language: str) -> None:
    words = words_in(language)
    known = {str(one.id): str(one.string) for one in catalogues.catalogue(language) if one.id}
    assert tuple(sorted(known)) == MESSAGES, "packaging/catalogues.py brings them up to date"
    assert [message for message, said in known.items() if not said.strip()] == []
    for message, said in known.items():
        assert words(message) == said
        assert _placeholders(said) == _placeholders(message), message


@each_language
def test_a_catalogue_is_kept_as_it_is_written(language: str) -> None:
    path = catalogues.FOLDER / language / catalogues.CATALOGUE
    assert path.read_bytes() == catalogues.renewed(catalogues.catalogue(language), language)


def _placeholders(message: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(message) if name)


@pytest.mark.parametrize("language", ["de", "de-AT", "de_CH", "DE"])
def test_a_region_speaks_its_language(language: str) -> None:
    words = words_in(language)
    assert words("Severity") == "Schweregrad"
    assert words.language == language
    assert words is words_in(language)


@pytest.mark.parametrize("language", ["en", "en-GB", "", "tlh", "../de", "/etc", "d" * 400, "de/../de"])
def test_other_languages_get_english_words(language: str) -> None:
    assert words_in(language)("Severity") == "Severity"


MAPS = {
    "German": script_map("german"),
    "Arabic": script_map("arabic"),
    "sample in German": evolve(sample(), language="de"),
    "sample in French": evolve(sample(), language="fr"),
}
EXPORTS = [Options(), Options(kind="pages", paper="A4"), Options(kind="tiles"), Options(kind="report")]


@pytest.mark.parametrize("name", MAPS)
def test_a_map_prints_no_english_word_of_ours(name: str) -> None:
    document = MAPS[name]
    translated = " ".join(map(words_in(document.language), MESSAGES))
    ours = (
        _tokens(" ".join(MESSAGES)) - _tokens(translated) - _tokens(" ".join(_texts(document.model_dump())))
    )
    assert len(ours) > 50
    for options in [*EXPORTS, Options(suffix=".pptx", slides="stages")]:
        printed = plan(document, WHOLE, options).printed
        assert printed is not None
        said = [line for page in printed.pages for put in page.puts for _, line in lines_on(put.drawing)]
        assert _tokens(" ".join(said)) & ours == set(), options


def _tokens(text: str) -> set[str]:
    return set(re.findall(r"[a-z]{3,}", text.casefold()))


def _texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for one in value.values():
                yield from _texts(one)
        case list() | tuple():
            for one in value:
                yield from _texts(one)


# Quotations, lists and numbers


@pytest.mark.parametrize(
    ("typed", "language", "printed"),
    [
        ("So it is.", "en", "“So it is.”"),
        ('"So it is."', "en", "“So it is.”"),
        ("“So it is.”", "en", "“So it is.”"),
        ("„So ist es.“", "de", "„So ist es.“"),
        ("So ist es.", "de-AT", "„So ist es.“"),
        ("C’est ainsi.", "fr", "«\u202fC’est ainsi.\u202f»"),
        ("هكذا", "ar", "«هكذا»"),
        ("「はい」", "ja", "「はい」"),
        ("はい", "ja", "「はい」"),
        ('"It works" – but not here', "en", '“"It works" – but not here”'),
    ],
)
def test_a_quotation_has_the_marks_of_its_language_once(typed: str, language: str, printed: str) -> None:
    assert quoted(typed, language) == printed


def test_lists_have_the_commas_of_their_language() -> None:
    assert listed(("a", "", "b"), "de") == "a, b"
    assert without_signs(listed(("ا", "ب"), "ar-EG")) == "ا، ب"
    assert listed(("一", "二"), "zh-CN") == "一、二"


def test_a_sign_stays_at_its_number_from_right_to_left_too() -> None:
    assert printed_number(-2, "de") == "−2"
    assert printed_number(0.5, "de", sign=True) == "+0,5"
    assert printed_number(0.0004, "en") == "0.0004"  # not nothing
    assert printed_number(-0.012345, "de") == "−0,0123"
    assert printed_number(0.0333333, "hi") == "0.0333"
    assert printed_number(1_234_567.8912, "en") == "1,234,567.891"
    assert printed_number(-0.0, "en") == printed_number(-1e-14, "de") == "0"
    assert printed_number(-2, "he") == "\u2066−2\u2069"
    assert printed_number(2, "ar", sign=True) == "\u2066+2\u2069"


def test_the_canvas_follows_when_the_language_of_a_map_changes() -> None:
    from journeymapper.editor.editor import Editor
    from journeymapper.editor.pane import Pane

    editor = Editor(Document.model_validate({"lanes": [{"id": "l", "kind": "actions"}]}))
    pane = Pane(editor)
    assert any(line == "Actions" for _, line in lines_on(pane.drawing))
    editor.commit("Language", evolve(editor.document, language="de"))
    assert any(line == "Handlungen" for _, line in lines_on(pane.drawing))
